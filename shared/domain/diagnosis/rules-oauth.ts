/** Access tokens: having one, and what servers say of it. Asked before the rules about passwords, which share their codes. */
import { tokenMechanisms } from '../system/mechanisms.ts'
import { encrypt, where, withReply } from './advice.ts'
import type { Rule } from './rule.ts'

export const oauthRules: readonly Rule[] = [
  {
    // What Microsoft and Google say of passwords with the same codes is not meant here.
    rule: 'oauth-token-refused',
    who: 'provider',
    field: 'smtp.authentication.user',
    signs: {
      code: ['authentication-failed'],
      replyCode: [535],
      also: ({ mechanism, reply }) => tokenMechanisms.includes(mechanism ?? '') && !/SmtpClientAuthentication is disabled/i.test(reply ?? ''),
    },
    advise: (facts) => ({ params: { ...where(facts).params, ...withReply(facts).params } }),
    source: 'learn.microsoft.com, SMTP with OAuth; developers.google.com, XOAUTH2 errors; RFC 7628 §3.2.2',
    checked: '2026-11-23',
  },
  {
    rule: 'auth-token-in-clear',
    who: 'you',
    field: 'smtp.authentication.ssl',
    signs: { code: ['auth-token-in-clear'] },
    advise: (_, document) => encrypt(document, 'starttls'),
    source: 'RFC 6750 §5.2; RFC 7628 §5',
  },
  {
    rule: 'oauth-not-connected',
    who: 'you',
    field: 'smtp.authentication.mechanism',
    signs: { code: ['oauth-not-connected'] },
    source: 'RFC 6749 §1.4',
  },
  {
    rule: 'oauth-refused',
    who: 'you',
    field: 'smtp.authentication.mechanism',
    signs: { code: ['oauth-refused'] },
    source: 'RFC 6749 §5.2 (invalid_grant)',
  },
  {
    rule: 'oauth-client-refused',
    who: 'provider',
    field: 'smtp.authentication.mechanism',
    signs: { code: ['oauth-client-refused'] },
    source: 'RFC 6749 §5.2 (invalid_client, unauthorized_client, invalid_scope)',
  },
  {
    rule: 'oauth-unreachable',
    who: 'network',
    field: null,
    signs: { code: ['oauth-unreachable'] },
    source: 'RFC 6749 §3.2',
  },
]
