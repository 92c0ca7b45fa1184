/** The server took the login, if there was one, and refused something later; or refused at the door. */
import { place, withReply, withSender, withSubject } from './advice.ts'
import type { Rule } from './rule.ts'

const postfix = 'postconf(5), smtpd restrictions'
const status = (section: string) => `RFC 3463 §${section}`

const door: readonly Rule[] = [
  {
    rule: 'address-blocked',
    who: 'provider',
    field: null,
    signs: { text: /black ?-?list|block ?-?list|spamhaus|spamcop|barracuda|poor reputation|low reputation|\bdnsbl\b|\brbl\b/i },
    advise: withReply,
    source: 'RFC 5782 §2',
  },
  {
    rule: 'server-busy',
    who: 'provider',
    field: null,
    signs: { phase: ['greeting', 'ehlo'], replyClass: 4 },
    advise: withReply,
    source: 'RFC 5321 §3.8 (421)',
  },
  {
    rule: 'greeting-refused',
    who: 'provider',
    field: null,
    signs: { phase: ['greeting'], replyClass: 5 },
    advise: withReply,
    source: 'RFC 5321 §3.1 (554)',
  },
  {
    rule: 'ehlo-name',
    who: 'you',
    field: 'smtp.ehloName',
    signs: {
      phase: ['ehlo', 'mail', 'rcpt', 'data', 'message'],
      text: /(?:helo|ehlo).*(?:reject|invalid|fully|refus|bogus)|(?:invalid|bad|bogus) (?:helo|ehlo)/i,
    },
    advise: withReply,
    source: `RFC 5321 §4.1.1.1; ${postfix}`,
  },
]

const envelope: readonly Rule[] = [
  {
    rule: 'smtputf8-not-offered',
    who: 'you',
    field: 'to',
    signs: { code: ['smtputf8-not-offered'] },
    // eslint-disable-next-line no-control-regex -- the ASCII range, whole
    advise: (facts) => ({ params: place(facts), ...(/[^\u0000-\u007f]/.test(facts.sender) && { field: 'from' }) }),
    source: 'RFC 6531 §3.2',
  },
  {
    rule: 'send-as-denied',
    who: 'you',
    field: 'from',
    signs: {
      text: /5\.7\.60\b|SendAsDenied|not (?:have permissions?|allowed|authorized|permitted) to send as|not owned by user/i,
    },
    advise: withSender,
    source: `learn.microsoft.com, 5.7.60; ${postfix}`,
    checked: '2026-11-23',
  },
  {
    rule: 'sender-domain',
    who: 'you',
    field: 'from',
    signs: { text: /[45]\.1\.8\b|sender address rejected: domain not found|sender.{0,30}domain.{0,30}(?:not found|not exist)/i },
    advise: withSender,
    source: status('3.2 (X.1.8)'),
  },
  {
    rule: 'spf-dmarc',
    who: 'provider',
    field: 'from',
    signs: { text: /\bSPF\b|\bDMARC\b|\bDKIM\b|5\.7\.2[2-7]\b/i },
    advise: withSender,
    source: 'RFC 7372; RFC 7489',
  },
  {
    rule: 'mailbox-full',
    who: 'provider',
    field: 'to',
    signs: { phase: ['rcpt', 'data', 'message'], text: /[45]\.2\.2\b|mailbox (?:is )?full|over quota|(?<!(?:sending|daily|hourly|message) )quota exceeded/i },
    advise: withReply,
    source: status('3.3 (X.2.2)'),
  },
  {
    rule: 'greylisted',
    who: 'you',
    field: null,
    signs: { phase: ['mail', 'rcpt', 'data', 'message'], replyClass: 4, text: /gr[ae]y-?list/i },
    advise: withReply,
    source: 'RFC 6647 §2',
  },
  {
    // Of one message, so waiting does not help.
    rule: 'too-many-recipients',
    who: 'you',
    field: 'to',
    signs: { phase: ['rcpt', 'data', 'message'], text: /[45]\.5\.3\b|too many recipients/i },
    advise: withReply,
    source: 'RFC 5321 §4.5.3.1.10; RFC 3463 §3.6 (X.5.3)',
  },
  {
    rule: 'rate-limited',
    who: 'provider',
    field: null,
    signs: { text: /rate.?limit|too many (?:messages|connections|mails|auth commands)|too much mail|throttl|(?:sending|daily|hourly) (?:user )?(?:sending )?(?:limit|quota)|limit exceeded|[45]\.4\.5\b/i },
    advise: withReply,
    source: 'support.google.com, Gmail SMTP errors and codes; Postfix, src/smtpd/smtpd.c (anvil)',
    checked: '2026-11-30',
  },
  {
    rule: 'relay-denied',
    who: 'provider',
    field: 'to',
    signs: { phase: ['mail', 'rcpt', 'data', 'message'], replyClass: 5, text: /relay/i },
    advise: withReply,
    source: postfix,
  },
  {
    // Postfix keeps what it has against a sender until it hears the recipient (smtpd_delay_reject): the words decide, not the phase.
    rule: 'sender-refused',
    who: 'you',
    field: 'from',
    signs: { replyClass: 5, text: /sender address rejected/i },
    advise: withSender,
    source: postfix,
  },
  {
    rule: 'recipient-unknown',
    who: 'you',
    field: 'to',
    signs: {
      phase: ['rcpt', 'data', 'message'],
      text: /5\.1\.(?:1|2|3|6|10)\b|no such (?:user|mailbox)|user unknown|unknown user|mailbox (?:unavailable|not found)|does not exist|recipient address rejected: domain not found/i,
      // A domain may only be not found now: Postfix says 450 where it has to be mended all the same.
      also: ({ replyCode, reply }) => (replyCode ?? 0) >= 500 || /domain not found/i.test(reply ?? ''),
    },
    advise: withReply,
    source: status('3.2'),
  },
  {
    rule: 'recipient-refused',
    who: 'you',
    field: 'to',
    signs: { replyClass: 5, text: /recipient address rejected/i },
    advise: withReply,
    source: postfix,
  },
  {
    rule: 'content-refused',
    who: 'provider',
    field: null,
    signs: { phase: ['data', 'message'], replyClass: 5, text: /spam|virus|malware|content|banned|attachment/i },
    advise: withReply,
    source: status('3.8'),
  },
  {
    // Of the words of this one nothing is public (others: rules-brazil.ts); why a sender is refused there is.
    rule: 'locaweb-sender',
    who: 'provider',
    field: 'from',
    signs: { phase: ['mail'], replyClass: 5, provider: /\bsmtplw\.com\.br|\blocaweb\b/i },
    advise: withSender,
    source: 'locaweb.com.br/ajuda, FAQ – Nova Política de Envio SMTP Locaweb (2025-06-06)',
    checked: '2026-11-25',
  },
  {
    rule: 'policy-refused',
    who: 'provider',
    field: null,
    signs: { phase: ['mail', 'rcpt', 'data', 'message'], enhancedCode: ['5.7.0', '5.7.1'] },
    advise: withReply,
    source: status('3.8 (X.7.1)'),
  },
  {
    rule: 'message-too-big',
    who: 'you',
    field: null,
    signs: { code: ['message-too-big'] },
    // Refused by the number after MAIL FROM, or by our own reading of the server's SIZE: no reply then.
    advise: ({ extensions }) => ({ params: { limit: Number(extensions.find((line) => /^SIZE \d/.test(line))?.slice(5) ?? 0) } }),
    source: 'RFC 1870 §6',
  },
  {
    rule: 'sender-refused',
    who: 'you',
    field: 'from',
    signs: { code: ['sender-rejected'], replyClass: 5 },
    advise: withSender,
    source: 'RFC 5321 §4.2.3 (550, 553)',
  },
  {
    rule: 'recipient-refused',
    who: 'you',
    field: 'to',
    signs: { code: ['recipient-rejected'], replyClass: 5 },
    advise: withReply,
    source: 'RFC 5321 §4.2.3 (550, 553)',
  },
]

const byClass: readonly Rule[] = [
  {
    rule: 'temporary-unknown',
    who: 'provider',
    field: null,
    signs: { verdict: ['rejected'], replyClass: 4 },
    advise: withSubject,
    source: 'RFC 5321 §4.2.1 (4yz); RFC 3463 §2, §3',
  },
  {
    rule: 'permanent-unknown',
    who: 'provider',
    field: null,
    signs: { verdict: ['rejected'], replyClass: 5 },
    advise: withSubject,
    source: 'RFC 5321 §4.2.1 (5yz); RFC 3463 §2, §3',
  },
]

/** No reply, or none that is one. */
export const conversationRules: readonly Rule[] = [
  {
    rule: 'server-silent',
    who: 'network',
    field: 'smtp.port',
    signs: { phase: ['greeting'], code: ['deadline'] },
    advise: (facts) => ({ params: place(facts) }),
    source: 'RFC 5321 §4.5.3.2.1',
  },
  {
    rule: 'not-smtp',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['not-smtp'] },
    advise: (facts) => ({ params: place(facts) }),
    source: 'RFC 5321 §4.2',
  },
  {
    rule: 'closed-early',
    who: 'provider',
    field: null,
    // A reset that comes with the connection itself is one that failed.
    signs: { phase: ['connect', 'greeting', 'ehlo'], code: ['connection-failed', 'connection-closed', 'connection-reset'] },
    advise: (facts) => ({ params: place(facts) }),
    source: 'RFC 5321 §3.8',
  },
  {
    rule: 'connection-lost',
    who: 'network',
    field: null,
    signs: { code: ['connection-closed', 'connection-reset'] },
    source: 'RFC 5321 §3.8',
  },
  {
    rule: 'deadline',
    who: 'network',
    field: null,
    signs: { code: ['deadline'] },
    advise: ({ deadlineMs }) => ({ params: { seconds: Math.round(deadlineMs / 1000) } }),
    source: 'RFC 5321 §4.5.3.2',
  },
  {
    rule: 'nonsense',
    who: 'provider',
    field: null,
    signs: { code: ['unexpected-reply', 'reply-malformed', 'reply-too-long'] },
    advise: (facts) => ({ params: place(facts) }),
    source: 'RFC 5321 §4.2',
  },
]

export const replyRules: readonly Rule[] = [...door, ...envelope, ...byClass]
