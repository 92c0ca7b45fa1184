/** The engine on real sockets and a real composer, with everything it would keep held in memory. */
import type { AppEvent } from '../shared/contract/events.ts'
import { testReportSchema, type TestEvent, type TestReport } from '../shared/contract/report.ts'
import { testRequestSchema, type TestRequest } from '../shared/contract/tests.ts'
import { systemDocumentSchema, type SystemDocument, type SystemDocumentInput } from '../shared/domain/system/document.ts'
import type { SecretPath } from '../shared/domain/system/secrets.ts'
import { AppError } from '../shared/errors.ts'
import { createEnvironmentProxy } from '../electron/adapters/environment-proxy.ts'
import { createMemoryMailClients } from '../electron/adapters/memory/mail-clients.ts'
import { createEventHub } from '../electron/adapters/event-hub.ts'
import { createNodeDialer } from '../electron/adapters/node-dialer.ts'
import { createNodeHashes } from '../electron/adapters/node-hashes.ts'
import { createNodemailerMailer } from '../electron/adapters/nodemailer-mailer.ts'
import { createRandomIds } from '../electron/adapters/random-ids.ts'
import { createSystemClock } from '../electron/adapters/system-clock.ts'
import type { TokenSource } from '../electron/core/oauth/oauth-service.ts'
import type { Log, Ports, RunStore } from '../electron/core/ports.ts'
import { createTestsService, type RunOptions, type TestsService } from '../electron/core/test-send/tests-service.ts'

export interface StoredForTests {
  readonly document: SystemDocument
  readonly passwords?: { readonly [P in SecretPath]?: string | { readonly lost: true } }
}
export interface TestEngineOptions extends Partial<Pick<Ports, 'clock' | 'dialer' | 'mailer' | 'mailClients' | 'systemProxy'>> {
  readonly runStore?: Pick<RunStore, 'save' | 'last'>
  /** where access tokens come from; none by default */
  readonly tokens?: TokenSource
  /** in place of the real ones */
  readonly hashes?: Partial<Ports['hashes']>
  /** by id */
  readonly stored?: Readonly<Record<string, StoredForTests>>
  /** further issuers to trust, PEM */
  readonly issuers?: readonly string[]
}
export interface TestEngine {
  readonly service: TestsService
  readonly log: { readonly level: keyof Log; readonly message: string; readonly details: unknown }[]
  readonly events: AppEvent[]
  readonly reports: TestReport[]
  /** One run, checked against the schema of a report; what is not given is the default of a request. */
  run(request: Partial<TestRequest>, options?: RunOptions): Promise<TestReport>
}

export const systemIdForTests = '11111111-1111-4111-8111-111111111111'

export function documentFor(input: Partial<SystemDocumentInput> & { smtp?: SystemDocumentInput['smtp'] } = {}): SystemDocument {
  return systemDocumentSchema.parse({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', ...input })
}

export function requestFor(request: Partial<TestRequest>): TestRequest {
  return testRequestSchema.parse({ systemId: null, document: {}, from: 'sistema@example.com', to: ['jose@example.com'], ...request })
}

function memoryRuns(saved: TestReport[]): Pick<RunStore, 'save' | 'last'> {
  return {
    save: (report) => void saved.push(report),
    last: (systemId) => saved.findLast((report) => report.systemId === systemId) ?? null,
  }
}

export function createTestEngine({ stored = {}, issuers = [], hashes = {}, ...ports }: TestEngineOptions = {}): TestEngine {
  const log: TestEngine['log'] = []
  const note = (level: keyof Log) => (message: string, details?: unknown) => void log.push({ level, message, details })
  const logPort: Log = { info: note('info'), warn: note('warn'), error: note('error') }
  const events = createEventHub(logPort)
  const seen: AppEvent[] = []
  events.subscribe((event) => seen.push(event))
  const reports: TestReport[] = []
  const find = (id: string): StoredForTests => {
    const system = stored[id]
    if (!system) throw new AppError('not-found')
    return system
  }
  const service = createTestsService(
    {
      clock: createSystemClock(),
      ids: createRandomIds(),
      hashes: { ...createNodeHashes(), ...hashes },
      log: logPort,
      version: '0.0.0',
      events,
      host: { hostName: 'estacao', qualifiedName: 'estacao.example.com', osUser: 'jose', platform: 'linux' },
      dialer: createNodeDialer({ issuers }),
      mailer: createNodemailerMailer(),
      mailClients: createMemoryMailClients(),
      systemProxy: createEnvironmentProxy({}),
      runStore: memoryRuns(reports),
      tokens: { token: () => Promise.resolve({ ok: false, code: 'oauth-not-connected' }) },
      ...ports,
    },
    {
      async get(id) {
        await Promise.resolve()
        return { id, revision: 1, savedAt: '2026-11-23T12:00:00.000Z', document: find(id).document, secrets: {} }
      },
      async password(id, path) {
        await Promise.resolve()
        const password = find(id).passwords?.[path]
        if (password === undefined) return { state: 'none' }
        return typeof password === 'string' ? { state: 'stored', plain: password } : { state: 'lost' }
      },
    },
  )
  return {
    service,
    log,
    events: seen,
    reports,
    async run(request, options) {
      const report = await service.run(requestFor(request), options)
      return testReportSchema.parse(report)
    },
  }
}

/** Phases in order with how they ended. */
export function outline(phases: readonly TestEvent[]): string {
  return phases.map(({ phase, status }) => (status === 'ok' ? phase : `${phase}:${status}`)).join(' ')
}
