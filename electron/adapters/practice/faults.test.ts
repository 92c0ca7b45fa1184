/**
 * Every fault of the real practice server, met by the real engine: verdict, phase, code and the advice. What is expected stands in
 * test-support/practice-server.ts, for T2 as well.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { practiceFaultGroups, practiceFaults, type PracticeFault } from '../../../shared/contract/practice.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import { practiceExpectations as expectations, practiceGreetingDelayMs, startPractice, type PracticeExpectation, type PracticeForTests } from '../../../test-support/practice-server.ts'
import { createTestEngine, outline, type TestEngine } from '../../../test-support/test-engine.ts'

let practice: PracticeForTests
let engine: TestEngine

beforeAll(async () => {
  practice = await startPractice()
  engine = createTestEngine({ issuers: [practice.issuer] })
})
afterEach(() => practice.pretend('none'))
afterAll(() => practice.close())

function run(pretended: PracticeFault, { ssl = false, deadline = 60, request = {} }: Partial<PracticeExpectation> = {}): Promise<TestReport> {
  practice.pretend(pretended)
  return engine.run({ document: practice.document(ssl), deadlineSeconds: deadline, ...request })
}

describe('each fault is called by its name', () => {
  test('and none is without an expectation', () => {
    expect(Object.keys(expectations).toSorted()).toEqual([...practiceFaults].toSorted())
    expect(Object.values(practiceFaultGroups).flat()).toEqual(practiceFaults)
    expect(new Set(practiceFaults).size).toBe(practiceFaults.length)
  })

  test.each(practiceFaults)('%s', async (name) => {
    const { verdict, phase, code, replyCode, hint, who, field, arrived = 0, ...how } = expectations[name]
    const report = await run(name, how)
    const { hint: advice } = report
    const found = { verdict: report.verdict, phase: report.phase, code: report.code, replyCode: report.replyCode, hint: advice?.rule ?? null, who: advice?.who ?? null, field: advice?.field ?? null }
    expect(found, outline(report.phases)).toEqual({ verdict, phase, code, replyCode, hint, who, field })
    expect(practice.received()).toHaveLength(arrived)
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
    expect(tls?.certificates.map(({ fingerprint256 }) => fingerprint256)).toEqual([practice.fingerprint256])
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
    const report = await stranger.run({ document: practice.document(true) })
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
    expect(report.phases.find(({ phase, status }) => phase === 'greeting' && status === 'ok')?.ms).toBeGreaterThanOrEqual(practiceGreetingDelayMs - 20)
  })

  test('an address without accents is no matter of SMTPUTF8', async () => {
    expect((await run('utf8-refused')).verdict).toBe('sent')
  })
})
