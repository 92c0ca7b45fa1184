/**
 * Every fault of the real practice server, met by the real engine: verdict, phase, code and the advice. A fault without a
 * line here does not compile, and fails below.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { practiceFaultGroups, practiceFaults, practicePassword, practiceUser, type PracticeFault } from '../../../shared/contract/practice.ts'
import type { Phase, ReportCode, TestReport, Verdict } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { createTestEngine, outline, type TestEngine } from '../../../test-support/test-engine.ts'
import { memoryPracticeCertificates } from '../../../test-support/practice-certificates.ts'
import type { PracticeListener, ReceivedMessage } from '../../core/ports.ts'
import { createSmtpServerPractice } from '../smtp-server-practice.ts'

interface Expected {
  readonly verdict: Verdict
  readonly phase: Phase
  readonly code: ReportCode | null
  readonly replyCode: number | null
  readonly hint: string | null
  /** messages in the inbox afterwards */
  readonly arrived?: number
  /** seconds the test may take; enough for a slow machine where the time is not the point */
  readonly deadline?: number
  readonly ssl?: boolean
  readonly request?: Partial<TestRequest>
}

const sent: Expected = { verdict: 'sent', phase: 'message', code: null, replyCode: null, hint: null, arrived: 1 }
const refusedRecipient = (hint: string, replyCode = 550): Expected => ({ verdict: 'rejected', phase: 'rcpt', code: 'recipient-rejected', replyCode, hint })
const refusedLogin = (hint: string): Expected => ({ verdict: 'rejected', phase: 'auth', code: 'authentication-failed', replyCode: 535, hint })
const badCertificate = (code: ReportCode, hint: string): Expected => ({ verdict: 'failed', phase: 'tls', code, replyCode: null, hint, ssl: true })

const expectations: Readonly<Record<PracticeFault, Expected>> = {
  none: sent,
  silent: { verdict: 'failed', phase: 'greeting', code: 'deadline', replyCode: null, hint: 'practice-silent', deadline: 1 },
  'slow-greeting': sent,
  'too-many-connections': { verdict: 'rejected', phase: 'greeting', code: 'greeting-rejected', replyCode: 421, hint: 'server-busy' },
  'not-smtp': { verdict: 'failed', phase: 'greeting', code: 'not-smtp', replyCode: null, hint: 'other-service' },
  drip: sent,
  'starttls-stripped': { verdict: 'failed', phase: 'tls', code: 'starttls-not-offered', replyCode: null, hint: 'starttls-not-offered', ssl: true },
  'starttls-refused': { verdict: 'rejected', phase: 'tls', code: 'starttls-rejected', replyCode: 454, hint: 'starttls-rejected', ssl: true },
  'expired-certificate': badCertificate('certificate-expired', 'certificate-expired'),
  // Nobody vouches for it either, and that is the first thing wrong with it.
  'wrong-certificate': badCertificate('certificate-self-signed', 'practice-other-certificate'),
  'wrong-password': refusedLogin('practice-password'),
  'locked-account': refusedLogin('account-locked'),
  'disabled-account': refusedLogin('microsoft-smtp-auth-disabled'),
  'no-auth': { verdict: 'failed', phase: 'auth', code: 'auth-not-offered', replyCode: null, hint: 'practice-no-auth' },
  'recipient-refused': refusedRecipient('practice-recipient'),
  'sender-refused': { verdict: 'rejected', phase: 'mail', code: 'sender-rejected', replyCode: 550, hint: 'send-as-denied' },
  'relay-denied': refusedRecipient('relay-denied'),
  'mailbox-full': refusedRecipient('mailbox-full', 552),
  greylisting: refusedRecipient('greylisted', 450),
  'utf8-refused': { verdict: 'failed', phase: 'mail', code: 'smtputf8-not-offered', replyCode: null, hint: 'smtputf8-not-offered', request: { to: ['josé@example.com'] } },
  'message-too-big': { verdict: 'failed', phase: 'mail', code: 'message-too-big', replyCode: null, hint: 'message-too-big' },
  'wrong-data-reply': { verdict: 'failed', phase: 'data', code: 'unexpected-reply', replyCode: 250, hint: 'nonsense' },
  'drop-before-dot': { verdict: 'failed', phase: 'data', code: 'connection-closed', replyCode: null, hint: 'connection-lost' },
  'drop-after-dot': { verdict: 'unknown', phase: 'message', code: 'connection-closed', replyCode: null, hint: 'unknown-result', arrived: 1 },
}

const certificates = memoryPracticeCertificates()
const greetingDelayMs = 300
let fault: PracticeFault = 'none'
let received: ReceivedMessage[] = []
let listener: PracticeListener
let engine: TestEngine

beforeAll(async () => {
  const servers = createSmtpServerPractice({ certificates, greetingDelayMs, dripPauseMs: 1 })
  listener = await servers.listen({
    port: 0,
    user: practiceUser,
    password: practicePassword,
    fault: () => fault,
    onMessage: (message) => received.push(message),
  })
  engine = createTestEngine({ issuers: [(await certificates.own()).certificate] })
})
afterEach(() => {
  fault = 'none'
  received = []
})
afterAll(() => listener.close())

function run(pretended: PracticeFault, { ssl = false, deadline = 60, request = {} }: Partial<Expected> = {}): Promise<TestReport> {
  fault = pretended
  const authentication = { user: practiceUser, password: practicePassword, ssl }
  const smtp = { server: '127.0.0.1', port: listener.port, authentication }
  return engine.run({ document: { name: 'PRÁTICA', technologyVersion: '14.1', protocol: 'smtp', smtp }, deadlineSeconds: deadline, ...request })
}

describe('each fault is called by its name', () => {
  test('and none is without an expectation', () => {
    expect(Object.keys(expectations).toSorted()).toEqual([...practiceFaults].toSorted())
    expect(Object.values(practiceFaultGroups).flat()).toEqual(practiceFaults)
    expect(new Set(practiceFaults).size).toBe(practiceFaults.length)
  })

  test.each(practiceFaults)('%s', async (name) => {
    const { verdict, phase, code, replyCode, hint, arrived = 0, ...how } = expectations[name]
    const report = await run(name, how)
    const found = { verdict: report.verdict, phase: report.phase, code: report.code, replyCode: report.replyCode, hint: report.hint?.rule ?? null }
    expect(found, outline(report.phases)).toEqual({ verdict, phase, code, replyCode, hint })
    expect(received).toHaveLength(arrived)
  }, 90_000)
})

describe('with SSL', () => {
  const inTls: readonly PracticeFault[] = practiceFaults.filter((name) => !['silent', ...practiceFaultGroups.encryption].includes(name))
  test.each(inTls)('%s is the same', async (name) => {
    const { verdict, phase, code } = expectations[name]
    const report = await run(name, { ...expectations[name], ssl: true })
    expect([report.verdict, report.phase, report.code], outline(report.phases)).toEqual([verdict, phase, code])
    if (report.verdict === 'sent') expect(report.tls).toMatchObject({ chain: { ok: true }, host: { ok: true } })
  }, 90_000)

  test('the certificate is what the listener says', async () => {
    const { tls } = await run('none', { ssl: true })
    expect(tls?.certificates.map(({ fingerprint256 }) => fingerprint256)).toEqual([listener.fingerprint256])
    expect(tls?.certificates[0]?.altNames).toEqual(['DNS:localhost', 'IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1'])
  })

  test.each(practiceFaultGroups.encryption)('%s: no password leaves', async (name) => {
    const { transcript } = await run(name, { ssl: true })
    expect(transcript.filter(({ from, text }) => from === 'client' && /^(AUTH|MAIL)/.test(text))).toEqual([])
    // Without SSL nobody notices, but where the server will not hear a password in clear.
    const clear = await run(name)
    const picky = name === 'starttls-refused'
    expect([clear.verdict, clear.replyCode, clear.hint?.rule]).toEqual(picky ? ['rejected', 530, 'starttls-first'] : ['sent', null, undefined])
  })

  test('the names of the other certificate are said', async () => {
    expect((await run('wrong-certificate', { ssl: true })).hint?.params).toMatchObject({ names: 'mail.outra-empresa.example', host: '127.0.0.1' })
  })

  test('an unknown certificate leads to "Agora com SSL"', async () => {
    const stranger = createTestEngine()
    fault = 'none'
    const smtp = { server: '127.0.0.1', port: listener.port, authentication: { user: practiceUser, password: practicePassword, ssl: true } }
    const report = await stranger.run({ document: { name: 'PRÁTICA', technologyVersion: '14.1', protocol: 'smtp', smtp } })
    expect([report.code, report.hint?.rule]).toEqual(['certificate-self-signed', 'practice-certificate'])
  })
})

describe('over more than one attempt', () => {
  test('greylisting lets the second one in, and another sender not', async () => {
    expect((await run('greylisting')).verdict).toBe('rejected')
    expect((await run('greylisting')).verdict).toBe('sent')
    expect((await run('greylisting', { request: { from: 'outro@example.com' } })).verdict).toBe('rejected')
    // Chosen anew, it begins anew.
    expect((await run('none')).verdict).toBe('sent')
    expect((await run('greylisting')).verdict).toBe('rejected')
  })

  test('a slow greeting takes its time', async () => {
    const report = await run('slow-greeting')
    expect(report.phases.find(({ phase, status }) => phase === 'greeting' && status === 'ok')?.ms).toBeGreaterThanOrEqual(greetingDelayMs - 20)
  })

  test('an address without accents is no matter of SMTPUTF8', async () => {
    expect((await run('utf8-refused')).verdict).toBe('sent')
  })
})
