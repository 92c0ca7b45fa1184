/**
 * R5: whatever a server or a proxy does, a run ends in time, with one outcome, and leaves nothing behind. The engine runs in
 * a process of its own, so that its memory and its event loop are measured without the peers'.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SystemDocumentInput } from '../shared/domain/system/document.ts'
import { createAuthority } from '../test-support/certificates.ts'
import { startConnectProxy } from '../test-support/connect-proxy.ts'
import type { EngineResults, EngineRun, FromEngine, ToEngine } from '../test-support/engine-process.ts'
import { printFigure } from '../test-support/figures.ts'
import { hostileHttpProxies, hostileSocksProxies } from '../test-support/hostile-proxies.ts'
import { hostileServers } from '../test-support/hostile-servers.ts'
import { documentOf } from '../test-support/in-test.ts'
import type { Listening } from '../test-support/listening.ts'
import { smtpScript, startScriptedServer } from '../test-support/scripted-smtp.ts'
import { startSocksProxy } from '../test-support/socks-proxy.ts'
import type { TestRequest } from '../shared/contract/tests.ts'

const deadlineSeconds = 1.5
const atOnce = 24
/** The total time and a second (the goal). What the machine itself was late by is not ours. */
const longest = deadlineSeconds * 1000 + 1000
const mostMemory = 64 * 1024 * 1024

const authority = createAuthority()
const certificate = authority.issue()
let child: ChildProcess
const waiting = new Map<number, (run: EngineRun) => void>()
let onOther: (message: FromEngine) => void = () => {}
let nextId = 0

function ask(message: ToEngine): Promise<FromEngine> {
  return new Promise((resolve) => {
    onOther = resolve
    child.send(message)
  })
}
function runInChild(request: Partial<TestRequest>): Promise<EngineRun> {
  const id = nextId++
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    child.send({ kind: 'run', id, request } satisfies ToEngine)
  })
}

beforeAll(async () => {
  child = fork(fileURLToPath(new URL('../test-support/engine-process.ts', import.meta.url)), [], { execArgv: ['--expose-gc', '--no-warnings'] })
  child.on('message', (message: FromEngine) => {
    if (message.kind !== 'ran') return onOther(message)
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  await ask({ kind: 'begin', issuers: [authority.cert] })
  // What is loaded once is nobody's leak: the composer, the issuers, TLS.
  const good = await startScriptedServer(smtpScript({ certificate }))
  const warm = documentOf(good, { server: 'localhost', security: 'starttls', authentication: { user: 'a', password: 'b' } })
  for (let round = 0; round < 6; round++) await Promise.all(Array.from({ length: 3 }, () => runInChild({ document: warm, text: 'x'.repeat(100_000) })))
  await good.close()
}, 60_000)
afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.disconnect()
  await ended
})

type Route = 'direct' | 'HTTP proxy' | 'SOCKS 5'
interface Job {
  readonly name: string
  readonly route: Route
  readonly large: boolean
  /** starts what it needs; `watched` must have no connection left at the end */
  readonly start: () => Promise<{ request: Partial<TestRequest>; watched: readonly Listening[]; used: readonly Listening[] }>
}
interface Done extends EngineRun {
  readonly job: Job
}

const login = { user: 'proxyuser', password: 'pr0xy' }
type Proxy = SystemDocumentInput['proxy']
const through = (kind: 'http' | 'socks5', { port }: Listening): Proxy => ({ kind, address: '127.0.0.1', port, authentication: login })

function serverJobs(route: Route): Job[] {
  return hostileServers(certificate).map(({ name, does, smtp, bigMessage = false, deaf = false }) => ({
    name,
    route,
    large: bigMessage,
    async start() {
      const server = await startScriptedServer(does)
      const hosts = { localhost: '127.0.0.1' }
      const proxy = route === 'direct' ? null : route === 'HTTP proxy' ? await startConnectProxy({ hosts }) : await startSocksProxy({ hosts })
      const rest = proxy ? { proxy: through(route === 'SOCKS 5' ? 'socks5' : 'http', proxy) } : {}
      // More than the kernel of either side takes without a reader.
      const text = bigMessage ? 'ção '.repeat(240_000) : 'x'
      const used = proxy ? [server, proxy] : [server]
      // Who does not read does not hear that we have gone: what counts then is only what our own process holds.
      return { request: { document: documentOf(server, smtp, rest), text }, used, watched: deaf ? [] : used }
    },
  }))
}
const far = (proxy: Proxy) => documentOf({ port: 587 }, { server: 'smtp.example' }, { proxy })
const httpJobs: Job[] = hostileHttpProxies.map(({ name, options }) => ({
  name,
  route: 'HTTP proxy',
  large: false,
  async start() {
    const proxy = await startConnectProxy(options)
    return { request: { document: far(through('http', proxy)) }, used: [proxy], watched: name.includes('never reads') ? [] : [proxy] }
  },
}))
const socksJobs: Job[] = hostileSocksProxies.map(({ name, options }) => ({
  name,
  route: 'SOCKS 5',
  large: false,
  async start() {
    const proxy = await startSocksProxy(options)
    return { request: { document: far(through('socks5', proxy)) }, used: [proxy], watched: name.includes('never reads') ? [] : [proxy] }
  },
}))

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
const left: string[] = []
async function perform(job: Job): Promise<Done> {
  const { request, watched, used } = await job.start()
  const run = await runInChild({ ...request, deadlineSeconds })
  for (const listening of watched) await listening.idle(10_000).catch((error: unknown) => left.push(`${job.route}, ${job.name}: ${String(error)}`))
  for (const listening of used) await listening.close()
  return { ...run, job }
}

/** So many at a time, each next one as soon as one has ended. */
async function performAll(jobs: readonly Job[], atOnce: number): Promise<Done[]> {
  const queue = [...jobs]
  const done: Done[] = []
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) done.push(await perform(job))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return done
}

/** What sends, or has us send, as much as it can. */
const isFlood = ({ name, large, route }: Job) =>
  large ? route === 'direct' : /flood|goes on and on|never ends the line|zero bytes|without end|900 kB|10,000|1,000/.test(name) && (route === 'direct' || / proxy: |SOCKS 5: /.test(name))
async function oneByOne(jobs: readonly Job[]): Promise<Done[]> {
  const done: Done[] = []
  for (const job of jobs) {
    done.push(await perform(job))
    await ask({ kind: 'collect' })
  }
  return done
}

const where = ({ job, report, outcomes }: Done) => `${job.route}, ${job.name}: ${report.verdict} ${report.phase} ${String(report.code)} ${report.ms} ms, ${outcomes} outcomes`

describe('hostile servers and proxies', () => {
  let all: Done[]
  let results: EngineResults[]
  let memory: number

  test('are met on every route', async () => {
    const jobs = [...serverJobs('direct'), ...serverJobs('HTTP proxy'), ...serverJobs('SOCKS 5'), ...httpJobs, ...socksJobs]
    expect(new Set(jobs.map(({ name, route }) => `${route} ${name}`)).size).toBe(jobs.length)
    expect(serverJobs('direct').length).toBeGreaterThanOrEqual(60)
    const measured = async (some: readonly Job[], count: number) => {
      await ask({ kind: 'measure' })
      const done = count === 1 ? await oneByOne(some) : await performAll(some, count)
      const answer = await ask({ kind: 'results' })
      if (answer.kind !== 'results') throw new Error('no results')
      return { done, answer }
    }
    // Memory is measured a peer at a time, before many at once have made the heap large.
    const floods = jobs.filter(isFlood)
    const alone = await measured(floods, 1)
    const together = await measured(jobs.filter((job) => !floods.includes(job)), atOnce)
    all = [...alone.done, ...together.done]
    results = [alone.answer, together.answer]
    memory = alone.answer.memory
    const most = (of: (each: EngineResults) => number) => Math.max(...results.map(of))
    const worst = Math.max(...all.map(({ report }) => report.ms))
    printFigure(
      'R5',
      `${all.length} runs (${serverJobs('direct').length} hostile servers × 3 routes, ${httpJobs.length} HTTP and ${socksJobs.length} SOCKS proxies), ` +
        `slowest ${Math.round(worst)} ms of ${deadlineSeconds * 1000}, memory +${megabytes(memory)} MB in ${floods.length} floods and large messages one by one, +${megabytes(together.answer.memory)} MB with ${atOnce} at once, ` +
        `longest block ${Math.round(most(({ block }) => block))} ms (${Math.round(most(({ work }) => work))} ms of it work), largest report ${Math.round(Math.max(...all.map(({ size }) => size)) / 1024)} kB`,
    )
  }, 240_000)

  test('end within the total time and a second', () => {
    const late = all.filter(({ report }) => report.ms > longest + Math.max(...results.map(({ block }) => block)))
    expect(late.map(where)).toEqual([])
  })
  test('have one outcome each, which is never a bug', () => {
    expect(all.filter(({ outcomes, report }) => outcomes !== 1 || report.code === 'internal').map(where)).toEqual([])
    expect(results.map(({ uncaught, bugs }) => [uncaught, bugs])).toEqual([[[], 0], [[], 0]])
  })
  test('count as success only once the message has been taken', () => {
    const sent = all.filter(({ report }) => report.verdict === 'sent').map(({ job }) => job.name)
    // These misbehave when all is over, or not badly enough.
    expect(sent.filter((name) => !/^(?:quit: |a SIZE (?:that is no number|below nothing)|200 extensions|backtracking bait|ANSI and|bytes that|NUL within)/.test(name))).toEqual([])
  })
  test('cost little memory and leave none', () => {
    expect(memory).toBeLessThan(mostMemory)
    for (const { leaked } of results) expect(leaked).toBeLessThan(16 * 1024 * 1024)
  })
  test('never hold the event loop', () => {
    // The goal is 100 ms and the figure is printed; a machine that is slow or busy with others may not fail it.
    for (const { work } of results) expect(work).toBeLessThan(1000)
  })
  test('leave no socket, here or there', () => {
    expect(results.flatMap(({ sockets }) => sockets)).toEqual([])
    expect(left).toEqual([])
  })
})
