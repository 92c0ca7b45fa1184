/**
 * `npm run bench [-- --json] [--rounds N]`: P1, one message sent by our test send, by nodemailer, over a raw socket, by curl
 * and by swaks, side by side in one run on loopback. The ways take turns, so that whatever the machine does meets all of them.
 * With `--queue`: the queue (queue.ts). With `--start`: how long commands take (start.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { summarise, table, type Summary } from './figures.ts'
import { waysTo } from './one-send.ts'
import { find, startServers } from './servers.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string' }, queue: { type: 'boolean', default: false }, start: { type: 'boolean', default: false }, messages: { type: 'string', default: '3000' } },
})
if (values.queue) {
  const { queueBench } = await import('./queue.ts')
  await queueBench({ json: values.json, messages: Math.max(100, Number(values.messages) || 3000), rounds: Math.max(1, Number(values.rounds) || 5) })
  process.exit(0)
}
if (values.start) {
  const { startBench } = await import('./start.ts')
  await startBench({ json: values.json, rounds: Math.max(3, Number(values.rounds) || 30) })
  process.exit(0)
}
const rounds = Math.max(10, Number(values.rounds) || 300)
/** a process each: slower, so fewer */
const processRounds = Math.ceil(rounds / 15)
/** Each way, until all of it is compiled that will be; no longer than that with a server that makes everybody wait. */
const warmUp = { rounds: 400, ms: 5000 }

interface Result {
  readonly server: string
  readonly ways: readonly (Summary & { readonly ratio: number; readonly aboveRaw: number })[]
  readonly goals: { readonly ratioToNodemailer: number; readonly aboveRawMs: number; readonly met: boolean }
}

async function measure(server: string, port: number, folder: string): Promise<Result> {
  const ways = waysTo({ port, folder }, { curl: find('curl'), swaks: find('swaks') })
  const times = new Map(ways.map(({ name }) => [name, [] as number[]]))
  for (const way of ways) {
    const until = performance.now() + warmUp.ms
    for (let round = 0; round < (way.process ? 1 : warmUp.rounds) && performance.now() < until; round++) await way.send()
  }
  for (let round = 0; round < rounds; round++) {
    // Another one begins each time.
    const order = ways.map((_, index) => ways[(index + round) % ways.length]).filter((way) => way !== undefined)
    for (const way of order) {
      if (way.process && round >= processRounds) continue
      const began = performance.now()
      await way.send()
      times.get(way.name)?.push(performance.now() - began)
    }
  }
  for (const way of ways) way.close()
  const all = ways.map(({ name }) => summarise(name, times.get(name) ?? []))
  const medianOf = (name: string) => all.find((one) => one.name === name)?.median ?? Number.NaN
  const [own, other, raw] = [medianOf('Server Manager'), medianOf('nodemailer sendMail'), medianOf('raw socket')]
  const goals = { ratioToNodemailer: own / other, aboveRawMs: own - raw, met: own <= other && own - raw <= 0.5 }
  return { server, ways: all.map((one) => ({ ...one, ratio: one.median / other, aboveRaw: one.median - raw })), goals }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const servers = await startServers()
const results: Result[] = []
try {
  for (const { name, port } of servers) results.push(await measure(name, port, folder))
} finally {
  for (const server of servers) await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

if (values.json) process.stdout.write(`${JSON.stringify({ bench: 'P1', node: process.version, rounds, results }, null, 2)}\n`)
else
  for (const { server, ways, goals } of results) {
    const head = [`P1 · ${server}`, 'runs', 'median ms', 'p95 ms', '× nodemailer', 'ms above raw']
    const rows = ways.map(({ name, runs, median, p95, ratio, aboveRaw }) => [name, String(runs), median.toFixed(3), p95.toFixed(3), ratio.toFixed(2), aboveRaw.toFixed(3)])
    process.stdout.write(`${table([head, ...rows])}\n`)
    process.stdout.write(`goal: ≤ 1.0 × nodemailer (${goals.ratioToNodemailer.toFixed(2)}) and ≤ raw + 0.5 ms (${goals.aboveRawMs.toFixed(3)}): ${goals.met ? 'met' : 'not met'}\n\n`)
  }
