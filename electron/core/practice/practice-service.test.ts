import { beforeEach, describe, expect, test } from 'vitest'
import { systemDocumentSchema } from '../../../shared/domain/system/document.ts'
import { AppError } from '../../../shared/errors.ts'
import { createMemoryClock } from '../../adapters/memory/clock.ts'
import { createMemoryEvents, type MemoryEvents } from '../../adapters/memory/events.ts'
import { createMemoryIds } from '../../adapters/memory/ids.ts'
import { createMemoryLog, type MemoryLog } from '../../adapters/memory/log.ts'
import { createMemoryChangeLog } from '../../adapters/memory/change-log.ts'
import { memoryHost } from '../../adapters/memory/host.ts'
import { createMemoryRunStore } from '../../adapters/memory/run-store.ts'
import { createMemorySecretBox } from '../../adapters/memory/secret-box.ts'
import { createMemorySettingsStore } from '../../adapters/memory/settings-store.ts'
import { createMemorySystemStore } from '../../adapters/memory/system-store.ts'
import { createPostalMimeReader } from '../../adapters/postal-mime-reader.ts'
import type { PracticeServers, ReceivedMessage, SettingsStore } from '../ports.ts'
import { createSystemsService, type SystemsService } from '../systems/systems-service.ts'
import { practicePassword, practiceUser } from '../../../shared/contract/practice.ts'
import { createPracticeService, type PracticeService } from './practice-service.ts'

/** Ports of a computer on which some are taken. */
function practicePorts(taken: Set<number>) {
  const open: { port: number; onMessage: (message: ReceivedMessage) => void; fault: () => string }[] = []
  const servers: PracticeServers = {
    listen({ port, onMessage, fault }) {
      if (taken.has(port)) return Promise.reject(new AppError('port-in-use', { details: { port } }))
      const entry = { port: port === 0 ? 49_152 : port, onMessage, fault }
      open.push(entry)
      taken.add(entry.port)
      return Promise.resolve({
        port: entry.port,
        fingerprint256: fingerprint,
        close() {
          open.splice(open.indexOf(entry), 1)
          taken.delete(entry.port)
          return Promise.resolve()
        },
      })
    },
  }
  return { open, servers }
}

let settingsStore: SettingsStore
let systems: SystemsService
let events: MemoryEvents
let log: MemoryLog
let fingerprint = ''
let taken: Set<number>
let ports: ReturnType<typeof practicePorts>
const ids = createMemoryIds()
const clock = createMemoryClock()

function make(): PracticeService {
  return createPracticeService({ practiceServers: ports.servers, messageReader: createPostalMimeReader(), settingsStore, clock, ids, events, log }, systems)
}

beforeEach(() => {
  settingsStore = createMemorySettingsStore()
  events = createMemoryEvents()
  log = createMemoryLog()
  fingerprint = Array.from({ length: 32 }, () => 'AB').join(':')
  taken = new Set()
  ports = practicePorts(taken)
  systems = createSystemsService({
    systemStore: createMemorySystemStore(),
    runStore: createMemoryRunStore(),
    changeLog: createMemoryChangeLog(),
    host: memoryHost,
    log,
    secretBox: createMemorySecretBox(),
    events,
    clock,
    ids,
  })
})

/** Hands a message in and waits until it is in the inbox. */
async function deliver(text: string, count = 1): Promise<void> {
  for (let sent = 0; sent < count; sent++) ports.open[0]?.onMessage({ from: 'a@example.com', to: ['b@example.com'], raw: new TextEncoder().encode(text) })
  await new Promise((resolve) => setImmediate(resolve))
}

describe('the port', () => {
  test('is 2525, and the server is off until it is asked for', async () => {
    const practice = make()
    expect(practice.status()).toEqual({ running: false, host: '127.0.0.1', port: 2525, fault: 'none', user: practiceUser, problem: null, messageCount: 0 })
    expect(await practice.start()).toMatchObject({ running: true, port: 2525, problem: null })
    expect(settingsStore.read().practice).toEqual({ enabled: true, port: 2525, fault: 'none' })
  })

  test('is the next free one where it is taken, and that one is kept', async () => {
    for (const port of [2525, 2526]) taken.add(port)
    const practice = make()
    expect(await practice.start()).toMatchObject({ running: true, port: 2527 })
    await practice.close()
    taken.clear()
    const again = make()
    await again.resume()
    expect(again.status()).toMatchObject({ running: true, port: 2527 })
  })

  test('is any free one where twenty in a row are taken, and never above 65535', async () => {
    for (let port = 2525; port < 2545; port++) taken.add(port)
    expect(await make().start()).toMatchObject({ running: true, port: 49_152 })
    settingsStore.write({ ...settingsStore.read(), practice: { enabled: true, port: 65_535, fault: 'none' } })
    taken.add(65_535)
    taken.delete(49_152)
    expect(await make().start()).toMatchObject({ running: true, port: 49_152 })
  })

  test('that cannot be had at all is said', async () => {
    for (let port = 2525; port < 2545; port++) taken.add(port)
    taken.add(0)
    const practice = make()
    expect(await practice.start()).toMatchObject({ running: false, problem: 'port-in-use' })
    await expect(practice.tryNow()).rejects.toMatchObject({ code: 'port-in-use' })
    expect(log.entries).not.toEqual([])
    taken.clear()
    expect(await practice.start()).toMatchObject({ running: true, problem: null })
  })
})

describe('on and off', () => {
  test('two who press the button at once start one server', async () => {
    const practice = make()
    await Promise.all([practice.start(), practice.start(), practice.tryNow()])
    await practice.start()
    expect(ports.open).toHaveLength(1)
  })

  test('what was on is on again after a restart, what was off stays off', async () => {
    const practice = make()
    await practice.start()
    await practice.close()
    expect(ports.open).toHaveLength(0)
    const second = make()
    await second.resume()
    expect(second.status().running).toBe(true)
    await second.stop()
    const third = make()
    await third.resume()
    expect(third.status().running).toBe(false)
  })

  test('the fault is kept, asked for at each session, and refused when there is none such', async () => {
    const practice = make()
    await practice.start()
    for (const fault of ['wrong-password', 'silent', 'recipient-refused', 'none'] as const) {
      expect(practice.setFault(fault).fault).toBe(fault)
      expect(ports.open[0]?.fault()).toBe(fault)
      expect(make().status().fault).toBe(fault)
    }
    expect(() => practice.setFault('fire' as never)).toThrow(expect.objectContaining({ code: 'invalid-input' }) as Error)
  })

  test('every change is told', async () => {
    const practice = make()
    const changes: (() => unknown)[] = [() => practice.start(), () => practice.setFault('silent'), () => deliver('Subject: x\r\n\r\n'), () => practice.clear(), () => practice.stop()]
    for (const [index, change] of changes.entries()) {
      await change()
      expect(events.told.filter(({ name }) => name === 'practice.changed')).toHaveLength(index + 1)
    }
  })
})

describe('the inbox', () => {
  test('shows a message as it came', async () => {
    const practice = make()
    await practice.start()
    const raw = 'From: =?UTF-8?Q?Jos=C3=A9?= <a@example.com>\r\nSubject: =?UTF-8?Q?Ol=C3=A1?=\r\n\r\nBom dia.\r\n'
    await deliver(raw)
    const [summary] = practice.messages()
    expect(summary).toMatchObject({ from: 'a@example.com', to: ['b@example.com'], subject: 'Olá', size: raw.length })
    const message = practice.message(summary!.id)
    expect(message).toMatchObject({ raw, text: 'Bom dia.\n' })
    expect(message.headers.map(({ name }) => name)).toEqual(['From', 'Subject'])
    expect(practice.status().messageCount).toBe(1)
  })

  test('keeps the 200 newest, newest first, and at most a megabyte of each', async () => {
    const practice = make()
    await practice.start()
    await deliver('Subject: old\r\n\r\n')
    await deliver('Subject: new\r\n\r\n', 200)
    expect(new Set(practice.messages().map(({ subject }) => subject))).toEqual(new Set(['new']))
    expect(practice.messages()).toHaveLength(200)
    await deliver(`Subject: big\r\n\r\n${'x'.repeat(2 * 1024 * 1024)}`)
    const big = practice.message(practice.messages()[0]!.id)
    expect([big.subject, big.raw.length]).toEqual(['big', 1024 * 1024])
  })

  test('can be emptied; what is not there is not found', async () => {
    const practice = make()
    await practice.start()
    await deliver('Subject: x\r\n\r\n')
    const { id } = practice.messages()[0]!
    expect(practice.clear()).toBeNull()
    expect(practice.messages()).toEqual([])
    expect(() => practice.message(id)).toThrow(expect.objectContaining({ code: 'not-found' }) as Error)
  })
})

describe('"Experimentar agora"', () => {
  test('makes the system PRÁTICA that points to the server, with its password, and finds it again', async () => {
    const practice = make()
    const first = await practice.tryNow()
    expect(first.document).toMatchObject({
      name: 'PRÁTICA',
      technologyVersion: '14.1',
      protocol: 'smtp',
      smtp: { server: '127.0.0.1', port: 2525, authentication: { enabled: true, user: practiceUser, ssl: false } },
    })
    expect(await systems.password(first.id, 'smtp.authentication')).toEqual({ state: 'stored', plain: practicePassword })
    expect(await practice.tryNow()).toEqual(first)
    expect((await systems.list()).systems).toHaveLength(1)
  })

  test('follows a server that had to move, and keeps what else was changed', async () => {
    const practice = make()
    const first = await practice.tryNow()
    await systems.save(first.id, 1, { ...first.document, description: 'mine', parameters: { USEDOTNETMAIL: 'N' } })
    await practice.close()
    taken.add(2525)
    const moved = await make().tryNow()
    expect(moved).toMatchObject({ id: first.id, document: { description: 'mine', parameters: { USEDOTNETMAIL: 'N' }, smtp: { port: 2526 } } })
    expect(moved.secrets).toEqual({ 'smtp.authentication': 'stored' })
  })

  test('leaves a system of that name alone that is somebody’s own', async () => {
    const own = await systems.create(systemDocumentSchema.parse({ name: 'pratica', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: 'smtp.example.com' } }))
    const practice = make()
    const view = await practice.tryNow()
    expect(view.document.name).toBe('PRÁTICA 2')
    expect(await practice.tryNow()).toEqual(view)
    expect(await systems.get(own.id)).toEqual(own)
  })

  test('needs no choice of proxy: it is off', async () => {
    expect((await make().tryNow()).document.proxy.enabled).toBe(false)
  })
})

describe('"Agora com SSL"', () => {
  const entry = (port = 2525) => ({ host: '127.0.0.1', port, kind: 'certificate', value: fingerprint, until: null, note: 'PRÁTICA' })

  test('switches SSL on in PRÁTICA and trusts exactly this certificate, here and nowhere else', async () => {
    const practice = make()
    const before = await practice.tryNow()
    const after = await practice.useSsl()
    expect(after.id).toBe(before.id)
    expect(after.document.smtp).toMatchObject({ port: 2525, security: 'auto', authentication: { enabled: true, ssl: true }, trust: [entry()] })
    expect(await systems.password(after.id, 'smtp.authentication')).toEqual({ state: 'stored', plain: practicePassword })
    expect(await practice.useSsl()).toEqual(after)
    expect(await practice.tryNow()).toEqual(after)
  })

  test('makes the system where there is none, and starts the server', async () => {
    const { document } = await make().useSsl()
    expect(document).toMatchObject({ name: 'PRÁTICA', smtp: { authentication: { ssl: true }, trust: [entry()] } })
    expect(ports.open).toHaveLength(1)
  })

  test('goes along with a renewed certificate and another port, and leaves other entries alone', async () => {
    const practice = make()
    const first = await practice.useSsl()
    const own = { host: 'smtp.example.com', port: 587, kind: 'key' as const, value: fingerprint, until: '2030-01-01', note: '' }
    await systems.save(first.id, first.revision, { ...first.document, smtp: { ...first.document.smtp, trust: [own, ...first.document.smtp.trust] } })
    await practice.close()
    taken.add(2525)
    fingerprint = Array.from({ length: 32 }, () => 'CD').join(':')
    const moved = await make().tryNow()
    expect(moved.document.smtp).toMatchObject({ port: 2526, authentication: { ssl: true }, trust: [own, entry(2526)] })
  })

  test('mends a precise mode that would not go with the port', async () => {
    const practice = make()
    const first = await practice.tryNow()
    await systems.save(first.id, 1, { ...first.document, smtp: { ...first.document.smtp, security: 'tls' } })
    expect((await practice.useSsl()).document.smtp.security).toBe('auto')
  })
})
