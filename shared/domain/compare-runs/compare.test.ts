import { describe, expect, test } from 'vitest'
import { sampleReport } from '../../../electron/adapters/contract-suites/samples.ts'
import type { DifferenceKind, DifferenceReason } from '../../contract/history.ts'
import type { TestReport, TlsReport } from '../../contract/report.ts'
import { bannerShape } from './banner.ts'
import { compareRuns, concernsOfSetting } from './compare.ts'

const certificate: TlsReport['certificates'][number] = {
  subject: 'CN=smtp.example.com', issuer: 'CN=R11, O=Let’s Encrypt', validFrom: '2026-01-01T00:00:00.000Z', validTo: '2026-04-01T00:00:00.000Z',
  daysLeft: 40, altNames: ['DNS:smtp.example.com'], fingerprint256: 'AA', keyFingerprint256: 'BB',
} // prettier-ignore
const tls = (more: Partial<TlsReport> = {}, first: Partial<typeof certificate> = {}): TlsReport => ({
  protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', chain: { ok: true, code: null }, host: { ok: true, code: null },
  certificates: [{ ...certificate, ...first }], ...more,
}) // prettier-ignore
const settings = { protocol: 'smtp', technologyVersion: '13.1', 'smtp.server': 'smtp.example.com', 'smtp.port': 587, 'smtp.authentication.user': 'a@example.com' }
const direct: NonNullable<TestReport['route']> = { kind: 'direct', host: null, port: null, origin: 'off', candidates: [], trace: [] }

const good = (more: Partial<TestReport> = {}): TestReport =>
  sampleReport('good', {
    verdict: 'sent', phase: 'message', code: null, replyCode: null, reply: null, version: '1.0.0', revision: 3, settings, route: direct,
    banner: 'smtp.example.com ESMTP Postfix', extensions: ['PIPELINING', 'SIZE 35882577', 'AUTH PLAIN LOGIN', '8BITMIME'], tls: tls(),
    resolved: ['192.0.2.1', '192.0.2.2'], recipients: [{ address: 'jose@example.com', replyCode: 250, reply: 'ok' }],
    phases: [{ phase: 'connect', status: 'ok', ms: 20 }, { phase: 'tls', status: 'ok', ms: 30 }], ...more,
  }) // prettier-ignore
const bad = (phase: TestReport['phase'], more: Partial<TestReport> = {}) => good({ runId: 'bad', at: '2026-01-02T12:00:00.000Z', verdict: 'failed', phase, code: 'tls-failed', ...more })

const first = (older: TestReport, newer: TestReport) => compareRuns(older, newer).differences[0]

describe('the most suspicious comes first', () => {
  const cases: [what: string, newer: TestReport, kind: DifferenceKind, reason: DifferenceReason, path?: string][] = [
    ['a certificate that ran out, the same as before', bad('tls', { code: 'certificate-expired', tls: tls({ chain: { ok: false, code: 'CERT_HAS_EXPIRED' } }, { daysLeft: -1 }) }), 'certificate-chain', 'chain-broken'],
    ['one of somebody who opens TLS on the way', bad('tls', { tls: tls({ chain: { ok: false, code: 'SELF_SIGNED_CERT_IN_CHAIN' } }, { issuer: 'CN=Proxy da Empresa', fingerprint256: 'CC' }) }), 'certificate-chain', 'chain-broken'],
    ['another issuer, trusted', good({ runId: 'b', tls: tls({}, { issuer: 'CN=Outra', fingerprint256: 'CC' }) }), 'certificate-issuer', 'other-issuer'],
    ['another name', bad('tls', { tls: tls({ host: { ok: false, code: 'ERR_TLS_CERT_ALTNAME_INVALID' } }, { subject: 'CN=other' }) }), 'certificate-host', 'name-broken'],
    ['another address', bad('connect', { code: 'connection-timed-out', banner: null, extensions: [], tls: null, resolved: ['203.0.113.9'], phases: [] }), 'addresses', 'other-addresses'],
    ['AUTH that lost a mechanism', bad('auth', { code: 'auth-mechanism-not-offered', extensions: ['PIPELINING', 'SIZE 35882577', 'AUTH LOGIN', '8BITMIME'] }), 'auth', 'auth-gone'],
    ['STARTTLS that is gone', bad('tls', { code: 'starttls-not-offered', tls: null, extensions: ['PIPELINING'] }), 'starttls', 'starttls-gone'],
    ['another product', bad('mail', { banner: 'smtp.example.com ESMTP Exim 4.96' }), 'banner', 'other-product'],
    ['another route', bad('proxy', { banner: null, extensions: [], tls: null, route: { ...direct, kind: 'http', host: 'proxy', port: 3128 } }), 'route', 'other-route'],
    ['a setting', bad('connect', { settings: { ...settings, 'smtp.port': 465 }, banner: 'gone ESMTP Sendmail', tls: tls({ chain: { ok: false, code: 'X' } }) }), 'setting', 'setting-changed', 'smtp.port'],
    ['the login', bad('auth', { code: 'authentication-failed', settings: { ...settings, 'smtp.authentication.user': 'b@example.com' }, tls: tls({}, { issuer: 'CN=Outra' }) }), 'setting', 'setting-changed', 'smtp.authentication.user'],
    ['a smaller limit', bad('message', { code: 'message-too-big', extensions: ['PIPELINING', 'SIZE 1000', 'AUTH PLAIN LOGIN', '8BITMIME'] }), 'size', 'size-smaller'],
    ['another machine', bad('connect', { banner: null, extensions: [], tls: null, from: { host: 'there', user: 'me' } }), 'machine', 'other-machine'],
    ['only slower', good({ runId: 'b', phases: [{ phase: 'connect', status: 'ok', ms: 900 }, { phase: 'tls', status: 'ok', ms: 40 }] }), 'time', 'slower', 'connect'],
  ] // prettier-ignore
  test.each(cases)('%s', (_, newer, kind, reason, path) => {
    expect(first(good(), newer)).toMatchObject({ kind, reason, ...(path !== undefined && { path }) })
  })

  test('a password that was saved between the two, when it stopped at the login', () => {
    const changedBy = { user: 'ana', host: 'pc', at: '2026-01-02T00:00:00.000Z' }
    const { differences } = compareRuns(good(), bad('auth', { tls: tls({}, { issuer: 'CN=Outra' }) }), [{ path: 'smtp.authentication.password', changedBy }])
    expect(differences[0]).toMatchObject({ kind: 'secret', path: 'smtp.authentication.password', before: null, after: null, fits: true, rating: 'high', changedBy })
  })

  test('what came with another server follows behind the setting that led there', () => {
    const { differences } = compareRuns(good(), bad('tls', { settings: { ...settings, 'smtp.server': 'other' }, server: { host: 'other', port: 587 }, resolved: ['203.0.113.9'], banner: 'other ESMTP', tls: tls({ chain: { ok: false, code: 'X' } }, { issuer: 'CN=X' }) }))
    expect(differences.map(({ kind, reason }) => [kind, reason]).slice(0, 2)).toEqual([['setting', 'setting-changed'], ['addresses', 'other-server']])
    expect(differences.filter(({ kind }) => kind.startsWith('certificate')).every(({ reason, rating }) => reason === 'other-server' && rating === 'low')).toBe(true)
    expect(differences.some(({ kind }) => kind === 'server')).toBe(false)
  })

  test('times come last', () => {
    const slow = bad('auth', { banner: 'smtp.example.com ESMTP Exim 4.96', version: '1.1.0', phases: [{ phase: 'connect', status: 'ok', ms: 9000 }] })
    expect(compareRuns(good(), slow).differences.at(-1)).toMatchObject({ kind: 'time', before: 20, after: 9000 })
  })
})

describe('noise is left out', () => {
  const noise: Partial<TestReport>[] = [
    { runId: 'other', at: '2026-05-01T00:00:00.000Z', ms: 99, messageId: '<x@y>', transcript: [{ at: 1, from: 'note', text: 'x', secure: false }] },
    { resolved: ['192.0.2.2', '192.0.2.77'] },
    { tls: tls({}, { daysLeft: 3 }) },
    { extensions: ['8BITMIME', 'AUTH LOGIN PLAIN', 'SIZE 35882577', 'PIPELINING'] },
    { extensions: ['smtp.example.com Hello [192.0.2.50]', 'PIPELINING', 'SIZE 35882577', 'AUTH=PLAIN LOGIN', 'AUTH PLAIN LOGIN', '8BITMIME'] },
    { sender: 'A@EXAMPLE.COM' },
    { recipients: [{ address: 'ana@example.com', replyCode: 250, reply: 'ok' }] },
    { phases: [{ phase: 'connect', status: 'ok', ms: 480 }, { phase: 'tls', status: 'ok', ms: 300 }] },
    { revision: 9 },
  ] // prettier-ignore
  test.each(noise)('%j', (more) => expect(compareRuns(good(), good(more))).toEqual({ differences: [], gaps: [] }))

  test.each([
    ['mx.google.com ESMTP d9443c01a7336-29b2a1 - gsmtp', 'mx.google.com ESMTP 5b1f17b1804b1-477bf22ce0dsm5 - gsmtp'],
    ['CP3P284CA0012.outlook.office365.com Microsoft ESMTP MAIL Service ready at Tue, 24 Nov 2026 10:00:00 +0000 [08DE29F0CA1234]', 'RO2P152CA0081.outlook.office365.com Microsoft ESMTP MAIL Service ready at Wed, 25 Nov 2026 3:07:59 +0000 [08DE2A01FFE321]'],
    ['srv12.hospedagem.com.br ESMTP Exim 4.96 #2 Tue, 24 Nov 2026 12:00:00 -0300', 'srv14.hospedagem.com.br ESMTP Exim 4.96 #2 Wed, 25 Nov 2026 07:30:11 -0300'],
    ['smtp.example.com ESMTP Sendmail 8.15.2/8.15.2; Tue, 24 Nov 2026 12:00:00 -0300', 'smtp.example.com ESMTP Sendmail 8.15.2/8.15.2; Thu, 3 Dec 2026 01:02:03 -0300'],
    ['email-smtp.amazonaws.com ESMTP SimpleEmailService-d-793939519 iYNYPGiKv2ROTa2bHPWO', 'email-smtp.amazonaws.com ESMTP SimpleEmailService-d-1X4K9Q7TZ Yb20CvUqY11sAF5AbTzZ'],
  ])('%s is greeted by the same server', (one, other) => {
    expect(bannerShape(one)).toBe(bannerShape(other))
  })

  test.each([
    ['smtp.example.com ESMTP Postfix', 'smtp.example.com ESMTP Exim 4.96'],
    ['smtp.example.com ESMTP Exim 4.94', 'smtp.example.com ESMTP Exim 4.96'],
    ['smtp.example.com ESMTP', 'mail.example.com ESMTP'],
    ['fw.empresa.local SMTP proxy ready', 'mx.google.com ESMTP d9443c01a7336-29b2a1 - gsmtp'],
  ])('%s and %s are not', (one, other) => expect(bannerShape(one)).not.toBe(bannerShape(other)))
})

describe('what only one of the runs knows', () => {
  test('is no difference, but said to be missing', () => {
    const { differences, gaps } = compareRuns(good(), bad('dns', { code: 'name-not-found', banner: null, extensions: [], tls: null, resolved: [], phases: [] }))
    expect(differences).toEqual([])
    expect(gaps).toEqual(['addresses', 'banner', 'offers', 'certificate'])
  })

  test('settings of a report that has none yet: the server and the security are compared instead', () => {
    const old = good({ server: { host: 'old.example.com', port: 25 }, security: 'none', settings: null })
    const compared = compareRuns(old, good())
    expect(compared.gaps).toEqual(['settings'])
    expect(compared.differences.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['server', 'security']))
  })

  test('what is offered in clear is not held beside what is offered inside TLS', () => {
    const clear = good({ tls: null, security: 'none', extensions: ['STARTTLS', 'PIPELINING'], settings: { ...settings, 'smtp.security': 'none' } })
    expect(compareRuns(clear, good()).differences.map(({ kind }) => kind)).toEqual(['setting'])
  })
})

test.each([
  ['smtp.port', 'connect'], ['user.smtp.server', 'dns'], ['smtp.authentication.mechanism', 'auth'], ['proxy.address', 'proxy'], ['smtp.authentication.ssl', 'tls'], ['technologyVersion', 'settings'],
] as const)('%s can spoil %s', (path, phase) => expect(concernsOfSetting(path)).toContain(phase)) // prettier-ignore

describe('whatever the runs', () => {
  /** mulberry32 */
  function randomFrom(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
    }
  }
  function reportOf(random: () => number): TestReport {
    const pick = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T
    const verdict = pick<TestReport['verdict']>('sent', 'failed', 'rejected', 'unknown', 'cancelled')
    return good({
      verdict, phase: pick('dns', 'connect', 'proxy', 'tls', 'auth', 'rcpt', 'message'), code: pick(null, 'deadline', 'starttls-not-offered'),
      settings: pick(null, settings, { ...settings, 'smtp.port': 25 }, { protocol: 'smtp', 'user.smtp.server': 'x', 'parameters.A': 'b' }),
      resolved: pick<string[]>([], ['192.0.2.1'], ['192.0.2.1', '192.0.2.9'], ['203.0.113.1']), banner: pick(null, 'a ESMTP Postfix', 'a ESMTP Exim 4.9 Tue, 24 Nov 2026 10:00:00 +0000'),
      extensions: pick<string[]>([], ['AUTH PLAIN', 'SIZE 10'], ['STARTTLS'], ['AUTH LOGIN PLAIN', 'SIZE 0', 'DSN']), security: pick(null, 'none', 'starttls', 'tls'), mechanism: pick(null, 'PLAIN', 'LOGIN'),
      tls: pick(null, tls(), tls({ chain: { ok: false, code: null }, protocol: 'TLSv1.2' }), tls({ certificates: [] }), tls({}, { issuer: 'CN=X', keyFingerprint256: null })),
      proxyTls: pick(null, tls(), tls({ host: { ok: false, code: 'X' } })), proxyReply: pick(null, { status: 407, reason: 'x', challenges: [] }, { status: 403, reason: 'y', challenges: [] }),
      route: pick(null, direct, { ...direct, kind: 'socks5' as const, host: 'p', port: 1080 }), asUser: pick(null, 'JOSE', 'ANA'), from: pick({ host: 'a', user: 'x' }, { host: 'b', user: 'y' }),
      phases: pick<TestReport['phases']>([], [{ phase: 'connect', status: 'ok', ms: 10 }], [{ phase: 'connect', status: 'ok', ms: 5000 }]), version: pick('1', '2'), stopAfter: pick('message', 'auth'),
    }) // prettier-ignore
  }
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

  test(`a run differs in nothing from itself; the other way round the same differs, exchanged (SEED=${seed})`, () => {
    const random = randomFrom(seed)
    for (let count = 0; count < 800; count++) {
      const [one, other] = [reportOf(random), reportOf(random)]
      expect(compareRuns(one, one)).toEqual({ differences: [], gaps: [] })
      const [there, back] = [compareRuns(one, other), compareRuns(other, one)]
      const key = (differences: typeof there.differences, turned: boolean) =>
        differences.map(({ kind, path, before, after }) => JSON.stringify(turned ? [kind, path, after, before] : [kind, path, before, after])).sort()
      expect(key(back.differences, true)).toEqual(key(there.differences, false))
      expect(back.gaps).toEqual(there.gaps)
      const ranks = there.differences.map(({ rating }) => ['high', 'medium', 'low'].indexOf(rating))
      expect(ranks).toEqual(ranks.toSorted())
    }
  })
})
