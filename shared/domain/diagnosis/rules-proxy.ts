/** The proxy's own TLS, and what SOCKS answers. No change is offered that would take the proxy's TLS away. */
import { logInAtProxy, place, where } from './advice.ts'
import type { DiagnosisFacts, Rule } from './rule.ts'

function certificate({ proxyTls }: DiagnosisFacts) {
  return proxyTls?.certificates[0] ?? null
}

export const proxyTlsRules: readonly Rule[] = [
  {
    rule: 'proxy-tls-not-tls',
    who: 'you',
    field: 'proxy.kind',
    signs: { code: ['proxy-tls-not-tls'] },
    advise: where,
    source: 'OpenSSL, wrong version number; RFC 9110 §4.2.2',
  },
  { rule: 'proxy-tls-failed', who: 'network', field: null, signs: { code: ['proxy-tls-failed'] }, advise: where, source: 'RFC 8446 §6' },
  {
    rule: 'proxy-certificate-expired',
    who: 'network',
    field: null,
    signs: { code: ['proxy-certificate-expired'] },
    advise: (facts) => ({
      params: { ...place(facts), date: certificate(facts)?.validTo.slice(0, 10).split('-').reverse().join('/') ?? '' },
    }),
    source: 'RFC 5280 §4.1.2.5',
  },
  {
    rule: 'proxy-certificate-not-yet-valid',
    who: 'you',
    field: null,
    signs: { code: ['proxy-certificate-not-yet-valid'] },
    advise: where,
    source: 'RFC 5280 §4.1.2.5',
  },
  {
    rule: 'proxy-certificate-name',
    who: 'you',
    field: 'proxy.address',
    signs: { code: ['proxy-certificate-name-mismatch'] },
    advise: (facts) => {
      const names = certificate(facts)?.altNames.slice(0, 4).map((name) => name.replace(/^(?:DNS|IP Address):/, '')) ?? []
      return { params: { ...place(facts), names: names.join(', ') } }
    },
    source: 'RFC 9525 §6',
  },
  {
    rule: 'proxy-certificate-untrusted',
    who: 'network',
    field: 'smtp.trust',
    signs: { code: ['proxy-certificate-untrusted', 'proxy-certificate-self-signed'] },
    advise: (facts) => ({ params: { ...place(facts), issuer: certificate(facts)?.issuer ?? '' } }),
    source: 'RFC 5280 §6',
  },
]

const reply = 'RFC 1928 §6'

export const socksRules: readonly Rule[] = [
  { rule: 'socks-not-socks', who: 'you', field: 'proxy.kind', signs: { code: ['socks-not-socks'] }, advise: where, source: 'RFC 1928 §3' },
  {
    rule: 'socks-login-required',
    who: 'you',
    field: 'proxy.authentication',
    signs: { code: ['socks-login-required'] },
    advise: logInAtProxy,
    source: 'RFC 1928 §3 (FF)',
  },
  {
    rule: 'socks-login-rejected',
    who: 'you',
    field: 'proxy.authentication',
    signs: { code: ['socks-login-rejected'] },
    advise: where,
    source: 'RFC 1929 §2',
  },
  {
    rule: 'socks-login-length',
    who: 'you',
    field: 'proxy.authentication',
    signs: { code: ['socks-login-length'] },
    advise: where,
    source: 'RFC 1929 §2',
  },
  {
    rule: 'socks-method-not-offered',
    who: 'network',
    field: 'proxy',
    signs: { code: ['socks-method-not-offered'] },
    advise: where,
    source: 'RFC 1928 §3 (FF)',
  },
  { rule: 'socks-failure', who: 'network', field: 'proxy', signs: { code: ['socks-failure'] }, advise: where, source: reply },
  { rule: 'socks-not-allowed', who: 'network', field: 'proxy', signs: { code: ['socks-not-allowed'] }, advise: where, source: reply },
  {
    rule: 'socks-network-unreachable',
    who: 'network',
    field: 'proxy',
    signs: { code: ['socks-network-unreachable'] },
    advise: where,
    source: reply,
  },
  {
    rule: 'socks-host-unreachable',
    who: 'network',
    field: 'smtp.server',
    signs: { code: ['socks-host-unreachable'] },
    advise: where,
    source: reply,
  },
  {
    rule: 'socks-connection-refused',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['socks-connection-refused'] },
    advise: where,
    source: reply,
  },
  { rule: 'socks-ttl-expired', who: 'network', field: 'proxy', signs: { code: ['socks-ttl-expired'] }, advise: where, source: reply },
  {
    rule: 'socks-command-not-supported',
    who: 'network',
    field: 'proxy',
    signs: { code: ['socks-command-not-supported'] },
    advise: where,
    source: reply,
  },
  {
    rule: 'socks-address-not-supported',
    who: 'network',
    field: 'proxy.kind',
    signs: { code: ['socks-address-not-supported'] },
    advise: where,
    source: reply,
  },
  { rule: 'socks4-rejected', who: 'network', field: 'proxy', signs: { code: ['socks4-rejected'] }, advise: where, source: 'SOCKS 4, reply 91' },
  { rule: 'socks4-identd', who: 'network', field: 'proxy.kind', signs: { code: ['socks4-identd'] }, advise: where, source: 'SOCKS 4, replies 92 and 93' },
  { rule: 'socks4-needs-ipv4', who: 'you', field: 'proxy.kind', signs: { code: ['socks4-needs-ipv4'] }, advise: where, source: 'SOCKS 4' },
]
