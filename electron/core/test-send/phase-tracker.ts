import type { Phase, TestEvent } from '../../../shared/contract/report.ts'
import type { Clock } from '../ports.ts'
import { PhaseFailure, StopHere } from './outcome.ts'

export interface PhaseTracker {
  /** Runs one phase: started, then ok with what `work` says, or failed. Throws StopHere after the phase asked for, unless nothing follows it. */
  run<T>(phase: Phase, work: (detail: (text: string) => void) => Promise<T>): Promise<T>
  /** A phase that this run does not need; it counts as done. */
  skip(phase: Phase): void
  /** the phase that is running, or ran last */
  current(): Phase
  /** one entry a phase, in the order in which they began */
  phases(): readonly TestEvent[]
}

/** Milliseconds with a tenth: loopback phases last less than one. */
function rounded(ms: number): number {
  return Math.round(ms * 10) / 10
}

export function createPhaseTracker(
  clock: Clock,
  stopAfter: Phase,
  show: (text: string) => string,
  onEvent: (event: TestEvent) => void,
): PhaseTracker {
  const entries = new Map<Phase, TestEvent>()
  let current: Phase = 'settings'

  function emit(event: TestEvent): void {
    entries.set(event.phase, event)
    onEvent(event)
  }

  return {
    async run(phase, work) {
      current = phase
      // EHLO is said again inside TLS: its time adds up.
      const previous = entries.get(phase)
      const before = previous?.ms ?? 0
      const began = clock.monotonic()
      const spent = () => rounded(before + clock.monotonic() - began)
      let detail: string | undefined
      const ended = (status: 'ok' | 'failed'): TestEvent =>
        detail === undefined ? { phase, status, ms: spent() } : { phase, status, ms: spent(), detail: show(detail) }
      emit({ phase, status: 'started', ms: before })
      try {
        const result = await work((text) => (detail = text))
        emit(ended('ok'))
        if (phase === stopAfter && phase !== 'message') throw new StopHere()
        return result
      } catch (error) {
        if (error instanceof StopHere) throw error
        const earlier = error instanceof PhaseFailure && error.phase !== phase ? error.phase : null
        if (earlier !== null) {
          // It fell in a phase that seemed to be over; the one that found out never began for the peer.
          emit({ ...(entries.get(earlier) ?? { ms: 0 }), phase: earlier, status: 'failed' })
          emit(previous ?? { phase, status: 'skipped', ms: 0 })
          current = earlier
        } else emit(ended('failed'))
        throw error
      }
    },
    skip(phase) {
      current = phase
      emit({ phase, status: 'skipped', ms: 0 })
      if (phase === stopAfter) throw new StopHere()
    },
    current: () => current,
    phases: () => [...entries.values()],
  }
}
