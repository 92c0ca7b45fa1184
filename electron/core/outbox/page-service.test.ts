/** What the pages see and do, on the real store: its views read what it wrote. */
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { queueSearchSchema } from '../../../shared/contract/queue-page.ts'
import { createOwnWorker } from '../../adapters/own-worker.ts'
import { newMessage } from '../../adapters/contract-suites/outbox-store.ts'
import { sampleId } from '../../adapters/contract-suites/samples.ts'
import { createMemoryClock } from '../../adapters/memory/clock.ts'
import { createMemoryEvents } from '../../adapters/memory/events.ts'
import { createMemoryLog } from '../../adapters/memory/log.ts'
import { createSqliteOutbox } from '../../adapters/sqlite-outbox.ts'
import { createSqliteOutboxViews } from '../../adapters/sqlite-outbox-views.ts'
import type { OwnWorker } from '../ports.ts'
import { createScheduleService } from '../schedule/schedule-service.ts'
import { aliveMs, createPageService } from './page-service.ts'
import { watchQueue } from './queue-watch.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
})
function make(ownWorker: OwnWorker | null = null) {
  const dataDir = fs.mkdtempSync(join(tmpdir(), 'page-service-'))
  const outboxStore = createSqliteOutbox({ dataDir })
  const outboxViews = createSqliteOutboxViews({ dataDir })
  undo.push(() => fs.rmSync(dataDir, { recursive: true, force: true }), () => outboxStore.close(), () => outboxViews.close())
  const ports = { outboxStore, outboxViews, ownWorker, clock: createMemoryClock(), events: createMemoryEvents(), log: createMemoryLog() }
  return { dataDir, ports, store: outboxStore, service: createPageService(ports) }
}
const anything = queueSearchSchema.parse({})
const idOf = (number: number) => sampleId(1000 + number)
const beat = (now: number, pid = 7) => ({ id: `w${pid}`, host: 'servidor', pid, startedAt: 1, seenAt: now, sending: 0, sent: 3 })

describe('all that is found', () => {
  test('is acted upon, more than fit one piece; what may not be is told by its state; others hear how far it is', async () => {
    const { service, store, ports } = make()
    await store.add(Array.from({ length: 700 }, (_, number) => newMessage(number, { state: 'registered' })))
    await store.change([idOf(3), idOf(650)], () => ({ state: 'sent' }), 5000)
    await store.change([idOf(4)], () => ({ state: 'unknown' }), 5000)
    const runId = '11111111-1111-4111-8111-111111111111'
    const { changed, refused } = await service.actOnFound(anything, 'release', runId)
    expect([changed, new Map(refused.map(({ state, count }) => [state, count]))]).toEqual([697, new Map([['sent', 2], ['unknown', 1]])]) // prettier-ignore
    expect(ports.events.told).toEqual([{ name: 'queue.progress', data: { runId, done: 500 } }, { name: 'queue.progress', data: { runId, done: 700 } }])
    expect((await service.rows({ ...anything, states: ['waiting'] }, { after: null, downTo: null, limit: 5 })).total).toBe(697)
  })

  test('nothing is nothing', async () => {
    expect(await make().service.actOnFound(anything, 'cancel', '11111111-1111-4111-8111-111111111111')).toEqual({ changed: 0, refused: [] })
  })
})

test('a list of schedules says of each what the schedule itself does', async () => {
  const { service, store, ports } = make()
  const { content } = newMessage(1)
  const schedule = { id: sampleId(5), systemId: sampleId(1), systemName: 'RH', rule: { kind: 'daily', time: '08:00' }, zone: 'UTC', missed: 'ask', paused: true, content, createdAt: 1000, nextAt: 2000, lastAt: null } as const
  await store.saveSchedule(schedule)
  const whole = createScheduleService({ ...ports, ids: { uuid: () => sampleId(9) } }, { get: () => Promise.reject(new Error('not asked')) })
  expect(await service.schedules()).toEqual(await whole.list())
  expect(await service.schedules()).toHaveLength(1)
})

test('the overview: who works, what is next but for what stands still, what needs a person', async () => {
  const { service, store, ports } = make()
  const now = ports.clock.now().getTime()
  await store.add([newMessage(1), newMessage(2, { systemId: sampleId(2) }), newMessage(3), newMessage(4)])
  await store.change([idOf(3)], () => ({ state: 'unknown' }), now)
  await store.change([idOf(4)], () => ({ state: 'sent' }), now)
  await store.pause({ systemId: sampleId(2), systemName: 'RH', lane: null, reason: 'by-hand', at: now, revision: null })
  await store.beat(beat(now))
  await store.beat(beat(now - aliveMs, 8))
  const { pulse, workers, next, stuck, throughput } = await service.overview()
  expect(pulse).toEqual({ alive: 1, since: '1970-01-01T00:00:00.001Z', own: 'absent' })
  expect(workers.map(({ pid, alive, own }) => [pid, alive, own])).toEqual([[7, true, false], [8, false, false]]) // prettier-ignore
  expect(next.map(({ id }) => id)).toEqual([idOf(1)])
  expect(stuck).toMatchObject({ pauses: [{ systemName: 'RH', reason: 'by-hand' }], unknown: 1, errors: 0, expired: 0 })
  expect(throughput).toEqual({ minute: 1, hour: 1 })
  await expect(service.start()).rejects.toMatchObject({ code: 'not-found' })
})

test('the own process is started once, stopped when asked, and started again', async () => {
  const done: string[] = []
  const own = createOwnWorker(() => {
    done.push('begin')
    return Promise.resolve({ pid: () => 42, stop: () => Promise.resolve(void done.push('stop')) })
  })
  const { service, store, ports } = make(own)
  expect((await service.pulse()).own).toBe('stopped')
  const [first] = await Promise.all([service.start(), service.start()])
  await store.beat(beat(ports.clock.now().getTime(), 42))
  expect([first.own, done, (await service.overview()).workers[0]?.own]).toEqual(['running', ['begin'], true])
  // A stop that comes while it starts waits for it.
  await Promise.all([service.stop(), service.start(), service.stop()])
  expect([(await service.pulse()).own, done]).toEqual(['stopped', ['begin', 'stop', 'begin', 'stop']])
})

test('a change by whoever is told once; a schedule on its own; a worker that dies without a word as well', async () => {
  const { dataDir, ports, store } = make()
  const other = createSqliteOutbox({ dataDir })
  undo.push(() => other.close())
  const stop = watchQueue(ports)
  undo.push(stop)
  /** What a look half a second later has told. */
  const look = async (ms = 500) => {
    const before = ports.events.told.length
    ports.clock.advance(ms)
    // Reading waits for nothing: a few turns see the end of it on any machine.
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    return ports.events.told.slice(before).map(({ name }) => name)
  }
  expect([await look(), await look()]).toEqual([[], []])
  await Promise.all([other.add([newMessage(1)]), other.add([newMessage(2)])])
  expect([await look(), await look()]).toEqual([['queue.changed'], []])
  await store.add([newMessage(3)])
  expect(await look()).toEqual(['queue.changed'])
  const { content } = newMessage(1)
  await other.saveSchedule({ id: sampleId(5), systemId: sampleId(1), systemName: 'RH', rule: { kind: 'daily', time: '08:00' }, zone: 'UTC', missed: 'send', paused: false, content, createdAt: 1, nextAt: 9, lastAt: null })
  expect(await look()).toEqual(['queue.changed', 'schedule.changed'])
  await other.beat(beat(ports.clock.now().getTime()))
  expect([await look(), await look()]).toEqual([['queue.changed'], []])
  expect([await look(aliveMs), await look(), await look()]).toEqual([[], ['queue.changed'], []])
  stop()
  await other.add([newMessage(4)])
  expect(await look()).toEqual([])
})
