/**
 * What is said of one sender: by its settings alone, and by what its server showed. The state is the worst of the findings; a note never
 * makes anything worse than it is.
 */
import type { TestReport } from '../../contract/report.ts'
import type { Warning } from '../explain/types.ts'
import { mechanisms, tokenMechanisms } from '../system/mechanisms.ts'
import { compareVersions, parseVersion } from '../system/version.ts'
import { defaultPort } from '../effective/effective-settings.ts'
import type { Sender } from './endpoints.ts'
import { severities, type CheckState, type Severity } from './states.ts'

export interface Finding {
  /** key of shared/i18n → `check.findings`, or of `explain.warnings` where `of` says so; of a failed run its report code */
  readonly code: string
  readonly of: 'check' | 'warning' | 'report'
  readonly severity: Severity
  readonly params: Readonly<Record<string, string | number>>
  /** path in the document, null where nothing on the form would help */
  readonly field: string | null
}

/** From so many days before its end a certificate is something to do. Authorities renew from 30 days before it on (Let's Encrypt, ACME clients). */
export const certificateDays = 30
/** An exception's last days: who renews it has to ask somebody first. */
export const exceptionDays = 30

/** What `explain` says already, as seriously as it is here. The others are notes. */
const warningSeverity: Readonly<Record<string, Severity>> = {
  // A test with these settings ends before it begins.
  'user-blank': 'failing',
  'password-blank': 'failing',
  // The component waits for its 100 seconds and gives up, whatever our look says.
  'dotnet-implicit-tls': 'failing',
  'password-in-clear': 'degraded',
  'opportunistic-tls': 'degraded',
  'clear-text-on-465': 'degraded',
  'microsoft-basic-auth': 'degraded',
  'server-typo': 'degraded',
  'token-is-ours': 'degraded',
  'trust-ended': 'degraded',
}
/** Said better by the look at the server, or by the finding of its own. */
const leftOut: readonly string[] = ['proxy-unknown', 'ssl-on-25', 'weak-protocol', 'weak-key', 'weak-signature']

function finding(code: string, severity: Severity, params: Finding['params'] = {}, field: string | null = null): Finding {
  return { code, of: 'check', severity, params, field }
}
function ofWarning({ code, params, field }: Warning): Finding {
  return { code, of: 'warning', severity: warningSeverity[code] ?? 'note', params, field }
}

/** Where what a server says belongs: the system's group, or the user's record. */
function place({ system, asUser, settings }: Sender): (path: string) => string {
  if (asUser === null || settings.rule !== 'user-server') return (path) => path
  const index = system.document.users?.findIndex(({ login }) => login.toUpperCase() === asUser.toUpperCase()) ?? -1
  // A user has no precise mode, no mechanism and no exceptions of its own.
  return (path) => (/^smtp\.(?:server|port|authentication(?:\.(?:enabled|user|password|ssl))?)$/.test(path) ? `users.${index}.${path}` : path)
}

/** Whole days from now to the end of a day of the calendar, in this computer's time; negative once it is over. */
function daysUntil(day: string, now: Date): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Math.floor((new Date(year, month - 1, date + 1).getTime() - now.getTime()) / 86_400_000)
}

/** Known before anybody is called. */
export function staticFindings(sender: Sender, now: Date): Finding[] {
  const { system, settings, explanation } = sender
  if (system.document.protocol !== 'smtp' || settings.smtp.server.value === null)
    return explanation.warnings.filter(({ code }) => code === 'legacy-protocol' || code === 'server-blank').map(ofWarning)
  const { smtp, authenticates, trust } = settings
  const at = place(sender)
  const said = explanation.warnings.filter(({ code }) => !leftOut.includes(code)).map(ofWarning)
  const port25 = smtp.port.value === defaultPort && authenticates ? [finding('submission-on-25', 'degraded', {}, at('smtp.port'))] : []
  const ending = trust.flatMap(({ host, port, until }) => {
    const days = until === null ? Infinity : daysUntil(until, now)
    return days >= 0 && days <= exceptionDays ? [finding('exception-ends', 'degraded', { host, port, days, count: days }, 'smtp.trust')] : []
  })
  return [...said, ...port25, ...ending]
}

/** TLS 1.0 and 1.1 are withdrawn (RFC 8996). */
function isOldTls(protocol: string): boolean {
  const version = parseVersion(/^TLSv(\d+(?:\.\d+)?)$/.exec(protocol)?.[1] ?? '')
  return protocol.startsWith('SSL') || (version !== null && compareVersions(version, { major: 1, minor: 2, patch: 0 }) < 0)
}

export function mechanismsOf({ extensions }: Pick<TestReport, 'extensions'>): string[] {
  const line = extensions.find((each) => /^AUTH\b/i.test(each)) ?? ''
  return line.split(' ').slice(1).filter((name) => name !== '').map((name) => name.toUpperCase())
}

/** Of what a user and a password serve for. */
const byPassword: readonly string[] = mechanisms.filter((name) => name !== 'auto' && !tokenMechanisms.includes(name))

function certificateFindings({ tls }: TestReport): Finding[] {
  const leaf = tls?.certificates[0]
  if (!tls || !leaf) return []
  const days = leaf.daysLeft
  // Refused it would not have come this far: an exception let it pass.
  const ends = days < 0 ? [finding('certificate-ended', 'degraded', {}, 'smtp.trust')] : days <= certificateDays ? [finding('certificate-ends', 'degraded', { days, count: days })] : []
  const trusted = tls.trusted ? [finding(tls.host.ok ? 'untrusted-chain' : 'untrusted-name', 'degraded', {}, 'smtp.trust')] : []
  const old = isOldTls(tls.protocol) || tls.weak?.includes('protocol') === true ? [finding('old-tls', 'degraded', { protocol: tls.protocol })] : []
  const weak = (['key', 'signature'] as const).flatMap((what) => (tls.weak?.includes(what) ? [finding(`weak-${what}`, 'degraded')] : []))
  return [...ends, ...trusted, ...old, ...weak]
}

function loginFindings(sender: Sender, report: TestReport): Finding[] {
  const { settings } = sender
  if (!settings.authenticates) return []
  const at = place(sender)
  const offered = mechanismsOf(report)
  if (offered.length === 0) return [finding('no-login-offered', 'failing', {}, at('smtp.authentication'))]
  const wanted = settings.mechanism.toUpperCase()
  const usable = wanted === 'AUTO' ? offered.some((name) => byPassword.includes(name)) : offered.includes(wanted)
  if (usable) return []
  return [finding('mechanism-not-offered', 'failing', { wanted: wanted === 'AUTO' ? byPassword.join(', ') : wanted, offered: offered.join(', ').slice(0, 200) }, 'smtp.authentication.mechanism')]
}

/** By what came of a run that went as far as a login and did not log in. */
export function reportFindings(sender: Sender, report: TestReport): Finding[] {
  if (report.verdict !== 'reached') {
    const field = report.hint?.field ?? null
    return [
      { code: report.code ?? 'unexpected-reply', of: 'report', severity: 'failing', params: { phase: report.phase, rule: report.hint?.rule ?? '' }, field: field === null ? null : place(sender)(field) },
      ...certificateFindings(report).filter(({ code }) => code === 'certificate-ends'),
    ]
  }
  const open = report.tls === null && report.security === 'starttls-if-offered' ? [finding('not-encrypted', 'degraded', {}, 'smtp.security')] : []
  const couldEncrypt = report.security === 'none' && report.extensions.some((line) => /^STARTTLS$/i.test(line))
  const offer = couldEncrypt ? [finding('encryption-offered', 'note', {}, place(sender)('smtp.authentication'))] : []
  return [...certificateFindings(report), ...loginFindings(sender, report), ...open, ...offer]
}

/** The worst first; in one severity as they were found. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

export function stateOf(findings: readonly Finding[]): Exclude<CheckState, 'not-looked-at'> {
  if (findings.some(({ severity }) => severity === 'failing')) return 'failing'
  return findings.some(({ severity }) => severity === 'degraded') ? 'degraded' : 'ok'
}
