/** The practice server: a loopback SMTP server inside the program, with an inbox in memory. */
import { practiceFaults, practicePassword, practiceSystemName, practiceUser, type PracticeFault, type PracticeMessage, type PracticeMessageSummary, type PracticeStatus } from '../../../shared/contract/practice.ts'
import type { SystemView } from '../../../shared/contract/systems.ts'
import { systemDocumentSchema, type SystemDocument } from '../../../shared/domain/system/document.ts'
import type { TrustEntry } from '../../../shared/domain/trust/entry.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports, PracticeListener, ReceivedMessage } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'

export interface PracticeService {
  status(): PracticeStatus
  start(): Promise<PracticeStatus>
  stop(): Promise<PracticeStatus>
  setFault(fault: PracticeFault): PracticeStatus
  messages(): PracticeMessageSummary[]
  /** AppError `not-found` */
  message(id: string): PracticeMessage
  clear(): null
  /** Starts the server and makes, or finds, the system PRÁTICA that points to it. */
  tryNow(): Promise<SystemView>
  /** As tryNow, with "Servidor com SSL" on and trust in exactly the server's certificate. */
  useSsl(): Promise<SystemView>
  /** Starts again what was on when the program ended. */
  resume(): Promise<void>
  close(): Promise<void>
}

const host = '127.0.0.1'
/** ports tried after the kept one before any free one is taken */
const portsInARow = 20
const keptMessages = 200
const keptRaw = 1024 * 1024

const isOurs = (entry: TrustEntry) => entry.host === host && entry.kind === 'certificate' && entry.note === practiceSystemName

/** The server may have had to move to another port, or its certificate to be renewed: what points to it goes along. */
function following({ smtp, ...document }: SystemDocument, { port, fingerprint256 }: PracticeListener): SystemDocument {
  const trust = smtp.trust.map((entry) => (isOurs(entry) ? { ...entry, port, value: fingerprint256 } : entry))
  return { ...document, smtp: { ...smtp, port, trust } }
}

function withSsl({ smtp, ...document }: SystemDocument, here: PracticeListener): SystemDocument {
  const entry: TrustEntry = { host, port: here.port, kind: 'certificate', value: here.fingerprint256, until: null, note: practiceSystemName }
  const trust = smtp.trust.some(isOurs) ? smtp.trust : [...smtp.trust, entry]
  return following({ ...document, smtp: { ...smtp, security: 'auto', trust, authentication: { ...smtp.authentication, ssl: true } } }, here)
}

type Needs = Pick<Ports, 'practiceServers' | 'messageReader' | 'settingsStore' | 'clock' | 'ids' | 'events' | 'log'>

export function createPracticeService(ports: Needs, systems: Pick<SystemsService, 'findByName' | 'set'>): PracticeService {
  const { settingsStore } = ports
  let listener: PracticeListener | null = null
  let problem: string | null = null
  let inbox: PracticeMessage[] = []
  let starting: Promise<PracticeStatus> | null = null

  function keep(change: Partial<{ enabled: boolean; port: number; fault: PracticeFault }>): void {
    const settings = settingsStore.read()
    settingsStore.write({ ...settings, practice: { ...settings.practice, ...change } })
  }

  function told<T>(result: T): T {
    ports.events.emit({ name: 'practice.changed', data: null })
    return result
  }

  function status(): PracticeStatus {
    const { port, fault } = settingsStore.read().practice
    return { running: listener !== null, host, port: listener?.port ?? port, fault, user: practiceUser, problem, messageCount: inbox.length }
  }

  async function receive({ from, to, raw }: ReceivedMessage): Promise<void> {
    const read = await ports.messageReader.read(raw)
    const message: PracticeMessage = {
      id: ports.ids.uuid(),
      receivedAt: ports.clock.now().toISOString(),
      from,
      to: [...to],
      size: raw.length,
      raw: new TextDecoder().decode(raw.subarray(0, keptRaw)),
      ...read,
    }
    inbox = [message, ...inbox].slice(0, keptMessages)
    told(null)
  }

  async function listenFrom(first: number): Promise<PracticeListener> {
    const inARow = Array.from({ length: portsInARow }, (_, index) => first + index).filter((port) => port <= 65535)
    // 0: whatever the operating system gives
    for (const port of [...inARow, 0]) {
      try {
        return await ports.practiceServers.listen({
          port,
          user: practiceUser,
          password: practicePassword,
          fault: () => settingsStore.read().practice.fault,
          onMessage: (message) => {
            receive(message).catch((error: unknown) => ports.log.error('a practice message could not be read', { error: String(error) }))
          },
        })
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'port-in-use') throw error
      }
    }
    throw new AppError('port-in-use', { details: { port: first } })
  }

  async function launch(): Promise<PracticeStatus> {
    if (listener) return status()
    try {
      listener = await listenFrom(settingsStore.read().practice.port)
      problem = null
      keep({ enabled: true, port: listener.port })
    } catch (error) {
      problem = error instanceof AppError ? error.code : 'internal'
      ports.log.error('the practice server could not start', { error: String(error) })
    }
    return told(status())
  }

  /** Two pages that press the button together start one server. */
  function start(): Promise<PracticeStatus> {
    starting ??= launch().finally(() => (starting = null))
    return starting
  }

  async function end(): Promise<void> {
    const ending = listener
    listener = null
    await ending?.close()
  }

  const pointsHere = ({ smtp }: SystemDocument) =>
    smtp.server === host && smtp.authentication.enabled && smtp.authentication.user === practiceUser

  function practiceDocument(name: string, port: number): SystemDocument {
    return systemDocumentSchema.parse({
      name,
      technologyVersion: '14.1',
      protocol: 'smtp',
      smtp: { server: host, port, authentication: { enabled: true, user: practiceUser, password: practicePassword, ssl: false } },
    })
  }

  /** The system that points here, changed as asked. Whatever else was changed in it stays. */
  async function practiceSystem(change: (document: SystemDocument, here: PracticeListener) => SystemDocument): Promise<SystemView> {
    const { port } = await start()
    const here = listener
    if (!here) throw new AppError('port-in-use', { details: { port } })
    for (let count = 1; ; count++) {
      const name = count === 1 ? practiceSystemName : `${practiceSystemName} ${count}`
      const found = await systems.findByName(name)
      // Somebody's own system of that name is left alone.
      if (found && !pointsHere(found.document)) continue
      const document = found?.document ?? practiceDocument(name, here.port)
      const wanted = change(document, here)
      if (found && JSON.stringify(wanted) === JSON.stringify(document)) return found
      return (await systems.set(wanted)).view
    }
  }

  return {
    status,
    start,
    async stop() {
      await end()
      keep({ enabled: false })
      return told(status())
    },
    setFault(fault) {
      if (!practiceFaults.includes(fault)) throw new AppError('invalid-input')
      keep({ fault })
      return told(status())
    },
    messages: () => inbox.map(({ id, receivedAt, from, to, subject, size }) => ({ id, receivedAt, from, to, subject, size })),
    message(id) {
      const found = inbox.find((message) => message.id === id)
      if (!found) throw new AppError('not-found')
      return found
    },
    clear() {
      inbox = []
      return told(null)
    },
    tryNow: () => practiceSystem(following),
    useSsl: () => practiceSystem(withSsl),
    async resume() {
      if (settingsStore.read().practice.enabled) await start()
    },
    close: end,
  }
}

