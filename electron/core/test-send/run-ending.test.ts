import { afterAll, describe, expect, test } from 'vitest'
import { exitCodeOf, phaseExitCodes, type Phase, type TestEvent } from '../../../shared/contract/report.ts'
import { createAuthority } from '../../../test-support/certificates.ts'
import { authentication, documentOf, openSockets, proxyServer, scriptedServer, socketsBackTo } from '../../../test-support/in-test.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import type { Answer, SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine } from '../../../test-support/test-engine.ts'
import { createMemoryDialer } from '../../adapters/memory/dialer.ts'

const authority = createAuthority()
const certificate = authority.issue()
/** milliseconds from the word to the answer, by place */
const answerTimes = new Map<string, number>()

afterAll(() => {
  const slowest = [...answerTimes].sort(([, a], [, b]) => b - a)[0]
  console.info(`cancelled in ${answerTimes.size} places, slowest: ${slowest?.[1].toFixed(1)} ms (${slowest?.[0]})`)
})

interface Silence {
  readonly what: string
  readonly phase: Phase
  readonly behaviour: (silent: Answer) => SmtpBehaviour
  readonly security?: 'none' | 'starttls' | 'tls'
  /** the end of the message was out: nobody can know */
  readonly unknown?: true
  readonly text?: string
}
const offering = '250-test.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN'
const silences: readonly Silence[] = [
  { what: 'before its greeting', phase: 'greeting', behaviour: (greeting) => ({ greeting }) },
  { what: 'within its greeting', phase: 'greeting', behaviour: (silent) => ({ greeting: half(silent, '220-test.example\r\n22') }) },
  { what: 'after EHLO', phase: 'ehlo', behaviour: (ehlo) => ({ ehlo }) },
  { what: 'within its answer to EHLO', phase: 'ehlo', behaviour: (silent) => ({ ehlo: half(silent, '250-test.example\r\n') }) },
  { what: 'after STARTTLS', phase: 'tls', security: 'starttls', behaviour: (starttls) => ({ ehlo: offering, starttls }) },
  { what: 'during the handshake', phase: 'tls', security: 'starttls', behaviour: (silent) => ({ ehlo: offering, starttls: half(silent, '220 go\r\n') }) },
  { what: 'where TLS from the first byte is expected', phase: 'tls', security: 'tls', behaviour: (greeting) => ({ greeting }) },
  { what: 'after EHLO inside TLS', phase: 'ehlo', security: 'starttls', behaviour: (securedEhlo) => ({ ehlo: offering, securedEhlo, certificate }) },
  { what: 'after AUTH', phase: 'auth', behaviour: (auth) => ({ auth }) },
  { what: 'after the user', phase: 'auth', behaviour: (silent) => ({ auth: '334 VXNlcm5hbWU6', authNext: [silent] }) },
  { what: 'after AUTH inside TLS', phase: 'auth', security: 'tls', behaviour: (auth) => ({ auth, certificate, implicitTls: true }) },
  { what: 'after MAIL', phase: 'mail', behaviour: (mail) => ({ mail }) },
  { what: 'after RCPT', phase: 'rcpt', behaviour: (rcpt) => ({ rcpt }) },
  { what: 'after DATA', phase: 'data', behaviour: (data) => ({ data }) },
  {
    what: 'and reads no more of the message',
    phase: 'message',
    text: '\u20ac'.repeat(1_000_000),
    behaviour: (silent) => ({
      data: async (peer, line) => {
        peer.stopReading()
        await peer.send('354 go on\r\n')
        if (typeof silent === 'function') await silent(peer, line)
      },
    }),
  },
  { what: 'after the end of the message', phase: 'message', unknown: true, behaviour: (message) => ({ message }) },
  { what: 'after the end of the message inside TLS', phase: 'message', unknown: true, security: 'starttls', behaviour: (message) => ({ ehlo: offering, message, certificate }) },
  { what: 'within its answer to the message', phase: 'message', unknown: true, behaviour: (silent) => ({ message: half(silent, '250-2.0.0 tak') }) },
]

/** Says that much, and then what `silent` does. */
function half(silent: Answer, text: string): Answer {
  return async (peer, line) => {
    await peer.send(text)
    if (typeof silent === 'function') await silent(peer, line)
  }
}

/** Runs until the server has fallen silent, then lets `end` happen. */
async function runInto(silence: Silence, end: (at: { clock: ReturnType<typeof createManualClock>; cancel: () => void }) => void) {
  const before = openSockets()
  const clock = createManualClock(new Date())
  const engine = createTestEngine({ clock, issuers: [authority.cert] })
  let fell = () => {}
  const silent = new Promise<void>((resolve) => (fell = resolve))
  const server = await scriptedServer(
    silence.behaviour(async (peer) => {
      fell()
      await peer.closed
    }),
  )
  const { security = 'none' } = silence
  const controller = new AbortController()
  const document = documentOf(server, { server: 'localhost', security, authentication: authentication() })
  let begin = () => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const running = engine.run(
    { document, text: silence.text ?? null, deadlineSeconds: 30 },
    { signal: controller.signal, onEvent: ({ phase }) => phase === silence.phase && begin() },
  )
  // The server may have fallen silent before the client knows that it is connected. A phase that never comes would wait for
  // ever: then the report says why.
  await Promise.race([Promise.all([silent, begun]), running])
  end({ clock, cancel: () => controller.abort() })
  const report = await running
  // A server that does not read does not hear of the end either.
  if (!silence.text) await server.idle()
  await server.close()
  await socketsBackTo(before)
  expect(clock.waiting()).toBe(0)
  return report
}

describe('a server that falls silent', () => {
  test.each(silences)('$what is left when the time is over', async (silence) => {
    const report = await runInto(silence, ({ clock }) => clock.advance(30_000))
    expect([report.verdict, report.phase, report.code]).toEqual([silence.unknown ? 'unknown' : 'failed', silence.phase, 'deadline'])
    expect(exitCodeOf(report)).toBe(silence.unknown ? 30 : phaseExitCodes[silence.phase])
    expect(report.ms).toBe(30_000)
    expect(report.phases.find(({ phase }) => phase === silence.phase)).toMatchObject({ status: 'failed', ms: 30_000 })
    expect(report.hint?.rule).toBeDefined()
  })

  test.each(silences)('$what is left at once by whoever cancels', async (silence) => {
    let asked = 0
    const report = await runInto(silence, ({ cancel }) => {
      asked = performance.now()
      cancel()
    })
    const took = performance.now() - asked
    answerTimes.set(silence.what, took)
    expect([report.verdict, report.phase, report.code]).toEqual([silence.unknown ? 'unknown' : 'cancelled', silence.phase, 'cancelled'])
    expect(exitCodeOf(report)).toBe(silence.unknown ? 30 : 31)
  })

  test('is still waited for a moment before the time is over', async () => {
    const report = await runInto({ what: '', phase: 'mail', behaviour: (mail) => ({ mail }) }, ({ clock }) => {
      clock.advance(29_999)
      setImmediate(() => clock.advance(1))
    })
    expect([report.code, report.ms]).toEqual(['deadline', 30_000])
  })
})

describe('before there is a server', () => {
  const address = { address: '192.0.2.1', family: 4 } as const
  const hangs = [
    ['dns', { names: { 'smtp.example': 'hang' as const } }],
    ['connect', { names: { 'smtp.example': [address] }, ports: { '192.0.2.1:25': 'hang' as const } }],
  ] as const
  test.each(hangs)('a %s that hangs ends with the time, or with a cancel', async (phase, network) => {
    for (const how of ['deadline', 'cancelled'] as const) {
      const clock = createManualClock()
      const dialer = createMemoryDialer(network)
      const engine = createTestEngine({ clock, dialer })
      const controller = new AbortController()
      const running = engine.run(
        { document: documentOf(null, { server: 'smtp.example' }) },
        {
          signal: controller.signal,
          onEvent: (event) => {
            if (event.phase !== phase || event.status !== 'started') return
            setImmediate(() => (how === 'deadline' ? clock.advance(30_000) : controller.abort()))
          },
        },
      )
      const report = await running
      expect([report.verdict, report.phase, report.code]).toEqual([how === 'deadline' ? 'failed' : 'cancelled', phase, how])
      expect([dialer.open(), clock.waiting()]).toEqual([0, 0])
    }
  })

  test('a run that was cancelled before it began ends in its settings', async () => {
    const server = await scriptedServer()
    const report = await createTestEngine().run({ document: documentOf(server) }, { signal: AbortSignal.abort() })
    expect([report.verdict, report.phase, server.accepted()]).toEqual(['cancelled', 'settings', 0])
  })
})

describe('a proxy that falls silent', () => {
  test.each(['', 'HTTP/1.1 2', 'HTTP/1.1 200 OK\r\nVia: x\r\n'])('after %j is left by the deadline and by a cancel', async (said) => {
    for (const how of ['deadline', 'cancelled'] as const) {
      const before = openSockets()
      const clock = createManualClock()
      const controller = new AbortController()
      const end = () => (how === 'deadline' ? clock.advance(30_000) : controller.abort())
      const proxy = await proxyServer({
        answer: (socket) => {
          socket.write(said, () => setImmediate(end))
          return null
        },
      })
      const document = documentOf(null, { server: 'smtp.example', port: 587 }, { proxy: { address: '127.0.0.1', port: proxy.port } })
      const report = await createTestEngine({ clock }).run({ document }, { signal: controller.signal })
      expect([report.verdict, report.phase, report.code]).toEqual([how === 'deadline' ? 'failed' : 'cancelled', 'proxy', how])
      await proxy.idle()
      await proxy.close()
      await socketsBackTo(before)
    }
  })

  test('and a server behind it that does are told apart', async () => {
    const clock = createManualClock()
    const server = await scriptedServer({ greeting: (peer) => peer.closed })
    const proxy = await proxyServer()
    const document = documentOf(server, {}, { proxy: { address: '127.0.0.1', port: proxy.port } })
    const onEvent = ({ phase }: TestEvent) => phase === 'greeting' && setImmediate(() => clock.advance(30_000))
    const report = await createTestEngine({ clock }).run({ document }, { onEvent })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'greeting', 'deadline'])
    await server.idle()
    await proxy.idle()
  })
})

describe('a run', () => {
  test('that was cancelled through the service answers and is remembered', async () => {
    const engine = createTestEngine()
    let fell = () => {}
    const silent = new Promise<void>((resolve) => (fell = resolve))
    const server = await scriptedServer({
      greeting: async (peer) => {
        fell()
        await peer.closed
      },
    })
    const { runId } = engine.service.start({
      systemId: null,
      document: documentOf(server),
      asUser: null,
      from: 'a@example.com',
      to: ['b@example.com'],
      subject: null,
      text: null,
      stopAfter: 'message',
      deadlineSeconds: 30,
    })
    expect(engine.service.report(runId)).toBeNull()
    await silent
    const asked = performance.now()
    expect(engine.service.cancel(runId)).toBeNull()
    await expect.poll(() => engine.service.report(runId)?.verdict, { interval: 1 }).toBe('cancelled')
    answerTimes.set('through the service', performance.now() - asked)
    expect(engine.events.at(-1)).toMatchObject({ name: 'test.finished', data: { runId, report: { verdict: 'cancelled' } } })
    expect(engine.service.cancel(runId)).toBeNull()
    expect(() => engine.service.cancel('never')).toThrow('not-found')
    await server.idle()
  })

  test('that goes on is ended when the program shuts down', async () => {
    const engine = createTestEngine()
    const server = await scriptedServer({ greeting: (peer) => peer.closed })
    engine.service.start({
      systemId: null,
      document: documentOf(server),
      asUser: null,
      from: 'a@example.com',
      to: ['b@example.com'],
      subject: null,
      text: null,
      stopAfter: 'message',
      deadlineSeconds: 30,
    })
    await expect.poll(() => server.accepted()).toBe(1)
    await engine.service.close()
    expect(engine.events.at(-1)).toMatchObject({ name: 'test.finished', data: { report: { verdict: 'cancelled' } } })
    await server.idle()
  })

  test('does not wait long for a server that never says goodbye', async () => {
    const server = await scriptedServer({ quit: (peer) => peer.closed })
    const began = performance.now()
    const report = await createTestEngine().run({ document: documentOf(server) })
    expect(report.verdict).toBe('sent')
    expect(performance.now() - began).toBeLessThan(5000)
    await server.idle()
  })
})
