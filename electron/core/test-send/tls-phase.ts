import type { ReportCode, TlsReport } from '../../../shared/contract/report.ts'
import type { TrustEntry } from '../../../shared/domain/trust/entry.ts'
import type { TrustPeer } from '../../../shared/domain/trust/peer.ts'
import { addedIssuers } from '../../../shared/domain/trust/judge.ts'
import type { Clock, Wire } from '../ports.ts'
import { failed } from './outcome.ts'
import { handshakeCode, judgeHandshake } from './tls-verdict.ts'

export interface Securing {
  readonly peer: TrustPeer
  readonly trust: readonly TrustEntry[]
  readonly clock: Pick<Clock, 'now'>
  /** gets the whole certificate even when it is then refused */
  readonly seen: (tls: TlsReport) => void
  /** whose TLS it is: a proxy's codes say so */
  readonly of?: 'server' | 'proxy'
}

/** Handshake first, judged afterwards. */
export async function secureWire(wire: Wire, { peer, trust, clock, seen, of = 'server' }: Securing): Promise<TlsReport> {
  const named = (code: ReportCode) => (of === 'proxy' ? (`proxy-${code}` as ReportCode) : code)
  const result = await wire.startTls(peer.host, addedIssuers(trust, peer, clock.now()))
  if (!result.ok) throw failed(named(handshakeCode(result)), null, { cause: result.message })
  const { tls, refused } = judgeHandshake(result.handshake, trust, peer, clock.now())
  seen(tls)
  if (refused !== null) throw failed(named(refused))
  return tls
}
