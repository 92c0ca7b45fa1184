/**
 * Certificates in PEM, as far as a list of trust has to understand them: are they certificates of an authority, and whose?
 * Nothing here verifies anything; that is OpenSSL's part, at the handshake.
 */

const oneBlock = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g
const maxCertificates = 10

/** OID 2.5.29.19, basicConstraints, and 2.5.4.3 and 2.5.4.10, common name and organization */
const basicConstraints = '85,29,19'
const commonName = '85,4,3'
const organization = '85,4,10'

interface Item {
  readonly tag: number
  readonly content: Uint8Array
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** The items that stand side by side (X.690 §8.1); what is cut off or too long ends the list. */
function items(bytes: Uint8Array): Item[] {
  const found: Item[] = []
  for (let at = 0; at + 2 <= bytes.length; ) {
    const tag = bytes[at] ?? 0
    const first = bytes[at + 1] ?? 0
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f
    if (lengthBytes > 3) return found
    let length = lengthBytes === 0 ? first : 0
    for (let index = 0; index < lengthBytes; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0)
    const start = at + 2 + lengthBytes
    if (start + length > bytes.length) return found
    found.push({ tag, content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

const inside = (item: Item | undefined) => (item ? items(item.content) : [])

/** The fields of what is signed (RFC 5280 §4.1), the version left out. */
function fieldsOf(der: Uint8Array): Item[] {
  const [certificate] = items(der)
  const [signed] = inside(certificate)
  return inside(signed).filter(({ tag }) => tag !== 0xa0)
}

function isAuthority(fields: readonly Item[]): boolean {
  const [list] = inside(fields.find(({ tag }) => tag === 0xa3))
  for (const extension of inside(list)) {
    const [id, ...rest] = inside(extension)
    if (id?.content.join(',') !== basicConstraints) continue
    const [constraints] = inside(rest.at(-1))
    const [authority] = inside(constraints)
    return authority?.tag === 1 && authority.content[0] !== 0
  }
  return false
}

function nameOf(fields: readonly Item[]): string {
  // serial, signature, issuer, validity, subject
  const parts = new Map<string, string>()
  for (const set of inside(fields[4])) {
    for (const pair of inside(set)) {
      const [id, value] = inside(pair)
      // BMPString has two bytes a character; the others that are in use are UTF-8 or a part of it.
      const text = value?.tag === 0x1e ? [...value.content].filter((_, index) => index % 2 === 1) : [...(value?.content ?? [])]
      parts.set(id?.content.join(',') ?? '', utf8(text))
    }
  }
  return parts.get(commonName) ?? parts.get(organization) ?? ''
}

function utf8(bytes: readonly number[]): string {
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    return String.fromCharCode(...bytes.slice(0, 500))
  }
}

export type AuthorityProblem = 'trust-private-key' | 'trust-not-pem' | 'trust-not-authority' | 'trust-too-many'

export interface Authorities {
  /** normal form: the certificates alone, in lines of 64 */
  readonly pem: string
  /** whose they are; for people */
  readonly names: readonly string[]
}

/** Certificates of authorities in a text, whatever stands around them. A file with a private key never gets into a document. */
export function readAuthorities(text: string): Authorities | AuthorityProblem {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(text)) return 'trust-private-key'
  const blocks = [...text.matchAll(oneBlock)].filter(([, label]) => label === 'CERTIFICATE' || label === 'X509 CERTIFICATE')
  if (blocks.length === 0) return 'trust-not-pem'
  if (blocks.length > maxCertificates) return 'trust-too-many'
  const names: string[] = []
  const pems: string[] = []
  for (const [, , base64 = ''] of blocks) {
    const der = bytesOf(base64)
    const fields = der ? fieldsOf(der) : []
    if (fields.length < 6) return 'trust-not-pem'
    if (!isAuthority(fields)) return 'trust-not-authority'
    names.push(nameOf(fields))
    const lines = base64.replace(/\s+/g, '').match(/.{1,64}/g) ?? []
    pems.push(['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'))
  }
  return { pem: pems.join(''), names }
}
