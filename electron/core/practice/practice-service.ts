/** The practice server: a loopback SMTP server inside the program, with an inbox in memory. */
import { practiceFaults, practicePassword, practiceUser, type PracticeFault, type PracticeMessage, type PracticeMessageSummary, type PracticeStatus } from '../../../shared/contract/practice.ts'
import type { SystemView } from '../../../shared/contract/systems.ts'
import { systemDocumentSchema, type SystemDocument } from '../../../shared/domain/system/document.ts'
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
  /** Starts again what was on when the program ended. */
  resume(): Promise<void>
  close(): Promise<void>
}

export const practiceSystemName = 'PRÁTICA'
const host = '127.0.0.1'
/** ports tried after the kept one before any free one is taken */
const portsInARow = 20
const keptMessages = 200
const keptRaw = 1024 * 1024

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
      smtp: {
        server: host,
        port,
        authentication: { enabled: true, user: practiceUser, password: practicePassword, ssl: false },
      },
    })
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
    async tryNow() {
      const { running, port } = await start()
      if (!running) throw new AppError('port-in-use', { details: { port } })
      for (let count = 1; ; count++) {
        const name = count === 1 ? practiceSystemName : `${practiceSystemName} ${count}`
        const found = await systems.findByName(name)
        // Somebody's own system of that name is left alone.
        if (found && !pointsHere(found.document)) continue
        if (found && found.document.smtp.port === port) return found
        if (!found) return (await systems.set(practiceDocument(name, port))).view
        // The server had to move to another port; whatever else was changed in the system stays.
        const moved = { ...found.document, smtp: { ...found.document.smtp, port } }
        return (await systems.set(moved)).view
      }
    },
    async resume() {
      if (settingsStore.read().practice.enabled) await start()
    },
    close: end,
  }
}

