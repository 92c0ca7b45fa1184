/**
 * The list, a page at a time. A page lies between two places of the list that stay where they are, whatever comes and goes, so each can
 * be asked for anew alone: only what is looked at is.
 */
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import type { QueueRow, QueueSearch } from '../../../shared/contract/queue-page.ts'
import { useClient } from '../../client/context.tsx'

export const pageSize = 100

type Page = OutputOf<'queue.rows'>

export interface Rows {
  readonly rows: readonly QueueRow[]
  readonly total: number | null
  readonly loading: boolean
  readonly error: unknown
  /** Told which rows are on the screen: asks for what follows when its end is near. */
  look(first: number, last: number): void
}

export function useRows(search: QueueSearch): Rows {
  const client = useClient()
  const queries = useQueryClient()
  const key = JSON.stringify(search)
  const [kept, setKept] = useState<{ key: string; places: readonly (string | null)[]; pages: readonly [number, number] }>({ key, places: [null], pages: [0, 0] })
  // Another search begins anew.
  const { places, pages } = kept.key === key ? kept : { places: [null], pages: [0, 0] as const }
  const keyOf = (after: string | null, downTo: string | null) => ['queue', 'rows', key, after, downTo]

  const combine = useCallback(
    (results: readonly UseQueryResult<Page>[]) => ({
      data: results.map(({ data }) => data),
      loading: results.some(({ isLoading }) => isLoading),
      error: results.find(({ error }) => error !== null)?.error ?? null,
    }),
    [],
  )
  const found = useQueries({
    queries: places.map((after, index) => {
      const downTo = places[index + 1] ?? null
      return {
        queryKey: keyOf(after, downTo),
        queryFn: () => client.call('queue.rows', { search, after, downTo, limit: downTo === null ? pageSize : 500 }),
        // What nobody looks at is asked for again when somebody does.
        enabled: index === 0 || index === places.length - 1 || (index >= pages[0] && index <= pages[1]),
      }
    }),
    combine,
  })

  const { data } = found
  const rows = useMemo(() => data.flatMap((page) => page?.rows ?? []), [data])
  const last = data.at(-1)

  const look = (firstRow: number, lastRow: number) => {
    let from = 0
    let to = 0
    for (let index = 0, count = 0; index < data.length; index++) {
      if (count <= firstRow) from = index
      if (count <= lastRow) to = index
      count += data[index]?.rows.length ?? 0
    }
    let next = places
    // More came in between two places than fits: they get one in between.
    const full = data.findIndex((page, index) => index < data.length - 1 && page !== undefined && page.next !== null)
    if (full !== -1) next = [...places.slice(0, full + 1), data[full]?.next ?? null, ...places.slice(full + 1)]
    else if (last !== undefined && last.next !== null && lastRow >= rows.length - pageSize / 2) {
      // What is known of the last page is known of it with its end as well.
      queries.setQueryData(keyOf(places.at(-1) ?? null, last.next), { ...last, next: null })
      next = [...places, last.next]
    }
    if (next !== places || kept.key !== key || pages[0] !== from || pages[1] !== to) setKept({ key, places: next, pages: [from, to] })
  }

  return { rows, total: data[0]?.total ?? null, loading: found.loading && rows.length === 0, error: found.error, look }
}
