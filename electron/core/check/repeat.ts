/** When all systems are checked again: a time after the last board, whoever made it, while this program is open. */
import type { CheckRepeat } from '../../../shared/contract/check.ts'
import type { Clock } from '../ports.ts'

const minute = 60_000
/** milliseconds */
export const repeatEvery: Readonly<Record<Exclude<CheckRepeat, 'off'>, number>> = { quarter: 15 * minute, hour: 60 * minute, day: 24 * 60 * minute }
/** After a start everything else comes first; also where one is long due. */
export const settled = minute

export interface Repeat {
  /** From now on by the clock, as it is set. */
  begin(): void
  /** Looks again how often it is to be, and counts from the last board. Nothing before `begin`. */
  planNext(): void
  nextAt(): Date | null
  stop(): void
}

export function createRepeat(
  clock: Pick<Clock, 'now' | 'after'>,
  world: { readonly every: () => CheckRepeat; readonly last: () => string | null; readonly run: () => void },
): Repeat {
  let begun = false
  let next: Date | null = null
  /** when it last ran by the clock: one that was ended, or whose board could not be kept, is not made again at once */
  let ran = -Infinity
  let takeBack = () => {}

  /** Milliseconds until the next one is due, negative where it is overdue; null: never. */
  function due(): number | null {
    const every = world.every()
    if (every === 'off') return null
    const last = world.last()
    const now = clock.now().getTime()
    const since = Math.max(ran, last === null ? -Infinity : Date.parse(last))
    // A clock that was set back must not make it wait for longer than what was asked.
    return Math.min(since + repeatEvery[every] - now, repeatEvery[every])
  }
  function plan(): void {
    takeBack()
    next = null
    const wait = begun ? due() : null
    if (wait === null) return
    const ms = Math.max(wait, settled)
    next = new Date(clock.now().getTime() + ms)
    takeBack = clock.after(ms, fire)
  }
  function fire(): void {
    // Another program on the same data may have made one meanwhile, or somebody by hand.
    const wait = due()
    const runs = wait !== null && wait <= 0
    if (runs) ran = clock.now().getTime()
    plan()
    if (runs) world.run()
  }

  return {
    begin() {
      begun = true
      plan()
    },
    planNext: plan,
    nextAt: () => next,
    stop() {
      begun = false
      plan()
    },
  }
}
