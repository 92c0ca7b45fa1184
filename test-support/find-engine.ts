/** The service that finds what works, on a network of the test's own. */
import { createEventHub } from '../electron/adapters/event-hub.ts'
import { createMemoryMailClients } from '../electron/adapters/memory/mail-clients.ts'
import { createMemorySystemProxy } from '../electron/adapters/memory/system-proxy.ts'
import { createNodeHashes } from '../electron/adapters/node-hashes.ts'
import { createNodemailerMailer } from '../electron/adapters/nodemailer-mailer.ts'
import { createRandomIds } from '../electron/adapters/random-ids.ts'
import { createSystemClock } from '../electron/adapters/system-clock.ts'
import { createFindService, type FindOptions, type FindService } from '../electron/core/find/find-service.ts'
import type { Clock, Dialer, SystemProxy } from '../electron/core/ports.ts'
import { findRequestSchema, findResultSchema, findRowSchema, type FindRequest, type FindResult, type FindRow } from '../shared/contract/find.ts'
import type { AppEvent } from '../shared/contract/events.ts'

export interface FindEngine {
  readonly service: FindService
  readonly events: readonly AppEvent[]
  readonly errors: readonly string[]
  /** Checked against the schemas; rows as they came. */
  run(request: Partial<FindRequest>, options?: FindOptions): Promise<{ result: FindResult; rows: readonly FindRow[]; by: (key: string) => FindRow }>
}

const noProxy = createMemorySystemProxy({ candidate: { kind: 'direct', host: null, port: null } })

export function createFindEngine(world: { dialer: Dialer; systemProxy?: SystemProxy; clock?: Clock }): FindEngine {
  const errors: string[] = []
  const log = { info: () => {}, warn: () => {}, error: (message: string, details?: unknown) => void errors.push(`${message} ${JSON.stringify(details)}`) }
  const events = createEventHub(log)
  const seen: AppEvent[] = []
  events.subscribe((event) => seen.push(event))
  const service = createFindService(
    {
      clock: createSystemClock(),
      ids: createRandomIds(),
      hashes: createNodeHashes(),
      log,
      events,
      host: { hostName: 'estacao', qualifiedName: 'estacao.example.com', osUser: 'jose', platform: 'linux' },
      mailer: createNodemailerMailer(),
      mailClients: createMemoryMailClients(),
      systemProxy: noProxy,
      tokens: { token: () => Promise.resolve({ ok: false, code: 'oauth-not-connected' }) },
      ...world,
    },
    { get: () => Promise.reject(new Error('no system is stored here')), password: () => Promise.resolve({ state: 'none' }) },
  )
  return {
    service,
    events: seen,
    errors,
    async run(request, { signal, onRow } = {}) {
      const rows: FindRow[] = []
      const result = await service.run(findRequestSchema.parse({ systemId: null, document: {}, ...request }), {
        ...(signal && { signal }),
        onRow(row) {
          rows.push(findRowSchema.parse(row))
          onRow?.(row)
        },
      })
      const by = (key: string) => {
        const row = result.rows.find((each) => each.key === key)
        if (!row) throw new Error(`no row ${key} in ${result.rows.map((each) => each.key).join(' ')}`)
        return row
      }
      return { result: findResultSchema.parse(result), rows, by }
    },
  }
}
