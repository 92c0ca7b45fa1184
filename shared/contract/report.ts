/** The progress and the report of a test send: exactly what the command line prints and the page shows. */
import * as z from 'zod'
import { clientProblems } from '../domain/mail-client/found.ts'
import { trustKinds } from '../domain/trust/entry.ts'
import { handOverReportSchema } from './mail-client.ts'

/** In the order of a direct run with STARTTLS; with TLS from the first byte `tls` comes before `greeting`. */
export const phases = [
  'settings', 'dns', 'connect', 'proxy', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt', 'data', 'message',
] as const // prettier-ignore
export type Phase = (typeof phases)[number]

export const verdicts = ['sent', 'reached', 'handed-over', 'rejected', 'failed', 'unknown', 'cancelled'] as const
export type Verdict = (typeof verdicts)[number]

/** Closed list: why a run ended where it did. A hop's own failures carry the hop in their name. */
export const reportCodes = [
  // settings
  'invalid-settings', 'address-invalid', 'server-missing', 'user-missing', 'password-missing', 'unknown-user',
  'protocol-cannot-test', 'system-proxy-unknown', 'secret-unavailable',
  // dns and connect, to the server or to the proxy
  'name-not-found', 'name-lookup-failed', 'connection-refused', 'connection-timed-out', 'host-unreachable',
  'connection-failed',
  'proxy-name-not-found', 'proxy-name-lookup-failed', 'proxy-connection-refused', 'proxy-connection-timed-out',
  'proxy-host-unreachable', 'proxy-connection-failed',
  // proxy: its own TLS
  'proxy-tls-not-tls', 'proxy-tls-failed', 'proxy-certificate-expired', 'proxy-certificate-not-yet-valid',
  'proxy-certificate-self-signed', 'proxy-certificate-untrusted', 'proxy-certificate-name-mismatch',
  'proxy-certificate-weak', 'proxy-tls-version', 'proxy-client-certificate-required',
  // proxy: what it answered to CONNECT
  'proxy-authentication', 'proxy-login-unusable', 'proxy-negotiate-only', 'proxy-forbidden', 'proxy-target-failed',
  'proxy-rejected', 'proxy-not-http', 'proxy-closed', 'proxy-silent',
  // proxy: SOCKS, its own words and what it answered (RFC 1928 §6)
  'socks-not-socks', 'socks-login-required', 'socks-login-rejected', 'socks-login-length', 'socks-method-not-offered',
  'socks-failure', 'socks-not-allowed', 'socks-network-unreachable', 'socks-host-unreachable',
  'socks-connection-refused', 'socks-ttl-expired', 'socks-command-not-supported', 'socks-address-not-supported',
  'socks4-rejected', 'socks4-identd', 'socks4-needs-ipv4',
  // any phase
  'deadline', 'cancelled', 'connection-closed', 'connection-reset', 'reply-malformed', 'reply-too-long',
  'unexpected-reply',
  // greeting, ehlo
  'not-smtp', 'greeting-rejected', 'ehlo-rejected',
  // tls
  'starttls-not-offered', 'starttls-rejected', 'starttls-injection', 'tls-not-tls', 'tls-failed',
  'certificate-expired', 'certificate-not-yet-valid', 'certificate-self-signed', 'certificate-untrusted',
  'certificate-name-mismatch', 'certificate-weak', 'tls-version', 'client-certificate-required',
  // auth
  'auth-not-offered', 'auth-mechanism-not-offered', 'authentication-failed', 'authentication-temporary',
  'auth-challenge-invalid', 'auth-server-not-proven', 'auth-password-unusable', 'auth-token-in-clear',
  'oauth-not-connected', 'oauth-refused', 'oauth-client-refused', 'oauth-unreachable',
  // envelope and message
  'smtputf8-not-offered', 'sender-rejected', 'recipient-rejected', 'data-rejected', 'message-rejected', 'message-too-big', 'envelope-altered',
  // the mail client of the workstation (MAPI, VIM/Notes)
  ...clientProblems, 'mail-client-refused', 'mail-client-closed', 'mail-client-unloadable', 'mail-client-characters', 'mail-client-too-long',
  'mail-client-attachments', 'mail-client-crashed', 'mail-client-nonsense', 'vim32-off',
  'internal',
] as const // prettier-ignore
export type ReportCode = (typeof reportCodes)[number]

const phase = z.enum(phases)
const params = z.record(z.string(), z.union([z.string(), z.number()]))

export const testEventSchema = z.object({
  phase,
  status: z.enum(['started', 'ok', 'failed', 'skipped']),
  /** milliseconds spent in the phase so far, 0 at its start */
  ms: z.number(),
  /** what came of it, one line of inert text: the address, the banner, the cipher… */
  detail: z.string().optional(),
})
export type TestEvent = z.output<typeof testEventSchema>

/** A line of the dialogue. `text` is inert (control characters made visible) and without secrets. */
export const transcriptLineSchema = z.object({
  /** milliseconds since the run began */
  at: z.number(),
  from: z.enum(['client', 'server', 'proxy', 'note']),
  text: z.string(),
  /** inside TLS */
  secure: z.boolean(),
})
export type TranscriptLine = z.output<typeof transcriptLineSchema>

const trustUse = z.object({ kind: z.enum(trustKinds), until: z.string().nullable() })
const verdictOf = z.object({ ok: z.boolean(), code: z.string().nullable() })
export const tlsReportSchema = z.object({
  protocol: z.string(),
  cipher: z.string(),
  /** chain: is it issued by somebody this machine trusts, and in date; host: is it for this name. Judged apart, trusted or not. */
  chain: verdictOf,
  host: verdictOf,
  certificates: z.array(
    z.object({
      subject: z.string(),
      issuer: z.string(),
      validFrom: z.iso.datetime(),
      validTo: z.iso.datetime(),
      /** whole days until it ends, negative once it has ended */
      daysLeft: z.number(),
      altNames: z.array(z.string()),
      fingerprint256: z.string(),
      // absent in reports of earlier versions, like all that follows
      keyFingerprint256: z.string().nullable().optional(),
      keyType: z.string().nullable().optional(),
      keyBits: z.number().nullable().optional(),
      signatureAlgorithm: z.string().nullable().optional(),
      authority: z.boolean().optional(),
    }),
  ),
  /** the entry of `smtp.trust` without which it would have been refused; null: none was needed, or none helped */
  trusted: trustUse.nullable().optional(),
  /** every entry for this host and port, and what came of it */
  exceptions: z.array(trustUse.extend({ state: z.enum(['used', 'unused', 'ended']) })).optional(),
  /** what is not up to date, though it was not refused for it */
  weak: z.array(z.enum(['protocol', 'key', 'signature'])).optional(),
})
export type TlsReport = z.output<typeof tlsReportSchema>

const routeKind = z.enum(['direct', 'http', 'https', 'socks4', 'socks4a', 'socks5'])
const routeSchema = z.object({
  kind: routeKind.nullable(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  origin: z.enum(['off', 'typed', 'environment', 'operating-system']),
  candidates: z.array(z.object({ kind: routeKind, host: z.string().nullable(), port: z.number().nullable() })),
  trace: z.array(z.object({ rule: z.string(), found: z.string(), outcome: z.enum(['decided', 'passed']) })),
})

/** One candidate of the route that was tried, in order, and the addresses a connection was tried to. */
const routeAttemptSchema = z.object({
  kind: routeKind,
  host: z.string().nullable(),
  port: z.number().nullable(),
  /** why it did not lead to the server; null when it did */
  code: z.enum(reportCodes).nullable(),
  ms: z.number(),
  addresses: z.array(
    z.object({
      address: z.string(),
      family: z.union([z.literal(4), z.literal(6)]),
      /** `unanswered`: another one was quicker, or the time was over */
      outcome: z.enum([
        'connected', 'unanswered', 'connection-refused', 'connection-timed-out', 'host-unreachable', 'connection-failed',
      ]), // prettier-ignore
      ms: z.number(),
    }),
  ),
})
export type RouteAttempt = z.output<typeof routeAttemptSchema>

export const hintSchema = z.object({
  rule: z.string(),
  who: z.enum(['you', 'network', 'provider']),
  params,
  field: z.string().nullable(),
  change: z
    .array(z.object({ path: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }))
    .nullable(),
})
export type Hint = z.output<typeof hintSchema>

export const testReportSchema = z.object({
  runId: z.string(),
  systemId: z.string().nullable(),
  systemName: z.string(),
  at: z.iso.datetime(),
  verdict: z.enum(verdicts),
  phase,
  code: z.enum(reportCodes).nullable(),
  replyCode: z.number().nullable(),
  enhancedCode: z.string().nullable(),
  reply: z.string().nullable(),
  recipients: z.array(z.object({ address: z.string(), replyCode: z.number().nullable(), reply: z.string().nullable() })),
  hint: hintSchema.nullable(),
  component: z.object({
    name: z.enum(['dotnet', 'indy', 'wodsmtp']).nullable(),
    could: z.boolean().nullable(),
    reasons: z.array(z.object({ code: z.string(), params })),
  }),
  /** this host and operating system user: where the test was made from */
  from: z.object({ host: z.string(), user: z.string() }),
  /** `kind`, `host` and `port` are those of the candidate that led to the server, or whose failure the outcome is */
  route: routeSchema.nullable(),
  /** absent in reports of earlier versions */
  attempts: z.array(routeAttemptSchema).optional(),
  ms: z.number(),
  deadlineMs: z.number(),
  stopAfter: phase,
  server: z.object({ host: z.string(), port: z.number() }).nullable(),
  sender: z.string(),
  /** login of the user the message was sent as; null or absent = the system itself */
  asUser: z.string().nullable().optional(),
  messageId: z.string().nullable(),
  // what follows down to `resolved` is absent in reports of earlier versions
  /** of the program */
  version: z.string().optional(),
  /** of the system as it was stored when the run began, whatever was on the screen then; null = not stored, or not looked at */
  revision: z.number().nullable().optional(),
  /** `queue`: a message of the queue, not a test */
  origin: z.enum(['test', 'queue']).optional(),
  /** the settings it ran with, by their place in the document (domain/history/values.ts), never a secret; null where they could not be read */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable().optional(),
  /** what the name of the server, or of the proxy in its place, meant: all of its addresses */
  resolved: z.array(z.string()).optional(),
  /** the SASL mechanism used, null when nobody logged in */
  mechanism: z.string().nullable(),
  security: z.enum(['none', 'starttls-if-offered', 'starttls', 'tls']).nullable(),
  /** EHLO keywords of the last EHLO, with their parameters */
  extensions: z.array(z.string()),
  banner: z.string().nullable(),
  tls: tlsReportSchema.nullable(),
  /** the proxy's own certificate, judged apart from the server's; null where there was no TLS to a proxy */
  proxyTls: tlsReportSchema.nullable().optional(),
  /** what the proxy answered to CONNECT, when it did */
  proxyReply: z.object({ status: z.number(), reason: z.string(), challenges: z.array(z.string()) }).nullable(),
  /** absent in reports of earlier versions; null where no mail client was asked */
  handOver: handOverReportSchema.nullable().optional(),
  /** settings that could not be read: where and why */
  issues: z.array(z.object({ path: z.string(), code: z.string(), params: params.optional() })),
  warnings: z.array(z.object({ code: z.string(), params })),
  phases: z.array(testEventSchema),
  transcript: z.array(transcriptLineSchema),
})
export type TestReport = z.output<typeof testReportSchema>

/** Exit code of the command line for a phase (interface.md). */
export const phaseExitCodes = {
  settings: 10, dns: 11, connect: 12, proxy: 13, greeting: 14, ehlo: 15, tls: 16, auth: 17, mail: 18, rcpt: 19,
  data: 20, message: 21,
} as const satisfies Record<Phase, number> // prettier-ignore

/** Exit code of a report: 0 for what went well, the phase's for what did not, 30 in doubt, 31 cancelled. */
export function exitCodeOf(report: Pick<TestReport, 'verdict' | 'phase'>): number {
  switch (report.verdict) {
    case 'sent':
    case 'reached':
    case 'handed-over':
      return 0
    case 'rejected':
    case 'failed':
      return phaseExitCodes[report.phase]
    case 'unknown':
      return 30
    case 'cancelled':
      return 31
  }
}
