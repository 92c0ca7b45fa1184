/** Services that send for others: Amazon SES, SendGrid and Zoho, in their own words. */
import { withReply, withSender } from './advice.ts'
import type { Rule } from './rule.ts'

const sesCodes = 'docs.aws.amazon.com/ses, SMTP response codes returned by Amazon SES'
const sendGridErrors = 'twilio.com/docs/sendgrid, SMTP errors and troubleshooting; Sender Identity'
const zeptoCodes = 'zoho.com/zeptomail/help, SMTP error codes'
const checked = '2026-11-25'

const ses: readonly Rule[] = [
  {
    rule: 'ses-credentials',
    who: 'you',
    field: 'smtp.authentication',
    signs: { replyCode: [535], text: /authentication credentials invalid/i },
    source: sesCodes,
    checked,
    words: ['Authentication Credentials Invalid'],
  },
  {
    rule: 'ses-not-subscribed',
    who: 'provider',
    field: null,
    signs: { text: /account not subscribed to SES/i },
    source: sesCodes,
    checked,
    words: ['Account not subscribed to SES'],
  },
  {
    rule: 'ses-identity',
    who: 'provider',
    field: 'from',
    signs: { text: /email address is not verified/i },
    advise: withSender,
    source: sesCodes,
    checked,
    words: ['Message rejected: Email address is not verified. The following identities failed the check in region'],
  },
  {
    rule: 'ses-permission',
    who: 'provider',
    field: null,
    signs: { text: /not authorized to perform ses:/i },
    source: sesCodes,
    checked,
    words: ['is not authorized to perform ses:SendRawEmail on resource'],
  },
  {
    rule: 'ses-daily-quota',
    who: 'provider',
    field: null,
    signs: { text: /daily message quota exceeded/i },
    source: sesCodes,
    checked,
    words: ['Throttling failure: Daily message quota exceeded'],
  },
  {
    rule: 'ses-rate',
    who: 'you',
    field: null,
    signs: { text: /maximum sending rate exceeded|too many concurrent SMTP connections/i },
    source: sesCodes,
    checked,
    words: ['Throttling failure: Maximum sending rate exceeded', 'Too many concurrent SMTP connections'],
  },
]

const sendGrid: readonly Rule[] = [
  {
    rule: 'sendgrid-key',
    who: 'you',
    field: 'smtp.authentication',
    signs: { replyCode: [535], text: /authorization grant is invalid, expired, or revoked/i },
    source: 'support.sendgrid.com, 401 and 535; twilio.com/docs/sendgrid, Integrating with the SMTP API',
    checked,
    words: ['Authentication failed: The provided authorization grant is invalid, expired, or revoked'],
  },
  {
    rule: 'sendgrid-credits',
    who: 'provider',
    field: null,
    signs: { text: /maximum credits exceeded/i },
    source: 'support.magento.com, SendGrid: 451 Authentication failed',
    checked,
    words: ['Authentication failed: Maximum credits exceeded'],
  },
  {
    rule: 'sendgrid-sender',
    who: 'provider',
    field: 'from',
    signs: { text: /does not match a verified sender identity|not authorized to send from that email address/i },
    advise: withSender,
    source: sendGridErrors,
    checked,
    words: ['The from address does not match a verified Sender Identity', 'You are not authorized to send from that email address'],
  },
]

const zoho: readonly Rule[] = [
  {
    rule: 'zoho-sender',
    who: 'you',
    field: 'from',
    signs: { text: /relaying disallowed as/i },
    advise: withSender,
    source: `${zeptoCodes}; zoho.com/mail/help/zoho-smtp.html`,
    checked,
    words: ['Relaying disallowed as'],
  },
  {
    rule: 'zoho-unusual-activity',
    who: 'provider',
    field: null,
    signs: { text: /unusual sending activity detected/i },
    advise: withReply,
    source: 'zoho.com/mail/help, outgoing blocked accounts (mail.zoho.com/UnblockMe)',
    checked,
    words: ['Unusual sending activity detected. Please try after sometime.'],
  },
  {
    rule: 'zoho-sender-blocked',
    who: 'provider',
    field: null,
    signs: { replyCode: [554], text: /sender address blocked/i },
    advise: withReply,
    source: 'help.zoho.com/portal/en/community, issue with outgoing mail',
    checked,
    words: ['Sender Address Blocked'],
  },
]

export const serviceRules: readonly Rule[] = [...ses, ...sendGrid, ...zoho]
