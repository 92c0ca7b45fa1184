import type { RouteCandidate, RouteExplanation, RouteTraceItem, SystemProxyAnswer } from '../explain/types.ts'
import type { SystemDocument } from '../system/document.ts'

export const direct: RouteCandidate = { kind: 'direct', host: null, port: null }

/** How the connection would reach the server, and which setting said so (domain.md §5). */
export function explainRoute(proxy: SystemDocument['proxy'], systemProxy: SystemProxyAnswer | null): RouteExplanation {
  const settled = (origin: RouteExplanation['origin'], chosen: RouteCandidate, item: Omit<RouteTraceItem, 'outcome'>): RouteExplanation => ({
    ...chosen,
    origin,
    candidates: [chosen],
    trace: [{ ...item, outcome: 'decided' }],
  })
  if (!proxy.enabled) return settled('off', direct, { rule: 'proxy-off', found: '' })
  if (proxy.address !== '') {
    const chosen = { kind: proxy.kind, host: proxy.address, port: proxy.port }
    return settled('typed', chosen, { rule: 'proxy-typed', found: `${proxy.address}:${String(proxy.port ?? '')}` })
  }
  const blank: RouteTraceItem = { rule: 'proxy-blank', found: '', outcome: 'passed' }
  if (systemProxy === null) {
    return { kind: null, host: null, port: null, origin: 'operating-system', candidates: [], trace: [blank] }
  }
  const { origin, candidates, trace } = systemProxy
  const first = candidates?.[0] ?? null
  return {
    kind: first?.kind ?? null,
    host: first?.host ?? null,
    port: first?.port ?? null,
    origin,
    candidates: candidates ?? [],
    trace: [blank, ...trace],
  }
}
