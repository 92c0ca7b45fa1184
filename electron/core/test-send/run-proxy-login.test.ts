/** Logins at an HTTP proxy, on real sockets, checked by the proxy for real; and its own TLS. */
import { describe, expect, test } from 'vitest'
import { createAuthority, createSelfSigned, type Certificate } from '../../../test-support/certificates.ts'
import type { ConnectProxyOptions } from '../../../test-support/connect-proxy.ts'
import { authentication, documentOf, login, openSockets, proxyServer, realServer, scriptedServer, socketsBackTo } from '../../../test-support/in-test.ts'
import type { ProxyScheme } from '../../../test-support/proxy-logins.ts'
import { createEnvironmentProxy } from '../../adapters/environment-proxy.ts'
import { createTestEngine } from '../../../test-support/test-engine.ts'

const authority = createAuthority()
const engine = createTestEngine({ issuers: [authority.cert] })
const proxyLogin = { user: 'EMPRESA\\josé', password: 'pr:o x§"y\\' }
const day = 24 * 3_600_000

const through = (port: number, more: object = {}) => ({ proxy: { address: '127.0.0.1', port, authentication: proxyLogin, ...more } })

type LoginCase = [what: string, schemes: readonly ProxyScheme[], options: ConnectProxyOptions, said: readonly (string | null)[], connections: number]
const cases: LoginCase[] = [
  ['Basic alone', ['Basic'], {}, [null, 'Basic'], 2],
  ['Basic on the same connection', ['Basic'], { refusal: 'length' }, [null, 'Basic'], 1],
  ['Digest', ['Digest'], { refusal: 'length' }, [null, 'Digest'], 1],
  ['Digest behind a page in chunks', ['Digest'], { refusal: 'chunked' }, [null, 'Digest'], 1],
  ['Digest on a new connection', ['Digest'], { refusal: 'announced' }, [null, 'Digest'], 2],
  ['Digest where the proxy ends the connection that it said it keeps', ['Digest'], { refusal: 'lost' }, [null, 'Digest'], 2],
  ['Digest without qop', ['Digest legacy'], { refusal: 'length' }, [null, 'Digest'], 1],
  ['Digest with MD5-sess', ['Digest MD5-sess'], { refusal: 'length' }, [null, 'Digest'], 1],
  ['Digest with SHA-256', ['Digest SHA-256'], { refusal: 'length' }, [null, 'Digest'], 1],
  ['Digest with a nonce that is too old', ['Digest'], { refusal: 'length', staleOnce: true }, [null, 'Digest', 'Digest'], 1],
  ['Digest before Basic', ['Basic', 'Digest'], { refusal: 'length' }, [null, 'Digest'], 1],
  ['Digest and Basic in one header', ['Basic', 'Digest', 'Negotiate'], { refusal: 'length', oneHeader: true }, [null, 'Digest'], 1],
  ['Basic where Digest wants what we do not do', ['Digest auth-int', 'Basic'], { refusal: 'length' }, [null, 'Basic'], 1],
  ['NTLM', ['NTLM'], { refusal: 'length' }, [null, 'NTLM', 'NTLM'], 1],
  ['NTLM behind pages in chunks', ['Negotiate', 'NTLM'], { refusal: 'chunked' }, [null, 'NTLM', 'NTLM'], 1],
  ['NTLM where no answer has a length', ['NTLM'], { refusal: 'bare' }, [null, 'NTLM', 'NTLM'], 2],
  ['NTLM before Basic and Digest', ['Basic', 'Digest', 'NTLM'], { refusal: 'length' }, [null, 'NTLM', 'NTLM'], 1],
  ['Digest where NTLM’s connection is not kept', ['NTLM', 'Digest'], { refusal: 'announced' }, [null, 'NTLM', 'Digest'], 3],
]

describe('a login at the proxy by', () => {
  test.each(cases)('%s', async (_, schemes, options, said, connections) => {
    const before = openSockets()
    const server = await scriptedServer()
    const proxy = await proxyServer({ credentials: proxyLogin, schemes, ...options })
    const report = await engine.run({ document: documentOf(server, {}, through(proxy.port)), stopAfter: 'ehlo' })
    expect([report.verdict, report.code, report.proxyReply?.status]).toEqual(['reached', null, 200])
    expect(proxy.requests.map(({ scheme }) => scheme)).toEqual(said)
    expect(proxy.accepted()).toBe(connections)
    expect(new Set(report.attempts?.[0]?.addresses.map(({ outcome }) => outcome))).toEqual(new Set(['connected']))
    await Promise.all([server.close(), proxy.close()])
    await socketsBackTo(before)
  })

  test.each([
    ['Basic', 1],
    ['Digest', 1],
    ['Digest SHA-256', 1],
    ['NTLM', 2],
  ] as const)('%s with a wrong password is made once', async (scheme, requests) => {
    const proxy = await proxyServer({ credentials: { ...proxyLogin, password: 'x' }, schemes: [scheme], refusal: 'length' })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)) })
    expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['rejected', 'proxy', 'proxy-authentication', 'proxy-credentials'])
    expect(proxy.requests.filter((request) => request.scheme !== null)).toHaveLength(requests)
  })

  test('nothing where the proxy asks for none: it never hears the password', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer()
    const report = await engine.run({ document: documentOf(server, {}, through(proxy.port)) })
    expect([report.verdict, proxy.requests.map(({ scheme }) => scheme)]).toEqual(['sent', [null]])
  })

  test.each([
    ['Negotiate alone', ['Negotiate'], 'proxy-negotiate-only', 'proxy-negotiate-only'],
    ['something unknown', ['Negotiate', 'Bearer'], 'proxy-login-unusable', 'proxy-login-scheme'],
    ['a Digest of another kind', ['Digest auth-int'], 'proxy-login-unusable', 'proxy-login-scheme'],
    ['NTLM that is never kept', ['NTLM'], 'proxy-login-unusable', 'proxy-login-scheme'],
  ] as const)('%s cannot be made, and is named', async (what, schemes, code, rule) => {
    const proxy = await proxyServer({ credentials: proxyLogin, schemes, refusal: 'announced' })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)) })
    expect([report.verdict, report.phase, report.code, report.hint?.rule, report.hint?.who]).toEqual(['rejected', 'proxy', code, rule, 'network'])
    expect(proxy.requests.map(({ scheme }) => scheme)).toEqual(what.startsWith('NTLM') ? [null, 'NTLM'] : [null])
    const nobody = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port, { authentication: undefined })) })
    expect(nobody.code).toBe(schemes.some((scheme) => /^(?:Digest|NTLM)/.test(scheme)) ? 'proxy-authentication' : code)
  })

  test.each([
    ['Digest', 'proxy-login-unusable', 0],
    ['NTLM', 'proxy-authentication', 2],
    ['Basic', 'proxy-authentication', 1],
  ] as const)('%s puts no line into the request that a user out of the environment brings along', async (scheme, code, said) => {
    const proxy = await proxyServer({ credentials: proxyLogin, schemes: [scheme], refusal: 'length' })
    const systemProxy = createEnvironmentProxy({ https_proxy: `http://jose%0D%0AX-Evil%3A%20yes:%0D%0A@127.0.0.1:${proxy.port}` })
    const report = await createTestEngine({ systemProxy }).run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, { proxy: {} }) })
    expect([report.verdict, report.code]).toEqual(['rejected', code])
    expect(proxy.requests.filter((request) => request.scheme !== null)).toHaveLength(said)
    expect(proxy.requests.map(({ head }) => head).join('')).not.toMatch(/^X-Evil/m)
  })

  const once = (text: string): ConnectProxyOptions => ({
    answer: (socket) => {
      socket.end(text, 'latin1')
      return null
    },
  })
  test.each([
    ['a body without end', `Content-Length: 999999999\r\n\r\n${'x'.repeat(10_000)}`],
    ['two lengths', 'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
    ['a chunk that lies', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n'],
    ['a body that breaks off', 'Content-Length: 300\r\n\r\nabc'],
  ])('Basic goes on with another connection after %s', async (_, body) => {
    const proxy = await proxyServer(once(`HTTP/1.1 407 no\r\nProxy-Authenticate: Basic realm="x"\r\n${body}`))
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)) })
    expect([report.code, proxy.requests.map(({ scheme }) => scheme), proxy.accepted()]).toEqual(['proxy-authentication', [null, 'Basic'], 2])
  })

  test.each([
    ['a nonce with a line end in it', 'Digest realm="x", nonce="a\rProxy-X: y"'],
    ['no nonce', 'Digest realm="x"'],
    ['an algorithm of Object', 'Digest realm="x", nonce="y", algorithm=constructor'],
    ['an NTLM challenge that is none', 'NTLM AAAA'],
  ])('%s is not answered', async (_, challenge) => {
    const proxy = await proxyServer(once(`HTTP/1.1 407 no\r\nProxy-Authenticate: ${challenge}\r\nContent-Length: 0\r\n\r\n`))
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through(proxy.port)) })
    expect([report.verdict, report.code]).toEqual(['rejected', 'proxy-login-unusable'])
    expect(proxy.requests.filter(({ scheme }) => scheme === 'Digest')).toEqual([])
  })
})

describe('a proxy inside TLS', () => {
  const document = (port: number, address: string, more: object = {}) =>
    documentOf({ port: 587 }, { server: 'smtp.example' }, { proxy: { kind: 'https', address, port, ...more } })

  test('is passed, with TLS to the server inside, each certificate judged for its own', async () => {
    const before = openSockets()
    const server = await realServer({ login, certificate: authority.issue({ names: ['smtp.example'] }) })
    const proxy = await proxyServer({ certificate: authority.issue({ names: ['localhost'] }), credentials: proxyLogin, schemes: ['Digest'], hosts: { 'smtp.example': '127.0.0.1' } })
    const report = await engine.run({
      document: documentOf(server, { server: 'smtp.example', authentication: authentication({ ssl: true }) }, { proxy: { kind: 'https', address: 'localhost', port: proxy.port, authentication: proxyLogin } }),
    })
    expect([report.verdict, report.code, report.route?.kind]).toEqual(['sent', null, 'https'])
    expect(report.proxyTls).toMatchObject({ chain: { ok: true }, host: { ok: true }, certificates: [{ altNames: ['DNS:localhost'] }, {}] })
    expect(report.tls).toMatchObject({ chain: { ok: true }, host: { ok: true }, certificates: [{ altNames: ['DNS:smtp.example'] }, {}] })
    expect(server.messages).toMatchObject([{ user: login.user, secure: true }])
    // Two connections, since the first 407 ended its own.
    expect([proxy.accepted(), proxy.requests.map(({ scheme }) => scheme)]).toEqual([2, [null, 'Digest']])
    await Promise.all([server.close(), proxy.close()])
    await socketsBackTo(before)
  })

  test('does not make safe what is said in clear behind it', async () => {
    const server = await scriptedServer()
    const proxy = await proxyServer({ certificate: authority.issue() })
    const report = await engine.run({ document: documentOf(server, { authentication: authentication() }, { proxy: { kind: 'https', address: 'localhost', port: proxy.port } }) })
    expect([report.verdict, report.warnings.map(({ code }) => code)]).toEqual(['sent', ['password-in-clear']])
    const lines = report.transcript.map(({ from, text, secure }) => [from, /^(?:CONNECT|EHLO|AUTH)/.exec(text)?.[0], secure])
    expect(lines).toContainEqual(['client', 'CONNECT', true])
    expect(lines).toContainEqual(['client', 'EHLO', false])
    expect(lines).toContainEqual(['client', 'AUTH', false])
  })

  const expired = { validFrom: new Date(Date.now() - 9 * day), validTo: new Date(Date.now() - day) }
  test.each<[string, Certificate, ReportCodeOfProxy]>([
    ['expired', authority.issue(expired), 'proxy-certificate-expired'],
    ['not valid yet', authority.issue({ validFrom: new Date(Date.now() + day), validTo: new Date(Date.now() + 9 * day) }), 'proxy-certificate-not-yet-valid'],
    ['for another name', authority.issue({ names: ['proxy.example'] }), 'proxy-certificate-name-mismatch'],
    ['of its own making', createSelfSigned(), 'proxy-certificate-self-signed'],
    ['of somebody unknown', createAuthority('Nobody').issue(), 'proxy-certificate-untrusted'],
  ])('with a certificate %s hears nothing', async (_, certificate, code) => {
    const proxy = await proxyServer({ certificate, credentials: proxyLogin })
    const report = await engine.run({ document: document(proxy.port, 'localhost', { authentication: proxyLogin }) })
    expect([report.verdict, report.phase, report.code, report.tls, proxy.requests]).toEqual(['failed', 'proxy', code, null, []])
    expect(report.proxyTls?.certificates.length).toBeGreaterThan(0)
    expect(report.hint?.rule).toMatch(/^proxy-certificate/)
  })

  test('that is a plain one is told, and the other way round', async () => {
    const plain = await scriptedServer((peer) => peer.send('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const one = await engine.run({ document: document(plain.port, 'localhost') })
    expect([one.verdict, one.phase, one.code, one.hint?.rule, one.hint?.field]).toEqual(['failed', 'proxy', 'proxy-tls-not-tls', 'proxy-tls-not-tls', 'proxy.kind'])
    const secured = await proxyServer({ certificate: authority.issue() })
    const other = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, { proxy: { address: 'localhost', port: secured.port } }) })
    expect(other.phase).toBe('proxy')
    expect(['proxy-closed', 'proxy-not-http', 'connection-reset']).toContain(other.code)
  })

  test('that hangs up in the handshake is told', async () => {
    const proxy = await scriptedServer((peer) => peer.end())
    const report = await engine.run({ document: document(proxy.port, 'localhost') })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'proxy', 'proxy-tls-failed'])
  })
})

type ReportCodeOfProxy = `proxy-certificate-${string}`
