import { describe, expect, test } from 'vitest'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { effectiveSettings, resolveSecurity } from './effective-settings.ts'

const system: SystemDocumentInput = {
  name: 'SISCON',
  technologyVersion: '13.1',
  protocol: 'smtp',
  smtp: { server: 'smtp.system.example', port: 587, authentication: { user: 'system@example.com', ssl: true } },
}
type User = NonNullable<SystemDocumentInput['users']>[number]
function settings(smtp: User['smtp'] | undefined, options: { asUser?: string | null; more?: Partial<SystemDocumentInput>; none?: boolean } = {}) {
  const { asUser = 'jose', more = {}, none = false } = options
  const document = systemDocumentSchema.parse({ ...system, ...more, ...(smtp && { users: [{ login: 'JOSE', smtp }] }) })
  return effectiveSettings(document, asUser, () => !none)
}
const from = (origin: string) => (value: unknown) => ({ value, origin })
const user = from('user')
const sys = from('system')
const byDefault = from('default')

const wholeSystem = {
  rule: 'system',
  authenticates: true,
  passwordPath: 'smtp.authentication',
  smtp: { server: sys('smtp.system.example'), port: sys(587), security: sys('starttls'), user: sys('system@example.com'), hasPassword: sys(true) },
}

describe('1. the user names a server: everything is the user’s', () => {
  test('with credentials', () => {
    expect(settings({ server: 'smtp.user.example', port: 465, authentication: { user: 'jose@user.example', ssl: true } })).toMatchObject({
      rule: 'user-server',
      authenticates: true,
      passwordPath: 'users.JOSE',
      smtp: { server: user('smtp.user.example'), port: user(465), security: user('tls'), user: user('jose@user.example'), hasPassword: user(true) },
    })
  })

  test('a blank port is the default port, not the system’s', () => {
    expect(settings({ server: 'smtp.user.example' }).smtp.port).toEqual(byDefault(25))
  })

  test('without authentication nobody logs in, whatever the system has', () => {
    for (const authentication of [undefined, { enabled: false, user: 'jose', ssl: true }]) {
      expect(settings({ server: 'smtp.user.example', ...(authentication && { authentication }) })).toMatchObject({
        rule: 'user-server',
        authenticates: false,
        passwordPath: null,
        smtp: { security: user('none'), user: byDefault(null), hasPassword: byDefault(false) },
      })
    }
  })

  test('a precise mode of the system does not reach over to the user’s server', () => {
    const more = { smtp: { server: 'smtp.system.example', security: 'tls' as const } }
    expect(settings({ server: 'smtp.user.example' }, { more }).smtp.security).toEqual(user('none'))
  })
})

describe('2. no server, but credentials: they go to the system’s server', () => {
  test('server, port and SSL are the system’s', () => {
    expect(settings({ authentication: { user: 'jose@example.com' } })).toMatchObject({
      rule: 'user-credentials',
      authenticates: true,
      passwordPath: 'users.JOSE',
      smtp: { server: sys('smtp.system.example'), port: sys(587), security: sys('starttls'), user: user('jose@example.com'), hasPassword: user(true) },
    })
  })

  test('a missing password is missing: the system’s is not taken', () => {
    const { passwordPath, smtp } = settings({ authentication: { user: 'jose@example.com' } }, { none: true })
    expect([passwordPath, smtp.hasPassword]).toEqual(['users.JOSE', byDefault(false)])
  })

  test('the user’s own SSL and port count for nothing without a server', () => {
    const { smtp } = settings({ port: 2525, authentication: { user: 'jose@example.com', ssl: false } })
    expect([smtp.port, smtp.security]).toEqual([sys(587), sys('starttls')])
  })
})

describe('3. otherwise everything is the system’s', () => {
  test.each([
    ['no user asked for', { authentication: { user: 'jose' } }, { asUser: null }],
    ['a login without a record', { server: 'x.example' }, { asUser: 'maria' }],
    ['no users at all', undefined, {}],
    ['a record that says nothing', {}, {}],
    ['authenticated without a user name', { authentication: { enabled: true } }, {}],
    ['a user name that is switched off', { authentication: { enabled: false, user: 'jose' } }, {}],
    ['a port alone', { port: 2525 }, {}],
  ] as const)('%s', (_, smtp, options) => {
    expect(settings(smtp, options)).toMatchObject(wholeSystem)
  })

  test('what is blank says so', () => {
    expect(settings(undefined, { asUser: null, more: { smtp: { authentication: {} } }, none: true })).toMatchObject({
      authenticates: true,
      smtp: { server: byDefault(null), port: byDefault(25), user: byDefault(null), hasPassword: byDefault(false) },
    })
    expect(settings(undefined, { asUser: null, more: { smtp: {} } })).toMatchObject({ authenticates: false, passwordPath: null })
  })

  test('a login is found whatever its case', () => {
    expect(settings({ server: 'smtp.user.example' }, { asUser: 'José' }).rule).toBe('system')
    expect(settings({ server: 'smtp.user.example' }, { asUser: 'jOsE' }).rule).toBe('user-server')
  })
})

test('the system’s password never goes with a user’s server, nor a user’s with none of their own', () => {
  const blanks = [undefined, 'u'] as const
  for (const server of ['', 'smtp.user.example'])
    for (const login of blanks)
      for (const enabled of [true, false]) {
        const found = settings({ server, authentication: { enabled, ...(login && { user: login }) } })
        const users = found.smtp.server.origin === 'user'
        if (users) expect([null, 'users.JOSE']).toContain(found.passwordPath)
        if (found.passwordPath === 'smtp.authentication') expect(found.smtp.user.origin).not.toBe('user')
        if (found.passwordPath === 'users.JOSE' && !users) expect(found.smtp.user.origin).toBe('user')
      }
})

test.each([
  ['auto', false, 25, 'none'],
  ['auto', false, 465, 'none'],
  ['auto', true, 465, 'tls'],
  ['auto', true, 25, 'starttls'],
  ['auto', true, 587, 'starttls'],
  ['none', true, 465, 'none'],
  ['starttls', false, 465, 'starttls'],
  ['starttls-if-offered', true, 25, 'starttls-if-offered'],
  ['tls', false, 587, 'tls'],
] as const)('%s with SSL %s on port %i is %s', (security, ssl, port, resolved) => {
  expect(resolveSecurity(security, ssl, port)).toBe(resolved)
})

test('SSL counts only inside "com autenticação", as on the original’s screen', () => {
  const more = { smtp: { server: 's.example', authentication: { enabled: false, ssl: true } } }
  expect(settings(undefined, { asUser: null, more }).smtp.security).toEqual(sys('none'))
})
