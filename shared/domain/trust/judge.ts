/** What is accepted of a peer's certificate: by itself, or because this connection says so. Pure; server and proxy alike. */
import type { TrustEntry, TrustKind } from './entry.ts'
import { hasEnded, samePeer, type TrustPeer } from './peer.ts'

export type CertificateCode =
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-self-signed'
  | 'certificate-untrusted'
  | 'certificate-weak'
  | 'certificate-name-mismatch'

/** What a handshake showed of the peer's own certificate. */
export interface CertificateSeen {
  /** what is wrong with the chain, by this computer's issuers and the `ca` entries that were given to the handshake */
  readonly chain: Exclude<CertificateCode, 'certificate-name-mismatch'> | null
  /** the chain is whole only by an issuer that a `ca` entry added */
  readonly byAddedIssuer: boolean
  readonly nameFits: boolean
  /** null: it showed none */
  readonly fingerprint: string | null
  readonly keyFingerprint: string | null
  readonly validFrom: Date
  readonly validTo: Date
}

export interface TrustUse {
  readonly kind: TrustKind
  readonly until: string | null
}
export interface CertificateVerdict {
  /** by this computer alone; always said, also where an exception overrides it */
  readonly chain: CertificateCode | null
  readonly host: 'certificate-name-mismatch' | null
  /** why it is refused; null when it is accepted */
  readonly refused: CertificateCode | null
  /** the entry without which it would have been refused */
  readonly trusted: TrustUse | null
  /** every entry for this peer, and what came of it */
  readonly exceptions: readonly (TrustUse & { readonly state: 'used' | 'unused' | 'ended' })[]
}

export function entriesFor(trust: readonly TrustEntry[], peer: TrustPeer): TrustEntry[] {
  return trust.filter((entry) => samePeer(entry, peer))
}

/** The further issuers of a handshake with this peer, PEM. */
export function addedIssuers(trust: readonly TrustEntry[], peer: TrustPeer, now: Date): string[] {
  return entriesFor(trust, peer).flatMap((entry) => (entry.kind === 'ca' && !hasEnded(entry, now) ? [entry.value] : []))
}

function dateProblem({ validFrom, validTo }: CertificateSeen, now: Date): CertificateCode | null {
  if (now.getTime() > validTo.getTime()) return 'certificate-expired'
  return now.getTime() < validFrom.getTime() ? 'certificate-not-yet-valid' : null
}

/** The narrowest of what overrides: an added issuer, then a key, then a single certificate. */
const order: readonly TrustKind[] = ['ca', 'key', 'certificate']

export function judgeCertificate(seen: CertificateSeen, trust: readonly TrustEntry[], peer: TrustPeer, now: Date): CertificateVerdict {
  const own = entriesFor(trust, peer)
  const chain = seen.chain ?? (seen.byAddedIssuer ? 'certificate-untrusted' : null)
  const host = seen.nameFits ? null : 'certificate-name-mismatch'
  const plain = chain ?? host

  /** What would still be wrong with it under this entry; undefined: the entry is not about this certificate. */
  const under = (entry: TrustEntry): CertificateCode | null | undefined => {
    if (entry.kind === 'ca') return seen.byAddedIssuer ? (seen.chain ?? host) : undefined
    if (entry.kind === 'key') return entry.value === seen.keyFingerprint ? dateProblem(seen, now) : undefined
    return entry.value === seen.fingerprint ? null : undefined
  }
  const current = own.filter((entry) => !hasEnded(entry, now))
  const byStrictness = current.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const used = plain === null ? undefined : byStrictness.find((entry) => under(entry) === null)
  // Under a key that is trusted, what is left to say is its dates.
  const closest = byStrictness.map(under).find((problem) => problem !== undefined && problem !== null)
  return {
    chain,
    host,
    refused: used ? null : plain === null ? null : (closest ?? plain),
    trusted: used ? { kind: used.kind, until: used.until } : null,
    exceptions: own.map((entry) => ({
      kind: entry.kind,
      until: entry.until,
      state: entry === used ? 'used' : hasEnded(entry, now) ? 'ended' : 'unused',
    })),
  }
}
