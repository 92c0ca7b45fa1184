/**
 * What one try means for the message and for the account it went through. A report says what happened; this says what the queue
 * makes of it: sent, tried again, failed, not known, or a stop for everything of the account, since the next message would fail
 * for the very same reason.
 */
import type { ReportCode, TestReport } from '../../contract/report.ts'
import { stateOfRecipients, type MessageStanding, type QueuedRecipient } from './states.ts'
import { waitAfter, type RetryPolicy } from './retry.ts'

export type TryReport = Pick<TestReport, 'verdict' | 'phase' | 'code' | 'replyCode' | 'reply' | 'recipients'>
export type Meaning = 'sent' | 'retry' | 'error' | 'unknown' | 'stop-account' | 'given-back'

/** Settings of the system, not of this message: every other message would meet them too. */
const ofTheAccount: readonly ReportCode[] = [
  'invalid-settings', 'server-missing', 'user-missing', 'password-missing', 'unknown-user', 'protocol-cannot-test',
  'system-proxy-unknown', 'secret-unavailable', 'auth-not-offered', 'auth-mechanism-not-offered', 'auth-password-unusable',
  'authentication-failed', 'proxy-authentication', 'proxy-login-unusable', 'proxy-negotiate-only', 'socks-login-required',
  'socks-login-rejected', 'socks-login-length', 'auth-token-in-clear', 'oauth-not-connected', 'oauth-refused', 'oauth-client-refused',
] // prettier-ignore
/** Of this message alone, and no waiting changes it. */
const ofTheMessage: readonly ReportCode[] = ['address-invalid', 'message-too-big', 'smtputf8-not-offered', 'envelope-altered']

/** One recipient's own answer: 2xx took it, 5xx never will, anything else may another time. */
export function meaningOfReply(replyCode: number | null): 'sent' | 'retry' | 'error' {
  if (replyCode !== null && replyCode >= 200 && replyCode <= 299) return 'sent'
  return replyCode !== null && replyCode >= 500 ? 'error' : 'retry'
}

export function meaningOf({ verdict, phase, code, replyCode }: TryReport): Meaning {
  switch (verdict) {
    case 'sent':
      return 'sent'
    case 'unknown':
      return 'unknown'
    case 'cancelled':
      return 'given-back'
    case 'reached':
    case 'handed-over':
      // Nothing asked for these; whatever it was, the message has not left.
      return 'retry'
    case 'rejected':
    case 'failed':
  }
  if (code !== null && ofTheAccount.includes(code)) return 'stop-account'
  if (code !== null && ofTheMessage.includes(code)) return 'error'
  if (verdict === 'failed') return 'retry'
  // 530: "Authentication required" (RFC 4954 §6), 535: the login was refused, wherever the server says so.
  if (replyCode === 530 || replyCode === 535 || replyCode === 534 || replyCode === 538) return 'stop-account'
  // Before MAIL a refusal is about the connection, not the message: a busy or blocked moment (as Postfix, smtp_skip_5xx_greeting).
  if (!['mail', 'rcpt', 'data', 'message'].includes(phase)) return 'retry'
  return replyCode !== null && replyCode >= 500 ? 'error' : 'retry'
}

/** What a try did to each address it was for: `recipients` of the report are those the server was asked about. */
function recipientsAfter(before: readonly QueuedRecipient[], report: TryReport, meaning: Meaning): QueuedRecipient[] {
  const answers = new Map(report.recipients.map((answer) => [answer.address.toLowerCase(), answer]))
  return before.map((recipient) => {
    if (recipient.state !== 'pending') return recipient
    const answer = answers.get(recipient.address.toLowerCase())
    const heard = answer ? { replyCode: answer.replyCode, reply: answer.reply } : {}
    // Without an answer of its own an address shares what became of the whole.
    const own = answer ? meaningOfReply(answer.replyCode) : 'sent'
    if (own === 'error') return { ...recipient, ...heard, state: 'error' }
    if (own === 'retry') return { ...recipient, ...heard }
    switch (meaning) {
      case 'sent':
        return { ...recipient, ...heard, state: 'sent' }
      case 'unknown':
        return { ...recipient, ...heard, state: 'unknown' }
      case 'error':
        // The others of a refused one, taken or not asked for any more: nothing was sent to any of them.
        return report.phase === 'rcpt' ? recipient : { ...recipient, replyCode: report.replyCode, reply: report.reply, state: 'error' }
      case 'retry':
      case 'stop-account':
      case 'given-back':
        return recipient
    }
  })
}

export interface AfterTry {
  readonly meaning: Meaning
  readonly change: Partial<MessageStanding>
}

/** Where a message stands after a try. `attempts` of the message counts this one already. */
export function afterTry(message: MessageStanding, report: TryReport, now: number, policy: RetryPolicy): AfterTry {
  const meaning = meaningOf(report)
  const recipients = recipientsAfter(message.recipients, report, meaning)
  const said = report.code
  if (meaning === 'given-back' || meaning === 'stop-account')
    // Neither is a try of this message: it goes back as it was, and waits until the account may go on.
    return { meaning, change: { state: 'waiting', dueAt: now, attempts: Math.max(0, message.attempts - 1), code: said } }

  const state = stateOfRecipients(recipients)
  if (state === 'waiting') {
    const wait = waitAfter(message.attempts, policy)
    if (wait === null) return { meaning, change: { state: 'error', recipients: failPending(recipients), code: said } }
    return { meaning, change: { state, recipients, dueAt: now + wait, code: said ?? 'recipient-rejected' } }
  }
  return { meaning, change: { state, recipients, code: state === 'sent' ? null : (said ?? (state === 'error' ? 'recipient-rejected' : null)) } }
}

function failPending(recipients: readonly QueuedRecipient[]): QueuedRecipient[] {
  return recipients.map((recipient) => (recipient.state === 'pending' ? { ...recipient, state: 'error' } : recipient))
}

/**
 * A message whose worker is gone (killed, stopped for longer than its lease). Before the end of the message was to be released
 * nobody has it, and it is tried again; after that the server may have taken it, and only a person may say.
 */
export function afterLoss(message: MessageStanding, released: boolean, now: number, policy: RetryPolicy): Partial<MessageStanding> {
  if (released) {
    const recipients = message.recipients.map((one) => (one.state === 'pending' && meaningOfReply(one.replyCode ?? 250) === 'sent' ? { ...one, state: 'unknown' as const } : one))
    return { state: 'unknown', recipients, code: 'worker-lost' }
  }
  // A message that takes its worker down each time must come to an end as well.
  if (waitAfter(message.attempts, policy) === null) return { state: 'error', recipients: failPending(message.recipients), code: 'worker-lost' }
  return { state: 'waiting', dueAt: now, code: 'worker-lost' }
}

/** What is written down before the end of the message is released: who refused it is known, the rest hangs on the answer. */
export function beforeRelease(message: Pick<MessageStanding, 'recipients'>, heard: TryReport['recipients']): QueuedRecipient[] {
  return recipientsAfter(message.recipients, { verdict: 'failed', phase: 'data', code: null, replyCode: null, reply: null, recipients: heard }, 'retry').map((one) => {
    const answer = heard.find(({ address }) => address.toLowerCase() === one.address.toLowerCase())
    return one.state === 'pending' && answer ? { ...one, replyCode: answer.replyCode, reply: answer.reply } : one
  })
}
