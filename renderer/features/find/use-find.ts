import { useEffect, useState } from 'react'
import type { FindRequest } from '../../../shared/contract/find.ts'
import { useAppEvents, useClient } from '../../client/context.tsx'
import { ConnectionLost } from '../../client/transport.ts'
import { stateOf, withResult, withRow, type FindState, type Heard } from './find-state.ts'

export interface Find extends FindState {
  readonly running: boolean
  /** it could not even start, or its end could not be learned */
  readonly error: unknown
  start(request: FindRequest): Promise<void>
  stop(): void
}

/** Ends with whoever shows it: nobody would see what it finds. */
export function useFind(): Find {
  const client = useClient()
  const [heard, setHeard] = useState<Heard>({})
  const [findId, setFindId] = useState<string | null>(null)
  const [starting, setStarting] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const state = stateOf(heard, findId)
  const running = starting || (findId !== null && state.result === null && error === null)

  useAppEvents(({ name, data }) => {
    if (name === 'find.row') setHeard((before) => withRow(before, data.findId, data.row))
    if (name === 'find.finished') setHeard((before) => withResult(before, data.result))
  })

  useEffect(() => {
    if (findId === null) return
    // What happened while nobody could tell us.
    const stop = client.onConnected(() => {
      client.call('find.result', { findId }).then(
        (result) => result && setHeard((before) => withResult(before, result)),
        (failure: unknown) => {
          if (!(failure instanceof ConnectionLost)) setError(failure)
        },
      )
    })
    return () => {
      stop()
      client.call('find.cancel', { findId }).catch(() => {})
    }
  }, [client, findId])

  return {
    ...state,
    running,
    error,
    async start(request) {
      setStarting(true)
      setError(null)
      setHeard({})
      try {
        setFindId((await client.call('find.start', request)).findId)
      } catch (failure) {
        setError(failure)
      } finally {
        setStarting(false)
      }
    },
    stop() {
      if (findId !== null) client.call('find.cancel', { findId }).catch(() => {})
    },
  }
}
