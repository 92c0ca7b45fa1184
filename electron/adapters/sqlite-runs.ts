/** Reports of runs in SQLite: durable before the call returns, a bounded number a system and a bounded size of all. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { runSummarySchema, type RunSummary } from '../../shared/contract/history.ts'
import type { TestReport } from '../../shared/contract/report.ts'
import { lastTestSchema } from '../../shared/contract/systems.ts'
import { searchTerms, summaryOf } from '../../shared/domain/history/summary.ts'
import { AppError } from '../../shared/errors.ts'
import type { RunQuery, RunStore } from '../core/history/history-ports.ts'
import type { Log } from '../core/ports.ts'
import { change, columnsOf, parseReport, searching } from './sqlite-history-database.ts'

/** Tests, and as many sends of the queue; of all of them the last one that worked stays, however old. */
export const keptPerSystem = 200
/** Characters of all reports together; then the oldest go, whose ever they are. */
export const keptCharacters = 256_000_000

function statements(database: DatabaseSync) {
  return {
    insert: database.prepare(`
      INSERT INTO runs (run_id, system_id, at, verdict, phase, ms, report, origin, state, words, summary)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    remember: database.prepare(`
      INSERT INTO newest (system_id, at, verdict, phase, ms) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (system_id) DO UPDATE
      SET at = excluded.at, verdict = excluded.verdict, phase = excluded.phase, ms = excluded.ms
      WHERE excluded.at >= newest.at`),
    trim: database.prepare(`
      DELETE FROM runs WHERE number IN
      (SELECT number FROM runs WHERE system_id = ?1 AND origin = ?2 ORDER BY at DESC, number DESC LIMIT -1 OFFSET ${keptPerSystem})
      AND number IS NOT (SELECT number FROM runs WHERE system_id = ?1 AND state = 'ok' ORDER BY at DESC, number DESC LIMIT 1)`),
    characters: database.prepare('SELECT characters FROM total'),
    trimOldest: database.prepare('DELETE FROM runs WHERE number IN (SELECT number FROM runs ORDER BY at, number LIMIT 20)'),
    tests: database.prepare("SELECT number, report FROM runs WHERE system_id = ? AND origin = 'test' ORDER BY at DESC, number DESC"),
    one: database.prepare('SELECT report FROM runs WHERE run_id = ?'),
    newest: database.prepare('SELECT system_id, at, verdict, phase, ms FROM newest'),
    forgetRuns: database.prepare('DELETE FROM runs WHERE system_id = ?'),
    forgetNewest: database.prepare('DELETE FROM newest WHERE system_id = ?'),
  } satisfies Record<string, StatementSync>
}

/** From the columns, or the report where a program of an earlier version wrote the row; null when neither can be read. */
function summaryOfRow({ summary, report }: Record<string, unknown>): RunSummary | null {
  if (summary !== '')
    try {
      const parsed = runSummarySchema.safeParse(JSON.parse(String(summary)))
      if (parsed.success) return parsed.data
    } catch {
      // the report says the same
    }
  const whole = parseReport(report)
  return whole && summaryOf(whole)
}

function conditions({ systemId, states, origin, search, before }: RunQuery): { where: string[]; values: string[] } {
  const where: string[] = []
  const values: string[] = []
  const add = (condition: string, ...more: readonly string[]) => {
    where.push(condition)
    values.push(...more)
  }
  if (systemId !== null) add('system_id = ?', systemId)
  if (states.length > 0) add(`state IN (${states.map(() => '?').join(', ')})`, ...states)
  if (origin !== null) add('origin = ?', origin)
  if (before !== undefined) add('at < ?', before)
  const terms = searching(searchTerms(search))
  terms.where.forEach((condition, index) => add(condition, terms.values[index] ?? ''))
  return { where, values }
}

/** `at|number` of the last row of a page. */
function readCursor(after: string): { at: string; number: number } {
  const [, at, number] = /^([^|]{1,40})\|(\d{1,15})$/.exec(after) ?? []
  if (at === undefined) throw new AppError('invalid-input', { issues: [{ path: 'after', code: 'not-listed' }] })
  return { at, number: Number(number) }
}

const all = (where: readonly string[]) => (where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`)

export function createSqliteRuns(database: DatabaseSync, log: Log, most = keptCharacters): Omit<RunStore, 'close'> {
  const run = statements(database)

  function insert(report: TestReport): void {
    const { runId, systemId, at, verdict, phase, ms } = report
    if (systemId === null) return
    const { origin, state, words, summary } = columnsOf(report)
    run.insert.run(runId, systemId, at, verdict, phase, ms, JSON.stringify(report), origin, state, words, summary)
    if (origin === 'test') run.remember.run(systemId, at, verdict, phase, ms)
    run.trim.run(systemId, origin)
  }
  function trimAll(): void {
    while (Number(run.characters.get()?.['characters']) > most && Number(run.trimOldest.run().changes) > 0);
  }
  function saveAll(reports: readonly TestReport[]): void {
    const kept = reports.filter(({ systemId }) => systemId !== null)
    if (kept.length === 0) return
    change(database, () => {
      kept.forEach(insert)
      trimAll()
    })
  }

  return {
    save: (report) => saveAll([report]),
    saveAll,
    last(systemId) {
      for (const { number, report } of run.tests.iterate(systemId)) {
        // A report that another version wrote differently, or that was damaged, is passed over, not shown wrongly.
        const parsed = parseReport(report)
        if (parsed) return parsed
        log.warn('the report of a test cannot be read', { number: Number(number) })
      }
      return null
    },
    lastOfEach() {
      return new Map(
        run.newest.all().flatMap((row) => {
          const parsed = lastTestSchema.safeParse(row)
          return parsed.success ? [[String(row['system_id']), parsed.data] as const] : []
        }),
      )
    },
    get(runId) {
      const row = run.one.get(runId)
      return row ? parseReport(row['report']) : null
    },
    list(query, limit, after) {
      const { where, values } = conditions(query)
      const total = Number(database.prepare(`SELECT COUNT(*) AS count FROM runs ${all(where)}`).get(...values)?.['count'])
      const cursor = after === null ? null : readCursor(after)
      const from = cursor ? [...where, '(at, number) < (?, ?)'] : where
      const rows = database
        .prepare(`SELECT number, at, summary, CASE summary WHEN '' THEN report END AS report FROM runs ${all(from)} ORDER BY at DESC, number DESC LIMIT ?`)
        .all(...values, ...(cursor ? [cursor.at, cursor.number] : []), limit)
      const end = rows.at(-1)
      const next = end && rows.length === limit ? `${String(end['at'])}|${String(end['number'])}` : null
      return { runs: rows.flatMap((row) => summaryOfRow(row) ?? []), total, next }
    },
    forget(systemId) {
      change(database, () => {
        run.forgetRuns.run(systemId)
        run.forgetNewest.run(systemId)
      })
    },
  }
}
