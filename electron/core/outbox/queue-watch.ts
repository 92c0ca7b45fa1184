/**
 * Tells pages that the queue changed, whoever changed it: this program, a worker, the command line. SQLite's own count of commits is
 * looked at twice a second, which costs next to nothing, and what comes thick and fast is told no more often than that. A worker that
 * dies writes nothing; that its time has run out is told as well.
 */
import type { Ports } from '../ports.ts'
import { aliveMs } from './page-service.ts'

const lookMs = 500

/** The returned function ends it. */
export function watchQueue({ outboxStore: store, outboxViews: views, events, clock, log }: Pick<Ports, 'outboxStore' | 'outboxViews' | 'events' | 'clock' | 'log'>): () => void {
  let seen: number | null = null
  let stamp: string | null = null
  let alive: number[] = []
  let ended = false
  let complained = false
  let takeBack = () => {}

  async function look(): Promise<void> {
    const version = store.version()
    const now = clock.now().getTime()
    const lost = alive.some((until) => until <= now)
    if (version === seen && !lost) return
    const first = seen === null
    const [workers, schedules] = await Promise.all([store.workers(), views.scheduleStamp()])
    alive = workers.map(({ seenAt }) => seenAt + aliveMs).filter((until) => until > now)
    const rescheduled = stamp !== null && schedules !== stamp
    seen = version
    stamp = schedules
    if (first || ended) return
    events.emit({ name: 'queue.changed', data: null })
    if (rescheduled) events.emit({ name: 'schedule.changed', data: null })
  }

  async function round(): Promise<void> {
    try {
      await look()
      complained = false
    } catch (error) {
      // Said once; it is looked again all the same.
      if (!complained) log.warn('the queue cannot be watched', { error: error instanceof Error ? error.message : typeof error })
      complained = true
    }
    if (!ended) takeBack = clock.after(lookMs, () => void round())
  }
  takeBack = clock.after(lookMs, () => void round())

  return () => {
    ended = true
    takeBack()
  }
}
