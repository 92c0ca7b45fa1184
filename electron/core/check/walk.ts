/** All places once, so many at a time in all and at each host; behind a proxy one goes ahead. */
import type { TestReport } from '../../../shared/contract/report.ts'
import type { Endpoint } from '../../../shared/domain/check/endpoints.ts'
import { proxyAnswersAll } from '../../../shared/domain/find/combinations.ts'
import { createSlots } from '../find/slots.ts'
import { lookAt, type LookWorld } from './look.ts'

/**
 * In all so many sockets as any machine has to spare and a firewall does not take for a scan; to one host, server or proxy, as many
 * as a mail client opens.
 */
const mostAtOnce = 24
const mostPerHost = 4

/** Told of each as it is known; null: nobody got to it. Ends with the world's signal. */
export async function walk(world: LookWorld, endpoints: readonly Endpoint[], onDone: (endpoint: Endpoint, report: TestReport | null) => void): Promise<void> {
  const { signal } = world
  const slots = createSlots((name) => (name === 'all' ? mostAtOnce : mostPerHost))

  async function look(endpoint: Endpoint): Promise<TestReport | null> {
    const names = ['all', `server ${endpoint.host.toLowerCase()}`, ...(endpoint.hop === null ? [] : [`hop ${endpoint.hop}`])]
    const give = await slots.take(names, signal).catch((error: unknown) => {
      if (signal.aborted) return null
      throw error
    })
    if (!give) return null
    try {
      return await lookAt(world, endpoint)
    } finally {
      give()
    }
  }
  async function tell(endpoint: Endpoint): Promise<TestReport | null> {
    const report = await look(endpoint)
    onDone(endpoint, report)
    return report
  }

  /** A login that a proxy refuses is not said again: what it says of itself holds for everything behind it. */
  async function through([first, ...rest]: readonly Endpoint[]): Promise<void> {
    const report = first ? await tell(first) : null
    if (report && proxyAnswersAll(report.code)) rest.forEach((endpoint) => onDone(endpoint, report))
    else await Promise.all(rest.map(tell))
  }

  const byHop = Map.groupBy(endpoints, ({ hop }) => hop)
  await Promise.all([...byHop].map(([hop, all]) => (hop === null ? Promise.all(all.map(tell)) : through(all))))
}
