/**
 * The proxy variables of the environment, as Chromium reads them on Linux: `auto_proxy`, then `all_proxy`, then the one of
 * the scheme, which for a CONNECT is `https_proxy`; `http_proxy` is not extended to it. `SOCKS_SERVER` comes last.
 * `no_proxy` goes before all but the script. Unlike the operating systems' own lists, none of it spares this machine by itself.
 * Source: Chromium net/proxy_resolution/proxy_config_service_linux.cc.
 */
import type { ProxyKind } from '../system/document.ts'
import { hostProblem, isIpAddress } from '../system/host-name.ts'
import type { RouteCandidate, RouteTraceItem, SystemProxyAnswer } from '../explain/types.ts'
import { direct } from './explain-route.ts'
import { withoutLogin } from './proxy-settings.ts'

export interface EnvironmentProxy {
  readonly answer: SystemProxyAnswer
  readonly credentials: { readonly user: string; readonly password: string } | null
  /** `auto_proxy`: the address of a configuration script; empty: it is to be detected. Nothing else counts then */
  readonly script: string | null
}
interface Target {
  readonly host: string
  readonly port: number
}
type Environment = Readonly<Record<string, string | undefined>>

const schemes: Readonly<Record<string, { kind: ProxyKind; port: number }>> = {
  'http:': { kind: 'http', port: 80 },
  'https:': { kind: 'https', port: 443 },
  'socks:': { kind: 'socks5', port: 1080 },
  'socks4:': { kind: 'socks4', port: 1080 },
  'socks4a:': { kind: 'socks4a', port: 1080 },
  'socks5:': { kind: 'socks5', port: 1080 },
  'socks5h:': { kind: 'socks5', port: 1080 },
}

/** Lower case before upper case, as curl and Chromium do. An empty value is as good as none. */
function read(environment: Environment, name: string): string | null {
  const value = environment[name] ?? environment[name.toUpperCase()] ?? ''
  return value.trim() === '' ? null : value.trim()
}

function ipv4Number(address: string): number | null {
  if (!isIpAddress(address) || address.includes(':')) return null
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function inRange(host: string, entry: string): boolean {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(entry)
  const address = ipv4Number(host)
  const network = match?.[1] === undefined ? null : ipv4Number(match[1])
  if (!match || address === null || network === null || Number(match[2]) > 32) return false
  const size = 2 ** (32 - Number(match[2]))
  return Math.floor(address / size) === Math.floor(network / size)
}

/** The entry of `no_proxy` that covers the target; null when none does. */
export function noProxyMatch(list: string, { host, port }: Target): string | null {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '')
  for (const entry of list.toLowerCase().split(/[\s,]+/)) {
    if (entry === '') continue
    if (entry === '*' || inRange(name, entry)) return entry
    const withPort = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry)
    if (withPort && Number(withPort[2]) !== port) continue
    const bare = (withPort?.[1] ?? entry).replace(/^\[|\]$/g, '').replace(/^\*?\.(?=.)/, '').replace(/\.$/, '')
    if (bare !== '' && (name === bare || (!isIpAddress(name) && name.endsWith(`.${bare}`)))) return entry
  }
  return null
}

function parseProxy(text: string): { candidate: RouteCandidate; credentials: EnvironmentProxy['credentials'] } | null {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`)
    const scheme = schemes[url.protocol]
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const port = url.port === '' ? scheme?.port : Number(url.port)
    if (!scheme || !port || hostProblem(host) !== null) return null
    return {
      candidate: { kind: scheme.kind, host, port },
      credentials:
        url.username === '' && url.password === ''
          ? null
          : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    }
  } catch {
    return null
  }
}

/** `SOCKS_SERVER` is host:port, and `SOCKS_VERSION` 4 or 5; 5 where it is absent. */
function readSocksServer(environment: Environment): ReturnType<typeof parseProxy> {
  const place = read(environment, 'SOCKS_SERVER') ?? ''
  return parseProxy(place.includes('://') ? place : `socks${read(environment, 'SOCKS_VERSION') === '4' ? '4' : '5'}://${place}`)
}

export function proxyFromEnvironment(environment: Environment, target: Target): EnvironmentProxy {
  const trace: RouteTraceItem[] = []
  const answer = (
    candidates: readonly RouteCandidate[] | null,
    rule: string,
    found: string,
    credentials: EnvironmentProxy['credentials'] = null,
  ): EnvironmentProxy => ({
    answer: { origin: 'environment', candidates, trace: [...trace, { rule, found, outcome: candidates ? 'decided' : 'passed' }] },
    credentials,
    script: null,
  })

  const script = read(environment, 'auto_proxy') ?? environment['auto_proxy'] ?? environment['AUTO_PROXY']
  if (script !== undefined) {
    const rule = script.trim() === '' ? 'environment-detect' : 'environment-script'
    return { ...answer(null, rule, `auto_proxy: ${withoutLogin(script)}`), script: script.trim() }
  }

  const variable = ['all_proxy', 'https_proxy', 'SOCKS_SERVER'].find((name) => read(environment, name) !== null)
  if (variable === undefined) {
    // "http_proxy" speaks of plain web pages; using it for a CONNECT would be a guess, going direct another.
    return read(environment, 'http_proxy') === null
      ? answer(null, 'environment-none', '')
      : answer(null, 'environment-http-only', 'http_proxy')
  }
  const exception = noProxyMatch(read(environment, 'no_proxy') ?? '', target)
  if (exception !== null) return answer([direct], 'environment-no-proxy', `no_proxy: ${exception}`)

  const parsed = variable === 'SOCKS_SERVER' ? readSocksServer(environment) : parseProxy(read(environment, variable) ?? '')
  if (!parsed) return answer(null, 'environment-malformed', variable)
  const { kind, host, port } = parsed.candidate
  return answer([parsed.candidate], 'environment-variable', `${variable}: ${kind}://${host ?? ''}:${String(port)}`, parsed.credentials)
}
