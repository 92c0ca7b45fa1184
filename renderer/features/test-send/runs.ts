/**
 * The test runs of this page: they go on whatever tab is shown. Events may come before the answer to the call that started
 * the run, and may be missed while the connection is down; both end in the same state.
 */
import type { Phase, TestEvent, TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import type { Client } from '../../client/client.ts'
import { ConnectionLost } from '../../client/transport.ts'
import type { TestDraft } from './draft.ts'

export interface Run {
  readonly request: TestRequest
  /** milliseconds of this page's clock */
  readonly startedAt: number
  readonly runId: string | null
  readonly phases: readonly TestEvent[]
  readonly cancelling: boolean
  /** null while it runs */
  readonly report: TestReport | null
  /** the run could not even start, or its end could not be learned */
  readonly error: unknown
}

export interface Runs {
  /** @param owner the system's id, or `new` */
  get(owner: string): Run | null
  start(owner: string, request: TestRequest): Promise<void>
  cancel(owner: string): void
  /** A new system has got its id: what was typed and tested goes along. */
  moved(from: string, to: string): void
  /** What was typed and tested is of no more use. */
  forget(owner: string): void
  /** what was typed in the tab; null when nothing was */
  draft(owner: string): TestDraft | null
  setDraft(owner: string, draft: TestDraft): void
  subscribe(listener: () => void): () => void
}

/** One entry a phase, in the order in which they began. */
function withEvent(phases: readonly TestEvent[], event: TestEvent): TestEvent[] {
  const at = phases.findIndex(({ phase }) => phase === event.phase)
  return at === -1 ? [...phases, event] : phases.with(at, event)
}

export function createRuns(client: Client, now: () => number): Runs {
  const runs = new Map<string, Run>()
  const drafts = new Map<string, TestDraft>()
  const listeners = new Set<() => void>()
  /** what came for runs whose id is not known yet */
  const early = new Map<string, { events: TestEvent[]; report: TestReport | null }>()

  function tell(): void {
    for (const listener of listeners) listener()
  }

  function change(owner: string | null, part: Partial<Run>): void {
    const run = owner === null ? undefined : runs.get(owner)
    if (owner === null || !run) return
    runs.set(owner, { ...run, ...part })
    tell()
  }

  /** Where a run is kept now; null when it is of another page, or another took its place. */
  function ownerWhere(is: (run: Run) => boolean): string | null {
    for (const [owner, run] of runs) if (is(run)) return owner
    return null
  }
  const ownerOf = (runId: string) => ownerWhere((run) => run.runId === runId)

  function askToCancel(runId: string): void {
    // It goes on then, and the button can be pressed again.
    client.call('tests.cancel', { runId }).catch(() => change(ownerOf(runId), { cancelling: false }))
  }

  function earlyOf(runId: string) {
    const entry = early.get(runId) ?? { events: [], report: null }
    early.set(runId, entry)
    // Runs of other pages come past here too.
    const oldest = early.keys().next().value
    if (early.size > 20 && oldest !== undefined) early.delete(oldest)
    return entry
  }

  function forget(owner: string): void {
    runs.delete(owner)
    drafts.delete(owner)
    tell()
  }

  client.onEvent(({ name, data }) => {
    if (name === 'test.progress') {
      const owner = ownerOf(data.runId)
      if (owner === null) earlyOf(data.runId).events.push(data.event)
      else change(owner, { phases: withEvent(runs.get(owner)?.phases ?? [], data.event) })
    }
    if (name === 'test.finished') {
      const owner = ownerOf(data.runId)
      if (owner === null) earlyOf(data.runId).report = data.report
      else change(owner, { phases: data.report.phases, report: data.report, error: null })
    }
  })

  // What happened while nobody could tell us.
  client.onConnected(() => {
    for (const { runId, report, error } of runs.values()) {
      if (runId === null || report !== null || error !== null) continue
      client.call('tests.report', { runId }).then(
        (found) => found && change(ownerOf(runId), { phases: found.phases, report: found }),
        (failure: unknown) => {
          // Lost once more: asked again when the connection is back.
          if (!(failure instanceof ConnectionLost)) change(ownerOf(runId), { error: failure })
        },
      )
    }
  })

  return {
    get: (owner) => runs.get(owner) ?? null,
    async start(owner, request) {
      const started: Run = { request, startedAt: now(), runId: null, phases: [], cancelling: false, report: null, error: null }
      runs.set(owner, started)
      tell()
      const placeNow = () => ownerWhere((run) => run.request === request)
      try {
        const { runId } = await client.call('tests.start', request)
        const before = early.get(runId)
        early.delete(runId)
        const place = placeNow()
        change(place, {
          runId,
          phases: before?.report?.phases ?? (before?.events ?? []).reduce<TestEvent[]>(withEvent, []),
          report: before?.report ?? null,
        })
        const run = place === null ? null : runs.get(place)
        if (run?.cancelling && run.report === null) askToCancel(runId)
      } catch (error) {
        change(placeNow(), { error })
      }
    },
    cancel(owner) {
      const run = runs.get(owner)
      if (!run || run.report !== null || run.error !== null || run.cancelling) return
      change(owner, { cancelling: true })
      if (run.runId !== null) askToCancel(run.runId)
    },
    moved(from, to) {
      const [run, typed] = [runs.get(from), drafts.get(from)]
      if (run) runs.set(to, run)
      if (typed) drafts.set(to, typed)
      forget(from)
    },
    forget,
    draft: (owner) => drafts.get(owner) ?? null,
    setDraft(owner, draft) {
      drafts.set(owner, draft)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Phases that a run to `stopAfter` may pass, in the order in which this one does: TLS first where it is from the first byte. */
export function expectedPhases(all: readonly Phase[], stopAfter: Phase, seen: readonly TestEvent[]): Phase[] {
  const begun = seen.map(({ phase }) => phase)
  const tlsFirst = begun.indexOf('tls') !== -1 && !begun.slice(0, begun.indexOf('tls')).includes('greeting')
  const order = tlsFirst ? all.toSorted((a, b) => rank(a) - rank(b)) : [...all]
  function rank(phase: Phase): number {
    return phase === 'tls' ? all.indexOf('greeting') - 0.5 : all.indexOf(phase)
  }
  return order.slice(0, order.indexOf(stopAfter) + 1)
}
