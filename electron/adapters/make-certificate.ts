/** Certificates that vouch for themselves, made on the spot by @peculiar/x509. */
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'

export interface MadeCertificate {
  /** PEM */
  readonly certificate: string
  /** PEM, PKCS #8 */
  readonly key: string
}
export interface CertificateWishes {
  /** DNS names and IP addresses it is for; the first one is its common name too */
  readonly names: readonly [string, ...string[]]
  readonly validFrom: Date
  readonly validTo: Date
}

/**
 * The library's container (tsyringe) wants the metadata functions of a proposal that never became part of the language. It
 * registers nothing that needs them to hold more than this, and another polyfill that is already there is left alone.
 */
function provideMetadata(): void {
  if ('getMetadata' in Reflect) return
  const kept = new WeakMap<object, Map<unknown, unknown>>()
  const read = (key: unknown, target: object) => kept.get(target)?.get(key)
  Object.assign(Reflect, {
    getMetadata: read,
    getOwnMetadata: read,
    defineMetadata(key: unknown, value: unknown, target: object) {
      kept.set(target, (kept.get(target) ?? new Map<unknown, unknown>()).set(key, value))
    },
  })
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

export async function makeCertificate({ names, validFrom, validTo }: CertificateWishes): Promise<MadeCertificate> {
  provideMetadata()
  // Loaded only where a certificate has to be made: most starts of the program find one.
  const x509 = await import('@peculiar/x509')
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [names[0]] }],
    keys,
    notBefore: validFrom,
    notAfter: validTo,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }))),
    ],
  })
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { certificate: `${certificate.toString('pem')}\n`, key: x509.PemConverter.encode(key, 'PRIVATE KEY') }
}
