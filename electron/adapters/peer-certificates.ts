/** The certificates of a handshake as they are shown and judged. */
import { createHash, X509Certificate } from 'node:crypto'
import type * as tls from 'node:tls'
import type { PeerCertificate } from '../core/ports.ts'
import type { TrustedIssuers } from './trusted-issuers.ts'

/** Node's types promise an issuer that the end of a broken chain does not have. */
interface Link extends tls.PeerCertificate {
  readonly issuerCertificate?: Link
}

/** The peer's own first; the last certificate of a whole chain is its own issuer. */
export function chainOf(leaf: Link): tls.PeerCertificate[] {
  const chain: tls.PeerCertificate[] = []
  const seen = new Set<string>()
  for (let next: Link | undefined = leaf; next?.fingerprint256 && !seen.has(next.fingerprint256) && chain.length < 10; next = next.issuerCertificate) {
    seen.add(next.fingerprint256)
    chain.push(next)
  }
  return chain
}

function parsed({ raw }: tls.PeerCertificate): X509Certificate | null {
  try {
    return new X509Certificate(raw)
  } catch {
    return null
  }
}

/** A key of a kind that OpenSSL does not know is shown as unknown. */
function keyOf(certificate: X509Certificate | null): Pick<PeerCertificate, 'keyFingerprint256' | 'keyType' | 'keyBits'> {
  try {
    if (certificate === null) throw new TypeError('unreadable')
    const { publicKey } = certificate
    const digest = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex')
    const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
    return {
      keyFingerprint256: (digest.toUpperCase().match(/../g) ?? []).join(':'),
      keyType: publicKey.asymmetricKeyType ?? null,
      keyBits: modulusLength ?? curveBits(namedCurve),
    }
  } catch {
    return { keyFingerprint256: null, keyType: null, keyBits: null }
  }
}

function curveBits(name: string | undefined): number | null {
  if (name === 'prime256v1') return 256
  const found = /(\d{3})/.exec(name ?? '')
  return found ? Number(found[1]) : null
}

export function describeCertificate(certificate: tls.PeerCertificate): PeerCertificate {
  const name = (holder: tls.Certificate | undefined) =>
    [holder?.CN, holder?.O].flatMap((part) => part ?? []).join(', ') || Object.values(holder ?? {}).flat().join(', ')
  const whole = parsed(certificate)
  return {
    subject: name(certificate.subject),
    issuer: name(certificate.issuer),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
    altNames: (certificate.subjectaltname ?? '').split(/,\s*/).filter((entry) => entry !== ''),
    fingerprint256: certificate.fingerprint256,
    ...keyOf(whole),
    signatureAlgorithm: whole?.signatureAlgorithm ?? null,
    authority: whole?.ca ?? false,
  }
}

/**
 * OpenSSL found the chain whole with issuers that were added for this connection: would it be without them? Only where every
 * link is signed by the next one and the machine itself trusts the last; in doubt the exception is shown as used.
 */
export function standsOnItsOwn(chain: readonly tls.PeerCertificate[], issuers: TrustedIssuers): boolean {
  const links = chain.map(parsed)
  return links.some((link, index) => {
    if (link === null || !issuers.isOwn(link)) return false
    return links.slice(0, index).every((lower, at) => {
      const upper = links[at + 1]
      return lower && upper?.ca === true && lower.verify(upper.publicKey)
    })
  })
}
