/**
 * `npm run bench -- --queue [--json] [--messages N] [--rounds N]`: P2, a queue emptied into one server by ours (on disk before it is
 * accepted, its result on disk), by nodemailer's own pool (keeps nothing) and by Postfix's smtp-source (composes nothing either), side by
 * side in one run on loopback; P3, from due to the first byte; P6, memory with a long queue; and how the page answers while thousands
 * are sent. Each client is a process of its own.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quantile, table } from './figures.ts'
import type { ClientFigures, ClientPlan } from './queue-client.ts'
import type { DuePlan, DueTimes } from './queue-due.ts'
import type { MemoryFigures, MemoryPlan } from './queue-memory.ts'
import type { PageFigures, PagePlan } from './queue-page.ts'
import { find, startServers } from './servers.ts'

export interface QueueBenchOptions {
  readonly json: boolean
  readonly messages: number
  readonly rounds: number
}
interface Line {
  readonly server: string
  readonly connections: number
  readonly way: string
  /** messages a second, the median of the rounds */
  readonly rate: number
  /** of ours or another to nodemailer's pool in the same round, the median */
  readonly ratio: number
}

const hooks = new URL('../test-support/without-electron.mjs', import.meta.url).href

function run(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { maxBuffer: 1 << 24 }, (error, out, err) => (error ? reject(new Error(`${error.message}\n${err}`)) : resolve(out)))
  })
}
async function child<T>(script: string, plan: object): Promise<T> {
  const args = ['--disable-warning=ExperimentalWarning', '--import', hooks, fileURLToPath(new URL(script, import.meta.url)), JSON.stringify(plan)]
  return JSON.parse(await run(process.execPath, args)) as T
}
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-queue-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const median = (numbers: readonly number[]) => quantile(numbers.toSorted((a, b) => a - b), 0.5)

/** Milliseconds for `messages`. */
async function timeOf(way: string, port: number, connections: number, messages: number): Promise<number> {
  if (way !== 'smtp-source') {
    const warmUp = Math.ceil(messages / 5)
    const { ms } = await inFolder((folder) => child<ClientFigures>('./queue-client.ts', { way: way as ClientPlan['way'], port, connections, messages, warmUp, folder } satisfies ClientPlan))
    return ms
  }
  const began = performance.now()
  await run(find('smtp-source') ?? '', ['-d', '-s', String(connections), '-m', String(messages), '-l', '1200', `127.0.0.1:${port}`])
  return performance.now() - began
}

async function compare(options: QueueBenchOptions): Promise<Line[]> {
  const ways = ['ours', 'nodemailer', ...(find('smtp-source') === null ? [] : ['smtp-source'])]
  const lines: Line[] = []
  const servers = await startServers()
  try {
    for (const { name, port } of servers)
      for (const connections of [1, 5, 20]) {
        const times = new Map(ways.map((way) => [way, [] as number[]]))
        for (let round = 0; round < options.rounds; round++)
          // Another one begins each time.
          for (let turn = 0; turn < ways.length; turn++) {
            const way = ways[(turn + round) % ways.length] ?? ''
            times.get(way)?.push(await timeOf(way, port, connections, options.messages))
          }
        const pool = times.get('nodemailer') ?? []
        for (const [way, all] of times)
          lines.push({ server: name, connections, way, rate: options.messages / (median(all) / 1000), ratio: median(all.map((ms, round) => (pool[round] ?? ms) / ms)) })
      }
  } finally {
    for (const server of servers) await server.stop()
  }
  return lines
}

async function onTime(): Promise<DueTimes> {
  const servers = await startServers()
  try {
    const port = servers[0]?.port ?? 0
    return await inFolder((folder) => child<DueTimes>('./queue-due.ts', { port, messages: 30, folder } satisfies DuePlan))
  } finally {
    for (const server of servers) await server.stop()
  }
}

const isBuilt = existsSync(fileURLToPath(new URL('../dist/headless/headless.js', import.meta.url)))

async function memory(): Promise<MemoryFigures | null> {
  // Only Linux says so, and only of the built command.
  if (process.platform !== 'linux' || !isBuilt) return null
  const servers = await startServers()
  try {
    const port = servers[0]?.port ?? 0
    return await inFolder((folder) => child<MemoryFigures>('./queue-memory.ts', { port, messages: 100_000, folder, forMs: 15_000 } satisfies MemoryPlan))
  } finally {
    for (const server of servers) await server.stop()
  }
}

async function beside(): Promise<PageFigures | null> {
  return isBuilt ? inFolder((folder) => child<PageFigures>('./queue-page.ts', { messages: 3000, folder } satisfies PagePlan)) : null
}

const spread = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }
}

export async function queueBench(options: QueueBenchOptions): Promise<void> {
  const lines = await compare(options)
  const due = await onTime()
  const held = await memory()
  const page = await beside()
  const [planned, handed] = [spread(due.planned), spread(due.handed)]
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ bench: 'P2 P3 P6', node: process.version, ...options, lines, due: { planned, handed }, memory: held, page }, null, 2)}\n`)
    return
  }
  const rows = lines.map(({ server, connections, way, rate, ratio }) => [`${server}, ${connections} connections`, way, rate.toFixed(0), ratio.toFixed(2)])
  process.stdout.write(`${table([['P2 · queue', 'client', 'messages/s', '× nodemailer'], ...rows])}\n`)
  const ours = lines.filter(({ way }) => way === 'ours')
  process.stdout.write(`goal: ≥ 1.0 × nodemailer's pool, which keeps nothing: ${ours.map(({ connections, ratio }) => `${ratio.toFixed(2)} (${connections})`).join(', ')}: ${ours.every(({ ratio }) => ratio >= 1) ? 'met' : 'not met'}\n\n`)
  process.stdout.write(`P3 · due → first byte: p50 ${planned.p50.toFixed(1)} ms, p99 ${planned.p99.toFixed(1)} ms; handed over for now by another: p50 ${handed.p50.toFixed(1)} ms, p99 ${handed.p99.toFixed(1)} ms\n`)
  process.stdout.write(`goal: p50 ≤ 5 ms, p99 ≤ 25 ms: ${planned.p50 <= 5 && planned.p99 <= 25 ? 'met' : 'not met'}\n\n`)
  if (held) process.stdout.write(`P6 · worker with 100,000 queued, sending: ${(held.most / 1024 / 1024).toFixed(0)} MB at most (${held.sent} sent meanwhile)\ngoal: ≤ 120 MB: ${held.most <= 120 * 1024 * 1024 ? 'met' : 'not met'}\n\n`)
  if (page) {
    const { messages, seconds, answers, tests } = page
    process.stdout.write(`${messages} due at once, sent in ${seconds.toFixed(1)} s; the page answers meanwhile: p50 ${answers.p50} ms, p95 ${answers.p95} ms, at most ${answers.max} ms (${answers.count} answers, ${tests.count} test sends)\n`)
  }
}
