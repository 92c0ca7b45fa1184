/** Several candidates: what a configuration script may answer, tried in its order. */
import { describe, expect, test } from 'vitest'
import { parsePacAnswer } from '../../../shared/domain/route/pac-answer.ts'
import { createAuthority, createSelfSigned } from '../../../test-support/certificates.ts'
import { documentOf, openSockets, proxyServer, scriptedServer, socketsBackTo, socksServer } from '../../../test-support/in-test.ts'
import { freePort } from '../../../test-support/listening.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { createTestEngine, outline } from '../../../test-support/test-engine.ts'
import { createMemoryDialer } from '../../adapters/memory/dialer.ts'
import { createNodeDialer } from '../../adapters/node-dialer.ts'
import type { SystemProxy } from '../ports.ts'

const authority = createAuthority()
const proxyLogin = { user: 'jose', password: 'segredo' }
const blank = { proxy: {} }
const withLogin = { proxy: { authentication: proxyLogin } }

function answering(text: string): SystemProxy {
  const { candidates } = parsePacAnswer(text)
  return {
    find: () => Promise.resolve({ origin: 'operating-system', candidates, trace: [{ rule: 'system-proxy', found: text, outcome: 'decided' }], credentials: new Map() }),
  }
}
const engineFor = (text: string, more: object = {}) => createTestEngine({ systemProxy: answering(text), issuers: [authority.cert], ...more })
const codes = (report: { attempts?: readonly { kind: string; code: string | null }[] | undefined }) => report.attempts?.map(({ kind, code }) => `${kind}:${code ?? 'ok'}`)

describe('several candidates', () => {
  test('are tried in their order until one leads to the server, and nothing stays open', async () => {
    const before = openSockets()
    const server = await scriptedServer()
    const forbidding = await proxyServer({ answer: () => 'HTTP/1.1 403 no\r\n\r\n' })
    const socks = await socksServer()
    const absent = await freePort()
    const engine = engineFor(`PROXY 127.0.0.1:${absent}; PROXY 127.0.0.1:${forbidding.port}; SOCKS5 127.0.0.1:${socks.port}; DIRECT`)
    const report = await engine.run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, report.code]).toEqual(['sent', null])
    expect(codes(report)).toEqual(['http:proxy-connection-refused', 'http:proxy-forbidden', 'socks5:ok'])
    expect(report.attempts?.[0]?.addresses).toMatchObject([{ address: '127.0.0.1', family: 4, outcome: 'connection-refused' }])
    // The route says what was used; what was possible stands beside it.
    expect(report.route).toMatchObject({ kind: 'socks5', host: '127.0.0.1', port: socks.port, origin: 'operating-system' })
    expect(report.route?.candidates.map(({ kind }) => kind)).toEqual(['http', 'http', 'socks5', 'direct'])
    expect(outline(report.phases)).toBe('settings dns connect proxy greeting ehlo tls:skipped auth:skipped mail rcpt data message')
    const notes = report.transcript.filter(({ from, text }) => from === 'note' && text.includes(' · ')).map(({ text }) => text)
    expect(notes).toEqual([
      `PROXY 127.0.0.1:${absent} · proxy-connection-refused`,
      `PROXY 127.0.0.1:${forbidding.port} · proxy-forbidden`,
      `SOCKS5 127.0.0.1:${socks.port} · ok`,
    ])
    expect(report.proxyReply).toBeNull()
    await forbidding.idle()
    await Promise.all([server.close(), forbidding.close(), socks.close()])
    await socketsBackTo(before)
  })

  test('end in direct where the answer says so, and what was said of a component is then of direct', async () => {
    const server = await scriptedServer()
    const report = await engineFor(`PROXY 127.0.0.1:${await freePort()}; DIRECT`).run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, report.route?.kind, codes(report)]).toEqual(['sent', 'direct', ['http:proxy-connection-refused', 'direct:ok']])
    expect(report.component.reasons.map(({ code }) => code)).not.toContain('no-proxy')
  })

  test('never end in direct where it does not', async () => {
    const server = await scriptedServer()
    const report = await engineFor(`PROXY 127.0.0.1:${await freePort()}; SOCKS5 127.0.0.1:${await freePort()}`).run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, report.phase, report.code, server.accepted()]).toEqual(['failed', 'connect', 'proxy-connection-refused', 0])
    // Among equals the first speaks.
    expect(report.route?.kind).toBe('http')
  })

  test('fail with what got furthest: who answered says why', async () => {
    const forbidding = await proxyServer({ answer: () => 'HTTP/1.1 403 Porta proibida\r\n\r\n' })
    const report = await engineFor(`PROXY 127.0.0.1:${await freePort()}; PROXY 127.0.0.1:${forbidding.port}; DIRECT`).run({ document: documentOf({ port: await freePort() }, {}, blank) })
    expect([report.verdict, report.phase, report.code]).toEqual(['rejected', 'proxy', 'proxy-forbidden'])
    expect(codes(report)).toEqual(['http:proxy-connection-refused', 'http:proxy-forbidden', 'direct:connection-refused'])
    expect(report.route).toMatchObject({ kind: 'http', port: forbidding.port })
    expect(report.proxyReply).toMatchObject({ status: 403, reason: 'Porta proibida' })
    expect([report.hint?.rule, report.hint?.params['proxyPort']]).toEqual(['proxy-port-forbidden', forbidding.port])
  })

  test('hear of no login that the one before refused', async () => {
    const server = await scriptedServer()
    const first = await proxyServer({ credentials: { ...proxyLogin, password: 'outra' } })
    const second = await proxyServer({ credentials: proxyLogin })
    const report = await engineFor(`PROXY 127.0.0.1:${first.port}; PROXY 127.0.0.1:${second.port}; DIRECT`).run({ document: documentOf(server, {}, withLogin) })
    expect([report.verdict, report.phase, report.code]).toEqual(['rejected', 'proxy', 'proxy-authentication'])
    expect([codes(report), second.accepted(), server.accepted()]).toEqual([['http:proxy-authentication'], 0, 0])
    const socks = await socksServer({ credentials: { ...proxyLogin, password: 'outra' } })
    const other = await engineFor(`SOCKS5 127.0.0.1:${socks.port}; PROXY 127.0.0.1:${second.port}`).run({ document: documentOf(server, {}, withLogin) })
    expect([other.code, second.accepted()]).toEqual(['socks-login-rejected', 0])
  })

  test('hear of no login either that the one before did not answer', async () => {
    const second = await proxyServer({ credentials: proxyLogin })
    const closing = await proxyServer({
      answer: (socket, head) => {
        socket.end(head.includes('Authorization') ? '' : 'HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n')
        return null
      },
    })
    const report = await engineFor(`PROXY 127.0.0.1:${closing.port}; PROXY 127.0.0.1:${second.port}`).run({ document: documentOf({ port: 587 }, {}, withLogin) })
    expect([report.verdict, report.code, second.accepted()]).toEqual(['failed', 'proxy-closed', 0])
  })

  test('go on with a login that was taken, where the way was refused', async () => {
    const server = await scriptedServer()
    const forbidding = await proxyServer({
      answer: (socket, head) => {
        socket.end(head.includes('Authorization') ? 'HTTP/1.1 403 no\r\n\r\n' : 'HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n')
        return null
      },
    })
    const socks = await socksServer({ credentials: proxyLogin })
    const report = await engineFor(`PROXY 127.0.0.1:${forbidding.port}; SOCKS5 127.0.0.1:${socks.port}`).run({ document: documentOf(server, {}, withLogin) })
    expect([report.verdict, codes(report)]).toEqual(['sent', ['http:proxy-forbidden', 'socks5:ok']])
  })

  test('go on where a login is wanted and there is none to give', async () => {
    const server = await scriptedServer()
    const first = await proxyServer({ credentials: proxyLogin })
    const report = await engineFor(`PROXY 127.0.0.1:${first.port}; DIRECT`).run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, codes(report)]).toEqual(['sent', ['http:proxy-authentication', 'direct:ok']])
  })

  test('are no way around a certificate that is refused', async () => {
    const server = await scriptedServer()
    const false_ = await proxyServer({ certificate: createSelfSigned() })
    const report = await engineFor(`HTTPS 127.0.0.1:${false_.port}; DIRECT`).run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, report.code, server.accepted()]).toEqual(['failed', 'proxy-certificate-self-signed', 0])
    expect(report.proxyTls?.certificates).toHaveLength(1)
  })

  test('tell a proxy’s name that is not from a server’s', async () => {
    const report = await engineFor('PROXY proxy.invalid:80; DIRECT').run({ document: documentOf({ port: 587 }, { server: 'smtp.invalid' }, blank) })
    expect(report.phase).toBe('dns')
    const [one, other] = report.attempts?.map(({ code }) => code) ?? []
    expect(one).toMatch(/^proxy-name-/)
    expect(other).toMatch(/^name-/)
    expect(report.code).toBe(one)
  })

  test('stop at the first that gets as far as was asked', async () => {
    const socks = await socksServer()
    const report = await engineFor(`SOCKS5 127.0.0.1:${socks.port}; DIRECT`).run({ document: documentOf({ port: 587 }, {}, blank), stopAfter: 'connect' })
    expect([report.verdict, report.phase, codes(report)]).toEqual(['reached', 'connect', ['socks5:ok']])
    await socks.idle()
  })

  test('that are silent have their part of the time, not all of it', async () => {
    const server = await scriptedServer()
    const clock = createManualClock()
    // Takes the request and says nothing, as a proxy does that swallows them.
    const silent = await scriptedServer(async (peer) => {
      await peer.line()
      clock.advance(15_000)
      await peer.closed
    })
    const report = await engineFor(`PROXY 127.0.0.1:${silent.port}; DIRECT`, { clock }).run({ document: documentOf(server, {}, blank), deadlineSeconds: 30 })
    expect([report.verdict, codes(report)]).toEqual(['sent', ['http:proxy-silent', 'direct:ok']])
    await silent.idle()
  })

  test('that are all silent end in time, each with its own word', async () => {
    const dialer = createMemoryDialer({
      names: { 'dns.example': 'hang', 'tcp.example': [{ address: '192.0.2.1', family: 4 }], 'last.example': [{ address: '192.0.2.2', family: 4 }] },
      ports: { '192.0.2.1:80': 'hang', '192.0.2.2:80': 'hang' },
    })
    const engine = engineFor('PROXY dns.example:80; PROXY tcp.example:80; PROXY last.example:80', { dialer })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, blank), deadlineSeconds: 1 })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'connect', 'deadline'])
    expect(codes(report)).toEqual(['http:proxy-name-lookup-failed', 'http:proxy-connection-timed-out', 'http:deadline'])
    expect(report.attempts?.[2]?.addresses).toMatchObject([{ address: '192.0.2.2', outcome: 'unanswered' }])
    expect(dialer.open()).toBe(0)
  })

  test('whose wire is there keep it beyond their part of the time', async () => {
    const clock = createManualClock()
    const server = await scriptedServer({ mail: async (peer) => {
      clock.advance(29_000)
      await peer.send('250 ok\r\n')
    } })
    const proxy = await proxyServer()
    const report = await engineFor(`PROXY 127.0.0.1:${proxy.port}; DIRECT`, { clock }).run({ document: documentOf(server, {}, blank), deadlineSeconds: 30 })
    expect([report.verdict, report.code]).toEqual(['sent', null])
  })

  test('end at once when the run is cancelled', async () => {
    const silent = await scriptedServer((peer) => peer.closed)
    const controller = new AbortController()
    const engine = engineFor(`PROXY 127.0.0.1:${silent.port}; DIRECT`)
    const running = engine.run({ document: documentOf({ port: 587 }, {}, blank) }, { signal: controller.signal })
    await expect.poll(() => silent.accepted()).toBe(1)
    controller.abort()
    const report = await running
    expect([report.verdict, codes(report)]).toEqual(['cancelled', ['http:cancelled']])
    await silent.idle()
  })
})

describe('the addresses of a hop', () => {
  test('are each in the report, with what came of them', async () => {
    const server = await scriptedServer()
    const real = createNodeDialer()
    const dialer = {
      ...real,
      resolve: () => Promise.resolve({ ok: true as const, value: [{ address: '::1', family: 6 as const }, { address: '127.0.0.1', family: 4 as const }] }),
    }
    const report = await createTestEngine({ dialer }).run({ document: documentOf(server, { server: 'two.example' }) })
    expect(report.verdict).toBe('sent')
    const [attempt] = report.attempts ?? []
    expect(attempt?.addresses.map(({ address, outcome }) => [address, outcome])).toEqual([
      ['::1', expect.stringMatching(/^(?:connection-refused|host-unreachable)$/)],
      ['127.0.0.1', 'connected'],
    ])
    expect(attempt?.addresses.every(({ ms }) => ms >= 0 && ms < 5000)).toBe(true)
    expect(report.transcript.slice(0, 2).map(({ from, text }) => `${from} ${text.split(' · ')[0] ?? ''}`)).toEqual(['note ::1', 'note 127.0.0.1'])
  })
})
