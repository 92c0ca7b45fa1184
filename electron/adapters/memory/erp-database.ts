import type { DatabaseFailure, ErpConnection, ErpDatabase, ErpTable } from '../../core/users/erp-database-port.ts'
import { userColumns, type UserRow } from '../../../shared/domain/users/table.ts'

/** A database as tests want it: rows, or a failure, or one that never answers. */
export interface MemoryErpDatabase extends ErpDatabase {
  rows: readonly UserRow[]
  table: ErpTable
  failure: DatabaseFailure | Error | null
  /** nothing comes until it is aborted */
  hangs: boolean
  /** with what it was asked */
  readonly asked: readonly ErpConnection[]
}

export function createMemoryErpDatabase(): MemoryErpDatabase {
  const asked: ErpConnection[] = []
  async function answer(connection: ErpConnection, signal: AbortSignal): Promise<void> {
    asked.push(connection)
    if (database.hangs)
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        if (signal.aborted) reject(signal.reason as Error)
      })
    if (database.failure) throw database.failure
  }
  const database: MemoryErpDatabase = {
    rows: [],
    table: { server: 'Memory 1', schema: 'dbo', columns: userColumns, missing: [], forbidden: [] },
    failure: null,
    hangs: false,
    asked,
    async look(connection, signal) {
      await answer(connection, signal)
      return database.table
    },
    async readUsers(connection, { signal, most, onRows }) {
      await answer(connection, signal)
      const rows = database.rows.slice(0, most)
      onRows(rows.length)
      return { table: database.table, rows, more: database.rows.length > most }
    },
  }
  return database
}
