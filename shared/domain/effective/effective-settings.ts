/**
 * Whose SMTP settings apply, user before system, joined so that a password can never reach a server it was not meant for
 * (domain.md §3).
 */
import type { Effective, EffectiveSmtp, Origin, ResolvedSecurity } from '../explain/types.ts'
import type { Security, SystemDocument, SystemUser } from '../system/document.ts'
import { tokenMechanisms, type Mechanism } from '../system/mechanisms.ts'
import { userSecretPath, type SecretPath } from '../system/secrets.ts'
import type { TrustEntry } from '../trust/entry.ts'

export const defaultPort = 25
export const implicitTlsPort = 465
export const submissionPort = 587

export interface EffectiveSettings {
  readonly smtp: EffectiveSmtp
  readonly authenticates: boolean
  /** where the password that goes with `smtp.user` is kept; null when nobody logs in */
  readonly passwordPath: SecretPath | null
  readonly mechanism: Mechanism
  readonly ehloName: string | null
  /** each entry is for one host and port, so a user's own server takes none that is not for it */
  readonly trust: readonly TrustEntry[]
  readonly rule: 'user-server' | 'user-credentials' | 'system'
}

export function findUser(document: SystemDocument, login: string): SystemUser | null {
  const key = login.toUpperCase()
  return document.users?.find((user) => user.login.toUpperCase() === key) ?? null
}

/**
 * "Servidor com SSL" as a mode on the wire: on 465 TLS from the first byte, elsewhere STARTTLS, required. A precise mode wins.
 * SSL only counts inside "com autenticação", as on the original's screen.
 */
export function resolveSecurity(security: Security, ssl: boolean, port: number): ResolvedSecurity {
  if (security !== 'auto') return security
  if (!ssl) return 'none'
  return port === implicitTlsPort ? 'tls' : 'starttls'
}

function effective<T>(value: T, origin: Origin): Effective<T> {
  return { value, origin }
}

function portOf(port: number | null, origin: Origin): Effective<number> {
  return port === null ? effective(defaultPort, 'default') : effective(port, origin)
}

/** @param asUser login of the user the message is sent as; null, or a login without a record here, means the system itself */
export function effectiveSettings(
  document: SystemDocument,
  asUser: string | null,
  hasSecret: (path: SecretPath) => boolean,
): EffectiveSettings {
  const { smtp: system } = document
  const user = asUser === null ? null : findUser(document, asUser)
  const common = { mechanism: system.authentication.mechanism, ehloName: system.ehloName, trust: system.trust }

  const credentials = (
    authentication: { enabled: boolean; user: string },
    path: SecretPath,
    origin: Origin,
  ): Pick<EffectiveSmtp, 'user' | 'hasPassword'> & Pick<EffectiveSettings, 'authenticates' | 'passwordPath'> =>
    authentication.enabled
      ? {
          authenticates: true,
          passwordPath: path,
          user: authentication.user === '' ? effective(null, 'default') : effective(authentication.user, origin),
          hasPassword: hasSecret(path) ? effective(true, origin) : effective(false, 'default'),
        }
      : { authenticates: false, passwordPath: null, user: effective(null, 'default'), hasPassword: effective(false, 'default') }

  const assemble = (
    rule: EffectiveSettings['rule'],
    server: Pick<EffectiveSmtp, 'server' | 'port' | 'security'>,
    login: ReturnType<typeof credentials>,
  ): EffectiveSettings => ({
    ...common,
    // A token is the system's own: what stands in a user's record is a password.
    mechanism: rule !== 'system' && tokenMechanisms.includes(common.mechanism) ? 'auto' : common.mechanism,
    rule,
    authenticates: login.authenticates,
    passwordPath: login.passwordPath,
    smtp: { ...server, user: login.user, hasPassword: login.hasPassword },
  })

  if (user && user.smtp.server !== '') {
    // 1. A server of the user's own: everything comes from the user, the system's password stays where it is.
    const port = portOf(user.smtp.port, 'user')
    const { authentication } = user.smtp
    const security = resolveSecurity('auto', authentication.enabled && authentication.ssl, port.value)
    return assemble(
      'user-server',
      { server: effective(user.smtp.server, 'user'), port, security: effective(security, 'user') },
      credentials(authentication, userSecretPath(user.login), 'user'),
    )
  }

  const port = portOf(system.port, 'system')
  const ssl = system.authentication.enabled && system.authentication.ssl
  const server = {
    server: system.server === '' ? effective(null, 'default' as const) : effective(system.server, 'system' as const),
    port,
    security: effective(resolveSecurity(system.security, ssl, port.value), 'system' as const),
  }
  if (user && user.smtp.authentication.enabled && user.smtp.authentication.user !== '') {
    // 2. Credentials of the user's own for the system's server.
    return assemble('user-credentials', server, credentials(user.smtp.authentication, userSecretPath(user.login), 'user'))
  }
  // 3. Everything from the system.
  return assemble('system', server, credentials(system.authentication, 'smtp.authentication', 'system'))
}
