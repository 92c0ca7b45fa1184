/** What the suites of `quality/` have in common: a line that says the figure, and chance that can be had again. */

/** One line, whatever the reporter does with the rest. */
export function printFigure(name: string, text: string): void {
  process.stdout.write(`${name}: ${text}\n`)
}

/** The seed of this run: `SEED` of the environment, else the day, so that every day tries something else. */
export function seedOfRun(): number {
  const given = Number(process.env['SEED'] ?? '')
  return Number.isInteger(given) && given > 0 ? given : Math.floor(Date.now() / 86_400_000)
}

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  /** true in `share` of all cases */
  now(share: number): boolean
}

/** mulberry32: small, quick, and the same everywhere */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      const chosen = list[below(list.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    now: (share) => next() < share,
  }
}
