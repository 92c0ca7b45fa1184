/**
 * T1: nothing that is wrong is ever reported as working. Each case is one wrong setting, server or proxy, met by the real
 * engine on real sockets; it must end without success, and in the phase where the wrong lies. The controls show that the
 * same fixtures do report success once nothing is wrong.
 */
import { afterAll, describe, expect, test } from 'vitest'
import type { Phase, TestReport } from '../shared/contract/report.ts'
import type { TestRequest } from '../shared/contract/tests.ts'
import type { SystemDocument, SystemDocumentInput } from '../shared/domain/system/document.ts'
import { createEnvironmentProxy } from '../electron/adapters/environment-proxy.ts'
import type { SystemProxyFound } from '../electron/core/ports.ts'
import { createAuthority, createSelfSigned, type Certificate } from '../test-support/certificates.ts'
import { printFigure } from '../test-support/figures.ts'
import { authentication, documentOf, login, proxyServer, realServer, scriptedServer, socksServer } from '../test-support/in-test.ts'
import { freePort } from '../test-support/listening.ts'
import type { Answer, Peer, SmtpBehaviour } from '../test-support/scripted-smtp.ts'
import { createTestEngine } from '../test-support/test-engine.ts'

const authority = createAuthority()
const stranger = createAuthority('Stranger')
const day = 24 * 3_600_000
const engine = createTestEngine({ issuers: [authority.cert] })

const working: readonly TestReport['verdict'][] = ['sent', 'reached', 'handed-over']
let tried = 0
let falseSuccesses = 0
afterAll(() => printFigure('T1', `${falseSuccesses} of ${tried} wrong settings, servers and proxies reported as working`))

/** A wrong one: no success, and in its phase. */
function expectNotWorking(report: TestReport, phase: Phase): void {
  tried++
  if (working.includes(report.verdict)) falseSuccesses++
  expect(working, `${report.verdict} in ${report.phase}`).not.toContain(report.verdict)
  expect([report.phase, report.code]).toEqual([phase, expect.any(String)])
}
function expectWorking(report: TestReport, verdict: TestReport['verdict'] = 'sent'): void {
  expect([report.verdict, report.phase, report.code]).toEqual([verdict, report.phase, null])
}

type Smtp = NonNullable<SystemDocumentInput['smtp']>
interface Case {
  readonly behaviour: SmtpBehaviour
  readonly phase: Phase
  readonly smtp?: Smtp
  readonly rest?: Partial<SystemDocumentInput>
  readonly request?: Partial<TestRequest>
}
const say = (text: string): Answer => (peer) => peer.send(text)
const sayAndEnd = (text: string): Answer => async (peer) => {
  if (text !== '') await peer.send(text)
  peer.end()
}
const plain: Smtp = { authentication: authentication({ mechanism: 'PLAIN' }) }
const loginOnly: Smtp = { authentication: authentication({ mechanism: 'LOGIN' }) }
const offering = (mechanisms: string): Answer => say(`250-test.example\r\n250 AUTH ${mechanisms}\r\n`)
const three = { to: ['a@example.com', 'b@example.com', 'c@example.com'] }
/** long enough that AUTH PLAIN asks first (RFC 4954 §4) */
const longLogin: Smtp = { authentication: { user: 'u'.repeat(200), password: 'p'.repeat(200), mechanism: 'PLAIN' } }

const servers: Readonly<Record<string, Case>> = {
  // the password
  'no AUTH although a password is set': { behaviour: { ehlo: '250-test.example\r\n250 8BITMIME' }, phase: 'auth', smtp: plain },
  'no AUTH, asked only as far as the login': { behaviour: { ehlo: '250 test.example' }, phase: 'auth', smtp: plain, request: { stopAfter: 'auth' } },
  'only HELO is known although a password is set': { behaviour: { ehlo: '502 what?' }, phase: 'ehlo', smtp: plain },
  'another mechanism than the one chosen': { behaviour: { ehlo: offering('LOGIN') }, phase: 'auth', smtp: plain },
  'a mechanism that nobody knows': { behaviour: { ehlo: offering('X-MAGIC') }, phase: 'auth', smtp: { authentication: authentication() } },
  'a wrong password': { behaviour: { auth: '535 5.7.8 no' }, phase: 'auth', smtp: plain },
  'a wrong password, asked only as far as the login': { behaviour: { auth: '535 5.7.8 no' }, phase: 'auth', smtp: plain, request: { stopAfter: 'auth' } },
  'a wrong password, and then an open relay': { behaviour: { auth: '535 5.7.8 no', mail: '250 ok' }, phase: 'auth', smtp: plain },
  'a login that fails for the moment': { behaviour: { auth: '454 4.7.0 later' }, phase: 'auth', smtp: plain },
  'a login answered with 250': { behaviour: { auth: '250 ok' }, phase: 'auth', smtp: plain },
  'a login answered with 220': { behaviour: { auth: '220 ok' }, phase: 'auth', smtp: plain },
  'a login answered with 334 for ever': { behaviour: { auth: '334 ', authNext: Array.from({ length: 50 }, () => '334 ') }, phase: 'auth', smtp: loginOnly },
  'PLAIN answered with one more question': { behaviour: { auth: '334 ', authNext: ['235 ok'] }, phase: 'auth', smtp: plain },
  '235 before LOGIN has heard the name': { behaviour: { auth: '235 2.7.0 welcome' }, phase: 'auth', smtp: loginOnly },
  '235 before LOGIN has heard the password': { behaviour: { auth: '334 VXNlcm5hbWU6', authNext: ['235 2.7.0 welcome'] }, phase: 'auth', smtp: loginOnly },
  '235 before PLAIN has heard a long login': { behaviour: { auth: '235 2.7.0 welcome' }, phase: 'auth', smtp: longLogin },
  '235 before CRAM-MD5 has asked': { behaviour: { ehlo: offering('CRAM-MD5'), auth: '235 2.7.0 welcome' }, phase: 'auth', smtp: { authentication: authentication() } },
  '235 before NTLM has begun': { behaviour: { ehlo: offering('NTLM'), auth: '235 2.7.0 welcome' }, phase: 'auth', smtp: { authentication: authentication() } },
  '235 before NTLM has been answered': { behaviour: { ehlo: offering('NTLM'), auth: '334 NTLM supported', authNext: ['235 2.7.0 welcome'] }, phase: 'auth', smtp: { authentication: authentication() } },
  '235 before SCRAM has proved anything': { behaviour: { ehlo: offering('SCRAM-SHA-256'), auth: '235 2.7.0 welcome' }, phase: 'auth', smtp: { authentication: authentication() } },
  '235 and 535 in one breath': { behaviour: { auth: '235 ok\r\n535 no' }, phase: 'mail', smtp: plain },

  // greetings
  'greeted with 554': { behaviour: { greeting: '554 no' }, phase: 'greeting' },
  'greeted with 554, asked only whether it is there': { behaviour: { greeting: '554 no' }, phase: 'greeting', request: { stopAfter: 'greeting' } },
  'greeted with 421': { behaviour: { greeting: '421 later' }, phase: 'greeting' },
  'greeted with 250': { behaviour: { greeting: '250 hello' }, phase: 'greeting' },
  'greeted with 554 and 220 in one reply': { behaviour: { greeting: '554-no\r\n220 yes' }, phase: 'greeting' },
  'greeted with 220 and 554 in one reply': { behaviour: { greeting: '220-yes\r\n554 no' }, phase: 'greeting' },
  'greeted with 220 and then 554': { behaviour: { greeting: '220 yes\r\n554 no' }, phase: 'ehlo' },
  'greeted by a web server': { behaviour: { greeting: 'HTTP/1.1 200 OK\r\n' }, phase: 'greeting' },
  'greeted by POP3': { behaviour: { greeting: '+OK ready' }, phase: 'greeting' },
  'greeted by IMAP': { behaviour: { greeting: '* OK ready' }, phase: 'greeting' },
  'greeted by SSH': { behaviour: { greeting: 'SSH-2.0-OpenSSH_9.2' }, phase: 'greeting' },
  'greeted by FTP, which says 220 too': { behaviour: { greeting: '220 (vsFTPd 3.0.3)', ehlo: '530 Please login with USER and PASS.', helo: '530 no' }, phase: 'ehlo' },

  // floods and answers without a question
  'says yes to everything at once, before it is asked': { behaviour: { greeting: say(`220 hi\r\n${'250 ok\r\n'.repeat(100)}`) }, phase: 'ehlo' },
  'says yes to the rest at EHLO': { behaviour: { ehlo: say(`250 hi\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n`) }, phase: 'mail' },
  'says yes to the rest at the login': { behaviour: { auth: say(`235 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n`) }, phase: 'mail', smtp: plain },
  'says yes to the rest at MAIL': { behaviour: { mail: say(`250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n`) }, phase: 'rcpt' },
  'says yes to the rest at RCPT': { behaviour: { rcpt: say(`250 ok\r\n354 go\r\n250 taken\r\n`) }, phase: 'data' },
  'has taken the message before it comes': { behaviour: { data: say('354 go on\r\n250 2.0.0 taken\r\n') }, phase: 'data' },

  // the envelope
  'sender refused': { behaviour: { mail: '550 5.7.1 no' }, phase: 'mail' },
  'sender answered with 354': { behaviour: { mail: '354 go' }, phase: 'mail' },
  'sender answered with 251': { behaviour: { mail: '251 somewhere' }, phase: 'mail' },
  'recipient refused': { behaviour: { rcpt: '550 5.1.1 nobody' }, phase: 'rcpt' },
  'recipient refused, asked only as far as that': { behaviour: { rcpt: '550 5.1.1 nobody' }, phase: 'rcpt', request: { stopAfter: 'rcpt' } },
  'recipient put off (greylisting)': { behaviour: { rcpt: '450 4.7.1 later' }, phase: 'rcpt' },
  'recipient answered with 252, which promises nothing': { behaviour: { rcpt: '252 2.5.0 will try' }, phase: 'rcpt' },
  'recipient answered with 354': { behaviour: { rcpt: '354 go' }, phase: 'rcpt' },
  'recipient answered with 220': { behaviour: { rcpt: '220 ok' }, phase: 'rcpt' },
  'one of three recipients refused': { behaviour: { rcpt: { 'b@example.com': '550 5.1.1 nobody' } }, phase: 'rcpt', request: three },
  'the last of three recipients refused': { behaviour: { rcpt: { 'c@example.com': '550 5.1.1 nobody' } }, phase: 'rcpt', request: three },
  'two of three recipients put off': { behaviour: { rcpt: { 'a@example.com': '451 later', 'c@example.com': '452 full' } }, phase: 'rcpt', request: three },
  'a recipient with other letters, and no SMTPUTF8': { behaviour: {}, phase: 'mail', request: { to: ['joão@example.com'] } },
  'a message larger than SIZE': { behaviour: { ehlo: '250-test.example\r\n250 SIZE 100' }, phase: 'mail' },

  // replies that are none
  'refused on the last line of many': { behaviour: { rcpt: say('250-2.1.5 ok\r\n550 5.1.1 nobody\r\n') }, phase: 'rcpt' },
  'refused on the first line of many': { behaviour: { rcpt: say('550-5.1.1 nobody\r\n250 2.1.5 ok\r\n') }, phase: 'rcpt' },
  'a code of four digits': { behaviour: { rcpt: '2500 ok' }, phase: 'rcpt' },
  'a code of two digits': { behaviour: { rcpt: '25 ok' }, phase: 'rcpt' },
  'a code with its text behind it': { behaviour: { rcpt: '250ok' }, phase: 'rcpt' },
  'a code behind a blank': { behaviour: { rcpt: ' 250 ok' }, phase: 'rcpt' },
  'a code of other digits': { behaviour: { rcpt: '２５０ ok' }, phase: 'rcpt' },
  'a code of class 1': { behaviour: { rcpt: '150 ok' }, phase: 'rcpt' },
  'a reply in HTML': { behaviour: { message: '<p>250 ok</p>' }, phase: 'message' },

  // the message
  '250 instead of 354': { behaviour: { data: '250 ok' }, phase: 'data' },
  '250 instead of 354, asked only as far as that': { behaviour: { data: '250 ok' }, phase: 'data', request: { stopAfter: 'data' } },
  '235 instead of 354': { behaviour: { data: '235 ok' }, phase: 'data' },
  '334 instead of 354': { behaviour: { data: '334 ' }, phase: 'data' },
  'DATA refused': { behaviour: { data: '554 no valid recipients' }, phase: 'data' },
  'closed after 354': { behaviour: { data: sayAndEnd('354 go\r\n') }, phase: 'message' },
  'closed after the final dot': { behaviour: { message: sayAndEnd('') }, phase: 'message' },
  'closed within the last answer': { behaviour: { message: sayAndEnd('250 ok') }, phase: 'message' },
  'closed within an answer of many lines': { behaviour: { message: sayAndEnd('250-ok\r\n') }, phase: 'message' },
  'reset after the final dot': { behaviour: { message: (peer) => Promise.resolve(peer.reset()) }, phase: 'message' },
  'two answers to one message': { behaviour: { message: say('250 taken\r\n250 taken\r\n') }, phase: 'message' },
  'taken and refused': { behaviour: { message: say('250 taken\r\n554 no\r\n') }, phase: 'message' },
  'message refused': { behaviour: { message: '554 5.7.1 spam' }, phase: 'message' },
  'message put off': { behaviour: { message: '451 4.3.0 later' }, phase: 'message' },
  'message answered with 354 again': { behaviour: { message: '354 more' }, phase: 'message' },
  'message answered with 334': { behaviour: { message: '334 ' }, phase: 'message' },
  'refused on the last line after the message': { behaviour: { message: say('250-taken\r\n554 no\r\n') }, phase: 'message' },
}

describe('a server', () => {
  test.each(Object.entries(servers))('that is wrong: %s', async (_, { behaviour, phase, smtp, rest, request }) => {
    const server = await scriptedServer(behaviour)
    expectNotWorking(await engine.run({ document: documentOf(server, smtp, rest), ...request }), phase)
  })

  test('that has taken the message when only its beginning has come is wrong', async () => {
    const server = await scriptedServer({
      data: async (peer) => {
        await peer.send('354 go on\r\n')
        // The first line of it.
        await peer.line()
        await peer.send('250 2.0.0 taken\r\n')
        await peer.closed
      },
    })
    expectNotWorking(await engine.run({ document: documentOf(server), text: 'one line of many\n'.repeat(50_000) }), 'message')
  })

  test.each([
    ['nothing special', {}, {}, {}],
    ['a login by PLAIN', {}, plain, {}],
    ['a login by LOGIN', {}, loginOnly, {}],
    ['a long login', { auth: '334 ', authNext: ['235 ok'] }, longLogin, {}],
    ['three recipients', {}, {}, three],
    ['a recipient that is forwarded, said so by 251', { rcpt: '251 2.1.5 will forward to <x@y.example>' }, {}, {}],
  ] satisfies [string, SmtpBehaviour, Smtp, Partial<TestRequest>][])('with nothing wrong works: %s', async (_, behaviour, smtp, request) => {
    const server = await scriptedServer(behaviour)
    expectWorking(await engine.run({ document: documentOf(server, smtp), ...request }))
  })
})

describe('TLS', () => {
  const withStartTls = '250-test.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN'
  const bare = async (peer: Peer) => {
    await peer.send('220 go\r\n')
    await peer.send('220 and now?\r\n')
    await peer.closed
  }
  const stripped: Readonly<Record<string, SmtpBehaviour>> = {
    'STARTTLS stripped from EHLO': {},
    'STARTTLS hidden by other letters': { ehlo: '250-test.example\r\n250-XXXXXXXA\r\n250 AUTH PLAIN LOGIN' },
    'STARTTLS behind another word': { ehlo: '250-test.example\r\n250-NO STARTTLS\r\n250 AUTH PLAIN LOGIN' },
    'STARTTLS refused': { ehlo: withStartTls, starttls: '454 4.7.0 not now' },
    'STARTTLS answered with 250': { ehlo: withStartTls, starttls: '250 ok' },
    'a reply in clear behind the 220': { ehlo: withStartTls, starttls: '220 go\r\n250-test.example\r\n250 AUTH PLAIN' },
    'clear text after the 220': { ehlo: withStartTls, starttls: bare },
    'closed after the 220': { ehlo: withStartTls, starttls: sayAndEnd('220 go\r\n') },
  }
  test.each(Object.entries(stripped))('that is wrong: %s', async (_, behaviour) => {
    const server = await scriptedServer(behaviour)
    const document = documentOf(server, { server: 'localhost', authentication: authentication({ ssl: true }) })
    expectNotWorking(await engine.run({ document }), 'tls')
    expectNotWorking(await engine.run({ document, stopAfter: 'tls' }), 'tls')
    for (const { lines } of server.sessions) expect(lines().join()).not.toMatch(/AUTH|MAIL/)
  })

  const certificates: Readonly<Record<string, () => Certificate>> = {
    'an unknown issuer': () => stranger.issue(),
    'signed by itself': () => createSelfSigned(),
    'expired': () => authority.issue({ validFrom: new Date(Date.now() - 30 * day), validTo: new Date(Date.now() - day) }),
    'not valid yet': () => authority.issue({ validFrom: new Date(Date.now() + day), validTo: new Date(Date.now() + 30 * day) }),
    'for another name': () => authority.issue({ names: ['other.example'] }),
    'the name only as a common name': () => authority.issue({ commonName: 'localhost', names: ['other.example'] }),
    'the name with something before it': () => authority.issue({ names: ['xlocalhost'] }),
    'the name with something behind it': () => authority.issue({ names: ['localhost.example'] }),
    'for everything': () => authority.issue({ names: ['*'] }),
    'for the address only': () => authority.issue({ names: ['127.0.0.1'] }),
    'the name behind a NUL': () => authority.issue({ names: ['localhost\0.example'] }),
  }
  describe.each(['starttls', 'tls', 'starttls-if-offered'] as const)('by %s', (security) => {
    test.each(Object.entries(certificates))('with a certificate that is wrong: %s', async (_, make) => {
      const server = await scriptedServer({ certificate: make(), implicitTls: security === 'tls' })
      const document = documentOf(server, { server: 'localhost', security, authentication: authentication() })
      expectNotWorking(await engine.run({ document }), 'tls')
      await server.idle()
      expect(server.sessions[0]?.secured()).not.toMatch(/AUTH|MAIL/)
    })
    test('with a certificate that is right works', async () => {
      const server = await scriptedServer({ certificate: authority.issue(), implicitTls: security === 'tls' })
      expectWorking(await engine.run({ document: documentOf(server, { server: 'localhost', security, authentication: authentication() }) }))
    })
  })

  test('in clear where TLS from the first byte is set is wrong', async () => {
    const server = await scriptedServer()
    expectNotWorking(await engine.run({ document: documentOf(server, { server: 'localhost', security: 'tls' }) }), 'tls')
  })
})

describe('a proxy', () => {
  const answers: Readonly<Record<string, [answer: string, phase: Phase]>> = {
    'asks for a login': ['HTTP/1.1 407 no\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n', 'proxy'],
    'forbids the port': ['HTTP/1.1 403 no\r\n\r\n', 'proxy'],
    'cannot reach it': ['HTTP/1.1 502 no\r\n\r\n', 'proxy'],
    'sends elsewhere': ['HTTP/1.1 302 Found\r\nLocation: http://login/\r\n\r\n', 'proxy'],
    'switches protocols': ['HTTP/1.1 101 Switching\r\n\r\n220 mail\r\n', 'proxy'],
    'goes on without end': ['HTTP/1.1 100 Continue\r\n\r\n'.repeat(50), 'proxy'],
    'is no proxy but a mail server': ['220 test.example ESMTP\r\n', 'proxy'],
    'answers with a page': ['<html>200</html>\r\n\r\n', 'proxy'],
    'says 200 in a newer language': ['HTTP/2 200 OK\r\n\r\n220 mail\r\n', 'proxy'],
    'says 200 and then garbage': ['HTTP/1.1 200 OK\r\n\r\n\x00\xff\x13garbage\r\n', 'greeting'],
    'says 200 and is the web itself': ['HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>\r\n', 'greeting'],
    'says 200 and greets twice': ['HTTP/1.1 200 OK\r\n\r\n220 mail\r\n220 mail\r\n', 'ehlo'],
    'says 200 and everything else at once': [`HTTP/1.1 200 OK\r\n\r\n220 mail\r\n${'250 ok\r\n'.repeat(9)}`, 'ehlo'],
    'says 407 and 200 in one breath': ['HTTP/1.1 407 no\r\n\r\nHTTP/1.1 200 OK\r\n\r\n220 mail\r\n', 'proxy'],
  }
  test.each(Object.entries(answers))('that %s is wrong, and nobody is reached around it', async (_, [answer, phase]) => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ answer: () => answer })
    const report = await engine.run({ document: documentOf(server, {}, { proxy: { address: '127.0.0.1', port: proxy.port } }), deadlineSeconds: 5 })
    expectNotWorking(report, phase)
    expect([proxy.accepted(), server.accepted()]).toEqual([1, 0])
  })

  test.each(['http', 'https', 'socks4', 'socks4a', 'socks5'] as const)('%s that is not there is wrong, though the server is', async (kind) => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server, {}, { proxy: { kind, address: '127.0.0.1', port: await freePort() } }) })
    expectNotWorking(report, 'connect')
    expect(server.accepted()).toBe(0)
  })

  test.each(['http', 'https', 'socks4', 'socks4a', 'socks5'] as const)('%s is wrong where the mail server itself stands', async (kind) => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server, {}, { proxy: { kind, address: '127.0.0.1', port: server.port } }) })
    expectNotWorking(report, 'proxy')
  })

  test('with a wrong password is wrong', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ credentials: { user: 'a', password: 'right' } })
    const report = await engine.run({
      document: documentOf(server, {}, { proxy: { address: '127.0.0.1', port: proxy.port, authentication: { user: 'a', password: 'wrong' } } }),
    })
    expectNotWorking(report, 'proxy')
    expect(server.accepted()).toBe(0)
  })

  test('that should be there by the environment and is not is wrong, though the server is there', async () => {
    const server = await scriptedServer()
    const systemProxy = createEnvironmentProxy({ https_proxy: `http://127.0.0.1:${await freePort()}` })
    expectNotWorking(await createTestEngine({ systemProxy }).run({ document: documentOf(server, {}, { proxy: {} }) }), 'connect')
    expect(server.accepted()).toBe(0)
  })

  test('of which nothing is known is wrong, though the server is there', async () => {
    const server = await scriptedServer()
    expectNotWorking(await engine.run({ document: documentOf(server, {}, { proxy: {} }) }), 'settings')
    expect(server.accepted()).toBe(0)
  })

  test('list that never says "direct" is never by-passed', async () => {
    const server = await scriptedServer()
    const candidates = await Promise.all(
      (['http', 'socks5'] as const).map(async (kind) => ({ kind, host: '127.0.0.1', port: await freePort() })),
    )
    const found: SystemProxyFound = { origin: 'operating-system', candidates, trace: [], credentials: new Map() }
    const list = createTestEngine({ systemProxy: { find: () => Promise.resolve(found) } })
    expectNotWorking(await list.run({ document: documentOf(server, {}, { proxy: {} }) }), 'connect')
    expect(server.accepted()).toBe(0)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 255])('SOCKS 5 that answers %i is wrong', async (reply) => {
    const server = await scriptedServer()
    const proxy = await socksServer({ reply })
    expectNotWorking(await engine.run({ document: documentOf(server, {}, { proxy: { kind: 'socks5', address: '127.0.0.1', port: proxy.port } }) }), 'proxy')
    expect(server.accepted()).toBe(0)
  })
  test.each([0, 1, 5, 91, 92, 93, 255])('SOCKS 4 that answers %i is wrong', async (reply) => {
    const server = await scriptedServer()
    const proxy = await socksServer({ reply })
    expectNotWorking(await engine.run({ document: documentOf(server, {}, { proxy: { kind: 'socks4', address: '127.0.0.1', port: proxy.port } }) }), 'proxy')
  })

  describe('in the middle of TLS', () => {
    const secured: Smtp = { server: 'smtp.example', security: 'tls', authentication: authentication() }
    const through = (port: number, kind: 'http' | 'socks5'): SystemDocument =>
      documentOf({ port: 587 }, secured, { proxy: { kind, address: '127.0.0.1', port } })
    /** what such a proxy leads to in place of the server */
    async function meet(kind: 'http' | 'socks5', certificate: Certificate) {
      const other = await realServer({ login, certificate, implicitTls: true })
      const hosts = { 'smtp.example': '127.0.0.1' }
      const onPort = documentOf(other, secured, { proxy: { kind, address: '127.0.0.1', port: kind === 'http' ? (await proxyServer({ hosts })).port : (await socksServer({ hosts })).port } })
      const report = await engine.run({ document: onPort })
    // Taking the ground from under smtp-server while it speaks of TLS ends the process (its getProtocol on a socket that is gone).
    await other.idle()
    return { other, report }
    }

    test.each(['http', 'socks5'] as const)('%s that leads to another host is wrong', async (kind) => {
      const { other, report } = await meet(kind, authority.issue({ names: ['elsewhere.example'] }))
      expectNotWorking(report, 'tls')
      expect(other.messages).toEqual([])
    })
    test.each(['http', 'socks5'] as const)('%s that is the server by itself is wrong', async (kind) => {
      const { other, report } = await meet(kind, stranger.issue({ names: ['smtp.example'] }))
      expectNotWorking(report, 'tls')
      expect(other.messages).toEqual([])
    })
    test.each(['http', 'socks5'] as const)('%s that leads to the server works', async (kind) => {
      const { report } = await meet(kind, authority.issue({ names: ['smtp.example'] }))
      expectWorking(report)
    })
    test('that answers in clear by itself is wrong', async () => {
      const proxy = await proxyServer({ answer: () => 'HTTP/1.1 200 OK\r\n\r\n220 smtp.example ESMTP\r\n' })
      expectNotWorking(await engine.run({ document: through(proxy.port, 'http') }), 'tls')
    })
  })

  test.each(Object.entries({
    'an unknown issuer': () => stranger.issue(),
    'the name of the server, not its own': () => authority.issue({ names: ['smtp.example'] }),
    'signed by itself': () => createSelfSigned(),
  }))('spoken to in TLS with a certificate of %s is wrong', async (_, make) => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ certificate: make() })
    expectNotWorking(await engine.run({ document: documentOf(server, {}, { proxy: { kind: 'https', address: 'localhost', port: proxy.port } }) }), 'proxy')
    expect(server.accepted()).toBe(0)
  })

  test.each(['http', 'https', 'socks4', 'socks4a', 'socks5'] as const)('%s with nothing wrong works', async (kind) => {
    const server = await scriptedServer()
    const proxy = kind.startsWith('socks') ? await socksServer() : await proxyServer(kind === 'https' ? { certificate: authority.issue() } : {})
    expectWorking(await engine.run({ document: documentOf(server, {}, { proxy: { kind, address: 'localhost', port: proxy.port } }) }))
    expect([proxy.accepted(), server.accepted()]).toEqual([1, 1])
  })
})

describe('a recipient', () => {
  /** Ways to make a program write to somebody else than the one who is named. */
  const rewritten: readonly string[] = [
    'b@example.com>\r\nRCPT TO:<evil@evil.example', 'b@example.com\r\nRCPT TO:<evil@evil.example>', 'b@example.com> SIZE=1', '<b@example.com>',
    'José <b@example.com>', '"b@example.com" <evil@evil.example>', 'b@example.com, evil@evil.example', 'b@example.com;evil@evil.example',
    'grupo: evil@evil.example;', 'b(evil@evil.example)@example.com', '(x)b@example.com', 'b@example.com (evil)', '"b@evil.example"@example.com',
    'b@[127.0.0.1', 'b@example.com\0', 'b@example.com\t', ' b@example.com', 'b%0d%0aRCPT@example.com\n', '@evil.example:b@example.com',
    'b@example.com@evil.example', 'b\u2028@example.com', 'b@exam\u200bple.com', 'b@example\u3002com', 'b@ⓔvil.example', 'b@example.com\u202e',
  ] // prettier-ignore
  test.each(rewritten)('that could be read as another one is refused before anything leaves, or is exactly the one asked for: %j', async (address) => {
    const server = await realServer()
    const report = await engine.run({ document: documentOf(server), to: [address] })
    if (report.verdict !== 'sent') return expectNotWorking(report, 'settings')
    // Arrived: then it is the very one, but for the form of its domain.
    tried++
    if (server.messages[0]?.to.join() !== address) falseSuccesses++
    expect(server.messages[0]?.to).toEqual([address])
  })

  test('whom a composer would rewrite is not written to', async () => {
    const server = await realServer()
    const altered = createTestEngine({ mailer: (await import('../electron/adapters/memory/mailer.ts')).createMemoryMailer({ alters: true }) })
    const report = await altered.run({ document: documentOf(server) })
    expectNotWorking(report, 'settings')
    expect([report.code, server.messages]).toEqual(['envelope-altered', []])
  })

  test('of several: the server heard exactly those, each once, in order', async () => {
    const server = await realServer()
    const to = ['b@example.com', 'a+tag@example.com', "o'brien@example.com", 'x_y.z@sub.example.com']
    expectWorking(await engine.run({ document: documentOf(server), to }))
    expect(server.messages.map(({ to: heard }) => heard)).toEqual([to])
  })
})
