import { describe, expect, test } from 'vitest'
import { testReportSchema, type TestReport } from '../../contract/report.ts'
import type { CheckRow } from '../../contract/check.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { compareBoards, judgedRow, plannedRow, unlookedRow } from './board.ts'
import { allSenders, distinctEndpoints, type CheckedSystem } from './endpoints.ts'
import { stateOf } from './judge.ts'
import { tableOf } from './words.ts'
import { csvText } from '../text/csv.ts'

const now = new Date('2026-11-24T12:00:00Z')
type Smtp = NonNullable<SystemDocumentInput['smtp']>
let made = 0
function system(smtp: Smtp = {}, more: Partial<SystemDocumentInput> & { proxySecret?: number } = {}): CheckedSystem {
  const { proxySecret = null, ...rest } = more
  const document = systemDocumentSchema.parse({ name: `S${++made}`, technologyVersion: '14.1', protocol: 'smtp', smtp: { server: 'smtp.example.com', port: 587, ...smtp }, ...rest })
  return { id: `id-${made}`, document, hasSecret: () => true, proxySecret }
}
const login = { user: 'a@example.com', ssl: true }
const shares = (...systems: CheckedSystem[]) => distinctEndpoints(allSenders(systems, now)).map(({ senders }) => senders.length)

describe('who shares a place', () => {
  const trust = (until: string | null) => [{ host: 'smtp.example.com', port: 587, kind: 'certificate' as const, value: 'AA'.repeat(32), until }]
  const proxy = { address: 'proxy', port: 3128 }
  test.each<[string, CheckedSystem[], number[]]>([
    ['the same', [system(), system()], [2]],
    ['written otherwise', [system({ server: 'SMTP.example.com.' }), system()], [2]],
    ['another login', [system({ authentication: login }), system({ authentication: { ...login, user: 'b@example.com' } })], [2]],
    ['another port', [system(), system({ port: 25 })], [1, 1]],
    ['another security', [system(), system({ authentication: login })], [1, 1]],
    ['the same security in two ways', [system({ security: 'starttls' }), system({ authentication: login })], [2]],
    ['another EHLO name', [system(), system({ ehloName: 'erp.example.com' })], [1, 1]],
    ['an exception of one', [system({ trust: trust(null) }), system()], [1, 1]],
    ['an exception for another server', [system({ trust: [{ ...trust(null)[0]!, host: 'other.example.com' }] }), system()], [2]],
    ['one by a proxy', [system(), system({}, { proxy })], [1, 1]],
    ['both by a proxy', [system({}, { proxy }), system({}, { proxy })], [2]],
    ['another password at the proxy', [system({}, { proxy: { ...proxy, authentication: { user: 'u' } }, proxySecret: 0 }), system({}, { proxy: { ...proxy, authentication: { user: 'u' } }, proxySecret: 1 })], [1, 1]],
    ['a user with a server of its own', [system({}, { users: [{ login: 'A', smtp: { server: 'own.example.com' } }, { login: 'B' }] })], [1, 1]],
    ['a user’s server that is the system’s', [system({}, { users: [{ login: 'A', smtp: { server: 'smtp.example.com', port: 587 } }] })], [2]],
    ['MAPI and half-filled', [system({}, { protocol: 'mapi' }), system({ server: '' })], []],
  ])('%s', (_, systems, expected) => expect(shares(...systems)).toEqual(expected))
})

const certificate = (daysLeft: number) => ({ subject: 'CN=smtp', issuer: 'CN=CA', validFrom: '2026-01-01T00:00:00.000Z', validTo: '2027-01-01T00:00:00.000Z', daysLeft, altNames: [], fingerprint256: 'AA' })
const tls = (more: object = {}) => ({ protocol: 'TLSv1.3', cipher: 'x', chain: { ok: true, code: null }, host: { ok: true, code: null }, certificates: [certificate(200)], trusted: null, exceptions: [], weak: [], ...more })
function report(more: object = {}): TestReport {
  return testReportSchema.parse({
    runId: 'r', systemId: null, systemName: '-', at: now.toISOString(), verdict: 'reached', phase: 'auth', code: null, replyCode: null, enhancedCode: null, reply: null, recipients: [], hint: null,
    component: { name: null, could: null, reasons: [] }, from: { host: 'h', user: 'u' }, route: null, ms: 12.4, deadlineMs: 1, stopAfter: 'auth', server: null, sender: '', messageId: null, mechanism: null,
    security: 'starttls', extensions: ['STARTTLS', 'AUTH PLAIN LOGIN'], banner: null, tls: tls(), proxyReply: null, issues: [], warnings: [], phases: [], transcript: [], ...more,
  }) // prettier-ignore
}
/** The system's own row, or its first user's. */
function judged(checked: CheckedSystem, seen: TestReport | null = report(), index = 0): CheckRow {
  const sender = allSenders([checked], now)[index]!
  const planned = plannedRow(sender, 1, now)
  return seen ? judgedRow(sender, planned, seen) : unlookedRow(planned)
}
const weighty = ({ findings }: CheckRow) => findings.filter(({ severity }) => severity !== 'note').map(({ code, severity, field }) => `${severity} ${code} ${String(field)}`)

describe('what is said of a system', () => {
  const good = { authentication: login }
  const exception = { host: 'smtp.example.com', port: 587, kind: 'certificate' as const, value: 'AA'.repeat(32) }
  test.each<[string, CheckedSystem, TestReport, CheckRow['state'], string[]]>([
    ['all is well', system(good), report(), 'ok', []],
    ['nobody logs in', system({ security: 'starttls' }), report({ extensions: [] }), 'ok', []],
    ['31 days left', system(good), report({ tls: tls({ certificates: [certificate(31)] }) }), 'ok', []],
    ['30 days left', system(good), report({ tls: tls({ certificates: [certificate(30)] }) }), 'degraded', ['degraded certificate-ends null']],
    ['the last day', system(good), report({ tls: tls({ certificates: [certificate(0)] }) }), 'degraded', ['degraded certificate-ends null']],
    ['ended, let pass by an exception', system(good), report({ tls: tls({ certificates: [certificate(-1)], trusted: { kind: 'certificate', until: null } }) }), 'degraded', ['degraded certificate-ended smtp.trust', 'degraded untrusted-chain smtp.trust']],
    ['another name, let pass', system(good), report({ tls: tls({ host: { ok: false, code: 'certificate-name-mismatch' }, trusted: { kind: 'key', until: null } }) }), 'degraded', ['degraded untrusted-name smtp.trust']],
    ['refused for its certificate', system(good), report({ verdict: 'failed', phase: 'tls', code: 'certificate-untrusted', hint: { rule: 'x', who: 'you', params: {}, field: 'smtp.trust', change: null } }), 'failing', ['failing certificate-untrusted smtp.trust']],
    ['TLS 1.1', system(good), report({ tls: tls({ protocol: 'TLSv1.1' }) }), 'degraded', ['degraded old-tls null']],
    ['TLS 1.2', system(good), report({ tls: tls({ protocol: 'TLSv1.2' }) }), 'ok', []],
    ['weak key and signature', system(good), report({ tls: tls({ weak: ['key', 'signature'] }) }), 'degraded', ['degraded weak-key null', 'degraded weak-signature null']],
    ['a password in clear', system({ authentication: { user: 'a' } }), report({ security: 'none', tls: null }), 'degraded', ['degraded password-in-clear smtp.authentication.ssl']],
    ['STARTTLS if offered, and not offered', system({ ...good, security: 'starttls-if-offered' }), report({ security: 'starttls-if-offered', tls: null }), 'degraded', ['degraded not-encrypted smtp.security', 'degraded opportunistic-tls smtp.security']],
    ['port 25 with a user', system({ ...good, port: 25 }), report(), 'degraded', ['degraded submission-on-25 smtp.port']],
    ['no AUTH offered', system(good), report({ extensions: ['STARTTLS'] }), 'failing', ['failing no-login-offered smtp.authentication']],
    ['none that a password serves for', system(good), report({ extensions: ['AUTH GSSAPI XOAUTH2'] }), 'failing', ['failing mechanism-not-offered smtp.authentication.mechanism']],
    ['not the one that was chosen', system({ authentication: { ...login, mechanism: 'NTLM' } }), report(), 'failing', ['failing mechanism-not-offered smtp.authentication.mechanism']],
    ['Microsoft', system({ ...good, server: 'smtp.office365.com' }), report(), 'degraded', ['degraded microsoft-basic-auth smtp.server']],
    ['.NET on 465', system({ ...good, port: 465 }), report({ security: 'tls' }), 'failing', ['failing dotnet-implicit-tls smtp.port']],
    ['an exception that ends in 30 days', system({ ...good, trust: [{ ...exception, until: '2026-12-24' }] }), report(), 'degraded', ['degraded exception-ends smtp.trust']],
    ['an exception that lasts', system({ ...good, trust: [{ ...exception, until: '2027-03-01' }] }), report(), 'ok', []],
    ['an exception that has ended', system({ ...good, trust: [{ ...exception, until: '2026-11-23' }] }), report(), 'degraded', ['degraded trust-ended smtp.trust']],
    ['refused, and its certificate ends as well', system(good), report({ verdict: 'rejected', phase: 'ehlo', code: 'ehlo-rejected', tls: tls({ certificates: [certificate(3)] }) }), 'failing', ['failing ehlo-rejected null', 'degraded certificate-ends null']],
  ])('%s', (_, checked, seen, state, findings) => {
    const row = judged(checked, seen)
    expect([row.state, weighty(row)]).toEqual([state, findings])
    expect(stateOf(row.findings)).toBe(state)
  })

  test('a user without a password, in the user’s own fields', () => {
    const checked = { ...system({}, { users: [{ login: 'JOSE', smtp: { server: 'own.example.com', authentication: { user: 'jose', ssl: true } } }] }), hasSecret: () => false }
    const row = judged(checked, report({ extensions: [] }), 1)
    expect([row.asUser, weighty(row)]).toEqual(['JOSE', ['failing no-login-offered users.0.smtp.authentication', 'failing password-blank users.0.smtp.authentication.password', 'degraded submission-on-25 users.0.smtp.port']])
  })

  test('not looked at: by whom nobody sends over SMTP, half-filled, and what was not reached in time', () => {
    const row = (checked: CheckedSystem) => plannedRow(allSenders([checked], now)[0]!, 0, now)
    expect([row(system({}, { protocol: 'vim' })), row(system({ server: '' }))].map(({ state, findings }) => [state, findings.map(({ code }) => code)])).toEqual([['not-looked-at', ['legacy-protocol']], ['not-looked-at', ['server-blank']]])
    expect([judged(system(), null).state, judged(system(), null).findings[0]?.code]).toEqual(['not-looked-at', 'not-reached-in-time'])
  })
})

describe('what has changed', () => {
  const [a, b] = [system({ authentication: login }), system({ authentication: login })]
  const row = (checked: CheckedSystem, more: object = {}) => judged(checked, report(more))
  const dead = { verdict: 'failed', phase: 'connect', code: 'connection-refused', tls: null, extensions: [] }
  const ending = (days: number) => ({ tls: tls({ certificates: [certificate(days)] }) })
  test.each<[string, CheckRow[], CheckRow[], string[]]>([
    ['nothing', [row(a), row(b)], [row(a), row(b)], []],
    ['one day less', [row(a, ending(20))], [row(a, ending(19))], []],
    ['to failing', [row(a), row(b)], [row(a), row(b, dead)], ['ok→failing +connection-refused']],
    ['back again', [row(a, dead)], [row(a)], ['failing→ok -connection-refused']],
    ['worse in the same state', [row(a, ending(20))], [row(a, { tls: tls({ certificates: [certificate(20)], weak: ['key'] }) })], ['degraded→degraded +weak-key']],
    ['another reason', [row(a, dead)], [row(a, { ...dead, code: 'connection-timed-out' })], ['failing→failing +connection-timed-out -connection-refused']],
    ['the worse first', [row(a, dead), row(b)], [row(a), row(b, ending(1))], ['ok→degraded +certificate-ends', 'failing→ok -connection-refused']],
    ['made and removed', [row(a)], [row(b)], []],
    ['not looked at says nothing', [row(a)], [judged(a, null)], []],
  ])('%s', (_, before, after, expected) => {
    const said = compareBoards(before, after).map((change) => [`${change.before}→${change.after}`, ...change.appeared.map((code) => `+${code}`), ...change.gone.map((code) => `-${code}`)].join(' '))
    expect(said).toEqual(expected)
  })
})

test('a table for spreadsheets takes nothing for a formula', () => {
  const checked = system({ authentication: login }, { name: '=HYPERLINK("http://evil.example")' })
  const row = judged(checked, report({ verdict: 'rejected', phase: 'greeting', code: 'greeting-rejected', reply: '=cmd|calc' }))
  const text = csvText(tableOf((key) => key, [row]))
  for (const line of text.split('\r\n')) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@-]/)
  expect(text).toContain(`'=HYPERLINK`)
})
