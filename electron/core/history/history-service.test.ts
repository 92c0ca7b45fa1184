import { beforeEach, describe, expect, test } from 'vitest'
import { comparisonSchema } from '../../../shared/contract/history.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import { sampleChange } from '../../adapters/contract-suites/change-log.ts'
import { sampleId, sampleReport } from '../../adapters/contract-suites/samples.ts'
import { createMemoryChangeLog } from '../../adapters/memory/change-log.ts'
import { createMemoryClock } from '../../adapters/memory/clock.ts'
import { createMemoryLog } from '../../adapters/memory/log.ts'
import { createMemoryRunStore } from '../../adapters/memory/run-store.ts'
import type { ChangeLog, RunStore } from '../ports.ts'
import { createHistoryService, type HistoryService } from './history-service.ts'
import { createKeptSends } from './kept-sends.ts'
import { readReport } from './read-report.ts'

let runStore: RunStore
let changeLog: ChangeLog
let history: HistoryService
beforeEach(() => {
  runStore = createMemoryRunStore()
  changeLog = createMemoryChangeLog()
  history = createHistoryService({ runStore, changeLog })
})

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T12:00:00.000Z`
const settings = { 'smtp.server': 'smtp.example.com', 'smtp.port': 587 }
const good = (runId: string, number: number, more: Partial<TestReport> = {}) =>
  sampleReport(runId, { at: day(number), verdict: 'sent', phase: 'message', code: null, replyCode: null, reply: null, settings, ...more })
const bad = (runId: string, number: number, more: Partial<TestReport> = {}) => sampleReport(runId, { at: day(number), settings, ...more })
const compared = (runId: string | null = null) => {
  const comparison = history.whatChanged(sampleId(1), runId)
  return comparison && [comparison.older.runId, comparison.newer.runId]
}

describe('“funcionava ontem” picks by itself', () => {
  test('the newest run that worked before the last one', () => {
    runStore.saveAll([good('a', 1), good('b', 2), bad('c', 3), bad('d', 4)])
    expect(compared()).toEqual(['b', 'd'])
    expect(compared('c')).toEqual(['b', 'c'])
  })

  test('one of the same user where there is one, whoever’s otherwise', () => {
    runStore.saveAll([good('a', 1, { asUser: 'ana' }), good('b', 2), bad('c', 3, { asUser: 'ANA' }), bad('d', 4, { asUser: 'JOSE' })])
    expect(compared('c')).toEqual(['a', 'c'])
    expect(compared('d')).toEqual(['b', 'd'])
  })

  test('one that went as far as the one that failed', () => {
    runStore.saveAll([good('a', 1), good('b', 2, { verdict: 'reached', phase: 'dns' }), bad('c', 3)])
    expect(compared()).toEqual(['a', 'c'])
    runStore.forget(sampleId(1))
    runStore.saveAll([good('b', 2, { verdict: 'reached', phase: 'dns' }), bad('c', 3)])
    expect(compared()).toEqual(['b', 'c'])
  })

  test('also what the queue sent, and of another system nothing', () => {
    runStore.saveAll([good('a', 1, { origin: 'queue' }), good('b', 2, { systemId: sampleId(2) }), bad('c', 3)])
    expect(compared()).toEqual(['a', 'c'])
  })

  test('nothing, where nothing ever worked; and where there is no run it says so', () => {
    runStore.save(bad('a', 1))
    expect(history.whatChanged(sampleId(1), null)).toBeNull()
    expect(() => history.whatChanged(sampleId(2), null)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(() => history.whatChanged(sampleId(1), 'z')).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})

describe('a comparison', () => {
  const password = { path: 'smtp.authentication.password', before: null, after: null, secret: 'changed' as const }

  test('names whoever saved what differs, the password too, and goes out as it should', () => {
    runStore.saveAll([good('a', 1), bad('b', 5, { settings: { ...settings, 'smtp.port': 465 } })])
    changeLog.append(sampleChange({ at: day(1), changes: [password], by: { user: 'before', host: 'x' } }))
    changeLog.append(sampleChange({ at: day(2), changes: [{ path: 'smtp.port', before: 587, after: 2525, secret: null }], by: { user: 'ana', host: 'pc' } }))
    changeLog.append(sampleChange({ at: day(3), changes: [{ path: 'smtp.port', before: 2525, after: 465, secret: null }, password], by: { user: 'rui', host: 'pc' } }))
    changeLog.append(sampleChange({ at: day(4), systemId: sampleId(2), by: { user: 'other', host: 'pc' } }))
    const comparison = history.whatChanged(sampleId(1), null)
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison)
    const rui = { user: 'rui', host: 'pc', at: day(3) }
    expect(comparison?.differences.map(({ kind, path, changedBy }) => [kind, path, changedBy])).toEqual(
      expect.arrayContaining([['setting', 'smtp.port', rui], ['secret', 'smtp.authentication.password', rui]]),
    )
  })

  test('knows the record of the user it ran as, and leaves those of others out', () => {
    runStore.saveAll([good('a', 1, { asUser: 'ANA' }), bad('b', 5, { asUser: 'ANA' })])
    const of = (login: string) => ({ path: `users.${login}.smtp.authentication.password`, before: null, after: null, secret: 'set' as const })
    changeLog.append(sampleChange({ at: day(2), changes: [of('ANA'), of('JOSE'), { ...password, path: 'database.password' }] }))
    expect(history.whatChanged(sampleId(1), null)?.differences.map(({ path }) => path)).toEqual(['user.smtp.authentication.password'])
  })

  test('stands in the order of the times, whichever is named first, and takes files', () => {
    runStore.save(good('a', 1))
    const file = JSON.stringify(bad('b', 3, { from: { host: 'outra', user: 'me' } }))
    const comparison = history.compare({ file }, { runId: 'a' })
    expect([comparison.older.runId, comparison.newer.runId]).toEqual(['a', 'b'])
    expect(comparison.differences.map(({ kind }) => kind)).toEqual(['machine'])
    expect(() => history.compare({ runId: 'z' }, { runId: 'a' })).toThrow(expect.objectContaining({ code: 'not-found' }))
  })
})

describe('a file that says it is a report', () => {
  const whole = bad('b', 3)
  const written = (more: object) => JSON.stringify({ ...whole, ...more })

  test.each([
    ['as the page saves it', written({})],
    ['with a mark and blanks about it', `\ufeff ${written({})}\n`],
    ['as the command line writes it', written({ hint: { rule: 'x', cause: 'y' }, component: { ...whole.component, reasons: [{ code: 'x', message: 'y' }] }, warnings: [{ code: 'x', message: 'y' }] })],
  ])('is read %s', (_, text) => expect(readReport(text)).toMatchObject({ runId: 'b', hint: null, warnings: [], transcript: [] }))

  test.each([
    ['nothing', ''], ['a word', 'null'], ['a list', '[]'], ['a number', '7'], ['no JSON', '{'], ['something else', '{"a":1}'], ['another verdict', written({ verdict: 'wonderful' })],
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`], ['a settings list', written({ settings: [1, 2] })], ['an object for a text', written({ banner: { toString: 1 } })],
    ['a time that is none', written({ at: '1; DROP TABLE runs' })],
  ])('%s is refused', (_, text) => expect(() => readReport(text)).toThrow(expect.objectContaining({ code: 'invalid-input', issues: [{ path: 'file', code: 'report-invalid' }] }))) // prettier-ignore

  test('too big a one is refused unread', () =>
    expect(() => readReport(written({ banner: 'x'.repeat(2_000_001) }))).toThrow(expect.objectContaining({ issues: [{ path: 'file', code: 'report-too-big' }] })))

  test('hostile words come out inert, and nothing of it chooses a text of ours', () => {
    const evil = 'a\u0000\u202e<img src=x onerror=alert(1)>\r\n=cmd|x'
    const report = readReport(
      written({
        systemName: evil, banner: evil.repeat(500), settings: { [evil]: evil, __proto__: 'x', constructor: 'y' }, from: { host: evil, user: evil }, extensions: Array(9000).fill(evil),
        hint: { rule: '__proto__', who: 'you', params: { returnObjects: 1 }, field: evil, change: null },
      }),
    ) // prettier-ignore
    const strays = [report.systemName, report.banner, ...Object.entries(report.settings ?? {}).flat(), report.from.host, ...report.extensions].filter((said) =>
      // eslint-disable-next-line no-control-regex -- control characters are what must not be there
      /[\u0000-\u0009\u000b-\u001f\u202e]/.test(String(said)),
    )
    expect(strays.length).toBe(0)
    expect(report.extensions).toHaveLength(2000)
    expect(report.banner?.length).toBeLessThanOrEqual(1000)
    expect(report.hint).toBeNull()
    expect(Object.getPrototypeOf(report.settings)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('what the queue sends', () => {
  test('is kept together a second later, of the same outcome once a minute', () => {
    const clock = createMemoryClock()
    const sends = createKeptSends({ runStore, clock, log: createMemoryLog() })
    const kept = () => runStore.list({ systemId: null, states: [], origin: 'queue', search: '' }, 100, null).total
    const send = (runId: string, more: Partial<TestReport> = {}) => sends.hear(sampleReport(runId, { origin: 'queue', verdict: 'sent', ...more }))
    for (let count = 0; count < 50; count++) send(`a${count}`)
    send('b', { verdict: 'failed' })
    send('c', { asUser: 'ANA' })
    expect(kept()).toBe(0)
    clock.advance(1000)
    expect(kept()).toBe(3)
    clock.advance(58_000)
    send('d')
    clock.advance(5000)
    expect(kept()).toBe(3)
    send('e')
    sends.close()
    expect(kept()).toBe(4)
  })

  test('that cannot be written stops nothing', () => {
    const log = createMemoryLog()
    const sends = createKeptSends({ runStore: { saveAll: () => { throw new Error('full') } }, clock: createMemoryClock(), log }) // prettier-ignore
    sends.hear(sampleReport('a'))
    sends.close()
    expect(log.entries.map(({ level }) => level)).toEqual(['warn'])
  })
})
