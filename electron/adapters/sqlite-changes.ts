/** The log of saved changes in SQLite, in the database of the history. Entries are only ever added; the oldest go when they are too many. */
import type { DatabaseSync } from 'node:sqlite'
import { changeEntrySchema, type ChangeEntry } from '../../shared/contract/history.ts'
import { searchKey, searchTerms } from '../../shared/domain/history/summary.ts'
import { AppError } from '../../shared/errors.ts'
import type { ChangeLog, NewChangeEntry } from '../core/history/history-ports.ts'
import { change, searching } from './sqlite-history-database.ts'

/** Of all systems together: at a hundred saves a day more than half a year, at a few megabytes. */
export const keptChanges = 20_000
/** Characters that are looked through. */
const mostWords = 8000

function wordsOf({ systemName, what, by, changes }: NewChangeEntry): string {
  const values = changes.flatMap(({ path, before, after }) => [path, before ?? '', after ?? ''])
  return searchKey([systemName, what, by.user, by.host, ...values].join(' ')).slice(0, mostWords)
}

function entryOf(row: Record<string, unknown>): ChangeEntry[] {
  try {
    const parsed = changeEntrySchema.safeParse({ ...(JSON.parse(String(row['entry'])) as object), number: Number(row['number']) })
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}

export function createSqliteChanges(database: DatabaseSync): ChangeLog {
  const insert = database.prepare('INSERT INTO changes (at, system_id, words, entry) VALUES (?, ?, ?, ?)')
  const trim = database.prepare(`DELETE FROM changes WHERE number <= (SELECT MAX(number) FROM changes) - ${keptChanges}`)
  const between = database.prepare('SELECT number, entry FROM changes WHERE system_id = ? AND at > ? AND at <= ? ORDER BY number LIMIT 1000')

  return {
    append(entry) {
      change(database, () => {
        insert.run(entry.at, entry.systemId, wordsOf(entry), JSON.stringify(entry))
        trim.run()
      })
    },
    list({ systemId, search }, limit, after) {
      const terms = searching(searchTerms(search))
      const where = [...(systemId === null ? [] : ['system_id = ?']), ...terms.where]
      const values = [...(systemId === null ? [] : [systemId]), ...terms.values]
      const cursor = after === null ? null : Number(after)
      if (cursor !== null && !Number.isSafeInteger(cursor)) throw new AppError('invalid-input', { issues: [{ path: 'after', code: 'not-listed' }] })
      const all = (conditions: readonly string[]) => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`)
      const total = Number(database.prepare(`SELECT COUNT(*) AS count FROM changes ${all(where)}`).get(...values)?.['count'])
      const rows = database
        .prepare(`SELECT number, entry FROM changes ${all(cursor === null ? where : [...where, 'number < ?'])} ORDER BY number DESC LIMIT ?`)
        .all(...values, ...(cursor === null ? [] : [cursor]), limit)
      return { entries: rows.flatMap(entryOf), total, next: rows.length === limit ? String(rows.at(-1)?.['number']) : null }
    },
    between: (systemId, from, to) => between.all(systemId, from, to).flatMap(entryOf),
  }
}
