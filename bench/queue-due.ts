/**
 * P3: how long after a message is due its first byte is on the socket, in a process of its own: node queue-due.ts '{"port","messages","folder"}'.
 * Between two messages the worker has nothing to do and rests, as it does on a quiet day; the connection of the one before is still
 * open half of the time. Times are of this process's own clock, up to the call that hands the bytes to the kernel.
 */
import { join } from 'node:path'
import { createNodeDialer } from '../electron/adapters/node-dialer.ts'
import { createThreadedOutbox } from '../electron/adapters/sqlite-outbox-threaded.ts'
import { composePorts, createProgram } from '../electron/compose.ts'
import { createConnectionPool } from '../electron/core/outbox/connection-pool.ts'
import { createDeliver } from '../electron/core/outbox/delivery.ts'
import { createWorker } from '../electron/core/outbox/worker.ts'
import { queuedContentSchema } from '../shared/contract/queue.ts'
import { systemDocumentSchema } from '../shared/domain/system/document.ts'

export interface DuePlan {
  readonly port: number
  readonly messages: number
  readonly folder: string
}
/** Milliseconds, one a message. `planned`: its time came while the worker slept. `handed`: another connection to the file wrote it for now. */
export interface DueTimes {
  readonly planned: readonly number[]
  readonly handed: readonly number[]
}

const plan = JSON.parse(process.argv[2] ?? '{}') as DuePlan
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** epoch milliseconds, with their parts */
const now = () => performance.timeOrigin + performance.now()
let firstByte = 0
const dialer = createNodeDialer()
const watched: typeof dialer = {
  ...dialer,
  async connect(...given) {
    const attempt = await dialer.connect(...given)
    if (!attempt.ok) return attempt
    const { value: wire } = attempt
    const write = (bytes: Uint8Array) => {
      if (firstByte === 0) firstByte = now()
      return wire.write(bytes)
    }
    return { ok: true, value: { ...wire, write, get secure() { return wire.secure } } } // prettier-ignore
  },
}
const ports = { ...composePorts({ dataDir: join(plan.folder, 'data'), environment: {}, version: '0.0.0', writeLog: () => {} }), dialer: watched }
const program = createProgram(ports)
const { systems, queue, schedule, tests } = program.services
const { id: systemId } = await systems.create(systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: plan.port } }))
const outboxStore = createThreadedOutbox({ dataDir: ports.dataDir })
const worker = createWorker({ ...ports, outboxStore }, { systems, schedule, deliver: createDeliver(tests, createConnectionPool(ports.clock)) }, { pid: process.pid })
const ended = worker.run()
const content = queuedContentSchema.parse({ from: 'sistema@example.com', to: ['jose@example.com'], subject: 'Medida', text: 'Bom dia,\nisto é uma medida.\n' })

async function untilSent(count: number): Promise<void> {
  while (worker.status().sent < count) await pause(2)
}

const planned: number[] = []
const handed: number[] = []
for (let round = 0; round < plan.messages + 3; round++) {
  const warm = round >= 3
  // Its time is moved to 60 ms from now while it is held, then it is released.
  const { id } = await queue.add({ systemId, content, hold: true })
  firstByte = 0
  const due = Math.round(now()) + 60
  await ports.outboxStore.change([id], () => ({ state: 'waiting', dueAt: due }), due)
  await untilSent(round * 2 + 1)
  if (warm) planned.push(firstByte - due)
  await pause(round % 2 === 0 ? 20 : 4100)
  firstByte = 0
  await queue.add({ systemId, content, hold: false })
  const written = now()
  await untilSent(round * 2 + 2)
  if (warm) handed.push(firstByte - written)
  await pause(20)
}
worker.stop()
await ended
process.stdout.write(`${JSON.stringify({ planned, handed } satisfies DueTimes)}\n`)
process.exit(0)
