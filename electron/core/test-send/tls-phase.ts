import type { ReportCode, TlsReport } from '../../../shared/contract/report.ts'
import type { Clock, Handshake, Wire } from '../ports.ts'
import { failed } from './outcome.ts'
import { inert } from './redact.ts'

const day = 24 * 60 * 60 * 1000

/** OpenSSL's words for a chain (X509_verify_cert_error_string) → ours. */
function chainCode(error: string): ReportCode {
  switch (error) {
    case 'CERT_HAS_EXPIRED':
      return 'certificate-expired'
    case 'CERT_NOT_YET_VALID':
      return 'certificate-not-yet-valid'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'certificate-self-signed'
    default:
      return 'certificate-untrusted'
  }
}

/** Both verdicts, apart: who issued it and is it in date; is it for this name. */
export function describeTls(handshake: Handshake, clock: Clock): TlsReport {
  const { chainError, hostError } = handshake
  const now = clock.now().getTime()
  return {
    protocol: handshake.protocol,
    cipher: handshake.cipher,
    chain: { ok: chainError === null, code: chainError === null ? null : chainCode(chainError) },
    host: { ok: hostError === null, code: hostError === null ? null : 'certificate-name-mismatch' },
    certificates: handshake.certificates.map((certificate) => ({
      subject: inert(certificate.subject),
      issuer: inert(certificate.issuer),
      validFrom: certificate.validFrom.toISOString(),
      validTo: certificate.validTo.toISOString(),
      daysLeft: Math.floor((certificate.validTo.getTime() - now) / day),
      altNames: certificate.altNames.slice(0, 50).map(inert),
      fingerprint256: certificate.fingerprint256,
    })),
  }
}

/** Handshake first, judged afterwards: `seen` gets the whole certificate even when it is then refused. */
export async function secureWire(wire: Wire, host: string, clock: Clock, seen: (tls: TlsReport) => void): Promise<TlsReport> {
  const result = await wire.startTls(host)
  if (!result.ok) throw failed(result.notTls ? 'tls-not-tls' : 'tls-failed', null, { cause: result.message })
  const tls = describeTls(result.handshake, clock)
  seen(tls)
  const code = tls.chain.code ?? tls.host.code
  if (code !== null) throw failed(code as ReportCode)
  return tls
}
