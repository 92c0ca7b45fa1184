/** The board as it is now: a run that goes on, row by row, or the last one. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CheckRepeat, CheckRow, CheckStateNow } from '../../../shared/contract/check.ts'
import { useNotify } from '../../app/notify.ts'
import { useAppEvents, useClient } from '../../client/context.tsx'
import { errorText } from '../../ui/error-text.ts'
import { useText } from '../../ui/text.ts'

const key = ['check']
/** Milliseconds in which rows are gathered before they are drawn: a thousand places answer within seconds. */
const gather = 100

export interface Board {
  readonly error: Error | null
  /** null: not known yet */
  readonly state: CheckStateNow | null
  /** what is on the screen: of the run, of a cancelled one, or of the board that is kept */
  readonly rows: readonly CheckRow[]
  readonly cancelled: boolean
  /** @param systemIds null = all; of some only their rows become new */
  start(systemIds: readonly string[] | null): void
  cancel(): void
  setRepeat(repeat: CheckRepeat): void
}

export function useBoard(): Board {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const notify = useNotify()
  const query = useQuery({ queryKey: key, queryFn: () => client.call('check.state', null), staleTime: 0 })
  const [cancelled, setCancelled] = useState<readonly CheckRow[] | null>(null)
  /** of systems that were looked at again by themselves: newer than the board that is kept */
  const [renewed, setRenewed] = useState<ReadonlyMap<string, CheckRow>>(new Map())
  const waiting = useRef(new Map<string, CheckRow>())
  const latest = useRef<{ checkId: string; done: number; total: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  function draw(): void {
    timer.current = null
    const now = latest.current
    if (!now) return
    const fresh = new Map(waiting.current)
    waiting.current.clear()
    queries.setQueryData<CheckStateNow>(key, (old) => {
      if (!old) return old
      const known = old.running?.checkId === now.checkId ? old.running.rows : []
      const places = new Set(known.map((row) => row.key))
      const rows = [...known.map((row) => fresh.get(row.key) ?? row), ...[...fresh.values()].filter((row) => !places.has(row.key))]
      return { ...old, running: { ...now, rows } }
    })
  }
  useAppEvents(({ name, data }) => {
    if (name === 'check.rows') {
      const { checkId, done, total, rows } = data
      if (latest.current?.checkId !== checkId) {
        waiting.current.clear()
        setCancelled(null)
      }
      latest.current = { checkId, done, total }
      for (const row of rows) waiting.current.set(row.key, row)
      timer.current ??= setTimeout(draw, gather)
    }
    if (name === 'check.finished') {
      if (timer.current) clearTimeout(timer.current)
      draw()
      latest.current = null
      const rows = queries.getQueryData<CheckStateNow>(key)?.running?.rows ?? []
      if (data.cancelled) setCancelled(rows.map((row) => (row.state === null ? { ...row, state: 'not-looked-at' as const } : row)))
      else setRenewed((old) => new Map([...(data.partial ? old : []), ...(data.partial ? rows : []).map((row) => [row.key, row] as const)]))
      void queries.invalidateQueries({ queryKey: key })
    }
  })
  const forget = useEffectEvent(() => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
  })
  useEffect(() => () => forget(), [])

  const failed = (error: unknown) => notify({ intent: 'error', text: errorText(t, error) })
  const again = () => void queries.invalidateQueries({ queryKey: key })
  const state = query.data ?? null
  return {
    error: query.error,
    state,
    rows: state?.running?.rows ?? cancelled ?? renew(state?.board?.rows ?? [], renewed),
    cancelled: cancelled !== null && !state?.running,
    start(systemIds) {
      setCancelled(null)
      client.call('check.start', { systemIds: systemIds && [...systemIds] }).then(again, failed)
    },
    cancel() {
      const checkId = state?.running?.checkId
      if (checkId !== undefined) client.call('check.cancel', { checkId }).catch(failed)
    },
    setRepeat: (repeat) => void client.call('check.repeat', { repeat }).then(again, failed),
  }
}

function renew(rows: readonly CheckRow[], renewed: ReadonlyMap<string, CheckRow>): readonly CheckRow[] {
  return renewed.size === 0 ? rows : rows.map((row) => renewed.get(row.key) ?? row)
}
