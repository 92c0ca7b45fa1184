/**
 * The test runs of this page: they go on whatever tab is shown. Events may come before the answer to the call that started
 * the run, and may be missed while the connection is down; both end in the same state.
 */
import type { Phase, TestEvent, TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import type { Client } from '../../client/client.ts'
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

  function change(owner: string, part: Partial<Run>): void {
    const run = runs.get(owner)
    if (!run) return
    runs.set(owner, { ...run, ...part })
    for (const listener of listeners) listener()
  }

  function ownerOf(runId: string): string | null {
    for (const [owner, run] of runs) if (run.runId === runId) return owner
    return null
  }

  function earlyOf(runId: string) {
    const entry = early.get(runId) ?? { events: [], report: null }
    early.set(runId, entry)
    // Runs of other pages come past here too.
    const oldest = early.keys().next().value
    if (early.size > 20 && oldest !== undefined) early.delete(oldest)
    return entry
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
      else change(owner, { phases: data.report.phases, report: data.report })
    }
  })

  // What happened while nobody could tell us.
  client.onConnected(() => {
    for (const [owner, { runId, report, error }] of runs) {
      if (runId === null || report !== null || error !== null) continue
      client.call('tests.report', { runId }).then(
        (found) => found && change(owner, { phases: found.phases, report: found }),
        (failure: unknown) => change(owner, { error: failure }),
      )
    }
  })

  return {
    get: (owner) => runs.get(owner) ?? null,
    async start(owner, request) {
      const started: Run = { request, startedAt: now(), runId: null, phases: [], cancelling: false, report: null, error: null }
      runs.set(owner, started)
      change(owner, {})
      try {
        const { runId } = await client.call('tests.start', request)
        const before = early.get(runId)
        early.delete(runId)
        change(owner, {
          runId,
          phases: before?.report?.phases ?? (before?.events ?? []).reduce<TestEvent[]>(withEvent, []),
          report: before?.report ?? null,
        })
        if (runs.get(owner)?.cancelling) void client.call('tests.cancel', { runId })
      } catch (error) {
        change(owner, { error })
      }
    },
    cancel(owner) {
      const run = runs.get(owner)
      if (!run || run.report || run.cancelling) return
      change(owner, { cancelling: true })
      if (run.runId !== null) client.call('tests.cancel', { runId: run.runId }).catch((error: unknown) => change(owner, { error }))
    },
    draft: (owner) => drafts.get(owner) ?? null,
    setDraft(owner, draft) {
      drafts.set(owner, draft)
      for (const listener of listeners) listener()
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
