import type { Clock } from '../ports.ts'
import { RunEnded } from './outcome.ts'

export interface Deadline {
  /** for those who know no other way to be told of the end; made when it is first asked for */
  readonly signal: AbortSignal
  /** why it ended; null as long as it has not */
  ended(): Error | null
  /** Tells the listener of the end as soon as it comes. */
  onEnd(listener: (reason: Error) => void): void
  /** rejects with the reason of the end as soon as it comes, whatever `work` does then */
  readonly race: <T>(work: Promise<T>) => Promise<T>
  /** milliseconds that are left of the total time */
  remaining(): number
  /** From now on only the server's answer is waited for: this long, and nobody may cancel any more. */
  awaitAnswer(milliseconds: number): void
  stop(): void
  /** Ends what works by it, whatever the time; also after `stop`. */
  abort(reason: Error): void
}

/** One end for the whole run: the total time, or the person who cancels; its reason says which. */
export function createDeadline(clock: Clock, milliseconds: number, cancelled?: AbortSignal): Deadline {
  let ends = clock.monotonic() + milliseconds
  let ended: Error | null = null
  // A message of the queue that has its connection asks for none, and one costs as much as several commands.
  let controller: AbortController | null = null
  const listeners = new Set<(reason: Error) => void>()
  const abort = (reason: Error) => {
    if (ended) return
    ended = reason
    controller?.abort(reason)
    for (const tell of listeners) tell(reason)
    listeners.clear()
  }
  const end = (why: RunEnded['why']) => abort(new RunEnded(why))
  const onCancel = () => end('cancelled')
  let armedUntil = 0
  let takeBack = () => {}
  /** An end that was put off finds out when it was to come: a timer set anew for each message of the queue would cost more. */
  function arm(): void {
    armedUntil = ends
    takeBack = clock.after(ends - clock.monotonic(), () => (clock.monotonic() < ends ? arm() : end('deadline')))
  }
  arm()
  if (cancelled?.aborted === true) onCancel()
  else cancelled?.addEventListener('abort', onCancel, { once: true })
  return {
    get signal() {
      if (!controller) {
        controller = new AbortController()
        if (ended) controller.abort(ended)
      }
      return controller.signal
    },
    ended: () => ended,
    onEnd: (listener) => void listeners.add(listener),
    race: (work) =>
      new Promise((resolve, reject) => {
        if (ended) {
          // Its own end is nobody's any more.
          work.catch(() => {})
          return reject(ended)
        }
        listeners.add(reject)
        // Not "finally": it would take three turns more on the way of every reply.
        const done = <V>(settle: (value: V) => void) => (value: V) => {
          listeners.delete(reject)
          settle(value)
        }
        work.then(done(resolve), done(reject))
      }),
    remaining: () => Math.max(0, ends - clock.monotonic()),
    awaitAnswer(patience) {
      cancelled?.removeEventListener('abort', onCancel)
      ends = clock.monotonic() + patience
      if (ends >= armedUntil) return
      takeBack()
      arm()
    },
    abort,
    stop() {
      takeBack()
      cancelled?.removeEventListener('abort', onCancel)
    },
  }
}
