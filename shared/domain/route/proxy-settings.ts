/** What the settings of every operating system come down to. Their readers are beside this file, one a system. */
import type { RouteCandidate } from '../explain/types.ts'
import type { ProxyKind } from '../system/document.ts'
import { toAscii } from '../system/host-name.ts'

export const settingsSources = ['windows', 'windows-service', 'macos', 'gnome', 'kde'] as const
export type SettingsSource = (typeof settingsSources)[number]

export type ManualProxy =
  /** `list`: one proxy for everything, the one for https, or the SOCKS proxy that serves where there is none for https */
  | { readonly list: 'all' | 'https' | 'socks'; readonly candidates: readonly RouteCandidate[] }
  /** set for other protocols only */
  | { readonly list: 'others'; readonly text: string }
  /** what stands there is no proxy */
  | { readonly list: 'malformed'; readonly text: string }

export interface ProxySettings {
  readonly source: SettingsSource
  readonly autoDetect: boolean
  /** address of the configuration script */
  readonly script: string | null
  readonly manual: ManualProxy | null
  readonly exceptions: readonly string[]
  /** `domains`: an entry covers what is below it, too (GNOME, KDE); `patterns`: it does not (Windows, macOS) */
  readonly exceptionsAre: 'patterns' | 'domains'
  /** the list names the only hosts that do use the proxy */
  readonly reversed: boolean
  /** this machine itself and link-local addresses go past the proxy (`<-loopback>` takes that back) */
  readonly localIsDirect: boolean
}

export const nothingSet: Omit<ProxySettings, 'source'> = {
  autoDetect: false,
  script: null,
  manual: null,
  exceptions: [],
  exceptionsAre: 'patterns',
  reversed: false,
  localIsDirect: true,
}

const ports: Readonly<Record<ProxyKind, number>> = { http: 80, https: 443, socks4: 1080, socks4a: 1080, socks5: 1080 }
const kinds: Readonly<Record<string, ProxyKind>> = {
  http: 'http',
  https: 'https',
  socks4: 'socks4',
  socks4a: 'socks4a',
  socks5: 'socks5',
  socks5h: 'socks5',
}

/** @param socks which version the bare word `socks` means there */
export function readProxy(text: string, kind: ProxyKind, socks: ProxyKind = 'socks5'): RouteCandidate | null {
  const [, scheme, place = ''] = /^(?:([a-z][a-z0-9]*):\/\/)?(.*?)\/?$/i.exec(text.trim()) ?? []
  const word = scheme?.toLowerCase()
  const said = word === 'socks' ? socks : word !== undefined && Object.hasOwn(kinds, word) ? kinds[word] : undefined
  if (word !== undefined && said === undefined) return null
  const chosen = said ?? kind
  const [, bracketed, name = '', port] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@?#[\]]+))(?::(\d{1,5}))?$/i.exec(place) ?? []
  const host = toAscii(bracketed === undefined ? name : `[${bracketed}]`)
  const number = port === undefined ? ports[chosen] : Number(port)
  if (host === null || host === '' || number < 1 || number > 65535) return null
  return { kind: chosen, host, port: number }
}

export const writeProxy = ({ kind, host, port }: RouteCandidate): string =>
  kind === 'direct' ? 'DIRECT' : `${kind}://${(host ?? '').includes(':') ? `[${host ?? ''}]` : (host ?? '')}:${String(port)}`

/** A script's address without the login that may stand in it, at a length that can be shown. */
export function withoutLogin(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').slice(0, 200)
}
