/**
 * Cause, who acts, which field: the rule base, in the order in which it is asked. What a provider says in its own words
 * comes before what a code says, and that before what only the phase says.
 */
import { authRules } from './rules-auth.ts'
import { brazilRules, kingHostCertificate } from './rules-brazil.ts'
import { cloudRules } from './rules-cloud.ts'
import { mailServerRules } from './rules-mail-servers.ts'
import { clientUnknown, mailClientRules } from './rules-mail-client.ts'
import { oauthRules } from './rules-oauth.ts'
import { practiceRules } from './rules-practice.ts'
import { proxyProductRules } from './rules-proxy-products.ts'
import { conversationRules, replyRules } from './rules-replies.ts'
import { routeRules } from './rules-route.ts'
import { serviceRules } from './rules-services.ts'
import { settingsRules } from './rules-settings.ts'
import { tlsRules } from './rules-tls.ts'
import { trustRules, wrongPortRules } from './rules-trust.ts'
import type { Rule } from './rule.ts'

/** The final dot was released and nobody knows: before all others, since nothing about it may sound like a mere failure. */
const unknownResult: Rule = {
  rule: 'unknown-result',
  who: 'you',
  field: null,
  signs: { verdict: ['unknown'] },
  source: 'RFC 5321 §6.1',
}

export const rules: readonly Rule[] = [
  clientUnknown,
  unknownResult,
  ...settingsRules,
  ...mailClientRules,
  ...practiceRules,
  ...trustRules,
  ...wrongPortRules,
  kingHostCertificate,
  ...tlsRules,
  ...oauthRules,
  ...cloudRules,
  ...serviceRules,
  ...brazilRules,
  ...mailServerRules,
  ...authRules,
  ...replyRules,
  ...proxyProductRules,
  ...routeRules,
  ...conversationRules,
]
