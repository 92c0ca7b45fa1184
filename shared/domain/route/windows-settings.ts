/**
 * "Opções da Internet" as WinHttpGetIEProxyConfigForCurrentUser and WinHttpGetDefaultProxyConfiguration return them: texts
 * in WinINET's own little language (Microsoft, "WINHTTP_PROXY_INFO"; Chromium net/docs/proxy.md).
 */
import type { RouteCandidate } from '../explain/types.ts'
import { nothingSet, readProxy, type ManualProxy, type ProxySettings } from './proxy-settings.ts'

export interface WindowsProxyConfig {
  readonly autoDetect: boolean
  readonly autoConfigUrl: string | null
  readonly proxy: string | null
  readonly bypass: string | null
}

/**
 * `host:port` for all, or `http=…;https=…;socks=…`. A CONNECT is asked for as Windows' own programs would for https: the
 * list for https, then the SOCKS proxy, which serves every protocol without a list of its own. Never the one for http: Windows
 * does not extend it either, and a proxy for plain pages need not allow CONNECT.
 */
export function readProxyList(text: string): ManualProxy | null {
  const entries = text.split(/[;\s]+/).filter((entry) => entry !== '')
  if (entries.length === 0) return null
  const malformed: ManualProxy = { list: 'malformed', text }
  const lists = new Map<string, RouteCandidate[]>()
  for (const entry of entries) {
    const [, protocol = '', proxies = entry] = /^([a-z0-9]+)=(.*)$/i.exec(entry) ?? []
    const name = protocol.toLowerCase()
    // In the dialog everything but SOCKS is an HTTP proxy, and SOCKS without a version is version 4.
    const candidates = proxies.split(',').map((proxy) => readProxy(proxy, name === 'socks' ? 'socks4' : 'http', 'socks4'))
    const known = candidates.filter((candidate) => candidate !== null)
    // What is wrong in a list that nobody asks for does no harm.
    if (known.length < candidates.length && ['', 'https', 'socks'].includes(name)) return malformed
    lists.set(name, [...(lists.get(name) ?? []), ...known])
  }
  for (const [name, list] of [['', 'all'], ['https', 'https'], ['socks', 'socks']] as const) {
    const candidates = lists.get(name) ?? []
    if (candidates.length > 0) return { list, candidates }
  }
  return { list: 'others', text }
}

export function readWindowsSettings(config: WindowsProxyConfig, source: 'windows' | 'windows-service' = 'windows'): ProxySettings {
  const exceptions = (config.bypass ?? '').split(/[;\s,]+/).filter((entry) => entry !== '')
  const script = (config.autoConfigUrl ?? '').trim()
  return {
    ...nothingSet,
    source,
    autoDetect: config.autoDetect,
    script: script === '' ? null : script,
    manual: readProxyList(config.proxy ?? ''),
    exceptions: exceptions.filter((entry) => entry.toLowerCase() !== '<-loopback>'),
    localIsDirect: !exceptions.some((entry) => entry.toLowerCase() === '<-loopback>'),
  }
}
