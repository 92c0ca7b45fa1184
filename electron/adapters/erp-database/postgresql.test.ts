/** A real PostgreSQL: what is read, what is refused and how, that nothing can be written, and the command line on top of it. */
import { createServer, type Server, type Socket } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createAuthority, createSelfSigned } from '../../../test-support/certificates.ts'
import { createCommandLine } from '../../../test-support/command-line.ts'
import { freePort, listen } from '../../../test-support/listening.ts'
import { startPostgres } from '../../../test-support/postgres.ts'
import { userColumns, type UserRow } from '../../../shared/domain/users/table.ts'
import type { DatabaseFailure, ErpConnection } from '../../core/users/erp-database-port.ts'
import { createErpDatabase, type ErpDatabaseOptions } from './erp-database.ts'
import { driver } from './postgresql.ts'

const authority = createAuthority()
const certificate = authority.issue({ names: ['127.0.0.1'] })
const started = await startPostgres({
  ssl: { key: certificate.key, certificate: certificate.cert },
  access: ['hostssl all tls_only 127.0.0.1/32 scram-sha-256', 'hostnossl all tls_only 127.0.0.1/32 reject', 'host erp banned 127.0.0.1/32 reject'],
})
if (typeof started === 'string') console.log(`skipped: no PostgreSQL could be started (${started})`)
const server = typeof started === 'string' ? null : started

const reader = { user: 'reader', password: "l&itura ' \\ ção" }
const wholeTable = `handle int primary key, apelido varchar(190), nome varchar(40), email varchar(190), inativo char(1), smtpserver varchar(40),
  smtpport int, smtpautenticado int, smtpuser varchar(100), smtppassword varchar(80), smtpssl char(1)`

beforeAll(async () => {
  if (!server) return
  const quoted = reader.password.replaceAll("'", "''")
  await server.sql(['create database erp', 'create database old', 'create database two', 'create database bare', 'create database closed'])
  await server.sql([
    `create role reader login password '${quoted}'`,
    `create role stranger login password '${quoted}'`,
    `create role tls_only login password '${quoted}'`,
    `create role banned login password '${quoted}'`,
    `create role idle nologin password '${quoted}'`,
    `create role partial login password '${quoted}'`,
    'revoke connect on database closed from public',
  ])
  await server.sql(
    [
      // As the ERP would have made it with quoted names, in a schema of its own.
      'create schema "ERP"',
      `create table "ERP"."Z_GRUPOUSUARIOS" (${wholeTable.replace(/\b([a-z]+)( int| varchar| char)/g, (_, name: string, type: string) => `"${name.toUpperCase()}"${type}`)}, "GRUPO" int, "SENHA" varchar(8))`,
      'grant usage on schema "ERP" to reader, partial',
      'grant select on "ERP"."Z_GRUPOUSUARIOS" to reader',
      'grant select ("HANDLE", "APELIDO", "NOME", "EMAIL", "INATIVO", "SMTPSERVER", "SMTPPORT", "SMTPAUTENTICADO", "SMTPUSER", "SMTPSSL") on "ERP"."Z_GRUPOUSUARIOS" to partial',
      `insert into "ERP"."Z_GRUPOUSUARIOS" ("HANDLE", "APELIDO", "NOME", "EMAIL", "INATIVO", "SMTPSERVER", "SMTPPORT", "SMTPAUTENTICADO", "SMTPUSER", "SMTPPASSWORD", "SMTPSSL") values
        (10, 'ANA', 'Ana Lúcia', 'ana@example.com', 'N', 'smtp.filial.com.br', 587, 1, 'ana@filial.com.br', 'S3nha-da-Ana', 'S'),
        (7, 'BIA', 'Beatriz', 'bia@example.com', 'N', null, 0, 2, null, null, 'N'),
        (99, 'VELHO', 'Saiu', null, 'S', null, null, 2, null, null, 'N'),
        (12, E'RUIM\\x07', 'Estranho', null, 'N', null, null, 2, null, null, 'N')`,
    ],
    'erp',
  )
  await server.sql(
    [
      // An older version, unquoted names, many rows.
      'create table z_grupousuarios (handle numeric(10) primary key, apelido varchar(190), nome varchar(40), email varchar(190))',
      "insert into z_grupousuarios select n * 3, 'USER' || n, 'Nome ' || n, 'user' || n || '@example.com' from generate_series(1, 10000) n",
      'grant select on z_grupousuarios to reader',
    ],
    'old',
  )
  await server.sql(
    ['one', 'other'].flatMap((schema) => [`create schema ${schema}`, `grant usage on schema ${schema} to reader`, `create table ${schema}.z_grupousuarios (${wholeTable})`, `grant select on ${schema}.z_grupousuarios to reader`]),
    'two',
  )
  await server.sql(['create table z_grupousuarios (id int, apelido text)', 'grant select on z_grupousuarios to reader'], 'bare')
})
afterAll(() => server?.stop())

const connection = (more: Partial<ErpConnection> = {}): ErpConnection => ({
  kind: 'postgresql', host: '127.0.0.1', port: server?.port ?? 0, name: 'erp', nameIs: 'service', instance: '', schema: '', ...reader, encryption: 'none', ...more,
}) // prettier-ignore
const database = (options: Partial<ErpDatabaseOptions> = {}) => createErpDatabase({ issuers: () => [authority.cert], ...options })
const never = new AbortController().signal
const look = (more: Partial<ErpConnection> = {}, options: Partial<ErpDatabaseOptions> = {}) => database(options).look(connection(more), never)
const failureOf = async (looking: Promise<unknown>): Promise<DatabaseFailure> => looking.then(() => expect.fail('it went well'), (error: unknown) => error as DatabaseFailure)

async function listening(onConnection: (socket: Socket) => void): Promise<number> {
  const fake: Server = createServer(onConnection)
  const peer = await listen(fake)
  onTestFinished(() => peer.close())
  return peer.port
}

describe.skipIf(!server)('a real PostgreSQL', () => {
  test('whole rows by the names of the columns, whatever their case and the schema, in the order of the key', async () => {
    const counted: number[] = []
    const { table, rows, more } = await database().readUsers(connection(), { signal: never, most: 100, onRows: (count) => counted.push(count) })
    expect(table).toEqual({ server: expect.stringMatching(/^PostgreSQL \d+/), schema: 'ERP', columns: userColumns, missing: [], forbidden: [] })
    expect(rows.map((row) => row.HANDLE)).toEqual([7, 10, 12, 99])
    expect(rows[1]).toEqual({
      HANDLE: 10, APELIDO: 'ANA', NOME: 'Ana Lúcia', EMAIL: 'ana@example.com', INATIVO: 'N', SMTPSERVER: 'smtp.filial.com.br', SMTPPORT: 587,
      SMTPAUTENTICADO: 1, SMTPUSER: 'ana@filial.com.br', SMTPPASSWORD: 'S3nha-da-Ana', SMTPSSL: 'S',
    } satisfies UserRow) // prettier-ignore
    expect([more, counted]).toEqual([false, [4]])
  })

  test('ten thousand rows of an older version, page by page; what it does not have is told', async () => {
    const counted: number[] = []
    const read = await database().readUsers(connection({ name: 'old' }), { signal: never, most: 20_000, onRows: (count) => counted.push(count) })
    expect(read.table.columns).toEqual(['HANDLE', 'APELIDO', 'NOME', 'EMAIL'])
    expect(read.table.missing).toEqual(userColumns.slice(4))
    expect([read.rows.length, new Set(read.rows.map((row) => row.APELIDO)).size, counted.length, read.more]).toEqual([10_000, 10_000, 11, false])
  })

  test('no more than was wanted, and it is said that there are more', async () => {
    const read = await database({ pageSize: 7 }).readUsers(connection({ name: 'old' }), { signal: never, most: 20, onRows: () => {} })
    expect([read.rows.length, read.rows.at(-1)?.APELIDO, read.more]).toEqual([20, 'USER20', true])
    const exactly = await database().readUsers(connection(), { signal: never, most: 4, onRows: () => {} })
    expect([exactly.rows.length, exactly.more]).toEqual([4, false])
  })

  test('a column that may not be read is left out, and told apart from one that is not there', async () => {
    expect(await look({ user: 'partial' })).toMatchObject({ forbidden: ['SMTPPASSWORD'], missing: [] })
    const { rows } = await database().readUsers(connection({ user: 'partial' }), { signal: never, most: 10, onRows: () => {} })
    expect(rows[1]).not.toHaveProperty('SMTPPASSWORD')
  })

  test('TLS: judged by whom the machine trusts, with anybody where that was asked for', async () => {
    expect(await look({ encryption: 'verified', user: 'tls_only', name: 'erp' }).catch((error: unknown) => (error as DatabaseFailure).code)).toBe('no-permission')
    expect((await look({ encryption: 'verified' })).schema).toBe('ERP')
    expect((await look({ encryption: 'unverified' }, { issuers: () => [] })).schema).toBe('ERP')
    expect((await failureOf(look({ encryption: 'verified' }, { issuers: () => [createSelfSigned().cert] }))).code).toBe('tls-untrusted')
    // The certificate is for 127.0.0.1 only.
    expect((await failureOf(look({ encryption: 'verified', host: 'localhost' }))).code).toBe('tls-untrusted')
  })

  const refusals: readonly [string, Partial<ErpConnection>, string][] = [
    ['a wrong password', { password: 'guess' }, 'wrong-password'],
    ['no password at all, and none from the surroundings', { password: '' }, 'wrong-password'],
    ['a user that does not exist', { user: 'nobody-knows' }, 'wrong-password'],
    ['a user that may not log in', { user: 'idle' }, 'account-locked'],
    ['a user that the access rules refuse', { user: 'banned', encryption: 'verified' }, 'not-admitted'],
    ['a user that the access rules refuse, in clear: it may be for want of TLS', { user: 'banned' }, 'tls-required'],
    ['a user that has to encrypt', { user: 'tls_only' }, 'tls-required'],
    ['no such database', { name: 'nowhere' }, 'no-database'],
    ['a database that the user may not enter', { name: 'closed' }, 'no-permission'],
    ['no table', { name: 'postgres' }, 'no-table'],
    ['no table under this owner', { schema: 'public' }, 'no-table'],
    ['no permission to read it', { user: 'stranger' }, 'no-permission'],
    ['a table without its key', { name: 'bare' }, 'missing-columns'],
    ['two tables, neither of them the login’s own', { name: 'two' }, 'several-tables'],
  ]
  test.each(refusals)('%s', async (_, more, code) => {
    const failure = await failureOf(look(more))
    expect([failure.code, failure.detail.includes(reader.password)]).toEqual([code, false])
  })

  test('of two tables the one of the owner that was named', async () => {
    expect((await look({ name: 'two', schema: 'OTHER' })).schema).toBe('other')
  })

  test('nobody listens, and there is no such host', async () => {
    expect((await failureOf(look({ port: await freePort() }))).code).toBe('refused')
    expect((await failureOf(look({ host: 'nowhere.invalid' }))).code).toBe('host-not-found')
  })

  test('nothing can be written, neither in the transaction of the reading nor beside it', async () => {
    const admin = server?.admin ?? { user: '', password: '' }
    const opening = driver.open(connection({ name: 'old', ...admin }), { connectTimeout: 5000, statementTimeout: 5000, issuers: [] })
    onTestFinished(() => opening.destroy())
    const session = await opening.session
    for (const sql of ["insert into z_grupousuarios values (1, 'x')", 'create table more (id int)', 'delete from z_grupousuarios']) {
      await expect(session.run({ sql, bindings: [] })).rejects.toMatchObject({ code: expect.stringMatching(/^25(006|P02)$/) })
    }
    const again = driver.open(connection({ name: 'old', ...admin }), { connectTimeout: 5000, statementTimeout: 5000, issuers: [] })
    onTestFinished(() => again.destroy())
    await expect((await again.session).run({ sql: "insert into z_grupousuarios values (1, 'x')", bindings: [] })).rejects.toMatchObject({ code: '25006' })
  })

  test('a table that somebody holds: the server gives up in time', async () => {
    const admin = server?.admin ?? { user: '', password: '' }
    const { default: pg } = await import('pg')
    const holder = new pg.Client({ host: '127.0.0.1', port: server?.port ?? 0, database: 'erp', ...admin })
    await holder.connect()
    onTestFinished(() => holder.end())
    await holder.query('begin; lock table "ERP"."Z_GRUPOUSUARIOS" in access exclusive mode')
    const failure = await failureOf(database({ statementTimeout: 300 }).readUsers(connection(), { signal: never, most: 5, onRows: () => {} }))
    expect(failure.code).toBe('statement-timed-out')
  })

  test('rows without end: it is left', async () => {
    const opening = driver.open(connection(), { connectTimeout: 5000, statementTimeout: 20_000, issuers: [] })
    onTestFinished(() => opening.destroy())
    const session = await opening.session
    await expect(session.run({ sql: 'select generate_series(1, 100000000)', bindings: [] })).rejects.toMatchObject({ code: 'nonsense' })
  })

  test('an abort ends it at once, and leaves no connection', async () => {
    const stop = new AbortController()
    const port = await listening(() => setTimeout(() => stop.abort(new Error('enough')), 20))
    await expect(database().look(connection({ port }), stop.signal)).rejects.toThrow('enough')
    await expect(database().look(connection(), AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
  })
})

describe('whoever answers instead', () => {
  const nobody: readonly [string, (socket: Socket) => void, ErpConnection['encryption'], string][] = [
    ['a black hole', () => {}, 'none', 'timed-out'],
    ['a black hole, with TLS', () => {}, 'verified', 'timed-out'],
    ['closes at once', (socket) => socket.destroy(), 'none', 'lost'],
    ['speaks SMTP', (socket) => socket.write('220 mail.example ESMTP\r\n'), 'verified', 'not-this-database'],
    ['speaks HTTP', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), 'unverified', 'not-this-database'],
    ['has no TLS', (socket) => socket.once('data', () => socket.write('N')), 'verified', 'tls-not-offered'],
    ['says yes to TLS and cannot', (socket) => socket.once('data', () => (socket.once('data', () => socket.write('no TLS at all')), socket.write('S'))), 'verified', 'tls-failed'],
    ['says the password back', (socket) => socket.once('data', () => socket.end(errorMessage('28P01', `no: ${reader.password}`))), 'none', 'wrong-password'],
  ]
  test.each(nobody)('%s', async (_, onConnection, encryption, code) => {
    const port = await listening(onConnection)
    const failure = await failureOf(look({ port, encryption }, { connectTimeout: 400 }))
    expect([failure.code, failure.detail.includes(reader.password)]).toEqual([code, false])
  })
})

/** As PostgreSQL says it: ErrorResponse. */
function errorMessage(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`, 'utf8')
  const length = Buffer.alloc(4)
  length.writeInt32BE(fields.length + 4)
  return Buffer.concat([Buffer.from('E'), length, fields])
}

describe.skipIf(!server)('users import', () => {
  const cli = createCommandLine()
  afterAll(() => cli.remove())
  const document = () => ({
    name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp',
    smtp: { server: 'smtp.example.com.br' },
    users: [{ login: 'bia', name: 'Bia à mão' }, { login: 'CARLOS', name: 'Só aqui' }],
    database: { kind: 'postgresql', host: '127.0.0.1', port: server?.port ?? 0, name: 'erp', ...reader, encryption: 'none' },
  }) // prettier-ignore
  const write = (value: unknown) => {
    const path = join(cli.folder, 'system.json')
    writeFileSync(path, JSON.stringify(value))
    return path
  }
  const users = async () => (JSON.parse((await cli.run(['systems', 'show', 'SISCON'])).out) as { users: { login: string; name: string; origin?: string }[]; passwords: object })

  test('shows first, takes over when told, keeps what was typed; passwords only when they are said to be plain', async () => {
    expect((await cli.run(['systems', 'set', write(document())])).code).toBe(0)
    const shown = await cli.run(['users', 'import', '--system', 'siscon', '--json'])
    expect(shown.code, shown.err).toBe(0)
    expect(JSON.parse(shown.out)).toMatchObject({
      system: 'SISCON', outcome: 'read', applied: false, more: false, strangeCount: 1, revision: 1,
      counts: { new: 1, changed: 0, gone: 0, typed: 1, kept: 1, same: 0 },
      items: [{ login: 'BIA', kind: 'typed', fields: ['name', 'email'] }, { login: 'ANA', kind: 'new', tablePassword: 'new' }],
      strange: [{ handle: '12', column: 'APELIDO', code: 'control' }],
    }) // prettier-ignore
    expect((await users()).users.map(({ login }) => login)).toEqual(['bia', 'CARLOS'])

    const applied = await cli.run(['users', 'import', '--system', 'SISCON', '--apply'])
    expect([applied.code, applied.out]).toEqual([0, expect.stringContaining('Mudanças guardadas em SISCON: 1.')])
    expect(await users()).toMatchObject({ users: [{ login: 'bia', name: 'Bia à mão' }, { login: 'CARLOS' }, { login: 'ANA', origin: 'database' }], passwords: { database: 'stored' } })
    expect((await users()).passwords).not.toHaveProperty('users.ANA')

    const withPasswords = await cli.run(['users', 'import', '--system', 'SISCON', '--apply', '--passwords-are-plain', '--json'])
    expect(JSON.parse(withPasswords.out)).toMatchObject({ counts: { changed: 1 }, items: [{ kind: 'typed' }, { login: 'ANA', fields: ['smtp.authentication.password'] }] })
    expect((await users()).passwords).toMatchObject({ 'users.ANA': 'stored' })
    const id = await cli.withProgram(async ({ services }) => (await services.systems.findByName('SISCON'))?.id ?? '')
    expect(await cli.withProgram(({ services }) => services.systems.password(id, 'users.ANA'))).toEqual({ state: 'stored', plain: 'S3nha-da-Ana' })
    // The very same one is no news.
    const again = await cli.run(['users', 'import', '--system', 'SISCON', '--passwords-are-plain'])
    expect(again.out).toContain('Nada a mudar em SISCON.')
    for (const answer of [shown, applied, withPasswords, again]) expect(answer.out + answer.err).not.toMatch(/S3nha-da-Ana|l&itura/)
  })

  test('whoever leaves the table goes, if the table brought them', async () => {
    await server?.sql(["delete from \"ERP\".\"Z_GRUPOUSUARIOS\" where \"APELIDO\" = 'ANA'"], 'erp')
    const { out } = await cli.run(['users', 'import', '--system', 'SISCON', '--apply', '--json'])
    expect(JSON.parse(out)).toMatchObject({ counts: { gone: 1 }, items: [{ kind: 'typed' }, { login: 'ANA', kind: 'gone' }] })
    expect((await users()).users.map(({ login }) => login)).toEqual(['bia', 'CARLOS'])
    expect((await users()).passwords).not.toHaveProperty('users.ANA')
  })

  test('a failure has its sentence, its field and the exit code of its phase; a password from the environment counts', async () => {
    const wrong = await cli.run(['users', 'import', '--system', 'SISCON', '--json'], { environment: { SERVER_MANAGER_DATABASE_PASSWORD: 'guess' } })
    expect([wrong.code, JSON.parse(wrong.out)]).toEqual([17, expect.objectContaining({ outcome: 'failed', failure: expect.objectContaining({ code: 'wrong-password', field: 'database.password', message: expect.stringContaining('recusou') }) })])
    expect((await cli.run(['systems', 'set', write({ ...document(), name: 'SEM', database: undefined })])).code).toBe(0)
    const none = await cli.run(['users', 'import', '--system', 'SEM'])
    expect([none.code, none.out, none.err]).toEqual([10, '', expect.stringContaining('Campo: database.host')])
    expect((await cli.run(['users', 'import'])).code).toBe(2)
    const port = await freePort()
    expect((await cli.run(['systems', 'set', write({ ...document(), database: { ...document().database, port } })])).code).toBe(0)
    expect((await cli.run(['users', 'import', '--system', 'SISCON'])).code).toBe(12)
  })
})
