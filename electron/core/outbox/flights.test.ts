import { expect, test } from 'vitest'
import { createMemoryOutbox } from '../../adapters/memory/outbox.ts'
import { createMemoryLog } from '../../adapters/memory/log.ts'
import { createSystemClock } from '../../adapters/system-clock.ts'
import { newMessage } from '../../adapters/contract-suites/outbox-store.ts'
import { sampleId, sampleReport } from '../../adapters/contract-suites/samples.ts'
import { queueSettingsSchema } from '../../../shared/contract/queue.ts'
import { documentFor } from '../../../test-support/test-engine.ts'
import { createFlights } from './flights.ts'
import { createPace } from './pace.ts'

test('a message taken while another lane has the server’s only connection leaves when that one is free', async () => {
  const store = createMemoryOutbox()
  const pace = createPace(() => 1, () => 60_000)
  const going: { id: string; end: () => void }[] = []
  const ready = { document: documentFor(), revision: 1, server: '127.0.0.1:25' }
  const flights = createFlights({
    outboxStore: store, clock: createSystemClock(), log: createMemoryLog(), pace, settings: () => queueSettingsSchema.parse({}), totalMs: 1000, answerMs: 1000,
    accounts: { ready: () => Promise.resolve(ready), stop: () => Promise.resolve(), begin: () => Promise.resolve() },
    count: () => {}, wake: () => {},
    deliver: async ({ message, turn }) => {
      await turn()
      await new Promise<void>((resolve) => going.push({ id: message.id, end: resolve }))
      return { ...sampleReport(sampleId(1)), verdict: 'sent' }
    },
  }) // prettier-ignore
  const lanes = [1, 2].map((number) => ({ systemId: sampleId(number), asUser: null }))
  await store.add([newMessage(1), newMessage(2, { systemId: sampleId(2) })])
  const take = async (lane: (typeof lanes)[number]) => flights.add(lane, ready, await store.claim(lane, 'w', Date.now(), Date.now() + 60_000, 1))
  for (const lane of lanes) flights.wanted(lane, ready, false)
  for (const lane of lanes) await take(lane)
  await expect.poll(() => going.length).toBe(1)
  going[0]?.end()
  await expect.poll(() => going.length).toBe(2)
  going[1]?.end()
  await expect.poll(async () => (await store.counts()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect([flights.going(), flights.ids()]).toEqual([0, []])
})
