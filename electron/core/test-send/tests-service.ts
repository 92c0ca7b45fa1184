import type { TestEvent, TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports, RunStore } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { runTest, type Delivery, type RunOptions as RunOfTest, type RunPorts } from './run.ts'

export interface TestsService {
  /** Starts at once; progress and report come as events. */
  start(request: TestRequest): { runId: string }
  /** Ends a run; one that has ended is none of its business. AppError `not-found` for an id that never was. */
  cancel(runId: string): null
  last(systemId: string): TestReport | null
  /** null while the run goes on. AppError `not-found`. */
  report(runId: string): TestReport | null
  /** The whole run. Never rejects for anything a setting, a server or a proxy does. */
  run(request: TestRequest, options?: RunOptions): Promise<TestReport>
  /** For programs that stay: does ahead what the first test would have to wait for, once the start is over. */
  getReady(): void
  /** Ends whatever runs; for shut-down. */
  close(): Promise<void>
}
export interface RunOptions {
  readonly signal?: AbortSignal
  readonly onEvent?: (event: TestEvent) => void
  /** keep the report as the system's last one */
  readonly keep?: boolean
  /** from the queue: what it asks of a run beyond a test */
  readonly delivery?: Delivery
}

/** A page that was just opened comes first. */
const settled = 2000

/** Ended runs a page that came late can still ask for. */
const remembered = 50

export function createTestsService(
  ports: RunPorts & Pick<Ports, 'events' | 'version'> & { readonly runStore: Pick<RunStore, 'save' | 'last'> },
  systems: Pick<SystemsService, 'get' | 'password'>,
): TestsService {
  const running = new Map<string, { controller: AbortController; done: Promise<void> }>()
  const ended = new Map<string, TestReport>()
  let takeBack = () => {}

  function remember(report: TestReport): void {
    ended.set(report.runId, report)
    const oldest = ended.keys().next().value
    if (ended.size > remembered && oldest !== undefined) ended.delete(oldest)
  }

  function keepReport(report: TestReport): void {
    if (report.systemId === null) return
    try {
      ports.runStore.save(report)
      ports.events.emit({ name: 'systems.changed', data: null })
    } catch (error) {
      // A full disk must not take the answer from whoever waits for it.
      ports.log.error('the report of a test could not be kept', { error: String(error) })
    }
  }

  /** With what the history asks beside what the run found. */
  async function runAndSign(request: TestRequest, options: RunOfTest): Promise<TestReport> {
    const origin = options.delivery ? 'queue' : 'test'
    // Asked when the run begins: it is not run with what is saved meanwhile. The queue has no time for it.
    const revision = origin === 'queue' || request.systemId === null ? null : systems.get(request.systemId).then((view) => view.revision, () => null)
    const report = await runTest(ports, systems, request, options)
    return { ...report, version: ports.version, revision: await revision, origin }
  }

  return {
    start(request) {
      const runId = ports.ids.uuid()
      const controller = new AbortController()
      const done = runAndSign(request, {
        runId,
        cancelled: controller.signal,
        onEvent: (event) => ports.events.emit({ name: 'test.progress', data: { runId, event } }),
      }).then((report) => {
        running.delete(runId)
        remember(report)
        keepReport(report)
        ports.events.emit({ name: 'test.finished', data: { runId, report } })
      })
      running.set(runId, { controller, done })
      return { runId }
    },
    cancel(runId) {
      const run = running.get(runId)
      if (!run && !ended.has(runId)) throw new AppError('not-found')
      run?.controller.abort()
      return null
    },
    last: (systemId) => ports.runStore.last(systemId),
    report(runId) {
      const report = ended.get(runId)
      if (!report && !running.has(runId)) throw new AppError('not-found')
      return report ?? null
    },
    async run(request, { signal, onEvent, keep = false, delivery } = {}) {
      const report = await runAndSign(request, {
        runId: ports.ids.uuid(),
        cancelled: signal,
        onEvent: onEvent ?? (() => {}),
        ...(delivery && { delivery }),
      })
      if (keep) keepReport(report)
      return report
    },
    getReady() {
      takeBack()
      takeBack = ports.clock.after(settled, () => void ports.dialer.warmUp())
    },
    async close() {
      takeBack()
      const all = [...running.values()]
      for (const { controller } of all) controller.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}
