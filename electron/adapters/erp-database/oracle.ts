/** Oracle by `oracledb` in its thin mode: no client of Oracle's on this machine is needed, nor looked for. */
import OracleDialect from 'knex/lib/dialects/oracledb/index.js'
import oracledb, { type Connection } from 'oracledb'
import { databasePorts } from '../../../shared/domain/users/database-failures.ts'
import { usersTable } from '../../../shared/domain/users/table.ts'
import type { ErpConnection } from '../../core/users/erp-database-port.ts'
import { mostRows, type Driver, type DriverOptions, type Opening, type Query, type Session } from './driver.ts'
import { oracleFailure } from './failures.ts'
import { sqlBuilder } from './sql-builder.ts'

const builder = sqlBuilder(OracleDialect)

/** Inside a description, where brackets and the like would be syntax. */
const quoted = (text: string) => `"${text.replaceAll('"', '')}"`

/** @param seconds for each of: the socket, and the whole */
export function connectString({ host, port, name, nameIs, encryption }: ErpConnection, seconds: number): string {
  const protocol = encryption === 'none' ? 'tcp' : 'tcps'
  const target = `(${nameIs === 'sid' ? 'SID' : 'SERVICE_NAME'}=${quoted(name)})`
  const address = `(ADDRESS=(PROTOCOL=${protocol})(HOST=${quoted(host)})(PORT=${port ?? databasePorts.oracle}))`
  const security = encryption === 'none' ? '' : '(SECURITY=(SSL_SERVER_DN_MATCH=ON))'
  return `(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=${seconds})(CONNECT_TIMEOUT=${seconds})(RETRY_COUNT=0)${address}(CONNECT_DATA=${target})${security})`
}

function open(settings: ErpConnection, { connectTimeout, statementTimeout }: DriverOptions): Opening {
  let connection: Connection | null = null
  let unwanted = false
  const drop = () => void connection?.close({ drop: true }).catch(() => {})

  async function connect(): Promise<Session> {
    connection = await oracledb.getConnection({
      user: settings.user,
      password: settings.password,
      connectString: connectString(settings, Math.max(1, Math.ceil(connectTimeout / 1000))),
    })
    // There is no handle to a connection on its way: given up, it is closed as soon as it stands.
    if (unwanted) drop()
    const opened = connection
    opened.callTimeout = statementTimeout
    const run = async ({ sql, bindings }: Query) =>
      (await opened.execute(sql, bindings, { outFormat: oracledb.OUT_FORMAT_OBJECT, autoCommit: false, fetchArraySize: 500, maxRows: mostRows })).rows ?? []
    await run({ sql: 'set transaction read only', bindings: [] })
    return {
      server: `Oracle ${opened.oracleServerVersionString}`,
      run,
      async close() {
        await opened.rollback()
        await opened.close()
      },
    }
  }
  return {
    session: connect(),
    destroy() {
      unwanted = true
      drop()
    },
  }
}

/** The login's own table, or the one that a synonym of its own or a public one leads to. */
function columnsQuery({ schema }: ErpConnection) {
  const query = builder
    .select(
      'C.OWNER as owner',
      'C.TABLE_NAME as relation',
      'C.COLUMN_NAME as column',
      builder.raw('1 as "readable"'),
      builder.raw(
        `case when C.OWNER = sys_context('USERENV', 'CURRENT_SCHEMA') or exists (select 1 from ALL_SYNONYMS S where S.SYNONYM_NAME = ? and S.TABLE_NAME = C.TABLE_NAME and S.TABLE_OWNER = C.OWNER and S.OWNER in (sys_context('USERENV', 'CURRENT_SCHEMA'), 'PUBLIC')) then 1 else 0 end as "preferred"`,
        [usersTable],
      ),
    )
    .from('ALL_TAB_COLUMNS as C')
    .where('C.TABLE_NAME', usersTable)
    .limit(2000)
  return schema === '' ? query : query.whereRaw('C.OWNER = upper(?)', [schema])
}

export const driver: Driver = { builder, open, columnsQuery, failureOf: oracleFailure }
