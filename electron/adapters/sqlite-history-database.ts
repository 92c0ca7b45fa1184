/** The database of the history: opened, brought to its newest form, or set aside when it is damaged. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { runStateOf } from '../../shared/contract/history.ts'
import { testReportSchema, type TestReport } from '../../shared/contract/report.ts'
import { searchWords, summaryOf } from '../../shared/domain/history/summary.ts'
import { AppError } from '../../shared/errors.ts'
import type { Log } from '../core/ports.ts'
import { openPrivateDatabase, sqliteCode } from './data-lock.ts'
import { makeDataFolder, setAside } from './durable-file.ts'

/** Grows when an older program could misread what a newer one wrote; SQLite's user_version. */
const formatVersion = 2

const first = `
  CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    system_id TEXT NOT NULL,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL,
    phase TEXT NOT NULL,
    ms REAL NOT NULL,
    report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX runs_of_system ON runs (system_id, at, number);
  -- One row a system, so that the list costs the same however many runs are kept.
  CREATE TABLE newest (
    system_id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL,
    phase TEXT NOT NULL,
    ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
`
/** What lists and searches need beside the report, the size of it all, and the log of saved changes. */
const second = `
  ALTER TABLE runs ADD COLUMN origin TEXT NOT NULL DEFAULT 'test';
  ALTER TABLE runs ADD COLUMN state TEXT NOT NULL DEFAULT '';
  ALTER TABLE runs ADD COLUMN words TEXT NOT NULL DEFAULT '';
  ALTER TABLE runs ADD COLUMN summary TEXT NOT NULL DEFAULT '';
  CREATE INDEX runs_by_time ON runs (at, number);
  CREATE INDEX runs_of_origin ON runs (system_id, origin, at, number);
  CREATE INDEX runs_that_worked ON runs (system_id, at, number) WHERE state = 'ok';
  CREATE TABLE total (one INTEGER PRIMARY KEY CHECK (one = 1), characters INTEGER NOT NULL) STRICT;
  INSERT INTO total SELECT 1, COALESCE(SUM(LENGTH(report)), 0) FROM runs;
  CREATE TRIGGER runs_come AFTER INSERT ON runs BEGIN UPDATE total SET characters = characters + LENGTH(NEW.report); END;
  CREATE TRIGGER runs_go AFTER DELETE ON runs BEGIN UPDATE total SET characters = characters - LENGTH(OLD.report); END;
  CREATE TABLE changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    system_id TEXT NOT NULL,
    words TEXT NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
  CREATE INDEX changes_of_system ON changes (system_id, number);
  -- What was written stays as it was written; only the oldest may go.
  CREATE TRIGGER changes_stay BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'the log of changes is never rewritten'); END;
`

export function parseReport(text: unknown): TestReport | null {
  try {
    return testReportSchema.safeParse(JSON.parse(String(text))).data ?? null
  } catch {
    return null
  }
}

/** What a row says beside its report. */
export function columnsOf(report: TestReport): { origin: string; state: string; words: string; summary: string } {
  return { origin: report.origin ?? 'test', state: runStateOf(report.verdict), words: searchWords(report), summary: JSON.stringify(summaryOf(report)) }
}

/** Rows of the first form get the columns of the second; a report that cannot be read keeps them blank. */
function fillColumns(database: DatabaseSync): void {
  const fill = database.prepare('UPDATE runs SET origin = ?, state = ?, words = ?, summary = ? WHERE number = ?')
  const rows = database.prepare('SELECT number FROM runs ORDER BY number').all()
  const one = database.prepare('SELECT report FROM runs WHERE number = ?')
  for (const { number } of rows) {
    const report = parseReport(one.get(Number(number))?.['report'])
    if (!report) continue
    const { origin, state, words, summary } = columnsOf(report)
    fill.run(origin, state, words, summary, Number(number))
  }
}

/** busy_timeout first: two programs that start together would otherwise meet "database is locked" here. */
const manners = 'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;'

class NewerDatabase extends Error {}

const versionOf = (database: DatabaseSync) => Number(database.prepare('PRAGMA user_version').get()?.['user_version'])

/** Asked again inside the transaction: another program may have done it meanwhile. */
function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database)
    if (version < 1) database.exec(first)
    if (version < 2) {
      database.exec(second)
      fillColumns(database)
    }
    database.exec(`PRAGMA user_version = ${formatVersion}; COMMIT`)
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function open(file: string): DatabaseSync {
  const database = openPrivateDatabase(file)
  try {
    database.exec(manners)
    const version = versionOf(database)
    if (version > formatVersion) throw new NewerDatabase()
    if (version < formatVersion) migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
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

/** History is not worth a program that does not start: `reason` says why there is none. */
export function openHistory({ dataDir, log }: { readonly dataDir: string; readonly log: Log }): DatabaseSync | { readonly reason: string } {
  let database: DatabaseSync | { readonly reason: string }
  try {
    makeDataFolder(dataDir)
    database = openOrBegin(join(dataDir, 'history.sqlite'), log)
  } catch (error) {
    database = { reason: sqliteCode(error) }
  }
  if (!(database instanceof DatabaseSync)) log.error('the history of tests cannot be used here', { reason: database.reason })
  return database
}

/** All of it or none. AppError `store-write-failed`. */
export function change(database: DatabaseSync, work: () => void): void {
  try {
    database.exec('BEGIN IMMEDIATE')
    try {
      work()
      database.exec('COMMIT')
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  } catch (cause) {
    throw new AppError('store-write-failed', { details: { reason: sqliteCode(cause) }, cause })
  }
}

/** `words` holds every term, wherever. */
export function searching(terms: readonly string[]): { readonly where: readonly string[]; readonly values: readonly string[] } {
  return { where: terms.map(() => "words LIKE ? ESCAPE '\\'"), values: terms.map((term) => `%${term.replace(/[\\%_]/g, '\\$&')}%`) }
}
