/** The port to the ERP's own database: it is only ever read, one table of it. */
import type { DatabaseEncryption, DatabaseKind } from '../../../shared/domain/system/document.ts'
import type { DatabaseFailureCode } from '../../../shared/domain/users/database-failures.ts'
import type { UserColumn, UserRow } from '../../../shared/domain/users/table.ts'

export interface ErpConnection {
  readonly kind: DatabaseKind
  readonly host: string
  /** null: the usual one of its kind, or a SQL Server instance's */
  readonly port: number | null
  readonly name: string
  readonly nameIs: 'service' | 'sid'
  readonly instance: string
  readonly schema: string
  readonly user: string
  readonly password: string
  readonly encryption: DatabaseEncryption
}

/** What was found before a row was read. */
export interface ErpTable {
  /** what the server calls itself and its version */
  readonly server: string
  /** who owns the table */
  readonly schema: string
  /** the columns that can be read */
  readonly columns: readonly UserColumn[]
  /** those that are not there: an older version of the ERP */
  readonly missing: readonly UserColumn[]
  /** those that are there, and that this login may not read */
  readonly forbidden: readonly UserColumn[]
}

/** An expected failure. What the server itself said is in `detail`: untrusted text, without the password. */
export class DatabaseFailure extends Error {
  readonly code: DatabaseFailureCode
  readonly detail: string
  constructor(code: DatabaseFailureCode, detail: string, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.code = code
    this.detail = detail
  }
}

export interface ReadOptions {
  /** aborting ends it within 100 ms, whatever is pending; the promise rejects with the signal's reason */
  readonly signal: AbortSignal
  /** rows at most */
  readonly most: number
  /** told after each page how many rows have come */
  readonly onRows: (rows: number) => void
}

export interface ErpDatabase {
  /** Connects, finds the table, and says what of it can be read. Rejects with DatabaseFailure. */
  look(connection: ErpConnection, signal: AbortSignal): Promise<ErpTable>
  /**
   * All rows in the order of their key, in one reading transaction where the server has those. Rejects with DatabaseFailure.
   * `more`: there are rows beyond `most`.
   */
  readUsers(connection: ErpConnection, options: ReadOptions): Promise<{ table: ErpTable; rows: readonly UserRow[]; more: boolean }>
}
