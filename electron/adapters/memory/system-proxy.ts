import type { RouteCandidate } from '../../../shared/domain/explain/types.ts'
import type { SystemProxy, SystemProxyFound } from '../../core/ports.ts'

export interface MemorySystemProxyOptions {
  /** what is found; null: nothing can be found out */
  readonly candidate: RouteCandidate | null
  readonly credentials?: { readonly user: string; readonly password: string }
  /** the question is never answered */
  readonly hangs?: boolean
}

export function createMemorySystemProxy({ candidate, credentials, hangs = false }: MemorySystemProxyOptions): SystemProxy {
  return {
    find: () =>
      hangs
        ? new Promise<SystemProxyFound>(() => {})
        : Promise.resolve({
            origin: 'operating-system',
            candidates: candidate ? [candidate] : null,
            trace: [{ rule: 'memory', found: '', outcome: candidate ? 'decided' : 'passed' }],
            credentials: new Map(candidate && credentials ? [[candidate, credentials]] : []),
          }),
  }
}
