/** The machine against servers of the real world, where they are installed. */
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuthority } from '../../../test-support/certificates.ts'
import { documentOf } from '../../../test-support/in-test.ts'
import { freePort } from '../../../test-support/listening.ts'
import { startPostfix, type Postfix } from '../../../test-support/peers-postfix.ts'
import { startDante, startMicrosocks, type SocksPeer } from '../../../test-support/peers-socks.ts'
import { squidHelper, startSquid, type Squid } from '../../../test-support/peers-squid.ts'
import { missing } from '../../../test-support/peers.ts'
import { createTestEngine, outline } from '../../../test-support/test-engine.ts'

const noPostfix = missing('postfix', 'dovecot')
const noSquid = noPostfix ?? missing('squid', 'htpasswd')
const noDigest = noPostfix ?? missing('squid') ?? (squidHelper('digest_file_auth') === null ? 'digest_file_auth of Squid is not installed' : null)
const noDante = noPostfix ?? missing('danted')
const noMicrosocks = noPostfix ?? missing('microsocks')
for (const reason of new Set([noPostfix, noSquid, noDigest, noDante, noMicrosocks])) if (reason !== null) console.info(`skipped: ${reason}`)

const authority = createAuthority('Peers')
const engine = createTestEngine({ issuers: [authority.cert] })
const login = { user: 'sistema@example.org', password: 'Senha com $inais, ç' }
const proxyLogin = { user: 'proxyuser', password: 'pr:o x@y' }
const toJose = { from: 'sistema@example.org', to: ['jose@example.org'] }

describe.skipIf(noPostfix)('Postfix with Dovecot', () => {
  let folder: string
  let postfix: Postfix
  let squid: Squid | null = null
  let digest: Squid | null = null
  let dante: SocksPeer | null = null
  let microsocks: SocksPeer | null = null
  beforeAll(async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'peers-'))
    fs.chmodSync(folder, 0o755)
    postfix = await startPostfix(join(folder, 'postfix'), { certificate: authority.issue(), login })
    const allowed = [postfix.port.starttls, postfix.port.tls]
    if (noSquid === null) squid = await startSquid(join(folder, 'squid'), { login: proxyLogin, allowed })
    if (noDigest === null) digest = await startSquid(join(folder, 'digest'), { login: proxyLogin, allowed, scheme: 'digest' })
    if (noDante === null) dante = await startDante(join(folder, 'dante'), { allowed })
    if (noMicrosocks === null) microsocks = await startMicrosocks(join(folder, 'microsocks'), { login: proxyLogin })
  }, 90_000)
  afterAll(async () => {
    // What began to start stops as well.
    for (const peer of [squid, digest, dante, microsocks]) await peer?.stop()
    await (postfix as Postfix | undefined)?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  const starttls = (more: object = {}) =>
    documentOf({ port: postfix.port.starttls }, { server: 'localhost', security: 'starttls', authentication: login, ...more })
  const tls = (more: object = {}) =>
    documentOf({ port: postfix.port.tls }, { server: 'localhost', security: 'tls', authentication: login, ...more })

  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256'] as const)('takes a message by STARTTLS and %s', async (mechanism) => {
    const report = await engine.run({ document: starttls({ authentication: { ...login, mechanism } }), ...toJose })
    expect([report.verdict, report.mechanism, report.reply]).toEqual(['sent', mechanism, null])
    expect(outline(report.phases)).toBe('settings dns connect proxy:skipped greeting ehlo tls auth mail rcpt data message')
    expect(report.tls).toMatchObject({ chain: { ok: true }, host: { ok: true } })
    await expect.poll(postfix.log, { timeout: 10_000 }).toContain(`message-id=${report.messageId ?? 'none'}`)
    expect(postfix.log()).toContain(`sasl_method=${mechanism}, sasl_username=${login.user}`)
  })

  test.each([
    ['CRAM-MD5', 'challenge-refused'],
    ['SCRAM-SHA-1', 'challenge-refused'],
    ['PLAIN', 'credentials-refused'],
  ] as const)('knows a wrong password by %s', async (mechanism, rule) => {
    const report = await engine.run({ document: starttls({ authentication: { ...login, password: 'falsa', mechanism } }), ...toJose })
    expect([report.verdict, report.phase, report.code, report.replyCode, report.hint?.rule]).toEqual(['rejected', 'auth', 'authentication-failed', 535, rule])
    expect(report.transcript.filter(({ text }) => text.startsWith('AUTH'))).toHaveLength(1)
  })

  test('is asked by the strongest it offers, where nobody chose', async () => {
    const report = await engine.run({ document: starttls(), ...toJose, stopAfter: 'auth' })
    expect([report.verdict, report.mechanism]).toEqual(['reached', 'SCRAM-SHA-256'])
  })

  test('takes a message by TLS from the first byte', async () => {
    const report = await engine.run({ document: tls(), ...toJose, text: 'x\n.\n..\n'.repeat(2000) })
    expect([report.verdict, report.code]).toEqual(['sent', null])
  })

  test('takes one in clear from nobody for its own people, and for no others', async () => {
    const document = documentOf({ port: postfix.port.clear })
    expect((await engine.run({ document, ...toJose })).verdict).toBe('sent')
    const relayed = await engine.run({ document, ...toJose, to: ['jose@example.org', 'x@example.com'] })
    expect([relayed.verdict, relayed.phase, relayed.code, relayed.replyCode, relayed.enhancedCode]).toEqual(['rejected', 'rcpt', 'recipient-rejected', 554, '5.7.1'])
    expect(relayed.recipients.map(({ replyCode }) => replyCode)).toEqual([250, 554])
    expect([relayed.hint?.rule, relayed.hint?.field]).toEqual(['relay-needs-login', 'smtp.authentication'])
  })

  test('knows a wrong password, and is asked once', async () => {
    const report = await engine.run({ document: starttls({ authentication: { ...login, password: 'falsa' } }), ...toJose })
    expect([report.verdict, report.phase, report.code, report.replyCode, report.enhancedCode, report.hint?.rule]).toEqual([
      'rejected',
      'auth',
      'authentication-failed',
      535,
      '5.7.8',
      'challenge-refused',
    ])
    expect(report.transcript.filter(({ text }) => text.startsWith('AUTH'))).toHaveLength(1)
  })

  test('wants STARTTLS before anything else', async () => {
    const document = documentOf({ port: postfix.port.starttls }, { server: 'localhost', security: 'none' })
    const report = await engine.run({ document, ...toJose })
    expect([report.verdict, report.phase, report.replyCode, report.hint?.rule]).toEqual(['rejected', 'mail', 530, 'starttls-first'])
  })

  test('offers no login in clear: nothing secret leaves', async () => {
    const document = documentOf({ port: postfix.port.clear }, { security: 'none', authentication: login })
    const report = await engine.run({ document, ...toJose })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'auth', 'auth-not-offered'])
    const asked = await engine.run({ document: documentOf({ port: postfix.port.clear }, { security: 'starttls', authentication: login }), ...toJose })
    expect([asked.verdict, asked.phase, asked.code]).toEqual(['failed', 'tls', 'starttls-not-offered'])
  })

  test('is refused when nobody vouches for its certificate', async () => {
    const report = await createTestEngine().run({ document: tls(), ...toJose })
    expect([report.verdict, report.phase, report.code, report.tls?.host.ok]).toEqual(['failed', 'tls', 'certificate-untrusted', true])
  })

  test('does not know everybody', async () => {
    const report = await engine.run({ document: starttls(), ...toJose, to: ['ninguem@example.org'] })
    expect([report.verdict, report.phase, report.replyCode, report.hint?.rule]).toEqual(['rejected', 'rcpt', 550, 'recipient-unknown'])
  })

  test('says how big a message may be, before it is sent', async () => {
    const report = await engine.run({ document: starttls(), ...toJose, text: 'ação '.repeat(190_000) })
    expect([report.verdict, report.phase, report.code, report.hint?.params]).toEqual(['failed', 'mail', 'message-too-big', { limit: 1_000_000 }])
  })

  test('hears of no message from a dry run', async () => {
    const report = await engine.run({ document: starttls(), ...toJose, stopAfter: 'data' })
    expect([report.verdict, report.phase]).toEqual(['reached', 'data'])
    await expect.poll(() => /lost connection after DATA/.test(postfix.log()), { timeout: 10_000 }).toBe(true)
  })

  describe.skipIf(noSquid)('behind Squid', () => {
    const through = (document: ReturnType<typeof starttls>, authentication?: object) => ({
      ...document,
      proxy: { address: '127.0.0.1', port: squid?.port ?? 0, ...(authentication && { authentication }) },
    })

    test('is reached with Basic, by STARTTLS and by TLS', async () => {
      for (const document of [starttls(), tls()]) {
        const report = await engine.run({ document: through(document, proxyLogin), ...toJose })
        expect([report.verdict, report.proxyReply?.status]).toEqual(['sent', 200])
      }
      await expect.poll(() => squid?.log(), { timeout: 10_000 }).toContain(`CONNECT localhost:${postfix.port.starttls} ${proxyLogin.user}`)
    })

    test.each([
      ['without a login', undefined, 'proxy-needs-login'],
      ['with a wrong one', { ...proxyLogin, password: 'falsa' }, 'proxy-credentials'],
    ])('is not reached %s', async (_, authentication, rule) => {
      const report = await engine.run({ document: through(starttls(), authentication), ...toJose })
      expect([report.verdict, report.phase, report.code, report.proxyReply?.status, report.hint?.rule]).toEqual(['rejected', 'proxy', 'proxy-authentication', 407, rule])
      expect(report.proxyReply?.challenges).toEqual(['Basic realm="peers"'])
    })

    test('is not reached on a port that Squid does not allow', async () => {
      const document = documentOf({ port: postfix.port.clear })
      const report = await engine.run({ document: through(document, proxyLogin), ...toJose })
      expect([report.verdict, report.phase, report.code, report.proxyReply?.status]).toEqual(['rejected', 'proxy', 'proxy-forbidden', 403])
    })
  })

  const behind = (peer: { readonly port: number } | null, kind: 'http' | 'socks4' | 'socks4a' | 'socks5', authentication?: object) => (document: ReturnType<typeof starttls>) => ({
    ...document,
    proxy: { kind, address: '127.0.0.1', port: peer?.port ?? 0, ...(authentication && { authentication }) },
  })

  describe.skipIf(noDigest)('behind Squid with Digest', () => {
    test('is reached, and the password is never said', async () => {
      const report = await engine.run({ document: behind(digest, 'http', proxyLogin)(starttls()), ...toJose })
      expect([report.verdict, report.code, report.proxyReply?.status]).toEqual(['sent', null, 200])
      expect(report.transcript.some(({ text }) => /^Proxy-Authorization: Digest username="proxyuser", realm="peers", .*response="•••"/.test(text))).toBe(true)
      await expect.poll(() => digest?.log(), { timeout: 10_000 }).toContain(`CONNECT localhost:${postfix.port.starttls} ${proxyLogin.user}`)
      // The page of the 407 was read over on the one connection.
      expect(report.attempts?.[0]?.addresses).toHaveLength(1)
    })

    test('is not reached with a wrong password, which is said once', async () => {
      const report = await engine.run({ document: behind(digest, 'http', { ...proxyLogin, password: 'falsa' })(starttls()), ...toJose })
      expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['rejected', 'proxy', 'proxy-authentication', 'proxy-credentials'])
      expect(report.transcript.filter(({ text }) => text.startsWith('Proxy-Authorization:'))).toHaveLength(1)
    })
  })

  describe.skipIf(noDante)('behind Dante', () => {
    test.each(['socks4', 'socks5'] as const)('is reached by %s', async (kind) => {
      const report = await engine.run({ document: behind(dante, kind)(starttls()), ...toJose })
      expect([report.verdict, report.code, report.route?.kind]).toEqual(['sent', null, kind])
    })

    test('is not reached by socks4a, which Dante does not know (curl fares no better)', async () => {
      const report = await engine.run({ document: behind(dante, 'socks4a')(starttls()), ...toJose })
      expect([report.verdict, report.phase, report.code]).toEqual(['rejected', 'proxy', 'socks4-rejected'])
    })

    test.each([
      ['socks5', 'socks-not-allowed'],
      ['socks4', 'socks4-rejected'],
    ] as const)('is not reached by %s on a port that Dante does not allow', async (kind, code) => {
      const report = await engine.run({ document: behind(dante, kind)(documentOf({ port: postfix.port.clear })), ...toJose })
      expect([report.verdict, report.phase, report.code]).toEqual(['rejected', 'proxy', code])
    })
  })

  describe.skipIf(noMicrosocks)('behind microsocks', () => {
    test('is reached with a login, by STARTTLS and by TLS', async () => {
      for (const document of [starttls(), tls()]) {
        const report = await engine.run({ document: behind(microsocks, 'socks5', proxyLogin)(document), ...toJose })
        expect([report.verdict, report.code]).toEqual(['sent', null])
      }
    })

    test.each([
      ['without a login', undefined, 'socks-login-required'],
      ['with a wrong one', { ...proxyLogin, password: 'falsa' }, 'socks-login-rejected'],
    ])('is not reached %s', async (_, authentication, code) => {
      const report = await engine.run({ document: behind(microsocks, 'socks5', authentication)(starttls()), ...toJose })
      expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['rejected', 'proxy', code, code])
    })

    test('says when the server’s port is closed', async () => {
      const refused = await engine.run({ document: behind(microsocks, 'socks5', proxyLogin)(documentOf({ port: await freePort() })), ...toJose })
      expect([refused.verdict, refused.code]).toEqual(['rejected', 'socks-connection-refused'])
    })
  })
})
