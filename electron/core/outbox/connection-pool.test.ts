/** Several messages through one connection: what is said, when another one is made, and that the truth holds for each of them. */
import { afterEach, describe, expect, test } from 'vitest'
import { createAuthority } from '../../../test-support/certificates.ts'
import { createQueueEngine } from '../../../test-support/queue-engine.ts'
import { smtpScript, startScriptedServer, type Answer, type SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { startSmtpServer } from '../../../test-support/smtp-server.ts'
import { documentFor, systemIdForTests } from '../../../test-support/test-engine.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
const document = (port: number, more: object = {}) => documentFor({ smtp: { server: '127.0.0.1', port, ...more } })
const otherSystem = '22222222-2222-4222-8222-222222222222'

async function scripted(behaviour: SmtpBehaviour) {
  const server = await startScriptedServer(smtpScript(behaviour))
  undo.push(() => server.close())
  return server
}
/** The answers in turn, over all sessions; then the usual one. */
function inTurn(usual: string, ...answers: Answer[]): Answer {
  return async (peer, line) => {
    const answer = answers.length > 0 ? answers.shift() : usual
    if (typeof answer === 'function') await answer(peer, line)
    else if (answer !== null && answer !== undefined) await peer.send(`${answer}\r\n`)
  }
}
const said = (server: Awaited<ReturnType<typeof scripted>>) =>
  server.sessions.map((session) => session.lines().map((line) => /^(?:EHLO|AUTH|MAIL|RCPT|DATA|RSET|QUIT|\.)(?= |$)/.exec(line)?.[0]).filter((verb) => verb !== undefined).join(' '))

async function addAll(engine: ReturnType<typeof createQueueEngine>, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 0; number < count; number++) ids.push(await engine.add({ subject: `Aviso ${number}` }))
  return ids
}
async function limited(engine: ReturnType<typeof createQueueEngine>, connections: number) {
  await engine.queue.saveSettings({ ...(await engine.queue.settings()), connectionsPerServer: connections })
}

describe('a connection that stays open', () => {
  test('takes message after message, each with an account of its own, and says goodbye at the end', async () => {
    const server = await scripted({})
    const engine = createQueueEngine(document(server.port))
    await limited(engine, 1)
    const ids = await addAll(engine, 3)
    await engine.once()
    const turn = 'MAIL RCPT DATA .'
    expect(said(server)).toEqual([`EHLO ${turn} ${turn} ${turn} QUIT`])
    const reports = await Promise.all(ids.map(async (id) => (await engine.queue.get(id)).attempts.map(({ report }) => report)))
    expect(reports.map((all) => all.length)).toEqual([1, 1, 1])
    const [first, second] = reports.map(([report]) => report)
    expect(first?.phases.find(({ phase }) => phase === 'connect')?.status).toBe('ok')
    expect(second?.phases.map(({ phase, status }) => `${phase}:${status}`)).toEqual([
      'settings:ok', 'dns:skipped', 'connect:skipped', 'proxy:skipped', 'greeting:skipped', 'ehlo:skipped', 'tls:skipped', 'auth:skipped', 'mail:ok', 'rcpt:ok', 'data:ok', 'message:ok',
    ]) // prettier-ignore
    expect([second?.banner, second?.route?.kind, second?.transcript[0]?.text]).toEqual([first?.banner, 'direct', `127.0.0.1:${server.port} · 2`])
  })

  test('serves a hundred messages at most, and ends when nothing has come for a while', async () => {
    const server = await scripted({})
    const engine = createQueueEngine(document(server.port), { pooling: { messages: 2, idle: 30 } })
    await limited(engine, 1)
    await addAll(engine, 5)
    const worker = engine.worker()
    const done = worker.run()
    await expect.poll(() => worker.status().sent).toBe(5)
    await expect.poll(() => said(server).map((lines) => [lines.split('MAIL').length - 1, lines.endsWith('QUIT')])).toEqual([[2, true], [2, true], [1, true]])
    worker.stop()
    await done
  })

  test('is one account’s alone, whoever shares its server', async () => {
    const users: (string | null)[] = []
    const server = await startSmtpServer({ login: { user: 'siscon@example.com', password: 'certa' } })
    undo.push(() => server.close())
    const login = { authentication: { enabled: true, user: 'siscon@example.com' } }
    const engine = createQueueEngine(document(server.port, login), { passwords: { 'smtp.authentication': 'certa' } })
    engine.set(otherSystem, { document: document(server.port, { authentication: { enabled: true, user: 'SISCON@example.com' } }), passwords: { 'smtp.authentication': 'errada' } })
    await engine.add()
    await engine.add({}, otherSystem)
    await engine.once()
    await engine.once()
    for (const { user } of server.messages) users.push(user)
    expect(users).toEqual(['siscon@example.com'])
    expect((await engine.queue.stats()).pauses).toMatchObject([{ systemId: otherSystem, reason: 'authentication-failed' }])
  })

  test('makes room for another account where the server may have no more', async () => {
    let open = 0
    let most = 0
    const server = await scripted({ greeting: async (peer) => {
      most = Math.max(most, ++open)
      await peer.send('220 hello\r\n')
    }, quit: async (peer) => {
      open--
      await peer.send('221 bye\r\n')
    } }) // prettier-ignore
    const engine = createQueueEngine(document(server.port))
    engine.set(otherSystem, { document: document(server.port) })
    await limited(engine, 2)
    for (let number = 0; number < 12; number++) await engine.add({}, number % 3 === 0 ? otherSystem : systemIdForTests)
    await engine.once()
    expect((await engine.queue.stats()).counts.sent).toBe(12)
    expect(most).toBe(2)
  })

  test('is not used once the settings are others', async () => {
    const server = await scripted({})
    const engine = createQueueEngine(document(server.port), { pooling: { idle: 5000 } })
    const worker = engine.worker()
    const done = worker.run()
    const first = await engine.add()
    await expect.poll(() => engine.state(first)).toBe('sent')
    engine.set(systemIdForTests, { document: document(server.port, { ehloName: 'outro.example.com' }) })
    const second = await engine.add()
    await expect.poll(() => engine.state(second)).toBe('sent')
    worker.stop()
    await done
    expect(server.sessions.map((session) => session.lines()[0])).toEqual([expect.stringMatching(/^EHLO /), 'EHLO outro.example.com'])
  })

  test('goes on inside its TLS, and shows it', async () => {
    const authority = createAuthority()
    const secured = await scripted({ certificate: authority.issue() })
    const trust = [{ host: '127.0.0.1', port: secured.port, kind: 'ca' as const, value: authority.cert, until: null }]
    const engine = createQueueEngine(document(secured.port, { security: 'starttls', trust }))
    await limited(engine, 1)
    const ids = await addAll(engine, 2)
    await engine.once()
    const [, second] = await Promise.all(ids.map(async (id) => (await engine.queue.get(id)).attempts[0]?.report))
    expect([secured.sessions.length, second?.verdict, second?.tls?.protocol.startsWith('TLS')]).toEqual([1, 'sent', true])
    expect(second?.transcript.every(({ from, secure }) => from === 'note' || secure)).toBe(true)
  })
})

describe('when it ends between two messages, another one takes the next, which is no try', () => {
  test.each([
    ['421 instead of an answer to MAIL', { mail: inTurn('250 ok', '250 ok', '421 4.7.0 too many messages') }],
    ['closed at MAIL', { mail: inTurn('250 ok', '250 ok', (peer) => Promise.resolve(peer.end())) }],
    ['reset at RCPT', { rcpt: inTurn('250 ok', '250 ok', (peer) => Promise.resolve(peer.reset())) }],
    ['closed at DATA', { data: inTurn('354 go on', '354 go on', (peer) => Promise.resolve(peer.end())) }],
    ['421 that nobody asked for', { message: inTurn('250 ok', async (peer) => (await peer.send('250 ok\r\n'), setTimeout(() => void peer.send('421 4.4.2 idle too long\r\n'), 5))) }],
    ['closed after the answer', { message: inTurn('250 ok', async (peer) => (await peer.send('250 ok\r\n'), peer.end())) }],
    ['an answer out of turn', { message: inTurn('250 ok', async (peer) => (await peer.send('250 ok\r\n'), setTimeout(() => void peer.send('250 what\r\n'), 5))) }],
  ] as [string, SmtpBehaviour][])('%s', async (_, behaviour) => {
    const server = await scripted(behaviour)
    const engine = createQueueEngine(document(server.port))
    const first = await engine.add()
    const worker = engine.worker()
    const done = worker.run()
    await expect.poll(() => engine.state(first)).toBe('sent')
    const second = await engine.add()
    await expect.poll(() => engine.state(second)).toBe('sent')
    worker.stop()
    await done
    const { message, attempts } = await engine.queue.get(second)
    expect([message.attempts, attempts.length, attempts[0]?.report?.phases.find(({ phase }) => phase === 'connect')?.status]).toEqual([1, 1, 'ok'])
    expect(server.sessions.length).toBe(2)
  })

  test('but a server that always says so is believed', async () => {
    const server = await scripted({ mail: inTurn('421 4.7.0 go away', '250 ok') })
    const engine = createQueueEngine(document(server.port))
    await addAll(engine, 2)
    await engine.once()
    expect(server.sessions.length).toBe(2)
    expect((await engine.queue.list({ states: ['waiting'], systemId: null, search: '', since: null, until: null }, null, 9)).messages).toMatchObject([{ attempts: 1, code: 'sender-rejected' }])
  })
})

describe('the truth holds for every message of it', () => {
  test('an answer that never comes is not known, and the next goes by another', async () => {
    const server = await scripted({ message: inTurn('250 ok', '250 ok', (peer) => Promise.resolve(peer.end())) })
    const engine = createQueueEngine(document(server.port))
    const ids = await addAll(engine, 3)
    await engine.once()
    await engine.once()
    expect(await Promise.all(ids.map((id) => engine.state(id)))).toEqual(['sent', 'unknown', 'sent'])
    expect(server.sessions.flatMap((session) => session.lines()).filter((line) => line === '.')).toHaveLength(3)
  })

  test('an answer that never comes on the connection that took over is not known either, and nothing leaves twice', async () => {
    const server = await scripted({
      mail: inTurn('250 ok', '250 ok', (peer) => Promise.resolve(peer.end())),
      message: inTurn('250 ok', '250 ok', (peer) => Promise.resolve(peer.end())),
    })
    const engine = createQueueEngine(document(server.port))
    await limited(engine, 1)
    const ids = await addAll(engine, 2)
    await engine.once()
    await engine.once()
    expect(await Promise.all(ids.map((id) => engine.state(id)))).toEqual(['sent', 'unknown'])
    expect(server.sessions.flatMap((session) => session.lines()).filter((line) => line === '.')).toHaveLength(2)
  })

  test('one that was taken from this worker meanwhile is kept back, and its connection ends', async () => {
    const server = await scripted({})
    const engine = createQueueEngine(document(server.port))
    const ids = await addAll(engine, 2)
    const release = engine.store.release.bind(engine.store)
    engine.store.release = (claim, ...rest) => (claim.id === ids[1] ? Promise.resolve(false) : release(claim, ...rest))
    const worker = engine.worker()
    const done = worker.run()
    await expect.poll(() => engine.state(ids[0] ?? '')).toBe('sent')
    await expect.poll(() => server.sessions.length).toBeGreaterThan(1)
    worker.stop()
    await done
    expect(server.sessions.flatMap((session) => session.lines()).filter((line) => line === '.')).toHaveLength(1)
  })

  test('a refusal is this message’s own: RSET, and the next', async () => {
    const server = await scripted({ rcpt: { 'nunca@example.com': '550 no' } })
    const engine = createQueueEngine(document(server.port))
    await limited(engine, 1)
    const good = await engine.add()
    const bad = await engine.add({ to: ['nunca@example.com'] })
    const late = await engine.add()
    await engine.once()
    expect(await Promise.all([good, bad, late].map((id) => engine.state(id)))).toEqual(['sent', 'error', 'sent'])
    expect(said(server)).toEqual(['EHLO MAIL RCPT DATA . MAIL RCPT RSET MAIL RCPT DATA . QUIT'])
  })

  test('a refused end of the message leaves the connection as it is', async () => {
    const server = await scripted({ message: inTurn('250 ok', '554 5.7.1 spam') })
    const engine = createQueueEngine(document(server.port))
    await limited(engine, 1)
    const ids = await addAll(engine, 2)
    await engine.once()
    expect(await Promise.all(ids.map((id) => engine.state(id)))).toEqual(['error', 'sent'])
    expect(said(server)).toEqual(['EHLO MAIL RCPT DATA . MAIL RCPT DATA . QUIT'])
  })
})

describe('with PIPELINING everything up to DATA goes at once, and each answer is its own', () => {
  const ehlo = '250-test.example\r\n250 PIPELINING'
  test('who is taken gets it, who is not does not', async () => {
    const server = await scripted({ ehlo, rcpt: { 'nunca@example.com': '550 no' } })
    const engine = createQueueEngine(document(server.port))
    const id = await engine.add({ to: ['ana@example.com', 'nunca@example.com'] })
    await engine.once()
    expect((await engine.queue.get(id)).message).toMatchObject({ state: 'error', recipients: [{ state: 'sent', replyCode: 250 }, { state: 'error', replyCode: 550 }] })
    expect(server.sessions[0]?.clear()).toContain('MAIL FROM:<siscon@example.com>\r\nRCPT TO:<ana@example.com>\r\nRCPT TO:<nunca@example.com>\r\nDATA\r\n')
  })

  test('a server that waits for a message though it took nobody gets none', async () => {
    const bodies: string[] = []
    const server = await scripted({ ehlo, rcpt: '550 no', message: (peer, body) => (bodies.push(body), peer.send('250 ok\r\n')) })
    const engine = createQueueEngine(document(server.port))
    const ids = await addAll(engine, 2)
    await engine.once()
    await engine.once()
    for (const id of ids) expect((await engine.queue.get(id)).message).toMatchObject({ state: 'error', code: 'recipient-rejected' })
    expect([bodies, said(server)]).toEqual([[], ['EHLO MAIL RCPT DATA', 'EHLO MAIL RCPT DATA']])
  })

  test.each([['all refused', { rcpt: '550 no', data: '503 5.5.1 nobody' }, 'recipient-rejected'], ['the sender refused', { mail: '550 no', rcpt: '503 no', data: '503 no' }, 'sender-rejected'], ['DATA refused', { data: '554 5.0.0 no' }, 'data-rejected']] as [string, SmtpBehaviour, string][])(
    '%s: the answers stay apart, and the connection is good for the next',
    async (_, behaviour, code) => {
      const server = await scripted({ ehlo, ...behaviour })
      const engine = createQueueEngine(document(server.port))
      await limited(engine, 1)
      const ids = await addAll(engine, 2)
      await engine.once()
      for (const id of ids) expect((await engine.queue.get(id)).message).toMatchObject({ state: 'error', code })
      expect(said(server)).toEqual(['EHLO MAIL RCPT DATA RSET MAIL RCPT DATA QUIT'])
    },
  )
})
