/**
 * What the queue sends, for the history. The queue itself keeps every attempt of every message; here what matters is whether sending
 * works, so of the same outcome one a minute is kept, and written together with others: sending waits for none of it.
 */
import type { TestReport } from '../../../shared/contract/report.ts'
import type { Ports } from '../ports.ts'
import type { RunStore } from './history-ports.ts'

export interface KeptSends {
  hear(report: TestReport): void
  /** Writes what has been heard and not written yet. */
  close(): void
}

/** Milliseconds within which the same outcome is heard once. */
const quietMs = 60_000
/** Milliseconds in which what is heard gathers. */
const gatherMs = 1000
/** Outcomes that are remembered. */
const most = 10_000

export function createKeptSends({ runStore, clock, log }: Pick<Ports, 'clock' | 'log'> & { readonly runStore: Pick<RunStore, 'saveAll'> }): KeptSends {
  const heardAt = new Map<string, number>()
  let waiting: TestReport[] = []
  let takeBack: (() => void) | null = null

  function write(): void {
    takeBack?.()
    takeBack = null
    const reports = waiting
    waiting = []
    try {
      if (reports.length > 0) runStore.saveAll(reports)
    } catch (error) {
      log.warn('sends could not be kept in the history', { count: reports.length, error: String(error) })
    }
  }

  return {
    hear(report) {
      const { systemId, asUser = null, verdict, phase, code } = report
      const outcome = JSON.stringify([systemId, asUser, verdict, phase, code])
      const now = clock.monotonic()
      const before = heardAt.get(outcome)
      if (before !== undefined && now - before < quietMs) return
      if (heardAt.size >= most) heardAt.clear()
      heardAt.set(outcome, now)
      waiting.push(report)
      takeBack ??= clock.after(gatherMs, write)
    },
    close: write,
  }
}
