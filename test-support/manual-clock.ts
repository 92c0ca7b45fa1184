import type { Clock } from '../electron/core/ports.ts'

/** Time that passes when a test says so. */
export interface ManualClock extends Clock {
  /** Passes `ms`, calling back whatever falls due on the way, in order. */
  advance(ms: number): void
  /** callbacks that wait */
  readonly waiting: () => number
}

export function createManualClock(start = new Date('2026-11-23T12:00:00Z')): ManualClock {
  let passed = 0
  let timers: { at: number; callback: () => void }[] = []
  return {
    now: () => new Date(start.getTime() + passed),
    monotonic: () => passed,
    after(ms, callback) {
      const timer = { at: passed + Math.max(ms, 0), callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    advance(ms) {
      const end = passed + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter((other) => other !== due)
        passed = Math.max(passed, due.at)
        due.callback()
      }
      passed = end
    },
    waiting: () => timers.length,
  }
}
