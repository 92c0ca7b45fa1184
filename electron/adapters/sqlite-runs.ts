/** Reports of test runs in SQLite: durable before the call returns, a bounded number a system. */
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { testReportSchema, type Phase, type TestReport, type Verdict } from '../../shared/contract/report.ts'
import type { RunStore } from '../core/ports.ts'
import { makePrivateFolder } from './durable-file.ts'

const keptPerSystem = 200

export function createSqliteRuns({ dataDir }: { dataDir: string }): RunStore {
  makePrivateFolder(dataDir)
  const file = join(dataDir, 'history.sqlite')
  const database = new DatabaseSync(file)
  chmodSync(file, 0o600)
  // busy_timeout first: two programs that start together would otherwise meet "database is locked" here.
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
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
    CREATE INDEX IF NOT EXISTS runs_of_system ON runs (system_id, number);
  `)
  const insert = database.prepare(
    'INSERT INTO runs (run_id, system_id, at, verdict, phase, ms, report) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const trim = database.prepare(
    'DELETE FROM runs WHERE system_id = ? AND number <= (SELECT number FROM runs WHERE system_id = ? ORDER BY number DESC LIMIT 1 OFFSET ?)',
  )
  const newest = database.prepare('SELECT report FROM runs WHERE system_id = ? ORDER BY number DESC LIMIT 5')
  const newestOfEach = database.prepare(
    'SELECT system_id, at, verdict, phase, ms FROM runs WHERE number IN (SELECT MAX(number) FROM runs GROUP BY system_id)',
  )
  const forget = database.prepare('DELETE FROM runs WHERE system_id = ?')

  return {
    save(report) {
      if (report.systemId === null) return
      const { runId, systemId, at, verdict, phase, ms } = report
      insert.run(runId, systemId, at, verdict, phase, ms, JSON.stringify(report))
      trim.run(systemId, systemId, keptPerSystem)
    },
    last(systemId): TestReport | null {
      for (const row of newest.all(systemId)) {
        // A report that an older or newer program wrote differently is passed over, not shown wrongly.
        const parsed = testReportSchema.safeParse(JSON.parse(String(row['report'])))
        if (parsed.success) return parsed.data
      }
      return null
    },
    lastOfEach() {
      const rows = newestOfEach.all() as unknown as { system_id: string; at: string; verdict: Verdict; phase: Phase; ms: number }[]
      return new Map(rows.map(({ system_id, at, verdict, phase, ms }) => [system_id, { at, verdict, phase, ms }]))
    },
    forget: (systemId) => void forget.run(systemId),
    close: () => database.close(),
  }
}
