/**
 * What is worth saying about the records of users that can be read: what has no effect, what will be refused, what is half
 * there. Used for what is typed and for what was read from the ERP's table, whose rows may hold what a form would not take. Pure.
 */
import { resolveSecurity, defaultPort } from '../effective/effective-settings.ts'
import type { Change } from '../explain/types.ts'
import type { SystemDocument } from '../system/document.ts'
import { userKey, userLimits } from './user.ts'

export interface LintedUser {
  readonly login: string
  readonly email: string
  readonly smtp: {
    readonly server: string
    readonly port: number | null
    readonly authentication: { readonly enabled: boolean; readonly user: string; readonly ssl: boolean }
  }
}

export interface UserLint {
  /** key of shared/i18n → `users.lint` */
  readonly code: string
  /** `info` says how things are; a `warning` is to be looked at */
  readonly severity: 'warning' | 'info'
  /** path inside the user's record */
  readonly field: string
  readonly params: Readonly<Record<string, string | number>>
  /** what mends it, by paths inside the user's record; null when only a person knows */
  readonly change: readonly Change[] | null
}

export type LintedSystem = Pick<SystemDocument, 'smtp'>

function warning(code: string, field: string, change: UserLint['change'] = null, params: UserLint['params'] = {}): UserLint {
  return { code, severity: 'warning', field, params, change }
}

function systemEncrypts({ smtp }: LintedSystem): boolean {
  const { enabled, ssl } = smtp.authentication
  return resolveSecurity(smtp.security, enabled && ssl, smtp.port ?? defaultPort) !== 'none'
}

/** The user has a server: everything is the user's (rule 1 of the effective settings). */
function ownServer({ smtp: { authentication } }: LintedUser, system: LintedSystem, hasPassword: boolean): UserLint[] {
  if (!authentication.enabled)
    return system.smtp.authentication.enabled
      ? [warning('no-authentication', 'smtp.authentication.enabled', [{ path: 'smtp.authentication.enabled', value: true }])]
      : []
  return [
    ...(authentication.user === '' ? [warning('user-blank', 'smtp.authentication.user')] : []),
    ...(hasPassword ? [] : [warning('password-missing', 'smtp.authentication.password')]),
  ]
}

/** No server: the system's, with the user's login where there is one (rules 2 and 3). */
function systemServer({ smtp: { port, authentication } }: LintedUser, system: LintedSystem, hasPassword: boolean): UserLint[] {
  const lints: UserLint[] = []
  if (port !== null) lints.push(warning('port-unused', 'smtp.port', [{ path: 'smtp.port', value: null }]))
  if (!authentication.enabled) return lints
  if (authentication.ssl && !systemEncrypts(system)) lints.push(warning('ssl-unused', 'smtp.authentication.ssl'))
  if (authentication.user === '')
    return [...lints, warning('login-unused', 'smtp.authentication.user', [{ path: 'smtp.authentication.enabled', value: false }])]
  if (!hasPassword) lints.push(warning('password-missing', 'smtp.authentication.password'))
  const { server } = system.smtp
  // Not a mistake, but it should be known where the login goes.
  if (server !== '')
    lints.push({ code: 'goes-to-system', severity: 'info', field: 'smtp.authentication.user', params: { server }, change: null })
  return lints
}

/** @param hasPassword is there one for this login, stored or typed? */
export function lintUser(user: LintedUser, system: LintedSystem, hasPassword: boolean): readonly UserLint[] {
  const { email, smtp } = user
  const lints: UserLint[] = []
  // The ERP sends as NAME<EMAIL> and refuses whoever has no address.
  if (email === '') lints.push(warning('email-missing', 'email'))
  else if (!email.includes('@')) lints.push(warning('email-without-at', 'email'))
  if (smtp.port !== null && smtp.port > userLimits.port)
    lints.push(warning('port-above-limit', 'smtp.port', null, { port: smtp.port, max: userLimits.port }))
  return [...lints, ...(smtp.server === '' ? systemServer : ownServer)(user, system, hasPassword)]
}

/** All of them, in their order: to what one record says comes what it says beside the others. */
export function lintUsers<U extends LintedUser>(
  users: readonly U[],
  system: LintedSystem,
  hasPassword: (user: U) => boolean,
): readonly (readonly UserLint[])[] {
  const seen = new Set<string>()
  return users.map((user) => {
    const key = userKey(user.login)
    const again = seen.has(key)
    seen.add(key)
    const lints = lintUser(user, system, hasPassword(user))
    return again ? [warning('login-duplicate', 'login', null, { login: user.login }), ...lints] : lints
  })
}

export const isWarned = (lints: readonly UserLint[]): boolean => lints.some(({ severity }) => severity === 'warning')
