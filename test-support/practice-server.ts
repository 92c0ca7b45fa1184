/** The real practice server on a free port, and what is to be said of each of its faults. A fault without a line does not compile. */
import { practicePassword, practiceUser, type PracticeFault } from '../shared/contract/practice.ts'
import type { Hint, Phase, ReportCode, Verdict } from '../shared/contract/report.ts'
import type { TestRequest } from '../shared/contract/tests.ts'
import { createSmtpServerPractice } from '../electron/adapters/smtp-server-practice.ts'
import type { PracticeListener, ReceivedMessage } from '../electron/core/ports.ts'
import { documentFor } from './test-engine.ts'
import { memoryPracticeCertificates } from './practice-certificates.ts'

export interface PracticeExpectation {
  readonly verdict: Verdict
  readonly phase: Phase
  readonly code: ReportCode | null
  readonly replyCode: number | null
  readonly hint: string | null
  readonly who: Hint['who'] | null
  readonly field: string | null
  /** messages in the inbox afterwards */
  readonly arrived?: number
  /** seconds the test may take; enough for a slow machine where the time is not the point */
  readonly deadline?: number
  readonly ssl?: boolean
  readonly request?: Partial<TestRequest>
}
type Expected = PracticeExpectation

const sent: Expected = { verdict: 'sent', phase: 'message', code: null, replyCode: null, hint: null, who: null, field: null, arrived: 1 }
const refusedRecipient = (hint: string, who: Hint['who'], field: string | null, replyCode = 550): Expected => ({ verdict: 'rejected', phase: 'rcpt', code: 'recipient-rejected', replyCode, hint, who, field })
const refusedLogin = (hint: string, who: Hint['who'], field: string | null): Expected => ({ verdict: 'rejected', phase: 'auth', code: 'authentication-failed', replyCode: 535, hint, who, field })
const badCertificate = (code: ReportCode, hint: string, who: Hint['who']): Expected => ({ verdict: 'failed', phase: 'tls', code, replyCode: null, hint, who, field: null, ssl: true })
const failed = (phase: Phase, code: ReportCode, hint: string, who: Hint['who'], field: string | null): Expected => ({ verdict: 'failed', phase, code, replyCode: null, hint, who, field })

export const practiceExpectations: Readonly<Record<PracticeFault, Expected>> = {
  none: sent,
  silent: { ...failed('greeting', 'deadline', 'practice-silent', 'you', null), deadline: 1 },
  'slow-greeting': sent,
  'too-many-connections': { verdict: 'rejected', phase: 'greeting', code: 'greeting-rejected', replyCode: 421, hint: 'server-busy', who: 'provider', field: null },
  'not-smtp': failed('greeting', 'not-smtp', 'other-service', 'you', 'smtp.port'),
  drip: sent,
  'starttls-stripped': { ...failed('tls', 'starttls-not-offered', 'starttls-not-offered', 'provider', 'smtp.authentication.ssl'), ssl: true },
  'starttls-refused': { verdict: 'rejected', phase: 'tls', code: 'starttls-rejected', replyCode: 454, hint: 'starttls-rejected', who: 'provider', field: null, ssl: true },
  'expired-certificate': badCertificate('certificate-expired', 'certificate-expired', 'provider'),
  // Nobody vouches for it either, and that is the first thing wrong with it.
  'wrong-certificate': badCertificate('certificate-self-signed', 'practice-other-certificate', 'you'),
  'wrong-password': refusedLogin('practice-password', 'you', 'smtp.authentication.password'),
  'locked-account': refusedLogin('account-locked', 'provider', null),
  'disabled-account': refusedLogin('microsoft-smtp-auth-disabled', 'provider', null),
  'no-auth': failed('auth', 'auth-not-offered', 'practice-no-auth', 'you', 'smtp.authentication'),
  'recipient-refused': refusedRecipient('practice-recipient', 'you', 'to'),
  'sender-refused': { verdict: 'rejected', phase: 'mail', code: 'sender-rejected', replyCode: 550, hint: 'send-as-denied', who: 'you', field: 'from' },
  'relay-denied': refusedRecipient('relay-denied', 'provider', 'to'),
  'mailbox-full': refusedRecipient('mailbox-full', 'provider', 'to', 552),
  greylisting: refusedRecipient('greylisted', 'you', null, 450),
  'utf8-refused': { ...failed('mail', 'smtputf8-not-offered', 'smtputf8-not-offered', 'you', 'to'), request: { to: ['josé@example.com'] } },
  'message-too-big': failed('mail', 'message-too-big', 'message-too-big', 'you', null),
  'wrong-data-reply': { ...failed('data', 'unexpected-reply', 'nonsense', 'provider', null), replyCode: 250 },
  'drop-before-dot': failed('data', 'connection-closed', 'connection-lost', 'network', null),
  'drop-after-dot': { verdict: 'unknown', phase: 'message', code: 'connection-closed', replyCode: null, hint: 'unknown-result', who: 'you', field: null, arrived: 1 },
}

export const practiceGreetingDelayMs = 300

export interface PracticeForTests extends PracticeListener {
  /** its own certificate, PEM */
  readonly issuer: string
  readonly received: () => readonly ReceivedMessage[]
  /** From now on; the inbox is empty again. */
  pretend(fault: PracticeFault): void
  /** the system PRÁTICA, as the product makes it */
  document(ssl: boolean): ReturnType<typeof documentFor>
}

/** It waits less than in the product where it pretends to be slow. */
export async function startPractice(): Promise<PracticeForTests> {
  const certificates = memoryPracticeCertificates()
  let fault: PracticeFault = 'none'
  let received: ReceivedMessage[] = []
  const servers = createSmtpServerPractice({ certificates, greetingDelayMs: practiceGreetingDelayMs, dripPauseMs: 1 })
  const listener = await servers.listen({ port: 0, user: practiceUser, password: practicePassword, fault: () => fault, onMessage: (message) => received.push(message) })
  return {
    ...listener,
    issuer: (await certificates.own()).certificate,
    received: () => received,
    pretend(pretended) {
      fault = pretended
      received = []
    },
    document: (ssl) =>
      documentFor({
        name: 'PRÁTICA',
        technologyVersion: '14.1',
        smtp: { server: '127.0.0.1', port: listener.port, authentication: { user: practiceUser, password: practicePassword, ssl } },
      }),
  }
}
