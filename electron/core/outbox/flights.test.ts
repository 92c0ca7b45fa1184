import { expect, test } from 'vitest'
import { createMemoryOutbox } from '../../adapters/memory/outbox.ts'
import { createMemoryLog } from '../../adapters/memory/log.ts'
import { createSystemClock } from '../../adapters/system-clock.ts'
import { newMessage } from '../../adapters/contract-suites/outbox-store.ts'
import { sampleId, sampleReport } from '../../adapters/contract-suites/samples.ts'
import { queueSettingsSchema } from '../../../shared/contract/queue.ts'
import { documentFor } from '../../../test-support/test-engine.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import type { Clock } from '../ports.ts'
import { createFlights } from './flights.ts'
import type { Lane } from './outbox-store.ts'
import { createPace } from './pace.ts'

/** One connection to one server, and messages that leave and end when a test says so. */
function make(clock: Clock = createSystemClock()) {
  const store = createMemoryOutbox()
  const going: { id: string; end: () => void }[] = []
  const ready = { document: documentFor(), revision: 1, server: '127.0.0.1:25' }
  const flights = createFlights({
    outboxStore: store, clock, log: createMemoryLog(), pace: createPace(() => 1, () => 60_000), settings: () => queueSettingsSchema.parse({}), totalMs: 1000, answerMs: 1000,
    accounts: { ready: () => Promise.resolve(ready), stop: () => Promise.resolve(), begin: () => Promise.resolve() },
    count: () => {}, wake: () => {},
    deliver: async ({ message, turn }) => {
      await turn()
      await new Promise<void>((resolve) => going.push({ id: message.id, end: resolve }))
      return { ...sampleReport(sampleId(1)), verdict: 'sent' }
    },
  }) // prettier-ignore
  return {
    store, flights, going, ready,
    take: async (lane: Lane, limit = 1) => flights.add(lane, ready, await store.claim(lane, 'w', Date.now(), Date.now() + 60_000, limit)),
  } // prettier-ignore
}
const [one, other] = [1, 2].map((number) => ({ systemId: sampleId(number), asUser: null })) as [Lane, Lane]

test('a message taken while another lane has the server’s only connection leaves when that one is free', async () => {
  const { store, flights, going, ready, take } = make()
  await store.add([newMessage(1), newMessage(2, { systemId: other.systemId })])
  for (const lane of [one, other]) flights.wanted(lane, ready, false)
  for (const lane of [one, other]) await take(lane)
  await expect.poll(() => going.length).toBe(1)
  going[0]?.end()
  await expect.poll(() => going.length).toBe(2)
  going[1]?.end()
  await expect.poll(async () => (await store.counts()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect([flights.going(), flights.ids()]).toEqual([0, []])
})

test('the turn of a lane that shares its server is more than a message: its connection is open', async () => {
  const { store, flights, going, ready, take } = make(createManualClock())
  const added = [newMessage(1), newMessage(2), newMessage(3), newMessage(4), newMessage(5, { systemId: other.systemId })]
  await store.add(added)
  const endNext = async (count: number) => {
    await expect.poll(() => going.length).toBe(count)
    going[count - 1]?.end()
  }
  expect(flights.wanted(one, ready, false), 'nothing is known of it yet').toBe(1)
  await take(one)
  await endNext(1)
  await expect.poll(() => flights.going()).toBe(0)
  // It took no time at all.
  expect(flights.wanted(one, ready, false)).toBe(100)
  await take(one, 3)
  await take(other)
  expect(flights.wanted(other, ready, false), 'no place is free').toBe(0)
  for (let count = 2; count <= 5; count++) await endNext(count)
  expect(going.map(({ id }) => id)).toEqual(added.map(({ id }) => id))
})

test('a turn that lasts longer than was to be expected ends, and what is left of it goes back', async () => {
  const clock = createManualClock()
  const { store, flights, going, ready, take } = make(clock)
  const added = [newMessage(1), newMessage(2), newMessage(3), newMessage(4, { systemId: other.systemId })]
  await store.add(added)
  flights.wanted(one, ready, false)
  await take(one, 3)
  await expect.poll(() => going.length).toBe(1)
  clock.advance(1500)
  await take(other)
  going[0]?.end()
  await expect.poll(() => going.length).toBe(2)
  expect(going[1]?.id).toBe(added[3]?.id)
  going[1]?.end()
  await expect.poll(async () => Promise.all(added.map(async ({ id }) => (await store.get(id))?.state))).toEqual(['sent', 'waiting', 'waiting', 'sent'])
  expect([flights.going(), flights.ids()]).toEqual([0, []])
})
