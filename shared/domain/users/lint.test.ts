import { describe, expect, test } from 'vitest'
import { users as texts } from '../../i18n/pt-BR/users.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { isWarned, lintUser, lintUsers, type LintedUser } from './lint.ts'
import { userLimits, userSchema } from './user.ts'

type Smtp = NonNullable<SystemDocumentInput['smtp']>
const systemWith = (smtp: Smtp) => systemDocumentSchema.parse({ name: 'S', technologyVersion: '13.1', protocol: 'smtp', smtp })
const usual = systemWith({ server: 'smtp.system.example', port: 587, authentication: { user: 'system@x.example', ssl: true } })
const open = systemWith({ server: 'smtp.system.example' })

type Given = { smtp?: Partial<Omit<LintedUser['smtp'], 'authentication'>> & { authentication?: Partial<LintedUser['smtp']['authentication']> }; email?: string }
const user = ({ smtp = {}, email = 'ana@x.example' }: Given = {}): LintedUser => ({
  login: 'ANA',
  email,
  smtp: { server: '', port: null, ...smtp, authentication: { enabled: false, user: '', ssl: false, ...smtp.authentication } },
})
const own = (authentication: Partial<LintedUser['smtp']['authentication']> = {}, port: number | null = null) =>
  user({ smtp: { server: 'smtp.user.example', port, authentication } })
const login = { enabled: true, user: 'ana@x.example' }

const cases: readonly [string, LintedUser, expected: string[], system?: typeof usual, hasPassword?: boolean][] = [
  ['nothing of the user’s own', user(), []],
  ['a whole record of the user’s own', own({ ...login, ssl: true }, 587), []],
  ['an own server that asks for no login, as the system’s', own(), [], open],
  ['no e-mail', user({ email: '' }), ['warning email email-missing']],
  ['an e-mail without @', user({ email: 'ana.x.example' }), ['warning email email-without-at']],
  ['the highest port the column takes', own(login, 3500), []],
  ['a port above it', own(login, 3501), ['warning smtp.port port-above-limit']],
  ['an own server without authentication, where the system has it', own(), ['warning smtp.authentication.enabled no-authentication']],
  ['also with a login that is switched off', own({ enabled: false, user: 'ana', ssl: true }), ['warning smtp.authentication.enabled no-authentication']],
  ['an own server, authenticated as nobody', own({ enabled: true }), ['warning smtp.authentication.user user-blank']],
  ['an own server, no password', own(login), ['warning smtp.authentication.password password-missing'], usual, false],
  [
    'an own server, authenticated with nothing',
    own({ enabled: true }),
    ['warning smtp.authentication.user user-blank', 'warning smtp.authentication.password password-missing'],
    usual,
    false,
  ],
  ['a port without a server', user({ smtp: { port: 587 } }), ['warning smtp.port port-unused']],
  ['a port above the limit, without a server', user({ smtp: { port: 4000 } }), ['warning smtp.port port-above-limit', 'warning smtp.port port-unused']],
  ['authenticated, neither server nor user', user({ smtp: { authentication: { enabled: true } } }), ['warning smtp.authentication.user login-unused']],
  ['the same without a password', user({ smtp: { authentication: { enabled: true } } }), ['warning smtp.authentication.user login-unused'], usual, false],
  ['a login for the system’s server', user({ smtp: { authentication: login } }), ['info smtp.authentication.user goes-to-system']],
  ['a login for no server at all', user({ smtp: { authentication: login } }), [], systemWith({})],
  [
    'a login for the system’s server, no password',
    user({ smtp: { authentication: login } }),
    ['warning smtp.authentication.password password-missing', 'info smtp.authentication.user goes-to-system'],
    usual,
    false,
  ],
  [
    'SSL ticked for the system’s server, which has none',
    user({ smtp: { authentication: { ...login, ssl: true } } }),
    ['warning smtp.authentication.ssl ssl-unused', 'info smtp.authentication.user goes-to-system'],
    open,
  ],
  ['SSL ticked, and the system has a mode that encrypts', user({ smtp: { authentication: { ...login, ssl: true } } }), ['info smtp.authentication.user goes-to-system'], systemWith({ server: 's.example', security: 'starttls' })],
  ['SSL in a group that is off', user({ smtp: { authentication: { ssl: true } } }), [], open],
] // prettier-ignore

describe('what one record says', () => {
  test.each(cases)('%s', (_, record, expected, system = usual, hasPassword = true) => {
    const lints = lintUser(record, system, hasPassword)
    expect(lints.map(({ severity, field, code }) => `${severity} ${field} ${code}`)).toEqual(expected)
    expect(isWarned(lints)).toBe(expected.some((line) => line.startsWith('warning')))
    for (const { code, change } of lints) {
      expect(texts.lint).toHaveProperty([code])
      // What can be mended has a button that says how.
      expect(Object.hasOwn(texts.mend, code)).toBe(change !== null)
    }
  })

  const mended = cases.flatMap(([name, record, , system = usual, hasPassword = true]) =>
    lintUser(record, system, hasPassword).flatMap((lint) => (lint.change === null ? [] : [[name, lint.code, record, system, lint.change] as const])),
  )
  test.each(mended)('%s: %s is gone once it is mended', (_, code, record, system, change) => {
    const after = structuredClone<LintedUser>(record)
    for (const { path, value } of change) {
      const keys = path.split('.')
      const last = keys.pop() ?? ''
      const holder = keys.reduce<Record<string, unknown>>((into, key) => into[key] as Record<string, unknown>, after as never)
      holder[last] = value
    }
    expect(lintUser(after, system, true).map((lint) => lint.code)).not.toContain(code)
  })
})

test('a login twice, whatever its case: the later ones are told, each record still says its own', () => {
  const list = ['ANA', 'BIA', 'ana', 'Ana'].map((name, index) => ({ ...user({ email: index === 2 ? '' : 'x@x' }), login: name }))
  const codes = lintUsers(list, usual, () => true).map((lints) => lints.map(({ code }) => code))
  expect(codes).toEqual([[], [], ['login-duplicate', 'email-missing'], ['login-duplicate']])
})

test('each is asked about its own password', () => {
  const list = ['ANA', 'BIA'].map((name) => ({ ...own(login), login: name }))
  expect(lintUsers(list, usual, ({ login: name }) => name === 'ANA').map((lints) => lints.length)).toEqual([0, 1])
})

test('ten thousand at once between two frames or so, not between two seconds', () => {
  const list = Array.from({ length: 10_000 }, (_, index) => ({ ...own(), login: `USER${index}` }))
  const start = performance.now()
  expect(lintUsers(list, usual, () => false)).toHaveLength(10_000)
  expect(performance.now() - start).toBeLessThan(1000)
})

describe('the limits of the columns are those of the schema', () => {
  const least = { login: 'J' }
  const at = (path: string, value: unknown) => {
    const [first = '', second, third] = path.split('.')
    if (second === undefined) return { ...least, [first]: value }
    return { ...least, [first]: third === undefined ? { [second]: value } : { [second]: { [third]: value } } }
  }
  test.each<[string, number, (length: number) => unknown]>([
    ['login', userLimits.login, (length) => 'x'.repeat(length)],
    ['name', userLimits.name, (length) => 'x'.repeat(length)],
    ['email', userLimits.email, (length) => `${'x'.repeat(length - 2)}@x`],
    ['smtp.server', userLimits.server, (length) => `${'x'.repeat(length - 2)}.x`],
    ['smtp.port', userLimits.port, (port) => port],
    ['smtp.authentication.user', userLimits.user, (length) => 'x'.repeat(length)],
    ['smtp.authentication.password', userLimits.password, (length) => 'x'.repeat(length)],
  ])('%s', (path, limit, value) => {
    expect(userSchema.safeParse(at(path, value(limit))).success).toBe(true)
    expect(userSchema.safeParse(at(path, value(limit + 1))).success).toBe(false)
  })
})
