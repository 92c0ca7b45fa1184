import { describe, expect, test } from 'vitest'
import { systemDocumentSchema, type SystemDocument } from '../../../shared/domain/system/document.ts'
import {
  applyToForm,
  blankForm,
  changedPaths,
  formIssues,
  formOf,
  formPath,
  hasSecret,
  inputOf,
  readableDocument,
  savedInput,
  type SystemForm,
} from './form.ts'
import { userFormsOf, withUserField } from '../users/user-form.ts'

const least = { name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp' } as const
const documentOf = (more: object = {}): SystemDocument => systemDocumentSchema.parse({ ...least, ...more })
const valid: SystemForm = { ...blankForm, name: 'SISCON', technologyVersion: '13.1' }

type Changes = Readonly<Record<string, unknown>>
/** A form with single fields changed, by path. */
function formWith(changes: Changes, form: SystemForm = valid): SystemForm {
  const copy = structuredClone(form)
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce<Record<string, unknown>>((into, key) => into[key] as Record<string, unknown>, copy as never)
    holder[last] = value
  }
  return copy
}
const issues = (form: SystemForm, base: SystemDocument | null = null) => formIssues(form, base).map(({ path, code }) => `${path} ${code}`)

const everything = documentOf({
  description: 'Contabilidade',
  smtp: {
    server: 'smtp.example.com.br',
    port: 2525,
    security: 'starttls',
    ehloName: 'erp.example.com.br',
    authentication: { enabled: false, user: 'jose', ssl: true, mechanism: 'LOGIN' },
  },
  proxy: { enabled: false, kind: 'socks5', address: '10.0.0.9', port: 1080, authentication: { enabled: false, user: 'p' } },
  parameters: { USEINDY: 'S', 'A.DOTTED.NAME': '', Z: 'x=y' },
  users: [{ login: 'JOSE', name: 'José', email: 'jose@example.com.br', smtp: { server: 's', authentication: { user: 'u' } } }],
  database: { kind: 'oracle', host: 'db', port: 1521, name: 'erp', user: 'erp' },
})

describe('a document goes into the fields and comes back as it was', () => {
  test.each([
    ['the shortest', documentOf()],
    ['everything, with groups that are switched off', everything],
    ['groups that are switched on and blank', documentOf({ smtp: { authentication: {} }, proxy: { authentication: {} } })],
    ['MAPI with settings kept', documentOf({ protocol: 'mapi', smtp: { server: 'kept', port: 1 } })],
    ['no users at all', documentOf({ users: [] })],
  ])('%s', (_, document) => {
    expect(systemDocumentSchema.parse(inputOf(formOf(document), document))).toEqual(document)
    expect([...changedPaths(formOf(document), formOf(document))]).toEqual([])
    expect(formIssues(formOf(document), document)).toEqual([])
  })

  test('exceptions are handed back as they are, each on its own', () => {
    const entry = { host: 'smtp.example.com', port: 587, kind: 'certificate' as const, value: Array(32).fill('AB').join(':'), until: '2027-01-31', note: '' }
    const base = { ...everything, smtp: { ...everything.smtp, trust: [entry] } }
    const form = formOf(base)
    expect(inputOf(form, base).smtp?.trust).toEqual([entry])
    expect(form.smtp.trust[0]).not.toBe(entry)
    const later = { ...form, smtp: { ...form.smtp, trust: [{ ...entry, until: '2027-02-30' }] } }
    expect([...changedPaths(form, later)]).toEqual(['smtp.trust'])
    expect(formIssues(later, base).map(({ path, code }) => `${path} ${code}`)).toEqual(['smtp.trust.0.until trust-until'])
  })

  test('what is saved leaves users that were not touched to the stored ones', () => {
    const saved = systemDocumentSchema.parse(savedInput(formOf(everything), everything))
    expect(saved).toEqual(Object.fromEntries(Object.entries(everything).filter(([key]) => key !== 'users')))
  })

  test('users that were touched are all saved, and so they are on top of a version that somebody else saved', () => {
    const form = applyToForm(formOf(everything), [{ path: 'users.0.smtp.port', value: 587 }])
    expect(savedInput(form, everything).users).toMatchObject([{ login: 'JOSE', name: 'José', smtp: { server: 's', port: 587 } }])
    expect(savedInput(formOf(everything), everything, true).users).toMatchObject([{ login: 'JOSE', smtp: { server: 's', port: null } }])
    expect(savedInput({ ...formOf(everything), users: [] }, everything).users).toEqual([])
  })

  test.each([
    ['', {}],
    [null, { password: null }],
    ['geheim', { password: 'geheim' }],
  ])('the password %j becomes %j', (password, expected) => {
    const input = inputOf(formWith({ 'smtp.authentication.password': password, 'proxy.authentication.password': password }), null)
    for (const group of [input.smtp?.authentication, input.proxy?.authentication]) {
      const given = Object.entries(group ?? {}).filter(([key]) => key === 'password')
      expect(Object.fromEntries(given)).toEqual(expected)
    }
  })

  test('a blank form is a system without name and Tecnologia, nothing else decided', () => {
    expect(issues(blankForm)).toEqual(['name name-empty', 'technologyVersion version-invalid'])
    expect(systemDocumentSchema.parse(inputOf(valid, null))).toEqual(documentOf())
  })
})

describe('bad input is told at its field', () => {
  const each = (path: string, texts: readonly string[], code: string) =>
    texts.map((text): [Changes, string[]] => [{ [path]: text }, [`${path} ${code}`]])
  const cases: [change: Changes, expected: string[]][] = [
    [{ name: '' }, ['name name-empty']],
    [{ name: '   ' }, ['name name-empty']],
    [{ name: ' SISCON' }, ['name name-edges']],
    [{ name: 'x'.repeat(61) }, ['name too-long']],
    [{ name: 'a\nb' }, ['name control']],
    [{ description: 'x'.repeat(1001) }, ['description too-long']],
    ...each('technologyVersion', ['', '13.x', '13.1.2.3', 'v13', ' 13', '-1'], 'version-invalid'),
    [{ 'smtp.server': 'smtp example.com' }, ['smtp.server host-spaces']],
    [{ 'smtp.server': ' smtp.example.com' }, ['smtp.server host-spaces']],
    [{ 'smtp.server': 'smtp://smtp.example.com' }, ['smtp.server host-scheme']],
    [{ 'smtp.server': 'smtp.example.com/mail' }, ['smtp.server host-path']],
    [{ 'smtp.server': 'smtp.example.com:587' }, ['smtp.server host-port']],
    [{ 'smtp.server': 'smtp.example.com\r\nRCPT' }, ['smtp.server host-control']],
    [{ 'smtp.server': 'é..com' }, ['smtp.server host-invalid']],
    ...each('smtp.port', ['0', '65536', '-1', 'abc', '25.5', '1e3', '٢٥', '99999999999'], 'port-range'),
    [{ 'smtp.ehloName': 'a b' }, ['smtp.ehloName ehlo-name']],
    [{ 'smtp.authentication.user': 'x'.repeat(256) }, ['smtp.authentication.user too-long']],
    [{ 'smtp.authentication.password': 'a\nb' }, ['smtp.authentication.password control']],
    [{ 'proxy.enabled': true, 'proxy.address': 'proxy' }, ['proxy.port proxy-port-missing']],
    [{ 'proxy.enabled': true, 'proxy.port': '8080' }, ['proxy.address proxy-address-missing']],
    [{ 'proxy.enabled': true, 'proxy.address': 'http://proxy', 'proxy.port': '8080' }, ['proxy.address host-scheme']],
    [{ 'proxy.port': '70000' }, ['proxy.port port-range']],
    [{ 'proxy.authentication.user': 'a\tb' }, ['proxy.authentication.user control']],
    [{ name: '', 'smtp.port': '0' }, ['name name-empty', 'smtp.port port-range']],
  ]
  test.each(cases)('%j', (change, expected) => {
    expect(issues(formWith(change))).toEqual(expected)
  })

  test('half a proxy is no mistake while the group is off', () => {
    expect(issues(formWith({ 'proxy.address': 'proxy' }))).toEqual([])
  })

  const long = 'X'.repeat(101)
  test.each<[rows: [name: string, value: string][], expected: string[]]>([
    [[['', 'S']], ['parameters.0.name parameter-name-empty']],
    [[['A B', 'S']], ['parameters.0.name parameter-name-spaces']],
    [[['A\u0000', 'S']], ['parameters.0.name control']],
    [[[long, 'S']], ['parameters.0.name too-long']],
    [[['__proto__', 'S']], ['parameters.0.name parameter-name-invalid']],
    [[['USEINDY', 'X']], ['parameters.0.value parameter-s-or-n']],
    [[['useindy', '']], ['parameters.0.value parameter-s-or-n']],
    [[['A', 'x\u0007']], ['parameters.0.value control']],
    [[['A', 'x'.repeat(4001)]], ['parameters.0.value too-long']],
    [[['A', '1'], ['B', '2'], ['A', '1']], ['parameters.2.name parameter-duplicate']],
    [[['A', '1'], ['a', '2']], ['parameters.1.name parameter-differs-in-case']],
    [[['A', ''], ['', ''], ['', '']], ['parameters.1.name parameter-name-empty', 'parameters.2.name parameter-name-empty']],
    [[['A.B', '1'], ['USEDOTNETMAIL', 's']], []],
  ])('parameters %j', (rows, expected) => {
    expect(issues({ ...valid, parameters: rows.map(([name, value]) => ({ name, value })) })).toEqual(expected)
  })

  test('the limit that was passed goes along', () => {
    const [name, value] = [long, 'A'].map((text) => formIssues({ ...valid, parameters: [{ name: text, value: 'x'.repeat(4001) }] }, null)[0])
    expect([name?.params, value?.params]).toEqual([{ max: 100 }, { max: 4000 }])
  })
})

describe('the explanation goes on while somebody types', () => {
  test.each(['', '13.', 'x'])('not with the Tecnologia %j', (technologyVersion) => {
    expect(readableDocument({ ...valid, technologyVersion }, null)).toBeNull()
  })

  test.each<[change: Changes, path: keyof SystemDocument, expected: object]>([
    [{ 'smtp.server': 'a b', 'smtp.port': '587' }, 'smtp', { server: '', port: 587 }],
    [{ 'smtp.server': 'mail', 'smtp.port': '58a' }, 'smtp', { server: 'mail', port: null }],
    [{ 'smtp.ehloName': '!', 'smtp.server': 'mail' }, 'smtp', { server: 'mail', ehloName: null }],
    [{ 'smtp.authentication.user': 'a\nb', 'smtp.authentication.enabled': true }, 'smtp', { authentication: { enabled: true, user: '', ssl: false, mechanism: 'auto' } }],
    [{ 'proxy.enabled': true, 'proxy.address': 'proxy' }, 'proxy', { enabled: true, address: '', port: null }],
    [{ 'proxy.enabled': true, 'proxy.port': '8080' }, 'proxy', { enabled: true, address: '', port: null }],
    [{ 'proxy.enabled': true, 'proxy.address': 'a b', 'proxy.port': '8080' }, 'proxy', { enabled: true, address: '', port: null }],
    [{ 'proxy.enabled': true, 'proxy.address': 'proxy', 'proxy.port': '99999' }, 'proxy', { enabled: true, address: '', port: null }],
    [{ 'proxy.address': 'proxy', 'proxy.port': '' }, 'proxy', { enabled: false, address: 'proxy', port: null }],
  ])('%j', (change, path, expected) => {
    expect(readableDocument(formWith(change), null)?.[path]).toMatchObject(expected)
  })

  test('a row that is wrong is as if it were not there; of two the first counts, as the grid says', () => {
    const parameters = [
      { name: '', value: 'S' },
      { name: 'USEINDY', value: 'S' },
      { name: 'USEINDY', value: 'N' },
      { name: 'useindy', value: 'N' },
      { name: 'USEDOTNETMAIL', value: 'yes' },
      { name: '__proto__', value: 'S' },
      { name: 'other', value: '1' },
    ]
    expect(readableDocument({ ...valid, parameters }, null)?.parameters).toEqual({ USEINDY: 'S', OTHER: '1' })
  })

  test('the name is the one that is typed, right or wrong, and the users are those on the screen', () => {
    const document = readableDocument({ ...formOf(everything), name: '' }, everything)
    expect(document?.name).toBe('')
    expect(document?.users).toEqual(everything.users)
    const typed = applyToForm(formOf(everything), [{ path: 'users.0.smtp.server', value: 'a b' }, { path: 'users.0.smtp.port', value: 587 }])
    expect(readableDocument(typed, everything)?.users).toMatchObject([{ login: 'JOSE', smtp: { server: '', port: 587, authentication: { user: 'u' } } }])
  })

  test('everything wrong at once', () => {
    const form = formWith({
      name: '\n',
      description: 'x'.repeat(2000),
      'smtp.server': '/',
      'smtp.port': 'x',
      'smtp.ehloName': ' ',
      'smtp.authentication.user': '\n',
      'smtp.authentication.password': '\n',
      'proxy.enabled': true,
      'proxy.address': '?',
      'proxy.port': 'x',
      'proxy.authentication.user': '\n',
      'proxy.authentication.password': '\n',
      parameters: [{ name: ' ', value: '\n' }],
    })
    expect(readableDocument(form, null)).toEqual({ ...documentOf({ proxy: {}, smtp: { authentication: { enabled: false } } }), name: '\n' })
  })
})

describe('changed fields', () => {
  test.each<[change: Changes, paths: string[]]>([
    [{}, []],
    [{ name: 'x' }, ['name']],
    [{ 'smtp.port': '25' }, ['smtp.port']],
    [{ 'smtp.authentication.password': null }, ['smtp.authentication.password']],
    [{ 'smtp.authentication.password': 'p', 'smtp.authentication.ssl': true }, ['smtp.authentication.password', 'smtp.authentication.ssl']],
    [{ 'proxy.enabled': true }, ['proxy.enabled']],
    [{ parameters: [{ name: 'A', value: '1' }, { name: 'B', value: '' }] }, ['parameters']],
    [{ users: userFormsOf(documentOf({ users: [{ login: 'A' }, { login: 'B' }] })) }, ['users']],
  ])('%j', (change, paths) => {
    const after = formWith(change)
    expect([...changedPaths(valid, after)].sort()).toEqual(paths)
    expect([...changedPaths(after, valid)].sort()).toEqual(paths)
  })
})

describe('is there a password', () => {
  const stored = { 'smtp.authentication': 'stored', 'proxy.authentication': 'lost', 'users.JOSE': 'stored' } as const
  test.each<[path: Parameters<typeof hasSecret>[2], typed: string | null, expected: boolean]>([
    ['smtp.authentication', '', true],
    ['smtp.authentication', null, false],
    ['smtp.authentication', 'new', true],
    ['proxy.authentication', '', false],
    ['proxy.authentication', 'new', true],
    ['proxy.authentication', null, false],
    ['users.JOSE', '', true],
    ['users.JOSE', null, false],
    ['users.ANA', '', false],
    ['users.ANA', 'new', true],
    ['users.NOBODY', 'new', false],
    ['database', '', false],
  ])('%s, typed %j: %j', (path, typed, expected) => {
    const users = userFormsOf(documentOf({ users: [{ login: 'jose' }, { login: 'Ana' }] })).map((user) => withUserField(user, 'smtp.authentication.password', typed))
    const form = path === 'database' ? valid : path.startsWith('users') ? { ...valid, users } : formWith({ [`${path}.password`]: typed })
    expect(hasSecret(form, stored, path)).toBe(expected)
  })
})

describe('changes that warnings and hints propose', () => {
  // Every path and value that stands in shared/domain: warnings.ts, choose-component.ts, advice.ts, rules-*.ts
  test.each<[path: string, value: string | number | boolean | null, field: string, after: unknown]>([
    ['smtp.server', 'smtp.example.com', 'smtp.server', 'smtp.example.com'],
    ['smtp.port', 587, 'smtp.port', '587'],
    ['smtp.security', 'starttls', 'smtp.security', 'starttls'],
    ['smtp.security', 'tls', 'smtp.security', 'tls'],
    ['smtp.authentication.enabled', true, 'smtp.authentication.enabled', true],
    ['smtp.authentication.enabled', false, 'smtp.authentication.enabled', false],
    ['smtp.authentication.ssl', true, 'smtp.authentication.ssl', true],
    ['smtp.authentication.mechanism', 'auto', 'smtp.authentication.mechanism', 'auto'],
    ['proxy.enabled', false, 'proxy.enabled', false],
    ['proxy.authentication.enabled', true, 'proxy.authentication.enabled', true],
    ['protocol', 'smtp', 'protocol', 'smtp'],
  ])('%s = %j', (path, value, field, after) => {
    const before = formWith({ [field]: typeof after === 'boolean' ? !after : 'before' })
    const form = applyToForm(before, [{ path, value }])
    expect(form).toEqual(formWith({ [field]: after }))
    expect([...changedPaths(before, form)]).toEqual([field])
  })

  test('a port or name of null is a blank field', () => {
    expect(applyToForm(formWith({ 'smtp.port': '25', 'smtp.ehloName': 'x' }), [{ path: 'smtp.port', value: null }, { path: 'smtp.ehloName', value: null }])).toEqual(valid)
  })

  test.each(['users.0.smtp.port', 'users.0.smtp.authentication.ssl', 'smtp.nothing', '__proto__.polluted', 'smtp.server.length', ''])(
    '%s has no field here and changes nothing',
    (path) => {
      expect(applyToForm(valid, [{ path, value: 587 }])).toEqual(valid)
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    },
  )

  const rows = [
    { name: 'A', value: '1' },
    { name: 'useindy', value: 'S' },
    { name: 'x.y', value: '2' },
  ]
  test.each<[path: string, value: string | null, expected: string]>([
    ['parameters.USEINDY', null, 'A=1 x.y=2'],
    ['parameters.USEINDY', 'N', 'A=1 useindy=N x.y=2'],
    ['parameters.X.Y', null, 'A=1 useindy=S'],
    ['parameters.USEDOTNETMAIL', 'S', 'A=1 useindy=S x.y=2 USEDOTNETMAIL=S'],
    ['parameters.USEDOTNETMAIL', null, 'A=1 useindy=S x.y=2'],
  ])('%s = %j', (path, value, expected) => {
    const { parameters } = applyToForm({ ...valid, parameters: rows }, [{ path, value }])
    expect(parameters.map((row) => `${row.name}=${row.value}`).join(' ')).toBe(expected)
  })

  test('of a parameter that stands there twice one is left', () => {
    const twice = [{ name: 'USEINDY', value: 'S' }, { name: 'B', value: '' }, { name: 'UseIndy', value: 'N' }]
    expect(applyToForm({ ...valid, parameters: twice }, [{ path: 'parameters.USEINDY', value: 'N' }]).parameters).toEqual([
      { name: 'USEINDY', value: 'N' },
      { name: 'B', value: '' },
    ])
  })

  test('several at once, the form that was there untouched', () => {
    const before = structuredClone(valid)
    const after = applyToForm(valid, [{ path: 'smtp.port', value: 587 }, { path: 'smtp.security', value: 'starttls' }])
    expect(after.smtp).toMatchObject({ port: '587', security: 'starttls' })
    expect(valid).toEqual(before)
  })
})

describe('an issue of the back end finds its field', () => {
  const form = { ...valid, parameters: [{ name: 'A', value: '' }, { name: 'UseIndy', value: '' }, { name: 'x.y', value: '' }] }
  test.each([
    ['smtp.port', 'smtp.port'],
    ['parameters.USEINDY', 'parameters.1.name'],
    ['parameters.X.Y', 'parameters.2.name'],
    ['parameters.GONE', 'parameters'],
    ['parameters', 'parameters'],
  ])('%s → %s', (path, expected) => {
    expect(formPath(path, form)).toBe(expected)
  })
})
