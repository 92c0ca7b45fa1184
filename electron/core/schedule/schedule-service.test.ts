/** Schedules that fire: once, when documented, whoever looks and whatever the clock does (quality.md, R4). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { createMemoryClock } from '../../adapters/memory/clock.ts'
import { createMemoryOutbox } from '../../adapters/memory/outbox.ts'
import { createSqliteOutbox } from '../../adapters/sqlite-outbox.ts'
import type { MissedPolicy, ScheduleRule } from '../../../shared/domain/schedule/rule.ts'
import { contentFor, createQueueEngine } from '../../../test-support/queue-engine.ts'
import { startSmtpServer } from '../../../test-support/smtp-server.ts'
import { documentFor, systemIdForTests } from '../../../test-support/test-engine.ts'

let counted = 0
afterAll(() => console.log(`R4: ${counted} cases of firing`))
const undo: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
const hour = 3_600_000
const at = (text: string) => new Date(text)
const saoPaulo = 'America/Sao_Paulo'

function engineAt(start: string, port = 25) {
  const clock = createMemoryClock(at(start))
  const engine = createQueueEngine(documentFor({ smtp: { server: '127.0.0.1', port } }), { clock })
  const plan = async (rule: ScheduleRule, zone = saoPaulo, missed: MissedPolicy = 'send') =>
    (await engine.schedule.add({ systemId: systemIdForTests, rule, zone, missed, content: contentFor() })).id
  const fired = async () =>
    (await engine.store.list({ states: [], systemId: null, search: '', since: null, until: null }, 500, null)).messages
      .reverse()
      .map(({ occurrence, state }) => `${occurrence === null ? 'now' : new Date(occurrence).toISOString().slice(0, 16)} ${state}`)
  /** Looks every `step` for `total`. */
  const live = async (total: number, step: number) => {
    for (let passed = 0; passed < total; passed += step) {
      clock.advance(step)
      await engine.schedule.fireDue()
    }
  }
  return { ...engine, clock, plan, fired, live }
}

describe('fires once, when documented', () => {
  const cases: [name: string, start: string, rule: ScheduleRule, total: number, step: number, expected: string[]][] = [
    ['the midnight that does not exist', '2018-11-03T12:00:00Z', { kind: 'once', at: '2018-11-04T00:00' }, 24 * hour, 60_000, ['2018-11-04T03:00 waiting']],
    ['the hour that comes twice', '2018-02-17T12:00:00Z', { kind: 'once', at: '2018-02-17T23:30' }, 24 * hour, 60_000, ['2018-02-18T01:30 waiting']],
    ['daily over the end of summer time', '2018-02-17T12:00:00Z', { kind: 'daily', time: '23:30' }, 48 * hour, 5 * 60_000, ['2018-02-18T01:30 waiting', '2018-02-19T02:30 waiting']],
    ['daily over its beginning', '2018-11-03T12:00:00Z', { kind: 'daily', time: '00:30' }, 48 * hour, 5 * 60_000, ['2018-11-04T03:00 waiting', '2018-11-05T02:30 waiting']],
    ['thirty days ahead, not at once', '2026-11-25T00:00:00Z', { kind: 'once', at: '2026-12-25T08:00' }, 31 * 24 * hour, hour, ['2026-12-25T11:00 waiting']],
    ['month ends', '2026-01-30T12:00:00Z', { kind: 'monthly', day: 31, time: '08:00' }, 60 * 24 * hour, hour, ['2026-01-31T11:00 waiting', '2026-02-28T11:00 waiting', '2026-03-31T11:00 waiting']],
    ['last business days', '2026-01-01T12:00:00Z', { kind: 'last-business-day', time: '18:00' }, 60 * 24 * hour, hour, ['2026-01-30T21:00 waiting', '2026-02-27T21:00 waiting']],
    ['every minute for an hour', '2026-11-25T00:00:30Z', { kind: 'cron', expression: '* * * * *' }, hour, 10_000, Array.from({ length: 60 }, (_, minute) => `2026-11-25T${minute === 59 ? '01:00' : `00:${String(minute + 1).padStart(2, '0')}`} waiting`)],
  ]
  test.each(cases)('%s', async (_, start, rule, total, step, expected) => {
    counted++
    const { plan, live, fired } = engineAt(start)
    await plan(rule)
    await live(total, step)
    expect(await fired()).toEqual(expected)
  })

  test('not at once: nothing before its time', async () => {
    counted++
    const { plan, live, fired } = engineAt('2026-11-25T00:00:00Z')
    await plan({ kind: 'once', at: '2026-12-25T08:00' })
    await live(30 * 24 * hour, hour)
    expect(await fired()).toEqual([])
  })
})

describe('after a sleep', () => {
  const daily: ScheduleRule = { kind: 'daily', time: '08:00' }
  test.each([
    ['send', 8, ['2026-11-25T11:00 waiting']], ['ask', 8, ['2026-11-25T11:00 registered']], ['skip', 8, []],
    ['send', 24 * 5, ['2026-11-29T11:00 waiting']], ['skip', 24 * 5, []],
  ] as [MissedPolicy, number, string[]][])('%s, %i hours', async (missed, hours, expected) => {
    counted++
    const { plan, clock, schedule, fired } = engineAt('2026-11-25T10:00:00Z')
    const id = await plan(daily, saoPaulo, missed)
    clock.advance(hours * hour)
    await schedule.fireDue()
    await schedule.fireDue()
    expect(await fired()).toEqual(expected)
    expect((await schedule.get(id)).schedule.nextAt).toMatch(hours === 8 ? /^2026-11-26T11:00/ : /^2026-11-30T11:00/)
  }) // prettier-ignore

  test('what was asked about is sent when it is released', async () => {
    counted++
    const { plan, clock, schedule, store, queue } = engineAt('2026-11-25T10:00:00Z')
    await plan(daily, saoPaulo, 'ask')
    clock.advance(10 * hour)
    await schedule.fireDue()
    const { messages } = await store.list({ states: ['registered'], systemId: null, search: '', since: null, until: null }, 9, null)
    expect(messages).toMatchObject([{ code: 'missed-schedule' }])
    expect((await queue.act(messages.map(({ id }) => id), 'release')).changed).toHaveLength(1)
  })
})

describe('a clock that jumps', () => {
  test.each([['an hour', hour], ['a day', 24 * hour]])('back by %s after it fired: not again', async (_, jump) => {
    counted++
    let now = Date.parse('2026-11-25T11:00:30Z')
    const store = createMemoryOutbox()
    const clock = { ...createMemoryClock(), now: () => new Date(now) }
    now -= 60 * 60_000
    const { schedule } = createQueueEngine(documentFor(), { store, clock })
    await schedule.add({ systemId: systemIdForTests, rule: { kind: 'daily', time: '08:00' }, zone: saoPaulo, missed: 'send', content: contentFor() })
    now += 60 * 60_000
    expect(await schedule.fireDue()).toBe(1)
    now -= jump
    expect(await schedule.fireDue()).toBe(0)
    now += jump
    expect(await schedule.fireDue()).toBe(0)
    expect((await store.counts())[0]?.count).toBe(1)
  })

  test('a plan that is edited back to a time it was fired for does not send twice', async () => {
    counted++
    const { plan, clock, schedule, fired, store } = engineAt('2026-11-25T10:59:00Z')
    const id = await plan({ kind: 'daily', time: '08:00' })
    clock.advance(60_000)
    await schedule.fireDue()
    const kept = await store.schedule(id)
    if (kept) await store.saveSchedule({ ...kept, nextAt: Date.parse('2026-11-25T11:00:00Z') })
    await schedule.fireDue()
    expect(await fired()).toEqual(['2026-11-25T11:00 waiting'])
    expect((await schedule.get(id)).schedule.nextAt).toBe('2026-11-26T11:00:00.000Z')
  })
})

describe('several look at once', () => {
  test('two programs, one message a time', async () => {
    counted++
    const dataDir = mkdtempSync(join(tmpdir(), 'schedule-test-'))
    const clock = createMemoryClock(at('2026-11-25T10:59:00Z'))
    const engines = [0, 1, 2].map(() => {
      const store = createSqliteOutbox({ dataDir })
      undo.push(() => store.close())
      return createQueueEngine(documentFor(), { store, clock })
    })
    undo.unshift(() => rmSync(dataDir, { recursive: true, force: true }))
    const [first] = engines
    if (!first) throw new Error('none')
    for (let number = 0; number < 20; number++)
      await first.schedule.add({ systemId: systemIdForTests, rule: { kind: 'daily', time: '08:00' }, zone: saoPaulo, missed: 'send', content: contentFor() })
    clock.advance(60_000)
    await Promise.all(engines.map(({ schedule }) => schedule.fireDue()))
    await Promise.all(engines.map(({ schedule }) => schedule.fireDue()))
    expect((await first.store.counts()).map(({ count }) => count)).toEqual([20])
  })

  test('the worker fires it and sends it, and a paused one not', async () => {
    counted++
    const server = await startSmtpServer()
    undo.push(() => server.close())
    const { plan, clock, schedule, once, fired } = engineAt('2026-11-25T10:59:00Z', server.port)
    await plan({ kind: 'once', at: '2026-11-25T08:00' })
    const paused = await plan({ kind: 'daily', time: '08:00' })
    await schedule.pause(paused, true)
    clock.advance(60_000)
    await once()
    expect([await fired(), server.messages.length]).toEqual([['2026-11-25T11:00 sent'], 1])
    // What passed while it stood still is not made up for.
    clock.advance(hour)
    expect((await schedule.pause(paused, false)).nextAt).toBe('2026-11-26T11:00:00.000Z')
    expect(await schedule.fireDue()).toBe(0)
    const { id } = await schedule.sendNow(paused)
    await once()
    expect([id.length, (await fired()).at(-1), server.messages.length]).toEqual([36, 'now sent', 2])
  })

  test('a system that is gone or went over to MAPI loses nothing: its message is made, and held', async () => {
    counted++
    for (const gone of [true, false]) {
      const { plan, clock, schedule, set, once, queue } = engineAt('2026-11-25T10:59:00Z')
      await plan({ kind: 'once', at: '2026-11-25T08:00' })
      set(systemIdForTests, gone ? null : { document: { ...documentFor(), protocol: 'mapi' } })
      clock.advance(60_000)
      expect(await schedule.fireDue()).toBe(1)
      await once()
      const { messages } = await queue.list({ states: [], systemId: null, search: '', since: null, until: null }, null, 9)
      expect(messages).toMatchObject([{ state: 'waiting', held: gone ? 'system-removed' : 'protocol-cannot-test' }])
    }
  })
})

test.each([['mapi', 'needs-smtp'], ['vim', 'needs-smtp']] as const)('%s has no schedule', async (protocol, code) => {
  const { schedule } = createQueueEngine({ ...documentFor(), protocol })
  await expect(schedule.add({ systemId: systemIdForTests, rule: { kind: 'daily', time: '08:00' }, zone: 'UTC', missed: 'send', content: contentFor() })).rejects.toMatchObject({ code })
})

test('a preview says what the clock makes of each time', () => {
  const { schedule } = engineAt('2018-11-03T12:00:00Z')
  expect(schedule.preview({ kind: 'daily', time: '00:00' }, saoPaulo, 2)).toEqual([
    { at: '2018-11-04T03:00:00.000Z', local: '2018-11-04T00:00', placement: 'skipped' },
    { at: '2018-11-05T02:00:00.000Z', local: '2018-11-05T00:00', placement: 'as-said' },
  ])
})
