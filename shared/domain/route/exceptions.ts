/**
 * Who goes past a proxy, as the lists of Windows and macOS say it and as Chromium reads them (net/docs/proxy.md,
 * net/base/scheme_host_port_matcher_rule.cc): patterns with `*`, `.suffix`, `host:port`, networks, `<local>`. Unlike
 * `no_proxy`, a name without a pattern is that name alone and not everything below it.
 */
import { addressOf, isInNetwork } from './addresses.ts'

export interface Target {
  readonly host: string
  readonly port: number
}

export const plainName = (host: string): string => host.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** Never sent through a proxy of the operating system, whatever its list says: this machine, and what has no router. */
export function isLocal(host: string): boolean {
  const name = plainName(host)
  return name === 'localhost' || name.endsWith('.localhost') || ['127.0.0.0/8', '::1/128', '169.254.0.0/16', 'fe80::/10'].some((entry) => isInNetwork(name, entry))
}

function globMatches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return pattern === name
  const last = rest.pop() ?? ''
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
  // The leftmost place for each piece in turn: no backtracking, whatever the pattern.
  let at = first.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return at <= name.length - last.length
}

function covers(entry: string, { host, port }: Target): boolean {
  const name = plainName(host)
  const literal = addressOf(name)
  // "Simple" names are those without a dot; an address is none.
  if (entry === '<local>') return literal === null && name !== '' && !name.includes('.')
  const network = isInNetwork(name, entry)
  if (network !== null) return network
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/.exec(entry) ?? []
  // The question is asked as for https.
  if (scheme !== undefined && scheme !== 'https' && scheme !== '*') return false
  const [, bracketed, plain = rest, onlyPort] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d{1,5}))?$/.exec(rest) ?? []
  if (onlyPort !== undefined && Number(onlyPort) !== port) return false
  const wanted = bracketed ?? plain
  const address = addressOf(wanted)
  if (address) return literal !== null && literal.family === address.family && literal.value === address.value
  const pattern = wanted.replace(/\.$/, '')
  return pattern !== '' && globMatches(pattern.startsWith('.') ? `*${pattern}` : pattern, name)
}

/** The entry that covers the target, as it stands in the list; null when none does. */
export function exceptionFor(entries: readonly string[], target: Target): string | null {
  return entries.find((entry) => covers(entry.trim().toLowerCase(), target)) ?? null
}
