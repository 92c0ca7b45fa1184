/** The way to the server: names, the proxy, the connection. */
import { submissionPort } from '../effective/effective-settings.ts'
import { nameMeantBy } from './near-name.ts'
import { proxyTlsRules, socksRules } from './rules-proxy.ts'
import { isLoopback, isNearby, logInAtProxy, place, toSubmissionPort, where } from './advice.ts'
import { proxyText, type DiagnosisFacts, type Rule } from './rule.ts'

const squid = 'Squid FAQ (Safe_ports, SSL_ports); Broadcom KB 166359'
const status407 = 'RFC 9110 §15.5.8'

function schemes({ proxyReply }: DiagnosisFacts): string[] {
  return (proxyReply?.challenges ?? []).map((challenge) => challenge.split(' ')[0] ?? '').filter((scheme) => scheme !== '')
}

const withStatus: Rule['advise'] = (facts) => ({ params: { ...place(facts), status: facts.proxyReply?.status ?? 0 } })

const names: readonly Rule[] = [
  {
    rule: 'name-typo',
    who: 'you',
    field: 'smtp.server',
    signs: { code: ['name-not-found'], also: ({ server }) => server !== null && nameMeantBy(server.host) !== null },
    advise: (facts) => {
      const suggestion = nameMeantBy(facts.server?.host ?? '') ?? ''
      return { params: { ...place(facts), suggestion }, change: [{ path: 'smtp.server', value: suggestion }] }
    },
    source: 'the picture of the original Internet tab',
  },
  {
    rule: 'name-not-found',
    who: 'you',
    field: 'smtp.server',
    signs: { code: ['name-not-found'] },
    advise: where,
    source: 'RFC 1035 §4.1.1 (RCODE 3)',
  },
  {
    rule: 'proxy-name-not-found',
    who: 'you',
    field: 'proxy.address',
    signs: { code: ['proxy-name-not-found'] },
    advise: where,
    source: 'RFC 1035 §4.1.1 (RCODE 3)',
  },
  {
    rule: 'name-lookup-failed',
    who: 'network',
    field: null,
    signs: { code: ['name-lookup-failed', 'proxy-name-lookup-failed'] },
    source: 'getaddrinfo(3), EAI_AGAIN',
  },
  { rule: 'dns-silent', who: 'network', field: null, signs: { phase: ['dns'], code: ['deadline'] }, source: 'getaddrinfo(3)' },
]

const proxy: readonly Rule[] = [
  {
    rule: 'proxy-unreachable',
    who: 'network',
    field: 'proxy.address',
    signs: {
      code: ['proxy-connection-refused', 'proxy-connection-timed-out', 'proxy-host-unreachable', 'proxy-connection-failed'],
    },
    advise: where,
    source: 'connect(2)',
  },
  {
    rule: 'proxy-silent',
    who: 'network',
    field: 'proxy',
    signs: {
      phase: ['connect', 'proxy'],
      code: ['deadline'],
      also: ({ route }) => route !== null && route.kind !== 'direct' && route.kind !== null,
    },
    advise: where,
    source: 'RFC 9110 §9.3.6',
  },
  { rule: 'proxy-silent', who: 'network', field: 'proxy', signs: { code: ['proxy-silent'] }, advise: where, source: 'RFC 9110 §9.3.6' },
  {
    // The account that is logged on to Windows, by Kerberos: a user and a password that are typed do not make its ticket.
    rule: 'proxy-negotiate-only',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-negotiate-only'] },
    advise: where,
    source: 'RFC 4559',
  },
  {
    rule: 'proxy-login-scheme',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-login-unusable'] },
    advise: (facts) => ({ params: { ...place(facts), schemes: schemes(facts).join(', ') } }),
    source: 'RFC 9110 §11.7.1',
  },
  {
    rule: 'proxy-credentials',
    who: 'you',
    field: 'proxy.authentication',
    signs: { code: ['proxy-authentication'], also: (_, document) => document?.proxy.authentication.enabled === true },
    advise: where,
    source: status407,
  },
  {
    rule: 'proxy-needs-login',
    who: 'you',
    field: 'proxy.authentication',
    signs: { code: ['proxy-authentication'] },
    advise: logInAtProxy,
    source: status407,
  },
  {
    rule: 'proxy-port-forbidden',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-forbidden'] },
    advise: withStatus,
    source: squid,
  },
  {
    rule: 'proxy-target-failed',
    who: 'network',
    field: 'smtp.server',
    signs: { code: ['proxy-target-failed'] },
    advise: withStatus,
    source: 'RFC 9110 §15.6.3–15.6.5',
  },
  {
    rule: 'proxy-not-http',
    who: 'you',
    field: 'proxy.address',
    signs: { phase: ['proxy'], code: ['proxy-not-http', 'reply-too-long'] },
    // SOCKS 5 answers with its number: then it is a proxy, of another kind.
    advise: (facts) => ({ ...where(facts), ...(/^\\u0005/m.test(proxyText(facts)) && { field: 'proxy.kind' }) }),
    source: 'RFC 9112 §4; RFC 1928 §3',
  },
  {
    rule: 'proxy-closed',
    who: 'network',
    field: 'proxy',
    signs: { phase: ['proxy'], code: ['proxy-closed', 'connection-closed', 'connection-reset'] },
    advise: where,
    source: 'RFC 9112 §9.6',
  },
  { rule: 'proxy-refused', who: 'network', field: 'proxy', signs: { code: ['proxy-rejected'] }, advise: withStatus, source: 'RFC 9110 §9.3.6' },
]

const connection: readonly Rule[] = [
  {
    rule: 'port-25-blocked',
    who: 'network',
    field: 'smtp.port',
    signs: { phase: ['connect'], code: ['deadline', 'connection-timed-out'], port: [25], also: (facts) => !isNearby(facts) },
    advise: toSubmissionPort,
    source: 'CGI.br, Gerência da porta 25 (since 2013-01-01)',
  },
  {
    rule: 'connect-silent',
    who: 'network',
    field: 'smtp.port',
    signs: { phase: ['connect'], code: ['deadline', 'connection-timed-out'] },
    advise: where,
    source: 'connect(2), ETIMEDOUT',
  },
  {
    rule: 'loopback-refused',
    who: 'you',
    field: 'smtp.server',
    signs: { code: ['connection-refused'], also: isLoopback },
    advise: where,
    source: 'connect(2), ECONNREFUSED',
  },
  {
    rule: 'connection-refused',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['connection-refused'] },
    // Other than for these two, nobody knows what was meant by an unusual port.
    advise: (facts) => ([25, 465].includes(facts.server?.port ?? submissionPort) ? toSubmissionPort(facts) : where(facts)),
    source: 'connect(2), ECONNREFUSED',
  },
  {
    rule: 'host-unreachable',
    who: 'network',
    field: null,
    signs: { code: ['host-unreachable'] },
    advise: where,
    source: 'connect(2), EHOSTUNREACH, ENETUNREACH',
  },
]

export const routeRules: readonly Rule[] = [...names, ...proxy, ...proxyTlsRules, ...socksRules, ...connection]
