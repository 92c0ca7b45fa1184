/** Microsoft 365 and Google in their own words, besides what they say of a login (rules-auth.ts). */
import { withReply, withSender } from './advice.ts'
import type { Rule } from './rule.ts'

const nonDelivery = 'learn.microsoft.com, Email non-delivery reports in Exchange Online'
const gmailCodes = 'support.google.com/a/answer/3726730, Gmail SMTP errors and codes'
const checked = '2026-11-25'

const microsoft: readonly Rule[] = [
  {
    // The same code as for policies, but this one says that the password is the cause.
    rule: 'microsoft-wrong-password',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { replyCode: [535], text: /the user credentials were incorrect/i },
    source: 'github.com/freescout-help-desk/freescout, issue 4930',
    checked,
    words: ['Authentication unsuccessful, the user credentials were incorrect.'],
  },
  {
    rule: 'microsoft-mailbox-inaccessible',
    who: 'provider',
    field: null,
    signs: { phase: ['auth'], text: /mailbox cannot be accessed/i },
    advise: withReply,
    source: 'github.com/nodemailer/nodemailer, issue 949',
    checked,
    words: ['Mailbox cannot be accessed'],
  },
  {
    rule: 'microsoft-concurrent',
    who: 'you',
    field: null,
    signs: { replyCode: [432], text: /concurrent connections limit exceeded/i },
    advise: withReply,
    source: 'aka.ms/concurrent_sending, which the reply itself names',
    checked,
    words: ['Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.'],
  },
  {
    rule: 'microsoft-sender-blocked',
    who: 'provider',
    field: null,
    signs: { text: /access denied, bad outbound sender/i },
    advise: withReply,
    source: 'learn.microsoft.com, Remove blocked users from the Restricted entities page',
    checked,
    words: ['Access denied, bad outbound sender'],
  },
  {
    rule: 'microsoft-tenant-blocked',
    who: 'provider',
    field: null,
    signs: { text: /access denied, (?:spam abuse detected|traffic not accepted from this IP)/i },
    advise: withReply,
    source: `${nonDelivery}: 5.7.501, 5.7.708`,
    checked,
    words: ['Access denied, spam abuse detected.', 'Service unavailable. Access denied, traffic not accepted from this IP.'],
  },
  {
    rule: 'microsoft-outbound-spam',
    who: 'provider',
    field: null,
    signs: { text: /OutboundSpamException/i },
    advise: withReply,
    source: 'Odoo, addons/mail/models/mail_mail.py (the exception that Outlook names)',
    checked,
    words: ['STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message'],
  },
  {
    rule: 'microsoft-ip-banned',
    who: 'provider',
    field: null,
    signs: { text: /access denied, banned sending IP/i },
    advise: withReply,
    source: `${nonDelivery}: 5.7.606–649`,
    checked,
    words: ['Access denied, banned sending IP'],
  },
]

const google: readonly Rule[] = [
  {
    rule: 'google-relay-credentials',
    who: 'provider',
    field: 'from',
    signs: { text: /invalid credentials for relay|mail relay denied/i },
    advise: withSender,
    source: gmailCodes,
    checked,
    words: ['Invalid credentials for relay', 'Mail relay denied'],
  },
  {
    rule: 'google-relay-limit',
    who: 'provider',
    field: null,
    signs: { text: /(?:peak|daily) SMTP relay (?:sending )?limit exceeded/i },
    advise: withReply,
    source: gmailCodes,
    checked,
    words: ['Peak SMTP relay limit exceeded for customer', 'Daily SMTP relay limit exceeded for user'],
  },
  {
    rule: 'google-sending-denied',
    who: 'provider',
    field: 'from',
    signs: { text: /mail sending denied/i },
    advise: withSender,
    source: gmailCodes,
    checked,
    words: ['Mail Sending denied'],
  },
  {
    rule: 'google-ip-not-authorized',
    who: 'you',
    field: 'smtp.server',
    signs: { text: /IP you.re using to send mail is not authorized/i },
    advise: withReply,
    source: gmailCodes,
    checked,
    words: ["The IP you're using to send mail is not authorized to send email directly to our servers"],
  },
  {
    rule: 'google-unsolicited',
    who: 'provider',
    field: null,
    signs: { text: /unusual rate of unsolicited mail|likely unsolicited mail/i },
    advise: withReply,
    source: gmailCodes,
    checked,
    words: [
      'Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
      'Our system has detected that this message is likely unsolicited mail.',
    ],
  },
  {
    rule: 'google-unsafe-content',
    who: 'you',
    field: null,
    signs: { text: /content presents a potential security issue/i },
    advise: withReply,
    source: gmailCodes,
    checked,
    words: ['This message was blocked because its content presents a potential security issue.'],
  },
  {
    rule: 'google-door-closed',
    who: 'you',
    field: 'smtp.ehloName',
    signs: { phase: ['greeting', 'ehlo', 'mail'], replyCode: [421], text: /try again later, closing connection/i },
    advise: withReply,
    source: `${gmailCodes} (421 4.7.0 at the HELO stage)`,
    checked,
    words: ['Try again later, closing connection.'],
  },
]

export const cloudRules: readonly Rule[] = [...microsoft, ...google]
