/** The history of the data folder: runs and saved changes, in one database. */
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../shared/errors.ts'
import type { ChangeLog, RunStore } from '../core/history/history-ports.ts'
import type { Log } from '../core/ports.ts'
import { createSqliteChanges } from './sqlite-changes.ts'
import { openHistory } from './sqlite-history-database.ts'
import { createSqliteRuns, keptCharacters } from './sqlite-runs.ts'

/** `runs.close` closes both. */
export interface History {
  readonly runs: RunStore
  readonly changes: ChangeLog
}

/** Without a usable database nothing is known and nothing is kept. */
function closedHistory(reason: string): History {
  const refuse = () => {
    throw new AppError('store-write-failed', { details: { reason } })
  }
  return {
    runs: {
      save: refuse,
      saveAll: refuse,
      last: () => null,
      lastOfEach: () => new Map(),
      get: () => null,
      list: () => ({ runs: [], total: 0, next: null }),
      forget: () => {},
      close: () => {},
    },
    changes: { append: refuse, list: () => ({ entries: [], total: 0, next: null }), between: () => [] },
  }
}

export function createSqliteHistory({ dataDir, log, most = keptCharacters }: { readonly dataDir: string; readonly log: Log; readonly most?: number }): History {
  const database = openHistory({ dataDir, log })
  if (!(database instanceof DatabaseSync)) return closedHistory(database.reason)
  return { runs: { ...createSqliteRuns(database, log, most), close: () => database.close() }, changes: createSqliteChanges(database) }
}
