/** What every OutboxStore does. */
import { describe, expect, test } from 'vitest'
import { queuedContentSchema, queueSettingsSchema } from '../../../shared/contract/queue.ts'
import { act } from '../../../shared/domain/outbox/states.ts'
import type { NewMessage, OutboxMessage, OutboxStore, StoredSchedule } from '../../core/outbox/outbox-store.ts'
import { sampleId, sampleReport } from './samples.ts'

export const laneOne = { systemId: sampleId(1), asUser: null }
const everything = { states: [], systemId: null, search: '', since: null, until: null }
const sent = () => ({ state: 'sent' as const })

export function newMessage(number: number, more: Partial<NewMessage> = {}): NewMessage {
  return {
    id: sampleId(1000 + number), systemId: sampleId(1), systemName: 'SISCON', asUser: null, from: 'siscon@example.com', subject: `Aviso ${number}`, size: 10,
    messageId: `<${number}@example.com>`, createdAt: 1000 + number, dueAt: 1000 + number, scheduleId: null, occurrence: null, state: 'waiting', code: null,
    recipients: [{ address: 'ana@example.com', kind: 'to', state: 'pending', replyCode: null, reply: null }],
    content: queuedContentSchema.parse({ to: ['ana@example.com'], subject: `Aviso ${number}`, text: 'Olá' }), ...more,
  } // prettier-ignore
}
const ids = (messages: readonly { id: string }[]) => messages.map(({ id }) => id)
const idOf = (number: number) => sampleId(1000 + number)
const idsOf = (...numbers: number[]) => numbers.map(idOf)
function first<T>([item]: readonly T[]): T {
  if (item === undefined) throw new Error('there is none')
  return item
}
const claimOf = ({ id, worker, fence }: OutboxMessage) => ({ id, worker: worker ?? '', fence })

export function outboxStoreSuite(name: string, make: () => { store: OutboxStore; done: () => void }): void {
  const withStore = (run: (store: OutboxStore) => Promise<void>) => async () => {
    const { store, done } = make()
    try {
      await run(store)
    } finally {
      store.close()
      done()
    }
  }
  const claimOne = async (store: OutboxStore, worker = 'w1', now = 5000) => first(await store.claim(laneOne, worker, now, now + 30_000, 1))

  describe(`${name} is an OutboxStore`, () => {
    test('which is empty at first', withStore(async (store) => {
      expect(await store.list(everything, 10, null)).toEqual({ messages: [], total: 0, next: null })
      expect([await store.get(sampleId(1)), await store.content(sampleId(1)), await store.lanes(), await store.counts(), await store.nextFiring()]).toEqual([null, null, [], [], null])
      expect(await store.settings()).toEqual(queueSettingsSchema.parse({}))
      expect(await store.claim(laneOne, 'w', 5000, 6000, 10)).toEqual([])
    })) // prettier-ignore

    test('which tells that something was written, and reading is not writing', withStore(async (store) => {
      const seen = [store.version()]
      await store.add([newMessage(1)])
      seen.push(store.version())
      await store.list(everything, 1, null)
      await store.lanes()
      expect(store.version()).toBe(seen[1])
      await store.change([idOf(1)], () => ({ state: 'cancelled' }), 5000)
      seen.push(store.version())
      expect(new Set(seen).size).toBe(3)
    })) // prettier-ignore

    test('which gives back what it took in', withStore(async (store) => {
      const { content, ...message } = newMessage(1, { asUser: 'JOSE', scheduleId: sampleId(9), occurrence: 77, state: 'registered' })
      await store.add([{ ...message, content }])
      expect(await store.get(message.id)).toEqual({
        ...message, changedAt: 1001, attempts: 0, firstTriedAt: null, sentAt: null, hasContent: true, worker: null, leaseUntil: null, released: false, fence: 0,
      })
      expect([await store.content(message.id), await store.attempts(message.id)]).toEqual([content, []])
    })) // prettier-ignore

    test('which takes all of a group or none', withStore(async (store) => {
      await expect(store.add([newMessage(1), newMessage(2), newMessage(1)])).rejects.toThrow()
      expect((await store.list(everything, 10, null)).total % 2).toBe(0)
    }))

    test('which lists by state, system, words and time, newest first, a page at a time', withStore(async (store) => {
      await store.add([1, 2, 3, 4, 5].map((number) => newMessage(number, number === 3 ? { systemId: sampleId(2), subject: '50%_de\\sconto', state: 'registered' } : {})))
      const find = async (filter: object, limit = 10, before: string | null = null) => {
        const { messages, total, next } = await store.list({ ...everything, ...filter }, limit, before)
        return { ids: ids(messages), total, next }
      }
      expect(await find({})).toEqual({ ids: idsOf(5, 4, 3, 2, 1), total: 5, next: null })
      const page = await find({}, 2)
      expect(page).toMatchObject({ ids: idsOf(5, 4), total: 5 })
      const second = await find({}, 2, page.next)
      expect(second.ids).toEqual(idsOf(3, 2))
      expect(await find({}, 2, second.next)).toEqual({ ids: idsOf(1), total: 5, next: null })
      expect((await find({ systemId: sampleId(2) })).ids).toEqual(idsOf(3))
      expect((await find({ states: ['registered', 'sent'] })).ids).toEqual(idsOf(3))
      for (const search of ['0%_', '\\s', 'CONTO']) expect((await find({ search })).ids).toEqual(idsOf(3))
      for (const search of ['%%', '5_%']) expect((await find({ search })).ids).toEqual([])
      expect((await find({ search: 'ANA@' })).total).toBe(5)
      expect((await find({ since: 1002, until: 1004 })).ids).toEqual(idsOf(3, 2))
    })) // prettier-ignore

    test('which changes what a rule says, and nothing else', withStore(async (store) => {
      await store.add([newMessage(1), newMessage(2, { state: 'registered' })])
      const nobody = sampleId(5)
      expect(await store.change([...idsOf(1, 2), nobody], (message) => act(message, 'release', 9000), 9000)).toEqual({
        changed: idsOf(2), refused: [{ id: idOf(1), state: 'waiting' }, { id: nobody, state: null }],
      })
      expect(await store.get(idOf(2))).toMatchObject({ state: 'waiting', dueAt: 9000, changedAt: 9000 })
      expect(await store.get(idOf(1))).toMatchObject({ changedAt: 1001 })
      expect((await store.counts()).map(({ state, count }) => [state, count])).toEqual([['waiting', 2]])
    })) // prettier-ignore

    test('whose lanes say what is due first, a login in any case', withStore(async (store) => {
      await store.add([
        newMessage(1, { dueAt: 300 }), newMessage(2, { dueAt: 100, asUser: 'JOSE' }), newMessage(3, { dueAt: 200, systemId: sampleId(2) }),
        newMessage(4, { dueAt: 50, state: 'registered' }), newMessage(5, { dueAt: 400, asUser: 'jose' }),
      ])
      expect(await store.lanes()).toEqual([
        { systemId: sampleId(1), asUser: 'JOSE', dueAt: 100 }, { systemId: sampleId(2), asUser: null, dueAt: 200 }, { systemId: sampleId(1), asUser: null, dueAt: 300 },
      ])
      expect(ids(await store.claim({ systemId: sampleId(1), asUser: 'Jose' }, 'w', 500, 1000, 9))).toEqual(idsOf(2, 5))
    })) // prettier-ignore

    test('which gives a message to one worker only, the oldest first and none before its time', withStore(async (store) => {
      await store.add([newMessage(3), newMessage(1), newMessage(2), newMessage(4, { dueAt: 90_000 })])
      const [one, two] = await Promise.all([store.claim(laneOne, 'w1', 5000, 35_000, 2), store.claim(laneOne, 'w2', 5000, 35_000, 2)])
      expect([ids(one), ids(two)]).toEqual([idsOf(1, 2), idsOf(3)])
      expect(one[0]).toMatchObject({ state: 'sending', worker: 'w1', leaseUntil: 35_000, fence: 1, attempts: 1, firstTriedAt: 5000 })
      expect(await store.attempts(first(one).id)).toMatchObject([{ number: 1, worker: 'w1', startedAt: 5000, endedAt: null }])
    })) // prettier-ignore

    test('which writes the release down once, with what is known of the recipients', withStore(async (store) => {
      await store.add([newMessage(1)])
      const claimed = await claimOne(store)
      const heard = claimed.recipients.map((recipient) => ({ ...recipient, replyCode: 250 }))
      expect(await store.release(claimOf(claimed), () => ({ recipients: heard }), 6000)).toBe(true)
      expect(await store.get(claimed.id)).toMatchObject({ state: 'sending', released: true, recipients: heard, worker: 'w1' })
      expect(await store.attempts(claimed.id)).toMatchObject([{ releasedAt: 6000 }])
      expect(await store.release(claimOf(claimed), () => ({}), 6000)).toBe(false)
      expect(await store.settle(claimOf(claimed), sent, sampleReport('r', { verdict: 'sent', phase: 'message', code: null }), 7000)).toBe(true)
      expect(await store.get(claimed.id)).toMatchObject({ state: 'sent', sentAt: 7000, worker: null, released: false, leaseUntil: null })
      expect(await store.attempts(claimed.id)).toMatchObject([{ endedAt: 7000, verdict: 'sent', phase: 'message', report: { runId: 'r' } }])
      expect(await store.settle(claimOf(claimed), sent, null, 8000)).toBe(false)
    })) // prettier-ignore

    test('which keeps what a worker renews, and takes back what is left behind', withStore(async (store) => {
      await store.add([newMessage(1), newMessage(2)])
      const one = await claimOne(store, 'w1')
      const two = await claimOne(store, 'w2')
      await store.renew('w1', [one.id, two.id], 90_000)
      await store.renew('w2', [], 90_000)
      const lost = () => ({ state: 'waiting' as const, dueAt: 40_000, code: 'worker-lost' })
      expect(ids(await store.recover(40_000, 100_000, lost))).toEqual([two.id])
      expect(await store.get(one.id)).toMatchObject({ state: 'sending', leaseUntil: 90_000 })
      expect(await store.get(two.id)).toMatchObject({ state: 'waiting', worker: null })
      expect(await store.attempts(two.id)).toMatchObject([{ endedAt: 40_000, code: 'worker-lost', verdict: null }])
    })) // prettier-ignore

    test('which takes back what was claimed and not begun as if it never had been', withStore(async (store) => {
      await store.add([newMessage(1), newMessage(2)])
      const before = await store.get(idOf(1))
      const begun = await claimOne(store)
      await store.unclaim([claimOf(begun)])
      expect(await store.get(idOf(1))).toEqual({ ...before, changedAt: 5000, fence: 1 })
      expect(await store.attempts(idOf(1))).toEqual([])
      const again = await claimOne(store)
      expect([again.id, again.attempts, (await store.attempts(idOf(1))).length]).toEqual([idOf(1), 1, 1])
      // Not by somebody who lost it, and not once its end may have left.
      await store.unclaim([claimOf(begun)])
      await store.release(claimOf(again), () => ({}), 6000)
      await store.unclaim([claimOf(again)])
      expect(await store.get(idOf(1))).toMatchObject({ state: 'sending', released: true })
    })) // prettier-ignore

    test('which tells those who watch of what is written', withStore(async (store) => {
      await store.add([newMessage(1)])
      let told = 0
      const stop = store.watch(() => told++)
      await store.add([newMessage(2)])
      await expect.poll(() => told).toBeGreaterThan(0)
      stop()
    })) // prettier-ignore

    test('which takes back a lease of a clock that was set back since', withStore(async (store) => {
      await store.add([newMessage(1)])
      await claimOne(store, 'w1', 3_600_000)
      expect(await store.recover(5000, 125_000, () => ({ state: 'waiting' }))).toHaveLength(1)
    }))

    test('whose fence keeps out a worker that slept through its lease', withStore(async (store) => {
      await store.add([newMessage(1)])
      const slept = await claimOne(store, 'w1')
      await store.recover(50_000, 99_000, () => ({ state: 'waiting' }))
      expect(await store.release(claimOf(slept), () => ({}), 50_000)).toBe(false)
      expect(await store.settle(claimOf(slept), sent, null, 50_000)).toBe(false)
      // The same worker's newer claim does not serve the older one.
      const again = await claimOne(store, 'w1', 60_000)
      expect([again.fence, await store.release(claimOf(slept), () => ({}), 60_000), await store.release(claimOf(again), () => ({}), 60_000)]).toEqual([2, false, true])
    })) // prettier-ignore

    test('which hears the server’s late word on what nobody decided since', withStore(async (store) => {
      await store.add([newMessage(1)])
      const claimed = await claimOne(store)
      await store.release(claimOf(claimed), () => ({}), 6000)
      await store.recover(50_000, 99_000, (message) => ({ state: message.released ? 'unknown' : 'waiting' }))
      expect(await store.get(claimed.id)).toMatchObject({ state: 'unknown' })
      expect(await store.settle(claimOf(claimed), sent, null, 60_000)).toBe(true)
      expect(await store.get(claimed.id)).toMatchObject({ state: 'sent' })
    }))

    test('which does not hear it once a person decided', withStore(async (store) => {
      await store.add([newMessage(1)])
      const claimed = await claimOne(store)
      await store.release(claimOf(claimed), () => ({}), 6000)
      await store.recover(50_000, 99_000, () => ({ state: 'unknown' }))
      await store.change([claimed.id], (message) => act(message, 'resolve-error', 55_000), 55_000)
      expect(await store.settle(claimOf(claimed), sent, null, 60_000)).toBe(false)
      expect(await store.get(claimed.id)).toMatchObject({ state: 'error' })
    }))

    test('which cleans contents first, then rows, of what was sent and of nothing else', withStore(async (store) => {
      await store.add([newMessage(1), newMessage(2), newMessage(3)])
      for (const at of [5000, 8000]) await store.settle(claimOf(await claimOne(store, 'w', at)), sent, sampleReport('r'), at)
      expect(await store.clean(6000, 0, 10)).toEqual({ contents: 1, rows: 0 })
      expect([await store.content(idOf(1)), (await store.get(idOf(1)))?.hasContent, (await store.attempts(idOf(1)))[0]?.report]).toEqual([null, false, null])
      expect(await store.content(idOf(2))).not.toBeNull()
      expect(await store.clean(9999, 6000, 10)).toEqual({ contents: 1, rows: 1 })
      expect(await store.clean(9999, 9999, 10)).toEqual({ contents: 0, rows: 1 })
      expect(ids((await store.list(everything, 10, null)).messages)).toEqual(idsOf(3))
    })) // prettier-ignore

    test('which counts by age and destination', withStore(async (store) => {
      const to = (address: string) => ({ recipients: [{ address, kind: 'to' as const, state: 'pending' as const, replyCode: null, reply: null }] })
      await store.add([newMessage(1, to('a@Um.example')), newMessage(2, to('b@um.example')), newMessage(5, to('c@um.example')), newMessage(9, to('d@dois.example')), newMessage(7, { state: 'registered' })])
      expect(await store.ages([1005, 1002])).toEqual([{ domain: 'um.example', counts: [1, 1, 1] }, { domain: 'dois.example', counts: [1, 0, 0] }])
    })) // prettier-ignore

    test('which keeps pauses, workers and settings', withStore(async (store) => {
      const pause = { systemId: sampleId(1), systemName: 'SISCON', lane: { ...laneOne, asUser: 'JOSE' }, reason: 'authentication-failed', at: 1, revision: 3 }
      const whole = { ...pause, lane: null, reason: 'by-hand', at: 2, revision: null }
      await store.pause(pause)
      await store.pause(whole)
      expect(await store.pauses()).toEqual([pause, whole])
      await store.resume(sampleId(1), { ...laneOne, asUser: 'jose' })
      expect(await store.pauses()).toEqual([whole])
      const worker = { id: 'w', host: 'h', pid: 1, startedAt: 1, seenAt: 2, sending: 0, sent: 4 }
      await store.beat(worker)
      await store.beat({ ...worker, sent: 5 })
      expect(await store.workers()).toEqual([{ ...worker, sent: 5 }])
      await store.leave('w')
      expect(await store.workers()).toEqual([])
      const settings = queueSettingsSchema.parse({ attempts: 3, waitMinutes: [2] })
      await store.saveSettings(settings)
      expect(await store.settings()).toEqual(settings)
    })) // prettier-ignore

    test('whose schedules fire once a time, whoever tries', withStore(async (store) => {
      const schedule: StoredSchedule = {
        id: sampleId(7), systemId: sampleId(1), systemName: 'SISCON', rule: { kind: 'daily', time: '08:00' }, zone: 'UTC', missed: 'send', paused: false,
        content: newMessage(1).content, createdAt: 1, nextAt: 100, lastAt: null,
      }
      await store.saveSchedule(schedule)
      expect([await store.schedules(), await store.schedule(schedule.id), await store.nextFiring()]).toEqual([[schedule], schedule, 100])
      const made = (number: number) => newMessage(number, { scheduleId: schedule.id, occurrence: 100 })
      const fired = await Promise.all([store.fire(schedule.id, 100, 200, made(1)), store.fire(schedule.id, 100, 200, made(2))])
      expect(fired).toEqual([true, false])
      expect((await store.list(everything, 9, null)).total).toBe(1)
      expect(await store.schedule(schedule.id)).toMatchObject({ nextAt: 200, lastAt: 100 })
      // A plan that went back to a time it was already fired for does not send twice.
      await expect(store.fire(schedule.id, 200, 300, made(3))).rejects.toThrow()
      expect(await store.schedule(schedule.id)).toMatchObject({ nextAt: 200 })
      expect(await store.fire(schedule.id, 200, null, null)).toBe(true)
      await store.saveSchedule({ ...schedule, paused: true, nextAt: 500 })
      expect([await store.nextFiring(), await store.fire(schedule.id, 500, 600, null)]).toEqual([null, false])
      expect([await store.removeSchedule(schedule.id), await store.removeSchedule(schedule.id)]).toEqual([true, false])
    })) // prettier-ignore
  })
}
