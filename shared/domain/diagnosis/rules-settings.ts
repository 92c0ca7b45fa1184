/** What can be said before a packet leaves: the field itself is the cause. */
import type { Advice, DiagnosisFacts, Rule } from './rule.ts'

const page = 'the page the product is built from; this program'

/** The first field that was found wrong. */
function firstField({ issues }: DiagnosisFacts): Advice {
  const [first] = issues
  return first ? { field: first.path } : {}
}

export const settingsRules: readonly Rule[] = [
  { rule: 'server-missing', who: 'you', field: 'smtp.server', signs: { code: ['server-missing'] }, source: page },
  {
    rule: 'user-missing',
    who: 'you',
    field: 'smtp.authentication.user',
    signs: { code: ['user-missing'] },
    advise: firstField,
    source: page,
  },
  {
    rule: 'password-missing',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { code: ['password-missing'] },
    advise: firstField,
    source: page,
  },
  {
    rule: 'secret-unavailable',
    who: 'you',
    field: 'smtp.authentication.password',
    signs: { code: ['secret-unavailable'] },
    advise: firstField,
    source: page,
  },
  { rule: 'unknown-user', who: 'you', field: null, signs: { code: ['unknown-user'] }, source: page },
  {
    rule: 'protocol-cannot-test',
    who: 'you',
    field: 'protocol',
    signs: { code: ['protocol-cannot-test'] },
    advise: () => ({ change: [{ path: 'protocol', value: 'smtp' }] }),
    source: page,
  },
  {
    rule: 'system-proxy-unknown',
    who: 'you',
    field: 'proxy.address',
    signs: { code: ['system-proxy-unknown'] },
    source: 'Chromium, proxy_config_service_linux.cc',
  },
  {
    rule: 'address-invalid',
    who: 'you',
    field: 'to',
    signs: { code: ['address-invalid'] },
    advise: firstField,
    source: 'RFC 5321 §4.1.2',
  },
  {
    rule: 'invalid-settings',
    who: 'you',
    field: null,
    signs: { code: ['invalid-settings'] },
    advise: firstField,
    source: page,
  },
  { rule: 'internal', who: 'you', field: null, signs: { code: ['internal', 'envelope-altered'] }, source: page },
]
