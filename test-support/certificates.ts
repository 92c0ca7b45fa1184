/**
 * Certificates made when a test needs them, so that none in the repository can expire or leak. A small DER writer
 * (X.690, RFC 5280): node:crypto signs, but does not write certificates, and not every machine has openssl.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

export interface Certificate {
  /** PEM, the certificate and then those of its issuers */
  readonly cert: string
  /** PEM */
  readonly key: string
}
export interface CertificateOptions {
  /** common name; the first of `names` by default */
  readonly commonName?: string
  /** DNS names and IP addresses it is for; `localhost` and the loopback addresses by default */
  readonly names?: readonly string[]
  readonly validFrom?: Date
  readonly validTo?: Date
  /** PEM of the private key; a new one by default */
  readonly key?: string
  /** an RSA key of this size in place of one on P-256 */
  readonly rsaBits?: number
  /** how its issuer signs it */
  readonly digest?: 'sha256' | 'sha1'
}
export interface Authority {
  /** PEM, what somebody who trusts it has to know */
  readonly cert: string
  issue(options?: CertificateOptions): Certificate
  /** One below it; what that one issues comes with its own certificate. @param mayIssue false: its certificate says that it may not */
  subordinate(name: string, mayIssue?: boolean): Authority
}

const hour = 3_600_000
const loopback = ['localhost', '127.0.0.1', '::1']

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const size = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, body])
}
const sequence = (...content: readonly Buffer[]) => der(0x30, ...content)
const text = (tag: number, value: string) => der(tag, Buffer.from(value, 'utf8'))
const bits = (value: Buffer) => der(0x03, Buffer.from([0]), value)

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const part of rest) {
    const groups = [part & 0x7f]
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80)
    bytes.push(...groups)
  }
  return der(0x06, Buffer.from(bytes))
}

function time(date: Date): Buffer {
  // GeneralizedTime, in whole seconds
  return text(0x18, `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`)
}

function holder(commonName: string): Buffer {
  return sequence(der(0x31, sequence(objectId('2.5.4.3'), text(0x0c, commonName))))
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  const [head = '', tail] = address.split('::')
  const words = (part: string) => part.split(':').filter((word) => word !== '')
  const left = words(head)
  const right = words(tail ?? '')
  const all = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return Buffer.from(all.map((word) => word.padStart(4, '0')).join(''), 'hex')
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectId(id), ...(critical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value))
}

function extensions(authority: boolean, names: readonly string[]): Buffer {
  const alternative = names.map((name) => (isIP(name) === 0 ? text(0x82, name) : der(0x87, addressBytes(name))))
  const list = [extension('2.5.29.19', true, sequence(...(authority ? [der(0x01, Buffer.from([0xff]))] : [])))]
  // keyCertSign for an authority, digitalSignature for a server
  list.push(extension('2.5.29.15', true, der(0x03, Buffer.from(authority ? [2, 0x04] : [7, 0x80]))))
  if (names.length > 0) list.push(extension('2.5.29.17', false, sequence(...alternative)))
  return der(0xa3, sequence(...list))
}

function signatureOf(key: KeyObject, digest: 'sha256' | 'sha1'): Buffer {
  if (key.asymmetricKeyType === 'rsa') return sequence(objectId(`1.2.840.113549.1.1.${digest === 'sha1' ? 5 : 11}`), der(0x05))
  return sequence(objectId(digest === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'))
}

function pem(label: string, bytes: Buffer): string {
  return `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`
}

function write(
  subject: { name: string; key: KeyObject; authority: boolean; names: readonly string[] },
  issuer: { name: string; key: KeyObject },
  { validFrom = new Date(Date.now() - hour), validTo = new Date(Date.now() + 48 * hour), digest = 'sha256' }: CertificateOptions,
): string {
  const algorithm = signatureOf(issuer.key, digest)
  // The first bit of a positive INTEGER is 0.
  const serial = der(0x02, Buffer.from([0x01]), randomBytes(15))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serial,
    algorithm,
    holder(issuer.name),
    sequence(time(validFrom), time(validTo)),
    holder(subject.name),
    createPublicKey(subject.key).export({ type: 'spki', format: 'der' }),
    extensions(subject.authority, subject.names),
  )
  return pem('CERTIFICATE', sequence(body, algorithm, bits(sign(digest, body, issuer.key))))
}

function keyFor({ key, rsaBits }: CertificateOptions = {}): KeyObject {
  if (key !== undefined) return createPrivateKey(key)
  return rsaBits === undefined
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    : generateKeyPairSync('rsa', { modulusLength: rsaBits }).privateKey
}
function exported(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function authorityOf(name: string, key: KeyObject, cert: string): Authority {
  return {
    cert,
    issue(options = {}) {
      const own = keyFor(options)
      const names = options.names ?? loopback
      const commonName = options.commonName ?? names[0] ?? 'nobody'
      const leaf = write({ name: commonName, key: own, authority: false, names }, { name, key }, options)
      return { cert: leaf + cert, key: exported(own) }
    },
    subordinate(below, mayIssue = true) {
      const own = keyFor()
      return authorityOf(below, own, write({ name: below, key: own, authority: mayIssue, names: [] }, { name, key }, {}))
    },
  }
}

export function createAuthority(name = 'Test Authority'): Authority {
  const key = keyFor()
  return authorityOf(name, key, write({ name, key, authority: true, names: [] }, { name, key }, {}))
}

/** A certificate that nobody vouches for but itself. */
export function createSelfSigned(options: CertificateOptions = {}): Certificate {
  const key = keyFor(options)
  const names = options.names ?? loopback
  const name = options.commonName ?? names[0] ?? 'nobody'
  return { cert: write({ name, key, authority: false, names }, { name, key }, options), key: exported(key) }
}
