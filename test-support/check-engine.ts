/** The service that checks all systems, on real sockets, with what it would keep held in memory. */
import { createMemoryChangeLog } from '../electron/adapters/memory/change-log.ts'
import { createMemoryCheckStore } from '../electron/adapters/memory/check-store.ts'
import { createMemoryEvents } from '../electron/adapters/memory/events.ts'
import { memoryHost } from '../electron/adapters/memory/host.ts'
import { createMemoryLog } from '../electron/adapters/memory/log.ts'
import { createMemoryMailClients } from '../electron/adapters/memory/mail-clients.ts'
import { createMemoryRunStore } from '../electron/adapters/memory/run-store.ts'
import { createMemorySecretBox } from '../electron/adapters/memory/secret-box.ts'
import { createMemorySystemProxy } from '../electron/adapters/memory/system-proxy.ts'
import { createMemorySystemStore } from '../electron/adapters/memory/system-store.ts'
import { createNodeDialer } from '../electron/adapters/node-dialer.ts'
import { createNodeHashes } from '../electron/adapters/node-hashes.ts'
import { createNodemailerMailer } from '../electron/adapters/nodemailer-mailer.ts'
import { createRandomIds } from '../electron/adapters/random-ids.ts'
import { createSystemClock } from '../electron/adapters/system-clock.ts'
import { createCheckService } from '../electron/core/check/check-service.ts'
import type { Clock, Dialer } from '../electron/core/ports.ts'
import { createSystemsService } from '../electron/core/systems/systems-service.ts'
import { checkBoardSchema, type CheckBoard, type CheckRow } from '../shared/contract/check.ts'
import { documentFor } from './test-engine.ts'

const documentOf = (name: string, more: Parameters<typeof documentFor>[0] = {}) => documentFor({ ...more, name })

export function createCheckEngine(world: { readonly clock?: Clock; readonly dialer?: Dialer; readonly issuers?: readonly string[] } = {}) {
  const events = createMemoryEvents()
  const log = createMemoryLog()
  const ports = {
    clock: world.clock ?? createSystemClock(),
    ids: createRandomIds(),
    hashes: createNodeHashes(),
    log,
    events,
    host: memoryHost,
    dialer: world.dialer ?? createNodeDialer({ issuers: world.issuers ?? [] }),
    mailer: createNodemailerMailer(),
    mailClients: createMemoryMailClients(),
    systemProxy: createMemorySystemProxy({ candidate: { kind: 'direct', host: null, port: null } }),
    systemStore: createMemorySystemStore(),
    secretBox: createMemorySecretBox(),
    checkStore: createMemoryCheckStore(),
    runStore: createMemoryRunStore(),
    changeLog: createMemoryChangeLog(),
    tokens: { token: () => Promise.resolve({ ok: false as const, code: 'oauth-not-connected' as const }) },
  }
  const systems = createSystemsService(ports)
  const service = createCheckService(ports, systems)
  return {
    ...ports,
    systems,
    service,
    documentOf,
    add: (name: string, more: Parameters<typeof documentFor>[0] = {}) => systems.create(documentOf(name, more)),
    /** Of all, checked against the schema; rows by the system's name, and its user's. */
    async run(ids: readonly string[] | null = null): Promise<{ board: CheckBoard; by: (name: string) => CheckRow }> {
      const { board } = await service.run(ids)
      const by = (name: string) => {
        const row = board.rows.find(({ systemName, asUser }) => (asUser === null ? systemName : `${systemName}/${asUser}`) === name)
        if (!row) throw new Error(`no row ${name}`)
        return row
      }
      return { board: checkBoardSchema.parse(board), by }
    },
  }
}
export type CheckEngine = ReturnType<typeof createCheckEngine>
