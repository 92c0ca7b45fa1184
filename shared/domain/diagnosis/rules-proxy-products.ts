/** Proxies that say who they are in their answer to CONNECT: by a header, or by the page they block with. */
import { place } from './advice.ts'
import type { Rule } from './rule.ts'

const checked = '2026-11-25'
const squidErrors = 'squid-cache.org, src/errorpage.cc (X-Squid-Error); Squid FAQ (Safe_ports, SSL_ports)'
const withStatus: Rule['advise'] = (facts) => ({ params: { ...place(facts), status: facts.proxyReply?.status ?? 0 } })

export const proxyProductRules: readonly Rule[] = [
  {
    rule: 'squid-denied',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-forbidden'], proxySays: /^x-squid-error: *ERR_ACCESS_DENIED\b/im },
    advise: withStatus,
    source: squidErrors,
    checked,
    words: ['X-Squid-Error: ERR_ACCESS_DENIED 0'],
  },
  {
    rule: 'squid-name',
    who: 'network',
    field: 'smtp.server',
    // What a name without an address comes to differs by version: of Squid 5 it is that it found no path to take.
    signs: { code: ['proxy-target-failed', 'proxy-rejected'], proxySays: /^x-squid-error: *(?:ERR_DNS_FAIL|ERR_CANNOT_FORWARD)\b/im },
    advise: withStatus,
    source: `${squidErrors}; Squid 5.7, src/tunnel.cc (ERR_CANNOT_FORWARD)`,
    checked: '2026-11-30',
    words: ['X-Squid-Error: ERR_DNS_FAIL 0', 'X-Squid-Error: ERR_CANNOT_FORWARD 0'],
  },
  {
    // The number is the operating system's: 111 = refused, the port is not open.
    rule: 'squid-refused',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['proxy-target-failed'], proxySays: /^x-squid-error: *ERR_CONNECT_FAIL 111\b/im },
    advise: withStatus,
    source: squidErrors,
    checked,
    words: ['X-Squid-Error: ERR_CONNECT_FAIL 111'],
  },
  {
    rule: 'squid-no-way',
    who: 'network',
    field: 'smtp.port',
    signs: { code: ['proxy-target-failed'], proxySays: /^x-squid-error: *ERR_CONNECT_FAIL\b/im },
    advise: withStatus,
    source: squidErrors,
    checked,
    words: ['X-Squid-Error: ERR_CONNECT_FAIL 110'],
  },
  {
    rule: 'zscaler-blocked',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-forbidden'], proxySays: /^server: *zscaler\b/im },
    advise: withStatus,
    source: 'help.zscaler.com, Configuring block notifications; Intrigue Ident, zscaler.rb (Server header)',
    checked,
    words: ['Server: Zscaler/6.2'],
  },
  {
    rule: 'fortigate-blocked',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-forbidden'], proxySays: /web filter violation|fortigate application control|fortiguard/i },
    advise: withStatus,
    source: 'community.fortinet.com, FortiGuard web filter (block page); wafw00f, FortiGuard marks',
    checked,
    words: ['<title>Web Filter Violation'],
  },
  {
    rule: 'blue-coat-denied',
    who: 'network',
    field: 'proxy',
    signs: { code: ['proxy-forbidden'], proxySays: /access denied \(policy_denied\)/i },
    advise: withStatus,
    source: 'Broadcom KB 166359; ProxySG exception page policy_denied',
    checked,
    words: ['Access Denied (policy_denied)'],
  },
]
