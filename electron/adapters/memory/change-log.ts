import { changeEntrySchema, type ChangeEntry } from '../../../shared/contract/history.ts'
import { searchKey, searchTerms } from '../../../shared/domain/history/summary.ts'
import type { ChangeLog } from '../../core/history/history-ports.ts'

export function createMemoryChangeLog(): ChangeLog {
  const kept: ChangeEntry[] = []
  const words = ({ systemName, what, by, changes }: ChangeEntry) =>
    searchKey([systemName, what, by.user, by.host, ...changes.flatMap(({ path, before, after }) => [path, before, after])].join(' '))
  return {
    append: (entry) => void kept.unshift(changeEntrySchema.parse({ ...entry, number: kept.length + 1 })),
    list({ systemId, search }, limit, after) {
      const found = kept.filter((entry) => (systemId === null || entry.systemId === systemId) && searchTerms(search).every((term) => words(entry).includes(term)))
      const entries = found.filter(({ number }) => after === null || number < Number(after)).slice(0, limit)
      return { entries, total: found.length, next: entries.length === limit ? String(entries.at(-1)?.number) : null }
    },
    between: (systemId, from, to) => kept.filter((entry) => entry.systemId === systemId && entry.at > from && entry.at <= to).toReversed(),
  }
}
