/** Pages of the history and of the log, fetched as one scrolls, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ChangeEntry, ChangeFilter, RunFilter, RunSummary } from '../../../shared/contract/history.ts'
import type { Client } from '../../client/client.ts'
import { useClient } from '../../client/context.tsx'

const pageSize = 200
/** Of an export; the contract's most. */
const exportPage = 500

interface Pages<T> {
  readonly rows: readonly T[]
  readonly total: number
  readonly error: unknown
  readonly loading: boolean
  /** To be called when the end comes into sight. */
  more(): void
}

interface Query<T> {
  readonly data: { readonly pages: readonly { readonly rows: readonly T[]; readonly total: number }[] } | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): Promise<unknown>
}
function pagesOf<T>({ data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage }: Query<T>): Pages<T> {
  return {
    rows: data?.pages.flatMap(({ rows }) => rows) ?? [],
    total: data?.pages[0]?.total ?? 0,
    error,
    loading: isPending,
    more: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
  }
}

interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
  readonly next: string | null
}
async function runPage(client: Client, filter: RunFilter, after: string | null, limit: number): Promise<Page<RunSummary>> {
  const { runs, total, next } = await client.call('history.list', { filter, after, limit })
  return { rows: runs, total, next }
}
async function changePage(client: Client, filter: ChangeFilter, after: string | null, limit: number): Promise<Page<ChangeEntry>> {
  const { entries, total, next } = await client.call('history.changes', { filter, after, limit })
  return { rows: entries, total, next }
}

// What another program wrote is not told of: the list is asked for whenever it is opened.
const paging = { initialPageParam: null as string | null, getNextPageParam: ({ next }: Page<unknown>) => next, refetchOnMount: 'always' as const }

export function useRunHistory(filter: RunFilter): Pages<RunSummary> {
  const client = useClient()
  return pagesOf(useInfiniteQuery({ ...paging, queryKey: ['history', 'runs', filter], queryFn: ({ pageParam }) => runPage(client, filter, pageParam, pageSize) }))
}
export function useChangeLog(filter: ChangeFilter): Pages<ChangeEntry> {
  const client = useClient()
  return pagesOf(useInfiniteQuery({ ...paging, queryKey: ['history', 'changes', filter], queryFn: ({ pageParam }) => changePage(client, filter, pageParam, pageSize) }))
}

async function all<T>(page: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = []
  for (let after: string | null = null; ; ) {
    const { rows: more, next } = await page(after)
    rows.push(...more)
    if (next === null) return rows
    after = next
  }
}
/** All that the filter finds, not only what was scrolled to. */
export const allRuns = (client: Client, filter: RunFilter) => all((after) => runPage(client, filter, after, exportPage))
export const allChanges = (client: Client, filter: ChangeFilter) => all((after) => changePage(client, filter, after, exportPage))
