import type { Clock } from '../ports.ts'
import { RunEnded } from './outcome.ts'

export interface Deadline {
  readonly signal: AbortSignal
  /** rejects with the signal's reason as soon as it is aborted, whatever `work` does then */
  readonly race: <T>(work: Promise<T>) => Promise<T>
  /** milliseconds that are left of the total time */
  remaining(): number
  /** From now on only the server's answer is waited for: this long, and nobody may cancel any more. */
  awaitAnswer(milliseconds: number): void
  stop(): void
  /** Ends what works by its signal, whatever the time; also after `stop`. */
  abort(reason: Error): void
}

/** One end for the whole run: the total time, or the person who cancels; the signal's reason says which. */
export function createDeadline(clock: Clock, milliseconds: number, cancelled?: AbortSignal): Deadline {
  const controller = new AbortController()
  let ends = clock.monotonic() + milliseconds
  const { signal } = controller
  /** One ear for all that is waited for: a run waits many times, and each ear of its own costs as much as a command. */
  const waiting = new Set<(reason: Error) => void>()
  const abort = (reason: Error) => {
    if (signal.aborted) return
    controller.abort(reason)
    for (const reject of waiting) reject(reason)
    waiting.clear()
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
    signal,
    race: (work) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          // Its own end is nobody's any more.
          work.catch(() => {})
          return reject(signal.reason as Error)
        }
        waiting.add(reject)
        // Not "finally": it would take three turns more on the way of every reply.
        work.then(
          (result) => {
            waiting.delete(reject)
            resolve(result)
          },
          (error: unknown) => {
            waiting.delete(reject)
            reject(error)
          },
        )
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
