/**
 * S4: stripping, injection, downgrade, and certificates that are not what they should be. Once SSL is asked for no credential
 * leaves in clear text, and no bad certificate is accepted unless this very connection says so, visibly. Every case is met by
 * the real engine on real sockets; what the server heard is what counts, not what the report says.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { ReportCode, TestReport } from '../shared/contract/report.ts'
import type { SystemDocumentInput } from '../shared/domain/system/document.ts'
import type { TrustEntry } from '../shared/domain/trust/entry.ts'
import { createAuthority, createSelfSigned, type Certificate } from '../test-support/certificates.ts'
import { printFigure } from '../test-support/figures.ts'
import { authentication, documentOf, login, proxyServer, scriptedServer } from '../test-support/in-test.ts'
import type { Answer, Peer, ScriptedServer, SmtpBehaviour } from '../test-support/scripted-smtp.ts'
import { createTestEngine } from '../test-support/test-engine.ts'

const authority = createAuthority()
const stranger = createAuthority('Stranger')
const engine = createTestEngine({ issuers: [authority.cert] })
const good = authority.issue()
const day = 24 * 3_600_000

const figures = { cases: 0, inClear: 0, silently: 0 }
afterAll(() =>
  printFigure('S4', `${figures.inClear} credentials in clear text and ${figures.silently} bad certificates accepted unseen in ${figures.cases} cases`),
)

const base64 = (text: string) => Buffer.from(text).toString('base64')
const secrets = [login.password, base64(login.password), base64(`\0${login.user}\0${login.password}`), base64(login.user)]

/** What holds in every case, whatever else is expected of it. */
async function expectKept(server: ScriptedServer, report: TestReport, bad: boolean): Promise<void> {
  figures.cases++
  await server.idle()
  const clear = server.sessions.map((session) => session.clear()).join('')
  const secured = server.sessions.map((session) => session.secured()).join('')
  const leaked = /^(?:AUTH|MAIL|RCPT|DATA)\b/im.test(clear) || secrets.some((secret) => clear.includes(secret))
  if (leaked) figures.inClear++
  expect(leaked, clear).toBe(false)
  // Beyond a goodbye nothing is said to somebody whose certificate is bad, but by an exception that the report shows.
  const spoken = /^(?!QUIT\r?$)\S/m.test(secured)
  const visible = (report.tls?.trusted ?? null) !== null && report.warnings.some(({ code }) => code === 'trust-exception')
  if (bad && spoken && !visible) figures.silently++
  expect(bad && spoken && !visible, secured).toBe(false)
}

type Smtp = NonNullable<SystemDocumentInput['smtp']>
const ssl: Smtp = { server: 'localhost', authentication: authentication({ ssl: true }) }
const tls: Smtp = { server: 'localhost', security: 'tls', authentication: authentication() }

const offers = '250-test.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN'
const say = (...parts: readonly (string | Uint8Array)[]): Answer => async (peer) => {
  for (const part of parts) await peer.send(part)
}
const sayAndEnd = (text: string): Answer => async (peer) => {
  await peer.send(text)
  peer.end()
}
/** Says 220, waits for the ClientHello, and answers it with something else than TLS. */
const answerHello = (bytes: string | Uint8Array): Answer => async (peer: Peer) => {
  await peer.send('220 go\r\n')
  await peer.send(bytes)
  await peer.closed
}

type Ending = readonly [verdict: TestReport['verdict'], phase: TestReport['phase'], code: ReportCode]
const stripped: Readonly<Record<string, readonly [SmtpBehaviour, Ending, Smtp?]>> = {
  'STARTTLS is not offered': [{}, ['failed', 'tls', 'starttls-not-offered']],
  'STARTTLS is overwritten in the offer': [{ ehlo: '250-test.example\r\n250-XXXXXXXX\r\n250 AUTH PLAIN LOGIN' }, ['failed', 'tls', 'starttls-not-offered']],
  'nothing at all is offered': [{ ehlo: '250 test.example' }, ['failed', 'tls', 'starttls-not-offered']],
  'STARTTLS stands only in the greeting': [{ greeting: '220 test.example STARTTLS ready' }, ['failed', 'tls', 'starttls-not-offered']],
  'STARTTLS is put off': [{ ehlo: offers, starttls: '454 4.7.0 TLS not available' }, ['rejected', 'tls', 'starttls-rejected']],
  'STARTTLS is unknown after all': [{ ehlo: offers, starttls: '502 5.5.1 no' }, ['rejected', 'tls', 'starttls-rejected']],
  'STARTTLS is answered with 250': [{ ehlo: offers, starttls: '250 ok' }, ['failed', 'tls', 'unexpected-reply']],
  'the server goes after STARTTLS': [{ ehlo: offers, starttls: sayAndEnd('421 4.3.2 later\r\n') }, ['rejected', 'tls', 'starttls-rejected']],
  'the server hangs up in the handshake': [{ ehlo: offers, starttls: sayAndEnd('220 go\r\n') }, ['failed', 'tls', 'tls-failed']],
  'the handshake is answered by an alert': [{ ehlo: offers, starttls: answerHello(Uint8Array.of(0x15, 3, 3, 0, 2, 2, 40)) }, ['failed', 'tls', 'tls-failed']],
  'only an older TLS is spoken': [{ ehlo: offers, starttls: answerHello(Uint8Array.of(0x15, 3, 1, 0, 2, 2, 70)) }, ['failed', 'tls', 'tls-version']],
  'the handshake is answered in clear': [{ ehlo: offers, starttls: answerHello('250-AUTH PLAIN\r\n250 go on\r\n') }, ['failed', 'tls', 'tls-not-tls']],
  'the handshake is answered by a web page': [{ ehlo: offers, starttls: answerHello('HTTP/1.1 400 Bad Request\r\n\r\n') }, ['failed', 'tls', 'tls-not-tls']],
  'EHLO is refused, as by a server that knows only HELO': [{ ehlo: '502 5.5.1 unknown' }, ['rejected', 'ehlo', 'ehlo-rejected']],
  'EHLO is a syntax error': [{ ehlo: '500 what?' }, ['rejected', 'ehlo', 'ehlo-rejected']],
  'EHLO is answered by the end': [{ ehlo: sayAndEnd('') }, ['failed', 'ehlo', 'connection-closed']],
  'a login is offered only before TLS': [{ ehlo: offers, securedEhlo: '250 test.example', certificate: good }, ['failed', 'auth', 'auth-not-offered']],
  'EHLO is refused inside TLS': [{ ehlo: offers, securedEhlo: '502 no', certificate: good }, ['rejected', 'ehlo', 'ehlo-rejected']],
  'HELO is all that is known inside TLS': [{ ehlo: offers, securedEhlo: '500 no', helo: '250 hello', certificate: good }, ['rejected', 'ehlo', 'ehlo-rejected']],
  'a port in clear, where TLS is expected at once': [{}, ['failed', 'tls', 'tls-not-tls'], tls],
  'a web server, where TLS is expected at once': [{ greeting: 'HTTP/1.1 400 Bad Request' }, ['failed', 'tls', 'tls-not-tls'], tls],
  'TLS is only wished for, and then refused': [{ ehlo: offers, starttls: '454 no' }, ['rejected', 'tls', 'starttls-rejected'], { ...ssl, security: 'starttls-if-offered' }],
}

describe('SSL is asked for and', () => {
  test.each(Object.entries(stripped))('%s', async (_, [behaviour, ending, smtp = ssl]) => {
    const server = await scriptedServer(behaviour)
    const report = await engine.run({ document: documentOf(server, smtp) })
    await expectKept(server, report, false)
    expect([report.verdict, report.phase, report.code]).toEqual(ending)
  })
})

const injected: Readonly<Record<string, readonly [SmtpBehaviour, Ending]>> = {
  'a whole reply in the same packet': [{ starttls: say('220 go\r\n250 AUTH PLAIN\r\n') }, ['failed', 'tls', 'starttls-injection']],
  'one byte in the same packet': [{ starttls: say('220 go\r\n2') }, ['failed', 'tls', 'starttls-injection']],
  'a zero byte': [{ starttls: say('220 go\r\n\0') }, ['failed', 'tls', 'starttls-injection']],
  'an empty line': [{ starttls: say('220 go\r\n\r\n') }, ['failed', 'tls', 'starttls-injection']],
  'a reply that begins in the packet of the 220': [{ starttls: say('220 g', 'o\r\n250 AUTH PLAIN\r\n') }, ['failed', 'tls', 'starttls-injection']],
  'the end of the line and a reply, byte by byte': [{ starttls: say('220 go', '\r', '\n250 AUTH PLAIN\r\n') }, ['failed', 'tls', 'starttls-injection']],
  'a reply behind a 220 of two lines': [{ starttls: say('220-go\r\n220 on\r\n250 x\r\n') }, ['failed', 'tls', 'starttls-injection']],
  'a handshake in the same packet': [{ starttls: say(Buffer.concat([Buffer.from('220 go\r\n'), Buffer.from([0x16, 3, 3, 0, 4])])) }, ['failed', 'tls', 'starttls-injection']],
  'a second answer to EHLO': [{ ehlo: `${offers}\r\n250 AUTH PLAIN` }, ['failed', 'tls', 'unexpected-reply']],
  'an answer before EHLO': [{ greeting: `220 test.example\r\n${offers}` }, ['failed', 'ehlo', 'unexpected-reply']],
}
describe('bytes in clear stand where only TLS may follow', () => {
  test.each(Object.entries(injected))('%s', async (_, [behaviour, ending]) => {
    const server = await scriptedServer({ ehlo: offers, ...behaviour })
    const report = await engine.run({ document: documentOf(server, ssl) })
    await expectKept(server, report, false)
    expect([report.verdict, report.phase, report.code]).toEqual(ending)
  })
})

const past = { validFrom: new Date(Date.now() - 30 * day), validTo: new Date(Date.now() - 2 * day) }
const future = { validFrom: new Date(Date.now() + 2 * day), validTo: new Date(Date.now() + 30 * day) }
const firstOf = ({ cert, key }: Certificate): Certificate => ({ cert: cert.slice(0, cert.indexOf('-----END CERTIFICATE-----') + 26), key })
/** A server has to be told to use what OpenSSL itself would not. */
const anyStrength = (certificate: Certificate): Certificate => Object.assign(certificate, { ciphers: 'DEFAULT@SECLEVEL=0' })

const certificates: Readonly<Record<string, readonly [make: () => Certificate, code: ReportCode, server?: string]>> = {
  'that has expired': [() => authority.issue(past), 'certificate-expired'],
  'that is not valid yet': [() => authority.issue(future), 'certificate-not-yet-valid'],
  'for another name': [() => authority.issue({ names: ['other.example', '*.localhost'] }), 'certificate-name-mismatch'],
  'with the name only as common name': [() => authority.issue({ commonName: 'localhost', names: ['other.example'] }), 'certificate-name-mismatch'],
  'for the name, asked by address': [() => authority.issue({ names: ['localhost'] }), 'certificate-name-mismatch', '127.0.0.1'],
  'with the address as a name': [() => authority.issue({ commonName: '127.0.0.1', names: ['127.0.0.1.example'] }), 'certificate-name-mismatch', '127.0.0.1'],
  'signed by itself': [() => createSelfSigned(), 'certificate-self-signed'],
  'of an unknown issuer': [() => stranger.issue(), 'certificate-untrusted'],
  'of somebody with the name of a known issuer': [() => createAuthority().issue(), 'certificate-untrusted'],
  'without the one between it and its issuer': [() => firstOf(authority.subordinate('Between').issue()), 'certificate-untrusted'],
  'issued by one that may not issue': [() => authority.subordinate('A mere server', false).issue(), 'certificate-untrusted'],
  'with a weak key': [() => anyStrength(authority.issue({ rsaBits: 1024 })), 'certificate-weak'],
  'signed with SHA-1': [() => anyStrength(authority.issue({ digest: 'sha1' })), 'certificate-weak'],
}
const ways: readonly (readonly [string, Smtp, boolean])[] = [
  ['STARTTLS', ssl, false],
  ['TLS from the first byte', tls, true],
]
describe.each(ways)('%s, and a certificate', (_, smtp, implicitTls) => {
  test.each(Object.entries(certificates))('%s is refused and shown', async (__, [make, code, host = 'localhost']) => {
    const server = await scriptedServer({ certificate: make(), implicitTls })
    const report = await engine.run({ document: documentOf(server, { ...smtp, server: host }) })
    await expectKept(server, report, true)
    expect([report.verdict, report.phase, report.code, report.tls?.trusted]).toEqual(['failed', 'tls', code, null])
    expect(report.tls?.certificates[0]?.fingerprint256).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
  })
})

// ---- trust by scope --------------------------------------------------------------------------------------------------

const fingerprint = ({ cert }: Certificate) => new X509Certificate(cert).fingerprint256
const keyFingerprint = ({ cert }: Certificate) =>
  createHash('sha256').update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })).digest('hex')
const isoDay = (shift: number) => new Date(Date.now() + shift * day).toISOString().slice(0, 10)

type Entry = Partial<TrustEntry> & Pick<TrustEntry, 'kind' | 'value'>
const selfSigned = createSelfSigned()
const misnamed = createSelfSigned({ names: ['other.example'] })
const expired = createSelfSigned(past)
const strange = stranger.issue()
const renewed = createSelfSigned({ key: selfSigned.key })
const between = stranger.subordinate('Stranger between')
const weak = anyStrength(createSelfSigned({ rsaBits: 1024 }))
const onceTrusted: Entry = { kind: 'certificate', value: fingerprint(selfSigned) }

/** certificate shown · entries (host and port of the server unless they say otherwise) · kind that was used, or why it is refused */
const trusting: Readonly<Record<string, readonly [Certificate, readonly Entry[], TrustEntry['kind'] | ReportCode]>> = {
  'exactly this certificate': [selfSigned, [onceTrusted], 'certificate'],
  'exactly this certificate, by a day that has not come': [selfSigned, [{ ...onceTrusted, until: isoDay(2) }], 'certificate'],
  'exactly this certificate, for another name': [misnamed, [{ kind: 'certificate', value: fingerprint(misnamed) }], 'certificate'],
  'exactly this certificate, though it has expired': [expired, [{ kind: 'certificate', value: fingerprint(expired) }], 'certificate'],
  'exactly this certificate, though it is weak': [weak, [{ kind: 'certificate', value: fingerprint(weak) }], 'certificate'],
  'the host in other letters, with its dot': [selfSigned, [{ ...onceTrusted, host: 'LOCALHOST.' }], 'certificate'],
  'another host': [selfSigned, [{ ...onceTrusted, host: '127.0.0.1' }], 'certificate-self-signed'],
  'a host above it': [selfSigned, [{ ...onceTrusted, host: 'mail.localhost' }], 'certificate-self-signed'],
  'another port': [selfSigned, [{ ...onceTrusted, port: 1 }], 'certificate-self-signed'],
  'another certificate': [selfSigned, [{ kind: 'certificate', value: fingerprint(strange) }], 'certificate-self-signed'],
  'a certificate that was exchanged, with its key': [renewed, [onceTrusted], 'certificate-self-signed'],
  'an exception that has ended': [selfSigned, [{ ...onceTrusted, until: isoDay(-2) }], 'certificate-self-signed'],
  'a fingerprint of its key in place of its own': [selfSigned, [{ kind: 'certificate', value: keyFingerprint(selfSigned) }], 'certificate-self-signed'],
  'its key': [selfSigned, [{ kind: 'key', value: keyFingerprint(selfSigned) }], 'key'],
  'its key, after a renewal': [renewed, [{ kind: 'key', value: keyFingerprint(selfSigned) }], 'key'],
  'its key, for another name': [misnamed, [{ kind: 'key', value: keyFingerprint(misnamed) }], 'key'],
  'its key, but it has expired': [expired, [{ kind: 'key', value: keyFingerprint(expired) }], 'certificate-expired'],
  'another key': [selfSigned, [{ kind: 'key', value: keyFingerprint(strange) }], 'certificate-self-signed'],
  'its key, but that has ended': [selfSigned, [{ kind: 'key', value: keyFingerprint(selfSigned), until: isoDay(-2) }], 'certificate-self-signed'],
  'its issuer': [strange, [{ kind: 'ca', value: stranger.cert }], 'ca'],
  'the one between it and a root nobody knows': [between.issue(), [{ kind: 'ca', value: between.cert }], 'ca'],
  'another issuer': [strange, [{ kind: 'ca', value: createAuthority('Nobody').cert }], 'certificate-untrusted'],
  'another issuer of the same name': [strange, [{ kind: 'ca', value: createAuthority('Stranger').cert }], 'certificate-untrusted'],
  'its issuer, for another name': [stranger.issue({ names: ['other.example'] }), [{ kind: 'ca', value: stranger.cert }], 'certificate-name-mismatch'],
  'its issuer, but it has expired': [stranger.issue(past), [{ kind: 'ca', value: stranger.cert }], 'certificate-expired'],
  'its issuer, on another port': [strange, [{ kind: 'ca', value: stranger.cert, port: 1 }], 'certificate-untrusted'],
  'its issuer, but that has ended': [strange, [{ kind: 'ca', value: stranger.cert, until: isoDay(-2) }], 'certificate-untrusted'],
  'its issuer, and what a mere server issued': [stranger.subordinate('A mere server', false).issue(), [{ kind: 'ca', value: stranger.cert }], 'certificate-untrusted'],
  'one of several': [renewed, [onceTrusted, { kind: 'ca', value: stranger.cert }, { kind: 'key', value: keyFingerprint(selfSigned) }], 'key'],
}

function withHost(entries: readonly Entry[], host: string, port: number) {
  return entries.map((entry) => ({ host, port, ...entry }))
}

describe('trust in', () => {
  test.each(Object.entries(trusting))('%s', async (_, [certificate, entries, expected]) => {
    const server = await scriptedServer({ certificate })
    const trust = withHost(entries, 'localhost', server.port)
    const report = await engine.run({ document: documentOf(server, { ...ssl, trust }) })
    await expectKept(server, report, true)
    if (expected === 'certificate' || expected === 'key' || expected === 'ca') {
      expect([report.verdict, report.tls?.trusted?.kind]).toEqual(['sent', expected])
      // Both verdicts are still there to be read.
      expect([report.tls?.chain.ok, report.tls?.host.ok]).not.toEqual([true, true])
      return
    }
    expect([report.verdict, report.phase, report.code, report.tls?.trusted]).toEqual(['failed', 'tls', expected, null])
    const ended = entries.some(({ until = null }) => until !== null)
    expect(report.warnings.some(({ code }) => code === 'trust-ended')).toBe(ended)
  })

  test('a certificate that needs none is not said to be used', async () => {
    const server = await scriptedServer({ certificate: good })
    const trust = withHost([{ kind: 'certificate', value: fingerprint(good) }, { kind: 'ca', value: stranger.cert }, { kind: 'ca', value: authority.cert }], 'localhost', server.port)
    const report = await engine.run({ document: documentOf(server, { ...ssl, trust }) })
    await expectKept(server, report, false)
    expect([report.verdict, report.tls?.trusted, report.tls?.chain.ok, report.warnings]).toEqual(['sent', null, true, []])
  })

  test('one connection is no trust of the next, on the same port', async () => {
    const server = await scriptedServer({ certificate: strange })
    const trust = withHost([{ kind: 'ca', value: stranger.cert }], 'localhost', server.port)
    const trusted = await engine.run({ document: documentOf(server, { ...ssl, trust }) })
    await expectKept(server, trusted, true)
    const next = await engine.run({ document: documentOf(server, ssl) })
    await server.idle()
    figures.cases++
    expect([trusted.verdict, next.verdict, next.code]).toEqual(['sent', 'failed', 'certificate-untrusted'])
  })

  test('a weak certificate leaves a word about it', async () => {
    const server = await scriptedServer({ certificate: weak })
    const trust = withHost([{ kind: 'certificate', value: fingerprint(weak) }], 'localhost', server.port)
    const report = await engine.run({ document: documentOf(server, { ...ssl, trust }) })
    await expectKept(server, report, true)
    expect([report.tls?.weak, report.warnings.map(({ code }) => code)]).toEqual([['key'], ['trust-exception', 'weak-key']])
    expect(report.tls?.certificates[0]).toMatchObject({ keyType: 'rsa', keyBits: 1024 })
  })
})

describe('a proxy’s certificate and the server’s are judged apart:', () => {
  const proxyBad = createSelfSigned()
  const serverBad = createSelfSigned({ names: ['smtp.example'] })
  const serverGood = authority.issue({ names: ['smtp.example'] })
  const trustProxy = { kind: 'certificate', value: fingerprint(proxyBad) } as const
  const trustServer = { kind: 'certificate', value: fingerprint(serverBad) } as const
  const cases: readonly (readonly [string, Certificate, Certificate, 'proxy' | 'server' | 'both' | 'none' | 'swapped', ReportCode | null])[] = [
    ['nobody is trusted', proxyBad, serverBad, 'none', 'proxy-certificate-self-signed'],
    ['the proxy is trusted, the server is not', proxyBad, serverBad, 'proxy', 'certificate-self-signed'],
    ['the server is trusted, the proxy is not', proxyBad, serverBad, 'server', 'proxy-certificate-self-signed'],
    ['the proxy is trusted, the server needs none', proxyBad, serverGood, 'proxy', null],
    ['the server is trusted, the proxy needs none', good, serverBad, 'server', null],
    ['each is trusted for the other', proxyBad, serverBad, 'swapped', 'proxy-certificate-self-signed'],
    ['both are trusted', proxyBad, serverBad, 'both', null],
    ['both show the certificate of the proxy, which alone is trusted', proxyBad, proxyBad, 'proxy', 'certificate-self-signed'],
  ]
  test.each(cases)('%s', async (_, ofProxy, ofServer, trusted, code) => {
    const server = await scriptedServer({ certificate: ofServer })
    const proxy = await proxyServer({ certificate: ofProxy, hosts: { 'smtp.example': '127.0.0.1' } })
    const trust = [
      ...(trusted === 'proxy' || trusted === 'both' ? withHost([trustProxy], 'localhost', proxy.port) : []),
      ...(trusted === 'server' || trusted === 'both' ? withHost([trustServer], 'smtp.example', server.port) : []),
      ...(trusted === 'swapped' ? [...withHost([trustServer], 'localhost', proxy.port), ...withHost([trustProxy], 'smtp.example', server.port)] : []),
    ]
    const report = await engine.run({
      document: documentOf(server, { ...ssl, server: 'smtp.example', trust }, { proxy: { kind: 'https', address: 'localhost', port: proxy.port } }),
    })
    await expectKept(server, report, ofServer !== serverGood)
    expect([report.verdict, report.code]).toEqual(code === null ? ['sent', null] : ['failed', code])
    if (code?.startsWith('proxy-') === true) expect([proxy.requests, server.accepted()]).toEqual([[], 0])
    expect(report.proxyTls?.trusted ?? null).toEqual(ofProxy !== good && ['proxy', 'both'].includes(trusted) ? { kind: 'certificate', until: null } : null)
  })
})
