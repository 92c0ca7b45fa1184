/**
 * The answer of a proxy configuration script (FindProxyForURL), and of Chromium's `resolveProxy`, which speaks the same
 * language: `PROXY proxy:8080; SOCKS5 10.0.0.1; DIRECT`, tried from left to right. Case and blanks do not matter.
 * Words and default ports as in Chromium net/base/proxy_string_util.cc: SOCKS alone means version 4; HTTP is PROXY.
 * This is only the language: it does not run a script, and it does not know who answered.
 */
import type { RouteCandidate } from '../explain/types.ts'
import type { ProxyKind } from '../system/document.ts'
import { direct } from './explain-route.ts'

const words: Readonly<Record<string, { readonly kind: ProxyKind; readonly port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS: { kind: 'socks4', port: 1080 },
  SOCKS4: { kind: 'socks4', port: 1080 },
  SOCKS5: { kind: 'socks5', port: 1080 },
}

export interface PacAnswer {
  readonly candidates: readonly RouteCandidate[]
  /** elements that are not of this language, as they were; a caller that finds no candidate must not go direct */
  readonly ignored: readonly string[]
}

function parseElement(element: string): RouteCandidate | null {
  const [word = '', target = '', ...rest] = element.split(/\s+/)
  if (rest.length > 0) return null
  if (word.toUpperCase() === 'DIRECT') return target === '' ? direct : null
  const known = Object.hasOwn(words, word.toUpperCase()) ? words[word.toUpperCase()] : undefined
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::(\d{1,5}))?$/.exec(target)
  const port = parts?.[3] === undefined ? known?.port : Number(parts[3])
  const host = parts?.[1] ?? parts?.[2]
  if (!known || host === undefined || port === undefined || port < 1 || port > 65535) return null
  return { kind: known.kind, host, port }
}

export function parsePacAnswer(text: string): PacAnswer {
  const candidates: RouteCandidate[] = []
  const ignored: string[] = []
  for (const element of text.split(';').map((part) => part.trim())) {
    if (element === '') continue
    const candidate = parseElement(element)
    if (candidate) candidates.push(candidate)
    else ignored.push(element)
  }
  return { candidates, ignored }
}
