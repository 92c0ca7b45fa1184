/** When a message that was refused for now is tried again, and when that ends. */

export interface RetryPolicy {
  /** tries altogether, the first one included */
  readonly attempts: number
  /** minutes before the second try, the third…; the last one serves for all that follow */
  readonly waitMinutes: readonly number[]
}

/** Greylisting lets a message in after a minute or five; what still fails then is worth asking for only now and then. */
export const defaultRetryPolicy: RetryPolicy = { attempts: 5, waitMinutes: [1, 5, 5, 60] }

/** Milliseconds until the next try after `attempts` of them; null when that was the last one. */
export function waitAfter(attempts: number, policy: RetryPolicy): number | null {
  if (attempts >= policy.attempts) return null
  const minutes = policy.waitMinutes[Math.min(Math.max(attempts, 1), policy.waitMinutes.length) - 1] ?? 1
  return minutes * 60_000
}
