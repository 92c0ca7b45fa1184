import { describe, expect, test } from 'vitest'
import { fields } from '../../i18n/pt-BR/fields.ts'
import { nameKey, parameterNameProblem, parameterValueProblem, systemDocumentSchema } from './document.ts'
import { issuesOf } from './issues.ts'
import { splitSecrets } from './secrets.ts'

const least = { name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp' }
const parse = (more: object = {}) => systemDocumentSchema.parse({ ...least, ...more })
/** `path code` of each problem, as a face shows them. */
function problems(value: unknown): string[] {
  const parsed = systemDocumentSchema.safeParse(value)
  if (parsed.success) return []
  const issues = issuesOf(parsed.error)
  for (const { code } of issues) expect(fields).toHaveProperty([code])
  return issues.map(({ path, code }) => `${path} ${code}`)
}
const json = (text: string): unknown => JSON.parse(text)

describe('what may be left out', () => {
  test('the shortest document is a system with everything off', () => {
    expect(parse()).toEqual({
      name: 'SISCON',
      description: '',
      technologyVersion: '13.1',
      protocol: 'smtp',
      smtp: {
        server: '',
        port: null,
        security: 'auto',
        ehloName: null,
        authentication: { enabled: false, user: '', ssl: false, mechanism: 'auto' },
        trust: [],
      },
      proxy: { enabled: false, kind: 'http', address: '', port: null, authentication: { enabled: false, user: '' } },
      parameters: {},
    })
  })

  test('a group that is there is on; an empty proxy is the one of the operating system', () => {
    const { proxy, smtp } = parse({ proxy: {}, smtp: { authentication: {} } })
    expect(proxy).toEqual({ enabled: true, kind: 'http', address: '', port: null, authentication: { enabled: false, user: '' } })
    expect(smtp.authentication).toEqual({ enabled: true, user: '', ssl: false, mechanism: 'auto' })
    expect(parse({ proxy: { authentication: {} } }).proxy.authentication.enabled).toBe(true)
  })

  test('a group that is switched off keeps its values', () => {
    const { proxy, smtp } = parse({
      smtp: { authentication: { enabled: false, user: 'a', ssl: true } },
      proxy: { enabled: false, address: 'proxy.example', port: 8080, authentication: { enabled: false, user: 'b' } },
    })
    expect(smtp.authentication).toMatchObject({ enabled: false, user: 'a', ssl: true })
    expect(proxy).toMatchObject({ enabled: false, address: 'proxy.example', port: 8080, authentication: { enabled: false, user: 'b' } })
  })

  test('half a proxy may be kept while it is off', () => {
    expect(parse({ proxy: { enabled: false, address: 'proxy.example' } }).proxy).toMatchObject({ address: 'proxy.example', port: null })
    expect(problems({ ...least, proxy: { enabled: false, address: 'a b' } })).toEqual(['proxy.address host-spaces'])
  })

  test('users that are absent stay absent, an empty list stays one', () => {
    expect(parse()).not.toHaveProperty('users')
    expect(parse({ users: [] }).users).toEqual([])
    expect(parse({ users: [{ login: 'JOSE' }] }).users).toEqual([
      { login: 'JOSE', name: '', email: '', smtp: { server: '', port: null, authentication: { enabled: false, user: '', ssl: false } } },
    ])
  })

  test('the document of the interface is accepted as it stands', () => {
    const whole = json(`{ "name": "SISCON", "description": "", "technologyVersion": "13.1", "protocol": "smtp",
      "smtp": { "server": "smtp.example.com.br", "port": 587, "security": "auto", "ehloName": null,
                "authentication": { "enabled": true, "user": "sistema@example.com.br", "password": "…", "ssl": true, "mechanism": "auto" },
                "trust": [] },
      "proxy": { "enabled": true, "kind": "http", "address": "proxy.example.com.br", "port": 8080,
                 "authentication": { "enabled": true, "user": "jose", "password": "…" } },
      "parameters": { "USEDOTNETMAIL": "N" },
      "users": [ { "login": "JOSE", "name": "José", "email": "jose@example.com.br",
                   "smtp": { "server": "", "port": null, "authentication": { "user": "jose@example.com.br", "password": "…", "ssl": true } } } ],
      "database": { "kind": "sqlserver", "host": "", "port": 1433, "name": "", "user": "", "password": "" } }`)
    expect(problems(whole)).toEqual([])
  })

  test('what comes out is accepted again, and unchanged', () => {
    const once = parse({ proxy: {}, smtp: { authentication: { user: 'x' } }, parameters: { a: 'b' }, users: [{ login: 'J' }] })
    expect(systemDocumentSchema.parse(once)).toEqual(once)
  })
})

/** path and code of what is wrong */
const wrong: readonly [string, object, ...string[]][] = [
  ['no name', { name: undefined }, 'name missing'],
  ['name empty', { name: '' }, 'name name-empty'],
  ['name of blanks', { name: '   ' }, 'name name-empty'],
  ['name with blanks at its edges', { name: ' RH' }, 'name name-edges'],
  ['name of 61 characters', { name: 'x'.repeat(61) }, 'name too-long'],
  ['name with a line break', { name: 'R\nH' }, 'name control'],
  ['name that is a number', { name: 7 }, 'name not-text'],
  ['name null', { name: null }, 'name not-text'],
  ['no version', { technologyVersion: undefined }, 'technologyVersion missing'],
  ['version that is none', { technologyVersion: '13.x' }, 'technologyVersion version-invalid'],
  ['version of four parts', { technologyVersion: '13.1.0.0' }, 'technologyVersion version-invalid'],
  ['version as a number', { technologyVersion: 13.1 }, 'technologyVersion version-invalid'],
  ['no protocol', { protocol: undefined }, 'protocol missing'],
  ['protocol that is none', { protocol: 'pop3' }, 'protocol not-listed'],
  ['protocol in capitals', { protocol: 'SMTP' }, 'protocol not-listed'],
  ['description too long', { description: 'x'.repeat(1001) }, 'description too-long'],
  ['server with spaces', { smtp: { server: 'smtp example' } }, 'smtp.server host-spaces'],
  ['server with a scheme', { smtp: { server: 'http://smtp.example' } }, 'smtp.server host-scheme'],
  ['server with a path', { smtp: { server: 'smtp.example/x' } }, 'smtp.server host-path'],
  ['server with its port', { smtp: { server: 'smtp.example:25' } }, 'smtp.server host-port'],
  ['server with CR and LF', { smtp: { server: 'smtp.example\r\nQUIT' } }, 'smtp.server host-control'],
  ['server that is no valid IDN', { smtp: { server: 'é..example' } }, 'smtp.server host-invalid'],
  ['server that is a number', { smtp: { server: 5 } }, 'smtp.server not-text'],
  ['server null', { smtp: { server: null } }, 'smtp.server not-text'],
  ['port 0', { smtp: { port: 0 } }, 'smtp.port port-range'],
  ['port 65536', { smtp: { port: 65536 } }, 'smtp.port port-range'],
  ['port -1', { smtp: { port: -1 } }, 'smtp.port port-range'],
  ['half a port', { smtp: { port: 25.5 } }, 'smtp.port port-range'],
  ['port as text', { smtp: { port: '25' } }, 'smtp.port port-range'],
  ['port that is true', { smtp: { port: true } }, 'smtp.port port-range'],
  ['security that is none', { smtp: { security: 'ssl' } }, 'smtp.security not-listed'],
  ['EHLO name with a space', { smtp: { ehloName: 'a b' } }, 'smtp.ehloName ehlo-name'],
  ['EHLO name that every machine has', { smtp: { ehloName: 'localhost' } }, 'smtp.ehloName ehlo-name'],
  ['EHLO name that is a bare address', { smtp: { ehloName: '192.0.2.1' } }, 'smtp.ehloName ehlo-name'],
  ['EHLO name empty', { smtp: { ehloName: '' } }, 'smtp.ehloName ehlo-name'],
  ['EHLO name with CR and LF', { smtp: { ehloName: 'x\r\nQUIT' } }, 'smtp.ehloName ehlo-name'],
  ['mechanism unknown', { smtp: { authentication: { mechanism: 'GSSAPI' } } }, 'smtp.authentication.mechanism not-listed'],
  ['SSL as text', { smtp: { authentication: { ssl: 'S' } } }, 'smtp.authentication.ssl not-yes-no'],
  ['enabled null', { smtp: { authentication: { enabled: null } } }, 'smtp.authentication.enabled not-yes-no'],
  ['user with a line break', { smtp: { authentication: { user: 'a\nb' } } }, 'smtp.authentication.user control'],
  ['password with a line break', { smtp: { authentication: { password: 'a\r\nb' } } }, 'smtp.authentication.password control'],
  ['password too long', { smtp: { authentication: { password: 'x'.repeat(256) } } }, 'smtp.authentication.password too-long'],
  ['password that is a number', { smtp: { authentication: { password: 1234 } } }, 'smtp.authentication.password not-text'],
  ['trust in something', { smtp: { trust: ['AA:BB'] } }, 'smtp.trust.0 wrong-shape'],
  ['smtp null', { smtp: null }, 'smtp wrong-shape'],
  ['smtp a list', { smtp: [] }, 'smtp wrong-shape'],
  ['proxy as text', { proxy: 'proxy:8080' }, 'proxy wrong-shape'],
  ['proxy address without port', { proxy: { address: 'proxy.example' } }, 'proxy.port proxy-port-missing'],
  ['proxy port without address', { proxy: { port: 8080 } }, 'proxy.address proxy-address-missing'],
  ['proxy address with a scheme', { proxy: { address: 'http://p', port: 1 } }, 'proxy.address host-scheme'],
  ['proxy port out of range', { proxy: { address: 'p', port: 99999 } }, 'proxy.port port-range'],
  ['proxy of an unknown kind', { proxy: { kind: 'ftp' } }, 'proxy.kind not-listed'],
  ['parameters as a list', { parameters: [] }, 'parameters not-listed'],
  ['parameters as text', { parameters: 'USEINDY=S' }, 'parameters not-listed'],
  ['parameter without a name', { parameters: { '': 'x' } }, 'parameters. parameter-name-empty'],
  ['parameter with a space', { parameters: { 'A B': 'x' } }, 'parameters.A B parameter-name-spaces'],
  ['parameter with a no-break space', { parameters: { 'A\u00a0B': 'x' } }, 'parameters.A\u00a0B parameter-name-spaces'],
  ['parameter with a control character', { parameters: { 'A\u0001': 'x' } }, 'parameters.A\\u0001 control'],
  ['parameter name too long', { parameters: { ['X'.repeat(101)]: 'x' } }, `parameters.${'X'.repeat(101)} too-long`],
  ['parameters that differ in case', { parameters: { useindy: 'S', USEINDY: 'S' } }, 'parameters.USEINDY parameter-differs-in-case'],
  ['unknown parameters that differ in case', { parameters: { ab: '1', aB: '2' } }, 'parameters.aB parameter-differs-in-case'],
  ['USEINDY=Y', { parameters: { USEINDY: 'Y' } }, 'parameters.USEINDY parameter-s-or-n'],
  ['useindy blank', { parameters: { useindy: '' } }, 'parameters.useindy parameter-s-or-n'],
  ['USEDOTNETMAIL=Sim', { parameters: { USEDOTNETMAIL: 'Sim' } }, 'parameters.USEDOTNETMAIL parameter-s-or-n'],
  ['USEDOTNETMAIL=true', { parameters: { USEDOTNETMAIL: true } }, 'parameters.USEDOTNETMAIL not-text'],
  ['value with a line break', { parameters: { X: 'a\nb' } }, 'parameters.X control'],
  ['value too long', { parameters: { X: 'x'.repeat(4001) } }, 'parameters.X too-long'],
  ['users as an object', { users: {} }, 'users not-listed'],
  ['user without login', { users: [{}] }, 'users.0.login missing'],
  ['user with an empty login', { users: [{ login: '' }] }, 'users.0.login login-empty'],
  ['login twice', { users: [{ login: 'JOSE' }, { login: 'jose' }] }, 'users.1.login login-duplicate'],
  ['user port above 3500', { users: [{ login: 'J', smtp: { port: 3501 } }] }, 'users.0.smtp.port user-port-range'],
  ['user server above 40', { users: [{ login: 'J', smtp: { server: `${'a'.repeat(40)}.b` } }] }, 'users.0.smtp.server too-long'],
  ['user e-mail that is none', { users: [{ login: 'J', email: 'x' }] }, 'users.0.email address-invalid'],
  ['user password above 80', { users: [{ login: 'J', smtp: { authentication: { password: 'x'.repeat(81) } } }] }, 'users.0.smtp.authentication.password too-long'],
  ['user mechanism', { users: [{ login: 'J', smtp: { authentication: { mechanism: 'PLAIN' } } }] }, 'users.0.smtp.authentication.mechanism unknown-key'],
  ['database of an unknown kind', { database: { kind: 'dbase' } }, 'database.kind not-listed'],
  ['unknown key at the top', { Protocol: 'smtp' }, 'Protocol unknown-key'],
  ['unknown keys further down', { smtp: { host: 'x', ssl: true } }, 'smtp.host unknown-key', 'smtp.ssl unknown-key'],
  ['unknown key in authentication', { proxy: { authentication: { pass: 'x' } } }, 'proxy.authentication.pass unknown-key'],
  ['several at once', { name: '', smtp: { server: 'a b', port: 0 } }, 'name name-empty', 'smtp.server host-spaces', 'smtp.port port-range'],
]

describe('what is refused, each at its place', () => {
  test.each(wrong)('%s', (_, more, ...expected) => {
    expect(problems({ ...least, ...more })).toEqual(expected)
  })

  test.each([[null], [undefined], [[]], ['{}'], [7], [true]])('a document that is %j', (value) => {
    expect(problems(value)).toEqual([' wrong-shape'])
  })

  test('how long a text may be is said', () => {
    const parsed = systemDocumentSchema.safeParse({ ...least, name: 'x'.repeat(61) })
    expect(issuesOf(parsed.error!)).toEqual([{ path: 'name', code: 'too-long', params: { max: 60 } }])
  })

  test('0 is a blank port for a user, as in the table of the ERP', () => {
    expect(parse({ users: [{ login: 'J', smtp: { port: 0 } }] }).users?.[0]?.smtp.port).toBeNull()
    expect(parse({ users: [{ login: 'J', smtp: { port: 3500 } }] }).users?.[0]?.smtp.port).toBe(3500)
  })
})

describe('keys that reach for prototypes', () => {
  test.each([
    ['{"name":"X","technologyVersion":"13","protocol":"smtp","__proto__":{"polluted":true}}', '__proto__ unknown-key'],
    ['{"name":"X","technologyVersion":"13","protocol":"smtp","constructor":{}}', 'constructor unknown-key'],
    ['{"name":"X","technologyVersion":"13","protocol":"smtp","smtp":{"__proto__":{"server":"x"}}}', 'smtp.__proto__ unknown-key'],
    ['{"name":"X","technologyVersion":"13","protocol":"smtp","parameters":{"__proto__":"S"}}', 'parameters.__proto__ parameter-name-invalid'],
    ['{"name":"X","technologyVersion":"13","protocol":"smtp","parameters":{"__PROTO__":"S"}}', 'parameters.__PROTO__ parameter-name-invalid'],
    ['{"__proto__":{"name":"X","technologyVersion":"13","protocol":"smtp"}}', 'name missing', 'technologyVersion missing', 'protocol missing', '__proto__ unknown-key'],
  ])('%s', (text, ...expected) => {
    expect(problems(json(text))).toEqual(expected)
    expect({}).not.toHaveProperty('polluted')
  })

  test('a parameter may be called like something every object has', () => {
    expect(parse({ parameters: { constructor: 'x', toString: 'y' } }).parameters).toEqual({ CONSTRUCTOR: 'x', TOSTRING: 'y' })
  })
})

describe('what is too much is refused quickly', () => {
  const quickly = (work: () => void) => {
    const began = process.cpuUsage()
    work()
    expect(process.cpuUsage(began).user).toBeLessThan(8_000_000)
  }

  test('deep nesting', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 100_000; level++) deep = { smtp: deep }
    quickly(() => expect(problems({ ...least, smtp: deep })).toEqual(['smtp.smtp unknown-key']))
    quickly(() => expect(problems({ ...least, users: [{ login: deep }] })).toEqual(['users.0.login not-text']))
  })

  test('a million characters in each text', () => {
    const long = 'á '.repeat(500_000)
    quickly(() => {
      for (const more of [{ name: long }, { technologyVersion: long }, { smtp: { server: long } }, { parameters: { [long]: long } }])
        expect(problems({ ...least, ...more }).length).toBeGreaterThan(0)
    })
  })

  test('a hundred thousand unknown keys', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, number) => [`k${number}`, number]))
    quickly(() => expect(problems({ ...least, smtp: many }).length).toBe(100_000))
  })
})

test('parameter names are upper case in the normal form, values stay as they are', () => {
  expect(parse({ parameters: { useindy: 's', Other: 'MiXed ç' } }).parameters).toEqual({ USEINDY: 's', OTHER: 'MiXed ç' })
})

test('a row of the grid is judged as the document is', () => {
  expect(parameterNameProblem('USEINDY')).toBeNull()
  expect(['', 'A B', 'A\tB', 'A\u0000', 'x'.repeat(101), '__proto__'].map(parameterNameProblem)).toEqual([
    'parameter-name-empty', 'parameter-name-spaces', 'parameter-name-spaces', 'control', 'too-long', 'parameter-name-invalid',
  ]) // prettier-ignore
  expect(['S', 'n', 'X', '', ' S'].map((value) => parameterValueProblem('useIndy', value))).toEqual([
    null, null, 'parameter-s-or-n', 'parameter-s-or-n', 'parameter-s-or-n',
  ]) // prettier-ignore
  expect(parameterValueProblem('OTHER', 'anything at all')).toBeNull()
})

test('names are one when only case or accents differ', () => {
  expect(new Set(['PRÁTICA', 'prática', 'PRATICA', 'Pra\u0301tica'].map(nameKey)).size).toBe(1)
  expect(nameKey('RH')).not.toBe(nameKey('RH2'))
})

describe('passwords only ever go in', () => {
  const input = (password: object) =>
    parse({
      smtp: { authentication: { user: 'a', ...password } },
      proxy: { authentication: { user: 'b', ...password } },
      users: [{ login: 'José', smtp: { authentication: { user: 'c', ...password } } }],
      database: { kind: 'oracle', ...password },
    })
  const paths = ['smtp.authentication', 'proxy.authentication', 'users.JOSÉ', 'database']

  test.each([
    ['absent: what is stored stays', {}, []],
    ['null: none', { password: null }, paths.map((path) => [path, null])],
    ['text: a new one', { password: 'segredo' }, paths.map((path) => [path, 'segredo'])],
    ['empty: none', { password: '' }, paths.map((path) => [path, null])],
  ])('%s', (_, password, expected) => {
    const { document, secrets } = splitSecrets(input(password))
    expect([...secrets]).toEqual(expected)
    expect(JSON.stringify(document)).not.toContain('password')
    expect(JSON.stringify(document)).not.toContain('segredo')
  })
})
