/** Reports of test runs in SQLite: durable before the call returns, a bounded number a system. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { testReportSchema, type TestReport } from '../../shared/contract/report.ts'
import { lastTestSchema } from '../../shared/contract/systems.ts'
import { AppError } from '../../shared/errors.ts'
import type { Log, RunStore } from '../core/ports.ts'
import { openPrivateDatabase, sqliteCode } from './data-lock.ts'
import { makeDataFolder, setAside } from './durable-file.ts'

export const keptPerSystem = 200
/** Grows when an older program could misread what a newer one wrote; SQLite's user_version. */
const formatVersion = 1

const schema = `
  CREATE TABLE IF NOT EXISTS runs (
    number INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    system_id TEXT NOT NULL,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL,
    phase TEXT NOT NULL,
    ms REAL NOT NULL,
    report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS runs_of_system ON runs (system_id, at, number);
  -- One row a system, so that the list costs the same however many runs are kept.
  CREATE TABLE IF NOT EXISTS newest (
    system_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL,
    phase TEXT NOT NULL,
    ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${formatVersion};
`

/** busy_timeout first: two programs that start together would otherwise meet "database is locked" here. */
const manners = 'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;'

class NewerDatabase extends Error {}

function open(file: string): DatabaseSync {
  const database = openPrivateDatabase(file)
  try {
    database.exec(manners)
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    if (version > formatVersion) throw new NewerDatabase()
    if (version < formatVersion) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function statements(database: DatabaseSync) {
  return {
    insert: database.prepare('INSERT INTO runs (run_id, system_id, at, verdict, phase, ms, report) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    remember: database.prepare(`
      INSERT INTO newest (system_id, at, verdict, phase, ms) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (system_id) DO UPDATE
      SET at = excluded.at, verdict = excluded.verdict, phase = excluded.phase, ms = excluded.ms
      WHERE excluded.at >= newest.at`),
    trim: database.prepare(`
      DELETE FROM runs WHERE number IN
      (SELECT number FROM runs WHERE system_id = ? ORDER BY at DESC, number DESC LIMIT -1 OFFSET ${keptPerSystem})`),
    reports: database.prepare('SELECT number, report FROM runs WHERE system_id = ? ORDER BY at DESC, number DESC'),
    newest: database.prepare('SELECT system_id, at, verdict, phase, ms FROM newest'),
    forgetRuns: database.prepare('DELETE FROM runs WHERE system_id = ?'),
    forgetNewest: database.prepare('DELETE FROM newest WHERE system_id = ?'),
  } satisfies Record<string, StatementSync>
}

function parseReport(text: unknown): TestReport | null {
  try {
    return testReportSchema.safeParse(JSON.parse(String(text))).data ?? null
  } catch {
    return null
  }
}

/** History is not worth a program that does not start: without a usable database nothing is known and nothing is kept. */
function closedStore(reason: string): RunStore {
  return {
    save() {
      throw new AppError('store-write-failed', { details: { reason } })
    },
    last: () => null,
    lastOfEach: () => new Map(),
    forget: () => {},
    close: () => {},
  }
}

/** A damaged database is kept under another name with the files beside it, and a new one is begun. */
function openOrBegin(file: string, log: Log): DatabaseSync | { readonly reason: string } {
  for (let damaged = false; ; damaged = true) {
    try {
      return open(file)
    } catch (error) {
      const reason = error instanceof NewerDatabase ? 'newer-version' : sqliteCode(error)
      if (damaged || !['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(reason)) return { reason }
      try {
        const now = new Date()
        const keptAs = setAside(file, now)
        for (const beside of [`${file}-wal`, `${file}-shm`]) if (existsSync(beside)) setAside(beside, now)
        log.error('the history of tests was damaged and was set aside', { keptAs, reason })
      } catch {
        return { reason }
      }
    }
  }
}

export function createSqliteRuns({ dataDir, log }: { readonly dataDir: string; readonly log: Log }): RunStore {
  const file = join(dataDir, 'history.sqlite')
  let database: DatabaseSync | { readonly reason: string }
  try {
    makeDataFolder(dataDir)
    database = openOrBegin(file, log)
  } catch (error) {
    database = { reason: sqliteCode(error) }
  }
  if (!(database instanceof DatabaseSync)) {
    log.error('the history of tests cannot be used here', { reason: database.reason })
    return closedStore(database.reason)
  }
  const opened = database
  const run = statements(opened)

  /** All of it or none. */
  function together(work: () => void): void {
    opened.exec('BEGIN IMMEDIATE')
    try {
      work()
      opened.exec('COMMIT')
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (opened.isTransaction) opened.exec('ROLLBACK')
      throw error
    }
  }
  function change(work: () => void): void {
    try {
      together(work)
    } catch (cause) {
      throw new AppError('store-write-failed', { details: { reason: sqliteCode(cause) }, cause })
    }
  }

  return {
    save(report) {
      const { runId, systemId, at, verdict, phase, ms } = report
      if (systemId === null) return
      change(() => {
        run.insert.run(runId, systemId, at, verdict, phase, ms, JSON.stringify(report))
        run.remember.run(systemId, at, verdict, phase, ms)
        run.trim.run(systemId)
      })
    },
    last(systemId) {
      for (const { number, report } of run.reports.iterate(systemId)) {
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
    forget(systemId) {
      change(() => {
        run.forgetRuns.run(systemId)
        run.forgetNewest.run(systemId)
      })
    },
    close: () => opened.close(),
  }
}
