import { describe, expect, test } from 'vitest'
import { exitCodeOf, type ReportCode } from '../../../shared/contract/report.ts'
import { createAuthority, createSelfSigned, type Certificate } from '../../../test-support/certificates.ts'
import { authentication, documentOf, login, proxyServer, realServer, scriptedServer } from '../../../test-support/in-test.ts'
import type { Peer, SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine, outline } from '../../../test-support/test-engine.ts'

const authority = createAuthority()
const stranger = createAuthority('Stranger')
const engine = createTestEngine({ issuers: [authority.cert] })
const good = authority.issue()
const day = 24 * 3_600_000
const secrets = [login.password, Buffer.from(login.password).toString('base64'), Buffer.from(`\0${login.user}\0${login.password}`).toString('base64')]

const withStartTls = '250-test.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN'

describe('SSL is asked for and', () => {
  const cases: readonly [string, SmtpBehaviour, 'rejected' | 'failed', ReportCode][] = [
    ['STARTTLS is not offered', {}, 'failed', 'starttls-not-offered'],
    ['STARTTLS is put off', { ehlo: withStartTls, starttls: '454 4.7.0 TLS not available' }, 'rejected', 'starttls-rejected'],
    ['STARTTLS is refused', { ehlo: withStartTls, starttls: '502 5.5.1 no' }, 'rejected', 'starttls-rejected'],
    ['STARTTLS is answered with 250', { ehlo: withStartTls, starttls: '250 ok' }, 'failed', 'unexpected-reply'],
    ['a reply in clear stands behind the 220', { ehlo: withStartTls, starttls: '220 go\r\n250 AUTH PLAIN' }, 'failed', 'starttls-injection'],
    ['half a line in clear stands behind the 220', { ehlo: withStartTls, starttls: (peer) => peer.send('220 go\r\n2') }, 'failed', 'starttls-injection'],
    ['clear text comes instead of TLS', { ehlo: withStartTls, starttls: (peer) => answerHello(peer, '220 and now?\r\n') }, 'failed', 'tls-not-tls'],
    ['a web server answers instead of TLS', { ehlo: withStartTls, starttls: (peer) => answerHello(peer, 'HTTP/1.1 400 Bad Request\r\n\r\n') }, 'failed', 'tls-not-tls'],
    ['the connection is closed', { ehlo: withStartTls, starttls: async (peer) => { await peer.send('220 go\r\n'); peer.end() } }, 'failed', 'tls-failed'],
    ['the connection is reset', { ehlo: withStartTls, starttls: async (peer) => { await peer.send('220 go\r\n'); await peer.line(); peer.reset() } }, 'failed', 'tls-failed'],
    ['an alert is all that comes', { ehlo: withStartTls, starttls: (peer) => answerHello(peer, Buffer.from([0x15, 3, 3, 0, 2, 2, 40])) }, 'failed', 'tls-failed'],
  ]
  test.each(cases)('%s: it fails in phase tls, and nothing secret has left', async (_, behaviour, verdict, code) => {
    const server = await scriptedServer(behaviour)
    const document = documentOf(server, { server: 'localhost', authentication: authentication({ ssl: true }) })
    const report = await engine.run({ document })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual([verdict, 'tls', code, 16])
    expect(report.security).toBe('starttls')
    await server.idle()
    const sent = `${server.sessions[0]?.clear()}${server.sessions[0]?.secured()}`
    expect(sent).not.toMatch(/^(?:AUTH|MAIL|RCPT|DATA)/m)
    for (const secret of secrets) expect(sent).not.toContain(secret)
  })

  test('a clear greeting comes where TLS from the first byte is expected', async () => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'tls', authentication: authentication() }) })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'tls', 'tls-not-tls'])
    expect(outline(report.phases)).toBe('settings dns connect proxy:skipped tls:failed')
  })

  test('what was offered in clear counts no more inside TLS', async () => {
    const server = await scriptedServer({ ehlo: withStartTls, securedEhlo: '250-test.example\r\n250 8BITMIME', certificate: good })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'starttls', authentication: authentication() }) })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'auth', 'auth-not-offered'])
    await server.idle()
    for (const secret of secrets) expect(`${server.sessions[0]?.clear()}${server.sessions[0]?.secured()}`).not.toContain(secret)
  })

  test('EHLO is refused inside TLS: what was said in clear is not shown as if it counted', async () => {
    const server = await scriptedServer({ ehlo: withStartTls, securedEhlo: '550 no', certificate: good })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'starttls' }) })
    expect([report.verdict, report.phase, report.code, report.extensions]).toEqual(['rejected', 'ehlo', 'ehlo-rejected', []])
  })

  test('STARTTLS is offered again inside TLS: once is enough', async () => {
    const server = await scriptedServer({ ehlo: withStartTls, securedEhlo: withStartTls, certificate: good })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'starttls', authentication: authentication() }) })
    expect(report.verdict).toBe('sent')
    expect(server.sessions[0]?.lines().filter((line) => line === 'STARTTLS')).toHaveLength(1)
  })
})

async function answerHello(peer: Peer, bytes: string | Uint8Array): Promise<void> {
  await peer.send('220 go\r\n')
  await peer.send(bytes)
  await peer.closed
}

describe('a certificate', () => {
  const past = { validFrom: new Date(Date.now() - 30 * day), validTo: new Date(Date.now() - 1.5 * day) }
  const future = { validFrom: new Date(Date.now() + 2 * day), validTo: new Date(Date.now() + 30 * day) }
  const name = 'certificate-name-mismatch'
  const cases: readonly [string, () => Certificate, ReportCode, string | null, string | null][] = [
    ['of an unknown issuer', () => stranger.issue(), 'certificate-untrusted', 'certificate-untrusted', null],
    ['signed by itself', () => createSelfSigned(), 'certificate-self-signed', 'certificate-self-signed', null],
    ['that has expired', () => authority.issue(past), 'certificate-expired', 'certificate-expired', null],
    ['that is not valid yet', () => authority.issue(future), 'certificate-not-yet-valid', 'certificate-not-yet-valid', null],
    ['for another name', () => authority.issue({ names: ['other.example', '*.other.example'] }), name, null, name],
    ['for another name and expired', () => authority.issue({ ...past, names: ['other.example'] }), 'certificate-expired', 'certificate-expired', name],
    ['for another name, of an unknown issuer', () => stranger.issue({ names: ['other.example'] }), 'certificate-untrusted', 'certificate-untrusted', name],
    ['with the name as common name only', () => authority.issue({ commonName: 'localhost', names: ['other.example'] }), name, null, name],
  ]
  const modes = [
    ['starttls', false],
    ['starttls-if-offered', false],
    ['tls', true],
  ] as const
  describe.each(modes)('met with %s', (security, implicitTls) => {
    test.each(cases)('%s is refused and shown, issuer and name apart', async (_, make, code, chain, host) => {
      const server = await scriptedServer({ certificate: make(), implicitTls })
      const report = await engine.run({ document: documentOf(server, { server: 'localhost', security, authentication: authentication() }) })
      expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual(['failed', 'tls', code, 16])
      // What was offered in clear, or never seen, says nothing of what would be offered inside TLS.
      expect(report.component.reasons.map((reason) => reason.code)).toContain('not-seen')
      expect(report.tls?.chain).toEqual({ ok: chain === null, code: chain })
      expect(report.tls?.host).toEqual({ ok: host === null, code: host })
      expect(report.tls?.certificates[0]?.fingerprint256).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
      if (code === 'certificate-expired') expect(report.tls?.certificates[0]?.daysLeft).toBe(-2)
      await server.idle()
      expect(server.sessions[0]?.secured()).toMatch(/^(?:QUIT\r\n)?$/)
    })
  })

  test('with an address is good for that address', async () => {
    const server = await realServer({ login, certificate: authority.issue({ names: ['127.0.0.1'] }) })
    const report = await engine.run({ document: documentOf(server, { security: 'starttls', authentication: authentication() }) })
    expect([report.verdict, report.tls?.host]).toEqual(['sent', { ok: true, code: null }])
  })

  test('is judged by the server’s name, not the proxy’s', async () => {
    const server = await realServer({ login, certificate: authority.issue({ names: ['smtp.example'] }) })
    const proxy = await proxyServer({ hosts: { 'smtp.example': '127.0.0.1', 'other.example': '127.0.0.1' } })
    const rest = { proxy: { address: 'localhost', port: proxy.port } }
    const right = await engine.run({ document: documentOf(server, { server: 'smtp.example', security: 'starttls', authentication: authentication() }, rest) })
    expect([right.verdict, proxy.requests[0]?.target]).toEqual(['sent', `smtp.example:${server.port}`])
    const wrong = await engine.run({ document: documentOf(server, { server: 'other.example', security: 'starttls', authentication: authentication() }, rest) })
    expect([wrong.verdict, wrong.phase, wrong.code]).toEqual(['failed', 'tls', 'certificate-name-mismatch'])
  })

  test('with a hostile name is shown as inert text', async () => {
    const server = await scriptedServer({ certificate: stranger.issue({ commonName: 'a\u202e\r\n\u0000<b>' }) })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'starttls' }) })
    expect(report.tls?.certificates[0]?.subject).toContain('\\u202e')
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(report.tls?.certificates[0]?.subject).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  })
})

describe('TLS is expected at once on a port that speaks something else:', () => {
  const service = (greeting: string | null, answer = '') => async (peer: Peer) => {
    if (greeting !== null) await peer.send(greeting)
    // The ClientHello is a line to nobody; a goodbye is.
    for (let line = await peer.line(); line !== null; line = await peer.line()) if (line.includes('QUIT')) await peer.send(answer)
  }
  test.each([
    ['IMAP', service('* OK IMAP4rev1 ready\r\n'), 'other-service'],
    ['POP3', service('+OK ready\r\n'), 'other-service'],
    ['HTTP', service(null, 'HTTP/1.1 400 Bad Request\r\n\r\n'), 'other-service'],
    ['SMTP', service('220 test.example ESMTP\r\n'), 'tls-on-clear-port'],
  ])('%s is told by what it says', async (name, script, rule) => {
    const server = await scriptedServer(async (peer) => {
      // A web server says nothing until it is spoken to: the handshake is answered in clear.
      if (name === 'HTTP' && server.accepted() === 1) await peer.send('HTTP/1.1 400 Bad Request\r\n\r\n')
      await script(peer)
    })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'tls', authentication: authentication() }) })
    expect([report.phase, report.code, report.hint?.rule, report.hint?.field]).toEqual(['tls', 'tls-not-tls', rule, rule === 'other-service' ? 'smtp.port' : 'smtp.security'])
    if (rule === 'other-service') expect(report.hint?.params['service']).toBe(name)
    await server.idle()
    for (const session of server.sessions) for (const secret of secrets) expect(session.clear()).not.toContain(secret)
  })
})

describe('a handshake', () => {
  test('with a server that speaks only TLS 1.0 fails as such', async () => {
    const server = await realServer({ certificate: good, implicitTls: true, more: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security: 'tls' }) })
    expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['failed', 'tls', 'tls-version', 'tls-version'])
  })

  const wantsOurs = { requestCert: true, rejectUnauthorized: true } as const
  test.each([
    ['tls', true, 'greeting:skipped'],
    ['starttls', false, 'greeting ehlo'],
  ] as const)('with a server that wants a certificate of us is told in its phase, though TLS 1.3 says so only later: %s', async (security, implicitTls, more) => {
    const server = await realServer({ certificate: good, implicitTls, more: wantsOurs })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security }) })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'tls', 'client-certificate-required'])
    expect(outline(report.phases)).toBe(implicitTls ? `settings dns connect proxy:skipped tls:failed ${more}` : `settings dns connect proxy:skipped ${more} tls:failed`)
    expect([report.hint?.rule, report.hint?.field]).toEqual(['client-certificate-required', null])
  })
})
