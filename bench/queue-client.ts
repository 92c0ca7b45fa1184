/**
 * One client that empties a queue into a server, in a process of its own: node queue-client.ts '{"way","port","connections",…}'.
 * Its last line is what it measured, as JSON. Ours takes each message in on disk, sends it and keeps its result on disk, by the real
 * store, settings and engine; nodemailer's pool keeps nothing.
 */
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { queuedContentSchema } from '../shared/contract/queue.ts'
import { systemDocumentSchema } from '../shared/domain/system/document.ts'
import { composePorts, createProgram } from '../electron/compose.ts'
import { createThreadedOutbox } from '../electron/adapters/sqlite-outbox-threaded.ts'
import { createJsonLog } from '../electron/adapters/json-log.ts'
import { createConnectionPool } from '../electron/core/outbox/connection-pool.ts'
import { createDeliver } from '../electron/core/outbox/delivery.ts'
import { createWorker } from '../electron/core/outbox/worker.ts'

export interface ClientPlan {
  readonly way: 'ours' | 'nodemailer'
  readonly port: number
  readonly connections: number
  readonly messages: number
  readonly warmUp: number
  /** of its own, for what it keeps */
  readonly folder: string
}
export interface ClientFigures {
  /** from the first message handed over to the last result */
  readonly ms: number
  /** of it, until all were taken in */
  readonly acceptedMs: number
  /** used by this process meanwhile */
  readonly cpuMs: number
}

const from = 'sistema@example.com'
const to = 'jose@example.com'
const text = 'Bom dia,\nisto é uma medida.\n'.repeat(20)

async function measure(hand: (subject: string) => Promise<unknown>, done: (count: number) => Promise<void>, { messages, warmUp }: ClientPlan): Promise<ClientFigures> {
  const handAll = (count: number) => Promise.all(Array.from({ length: count }, (_, number) => hand(`Medida ${number}`)))
  await handAll(warmUp)
  await done(warmUp)
  const cpu = process.cpuUsage()
  const began = performance.now()
  await handAll(messages)
  const acceptedMs = performance.now() - began
  await done(warmUp + messages)
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  return { ms, acceptedMs, cpuMs: (user + system) / 1000 }
}

async function ours(plan: ClientPlan): Promise<ClientFigures> {
  const { port, connections, folder } = plan
  const composed = composePorts({ dataDir: join(folder, 'data'), environment: {}, version: '0.0.0', writeLog: () => {} })
  const ports = { ...composed, outboxStore: createThreadedOutbox({ dataDir: composed.dataDir }) }
  const program = createProgram(ports)
  const { systems, queue, schedule, tests } = program.services
  const { id: systemId } = await systems.create(systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port } }))
  await queue.saveSettings({ ...(await queue.settings()), connectionsPerServer: connections })
  const log = createJsonLog(() => {}, 'info')
  const worker = createWorker({ ...ports, log }, { systems, schedule, deliver: createDeliver(tests, createConnectionPool(ports.clock)) }, { pid: process.pid })
  const ended = worker.run()
  const content = (subject: string) => queuedContentSchema.parse({ from, to: [to], subject, text })
  const figures = await measure(
    (subject) => queue.add({ systemId, content: content(subject), hold: false }),
    async (count) => {
      for (;;) {
        const { sent, failed, unknown } = worker.status()
        if (failed + unknown > 0) throw new Error('a message of the measurement was not sent')
        if (sent >= count) return
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    },
    plan,
  )
  const { counts } = await queue.stats()
  if (counts.sent !== plan.warmUp + plan.messages) throw new Error('not all of it is sent on disk')
  worker.stop()
  await ended
  await program.close()
  return figures
}

async function nodemailer(plan: ClientPlan): Promise<ClientFigures> {
  const { port, connections } = plan
  const transport = createTransport({
    pool: true, maxConnections: connections, host: '127.0.0.1', port, ignoreTLS: true, name: 'estacao.example.com', disableFileAccess: true, disableUrlAccess: true,
  }) // prettier-ignore
  const figures = await measure((subject) => transport.sendMail({ from, to, subject, text }), () => Promise.resolve(), plan)
  transport.close()
  return figures
}

const plan = JSON.parse(process.argv[2] ?? '{}') as ClientPlan
const figures = await (plan.way === 'ours' ? ours(plan) : nodemailer(plan))
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
