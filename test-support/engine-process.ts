/**
 * The engine in a process of its own, so that what it costs can be measured without the servers it is tried on. Speaks with
 * its parent by messages; measures memory and the event loop from `measure` on.
 */
import type { TestReport } from '../shared/contract/report.ts'
import type { TestRequest } from '../shared/contract/tests.ts'
import { createTestEngine, requestFor } from './test-engine.ts'

export type ToEngine =
  | { readonly kind: 'begin'; readonly issuers: readonly string[] }
  | { readonly kind: 'run'; readonly id: number; readonly request: Partial<TestRequest> }
  | { readonly kind: 'measure' }
  /** away with what nobody holds, so that the next run's memory is its own */
  | { readonly kind: 'collect' }
  | { readonly kind: 'results' }
export interface EngineRun {
  readonly id: number
  readonly report: Pick<TestReport, 'verdict' | 'phase' | 'code' | 'ms'>
  /** how many ends were reported */
  readonly outcomes: number
  /** characters of the report as JSON */
  readonly size: number
}
export interface EngineResults {
  /** the longest block of the event loop, ms, and the longest work of our own in one go: the rest is the machine's */
  readonly block: number
  readonly work: number
  /** the most memory above what there was at `measure`, bytes */
  readonly memory: number
  /** live heap above what there was, after a collection */
  readonly leaked: number
  readonly uncaught: readonly string[]
  /** sockets and timers of the network still held, and any error that was written down */
  readonly sockets: readonly string[]
  readonly bugs: number
}
export type FromEngine = { readonly kind: 'ready' } | ({ readonly kind: 'ran' } & EngineRun) | ({ readonly kind: 'results' } & EngineResults)

const uncaught: string[] = []
process.on('uncaughtException', (error) => uncaught.push(error.stack ?? error.message))
process.on('unhandledRejection', (reason) => uncaught.push(`rejection: ${String(reason)}`))
process.on('disconnect', () => process.exit(0))

const say = (message: FromEngine) => process.send?.(message)
const collect = () => (globalThis as { gc?: () => void }).gc?.()
let engine = createTestEngine()
const interval = 5
let timer: NodeJS.Timeout | undefined
let baseline = { rss: 0, heap: 0 }
let most = 0
let longest = { block: 0, work: 0 }

async function run(id: number, request: Partial<TestRequest>): Promise<void> {
  let outcomes = 0
  const { service } = engine
  const { runId } = service.start(requestFor(request))
  const count = () => engine.events.filter((event) => event.name === 'test.finished' && event.data.runId === runId).length
  while (service.report(runId) === null) await new Promise((resolve) => setTimeout(resolve, 5))
  const report = service.report(runId)
  // A second end would come soon after the first.
  await new Promise((resolve) => setTimeout(resolve, 20))
  outcomes = count()
  if (report) say({ kind: 'ran', id, report: { verdict: report.verdict, phase: report.phase, code: report.code, ms: report.ms }, outcomes, size: JSON.stringify(report).length })
  // What was counted need not be kept: events hold whole reports.
  engine.events.splice(0, engine.events.length, ...engine.events.filter((event) => event.name !== 'test.progress' && !(event.name === 'test.finished' && event.data.runId === runId)))
}

function measure(): void {
  collect()
  const { rss, heapUsed } = process.memoryUsage()
  baseline = { rss, heap: heapUsed }
  most = rss
  longest = { block: 0, work: 0 }
  let before = performance.now()
  let spent = process.threadCpuUsage()
  const tick = () => {
    const now = performance.now()
    const { user, system } = process.threadCpuUsage(spent)
    longest = { block: Math.max(longest.block, now - before - interval), work: Math.max(longest.work, (user + system) / 1000) }
    most = Math.max(most, process.memoryUsage.rss())
    before = now
    spent = process.threadCpuUsage()
  }
  clearInterval(timer)
  timer = setInterval(tick, interval)
}

async function results(): Promise<EngineResults> {
  const { block, work } = longest
  clearInterval(timer)
  // What is being closed needs a few turns of the loop.
  for (let turn = 0; turn < 200 && held().length > 0; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  collect()
  return {
    block,
    work,
    memory: most - baseline.rss,
    leaked: process.memoryUsage().heapUsed - baseline.heap,
    uncaught,
    sockets: held(),
    bugs: engine.log.filter(({ level }) => level === 'error').length,
  }
}
const held = () => process.getActiveResourcesInfo().filter((kind) => /TCPSocket|TLSWrap|ConnectWrap|GetAddrInfo|WriteWrap|ShutdownWrap/.test(kind))

process.on('message', (message: ToEngine) => {
  if (message.kind === 'begin') {
    engine = createTestEngine({ issuers: message.issuers })
    say({ kind: 'ready' })
  } else if (message.kind === 'collect') {
    collect()
    say({ kind: 'ready' })
  } else if (message.kind === 'run') void run(message.id, message.request)
  else if (message.kind === 'measure') {
    measure()
    say({ kind: 'ready' })
  } else void results().then((found) => say({ kind: 'results', ...found }))
})
