/** One look into the ERP's database at a time: begun, watched, stopped, and forgotten with its passwords unless they are wanted. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReadRequest, ReadResult } from '../../../../shared/contract/users.ts'
import type { InputOf } from '../../../../shared/contract/index.ts'
import { useClient } from '../../../client/context.tsx'

export type Reading =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly what: ReadRequest['what']; readonly rows: number }
  | { readonly at: 'done'; readonly what: ReadRequest['what']; readonly result: ReadResult }
  /** it could not even start, or its end could not be learned */
  | { readonly at: 'broken'; readonly error: unknown }

export function useReading() {
  const client = useClient()
  const [reading, setReading] = useState<Reading>({ at: 'idle' })
  const current = useRef<{ readId: string | null; what: ReadRequest['what'] } | null>(null)
  const wanted = useRef<string | null>(null)

  const drop = useCallback(() => {
    const readId = current.current?.readId ?? null
    current.current = null
    // The back end forgets it by itself after a while, should this not arrive.
    if (readId !== null && readId !== wanted.current) client.call('users.dropRead', { readId }).catch(() => {})
  }, [client])

  const settle = useCallback(async () => {
    const run = current.current
    if (run === null || run.readId === null) return
    try {
      const result = await client.call('users.readResult', { readId: run.readId })
      if (result && current.current === run) setReading({ at: 'done', what: run.what, result })
    } catch (error) {
      if (current.current === run) setReading({ at: 'broken', error })
    }
  }, [client])

  useEffect(() => {
    const endEvents = client.onEvent((event) => {
      const readId = current.current?.readId
      if (event.name === 'users.read' && event.data.readId === readId)
        setReading((before) => (before.at === 'running' ? { ...before, rows: event.data.rows } : before))
      if (event.name === 'users.readFinished' && event.data.readId === readId) void settle()
    })
    const endConnects = client.onConnected(() => void settle())
    return () => {
      endEvents()
      endConnects()
      drop()
    }
  }, [client, settle, drop])

  return {
    reading,
    async start(request: InputOf<'users.startRead'>): Promise<void> {
      drop()
      const run: { readId: string | null; what: ReadRequest['what'] } = { readId: null, what: request.what }
      current.current = run
      setReading({ at: 'running', what: request.what, rows: 0 })
      try {
        const { readId } = await client.call('users.startRead', request)
        run.readId = readId
        // Stopped meanwhile.
        if (current.current !== run) client.call('users.dropRead', { readId }).catch(() => {})
        // Its end may have been told before its name was known.
        else await settle()
      } catch (error) {
        if (current.current === run) setReading({ at: 'broken', error })
      }
    },
    stop(): void {
      drop()
      setReading({ at: 'idle' })
    },
    /** Its passwords will be asked for by the save. */
    keep(readId: string): void {
      wanted.current = readId
    },
  }
}
