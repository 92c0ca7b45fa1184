/** The queue on real sockets: its service, its schedules and as many workers as a test wants, on one store. */
import { createMemoryOutbox } from '../electron/adapters/memory/outbox.ts'
import { createMemoryLog, type MemoryLog } from '../electron/adapters/memory/log.ts'
import { createNodemailerMailer } from '../electron/adapters/nodemailer-mailer.ts'
import { createRandomIds } from '../electron/adapters/random-ids.ts'
import { createSystemClock } from '../electron/adapters/system-clock.ts'
import { createConnectionPool } from '../electron/core/outbox/connection-pool.ts'
import { createDeliver, type Deliver } from '../electron/core/outbox/delivery.ts'
import type { OutboxStore } from '../electron/core/outbox/outbox-store.ts'
import { createQueueService, type QueueService } from '../electron/core/outbox/queue-service.ts'
import { createWorker, type Worker, type WorkerOptions } from '../electron/core/outbox/worker.ts'
import { createScheduleService, type ScheduleService } from '../electron/core/schedule/schedule-service.ts'
import type { TestsService } from '../electron/core/test-send/tests-service.ts'
import type { Clock } from '../electron/core/ports.ts'
import { queuedContentSchema, type QueuedContent } from '../shared/contract/queue.ts'
import type { SystemDocument } from '../shared/domain/system/document.ts'
import { AppError } from '../shared/errors.ts'
import { createTestEngine, systemIdForTests, type StoredForTests } from './test-engine.ts'

/** of the fault suites: the one that sends through a proxy */
export const proxiedSystem = '33333333-3333-4333-8333-333333333333'

export interface QueueEngine {
  readonly store: OutboxStore
  readonly queue: QueueService
  readonly schedule: ScheduleService
  readonly log: MemoryLog
  readonly tests: TestsService
  /** by id; changes count as saves */
  set(id: string, system: StoredForTests | null): void
  add(content?: Partial<QueuedContent>, systemId?: string): Promise<string>
  worker(options?: Partial<WorkerOptions>, deliver?: Deliver): Worker
  /** Works until nothing is due. */
  once(options?: Partial<WorkerOptions>): Promise<void>
  state(id: string): Promise<string>
}

export function contentFor(content: Partial<QueuedContent> = {}): QueuedContent {
  return queuedContentSchema.parse({ from: 'siscon@example.com', to: ['ana@example.com'], subject: 'Aviso', text: 'Olá', ...content })
}

export function createQueueEngine(
  document: SystemDocument,
  { store = createMemoryOutbox(), clock = createSystemClock(), passwords = {}, pooling = {} }: { readonly store?: OutboxStore; readonly clock?: Clock; readonly passwords?: StoredForTests['passwords'] & object; readonly pooling?: Parameters<typeof createConnectionPool>[1] } = {},
): QueueEngine {
  const systemsById: Record<string, StoredForTests> = { [systemIdForTests]: { document, passwords } }
  const revisions = new Map<string, number>()
  const log = createMemoryLog()
  const ids = createRandomIds()
  const systems = {
    async get(id: string) {
      await Promise.resolve()
      const system = systemsById[id]
      if (!system) throw new AppError('not-found')
      return { id, revision: revisions.get(id) ?? 1, savedAt: '2026-11-23T12:00:00.000Z', document: system.document, secrets: {} }
    },
  }
  const { service } = createTestEngine({ stored: systemsById })
  const ports = { outboxStore: store, clock, ids, log, mailer: createNodemailerMailer(), host: { hostName: 'servidor', qualifiedName: null, osUser: 'jose', platform: 'linux' as const } }
  const queue = createQueueService(ports, systems)
  const schedule = createScheduleService(ports, systems)
  const worker: QueueEngine['worker'] = (options = {}, deliver) => {
    const pool = createConnectionPool(clock, pooling)
    const made = createWorker(ports, { systems, schedule, deliver: deliver ?? createDeliver(service, pool) }, { pid: 1, ...options })
    return { ...made, run: () => made.run().finally(() => pool.close()) }
  }
  return {
    store, queue, schedule, log, worker, tests: service,
    set(id, system) {
      if (system) systemsById[id] = system
      else Reflect.deleteProperty(systemsById, id)
      revisions.set(id, (revisions.get(id) ?? 1) + 1)
    },
    add: async (content, systemId = systemIdForTests) => (await queue.add({ systemId, content: contentFor(content), hold: false })).id,
    async once(options) {
      await worker({ once: true, ...options }).run()
    },
    state: async (id) => (await queue.get(id)).message.state,
  } // prettier-ignore
}
