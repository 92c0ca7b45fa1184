/** SQL Server's own protocol, spoken by a server of ours: what the driver makes of it, and what it asks. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { startTdsServer, type Answer, type TdsOptions } from '../../../test-support/tds-server.ts'
import type { DatabaseFailure, ErpConnection } from '../../core/users/erp-database-port.ts'
import { createErpDatabase } from './erp-database.ts'

const columns = ['HANDLE', 'APELIDO', 'SMTPPORT']
const catalogue: Answer = {
  columns: ['owner', 'relation', 'column', 'readable', 'preferred'],
  rows: columns.map((column) => ['dbo', 'Z_GRUPOUSUARIOS', column, 1, 1]),
}
const people = Array.from({ length: 5 }, (_, index): [number, string, number | null] => [index * 10 + 1, `USUÁRIO ${index}`, index === 3 ? null : 25])

/** As the ERP's would answer, in pages as they are asked. */
const usual = () => {
  let page = 0
  return (sql: string): Answer => {
    if (/INFORMATION_SCHEMA/.test(sql)) return catalogue
    if (/serverproperty/i.test(sql)) return { columns: ['version'], rows: [['16.0.4135.4']] }
    if (!/from \[dbo\]\.\[Z_GRUPOUSUARIOS\]/.test(sql)) return { columns: ['one'], rows: [] }
    const rows = people.slice(page * 2, page * 2 + 2)
    page++
    return { columns, rows }
  }
}

async function reach(options: TdsOptions, more: Partial<ErpConnection> = {}) {
  const server = await startTdsServer(options)
  onTestFinished(() => server.close())
  const connection: ErpConnection = {
    kind: 'sqlserver', host: '127.0.0.1', port: server.port, name: 'ERP', nameIs: 'service', instance: '', schema: '', user: 'leitor', password: 'S3nha-do-banco', encryption: 'none', ...more,
  } // prettier-ignore
  const database = createErpDatabase({ issuers: () => [], pageSize: 2, connectTimeout: 5000 })
  return { server, read: () => database.readUsers(connection, { signal: new AbortController().signal, most: 100, onRows: () => {} }) }
}
const refused = async (options: TdsOptions, more?: Partial<ErpConnection>): Promise<DatabaseFailure> =>
  (await reach(options, more)).read().then(() => expect.fail('it went well'), (error: unknown) => error as DatabaseFailure)

test('the table is found and read page by page, by SELECTs alone', async () => {
  const { server, read } = await reach({ answer: usual() })
  const { table, rows, more } = await read()
  expect(table).toMatchObject({ server: 'SQL Server 16.0.4135.4', schema: 'dbo', columns })
  expect(rows).toEqual(people.map(([HANDLE, APELIDO, SMTPPORT]) => ({ HANDLE, APELIDO, SMTPPORT })))
  expect(more).toBe(false)
  expect(server.asked.map((sql) => sql.replace(/\s.*/s, ''))).toEqual(['set', 'select', 'select', 'select', 'select', 'select'])
  expect(server.asked.filter((sql) => /from \[dbo\]/.test(sql))).toEqual([
    'select top (@p0) [HANDLE], [APELIDO], [SMTPPORT] from [dbo].[Z_GRUPOUSUARIOS] order by [HANDLE] asc',
    ...Array.from({ length: 2 }, () => 'select top (@p0) [HANDLE], [APELIDO], [SMTPPORT] from [dbo].[Z_GRUPOUSUARIOS] where [HANDLE] > @p1 order by [HANDLE] asc'),
  ])
  await server.idle()
})

describe('a refusal is known by its number, in whatever language it is said', () => {
  const german = 'Fehler bei der Anmeldung für den Benutzer'
  test.each<[string, TdsOptions, string]>([
    ['a wrong password', { refuse: [{ number: 18456, message: german }] }, 'wrong-password'],
    ['no such database', { refuse: [{ number: 4060, message: 'x' }, { number: 18456, message: german }] }, 'no-database'],
    ['a locked account', { refuse: [{ number: 18486, message: german }] }, 'account-locked'],
    ['the catalogue is empty, since nothing in it may be seen', { answer: (sql) => (/INFORMATION_SCHEMA/.test(sql) ? { ...catalogue, rows: [] } : /1 = 0/.test(sql) ? 229 : { columns: ['version'], rows: [] }) }, 'no-permission'],
    ['the catalogue is empty, since there is no table', { answer: (sql) => (/INFORMATION_SCHEMA/.test(sql) ? { ...catalogue, rows: [] } : /1 = 0/.test(sql) ? 208 : { columns: ['version'], rows: [] }) }, 'no-table'],
  ])('%s', async (_, options, code) => expect((await refused(options)).code).toBe(code))

  test('encryption that is asked for is never done without', async () => {
    expect((await refused({ answer: usual() }, { encryption: 'verified' })).code).toBe('tls-not-offered')
    expect((await refused({ answer: usual() }, { encryption: 'unverified' })).code).toBe('tls-not-offered')
  })
})

describe('answers that make no sense', () => {
  const rowsOf = (rows: Answer['rows']) => (sql: string) => (/from \[dbo\]/.test(sql) ? { columns, rows } : usual()(sql))
  test.each<[string, TdsOptions['answer'], string]>([
    ['the same page again and again', rowsOf([[1, 'ANA', 1], [2, 'BIA', 1]]), 'nonsense'],
    ['more rows than were asked for', rowsOf([[1, 'A', 1], [2, 'B', 1], [3, 'C', 1]]), 'nonsense'],
    ['rows without end', rowsOf(Array.from({ length: 20_000 }, (_, index) => [index + 1, 'A', 1])), 'nonsense'],
    ['a key that is none', rowsOf([[1, 'A', 1], [null, 'B', 1]]), 'nonsense'],
    ['a catalogue of something else', (sql) => (/INFORMATION_SCHEMA/.test(sql) ? { columns: ['a', 'b'], rows: [[1, 'x']] } : usual()(sql)), 'nonsense'],
    ['two owners, neither the login’s own', (sql) => (/INFORMATION_SCHEMA/.test(sql) ? { ...catalogue, rows: ['one', 'other'].map((owner) => [owner, 'Z_GRUPOUSUARIOS', 'HANDLE', 1, 0]) } : usual()(sql)), 'several-tables'],
    ['a table without its login', (sql) => (/INFORMATION_SCHEMA/.test(sql) ? { ...catalogue, rows: [['dbo', 'Z_GRUPOUSUARIOS', 'HANDLE', 1, 1]] } : usual()(sql)), 'missing-columns'],
  ])('%s', async (_, answer, code) => expect((await refused({ ...(answer && { answer }) })).code).toBe(code))
})
