import type { CheckStore, KeptCheck } from '../../core/check/check-store-port.ts'

export function createMemoryCheckStore(first: KeptCheck = { repeat: 'off', board: null }): CheckStore {
  let kept = JSON.stringify(first)
  return {
    read: () => JSON.parse(kept) as KeptCheck,
    write: (next) => void (kept = JSON.stringify(next)),
  }
}
