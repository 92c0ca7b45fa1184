/** A handshake as the report shows it, and whether it is accepted. The server's and a proxy's are judged alike, each apart. */
import type { ReportCode, TlsReport } from '../../../shared/contract/report.ts'
import type { TrustEntry } from '../../../shared/domain/trust/entry.ts'
import type { TrustPeer } from '../../../shared/domain/trust/peer.ts'
import { judgeCertificate, type CertificateCode, type CertificateSeen } from '../../../shared/domain/trust/judge.ts'
import type { Handshake, HandshakeResult, PeerCertificate } from '../ports.ts'
import { inert } from './redact.ts'

const day = 24 * 60 * 60 * 1000

const weakSignature = ({ signatureAlgorithm }: PeerCertificate) => /sha-?1(?!\d)|md5/i.test(signatureAlgorithm ?? '')
const weakKey = ({ keyType, keyBits }: PeerCertificate) => keyBits !== null && keyBits < (keyType?.startsWith('rsa') === true ? 2048 : 224)
/** A root is trusted for what it is; its own signature proves nothing. */
const isSigned = ({ subject, issuer }: PeerCertificate, index: number) => index === 0 || subject !== issuer

/** OpenSSL's words for a chain (X509_verify_cert_error_string) → ours. */
function chainCode({ chainError, certificates }: Handshake): CertificateSeen['chain'] {
  switch (chainError) {
    case null:
      return null
    case 'CERT_HAS_EXPIRED':
      return 'certificate-expired'
    case 'CERT_NOT_YET_VALID':
      return 'certificate-not-yet-valid'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'certificate-self-signed'
    case 'UNSPECIFIED':
      // Node has no word for what OpenSSL's security level refuses.
      return certificates.some((each, index) => weakKey(each) || (isSigned(each, index) && weakSignature(each))) ? 'certificate-weak' : 'certificate-untrusted'
    default:
      return 'certificate-untrusted'
  }
}

const tooOld = ['SSLv3', 'TLSv1', 'TLSv1.1']

/** Fine by OpenSSL here, or overridden by trust, and still worth a word (RFC 8996, RFC 9325 §4.2 and §4.5). */
function weakOf({ protocol, certificates }: Handshake): NonNullable<TlsReport['weak']> {
  return [
    ...(tooOld.includes(protocol) ? (['protocol'] as const) : []),
    ...(certificates.slice(0, 1).some(weakKey) ? (['key'] as const) : []),
    ...(certificates.filter(isSigned).some(weakSignature) ? (['signature'] as const) : []),
  ]
}

function shown(certificate: PeerCertificate, now: number): TlsReport['certificates'][number] {
  const { subject, issuer, validFrom, validTo, altNames, ...rest } = certificate
  return {
    ...rest,
    subject: inert(subject),
    issuer: inert(issuer),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    daysLeft: Math.floor((validTo.getTime() - now) / day),
    altNames: altNames.slice(0, 50).map(inert),
  }
}

export interface JudgedHandshake {
  readonly tls: TlsReport
  /** null: accepted */
  readonly refused: CertificateCode | null
}

export function judgeHandshake(handshake: Handshake, trust: readonly TrustEntry[], peer: TrustPeer, now: Date): JudgedHandshake {
  const own = handshake.certificates[0]
  const seen: CertificateSeen = {
    chain: chainCode(handshake),
    byAddedIssuer: handshake.byAddedIssuer,
    nameFits: handshake.hostError === null,
    fingerprint: own?.fingerprint256 ?? null,
    keyFingerprint: own?.keyFingerprint256 ?? null,
    validFrom: own?.validFrom ?? new Date(0),
    validTo: own?.validTo ?? new Date(0),
  }
  const { chain, host, refused, trusted, exceptions } = judgeCertificate(seen, trust, peer, now)
  return {
    refused,
    tls: {
      protocol: handshake.protocol,
      cipher: handshake.cipher,
      chain: { ok: chain === null, code: chain },
      host: { ok: host === null, code: host },
      certificates: handshake.certificates.map((certificate) => shown(certificate, now.getTime())),
      trusted: trusted && { ...trusted },
      exceptions: exceptions.map((exception) => ({ ...exception })),
      weak: weakOf(handshake),
    },
  }
}

/** Alerts about a certificate of ours: we never have one, so the peer wants one (RFC 8446 §6.2, §4.4.2.4). */
const wantsCertificate = /_ALERT_(?:CERTIFICATE_REQUIRED|NO_CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_UNKNOWN)$/
const versions = /_ALERT_PROTOCOL_VERSION$|^ERR_SSL_UNSUPPORTED_PROTOCOL$|^ERR_SSL_VERSION_TOO_LOW$/

/** Why there is no TLS, by OpenSSL's own code. */
export function handshakeCode({ notTls, system }: Pick<Extract<HandshakeResult, { ok: false }>, 'notTls' | 'system'>): ReportCode {
  if (wantsCertificate.test(system)) return 'client-certificate-required'
  if (versions.test(system)) return 'tls-version'
  return notTls ? 'tls-not-tls' : 'tls-failed'
}

/** An alert that the peer sent once its own part of the handshake was over (TLS 1.3); null when it is none. */
export function lateAlertCode(error: unknown): ReportCode | null {
  const system = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return /^ERR_SSL_.*_ALERT_/.test(system) ? handshakeCode({ notTls: false, system }) : null
}
