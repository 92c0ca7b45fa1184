/** What the page does to the list of exceptions; pure. */
import type { TestReport, TlsReport } from '../../../shared/contract/report.ts'
import type { TrustEntry, TrustKind } from '../../../shared/domain/trust/entry.ts'
import { hasEnded, samePeer, type TrustPeer } from '../../../shared/domain/trust/peer.ts'
import type { SystemForm } from '../systems/form.ts'

type Shown = TlsReport['certificates'][number]

/** A certificate that a report says was refused, and what can be trusted of it; the most fitting first. */
export interface RefusedCertificate {
  readonly peer: TrustPeer
  readonly certificate: Shown
  readonly kinds: readonly [TrustKind, ...TrustKind[]]
}

function kindsFor({ chain, host }: TlsReport, { keyFingerprint256 }: Shown): RefusedCertificate['kinds'] {
  const key = (keyFingerprint256 ?? null) === null ? [] : (['key'] as const)
  // A key and an authority leave the dates to be judged.
  if (chain.code === 'certificate-expired' || chain.code === 'certificate-not-yet-valid') return ['certificate']
  return chain.code === 'certificate-untrusted' && host.ok ? ['certificate', ...key, 'ca'] : ['certificate', ...key]
}

/** null: it was not the certificate of this hop that was refused, or it is not known of whom. */
export function refusedCertificate(report: TestReport, of: 'server' | 'proxy'): RefusedCertificate | null {
  const { code, tls, proxyTls = null, server, route } = report
  if (code?.startsWith(of === 'server' ? 'certificate-' : 'proxy-certificate-') !== true) return null
  const seen = of === 'server' ? tls : proxyTls
  const peer = of === 'server' ? server : route
  const certificate = seen?.certificates[0]
  if (!seen || !certificate || !peer?.host || peer.port === null) return null
  return { peer: { host: peer.host, port: peer.port }, certificate, kinds: kindsFor(seen, certificate) }
}

/** A year from today, as a field of type date holds it. */
export function inOneYear(today: Date): string {
  const day = new Date(today.getFullYear() + 1, today.getMonth(), today.getDate())
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function isSame(one: TrustEntry, other: TrustEntry): boolean {
  return samePeer(one, other) && one.kind === other.kind && one.value === other.value
}

/** The list with this entry: in place of the same one, and of what has ended for that host and port. */
export function withEntry(form: SystemForm, entry: TrustEntry, now: Date): SystemForm {
  const kept = form.smtp.trust.filter((each) => !isSame(each, entry) && !(samePeer(each, entry) && hasEnded(each, now)))
  return withTrust(form, [...kept, entry])
}

export function withTrust(form: SystemForm, trust: TrustEntry[]): SystemForm {
  return { ...form, smtp: { ...form.smtp, trust } }
}

/** Hosts and ports of this system that speak TLS: the server's, and a proxy's that does. */
export function peersOf({ smtp, proxy }: SystemForm): TrustPeer[] {
  const port = (text: string, otherwise: number) => (/^\d{1,5}$/.test(text) ? Number(text) : otherwise)
  return [
    ...(smtp.server === '' ? [] : [{ host: smtp.server, port: port(smtp.port, 25) }]),
    ...(proxy.enabled && proxy.kind === 'https' && proxy.address !== '' ? [{ host: proxy.address, port: port(proxy.port, 443) }] : []),
  ]
}

export const peerText = ({ host, port }: TrustPeer): string => `${host.includes(':') ? `[${host}]` : host}:${port}`

/** A file of certificates as text; the binary form (DER) becomes PEM. */
export async function readCertificateFile(file: Blob): Promise<string> {
  if (file.size > 256 * 1024) return ''
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes)
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`
}
