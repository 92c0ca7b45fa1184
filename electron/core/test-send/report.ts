import type { TestReport, TlsReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { componentCould } from '../../../shared/domain/component/can-do.ts'
import type { RouteCandidate } from '../../../shared/domain/explain/types.ts'
import { trustWarning } from '../../../shared/domain/trust/warnings.ts'
import { settingsOfRun, type SettingValue } from '../../../shared/domain/history/values.ts'
import { diagnose } from '../../../shared/domain/diagnosis/diagnose.ts'
import { challengeMechanisms } from '../../../shared/domain/system/document.ts'
import type { Outcome } from './outcome.ts'
import { perDocument } from './per-document.ts'
import { inert, type Redactor } from './redact.ts'
import type { Run, RunPorts } from './run.ts'
import type { Gathered, Prepared } from './settings-phase.ts'
import { offeredMechanisms } from './smtp-session.ts'

const runSettings = perDocument(settingsOfRun)

interface Material {
  readonly ports: Pick<RunPorts, 'clock' | 'host'>
  readonly request: TestRequest
  readonly runId: string
  readonly gathered: Gathered
  readonly prepared: Prepared | null
  readonly outcome: Outcome
  readonly run: Run
  readonly redactor: Redactor
  readonly ms: number
}

function systemName(request: TestRequest, gathered: Gathered): string {
  if (gathered.document) return gathered.document.name
  const { document } = request
  const name: unknown = typeof document === 'object' && document !== null && 'name' in document ? document.name : ''
  return typeof name === 'string' ? inert(name).slice(0, 60) : ''
}

function ability(...input: Parameters<typeof componentCould>): Pick<TestReport['component'], 'could' | 'reasons'> {
  const { could, reasons } = componentCould(...input)
  return { could, reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })) }
}

function placeOf({ kind, host, port }: RouteCandidate): RouteCandidate {
  return { kind, host, port }
}

/** What was accepted by an exception, which of them have ended, and what is out of date though it was accepted. */
function tlsWarnings(tls: TlsReport | null, peer: { host: string | null; port: number | null } | null, of: 'server' | 'proxy'): TestReport['warnings'] {
  if (tls === null) return []
  const params = { host: peer?.host ?? '', port: peer?.port ?? 0, of }
  return [
    ...(tls.exceptions ?? []).flatMap(({ kind, until, state }) => (state === 'unused' ? [] : [trustWarning({ kind, until, ended: state === 'ended' }, params)])),
    ...(tls.weak ?? []).map((what) => ({ code: `weak-${what}`, params })),
  ]
}

/** Everything that is known, wherever the run ended; nothing of it holds a secret. */
export function buildReport({ ports, request, runId, gathered, prepared, outcome, run, redactor, ms }: Material): TestReport {
  const { findings, tracker, transcript } = run
  const show = (text: string) => inert(redactor.text(text))
  // A password that somebody typed into another field as well stays hidden there too; else they are fit to be shown as they are.
  const hidden = (settings: Record<string, SettingValue>) =>
    redactor.hidesNothing()
      ? settings
      : Object.fromEntries(Object.entries(settings).map(([path, value]) => [path, typeof value === 'string' ? show(value) : value]))
  const { reply } = outcome
  const settings = prepared?.settings ?? gathered.settings
  const asked = settings?.smtp.security.value ?? null
  const usedInClear = asked === 'starttls-if-offered' && findings.tls === null && findings.extensions !== null
  // Servers show what they offer for real only once TLS is there.
  const stillInClear = asked !== null && asked !== 'none' && !usedInClear && findings.securityUsed === 'none'
  const saysPassword = !challengeMechanisms.includes(findings.mechanism ?? '')
  const clear = settings?.authenticates === true && saysPassword && (asked === 'none' || usedInClear)
  const report: TestReport = {
    runId,
    systemId: request.systemId,
    systemName: systemName(request, gathered),
    at: ports.clock.now().toISOString(),
    verdict: outcome.verdict,
    phase: outcome.phase,
    code: outcome.code,
    replyCode: reply?.code ?? null,
    enhancedCode: reply?.enhanced ?? null,
    reply: reply ? show(reply.shown.join('\n')) : null,
    recipients: findings.recipients.map((recipient) => ({ ...recipient, reply: recipient.reply === null ? null : show(recipient.reply) })),
    component: {
      name: gathered.component,
      ...ability(gathered.component, {
        security: findings.tls ? (asked === 'tls' ? 'tls' : 'starttls') : usedInClear ? 'none' : asked,
        authenticates: settings?.authenticates ?? false,
        mechanism: findings.mechanism,
        // A server's words: they come back in the reasons.
        offered: findings.extensions && !stillInClear ? offeredMechanisms(findings).slice(0, 30).map((name) => show(name).slice(0, 100)) : null,
        route: run.taken?.kind ?? gathered.route?.kind ?? null,
      }),
    },
    from: { host: ports.host.hostName, user: ports.host.osUser },
    route: gathered.route
      ? { ...gathered.route, ...(run.taken && placeOf(run.taken)), candidates: [...gathered.route.candidates], trace: [...gathered.route.trace] }
      : null,
    attempts: [...run.attempts],
    ms: Math.round(ms * 10) / 10,
    deadlineMs: request.deadlineSeconds * 1000,
    stopAfter: request.stopAfter,
    server: prepared?.server ?? null,
    sender: show(gathered.sender),
    asUser: request.asUser,
    messageId: run.messageId,
    settings: gathered.document && hidden(runSettings(gathered.document, request.asUser)),
    resolved: run.resolved.slice(0, 50),
    mechanism: findings.mechanism,
    security: asked,
    extensions: [...(findings.extensions ?? [])].map(([keyword, parameters]) => show(`${keyword} ${parameters}`.trim())).slice(0, 60),
    banner: findings.banner === null ? null : show(findings.banner),
    tls: findings.tls,
    proxyTls: run.proxyTls,
    proxyReply: run.proxyReply && {
      ...run.proxyReply,
      reason: show(run.proxyReply.reason).slice(0, 200),
      challenges: run.proxyReply.challenges.map((challenge) => show(challenge).slice(0, 200)),
    },
    handOver: run.handOver && { ...run.handOver, detail: show(run.handOver.detail).slice(0, 500) },
    issues: gathered.issues.map(({ path, code, params }) => ({ path, code, ...(params && { params: { ...params } }) })),
    warnings: [
      ...(run.handOver && (request.from ?? '') !== '' ? [{ code: 'sender-of-client', params: {} }] : []),
      ...(clear ? [{ code: 'password-in-clear', params: {} }] : []),
      ...tlsWarnings(findings.tls, prepared?.server ?? null, 'server'),
      ...tlsWarnings(run.proxyTls, run.taken, 'proxy'),
    ],
    phases: [...tracker.phases()],
    transcript: [...transcript.lines()],
    hint: null,
  }
  report.hint = diagnose(report, gathered.document)
  return report
}
