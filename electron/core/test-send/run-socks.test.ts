/** SOCKS 4, 4a and 5 on real sockets. */
import { describe, expect, test } from 'vitest'
import { exitCodeOf, type ReportCode, type Verdict } from '../../../shared/contract/report.ts'
import { createAuthority } from '../../../test-support/certificates.ts'
import { authentication, documentOf, login, openSockets, realServer, scriptedServer, socketsBackTo, socksServer } from '../../../test-support/in-test.ts'
import type { SocksProxyOptions } from '../../../test-support/socks-proxy.ts'
import { createTestEngine, outline } from '../../../test-support/test-engine.ts'
import { addressBytes } from './socks.ts'

const authority = createAuthority()
const engine = createTestEngine({ issuers: [authority.cert] })
const socksLogin = { user: 'josé', password: 'se:nha §' }
type Kind = 'socks4' | 'socks4a' | 'socks5'
const through = (kind: Kind, port: number, more: object = {}) => ({ proxy: { kind, address: '127.0.0.1', port, ...more } })

describe('through SOCKS', () => {
  test('5 with a login, by name, with TLS inside, the message arrives and nothing stays open', async () => {
    const before = openSockets()
    const server = await realServer({ login, certificate: authority.issue({ names: ['smtp.example'] }) })
    const proxy = await socksServer({ credentials: socksLogin, hosts: { 'smtp.example': '127.0.0.1' } })
    const report = await engine.run({
      document: documentOf(server, { server: 'smtp.example', authentication: authentication({ ssl: true }) }, through('socks5', proxy.port, { authentication: socksLogin })),
    })
    expect([report.verdict, report.code]).toEqual(['sent', null])
    expect(outline(report.phases)).toBe('settings dns connect proxy greeting ehlo tls auth mail rcpt data message')
    expect(report.route).toMatchObject({ kind: 'socks5', host: '127.0.0.1', port: proxy.port, origin: 'typed' })
    expect([report.proxyReply, report.proxyTls]).toEqual([null, null])
    expect(proxy.methods).toEqual([[0, 2]])
    expect(proxy.logins).toEqual([`${socksLogin.user}:${socksLogin.password}`])
    expect(proxy.requests).toEqual([{ version: 5, host: 'smtp.example', kind: 'name', port: server.port, user: null }])
    expect(proxy.tunnelled()).toBeGreaterThan(1000)
    const said = report.transcript.filter(({ text }) => text.startsWith('SOCKS')).map(({ from, text }) => `${from} ${text}`)
    expect(said).toEqual([
      'client SOCKS5 METHODS 00 02',
      'proxy SOCKS5 METHOD 02',
      `client SOCKS5 LOGIN ${socksLogin.user} •••`,
      'proxy SOCKS5 LOGIN 00',
      `client SOCKS5 CONNECT smtp.example:${server.port}`,
      'proxy SOCKS5 REPLY 00',
    ])
    await Promise.all([server.close(), proxy.close()])
    await socketsBackTo(before)
  })

  test('5 that asks nobody never hears the password', async () => {
    const server = await scriptedServer()
    const proxy = await socksServer()
    const report = await engine.run({ document: documentOf(server, {}, through('socks5', proxy.port, { authentication: socksLogin })) })
    expect([report.verdict, proxy.logins, proxy.requests[0]?.kind]).toEqual(['sent', [], 'ipv4'])
  })

  test.each<[Kind, string, object]>([
    ['socks4', 'localhost', { version: 4, host: '127.0.0.1', kind: 'ipv4', user: 'josé' }],
    ['socks4', '127.0.0.1', { version: 4, host: '127.0.0.1', kind: 'ipv4', user: 'josé' }],
    ['socks4a', 'smtp.example', { version: 4, host: 'smtp.example', kind: 'name', user: 'josé' }],
    ['socks4a', '127.0.0.1', { version: 4, host: '127.0.0.1', kind: 'ipv4', user: 'josé' }],
    ['socks5', 'smtp.example', { version: 5, host: 'smtp.example', kind: 'name', user: null }],
    ['socks5', '[::1]', { version: 5, host: '::1', kind: 'ipv6', user: null }],
  ])('%s %s is asked for in its own way', async (kind, host, asked) => {
    const server = await scriptedServer()
    const proxy = await socksServer({ hosts: { 'smtp.example': '127.0.0.1', '::1': '127.0.0.1' } })
    const report = await engine.run({ document: documentOf(server, { server: host }, through(kind, proxy.port, { authentication: socksLogin })), stopAfter: 'ehlo' })
    expect([report.verdict, report.code]).toEqual(['reached', null])
    expect(proxy.requests).toEqual([{ ...asked, port: server.port }])
  })

  test('4 looks the server’s name up here; where that cannot be it is the server that is not found', async () => {
    const proxy = await socksServer()
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'nowhere.invalid' }, through('socks4', proxy.port)) })
    expect([report.verdict, report.phase]).toEqual(['failed', 'dns'])
    expect(report.code).toMatch(/^name-(?:not-found|lookup-failed)$/)
  })

  test.each([
    ['socks4', 'dns'],
    ['socks4a', 'proxy'],
  ] as const)('%s cannot reach an IPv6 address', async (kind, phase) => {
    const proxy = await socksServer()
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: '[2001:db8::1]' }, through(kind, proxy.port)) })
    expect([report.verdict, report.phase, report.code, report.hint?.rule, proxy.requests]).toEqual(['failed', phase, 'socks4-needs-ipv4', 'socks4-needs-ipv4', []])
  })
})

type Case = [what: string, kind: Kind, options: SocksProxyOptions, withLogin: boolean, verdict: Verdict, code: ReportCode]
const says = (...bytes: readonly number[]): SocksProxyOptions => ({ instead: (socket) => void socket.end(Uint8Array.from(bytes)) })
const text = (what: string): SocksProxyOptions => ({ instead: (socket) => void socket.end(what, 'latin1') })
const reply = (code: number): SocksProxyOptions => ({ reply: code })
const cases: Case[] = [
  ['fails', 'socks5', reply(1), false, 'rejected', 'socks-failure'],
  ['does not allow it', 'socks5', reply(2), false, 'rejected', 'socks-not-allowed'],
  ['has no network', 'socks5', reply(3), false, 'rejected', 'socks-network-unreachable'],
  ['cannot reach the server', 'socks5', reply(4), false, 'rejected', 'socks-host-unreachable'],
  ['is refused by the server', 'socks5', reply(5), false, 'rejected', 'socks-connection-refused'],
  ['loses its way', 'socks5', reply(6), false, 'rejected', 'socks-ttl-expired'],
  ['does not connect', 'socks5', reply(7), false, 'rejected', 'socks-command-not-supported'],
  ['does not know such an address', 'socks5', reply(8), false, 'rejected', 'socks-address-not-supported'],
  ['answers a code that nobody knows', 'socks5', reply(77), false, 'rejected', 'socks-failure'],
  ['refuses in two bytes', 'socks5', { reply: Uint8Array.of(5, 2) }, false, 'rejected', 'socks-not-allowed'],
  ['wants a login and there is none', 'socks5', { credentials: socksLogin }, false, 'rejected', 'socks-login-required'],
  ['refuses the login', 'socks5', { credentials: { user: 'x', password: 'y' } }, true, 'rejected', 'socks-login-rejected'],
  ['knows no user and password', 'socks5', { method: 0xff }, true, 'rejected', 'socks-method-not-offered'],
  ['chooses what was not offered', 'socks5', { method: 1 }, true, 'failed', 'socks-not-socks'],
  ['chooses a login that was not offered', 'socks5', { method: 2 }, false, 'failed', 'socks-not-socks'],
  ['is an HTTP proxy', 'socks5', text('HTTP/1.1 400 Bad Request\r\n\r\n'), false, 'failed', 'socks-not-socks'],
  ['is an SMTP server', 'socks4', text('220 test.example ESMTP\r\n'), false, 'failed', 'socks-not-socks'],
  ['is SOCKS 4 only, and says so', 'socks5', says(0, 91, 0, 0, 0, 0, 0, 0), false, 'failed', 'socks-not-socks'],
  ['is SOCKS 4 only, and hangs up', 'socks5', { versions: [4] }, false, 'failed', 'proxy-closed'],
  ['is SOCKS 5 only', 'socks4', says(5, 0xff), false, 'failed', 'socks-not-socks'],
  ['closes without a word', 'socks5', says(), false, 'failed', 'proxy-closed'],
  ['closes within its answer', 'socks5', { reply: Uint8Array.of(5, 0, 0, 1, 127) }, false, 'failed', 'proxy-closed'],
  ['says yes with an address of no kind', 'socks5', { reply: Uint8Array.of(5, 0, 0, 9, 1, 2, 3, 4, 5, 6) }, false, 'failed', 'socks-not-socks'],
  ['resets', 'socks5', { instead: (socket) => void socket.resetAndDestroy() }, false, 'failed', 'connection-reset'],
  ['refuses', 'socks4', reply(91), false, 'rejected', 'socks4-rejected'],
  ['asks this computer who it is', 'socks4a', reply(92), false, 'rejected', 'socks4-identd'],
  ['hears another name from this computer', 'socks4a', reply(93), false, 'rejected', 'socks4-identd'],
  ['answers nonsense', 'socks4a', reply(7), false, 'failed', 'socks-not-socks'],
  ['closes', 'socks4a', says(), false, 'failed', 'proxy-closed'],
]

describe('a SOCKS proxy that', () => {
  test.each(cases)('%s (%s)', async (_, kind, options, withLogin, verdict, code) => {
    const proxy = await socksServer(options)
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: '192.0.2.1' }, through(kind, proxy.port, withLogin ? { authentication: socksLogin } : {})) })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual([verdict, 'proxy', code, 13])
    expect(report.hint?.rule).toBe(code === 'connection-reset' ? 'proxy-closed' : code)
    await proxy.idle()
    expect(proxy.accepted()).toBe(1)
  })

  test.each([
    ['with a name for its own address', [5, 0, 0, 3, 4, 97, 98, 99, 100, 0, 9]],
    ['with IPv6 for its own address', [5, 0, 0, 4, ...Array.from({ length: 16 }, () => 1), 0, 9]],
  ])('says yes %s, and the greeting in the same packet', async (_, bytes) => {
    const proxy = await socksServer({ reply: Buffer.concat([Uint8Array.from(bytes), Buffer.from('220 test.example\r\n')]) })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through('socks5', proxy.port)), stopAfter: 'greeting' })
    expect([report.verdict, report.banner]).toEqual(['reached', 'test.example'])
  })

  test('answers a byte at a time is understood', async () => {
    const proxy = await socksServer({
      instead: (socket) => {
        const bytes = [5, 0]
        socket.once('data', () => bytes.push(...[5, 0, 0, 1, 127, 0, 0, 1, 0, 9], ...Buffer.from('220 test.example\r\n')))
        const next = () => {
          const byte = bytes.shift()
          if (byte !== undefined) socket.write(Uint8Array.of(byte))
          if (!socket.destroyed) setImmediate(next)
        }
        next()
      },
    })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through('socks5', proxy.port)), stopAfter: 'greeting' })
    expect([report.verdict, report.banner]).toEqual(['reached', 'test.example'])
  })

  test.each([
    ['an empty password', { user: 'u', password: '' }],
    ['a password of 300 bytes', { user: 'u', password: 'é'.repeat(150) }],
  ])('wants a login hears nothing of %s', async (_, pair) => {
    const proxy = await socksServer({ credentials: socksLogin })
    const report = await engine.run({ document: documentOf({ port: 587 }, { server: 'smtp.example' }, through('socks5', proxy.port, { authentication: pair })) })
    expect([report.verdict, report.phase, report.code, report.hint?.field, proxy.logins]).toEqual(['failed', 'proxy', 'socks-login-length', 'proxy.authentication', []])
  })
})

describe('the bytes of an address', () => {
  test.each([
    ['192.0.2.1', 'c0000201'],
    ['::', '00000000000000000000000000000000'],
    ['::1', '00000000000000000000000000000001'],
    ['2001:db8::8:800:200c:417a', '20010db80000000000080800200c417a'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
    ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201'],
    ['fe80::', 'fe800000000000000000000000000000'],
  ])('%s', (host, expected) => {
    expect(Buffer.from(addressBytes(host) ?? []).toString('hex')).toBe(expected)
  })
  test.each(['smtp.example', '192.0.2', '1.2.3.4.5', 'cafe'])('%s has none', (host) => {
    expect(addressBytes(host)).toBeNull()
  })
})
