/**
 * A worker in a process of its own that kills itself (SIGKILL) at a step its plan names, or works until it is told to stop.
 * Started by queue-faults.ts: node fault-worker.ts '{"dataDir","port","proxyPort","leaseMs","killAt","killAfter"}'
 */
import { createThreadedOutbox } from '../electron/adapters/sqlite-outbox-threaded.ts'
import { createSystemClock } from '../electron/adapters/system-clock.ts'
import { createConnectionPool } from '../electron/core/outbox/connection-pool.ts'
import { createDeliver } from '../electron/core/outbox/delivery.ts'
import { createQueueEngine, proxiedSystem } from './queue-engine.ts'
import { documentFor } from './test-engine.ts'

export interface FaultPlan {
  readonly dataDir: string
  readonly port: number
  /** through which the second system sends */
  readonly proxyPort: number
  readonly leaseMs: number
  /** a step of `faultSteps`, null: none */
  readonly killAt: string | null
  /** at the n-th time it passes there, 1 and up */
  readonly killAfter: number
  /** does not write the release down: what the suite has to find */
  readonly naive: boolean
}

const plan = JSON.parse(process.argv[2] ?? '{}') as FaultPlan
let left = plan.killAfter
function passing(step: string): void {
  if (step === plan.killAt && --left <= 0) process.kill(process.pid, 'SIGKILL')
}

const store = createThreadedOutbox({ dataDir: plan.dataDir })
const { claim, release, settle, settings } = store
// Without waiting, and without an end of trying: what is looked for is what gets lost.
store.settings = async () => ({ ...(await settings()), attempts: 1000, waitMinutes: [0.0005], connectionsPerServer: 5 })
store.claim = async (...args) => {
  passing('before the claim')
  const claimed = await claim(...args)
  if (claimed.length > 0) passing('after the claim')
  return claimed
}
store.release = async (...args) => {
  passing('before the release is written')
  const released = plan.naive || (await release(...args))
  passing('after the release is written')
  return released
}
store.settle = async (...args) => {
  passing('before the result is written')
  const settled = await settle(...args)
  passing('after the result is written')
  return settled
}

const smtp = { server: '127.0.0.1', port: plan.port }
const engine = createQueueEngine(documentFor({ smtp }), { store })
engine.set(proxiedSystem, { document: documentFor({ smtp, proxy: { address: '127.0.0.1', port: plan.proxyPort } }) })
const deliver = createDeliver({
  run: (request, options) => engine.tests.run(request, { ...options, onEvent: ({ phase, status }) => passing(`${phase} ${status}`) }),
}, createConnectionPool(createSystemClock()))
const worker = engine.worker({ pid: process.pid, leaseMs: plan.leaseMs, pollMs: 20, graceMs: 2000, answerMs: 1500, totalMs: 5000 }, deliver)
process.on('SIGTERM', () => worker.stop())
await worker.run()
store.close()
process.exit(0)
