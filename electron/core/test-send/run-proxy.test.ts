import { describe, expect, test } from 'vitest'
import { exitCodeOf, type Phase, type ReportCode, type Verdict } from '../../../shared/contract/report.ts'
import { createAuthority } from '../../../test-support/certificates.ts'
import { authentication, documentOf, login, openSockets, proxyServer, realServer, scriptedServer, socketsBackTo } from '../../../test-support/in-test.ts'
import { freePort } from '../../../test-support/listening.ts'
import type { ConnectProxyOptions } from '../../../test-support/connect-proxy.ts'
import { createTestEngine, outline } from '../../../test-support/test-engine.ts'
import { createEnvironmentProxy } from '../../adapters/environment-proxy.ts'

const authority = createAuthority()
const engine = createTestEngine({ issuers: [authority.cert] })
const proxyLogin = { user: 'EMPRESA\\josé', password: 'pr:o x§y' }
const basic = Buffer.from(`${proxyLogin.user}:${proxyLogin.password}`, 'utf8').toString('base64')

function through(port: number, more: object = {}): { proxy: { address: string; port: number } } {
  return { proxy: { address: '127.0.0.1', port, ...more } }
}

describe('through a proxy', () => {
  test('the message arrives, seen at both ends, and nothing stays open', async () => {
    const before = openSockets()
    const server = await realServer({ login, certificate: authority.issue({ names: ['smtp.example'] }) })
    const proxy = await proxyServer({ credentials: proxyLogin, hosts: { 'smtp.example': '127.0.0.1' } })
    const document = documentOf(
      server,
      { server: 'smtp.example', authentication: authentication({ ssl: true }) },
      through(proxy.port, { authentication: proxyLogin }),
    )
    const report = await engine.run({ document })
    expect([report.verdict, report.code]).toEqual(['sent', null])
    expect(outline(report.phases)).toBe('settings dns connect proxy greeting ehlo tls auth mail rcpt data message')
    expect(report.route).toMatchObject({ kind: 'http', host: '127.0.0.1', port: proxy.port, origin: 'typed' })
    expect(report.proxyReply).toEqual({ status: 200, reason: 'Connection established', challenges: [] })
    expect(proxy.requests).toMatchObject([
      { target: `smtp.example:${server.port}`, credentials: null, answered: 407 },
      { target: `smtp.example:${server.port}`, credentials: `${proxyLogin.user}:${proxyLogin.password}`, answered: 200 },
    ])
    expect(report.attempts).toMatchObject([{ kind: 'http', host: '127.0.0.1', port: proxy.port, code: null, addresses: [{ address: '127.0.0.1', outcome: 'connected' }, { outcome: 'connected' }] }])
    expect(proxy.requests[0]?.head).toContain(`\r\nHost: smtp.example:${server.port}\r\n`)
    expect(proxy.tunnelled()).toBeGreaterThan(1000)
    expect(server.messages).toMatchObject([{ user: login.user, secure: true }])
    expect(JSON.stringify(report)).not.toContain(basic)
    await server.idle()
    await proxy.idle()
    await Promise.all([server.close(), proxy.close()])
    await socketsBackTo(before)
  })

  test('TLS from the first byte goes too', async () => {
    const server = await realServer({ certificate: authority.issue(), implicitTls: true })
    const proxy = await proxyServer()
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'tls' }, through(proxy.port)) })
    expect([report.verdict, server.messages[0]?.secure, proxy.requests[0]?.credentials]).toEqual(['sent', true, null])
  })

  test('no name but the proxy’s is looked up here', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ hosts: { 'nowhere.invalid': '127.0.0.1' } })
    const report = await engine.run({ document: documentOf(server, { server: 'nowhere.invalid' }, through(proxy.port)) })
    expect([report.verdict, report.phases.find(({ phase }) => phase === 'dns')?.detail]).toEqual(['sent', '127.0.0.1'])
  })

  test.each([
    ['[::1]', '[::1]'],
    ['ação.example', 'xn--ao-siap.example'],
  ])('%s is asked for as %s', async (typed, asked) => {
    const proxy = await proxyServer({ answer: () => 'HTTP/1.1 403 no\r\n\r\n' })
    await engine.run({ document: documentOf({ port: 587 }, { server: typed }, through(proxy.port)) })
    expect(proxy.requests[0]?.target).toBe(`${asked}:587`)
  })

  test('also loopback is reached when the proxy was typed, whatever NO_PROXY says', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer()
    const systemProxy = createEnvironmentProxy({ no_proxy: '*', https_proxy: 'http://127.0.0.1:1' })
    const report = await createTestEngine({ systemProxy }).run({ document: documentOf(server, {}, through(proxy.port)) })
    expect([report.verdict, proxy.accepted()]).toEqual(['sent', 1])
  })

  test('says of each component what is known', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer()
    const dotnet = await engine.run({ document: documentOf(server, {}, through(proxy.port)) })
    expect(dotnet.component).toMatchObject({ name: 'dotnet', could: false, reasons: [{ code: 'no-proxy' }] })
    const indy = await engine.run({ document: documentOf(server, {}, { ...through(proxy.port), parameters: { USEINDY: 'S' } }) })
    expect(indy.component).toMatchObject({ name: 'indy', could: null })
    expect(indy.component.reasons.map(({ code }) => code)).toContain('depends-on-erp')
  })
})

type Case = [what: string, options: ConnectProxyOptions, verdict: Verdict, phase: Phase, code: ReportCode, status: number | null]
const says = (text: string): ConnectProxyOptions => ({ answer: () => text })
const saysAndCloses = (text: string | Buffer): ConnectProxyOptions => ({
  answer: (socket) => {
    socket.end(text)
    return null
  },
})
const cases: Case[] = [
  ['asks for a login', { credentials: proxyLogin }, 'rejected', 'proxy', 'proxy-authentication', 407],
  ['asks for a login and stays', says('HTTP/1.1 407 Auth\r\nProxy-Authenticate: NTLM\r\nContent-Length: 3\r\n\r\nno!'), 'rejected', 'proxy', 'proxy-authentication', 407],
  ['forbids', says('HTTP/1.1 403 Forbidden\r\n\r\n'), 'rejected', 'proxy', 'proxy-forbidden', 403],
  ['does not know CONNECT', says('HTTP/1.1 405 Method Not Allowed\r\n\r\n'), 'rejected', 'proxy', 'proxy-forbidden', 405],
  ['cannot reach the server', says('HTTP/1.1 502 Bad Gateway\r\n\r\n'), 'rejected', 'proxy', 'proxy-target-failed', 502],
  ['has no answer of the server', says('HTTP/1.1 504 Gateway Timeout\r\n\r\n'), 'rejected', 'proxy', 'proxy-target-failed', 504],
  ['cannot serve', says('HTTP/1.1 503 Service Unavailable\r\n\r\n'), 'rejected', 'proxy', 'proxy-target-failed', 503],
  ['finds the request bad', says('HTTP/1.1 400 Bad Request\r\n\r\n'), 'rejected', 'proxy', 'proxy-rejected', 400],
  ['sends elsewhere', says('HTTP/1.1 302 Found\r\nLocation: http://portal/\r\n\r\n'), 'rejected', 'proxy', 'proxy-rejected', 302],
  ['limits', says('HTTP/1.1 429 Too Many Requests\r\n\r\n'), 'rejected', 'proxy', 'proxy-rejected', 429],
  ['switches protocols', says('HTTP/1.1 101 Switching\r\n\r\n'), 'failed', 'proxy', 'proxy-not-http', 101],
  ['only says 100', saysAndCloses('HTTP/1.1 100 Continue\r\n\r\n'), 'failed', 'proxy', 'proxy-closed', null],
  ['says 100 for ever', says('HTTP/1.1 100 Continue\r\n\r\n'.repeat(20)), 'failed', 'proxy', 'proxy-not-http', null],
  ['is an SMTP server', says('220 test.example ESMTP\r\n'), 'failed', 'proxy', 'proxy-not-http', null],
  ['speaks HTTP/2', says('HTTP/2 200 OK\r\n\r\n'), 'failed', 'proxy', 'proxy-not-http', null],
  ['answers with a status of four digits', says('HTTP/1.1 2000 OK\r\n\r\n'), 'failed', 'proxy', 'proxy-not-http', null],
  ['answers with a web page', says('<html>\r\n\r\n'), 'failed', 'proxy', 'proxy-not-http', null],
  ['answers in TLS', says('\x15\x03\x01\x00\x02\x02\x46'), 'failed', 'proxy', 'proxy-not-http', null],
  ['answers without end', says(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}`), 'failed', 'proxy', 'reply-too-long', null],
  ['closes without a word', saysAndCloses(''), 'failed', 'proxy', 'proxy-closed', null],
  ['closes within its answer', saysAndCloses('HTTP/1.1 200 OK\r\nVia:'), 'failed', 'proxy', 'proxy-closed', null],
  ['resets', { answer: (socket) => { socket.resetAndDestroy(); return null } }, 'failed', 'proxy', 'connection-reset', null],
  ['says 200 and closes', saysAndCloses('HTTP/1.1 200 OK\r\n\r\n'), 'failed', 'greeting', 'connection-closed', 200],
  ['says 200 and is the web itself', says('HTTP/1.1 200 OK\r\n\r\n<html>\r\n'), 'failed', 'greeting', 'not-smtp', 200],
]

describe('a proxy that', () => {
  test.each(cases)('%s', async (_, options, verdict, phase, code, status) => {
    const proxy = await proxyServer(options)
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example', authentication: authentication() }, through(proxy.port)) })
    expect([report.verdict, report.phase, report.code, report.proxyReply?.status ?? null]).toEqual([verdict, phase, code, status])
    expect(exitCodeOf(report)).toBe(phase === 'proxy' ? 13 : 14)
    expect(report.hint).not.toBeNull()
    await proxy.idle()
    expect(proxy.accepted()).toBe(1)
  })

  test.each([
    ['a mail server', '220 test.example ESMTP\r\n', '220 test.example ESMTP', 'proxy.address'],
    ['SOCKS 5', '\x05\xff', '\\u0005ÿ', 'proxy.kind'],
  ])('is %s shows what it answered', async (_, answer, shown, field) => {
    const proxy = await proxyServer(saysAndCloses(Buffer.from(answer, 'latin1')))
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)) })
    expect(report.transcript.filter(({ from }) => from === 'proxy').map(({ text }) => text)).toEqual([shown])
    expect([report.hint?.rule, report.hint?.field]).toEqual(['proxy-not-http', field])
  })

  test.each([
    ['in one packet with the greeting', 'HTTP/1.1 200 OK\r\n\r\n220 test.example\r\n'],
    ['with bare line feeds', 'HTTP/1.0 200 OK\nVia: x\n\n220 test.example\n'],
    ['without a reason', 'HTTP/1.1 200\r\n\r\n220 test.example\r\n'],
    ['after an interim one', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n220 test.example\r\n'],
    ['with 2xx', 'HTTP/1.1 204 No Content\r\n\r\n220 test.example\r\n'],
  ])('answers %s is understood', async (_, answer) => {
    const proxy = await proxyServer(says(answer))
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)), stopAfter: 'greeting' })
    expect([report.verdict, report.phase, report.banner]).toEqual(['reached', 'greeting', 'test.example'])
  })

  test('answers a byte at a time is understood', async () => {
    const proxy = await proxyServer({
      answer: (socket) => {
        const bytes = [...Buffer.from('HTTP/1.1 200 OK\r\nVia: x\r\n\r\n220 test.example\r\n')]
        const next = () => {
          const byte = bytes.shift()
          if (byte !== undefined) socket.write(Buffer.from([byte]), () => setImmediate(next))
        }
        next()
        return null
      },
    })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)), stopAfter: 'greeting' })
    expect([report.verdict, report.banner, report.proxyReply]).toEqual(['reached', 'test.example', { status: 200, reason: 'OK', challenges: [] }])
  })

  test('asks for a login shows how, and hears the password once', async () => {
    const proxy = await proxyServer({ credentials: { user: 'other', password: 'other' } })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port, { authentication: proxyLogin })) })
    expect(report.proxyReply).toEqual({ status: 407, reason: 'Proxy Authentication Required', challenges: ['Basic realm="test"', 'Negotiate'] })
    expect([report.hint?.rule, report.hint?.who, report.hint?.field]).toEqual(['proxy-credentials', 'you', 'proxy.authentication'])
    expect(proxy.requests.map(({ scheme }) => scheme)).toEqual([null, 'Basic'])
  })

  test('has a realm in another alphabet or with control characters shows inert text', async () => {
    const proxy = await proxyServer(says('HTTP/1.1 407 N\x1b[31mo\x07\r\nProxy-Authenticate: Basic realm="\x00<script>"\r\n\r\n'))
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)) })
    expect(report.proxyReply?.reason).toBe('N\\u001b[31mo\\u0007')
    expect(report.proxyReply?.challenges).toEqual(['Basic realm="\\u0000<script>"'])
  })
})

describe('a proxy that is not there', () => {
  test('is told from a server that is not', async () => {
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(await freePort())) })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'connect', 'proxy-connection-refused'])
    const direct = await engine.run({ document: documentOf({ port: await freePort() }) })
    expect([direct.verdict, direct.phase, direct.code]).toEqual(['failed', 'connect', 'connection-refused'])
  })

  test('by name ends in phase dns', async () => {
    const report = await engine.run({ document: documentOf({ port: 587 }, {}, { proxy: { address: 'proxy.invalid', port: 3128 } }) })
    expect([report.verdict, report.phase]).toEqual(['failed', 'dns'])
    expect(['proxy-name-not-found', 'proxy-name-lookup-failed']).toContain(report.code)
  })
})

describe('blank proxy fields', () => {
  const blank = { proxy: {} }
  test('take the proxy of the environment, with its user', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ credentials: { user: 'jose', password: 'se:nha@x' } })
    const systemProxy = createEnvironmentProxy({ https_proxy: `http://jose:${encodeURIComponent('se:nha@x')}@127.0.0.1:${proxy.port}` })
    const report = await createTestEngine({ systemProxy }).run({ document: documentOf(server, {}, blank), stopAfter: 'proxy' })
    expect(report.route).toMatchObject({ kind: 'http', origin: 'environment', port: proxy.port })
    expect(proxy.requests[1]?.credentials).toBe('jose:se:nha@x')
    expect(JSON.stringify(report)).not.toContain('se:nha')
  })

  test('with a user of their own take that one instead', async () => {
    const proxy = await proxyServer({ credentials: { user: 'jose', password: 'x' } })
    const systemProxy = createEnvironmentProxy({ https_proxy: `http://jose:x@127.0.0.1:${proxy.port}` })
    await createTestEngine({ systemProxy }).run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, { proxy: { authentication: proxyLogin } }) })
    expect(proxy.requests[1]?.head).toContain(`Proxy-Authorization: Basic ${basic}`)
  })

  test('where nothing can be found out are refused: never silently direct', async () => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual(['failed', 'settings', 'system-proxy-unknown', 10])
    expect(server.accepted()).toBe(0)
  })

  test('go direct where the environment says so', async () => {
    const server = await scriptedServer()
    const systemProxy = createEnvironmentProxy({ https_proxy: 'http://127.0.0.1:1', no_proxy: '127.0.0.1' })
    const report = await createTestEngine({ systemProxy }).run({ document: documentOf(server, {}, blank) })
    expect([report.verdict, report.route?.kind]).toEqual(['sent', 'direct'])
  })
})

describe('the page that comes with a refusal', () => {
  const through = async (page: string, head = 'HTTP/1.1 403 Forbidden\r\n\r\n') => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ answer: () => head + page })
    const report = await engine.run({ document: documentOf(server, {}, { proxy: { address: '127.0.0.1', port: proxy.port } }) })
    return { report, said: report.transcript.filter(({ from }) => from === 'proxy').map(({ text }) => text).slice(1) }
  }

  test('is read for its words, not its markup, though nobody says how long it is and the connection stays open', async () => {
    const { report, said } = await through('<html><head><title>Acesso bloqueado</title><style>b{color:red}</style><script>alert("x")</script></head><body>Categoria:\r\n<b>e-mail &amp; SMTP</b></body>')
    expect([report.verdict, report.code]).toEqual(['rejected', 'proxy-forbidden'])
    expect(said).toEqual(['Acesso bloqueado', 'Categoria:', 'e-mail &amp; SMTP'])
    expect(report.ms).toBeLessThan(report.deadlineMs)
  })

  test('is kept short', async () => {
    const { said } = await through(Array.from({ length: 100_000 }, (_, index) => `<p>linha ${String(index)}</p>`).join('\n'))
    expect(said).toHaveLength(12)
    expect((await through('x'.repeat(1_000_000))).said.join('').length).toBeLessThan(4200)
  })
})
