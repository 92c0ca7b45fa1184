/** Addresses as numbers, for exceptions that name a whole network. */
import { isIpAddress } from '../system/host-name.ts'

export interface Network {
  readonly family: 4 | 6
  readonly value: bigint
}

function ipv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function ipv6(address: string): bigint | null {
  let groups: string
  try {
    // WHATWG URL writes every form in one, without dotted quads
    groups = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  } catch {
    return null
  }
  const [head = '', tail] = groups.split('::')
  const parts = (text: string) => (text === '' ? [] : text.split(':'))
  const missing = tail === undefined ? 0 : 8 - parts(head).length - parts(tail).length
  const all = [...parts(head), ...Array.from({ length: missing }, () => '0'), ...parts(tail ?? '')]
  return all.reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n)
}

/** null for a name. An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is the IPv4 address. */
export function addressOf(host: string): Network | null {
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!isIpAddress(bare)) return null
  if (!bare.includes(':')) return { family: 4, value: ipv4(bare) }
  const value = ipv6(bare)
  if (value === null) return null
  return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffff_ffffn } : { family: 6, value }
}

/** `10.0.0.0/8`, `169.254/16` as macOS writes it, `fe80::/10`; null when the entry is not a network. */
export function isInNetwork(host: string, entry: string): boolean | null {
  const [, network = '', bits = ''] = /^\[?([0-9a-f.:]+?)\]?\/(\d{1,3})$/i.exec(entry) ?? []
  if (bits === '') return null
  const whole = network.includes(':') ? network : [...network.replace(/\.$/, '').split('.'), '0', '0', '0'].slice(0, 4).join('.')
  const base = addressOf(whole)
  const width = base?.family === 6 ? 128 : 32
  if (!base || Number(bits) > width) return null
  const address = addressOf(host)
  if (address?.family !== base.family) return false
  const shift = BigInt(width - Number(bits))
  return address.value >> shift === base.value >> shift
}
