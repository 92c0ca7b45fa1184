import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { createBatches } from './sqlite-batch.ts'
import { openOutbox } from './sqlite-outbox-schema.ts'

/** The open file, with its statements prepared once and its writes in groups. */
export interface OutboxDatabase {
  readonly sql: (text: string) => StatementSync
  write<T>(work: (database: OutboxDatabase) => T): Promise<T>
  readonly connection: DatabaseSync
  /** commits made here */
  readonly commits: () => number
}

export function openOutboxDatabase(dataDir: string, patienceMs?: number, gather?: (flush: () => void) => void): OutboxDatabase {
  const connection = openOutbox(dataDir)
  const prepared = new Map<string, StatementSync>()
  const batches = createBatches(connection, patienceMs, gather)
  const database: OutboxDatabase = {
    connection,
    commits: batches.commits,
    sql(text) {
      let statement = prepared.get(text)
      if (!statement) {
        statement = connection.prepare(text)
        prepared.set(text, statement)
      }
      return statement
    },
    write: (work) => batches.write(() => work(database)),
  }
  return database
}
