import type { Clock } from '../../core/ports.ts'

/** A clock that stands until it is moved. */
export interface MemoryClock extends Clock {
  /** Moves both clocks on by `ms` and calls back whatever fell due, in the order of its time. */
  advance(ms: number): void
}

export function createMemoryClock(start: Date = new Date('2026-01-01T12:00:00.000Z')): MemoryClock {
  let passed = 0
  let made = 0
  const waiting = new Map<number, { readonly due: number; readonly callback: () => void }>()

  function next(until: number): [number, { due: number; callback: () => void }] | undefined {
    return [...waiting].filter(([, { due }]) => due <= until).sort(([a, one], [b, other]) => one.due - other.due || a - b)[0]
  }

  return {
    now: () => new Date(start.getTime() + passed),
    monotonic: () => passed,
    after(ms, callback) {
      const number = made++
      waiting.set(number, { due: passed + Math.max(0, ms), callback })
      return () => waiting.delete(number)
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    advance(ms) {
      const until = passed + ms
      for (let entry = next(until); entry; entry = next(until)) {
        const [number, { due, callback }] = entry
        waiting.delete(number)
        passed = Math.max(passed, due)
        callback()
      }
      passed = until
    },
  }
}
