/**
 * What becomes of a queue when its workers are killed (kill -9 at named steps), stopped for longer than their lease, and its server
 * hangs up anywhere. A recording server is the truth: what it took, it took.
 */
import { connect, createServer, type Socket } from 'node:net'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSqliteOutbox } from '../electron/adapters/sqlite-outbox.ts'
import { listen } from './listening.ts'
import { createQueueEngine, proxiedSystem } from './queue-engine.ts'
import type { FaultPlan } from './fault-worker.ts'
import { smtpScript, startScriptedServer, type Peer } from './scripted-smtp.ts'
import { documentFor } from './test-engine.ts'

export const faultSteps = [
  'before the claim', 'after the claim', 'connect started', 'greeting started', 'ehlo started', 'mail started', 'rcpt started', 'rcpt ok', 'data started',
  'message started', 'before the release is written', 'after the release is written', 'message ok', 'before the result is written',
  'after the result is written',
] as const // prettier-ignore

export interface FaultOptions {
  readonly messages: number
  readonly kills: number
  readonly workers: number
  readonly seed: number
  /** of the sessions, how many the server breaks, 0..1 */
  readonly serverFaults: number
  readonly leaseMs?: number
  /** workers that write no release down, to see that the suite finds what they do */
  readonly naive?: boolean
  readonly say?: (line: string) => void
}
export interface FaultFigures {
  readonly messages: number
  readonly kills: number
  readonly killsAt: Readonly<Record<string, number>>
  readonly stops: number
  readonly serverFaults: number
  readonly proxyFaults: number
  readonly sent: number
  readonly unknown: number
  /** of those in doubt, how many had arrived */
  readonly unknownArrived: number
  /** said to be sent and never taken, or gone from the queue */
  readonly lost: readonly string[]
  /** taken more than once without anybody having decided so */
  readonly duplicates: readonly string[]
  /** neither sent nor in doubt at the end */
  readonly left: readonly string[]
  readonly seconds: number
}

/** mulberry32: the same seed, the same plan. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export async function runQueueFaults({ messages, kills, workers, seed, serverFaults, leaseMs = 900, naive = false, say = () => {} }: FaultOptions): Promise<FaultFigures> {
  const began = performance.now()
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const taken = new Map<string, number>()
  let broken = 0
  const cut = (peer: Peer) => {
    broken++
    peer.end()
    return Promise.resolve()
  }
  /** Which of its own faults a session has; most have none. */
  const faulty = (share: number) => random() < serverFaults * share
  const server = await startScriptedServer(
    smtpScript({
      mail: (peer) => (faulty(0.15) ? cut(peer) : peer.send('250 ok\r\n')),
      rcpt: (peer) => (faulty(0.15) ? cut(peer) : faulty(0.15) ? (broken++, peer.send('450 later\r\n')) : peer.send('250 ok\r\n')),
      data: (peer) => (faulty(0.1) ? (broken++, peer.send('421 busy\r\n')) : peer.send('354 go on\r\n')),
      message: async (peer, body) => {
        if (faulty(0.1)) return cut(peer)
        if (faulty(0.1)) return (broken++, peer.send('451 later\r\n'))
        const id = /^Message-ID: <(.*?)@/im.exec(body)?.[1] ?? '?'
        taken.set(id, (taken.get(id) ?? 0) + 1)
        // Taken, and the answer lost.
        return faulty(0.25) ? cut(peer) : peer.send('250 taken\r\n')
      },
    }),
  )
  // It refuses, or lets go of a tunnel after any number of bytes.
  let proxyBroken = 0
  const proxy = await listen(
    createServer((client: Socket) => {
      let head = ''
      client.on('data', function reading(chunk: Buffer) {
        head += chunk.toString('latin1')
        if (!head.includes('\r\n\r\n')) return
        client.off('data', reading)
        if (random() < serverFaults * 0.2) {
          proxyBroken++
          client.end('HTTP/1.1 503 busy\r\n\r\n')
          return
        }
        const up = connect(server.port, '127.0.0.1', () => client.write('HTTP/1.1 200 ok\r\n\r\n'))
        let left = random() < serverFaults ? Math.floor(random() * 1500) : Number.POSITIVE_INFINITY
        const pass = (from: Socket, to: Socket) => {
          from.on('data', (bytes: Buffer) => {
            left -= bytes.length
            if (left >= 0) to.write(bytes)
            else if (!client.destroyed) {
              proxyBroken++
              client.destroy()
              up.destroy()
            }
          })
          from.on('close', () => to.end())
          from.on('error', () => to.destroy())
        }
        pass(client, up)
        pass(up, client)
      })
    }),
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'queue-faults-'))
  const store = createSqliteOutbox({ dataDir })
  const smtp = { server: '127.0.0.1', port: server.port }
  const { queue, add: addTo, set } = createQueueEngine(documentFor({ smtp }), { store })
  set(proxiedSystem, { document: documentFor({ smtp, proxy: { address: '127.0.0.1', port: proxy.port } }) })
  let added = 0
  const add = (content: { subject: string }) => (added++ % 2 === 0 ? addTo(content) : addTo(content, proxiedSystem))
  const ids: string[] = []
  for (let piece = 0; ids.length < messages; piece++)
    ids.push(...(await Promise.all(Array.from({ length: Math.min(250, messages - ids.length) }, (_, number) => add({ subject: `${piece} ${number}` })))))

  const killsAt: Record<string, number> = {}
  let killed = 0
  let stops = 0
  const running = new Set<ChildProcess>()
  const entry = fileURLToPath(new URL('./fault-worker.ts', import.meta.url))
  const hooks = new URL('./without-electron.mjs', import.meta.url).href

  /** Each step in turn first, so that none is left out by chance. */
  let planned = 0
  const nextStep = () => (planned < faultSteps.length * 2 ? (faultSteps[planned++ % faultSteps.length] as string) : pick(faultSteps))

  async function live(): Promise<void> {
    const killAt = killed < kills ? nextStep() : null
    const plan: FaultPlan = { dataDir, port: server.port, proxyPort: proxy.port, leaseMs, killAt, killAfter: 1 + Math.floor(random() * 12), naive }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', hooks, entry, JSON.stringify(plan)], { stdio: ['ignore', 'ignore', 'inherit'] })
    running.add(child)
    // Now and then one is stopped for longer than its lease, and goes on as if nothing had been.
    const stopping = random() < 0.15 ? setTimeout(() => {
      stops++
      child.kill('SIGSTOP')
      setTimeout(() => child.kill('SIGCONT'), leaseMs * 2)
    }, 800 + random() * 800) : undefined // prettier-ignore
    const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, why) => resolve(why)))
    clearTimeout(stopping)
    running.delete(child)
    if (signal === 'SIGKILL' && killAt !== null) {
      killed++
      killsAt[killAt] = (killsAt[killAt] ?? 0) + 1
      if (killed % 25 === 0) say(`${killed} kills, ${taken.size} of ${messages} taken`)
    }
  }

  let done = false
  const open = async () => {
    const { counts } = await queue.stats()
    return counts.waiting + counts.sending
  }
  const keepers = Array.from({ length: workers }, async () => {
    while (!done) await live()
  })
  // More comes in for as long as there are kills to make.
  while ((await open()) > 0 || killed < kills) {
    if (killed < kills && (await open()) < 20) ids.push(...(await Promise.all(Array.from({ length: 40 }, (_, number) => add({ subject: `more ${number}` })))))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  done = true
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(keepers)

  const lost: string[] = []
  const duplicates: string[] = []
  const left: string[] = []
  let sent = 0
  let unknown = 0
  let unknownArrived = 0
  for (const id of ids) {
    const message = await store.get(id)
    const count = taken.get(id) ?? 0
    if (count > 1) duplicates.push(id)
    if (!message || (message.state === 'sent' && count === 0)) lost.push(id)
    else if (message.state === 'sent') sent++
    else if (message.state === 'unknown') {
      unknown++
      if (count > 0) unknownArrived++
    } else left.push(`${id} ${message.state}`)
  }
  store.close()
  await proxy.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
  return {
    messages: ids.length, kills: killed, killsAt, stops, serverFaults: broken, proxyFaults: proxyBroken, sent, unknown, unknownArrived, lost, duplicates, left,
    seconds: Math.round((performance.now() - began) / 100) / 10,
  } // prettier-ignore
}
