/** R3 of quality.md in short: real workers killed at each named step, stopped for longer than their lease, a server and a proxy that break. */
import { expect, test } from 'vitest'
import { faultSteps, runQueueFaults } from '../../../test-support/queue-faults.ts'

test.skipIf(process.platform === 'win32')('killed anywhere, nothing is lost and nothing leaves twice unseen', { timeout: 240_000 }, async () => {
  const figures = await runQueueFaults({ messages: 60, kills: faultSteps.length, workers: 2, seed: 7, serverFaults: 0.15 })
  const { lost, duplicates, left, kills, stops, serverFaults, proxyFaults, sent, unknown, unknownArrived, messages, seconds } = figures
  console.log(
    `R3 in short: ${messages} messages, ${kills} kill -9, ${stops} stops beyond the lease, ${serverFaults} server and ${proxyFaults} proxy faults: ${sent} sent, ` +
      `${unknown} in doubt (${unknownArrived} had arrived), ${lost.length} lost, ${duplicates.length} twice; ${seconds} s`,
  )
  expect([lost, duplicates, left]).toEqual([[], [], []])
  expect(kills).toBeGreaterThanOrEqual(faultSteps.length)
  expect(sent + unknown).toBe(messages)
})
