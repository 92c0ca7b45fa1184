/** Programs that many providers and companies run: Exchange, Exim (with cPanel, as at HostGator), Postfix, Sendmail. */
import { encrypt, where, withReply, withSender } from './advice.ts'
import type { Rule } from './rule.ts'

const checked = '2026-11-25'
const smtpdCheck = 'Postfix, src/smtpd/smtpd_check.c'
const cpanelLimits = 'hostgator.com/help/article/mail-policy-and-limits; sisimai, reasons (cPanel)'

const exchange: readonly Rule[] = [
  {
    rule: 'exchange-not-accepted-domain',
    who: 'provider',
    field: 'smtp.authentication',
    signs: { text: /5\.7\.54\b|unable to relay recipient in non-accepted domain/i },
    advise: withReply,
    source: 'learn.microsoft.com, Allow anonymous relay on Exchange servers',
    checked,
    words: ['SMTP; Unable to relay recipient in non-accepted domain'],
  },
  {
    rule: 'exchange-back-pressure',
    who: 'provider',
    field: null,
    signs: { replyCode: [452], text: /insufficient system resources/i },
    advise: withReply,
    source: 'learn.microsoft.com, Understanding back pressure',
    checked,
    words: ['Insufficient system resources'],
  },
]

const exim: readonly Rule[] = [
  {
    rule: 'exim-credentials',
    who: 'you',
    field: 'smtp.authentication',
    signs: { replyCode: [535], text: /incorrect authentication data/i },
    advise: withReply,
    source: 'Exim, src/smtp_in.c; github.com/PHPMailer/PHPMailer, issue 313',
    checked,
    words: ['Incorrect authentication data'],
  },
  {
    rule: 'exim-auth-not-advertised',
    who: 'you',
    field: 'smtp.authentication.ssl',
    signs: { text: /auth command used when not advertised/i },
    advise: (facts, document) => (facts.security === 'none' ? encrypt(document, 'starttls') : {}),
    source: 'Exim, src/smtp_in.c',
    checked,
    words: ['AUTH command used when not advertised'],
  },
  {
    rule: 'exim-sender-verify',
    who: 'you',
    field: 'from',
    signs: { text: /sender verify failed/i },
    advise: withSender,
    source: 'Exim, specification, access control lists (verify = sender)',
    checked,
    words: ['Sender verify failed'],
  },
  {
    rule: 'cpanel-hourly-limit',
    who: 'provider',
    field: null,
    signs: { text: /has exceeded the max emails per hour/i },
    source: cpanelLimits,
    checked,
    words: ['has exceeded the max emails per hour'],
  },
  {
    rule: 'cpanel-failures',
    who: 'you',
    field: null,
    signs: { text: /has exceeded the max defers and failures per hour/i },
    source: cpanelLimits,
    checked,
    words: ['has exceeded the max defers and failures per hour'],
  },
  {
    rule: 'cpanel-suspended',
    who: 'provider',
    field: null,
    signs: { text: /has an outgoing mail suspension/i },
    source: cpanelLimits,
    checked,
    words: ['has an outgoing mail suspension.'],
  },
]

const postfix: readonly Rule[] = [
  {
    // It lets the handshake end well, and refuses the EHLO after it.
    rule: 'client-certificate-required',
    who: 'provider',
    field: null,
    signs: { text: /no client certificate presented|client certificate not trusted/i },
    advise: where,
    source: 'Postfix, src/smtpd/smtpd.c (smtpd_tls_req_ccert)',
    checked: '2026-11-30',
  },
  {
    rule: 'postfix-reverse-name',
    who: 'network',
    field: null,
    signs: { text: /cannot find your (?:reverse )?hostname/i },
    advise: withReply,
    source: `${smtpdCheck} (reject_unknown_client_hostname, reject_unknown_reverse_client_hostname)`,
    checked,
    words: ['Client host rejected: cannot find your reverse hostname', 'Client host rejected: cannot find your hostname'],
  },
  {
    rule: 'postfix-client-rejected',
    who: 'provider',
    field: null,
    // Where nobody has logged in the commonest reason is just that (relay-needs-login); of a reply seen elsewhere nobody knows it.
    signs: { text: /client host rejected: access denied/i, also: ({ mechanism }, document) => mechanism !== null || document === null },
    advise: withReply,
    source: `${smtpdCheck} (check_client_access, permit_sasl_authenticated)`,
    checked,
    words: ['Client host rejected: Access denied'],
  },
  {
    rule: 'postfix-not-logged-in',
    who: 'you',
    field: 'smtp.authentication',
    signs: { text: /sender address rejected: not logged in/i },
    advise: withSender,
    source: `${smtpdCheck} (reject_unauthenticated_sender_login_mismatch)`,
    checked,
    words: ['Sender address rejected: not logged in'],
  },
  {
    rule: 'postfix-unverified',
    who: 'provider',
    field: 'to',
    signs: { text: /recipient address rejected: unverified address/i },
    advise: withReply,
    source: `${smtpdCheck} (reject_unverified_recipient)`,
    checked,
    words: ['Recipient address rejected: unverified address'],
  },
]

const sendmail: readonly Rule[] = [
  {
    rule: 'sendmail-ip-name',
    who: 'network',
    field: null,
    signs: { text: /relaying denied\. IP name (?:lookup failed|possibly forged)/i },
    advise: withReply,
    source: 'sendmail, cf/m4/proto.m4',
    checked,
    words: ['Relaying denied. IP name lookup failed'],
  },
]

export const mailServerRules: readonly Rule[] = [...exchange, ...exim, ...postfix, ...sendmail]
