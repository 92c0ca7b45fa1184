/** SQL Server by `tedious`: no installation on this machine is needed. */
import SqlServerDialect from 'knex/lib/dialects/mssql/index.js'
import { Connection, Request, TYPES, type ConnectionConfiguration } from 'tedious'
import { databasePorts } from '../../../shared/domain/users/database-failures.ts'
import { usersTable } from '../../../shared/domain/users/table.ts'
import { DatabaseFailure, type ErpConnection } from '../../core/users/erp-database-port.ts'
import { mostRows, type Driver, type DriverOptions, type Opening, type Query, type Row, type Session } from './driver.ts'
import { sqlServerFailure } from './failures.ts'
import { sqlBuilder } from './sql-builder.ts'

const builder = sqlBuilder(SqlServerDialect)

export function configurationFor(connection: ErpConnection, { connectTimeout, statementTimeout, issuers }: DriverOptions): ConnectionConfiguration {
  const { host, port, instance, name, user, password, encryption } = connection
  // DOMAIN\user is an account of Windows, everything else one of the server itself.
  const [, domain, account] = /^([^\\]+)\\(.+)$/.exec(user) ?? []
  return {
    server: host,
    authentication:
      domain !== undefined && account !== undefined
        ? { type: 'ntlm', options: { domain, userName: account, password } }
        : { type: 'default', options: { userName: user, password } },
    options: {
      ...(name !== '' && { database: name }),
      ...(instance === '' ? { port: port ?? databasePorts.sqlserver } : { instanceName: instance }),
      encrypt: encryption !== 'none',
      trustServerCertificate: encryption === 'unverified',
      ...(encryption === 'verified' && issuers.length > 0 && { cryptoCredentialsDetails: { ca: [...issuers] } }),
      // Tells the server, and a reading copy behind it, that nothing will be written.
      readOnlyIntent: true,
      appName: 'server-manager',
      connectTimeout,
      requestTimeout: statementTimeout,
      cancelTimeout: 1000,
      connectionRetryInterval: 1,
      maxRetriesOnTransientErrors: 0,
      rowCollectionOnRequestCompletion: false,
      useColumnNames: false,
    },
  }
}

function open(settings: ErpConnection, options: DriverOptions): Opening {
  const connection = new Connection(configurationFor(settings, options))
  // Whoever waits is told by the promise; without a listener the process would end.
  connection.on('error', () => {})
  // Of a refused login the driver keeps the sentence, which may be in any language, and drops the number.
  const numbers: number[] = []
  connection.on('errorMessage', ({ number }: { readonly number: number }) => void numbers.push(number))
  const numbered = (error: Error) => Object.assign(error, { numbers: numbers.slice(-8) })

  const run = ({ sql, bindings }: Query): Promise<readonly Row[]> =>
    new Promise((resolve, reject) => {
      const rows: Row[] = []
      const request = new Request(sql, (error) => (error ? reject(numbered(error)) : resolve(rows)))
      bindings.forEach((value, index) => request.addParameter(`p${index}`, typeof value === 'number' ? TYPES.BigInt : TYPES.NVarChar, value))
      request.on('row', (columns: readonly { metadata: { colName: string }; value: unknown }[]) => {
        if (rows.push(Object.fromEntries(columns.map(({ metadata, value }) => [metadata.colName, value]))) <= mostRows) return
        reject(new DatabaseFailure('nonsense', ''))
        connection.close()
      })
      connection.execSql(request)
    })

  async function connect(): Promise<Session> {
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(numbered(error)) : resolve()))
    })
    // The server has no transactions that only read: what is sent are SELECTs alone, and none of them waits for a lock for long.
    await run({ sql: `set lock_timeout ${Math.trunc(options.statementTimeout)}`, bindings: [] })
    const [answer] = await run({ sql: "select cast(serverproperty('ProductVersion') as nvarchar(40)) as version", bindings: [] })
    const version = answer?.['version']
    return {
      server: `SQL Server ${typeof version === 'string' ? version : ''}`.trimEnd(),
      run,
      close: () => {
        connection.close()
        return Promise.resolve()
      },
    }
  }
  return { session: connect(), destroy: () => connection.close() }
}

/** The catalogue shows only what the login may see: a table without permission is not in it, which the next SELECT tells. */
function columnsQuery({ schema }: ErpConnection) {
  const owner = schema === '' ? builder.raw('schema_name()') : builder.raw('?', [schema])
  const query = builder
    .select(
      'TABLE_SCHEMA as owner',
      'TABLE_NAME as relation',
      'COLUMN_NAME as column',
      builder.raw('1 as readable'),
      builder.raw('case when TABLE_SCHEMA = ? then 1 when TABLE_SCHEMA = ? then 1 else 0 end as preferred', [owner, 'dbo']),
    )
    .from('INFORMATION_SCHEMA.COLUMNS')
    .whereRaw('upper(TABLE_NAME) = ?', [usersTable])
    .limit(2000)
  return schema === '' ? query : query.where('TABLE_SCHEMA', schema)
}

export const driver: Driver = { builder, open, columnsQuery, failureOf: sqlServerFailure }
