import type { Clock } from '../core/ports.ts'

/** setTimeout overflows at 2^31-1 ms (24.8 days) and then fires at once, so longer waits go in steps. */
const longest = 2 ** 31 - 1

export function createSystemClock(): Clock {
  return {
    now: () => new Date(),
    monotonic: () => performance.now(),
    after(ms, callback) {
      if (ms <= longest) {
        const only = setTimeout(callback, Math.max(ms, 0))
        return () => clearTimeout(only)
      }
      const end = performance.now() + ms
      let timer: NodeJS.Timeout
      const wait = () => {
        const left = end - performance.now()
        timer = setTimeout(left > longest ? wait : callback, Math.min(Math.max(left, 0), longest))
      }
      wait()
      return () => clearTimeout(timer)
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  }
}
