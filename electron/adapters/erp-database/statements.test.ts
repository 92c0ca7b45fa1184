/** What is sent to each of the three, word for word; no server is needed for that. */
import type { Knex } from 'knex'
import { createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../../../test-support/listening.ts'
import type { DatabaseFailure, ErpConnection } from '../../core/users/erp-database-port.ts'
import type { Driver } from './driver.ts'
import { createErpDatabase } from './erp-database.ts'
import { connectString, driver as oracle } from './oracle.ts'
import { driver as postgresql } from './postgresql.ts'
import { native, pageQuery } from './queries.ts'
import { configurationFor, driver as sqlserver } from './sqlserver.ts'

const connection = (more: Partial<ErpConnection> = {}): ErpConnection => ({
  kind: 'sqlserver', host: 'db.example', port: null, name: 'ERP', nameIs: 'service', instance: '', schema: '', user: 'leitor', password: 'S3nha', encryption: 'verified', ...more,
}) // prettier-ignore
const options = { connectTimeout: 15_000, statementTimeout: 30_000, issuers: ['PEM'] }
const place = { owner: 'dbo', relation: 'Z_GRUPOUSUARIOS' }
const page = (builder: Knex, after: unknown) => pageQuery(builder, place, ['HANDLE', 'APELIDO'], 'HANDLE', after, 1000)

describe('a page of rows', () => {
  test('SQL Server', () => {
    expect(page(sqlserver.builder, null)).toEqual({ sql: 'select top (@p0) [HANDLE], [APELIDO] from [dbo].[Z_GRUPOUSUARIOS] order by [HANDLE] asc', bindings: [1000] })
    expect(page(sqlserver.builder, 7)).toEqual({ sql: 'select top (@p0) [HANDLE], [APELIDO] from [dbo].[Z_GRUPOUSUARIOS] where [HANDLE] > @p1 order by [HANDLE] asc', bindings: [1000, 7] })
  })
  test('Oracle', () => {
    expect(page(oracle.builder, null)).toEqual({ sql: 'select * from (select "HANDLE", "APELIDO" from "dbo"."Z_GRUPOUSUARIOS" order by "HANDLE" asc) where rownum <= :1', bindings: [1000] })
    expect(page(oracle.builder, 7)).toEqual({ sql: 'select * from (select "HANDLE", "APELIDO" from "dbo"."Z_GRUPOUSUARIOS" where "HANDLE" > :1 order by "HANDLE" asc) where rownum <= :2', bindings: [7, 1000] })
  })
  test('PostgreSQL', () => {
    expect(page(postgresql.builder, 7)).toEqual({ sql: 'select "HANDLE", "APELIDO" from "dbo"."Z_GRUPOUSUARIOS" where "HANDLE" > $1 order by "HANDLE" asc limit $2', bindings: [7, 1000] })
  })

  const hostile = `x"]; drop table y; --`
  test.each<[string, Driver, RegExp]>([
    ['SQL Server', sqlserver, /^select top \(@p0\) \[x"; drop table y; --\] from \[x"; drop table y; --\]\.\[x"; drop table y; --\] where \[x"; drop table y; --\] > @p1 order by \[x"; drop table y; --\] asc$/],
    ['Oracle', oracle, /^select \* from \(select "x""\]; drop table y; --" from "x""\]/],
    ['PostgreSQL', postgresql, /^select "x""\]; drop table y; --" from "x""\]; drop table y; --"\."x""\]/],
  ])('names and values of a hostile catalogue stay names and values: %s', (_, { builder }, sql) => {
    const query = pageQuery(builder, { owner: hostile, relation: hostile }, [hostile], hostile, "' or 1=1", 5)
    expect(query.sql).toMatch(sql)
    expect(query.sql).not.toContain('1=1')
  })
})

describe('which columns there are', () => {
  test.each<[string, Driver, string, unknown[]]>([
    [
      'SQL Server', sqlserver,
      "select top (@p0) [TABLE_SCHEMA] as [owner], [TABLE_NAME] as [relation], [COLUMN_NAME] as [column], 1 as readable, case when TABLE_SCHEMA = schema_name() then 1 when TABLE_SCHEMA = @p1 then 1 else 0 end as preferred from [INFORMATION_SCHEMA].[COLUMNS] where upper(TABLE_NAME) = @p2",
      [2000, 'dbo', 'Z_GRUPOUSUARIOS'],
    ],
    [
      'Oracle', oracle,
      `select * from (select "C"."OWNER" "owner", "C"."TABLE_NAME" "relation", "C"."COLUMN_NAME" "column", 1 as "readable", case when C.OWNER = sys_context('USERENV', 'CURRENT_SCHEMA') or exists (select 1 from ALL_SYNONYMS S where S.SYNONYM_NAME = :1 and S.TABLE_NAME = C.TABLE_NAME and S.TABLE_OWNER = C.OWNER and S.OWNER in (sys_context('USERENV', 'CURRENT_SCHEMA'), 'PUBLIC')) then 1 else 0 end as "preferred" from "ALL_TAB_COLUMNS" "C" where "C"."TABLE_NAME" = :2) where rownum <= :3`,
      ['Z_GRUPOUSUARIOS', 'Z_GRUPOUSUARIOS', 2000],
    ],
  ])('%s', (_, driver, sql, bindings) => {
    expect(native(driver.columnsQuery(connection()))).toEqual({ sql, bindings })
  }) // prettier-ignore

  test.each<[string, Driver]>([['SQL Server', sqlserver], ['Oracle', oracle], ['PostgreSQL', postgresql]])('of one owner: %s', (_, driver) => {
    const { sql, bindings } = native(driver.columnsQuery(connection({ schema: "o'wner" })))
    expect(bindings).toContain("o'wner")
    expect(sql).not.toContain("o'wner")
  })

  test('nothing but SELECT is ever built', () => {
    for (const driver of [sqlserver, oracle, postgresql]) for (const { sql } of [native(driver.columnsQuery(connection())), page(driver.builder, 1)]) expect(sql).toMatch(/^select /)
  })
})

describe('how SQL Server is reached', () => {
  test('the usual port, TLS that is judged, nothing to be written', () => {
    expect(configurationFor(connection(), options)).toMatchObject({
      server: 'db.example',
      authentication: { type: 'default', options: { userName: 'leitor', password: 'S3nha' } },
      options: { database: 'ERP', port: 1433, encrypt: true, trustServerCertificate: false, readOnlyIntent: true, connectTimeout: 15_000, requestTimeout: 30_000, cryptoCredentialsDetails: { ca: ['PEM'] } },
    })
  })
  test.each<[Partial<ErpConnection>, object]>([
    [{ encryption: 'unverified' }, { options: { encrypt: true, trustServerCertificate: true } }],
    [{ encryption: 'none' }, { options: { encrypt: false } }],
    [{ instance: 'SQLEXPRESS' }, { options: { instanceName: 'SQLEXPRESS' } }],
    [{ user: 'FILIAL\\jose' }, { authentication: { type: 'ntlm', options: { domain: 'FILIAL', userName: 'jose', password: 'S3nha' } } }],
  ])('%j', (more, expected) => expect(configurationFor(connection(more), options)).toMatchObject(expected))
  test('a port and an instance do not go together', () => {
    expect(configurationFor(connection({ instance: 'A' }), options).options).not.toHaveProperty('port')
  })
})

describe('how Oracle is reached', () => {
  const at = (more: Partial<ErpConnection>) => connectString(connection({ kind: 'oracle', ...more }), 15)
  test.each<[Partial<ErpConnection>, RegExp]>([
    [{ encryption: 'none' }, /\(PROTOCOL=tcp\)\(HOST="db\.example"\)\(PORT=1521\)\)\(CONNECT_DATA=\(SERVICE_NAME="ERP"\)\)\)$/],
    [{ encryption: 'none', nameIs: 'sid', port: 1522 }, /\(PORT=1522\)\)\(CONNECT_DATA=\(SID="ERP"\)\)\)$/],
    [{}, /\(PROTOCOL=tcps\).*\(SECURITY=\(SSL_SERVER_DN_MATCH=ON\)\)\)$/],
    [{ encryption: 'none', name: 'x")(HOST=evil' }, /\(SERVICE_NAME="x\)\(HOST=evil"\)/],
  ])('%j', (more, expected) => expect(at(more)).toMatch(expected))
})

describe.each<[ErpConnection['kind'], ErpConnection['encryption']]>([['sqlserver', 'none'], ['sqlserver', 'verified'], ['oracle', 'none']])('%s, %s: whoever answers instead', (kind, encryption) => {
  test.each<[string, (socket: Socket) => void, string[]]>([
    ['a black hole', (socket) => socket.resume(), ['timed-out']],
    ['closes at once', (socket) => socket.destroy(), ['lost']],
    ['speaks SMTP', (socket) => socket.resume().write('220 mail.example ESMTP\r\n'), ['timed-out', 'not-this-database', 'lost']],
    ['speaks HTTP', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), ['lost', 'not-this-database']],
  ])('%s', async (_, onConnection, codes) => {
    const peer = await listen(createServer(onConnection))
    onTestFinished(() => peer.close())
    const looking = createErpDatabase({ issuers: () => [], connectTimeout: 400 }).look(connection({ kind, encryption, host: '127.0.0.1', port: peer.port }), new AbortController().signal)
    const failure = await looking.then(() => expect.fail('it went well'), (error: unknown) => error as DatabaseFailure)
    expect(codes).toContain(failure.code)
    await peer.idle()
  })

  test('an abort is answered at once', async () => {
    const stop = new AbortController()
    const peer = await listen(createServer(() => stop.abort(new Error('enough'))))
    onTestFinished(() => peer.close())
    const database = createErpDatabase({ issuers: () => [] })
    await expect(database.look(connection({ kind, encryption, host: '127.0.0.1', port: peer.port }), stop.signal)).rejects.toThrow('enough')
  })
})
