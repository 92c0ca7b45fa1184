/** What is said of exceptions wherever settings are explained, and of the ones that were used wherever a test is reported. */
import type { EffectiveSettings } from '../effective/effective-settings.ts'
import type { RouteExplanation, Warning } from '../explain/types.ts'
import { hasEnded, type TrustPeer } from './peer.ts'
import { entriesFor, type TrustUse } from './judge.ts'

/** 2027-11-24 → 24/11/2027 */
function dayText(day: string): string {
  return day.split('-').reverse().join('/')
}

/** code and params of a sentence in shared/i18n → `explain.warnings` */
export function trustWarning(
  { kind, until, ended }: TrustUse & { readonly ended: boolean },
  of: Readonly<Record<'host' | 'of', string> & Record<'port', number>>,
): { code: string; params: Record<string, string | number> } {
  const params = { ...of, kind }
  if (until === null) return { code: 'trust-exception', params }
  // `context`: the sentence with a day in it (i18next)
  return ended
    ? { code: 'trust-ended', params: { ...params, until: dayText(until) } }
    : { code: 'trust-exception', params: { ...params, until: dayText(until), context: 'dated' } }
}

/** Every entry that counts for the server or the proxy that these settings lead to. */
export function trustWarnings({ smtp, trust }: EffectiveSettings, route: RouteExplanation, now: Date): Warning[] {
  const host = smtp.server.value
  const peers: (TrustPeer & { readonly of: 'server' | 'proxy' })[] = [
    ...(host !== null && smtp.security.value !== 'none' ? [{ host, port: smtp.port.value, of: 'server' as const }] : []),
    // Only to this kind there is TLS of the proxy's own.
    ...route.candidates.flatMap((hop) =>
      hop.kind === 'https' && hop.host !== null && hop.port !== null ? [{ host: hop.host, port: hop.port, of: 'proxy' as const }] : [],
    ),
  ]
  return peers.flatMap((peer) =>
    entriesFor(trust, peer).map(({ kind, until, ...entry }) => ({
      ...trustWarning({ kind, until, ended: hasEnded({ until }, now) }, { host: entry.host, port: entry.port, of: peer.of }),
      field: 'smtp.trust',
      change: null,
    })),
  )
}
