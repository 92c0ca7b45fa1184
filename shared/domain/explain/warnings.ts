/** What is worth saying about settings that are valid: where it belongs, and the change that mends it when one is known. */
import { defaultPort, effectiveSettings, implicitTlsPort, submissionPort, type EffectiveSettings } from '../effective/effective-settings.ts'
import type { SecretPath } from '../system/secrets.ts'
import type { SystemDocument } from '../system/document.ts'
import { tokenMechanisms } from '../system/mechanisms.ts'
import { trustWarnings } from '../trust/warnings.ts'
import { chooseComponent } from '../component/choose-component.ts'
import { compareVersions, parseVersion } from '../system/version.ts'
import type { Change, Component, RouteExplanation, Warning } from './types.ts'

function warn(code: string, field: string | null, change: readonly Change[] | null = null, params: Warning['params'] = {}): Warning {
  return { code, params, field, change }
}

/** Microsoft's submission hosts; dates in facts: Exchange Team, 2026-01-27. */
const microsoft365 = /(^|\.)(smtp\.office365\.com|smtp-legacy\.office365\.com|smtp-mail\.outlook\.com)$/i

/** "smtp" with two letters changed places, a slip seen so often that it stands on the original's own picture. */
export function likelyHostTypo(host: string): string | null {
  const match = /^(smpt|stmp|smt|smttp|mstp)\./i.exec(host)
  return match ? host.replace(/^[^.]+/, 'smtp') : null
}

/** Where the settings that count stand in the document: in the user's record or in the system's group. */
function placesOf(document: SystemDocument, asUser: string | null, rule: EffectiveSettings['rule']): { server: string; login: string } {
  const key = asUser?.toUpperCase()
  const index = document.users?.findIndex(({ login }) => login.toUpperCase() === key) ?? -1
  const user = `users.${index}.smtp`
  return {
    server: rule === 'user-server' ? user : 'smtp',
    login: `${rule === 'system' ? 'smtp' : user}.authentication`,
  }
}

function smtpWarnings(document: SystemDocument, asUser: string | null, settings: EffectiveSettings, component: Component | null): Warning[] {
  const { smtp, authenticates, rule } = settings
  const places = placesOf(document, asUser, rule)
  const own = rule === 'user-server'
  const host = smtp.server.value
  const port = smtp.port.value
  const security = smtp.security.value
  // A precise mode wins over "Servidor com SSL", and that one counts only inside "com autenticação" (domain.md §3).
  const automatic = own || document.smtp.security === 'auto'
  const sslCounts = automatic && (own ? authenticates : document.smtp.authentication.enabled)
  const ssl = `${places.server}.authentication.ssl`
  const turnSslOn: Change[] | null = sslCounts ? [{ path: ssl, value: true }] : null
  const securityField = !automatic ? 'smtp.security' : sslCounts ? ssl : `${places.server}.authentication`
  const useSubmission: Change[] = [{ path: `${places.server}.port`, value: submissionPort }]

  const warnings: Warning[] = []
  if (host === null) warnings.push(warn('server-blank', 'smtp.server'))
  const typo = host === null ? null : likelyHostTypo(host)
  if (host !== null && typo !== null)
    warnings.push(
      warn('server-typo', `${places.server}.server`, [{ path: `${places.server}.server`, value: typo }], { host, suggestion: typo }),
    )
  if (security === 'tls' && component === 'dotnet')
    warnings.push(warn('dotnet-implicit-tls', `${places.server}.port`, automatic ? useSubmission : null, { port }))
  if (authenticates && security === 'none') warnings.push(warn('password-in-clear', securityField, turnSslOn))
  if (security === 'starttls-if-offered')
    warnings.push(warn('opportunistic-tls', 'smtp.security', [{ path: 'smtp.security', value: 'starttls' }]))
  if (security === 'none' && port === implicitTlsPort) warnings.push(warn('clear-text-on-465', securityField, turnSslOn))
  if (security === 'starttls' && port === defaultPort) warnings.push(warn('ssl-on-25', `${places.server}.port`, useSubmission))
  if (authenticates && smtp.user.value === null) warnings.push(warn('user-blank', `${places.login}.user`))
  const byToken = tokenMechanisms.includes(settings.mechanism)
  if (authenticates && !byToken && !smtp.hasPassword.value) warnings.push(warn('password-blank', `${places.login}.password`))
  if (authenticates && byToken) warnings.push(warn('token-is-ours', 'smtp.authentication.mechanism'))
  if (host !== null && authenticates && !byToken && microsoft365.test(host))
    warnings.push(warn('microsoft-basic-auth', `${places.server}.server`, null, { host }))
  return warnings
}

function proxyWarnings(route: RouteExplanation, component: Component | null): Warning[] {
  if (route.origin === 'off') return []
  if (route.kind === null) return [warn('proxy-unknown', 'proxy.address')]
  if (route.kind === 'direct') return []
  return component === 'dotnet' ? [warn('dotnet-no-proxy', 'proxy')] : [warn('proxy-is-ours', 'proxy')]
}

/** The component that the same parameters give from 14.1 on, when it is another one. */
function boundaryWarning(document: SystemDocument, component: Component | null): Warning[] {
  const version = parseVersion(document.technologyVersion)
  if (!version || component !== 'indy' || compareVersions(version, { major: 14, minor: 1, patch: 0 }) >= 0) return []
  const later = chooseComponent({ ...document, technologyVersion: '14.1' }).component
  return later === null || later === component ? [] : [warn('changes-at-14-1', 'technologyVersion', null, { component: later })]
}

export function settingsWarnings(
  document: SystemDocument,
  context: { asUser: string | null; hasSecret: (path: SecretPath) => boolean; component: Component | null; route: RouteExplanation; now?: Date },
): Warning[] {
  if (document.protocol !== 'smtp')
    return [warn('legacy-protocol', 'protocol', [{ path: 'protocol', value: 'smtp' }], { protocol: document.protocol })]
  const settings = effectiveSettings(document, context.asUser, context.hasSecret)
  return [
    ...smtpWarnings(document, context.asUser, settings, context.component),
    ...proxyWarnings(context.route, context.component),
    ...trustWarnings(settings, context.route, context.now ?? new Date()),
    ...boundaryWarning(document, context.component),
  ]
}
