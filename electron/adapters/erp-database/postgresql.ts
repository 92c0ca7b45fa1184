/** PostgreSQL by `pg`: no installation on this machine is needed. */
import { isIP, Socket } from 'node:net'
import PostgresDialect from 'knex/lib/dialects/postgres/index.js'
import pg from 'pg'
import { databasePorts } from '../../../shared/domain/users/database-failures.ts'
import { usersTable } from '../../../shared/domain/users/table.ts'
import { DatabaseFailure, type ErpConnection } from '../../core/users/erp-database-port.ts'
import { mostRows, type Driver, type DriverOptions, type Opening, type Query, type Row, type Session } from './driver.ts'
import { postgresFailure } from './failures.ts'
import { sqlBuilder } from './sql-builder.ts'

const builder = sqlBuilder(PostgresDialect)

function clientFor(connection: ErpConnection, { connectTimeout, statementTimeout, issuers }: DriverOptions, socket: Socket) {
  const { host, port, name, user, password, encryption } = connection
  return new pg.Client({
    host,
    port: port ?? databasePorts.postgresql,
    database: name === '' ? user : name,
    user,
    // As a function, so that a blank one is not looked for in the environment or in a file of this computer's user.
    password: () => password,
    ssl:
      encryption === 'none'
        ? false
        : encryption === 'unverified'
          ? { rejectUnauthorized: false }
          : { ca: [...issuers], rejectUnauthorized: true, ...(isIP(host) === 0 && { servername: host }) },
    stream: () => socket,
    application_name: 'server-manager',
    client_encoding: 'UTF8',
    connectionTimeoutMillis: connectTimeout,
    // The server's own limit is set in the transaction; this one is for a server that stopped answering.
    query_timeout: statementTimeout + 1000,
    keepAlive: true,
  })
}

function open(connection: ErpConnection, options: DriverOptions): Opening {
  const socket = new Socket()
  const client = clientFor(connection, options, socket)
  // Whoever waits is told by the promise; without a listener the process would end.
  client.on('error', () => {})
  const run = ({ sql, bindings }: Query): Promise<readonly Row[]> =>
    new Promise((resolve, reject) => {
      let count = 0
      const query = new pg.Query<Row>({ text: sql, values: [...bindings] }, undefined, (error, result) => (error ? reject(error) : resolve(result.rows)))
      query.on('row', () => {
        if (++count <= mostRows) return
        reject(new DatabaseFailure('nonsense', ''))
        socket.destroy()
      })
      client.query(query)
    })

  async function connect(): Promise<Session> {
    await client.connect()
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query(`set local statement_timeout = ${Math.trunc(options.statementTimeout)}`)
    const [answer] = await run({ sql: 'select version() as version', bindings: [] })
    const version = /^\S+ \S+/.exec(String(answer?.['version']))?.[0]
    return { server: version ?? 'PostgreSQL', run, close: () => client.end() }
  }
  return { session: connect(), destroy: () => socket.destroy() }
}

/** From the catalogue itself: information_schema hides what the login may not read, and says nothing of why. */
function columnsQuery({ schema }: ErpConnection) {
  const query = builder
    .select(
      'n.nspname as owner',
      'c.relname as relation',
      'a.attname as column',
      builder.raw('has_schema_privilege(n.oid, ?) and has_column_privilege(c.oid, a.attnum, ?) as readable', ['USAGE', 'SELECT']),
      builder.raw('pg_table_is_visible(c.oid) as preferred'),
    )
    .from('pg_catalog.pg_class as c')
    .join('pg_catalog.pg_namespace as n', 'n.oid', 'c.relnamespace')
    .join('pg_catalog.pg_attribute as a', 'a.attrelid', 'c.oid')
    .whereRaw('upper(c.relname) = ?', [usersTable])
    .whereIn('c.relkind', ['r', 'p', 'v', 'm', 'f'])
    .where('a.attnum', '>', 0)
    .where('a.attisdropped', false)
    .limit(2000)
  return schema === '' ? query : query.whereRaw('upper(n.nspname) = upper(?)', [schema])
}

export const driver: Driver = { builder, open, columnsQuery, failureOf: postgresFailure }
