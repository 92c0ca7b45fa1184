/** Ports on real technology, put together once for every face that runs in plain Node. */
import { createDataKey, createDataKeyBox, type OpenedKey } from './adapters/data-key-box.ts'
import { createDataKeyWays } from './adapters/data-key-ways.ts'
import { createElectronStoreSettings } from './adapters/electron-store-settings.ts'
import { createElectronStoreSystems } from './adapters/electron-store-systems.ts'
import { createFileCheckStore } from './adapters/file-check-store.ts'
import { createEventHub } from './adapters/event-hub.ts'
import { createJsonLog } from './adapters/json-log.ts'
import { later } from './adapters/later.ts'
import { helperCommand } from './adapters/mail-client/helper-command.ts'
import { createNodeHashes } from './adapters/node-hashes.ts'
import { readHostInfo } from './adapters/node-host-info.ts'
import { createRandomIds } from './adapters/random-ids.ts'
import { createOwnWorker } from './adapters/own-worker.ts'
import { createSqliteOutbox } from './adapters/sqlite-outbox.ts'
import { createSqliteOutboxViews } from './adapters/sqlite-outbox-views.ts'
import type { WorkerProcess } from './adapters/worker-process.ts'
import { createSqliteHistory } from './adapters/sqlite-history.ts'
import { createSystemClock } from './adapters/system-clock.ts'
import type { Dispatcher } from './core/dispatcher.ts'
import { watchQueue } from './core/outbox/queue-watch.ts'
import type { Ports, SystemProxy } from './core/ports.ts'
import { createServices, type Services } from './core/services.ts'

export interface ProgramOptions {
  /** absolute; made with mode 0700 when it is not there */
  readonly dataDir: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly version: string
  readonly writeLog: (line: string) => void
  /** see createDataKey */
  readonly openedKey?: OpenedKey | null | undefined
  /** the server process as one of its own on this data folder; absent where the program cannot start itself */
  readonly startWorker?: ((dataDir: string) => Promise<WorkerProcess>) | undefined
}

export interface Program {
  readonly ports: Ports
  readonly services: Services
  /** the door of a face; a command that calls the services itself does without the schemas of the whole contract */
  readonly openDoor: () => Promise<Dispatcher>
  /** Loads now what a port would load when it is first asked; all without a name. For programs that stay: their files may be replaced. Never rejects. */
  readonly bring: (...names: readonly Technology[]) => Promise<void>
  /** Ends what runs and closes what is open. */
  close(): Promise<void>
}

/** What takes long to load and most commands never ask for. */
const technologies = {
  dialer: () => import('./adapters/node-dialer.ts'),
  systemProxy: () => import('./adapters/headless-system-proxy.ts'),
  mailRecords: () => import('./adapters/node-mail-records.ts'),
  settingsPages: () => import('./adapters/https-settings-pages.ts'),
  oauthClient: () => import('./adapters/openid-oauth-client.ts'),
  redirects: () => import('./adapters/loopback-redirects.ts'),
  mailer: () => import('./adapters/nodemailer-mailer.ts'),
  mailClients: () => import('./adapters/mail-client/mail-clients.ts'),
  practice: () => import('./adapters/smtp-server-practice.ts'),
  certificates: () => import('./adapters/practice-certificate.ts'),
  messageReader: () => import('./adapters/postal-mime-reader.ts'),
  erpDatabase: () => import('./adapters/erp-database/erp-database.ts'),
  issuers: () => import('./adapters/erp-database/machine-issuers.ts'),
}
export type Technology = keyof typeof technologies
const allTechnologies = Object.keys(technologies) as Technology[]

export function composePorts({ dataDir, environment, version, writeLog, openedKey, startWorker }: ProgramOptions): Ports {
  const clock = createSystemClock()
  const log = createJsonLog(writeLog)
  const keyOptions = { dataDir, environment, log, opened: openedKey }
  const dataKey = createDataKey(keyOptions)
  const systemStore = createElectronStoreSystems({ dataDir, clock, log })
  const host = readHostInfo()
  const dialer = later({ resolve: true, connect: true, warmUp: true }, async () => (await technologies.dialer()).createNodeDialer())
  const history = createSqliteHistory({ dataDir, log })
  return {
    clock,
    log,
    ids: createRandomIds(),
    hashes: createNodeHashes(),
    events: createEventHub(log),
    host,
    dataDir,
    version,
    systemStore,
    runStore: history.runs,
    changeLog: history.changes,
    outboxStore: createSqliteOutbox({ dataDir }),
    outboxViews: createSqliteOutboxViews({ dataDir }),
    ownWorker: startWorker ? createOwnWorker(() => startWorker(dataDir)) : null,
    settingsStore: createElectronStoreSettings({ dataDir, clock, log }),
    checkStore: createFileCheckStore({ dataDir, clock, log }),
    secretBox: createDataKeyBox(keyOptions, dataKey),
    keyWays: createDataKeyWays(keyOptions, dataKey),
    dialer,
    systemProxy: later<SystemProxy>({ find: true }, async () => (await technologies.systemProxy()).createHeadlessSystemProxy({ environment, clock, dialer, qualifiedName: host.qualifiedName })),
    mailRecords: later({ mx: true, srv: true }, async () => (await technologies.mailRecords()).createNodeMailRecords()),
    settingsPages: later({ get: true }, async () => (await technologies.settingsPages()).createHttpsSettingsPages()),
    oauthClient: later({ authorize: true, device: true, asItself: true, refresh: true }, async () => (await technologies.oauthClient()).createOpenidOauthClient()),
    redirectListeners: later({ listen: true }, async () => (await technologies.redirects()).createLoopbackRedirects()),
    mailer: later({ compose: true }, async () => (await technologies.mailer()).createNodemailerMailer()),
    mailClients: later({ look: true, handOver: true }, async () => (await technologies.mailClients()).createMailClients({ platform: process.platform, environment, clock, helper: helperCommand() })),
    practiceServers: later({ listen: true }, async () => {
      const { createPracticeCertificates } = await technologies.certificates()
      return (await technologies.practice()).createSmtpServerPractice({ certificates: createPracticeCertificates({ dataDir, clock, log }) })
    }),
    messageReader: later({ read: true }, async () => (await technologies.messageReader()).createPostalMimeReader()),
    erpDatabase: later({ look: true, readUsers: true }, async () => (await technologies.erpDatabase()).createErpDatabase({ issuers: (await technologies.issuers()).machineIssuers })),
  }
}

async function bring(...names: readonly Technology[]): Promise<void> {
  await Promise.allSettled((names.length > 0 ? names : allTechnologies).map((name) => technologies[name]()))
}

/** @param options.stays for hours, as the window does: what the first test would wait for is done ahead */
export function createProgram(ports: Ports, options: { readonly stays?: boolean } = {}): Program {
  const services = createServices(ports)
  if (options.stays === true) {
    services.tests.getReady()
    services.check.getReady()
    void bring()
  }
  const unwatchQueue = options.stays === true ? watchQueue(ports) : () => {}
  // What another program on the same data folder changes is news here as well.
  const unwatch = ports.systemStore.watch(() => ports.events.emit({ name: 'systems.changed', data: null }))
  return {
    ports,
    services,
    bring,
    async openDoor() {
      const [{ createDispatcher }, { createHandlers }] = await Promise.all([import('./core/dispatcher.ts'), import('./core/handlers.ts')])
      return createDispatcher(createHandlers(services), ports)
    },
    async close() {
      unwatch()
      unwatchQueue()
      await ports.ownWorker?.stop()
      await services.tests.close()
      await services.find.close()
      await services.check.close()
      await services.oauth.close()
      await services.practice.close()
      await services.users.close()
      ports.runStore.close()
      ports.outboxViews.close()
      ports.outboxStore.close()
      ports.systemStore.close()
    },
  }
}
