/** What may stand in a "Servidor" or "Endereço" field, and how it goes on the wire. */

export type HostProblem = 'host-empty' | 'host-spaces' | 'host-scheme' | 'host-path' | 'host-port' | 'host-control' | 'host-invalid'

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
/** LDH and the underscore that Windows names carry (RFC 1123 §2.1 has no underscore; resolvers take it). */
const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i

function isIpv6(text: string): boolean {
  if (!text.includes(':') || !/^[0-9a-f:.]+$/i.test(text)) return false
  try {
    return new URL(`http://[${text}]/`).hostname.startsWith('[')
  } catch {
    return false
  }
}

/** An address literal without brackets. */
export function isIpAddress(host: string): boolean {
  return ipv4.test(host) || isIpv6(host)
}

/** What is wrong with a host as typed; null when nothing is. Never repairs. */
export function hostProblem(host: string): HostProblem | null {
  if (host === '') return 'host-empty'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(host)) return 'host-control'
  if (/\s/u.test(host)) return 'host-spaces'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return 'host-scheme'
  if (/[/\\?#@]/.test(host)) return 'host-path'
  const bare = /^\[(.*)\]$/.exec(host)?.[1]
  if (bare !== undefined) return isIpv6(bare) ? null : 'host-invalid'
  if (isIpAddress(host)) return null
  if (/^(?:[^:]+|\[[^\]]*\]):\d*$/.test(host)) return 'host-port'
  return toAscii(host) === null ? 'host-invalid' : null
}

/**
 * UTS-46 also maps what only looks alike: "ⓔxample" and "example", an ideographic full stop and a dot. Nobody may be taken to
 * another host than the one typed, so such a name has no form on the wire.
 */
function isAnotherName(typed: string, ascii: string): boolean {
  const composed = typed.normalize('NFC')
  const [from, to] = [typed.split('.'), ascii.split('.')]
  const replaced = (label: string, index: number) => !/^xn--/i.test(to[index] ?? '') && to[index] !== label.toLowerCase()
  return composed.normalize('NFKC') !== composed || from.length !== to.length || from.some(replaced)
}

/** The name's ASCII form (RFC 5891 A-labels); null when it has none. Brackets of an IPv6 literal are taken off. */
export function toAscii(host: string): string | null {
  const literal = /^\[(.*)\]$/.exec(host)?.[1]
  if (literal !== undefined) return isIpAddress(literal) ? literal : null
  if (isIpAddress(host)) return host
  let ascii = host
  // eslint-disable-next-line no-control-regex -- the ASCII range, whole
  if (/[^\u0000-\u007f]/.test(host)) {
    // What a URL would read as something else than a name, or leave out in silence.
    // eslint-disable-next-line no-control-regex -- the ASCII range, but for what a name may hold
    if (/[\u0000-,/:-@[-^`{-\u007f]|\p{Default_Ignorable_Code_Point}/u.test(host)) return null
    try {
      // WHATWG URL applies UTS-46, as browsers do
      ascii = new URL(`http://${host}/`).hostname
    } catch {
      return null
    }
    if (isAnotherName(host, ascii)) return null
  }
  const labels = ascii.replace(/\.$/, '').split('.')
  // A last label that is a number (0x7f is one too) would be read as an IPv4 address by some resolvers and as a name by others.
  if (/^(?:\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')) return null
  if (ascii.length > 253 || !labels.every((part) => label.test(part))) return null
  return ascii
}

/**
 * How this side introduces itself, as it goes on the wire: a name, or an address literal in brackets (RFC 5321 §4.1.3). Null
 * for what servers take as a lie or as nonsense: a bare address, and `localhost`.
 */
export function readEhloName(text: string): string | null {
  const literal = /^\[(IPv6:)?([0-9a-f:.]+)\]$/i.exec(text)
  if (literal?.[2] !== undefined) return isIpAddress(literal[2]) && literal[2].includes(':') === (literal[1] !== undefined) ? text : null
  const name = hostProblem(text) === null && !isIpAddress(text) && !text.startsWith('[') ? toAscii(text) : null
  return name === null || /^localhost(?:\.localdomain)?\.?$/i.test(name) ? null : name
}
