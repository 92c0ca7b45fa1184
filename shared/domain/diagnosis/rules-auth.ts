/** Logging in: the providers' own words first, then the codes, then what the server offers. */
import { challengeMechanisms, mechanisms } from '../system/mechanisms.ts'
import { encrypt, offeredMechanisms, switchAuthenticationOn, where, withReply } from './advice.ts'
import type { Advice, DiagnosisFacts, Rule } from './rule.ts'

const microsoft = /outlook\.com|office365|microsoft/i
const google = /gmail|google/i
const exchange = 'learn.microsoft.com, SMTP AUTH in Exchange Online; Exchange Team blog 4489835 (2026-01-27)'
const googleCodes = 'support.google.com, Gmail SMTP errors and codes'

const providers: readonly Rule[] = [
  {
    rule: 'microsoft-not-authenticated',
    who: 'you',
    field: 'smtp.authentication',
    signs: { replyCode: [530], text: /5\.7\.57|client (?:was )?not authenticated/i },
    advise: switchAuthenticationOn,
    source: exchange,
    checked: '2026-11-23',
  },
  {
    rule: 'microsoft-smtp-auth-disabled',
    who: 'provider',
    field: null,
    signs: { replyCode: [535], text: /SmtpClientAuthentication is disabled/i },
    source: exchange,
    checked: '2026-11-23',
  },
  {
    rule: 'microsoft-security-defaults',
    who: 'provider',
    field: null,
    signs: { replyCode: [535], text: /security defaults|did not meet the criteria|conditional access/i },
    source: exchange,
    checked: '2026-11-23',
  },
  {
    rule: 'microsoft-policy',
    who: 'provider',
    field: null,
    signs: { replyCode: [535], enhancedCode: ['5.7.139'] },
    source: exchange,
    checked: '2026-11-23',
  },
  {
    rule: 'microsoft-basic-retired',
    who: 'provider',
    field: null,
    signs: { text: /5\.7\.30\b|basic authentication is (?:not supported|disabled)/i },
    source: exchange,
    checked: '2026-11-23',
  },
  {
    rule: 'microsoft-credentials',
    who: 'you',
    field: 'smtp.authentication',
    signs: { phase: ['auth'], replyCode: [535], enhancedCode: ['5.7.3'] },
    source: exchange,
    checked: '2026-11-23',
  },
  {
    // No public page says so; it is what a blocked client sees when the service lets the connection hang.
    rule: 'microsoft-auth-silence',
    who: 'provider',
    field: null,
    signs: { phase: ['auth'], code: ['deadline', 'connection-closed', 'connection-reset'], provider: microsoft },
    source: exchange,
    checked: '2026-11-23',
  },
  {
    rule: 'starttls-first',
    who: 'you',
    field: 'smtp.authentication.ssl',
    signs: {
      replyCode: [450, 503, 523, 530, 538, 550, 554],
      text: /must issue a STARTTLS|STARTTLS (?:command )?(?:first|is required)|(?:TLS|encryption) (?:is )?required|requires? (?:an )?encrypt/i,
      security: ['none', 'starttls-if-offered'],
    },
    advise: (_, document) => encrypt(document, 'starttls'),
    source: `${googleCodes}; RFC 3207 §4; Postfix, src/smtpd/smtpd_check.c (reject_plaintext_session)`,
    checked: '2026-11-30',
  },
  {
    rule: 'google-app-password',
    who: 'provider',
    field: 'smtp.authentication.password',
    signs: { phase: ['auth'], text: /application-specific password/i },
    source: googleCodes,
    checked: '2026-11-23',
  },
  {
    rule: 'google-web-login',
    who: 'provider',
    field: null,
    signs: { phase: ['auth'], replyCode: [534], text: /5\.7\.14|WebLoginRequired|log in (?:with|via) your web browser/i },
    source: googleCodes,
    checked: '2026-11-23',
  },
  {
    rule: 'google-credentials',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { phase: ['auth'], replyCode: [535], provider: google },
    source: googleCodes,
    checked: '2026-11-23',
  },
]

function ofMechanism(facts: DiagnosisFacts): Advice {
  return { params: { ...where(facts).params, mechanism: facts.mechanism ?? '' } }
}

/** Postfix counts how often a client logs in, whoever it says it is: nothing is known of the account, nor of the password. */
const tooManyLogins = /too many auth commands/i

const anyServer: readonly Rule[] = [
  {
    // Whoever is there, a weaker way to log in is never the answer.
    rule: 'auth-server-not-proven',
    who: 'network',
    field: 'smtp.server',
    signs: { code: ['auth-server-not-proven'] },
    advise: ofMechanism,
    source: 'RFC 5802 §3, §9',
  },
  {
    rule: 'auth-challenge-invalid',
    who: 'provider',
    field: 'smtp.authentication.mechanism',
    signs: { code: ['auth-challenge-invalid'] },
    advise: ofMechanism,
    source: 'RFC 5802 §5; RFC 2195 §2; MS-NLMP §2.2.1.2',
  },
  {
    rule: 'auth-password-unusable',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { code: ['auth-password-unusable'] },
    source: 'RFC 4013 §2.3',
  },
  {
    rule: 'account-locked',
    who: 'provider',
    field: null,
    signs: { phase: ['auth'], text: /too many (?:failed |login |bad |invalid )*(?:attempts|logins|auth(?! commands))|temporarily (?:locked|blocked)|account (?:is |has been )?(?:locked|disabled|suspended)/i },
    advise: withReply,
    source: 'RFC 4954 §6; the servers’ own words',
  },
  {
    rule: 'auth-temporary',
    who: 'provider',
    field: null,
    signs: { code: ['authentication-temporary'], also: ({ reply }) => !tooManyLogins.test(reply ?? '') },
    advise: withReply,
    source: 'RFC 4954 §6 (454)',
  },
  {
    // A server needs the password itself, or a form of its own of it, to check these: many offer what they cannot check.
    rule: 'challenge-refused',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: {
      code: ['authentication-failed'],
      replyCode: [535],
      also: (facts) =>
        challengeMechanisms.includes(facts.mechanism ?? '') && offeredMechanisms(facts).some((name) => !challengeMechanisms.includes(name)),
    },
    advise: (facts) => ({ params: { ...withReply(facts).params, mechanism: facts.mechanism ?? '' } }),
    source: 'RFC 5802 §9; RFC 2195 §2',
  },
  {
    rule: 'credentials-refused',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { code: ['authentication-failed'], replyCode: [535] },
    advise: withReply,
    source: 'RFC 4954 §6 (535)',
  },
  {
    rule: 'authentication-refused',
    who: 'provider',
    field: 'smtp.authentication',
    signs: { code: ['authentication-failed'] },
    advise: withReply,
    source: 'RFC 4954 §6',
  },
  {
    rule: 'authentication-required',
    who: 'you',
    field: 'smtp.authentication',
    signs: {
      phase: ['ehlo', 'mail', 'rcpt', 'data'],
      replyCode: [530],
      also: ({ mechanism }) => mechanism === null,
    },
    advise: (facts, document) => ({ ...withReply(facts), ...switchAuthenticationOn(facts, document) }),
    source: 'RFC 4954 §6 (530)',
  },
  {
    rule: 'relay-needs-login',
    who: 'you',
    field: 'smtp.authentication',
    signs: {
      phase: ['mail', 'rcpt', 'data', 'message'],
      text: /authentication (?:is )?required|must (?:be )?authenticat|not authenticated|relay(?:ing)? (?:access )?(?:denied|not)|unable to relay|not permitted to relay|list of allowed rcpthosts|(?:client host|recipient address) rejected: access denied/i,
      also: ({ mechanism }) => mechanism === null,
    },
    advise: (facts, document) => ({ ...withReply(facts), ...switchAuthenticationOn(facts, document) }),
    source: 'Postfix and Exchange relay restrictions; Debian, Postfix’s master.cf (submission); qmail-smtpd(8), rcpthosts; RFC 3463 §3.8',
  },
]

const offers: readonly Rule[] = [
  {
    rule: 'auth-only-after-tls',
    who: 'you',
    field: 'smtp.authentication.ssl',
    signs: {
      code: ['auth-not-offered'],
      security: ['none'],
      also: ({ extensions }) => extensions.some((line) => /^STARTTLS\b/i.test(line)),
    },
    advise: (_, document) => encrypt(document, 'starttls'),
    source: 'RFC 4954 §4; RFC 8314 §3',
  },
  {
    // In clear there is no protection to lose: without a login the same server may well take the mail.
    rule: 'auth-not-offered',
    who: 'you',
    field: 'smtp.authentication',
    signs: { code: ['auth-not-offered'], security: ['none'] },
    advise: (facts) => ({ ...where(facts), change: [{ path: 'smtp.authentication.enabled', value: false }] }),
    source: 'RFC 4954 §3',
  },
  {
    rule: 'auth-not-offered-tls',
    who: 'provider',
    field: 'smtp.port',
    signs: { code: ['auth-not-offered'] },
    advise: where,
    source: 'RFC 4954 §3',
  },
  {
    rule: 'auth-mechanism-chosen',
    who: 'you',
    field: 'smtp.authentication.mechanism',
    signs: {
      code: ['auth-mechanism-not-offered'],
      also: (facts, document) =>
        document !== null &&
        document.smtp.authentication.mechanism !== 'auto' &&
        offeredMechanisms(facts).some((name) => name !== 'auto' && (mechanisms as readonly string[]).includes(name)),
    },
    advise: (facts, document) => ({
      params: { offered: offeredMechanisms(facts).join(', '), mechanism: document?.smtp.authentication.mechanism ?? '' },
      change: [{ path: 'smtp.authentication.mechanism', value: 'auto' }],
    }),
    source: 'RFC 4954 §3',
  },
  {
    rule: 'auth-mechanism-not-offered',
    who: 'provider',
    field: null,
    signs: { code: ['auth-mechanism-not-offered'] },
    advise: (facts) => ({ params: { offered: offeredMechanisms(facts).join(', ') } }),
    source: 'RFC 4954 §3',
  },
  {
    rule: 'auth-silence',
    who: 'provider',
    field: null,
    signs: { phase: ['auth'], code: ['deadline', 'connection-closed', 'connection-reset'] },
    advise: where,
    source: 'RFC 4954 §4',
  },
]

export const authRules: readonly Rule[] = [...providers, ...anyServer, ...offers]
