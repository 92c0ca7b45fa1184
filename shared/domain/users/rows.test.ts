import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../i18n/index.ts'
import { systemDocumentSchema } from '../system/document.ts'
import { usersOfRows } from './rows.ts'
import type { UserRow } from './table.ts'

const row = (more: UserRow = {}): UserRow => ({
  HANDLE: 1, APELIDO: 'ANA', NOME: 'Ana', EMAIL: 'ana@example.com', INATIVO: 'N', SMTPSERVER: null, SMTPPORT: null, SMTPAUTENTICADO: 2, SMTPUSER: null, SMTPPASSWORD: null, SMTPSSL: 'N', ...more,
}) // prettier-ignore
const one = (more: UserRow) => {
  const { users, strange } = usersOfRows([row(more)])
  expect(strange).toEqual([])
  return users[0]
}

describe('a row becomes a user', () => {
  test('all of its columns', () => {
    expect(one({ SMTPSERVER: 'smtp.example.com', SMTPPORT: 587, SMTPAUTENTICADO: 1, SMTPUSER: 'ana@x', SMTPPASSWORD: 'geheim', SMTPSSL: 'S' })).toEqual({
      user: {
        login: 'ANA', name: 'Ana', email: 'ana@example.com', origin: 'database',
        smtp: { server: 'smtp.example.com', port: 587, authentication: { enabled: true, user: 'ana@x', ssl: true } },
      },
      inactive: false,
      password: 'geheim',
    }) // prettier-ignore
  })

  test.each<[string, UserRow, object]>([
    ['columns that are not there are blank', { NOME: undefined, EMAIL: undefined, SMTPSERVER: undefined, SMTPAUTENTICADO: undefined, SMTPSSL: undefined, INATIVO: undefined }, { user: { name: '', email: '', smtp: { server: '', authentication: { enabled: false, ssl: false } } }, inactive: false }],
    ['columns of a fixed length are filled up with blanks', { APELIDO: 'ANA       ', NOME: 'Ana  ', SMTPSERVER: 'smtp.example.com   ' }, { user: { login: 'ANA', name: 'Ana', smtp: { server: 'smtp.example.com' } } }],
    ['decimals as text', { SMTPPORT: '587.00', SMTPAUTENTICADO: '1' }, { user: { smtp: { port: 587, authentication: { enabled: true } } } }],
    ['big numbers', { SMTPPORT: 25n }, { user: { smtp: { port: 25 } } }],
    ['0 is no port', { SMTPPORT: 0 }, { user: { smtp: { port: null } } }],
    ['truth in each of its spellings', { SMTPSSL: true, INATIVO: ' s ' }, { user: { smtp: { authentication: { ssl: true } } }, inactive: true }],
    ['what the ERP’s form would not take, and its table does', { SMTPPORT: 4650, EMAIL: 'ana sem arroba' }, { user: { email: 'ana sem arroba', smtp: { port: 4650 } } }],
    ['what would be markup stays text', { NOME: '<b>Ana</b>' }, { user: { name: '<b>Ana</b>' } }],
  ])('%s', (_, more, expected) => expect(one(more)).toMatchObject(expected))

  test('it is one that the document takes', () => {
    const users = [one({ SMTPPORT: 65535, EMAIL: 'x' })?.user]
    expect(systemDocumentSchema.safeParse({ name: 'S', technologyVersion: '13.1', protocol: 'smtp', users }).success).toBe(true)
    // Typed by hand it would be refused.
    const typed = users.map((user) => ({ ...user, origin: undefined }))
    expect(systemDocumentSchema.safeParse({ name: 'S', technologyVersion: '13.1', protocol: 'smtp', users: typed }).error?.issues.map(({ message }) => message)).toEqual(['address-invalid', 'user-port-range'])
  })
})

describe('a strange row is told, and takes nobody with it', () => {
  const endless = 'x'.repeat(1_000_000)
  test.each<[string, UserRow, column: string, code: string]>([
    ['no login', { APELIDO: null }, 'APELIDO', 'login-empty'],
    ['a login of blanks', { APELIDO: '   ' }, 'APELIDO', 'login-empty'],
    ['a login with a line break', { APELIDO: 'A\nB' }, 'APELIDO', 'control'],
    ['a login that is too long', { APELIDO: 'x'.repeat(191) }, 'APELIDO', 'too-long'],
    ['a name without end', { NOME: endless }, 'NOME', 'much-too-long'],
    ['half a character', { NOME: '\ud800' }, 'NOME', 'control'],
    ['a server that is an address of a page', { SMTPSERVER: 'http://smtp.example.com/' }, 'SMTPSERVER', 'host-scheme'],
    ['a server with its port', { SMTPSERVER: 'smtp.example.com:25' }, 'SMTPSERVER', 'host-port'],
    ['a server with a command', { SMTPSERVER: 'a\r\nRCPT TO' }, 'SMTPSERVER', 'host-control'],
    ['a server longer than its column', { SMTPSERVER: `${'x'.repeat(39)}.y` }, 'SMTPSERVER', 'too-long'],
    ['a port that is none', { SMTPPORT: 'abc' }, 'SMTPPORT', 'not-a-number'],
    ['half a port', { SMTPPORT: 25.5 }, 'SMTPPORT', 'not-a-number'],
    ['a port beyond all', { SMTPPORT: 65536 }, 'SMTPPORT', 'user-port-range'],
    ['a port below all', { SMTPPORT: -1 }, 'SMTPPORT', 'user-port-range'],
    ['a third kind of authentication', { SMTPAUTENTICADO: 3 }, 'SMTPAUTENTICADO', 'not-one-or-two'],
    ['neither yes nor no', { SMTPSSL: 'X' }, 'SMTPSSL', 'not-s-or-n'],
    ['bytes', { SMTPUSER: new Uint8Array([1]) }, 'SMTPUSER', 'not-a-value'],
    ['a date', { EMAIL: new Date(0) }, 'EMAIL', 'not-a-value'],
    ['an object', { SMTPPASSWORD: { toString: () => 'x' } }, 'SMTPPASSWORD', 'not-a-value'],
  ])('%s', (_, more, column, code) => {
    const { users, strange } = usersOfRows([row({ APELIDO: 'BIA' }), row({ HANDLE: 7, ...more }), row({ APELIDO: 'CARLOS' })])
    expect(users.map(({ user }) => user.login)).toEqual(['BIA', 'CARLOS'])
    expect(strange).toMatchObject([{ handle: '7', column, code }])
    const { exists } = createTranslator()
    expect(exists(`usersRead.strangeReasons.${code}`) || exists(`fields.${code}`)).toBe(true)
    expect(JSON.stringify(strange).length).toBeLessThan(2000)
  })

  test('a login twice: the first counts, whatever the case', () => {
    const { users, strange } = usersOfRows([row(), row({ HANDLE: 2, APELIDO: 'ana' })])
    expect([users.length, strange]).toEqual([1, [expect.objectContaining({ handle: '2', login: 'ana', code: 'login-duplicate' })]])
  })

  test('ten thousand rows between two frames or so', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => row({ HANDLE: index, APELIDO: `U${index}` }))
    const start = performance.now()
    expect(usersOfRows(rows).users).toHaveLength(10_000)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
