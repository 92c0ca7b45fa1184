/**
 * The ERP's database: finds the table of users, sees which columns there are, and reads it page by page. The driver of each
 * kind is loaded when somebody first asks for one. Everything that comes back is somebody else's word.
 */
import * as z from 'zod'
import { inert } from '../../../shared/domain/text/inert.ts'
import { neededColumns, userColumns, usersTable, type UserColumn, type UserRow } from '../../../shared/domain/users/table.ts'
import { DatabaseFailure, type ErpConnection, type ErpDatabase, type ErpTable } from '../../core/users/erp-database-port.ts'
import type { Driver, Row, Session } from './driver.ts'
import { native, pageQuery, type TablePlace } from './queries.ts'

export interface ErpDatabaseOptions {
  /** whom the machine trusts to issue certificates, PEM; asked when it matters */
  readonly issuers: () => readonly string[]
  /** milliseconds to connect and log in */
  readonly connectTimeout?: number
  /** milliseconds for one statement */
  readonly statementTimeout?: number
  readonly pageSize?: number
}

const drivers: Readonly<Record<ErpConnection['kind'], () => Promise<{ driver: Driver }>>> = {
  postgresql: () => import('./postgresql.ts'),
  sqlserver: () => import('./sqlserver.ts'),
  oracle: () => import('./oracle.ts'),
}

/** A row of the catalogue. The names are the server's; they are quoted wherever they go, and nothing longer than a name is one. */
const columnRow = z.object({
  owner: z.string().min(1).max(128),
  relation: z.string().min(1).max(128),
  column: z.string().min(1).max(128),
  readable: z.union([z.boolean(), z.number()]),
  preferred: z.union([z.boolean(), z.number()]),
})
type ColumnRow = z.output<typeof columnRow>

/** Oracle gives names of columns that nobody quoted in capitals. */
const lowerKeys = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]))

interface Found {
  readonly table: ErpTable
  readonly place: TablePlace
  /** the name in the database of each column that can be read */
  readonly names: ReadonlyMap<UserColumn, string>
}

/** The one table that is meant, out of what the catalogue says. */
function chooseTable(rows: readonly ColumnRow[]): readonly ColumnRow[] {
  const owners = new Map<string, ColumnRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.owner, row.relation])
    owners.set(key, [...(owners.get(key) ?? []), row])
  }
  const all = [...owners.values()]
  const preferred = all.filter(([row]) => Number(row?.preferred) === 1)
  const chosen = preferred.length > 0 ? preferred : all
  if (chosen.length > 1) throw new DatabaseFailure('several-tables', chosen.map(([row]) => inert(row?.owner ?? '')).join(', ').slice(0, 300))
  return chosen[0] ?? []
}

function tableOf(server: string, rows: readonly ColumnRow[]): Found {
  const names = new Map<UserColumn, string>()
  const forbidden = new Set<UserColumn>()
  for (const column of userColumns) {
    const same = rows.filter((row) => row.column.toUpperCase() === column)
    const row = same.find((one) => one.column === column) ?? same[0]
    if (!row) continue
    if (Number(row.readable) === 1) names.set(column, row.column)
    else forbidden.add(column)
  }
  const [first] = rows
  const blocked = neededColumns.filter((column) => forbidden.has(column))
  if (blocked.length > 0) throw new DatabaseFailure('no-permission', blocked.join(', '))
  const absent = neededColumns.filter((column) => !names.has(column))
  if (absent.length > 0) throw new DatabaseFailure('missing-columns', absent.join(', '))
  const place = { owner: first?.owner ?? '', relation: first?.relation ?? '' }
  return {
    place,
    names,
    table: {
      server: inert(server).slice(0, 100),
      schema: inert(place.owner),
      columns: [...names.keys()],
      missing: userColumns.filter((column) => !names.has(column) && !forbidden.has(column)),
      forbidden: [...forbidden],
    },
  }
}

async function findTable(driver: Driver, session: Session, connection: ErpConnection): Promise<Found> {
  const answer = await session.run(native(driver.columnsQuery(connection)))
  const rows = answer.map((row) => {
    const parsed = columnRow.safeParse(lowerKeys(row))
    if (!parsed.success) throw new DatabaseFailure('nonsense', '')
    return parsed.data
  })
  const chosen = chooseTable(rows)
  if (chosen.length === 0) {
    // The catalogue may hide what the login may not see: asked itself, the server says which of the two it is.
    const everything = driver.builder.from(connection.schema === '' ? usersTable : `${connection.schema}.${usersTable}`)
    await session.run(native(everything.select(driver.builder.raw('1 as one')).whereRaw('1 = 0')))
    throw new DatabaseFailure('no-table', '')
  }
  return tableOf(session.server, chosen)
}

const byColumn = (row: Row, names: ReadonlyMap<UserColumn, string>): UserRow =>
  Object.fromEntries([...names].map(([column, name]) => [column, row[name]]))

/** Greater than the key before, so that the reading comes to an end whatever the server answers. */
function keyAfter(row: UserRow | undefined, before: number | string | null): number | string {
  const key = row?.HANDLE
  const usable = (typeof key === 'number' && Number.isFinite(key)) || (typeof key === 'string' && /^-?\d{1,30}(?:\.0*)?$/.test(key))
  if (!usable || (before !== null && Number(key) <= Number(before))) throw new DatabaseFailure('nonsense', '')
  return key
}

export function createErpDatabase({ issuers, connectTimeout = 15_000, statementTimeout = 30_000, pageSize = 1000 }: ErpDatabaseOptions): ErpDatabase {
  /** Opens, works, closes; whatever happens, nothing stays open, and an abort is answered at once. */
  async function withSession<T>(connection: ErpConnection, signal: AbortSignal, work: (driver: Driver, session: Session) => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    const { driver } = await drivers[connection.kind]()
    signal.throwIfAborted()
    const opening = driver.open(connection, { connectTimeout, statementTimeout, issuers: connection.encryption === 'verified' ? issuers() : [] })
    const stopped = Promise.withResolvers<never>()
    const onAbort = () => stopped.reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    // Longer than the driver's own limit, for the parts of a connection that it does not watch.
    const overdue = setTimeout(() => stopped.reject(new DatabaseFailure('timed-out', '')), connectTimeout + 2000)
    stopped.promise.catch(() => {})
    try {
      const session = await Promise.race([opening.session, stopped.promise])
      clearTimeout(overdue)
      const result = await Promise.race([work(driver, session), stopped.promise])
      await Promise.race([session.close(), stopped.promise]).catch(() => {})
      return result
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof DatabaseFailure) throw withoutPassword(error, connection.password)
      throw withoutPassword(driver.failureOf(error) ?? new DatabaseFailure('unknown', inert(String(error)).slice(0, 300), error), connection.password)
    } finally {
      clearTimeout(overdue)
      signal.removeEventListener('abort', onAbort)
      opening.session.catch(() => {})
      opening.destroy()
    }
  }

  return {
    look: (connection, signal) => withSession(connection, signal, async (driver, session) => (await findTable(driver, session, connection)).table),
    readUsers: (connection, { signal, most, onRows }) =>
      withSession(connection, signal, async (driver, session) => {
        const { table, place, names } = await findTable(driver, session, connection)
        const key = names.get('HANDLE') ?? ''
        const rows: UserRow[] = []
        let after: number | string | null = null
        for (;;) {
          // One more than wanted tells whether there are more.
          const limit = Math.min(pageSize, most + 1 - rows.length)
          const page = (await session.run(pageQuery(driver.builder, place, [...names.values()], key, after, limit))).map((row) => byColumn(row, names))
          if (page.length > limit) throw new DatabaseFailure('nonsense', '')
          rows.push(...page)
          onRows(Math.min(rows.length, most))
          if (page.length < limit || rows.length > most) return { table, rows: rows.slice(0, most), more: rows.length > most }
          after = keyAfter(page.at(-1), after)
        }
      }),
  }
}

/** A server that says a password back does not get it shown. */
function withoutPassword(failure: DatabaseFailure, password: string): DatabaseFailure {
  // A very short one would tear words apart that have nothing to do with it.
  if (password.length < 4 || !failure.detail.includes(password)) return failure
  return new DatabaseFailure(failure.code, failure.detail.replaceAll(password, '••••'))
}
