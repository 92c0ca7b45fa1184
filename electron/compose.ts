/** Ports on real technology, put together once for every face that runs in plain Node. */
import { createDataKey, createDataKeyBox, type OpenedKey } from './adapters/data-key-box.ts'
import { createDataKeyWays } from './adapters/data-key-ways.ts'
import { createElectronStoreSettings } from './adapters/electron-store-settings.ts'
import { createElectronStoreSystems } from './adapters/electron-store-systems.ts'
import { createFileCheckStore } from './adapters/file-check-store.ts'
import { createErpDatabase } from './adapters/erp-database/erp-database.ts'
import { machineIssuers } from './adapters/erp-database/machine-issuers.ts'
import { createEventHub } from './adapters/event-hub.ts'
import { createHeadlessSystemProxy } from './adapters/headless-system-proxy.ts'
import { createJsonLog } from './adapters/json-log.ts'
import { createNodeDialer } from './adapters/node-dialer.ts'
import { helperCommand } from './adapters/mail-client/helper-command.ts'
import { createMailClients } from './adapters/mail-client/mail-clients.ts'
import { createLoopbackRedirects } from './adapters/loopback-redirects.ts'
import { createNodeHashes } from './adapters/node-hashes.ts'
import { readHostInfo } from './adapters/node-host-info.ts'
import { createHttpsSettingsPages } from './adapters/https-settings-pages.ts'
import { createNodeMailRecords } from './adapters/node-mail-records.ts'
import { createNodemailerMailer } from './adapters/nodemailer-mailer.ts'
import { createOpenidOauthClient } from './adapters/openid-oauth-client.ts'
import { createPostalMimeReader } from './adapters/postal-mime-reader.ts'
import { createPracticeCertificates } from './adapters/practice-certificate.ts'
import { createRandomIds } from './adapters/random-ids.ts'
import { createSmtpServerPractice } from './adapters/smtp-server-practice.ts'
import { createOwnWorker } from './adapters/own-worker.ts'
import { createSqliteOutbox } from './adapters/sqlite-outbox.ts'
import { createSqliteOutboxViews } from './adapters/sqlite-outbox-views.ts'
import type { WorkerProcess } from './adapters/worker-process.ts'
import { createSqliteHistory } from './adapters/sqlite-history.ts'
import { createSystemClock } from './adapters/system-clock.ts'
import { createDispatcher, type Dispatcher } from './core/dispatcher.ts'
import { createHandlers } from './core/handlers.ts'
import { watchQueue } from './core/outbox/queue-watch.ts'
import type { Ports } from './core/ports.ts'
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
  readonly dispatcher: Dispatcher
  /** Ends what runs and closes what is open. */
  close(): Promise<void>
}

export function composePorts({ dataDir, environment, version, writeLog, openedKey, startWorker }: ProgramOptions): Ports {
  const clock = createSystemClock()
  const log = createJsonLog(writeLog)
  const keyOptions = { dataDir, environment, log, opened: openedKey }
  const dataKey = createDataKey(keyOptions)
  const systemStore = createElectronStoreSystems({ dataDir, clock, log })
  const host = readHostInfo()
  const dialer = createNodeDialer()
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
    systemProxy: createHeadlessSystemProxy({ environment, clock, dialer, qualifiedName: host.qualifiedName }),
    mailRecords: createNodeMailRecords(),
    settingsPages: createHttpsSettingsPages(),
    oauthClient: createOpenidOauthClient(),
    redirectListeners: createLoopbackRedirects(),
    mailer: createNodemailerMailer(),
    mailClients: createMailClients({ platform: process.platform, environment, clock, helper: helperCommand() }),
    practiceServers: createSmtpServerPractice({ certificates: createPracticeCertificates({ dataDir, clock, log }) }),
    messageReader: createPostalMimeReader(),
    erpDatabase: createErpDatabase({ issuers: machineIssuers }),
  }
}

/** @param options.stays for hours, as the window does: what the first test would wait for is done ahead */
export function createProgram(ports: Ports, options: { readonly stays?: boolean } = {}): Program {
  const services = createServices(ports)
  if (options.stays === true) {
    services.tests.getReady()
    services.check.getReady()
  }
  const unwatchQueue = options.stays === true ? watchQueue(ports) : () => {}
  const dispatcher = createDispatcher(createHandlers(services), ports)
  // What another program on the same data folder changes is news here as well.
  const unwatch = ports.systemStore.watch(() => ports.events.emit({ name: 'systems.changed', data: null }))
  return {
    ports,
    services,
    dispatcher,
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
