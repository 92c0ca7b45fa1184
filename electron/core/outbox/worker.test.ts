/** The worker on real servers: what leaves, what waits, what stops, and what nobody can know. */
import { afterEach, describe, expect, test } from 'vitest'
import { createMemoryOutbox } from '../../adapters/memory/outbox.ts'
import { createMemoryClock } from '../../adapters/memory/clock.ts'
import { freePort } from '../../../test-support/listening.ts'
import { contentFor, createQueueEngine, type QueueEngine } from '../../../test-support/queue-engine.ts'
import { smtpScript, startScriptedServer, type SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { startSmtpServer } from '../../../test-support/smtp-server.ts'
import { documentFor, systemIdForTests } from '../../../test-support/test-engine.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
const document = (port: number, more: object = {}) => documentFor({ smtp: { server: '127.0.0.1', port, ...more } })
const login = { authentication: { user: 'siscon@example.com' } }
const otherSystem = '22222222-2222-4222-8222-222222222222'

async function scripted(behaviour: SmtpBehaviour) {
  const server = await startScriptedServer(smtpScript(behaviour))
  undo.push(() => server.close())
  return server
}
async function real(options: Parameters<typeof startSmtpServer>[0] = {}) {
  const server = await startSmtpServer(options)
  undo.push(() => server.close())
  return server
}
async function details({ queue }: QueueEngine, id: string) {
  const { message, attempts } = await queue.get(id)
  return { ...message, tries: attempts.map(({ verdict, phase, code }) => [verdict, phase, code]) }
}

describe('what leaves', () => {
  test('everything that is due, once, with its copies', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const ids = await Promise.all(Array.from({ length: 25 }, (_, number) => engine.add({ subject: `Aviso ${number}`, bcc: ['oculto@example.com'] })))
    await engine.once()
    expect(server.messages.map(({ raw }) => /^Subject: (.*)\r?$/m.exec(raw)?.[1]).sort()).toEqual(ids.map((_, number) => `Aviso ${number}`).sort())
    expect(new Set(server.messages.map(({ to }) => to.join()))).toEqual(new Set(['ana@example.com,oculto@example.com']))
    for (const id of ids) expect(await details(engine, id)).toMatchObject({ state: 'sent', attempts: 1, held: null, tries: [['sent', 'message', null]] })
    const { attempts } = await engine.queue.get(ids[0] ?? '')
    expect(attempts[0]?.report?.transcript.length).toBeGreaterThan(5)
    expect(attempts[0]?.releasedAt).not.toBeNull()
    expect((await engine.queue.stats()).workers).toEqual([])
  })

  test('what was put at Cadastrado stays until it is released', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const { id } = await engine.queue.add({ systemId: systemIdForTests, content: contentFor(), hold: true })
    await engine.once()
    expect(await engine.state(id)).toBe('registered')
    expect(await engine.queue.act([id], 'release')).toEqual({ changed: [id], refused: [] })
    await engine.once()
    expect([await engine.state(id), server.messages.length]).toEqual(['sent', 1])
  })

  test('never more connections than the server may have, and one at first', async () => {
    let most = 0
    let open = 0
    const server = await scripted({
      greeting: async (peer) => {
        most = Math.max(most, ++open)
        await peer.send('220 hello\r\n')
      },
      quit: async (peer) => {
        open--
        await peer.send('221 bye\r\n')
      },
    })
    const engine = createQueueEngine(document(server.port))
    await engine.queue.saveSettings({ ...(await engine.queue.settings()), connectionsPerServer: 3 })
    await Promise.all(Array.from({ length: 20 }, () => engine.add()))
    await engine.once()
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(3)
  })

  test('a system with thousands leaves another its turn', async () => {
    const order: string[] = []
    const server = await scripted({ mail: async (peer, line) => (order.push(/<(.*?)@/.exec(line)?.[1] ?? ''), peer.send('250 ok\r\n')) })
    const engine = createQueueEngine(document(server.port))
    engine.set(otherSystem, { document: document(server.port) })
    await Promise.all(Array.from({ length: 40 }, () => engine.add({ from: 'muitos@example.com' })))
    await engine.add({ from: 'um@example.com' }, otherSystem)
    await engine.once()
    expect(order).toHaveLength(41)
    expect(order.indexOf('um')).toBeLessThan(10)
  })

  test('what comes in while it works, too', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const worker = engine.worker()
    const done = worker.run()
    const first = await engine.add()
    await expect.poll(() => engine.state(first)).toBe('sent')
    const held = (await engine.queue.add({ systemId: systemIdForTests, content: contentFor(), hold: true })).id
    await engine.queue.act([held], 'send-now')
    await expect.poll(() => engine.state(held)).toBe('sent')
    worker.stop()
    await done
  })

  test('changed settings count for what has not left', async () => {
    const server = await real()
    const engine = createQueueEngine(document(await freePort()))
    const id = await engine.add()
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'waiting', code: 'connection-refused', attempts: 1 })
    engine.set(systemIdForTests, { document: document(server.port) })
    await engine.queue.act([id], 'send-now')
    await engine.once()
    expect(await engine.state(id)).toBe('sent')
  })
})

describe('what waits, and what fails', () => {
  test('not now: again after a minute, five, five, an hour; after five tries it is an error', async () => {
    const clock = createMemoryClock()
    const server = await scripted({ message: '451 4.3.0 later' })
    const engine = createQueueEngine(document(server.port), { clock })
    const id = await engine.add()
    const waits: number[] = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      await engine.once()
      const { dueAt, state } = (await engine.queue.get(id)).message
      expect(state).toBe('waiting')
      waits.push((Date.parse(dueAt ?? '') - clock.now().getTime()) / 60_000)
      clock.advance((waits.at(-1) ?? 0) * 60_000 - 1)
      await engine.once()
      expect((await engine.queue.get(id)).attempts).toHaveLength(attempt)
      clock.advance(1)
    }
    expect(waits).toEqual([1, 5, 5, 60])
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'error', attempts: 5, code: 'message-rejected', actions: ['hold', 'resend'] })
    await engine.queue.act([id], 'resend')
    await engine.once()
    const again = await engine.queue.get(id)
    expect([again.message.state, again.message.attempts, again.attempts.length]).toEqual(['waiting', 1, 6])
  })

  test('never: at once', async () => {
    const server = await scripted({ message: '554 5.7.1 spam' })
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'error', attempts: 1, recipients: [{ state: 'error', replyCode: 554 }] })
  })

  test('each recipient on its own, and who was served is not served again', async () => {
    const asked: string[] = []
    let patience = 1
    const server = await scripted({
      rcpt: async (peer, line) => {
        asked.push(/<(.*)>/.exec(line)?.[1] ?? '')
        await peer.send(line.includes('nunca') ? '550 no\r\n' : line.includes('depois') && patience-- > 0 ? '450 greylisted\r\n' : '250 ok\r\n')
      },
    })
    const clock = createMemoryClock()
    const engine = createQueueEngine(document(server.port), { clock })
    const id = await engine.add({ to: ['ana@example.com', 'depois@example.com'], cc: ['nunca@example.com'] })
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'waiting', recipients: [{ state: 'sent' }, { state: 'pending', replyCode: 450 }, { state: 'error', replyCode: 550 }] })
    clock.advance(60_000)
    await engine.once()
    expect(asked).toEqual(['ana@example.com', 'depois@example.com', 'nunca@example.com', 'depois@example.com'])
    expect(await details(engine, id)).toMatchObject({ state: 'error', recipients: [{ state: 'sent' }, { state: 'sent' }, { state: 'error' }] })
  })

  test('a poisoned message blocks nobody and comes to an end', async () => {
    const server = await real()
    const clock = createMemoryClock()
    const engine = createQueueEngine(document(server.port), { clock })
    const bad = await engine.add({ subject: 'veneno' })
    const good = await engine.add()
    const content = engine.store.content.bind(engine.store)
    engine.store.content = (id) => (id === bad ? Promise.reject(new Error('cannot be read')) : content(id))
    for (let hour = 0; hour < 8; hour++) {
      await engine.once()
      clock.advance(3_600_000)
    }
    expect([await engine.state(good), await details(engine, bad)]).toMatchObject(['sent', { state: 'error', attempts: 5, code: 'internal' }])
  })

  test('a server that is not there is asked now and then, not once for each message', async () => {
    const clock = createMemoryClock()
    const engine = createQueueEngine(document(await freePort()), { clock })
    const ids = await Promise.all(Array.from({ length: 50 }, () => engine.add()))
    const worker = engine.worker()
    const done = worker.run()
    await expect.poll(() => worker.status().retried).toBe(1)
    worker.stop()
    await done
    const tried = await Promise.all(ids.map(async (id) => (await engine.queue.get(id)).attempts.length))
    expect(tried.reduce((sum, count) => sum + count, 0)).toBe(1)
  })
})

describe('what stops', () => {
  test('a wrong password is tried once, stops the account with its reason, and newer settings let it go on', async () => {
    let logins = 0
    const server = await real({ login: { user: 'siscon@example.com', password: 'certa' }, more: { onAuth: (auth, _session, callback) => {
      logins++
      if (auth.password === 'certa') callback(null, { user: 'x' })
      else callback(Object.assign(new Error('no'), { responseCode: 535 }))
    } } }) // prettier-ignore
    const engine = createQueueEngine(document(server.port, login), { passwords: { 'smtp.authentication': 'errada' } })
    engine.set(otherSystem, { document: document((await real()).port) })
    const ids = await Promise.all(Array.from({ length: 10 }, () => engine.add()))
    const other = await engine.add({}, otherSystem)
    await engine.once()
    await engine.once()
    expect([logins, await engine.state(other)]).toEqual([1, 'sent'])
    for (const id of ids) expect(await details(engine, id)).toMatchObject({ state: 'waiting', attempts: 0, held: 'authentication-failed' })
    expect((await engine.queue.stats()).pauses).toMatchObject([{ systemName: 'SISCON', asUser: null, reason: 'authentication-failed' }])
    engine.set(systemIdForTests, { document: document(server.port, login), passwords: { 'smtp.authentication': 'certa' } })
    await engine.once()
    for (const id of ids) expect(await engine.state(id)).toBe('sent')
    expect((await engine.queue.stats()).pauses).toEqual([])
  })

  test('by hand, a system and one of its users', async () => {
    const server = await real()
    const withUser = { ...document(server.port), users: documentFor({ users: [{ login: 'JOSE', email: 'jose@example.com' }] }).users }
    const engine = createQueueEngine({ ...withUser, users: withUser.users ?? [] })
    const own = await engine.add()
    const asUser = await engine.add({ asUser: 'JOSE', from: null })
    await engine.queue.pause(systemIdForTests, 'jose')
    await engine.once()
    expect([await engine.state(own), await details(engine, asUser)]).toMatchObject(['sent', { state: 'waiting', held: 'by-hand' }])
    await engine.queue.resume(systemIdForTests, null)
    await engine.once()
    expect(server.messages.at(-1)?.from).toBe('jose@example.com')
  })

  test('a removed system’s messages are held, not lost, and go on when it is back', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    engine.set(systemIdForTests, null)
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'waiting', held: 'system-removed', attempts: 0 })
    expect((await engine.queue.stats()).pauses).toMatchObject([{ systemName: 'SISCON' }])
    engine.set(systemIdForTests, { document: document(server.port) })
    await engine.once()
    expect(await engine.state(id)).toBe('sent')
  })

  test.each(['mapi', 'vim'] as const)('%s is refused on entry, and held where it came later', async (protocol) => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    engine.set(systemIdForTests, { document: { ...document(server.port), protocol } })
    await expect(engine.add()).rejects.toMatchObject({ code: 'needs-smtp', details: { name: 'SISCON', protocol } })
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'waiting', held: 'protocol-cannot-test' })
    expect(server.messages).toEqual([])
  })
})

describe('what nobody can know', () => {
  test.each([
    ['no answer to the end', { message: null }, 'deadline'],
    ['closed instead of an answer', { message: (peer) => Promise.resolve(peer.end()) }, 'connection-closed'],
    ['an answer that is none', { message: '354 what' }, 'unexpected-reply'],
  ] as [string, SmtpBehaviour, string][])('%s: unknown, never resent by itself, resent with its Message-ID when a person says so', async (_, behaviour, code) => {
    const bodies: string[] = []
    const server = await scripted({ ...behaviour, message: async (peer, body) => {
      bodies.push(/^Message-ID: (.*)\r?$/im.exec(body)?.[1] ?? '')
      const { message } = behaviour
      if (bodies.length > 1) await peer.send('250 ok\r\n')
      else if (typeof message === 'function') await message(peer, body)
      else if (typeof message === 'string') await peer.send(`${message}\r\n`)
    } }) // prettier-ignore
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    await engine.once({ answerMs: 300 })
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'unknown', code, recipients: [{ state: 'unknown' }], tries: [['unknown', 'message', code]] })
    expect(bodies).toHaveLength(1)
    for (const action of ['send-now', 'resend', 'cancel', 'hold'] as const) expect((await engine.queue.act([id], action)).changed).toEqual([])
    await engine.queue.act([id], 'resolve-resend')
    await engine.once()
    expect([await engine.state(id), new Set(bodies).size, bodies.length]).toEqual(['sent', 1, 2])
  })

  test('a worker that slept through its lease before the end keeps it back; another sends it once', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    const [slept] = await engine.store.claim({ systemId: systemIdForTests, asUser: null }, 'slept', Date.now() - 60_000 + 60_000, Date.now() - 1, 1)
    await engine.once()
    expect([await engine.state(id), server.messages.length]).toEqual(['sent', 1])
    expect(await engine.store.release({ id, worker: 'slept', fence: slept?.fence ?? 0 }, () => ({}), Date.now())).toBe(false)
    expect(await details(engine, id)).toMatchObject({ attempts: 2, tries: [[null, null, 'worker-lost'], ['sent', 'message', null]] })
  })

  test('one that slept through it after the release is in doubt at once, and its late word counts', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    const [slept] = await engine.store.claim({ systemId: systemIdForTests, asUser: null }, 'slept', Date.now(), Date.now() - 1, 1)
    const claim = { id, worker: 'slept', fence: slept?.fence ?? 0 }
    await engine.store.release(claim, () => ({}), Date.now())
    await engine.once()
    expect(await details(engine, id)).toMatchObject({ state: 'unknown', code: 'worker-lost', recipients: [{ state: 'unknown' }] })
    expect(server.messages).toEqual([])
    expect(await engine.store.settle(claim, () => ({ state: 'sent' }), null, Date.now())).toBe(true)
  })
})

describe('stopping', () => {
  test('finishes what is on the wire and gives back what is not', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const server = await scripted({ message: async (peer) => (await held, peer.send('250 ok\r\n')) })
    const engine = createQueueEngine(document(server.port))
    const ids = [await engine.add(), await engine.add()]
    const worker = engine.worker({ graceMs: 50 })
    const done = worker.run()
    await expect.poll(async () => (await engine.store.get(ids[0] ?? ''))?.released).toBe(true)
    worker.stop()
    setTimeout(release, 200)
    const status = await done
    expect([status.sent, await engine.state(ids[0] ?? ''), await details(engine, ids[1] ?? '')]).toMatchObject([1, 'sent', { state: 'waiting', attempts: 0 }])
  })

  test('what had not released its end goes back after the grace, without a try counted', async () => {
    const server = await scripted({ rcpt: null })
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add()
    const worker = engine.worker({ graceMs: 50 })
    const done = worker.run()
    await expect.poll(() => worker.status().sending).toBe(1)
    worker.stop()
    await done
    expect(await details(engine, id)).toMatchObject({ state: 'waiting', attempts: 0 })
    await server.idle()
  })

  test('two workers at once: each message once', async () => {
    const server = await real()
    const engine = createQueueEngine(document(server.port))
    const ids = await Promise.all(Array.from({ length: 60 }, () => engine.add()))
    await Promise.all([engine.once(), engine.once(), engine.once()])
    await engine.once()
    expect(new Set(server.messages.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).size).toBe(60)
    expect(server.messages).toHaveLength(60)
    for (const id of ids) expect(await engine.state(id)).toBe('sent')
  })
})

test('what was sent is cleaned away after thirty days; what failed or is in doubt stays', async () => {
  const clock = createMemoryClock()
  const server = await scripted({ rcpt: { 'nunca@example.com': '550 no' } })
  const engine = createQueueEngine(document(server.port), { clock })
  const sent = await engine.add()
  const failed = await engine.add({ to: ['nunca@example.com'] })
  await engine.once()
  clock.advance(30 * 86_400_000 - 60_000)
  await engine.once()
  expect([await engine.state(sent), await engine.state(failed)]).toEqual(['sent', 'error'])
  clock.advance(120_000)
  await engine.once()
  await expect(engine.queue.get(sent)).rejects.toMatchObject({ code: 'not-found' })
  expect(await engine.queue.content(failed)).not.toBeNull()
})

describe('coming in', () => {
  test.each([
    [{ to: [] }, 'to', 'address-empty'], [{ to: ['ana'] }, 'to', 'address-invalid'], [{ cc: ['a b@example.com'] }, 'cc', 'address-spaces'],
    [{ bcc: ['x@example.com\r\nRCPT TO:<y@example.com>'] }, 'bcc', 'address-control'], [{ from: 'x' }, 'from', 'address-invalid'],
    [{ from: null }, 'from', 'address-empty'], [{ replyTo: 'x' }, 'replyTo', 'address-invalid'], [{ subject: 'a\r\nBcc: b' }, 'subject', 'subject-control'],
    [{ asUser: 'NINGUEM' }, 'asUser', 'unknown-user'],
  ])('%j is refused at %s: %s', async (content, path, code) => {
    const engine = createQueueEngine(document(25))
    await expect(engine.add(content)).rejects.toMatchObject({ code: 'invalid-input', issues: expect.arrayContaining([expect.objectContaining({ path, code })]) as unknown })
    expect((await engine.queue.stats()).counts.waiting).toBe(0)
  }) // prettier-ignore

  test('no room on the disk is said before anything is taken', async () => {
    const engine = createQueueEngine(document(25), { store: createMemoryOutbox({ freeSpace: () => 1_000_000 }) })
    await expect(engine.add()).rejects.toMatchObject({ code: 'store-write-failed', details: { reason: 'ENOSPC' } })
  })

  test('the message can be read as it will go', async () => {
    const engine = createQueueEngine(document(25))
    const id = await engine.add({ to: ['ana@example.com'], subject: 'Ação', html: true, text: '<b>Olá</b>' })
    const { raw } = await engine.queue.raw(id)
    expect(raw).toMatch(/^From: siscon@example.com\r\nTo: ana@example.com\r\n/)
    expect(raw).toContain(`Message-ID: <${id}@example.com>`)
  })
})
