/** What each of the three databases is reached by: a connection of its driver's own, and SQL built by knex. */
import type { Knex } from 'knex'
import type { DatabaseFailure, ErpConnection } from '../../core/users/erp-database-port.ts'

/** SQL as the driver takes it, values apart. */
export interface Query {
  readonly sql: string
  readonly bindings: readonly unknown[]
}
/** Rows that one statement may bring: more than any page or catalogue asked for. A server that sends on is left. */
export const mostRows = 5000
export type Row = Readonly<Record<string, unknown>>

/** An open connection in a transaction that cannot write, as far as the server has such. */
export interface Session {
  /** what the server calls itself */
  readonly server: string
  run(query: Query): Promise<readonly Row[]>
  /** politely; for a connection that is not in use */
  close(): Promise<void>
}

/** A connection on its way. `destroy` ends it at once, whatever is pending; safe to call twice and afterwards. */
export interface Opening {
  readonly session: Promise<Session>
  destroy(): void
}

export interface DriverOptions {
  /** time to connect and log in, milliseconds */
  readonly connectTimeout: number
  /** time for one statement, milliseconds */
  readonly statementTimeout: number
  /** whom the machine trusts to issue certificates, PEM */
  readonly issuers: readonly string[]
}

export interface Driver {
  /** builds SQL, and never connects */
  readonly builder: Knex
  open(connection: ErpConnection, options: DriverOptions): Opening
  /**
   * Which columns of the table there are, by whoever owns it: rows of `owner`, `relation`, `column`, `readable`, `preferred`
   * (1 where the login would find it without naming an owner).
   */
  columnsQuery(connection: ErpConnection): Knex.QueryBuilder | Knex.Raw
  /** What the driver threw, in our words; null where it says nothing that is known. */
  failureOf(error: unknown): DatabaseFailure | null
}
