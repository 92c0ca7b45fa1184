/**
 * The one login of a search, asked for by the administrator: with the system's own user, to the very server of the system, on
 * the best way found, inside TLS whose certificate is accepted. Once, since accounts are locked after a few wrong ones.
 */
import type { FindNote, FindResult, FindRow } from '../../../shared/contract/find.ts'
import { runTest } from '../test-send/run.ts'
import { proxyOf, requestTo, type ProbeWorld } from './probe.ts'

/** milliseconds; some servers make whoever logs in wait */
const patience = 15_000

export async function logInOnce(world: ProbeWorld, order: readonly FindRow[], note: (note: FindNote) => void): Promise<FindResult['login']> {
  const { ports, systems, document, signal } = world
  const { smtp } = document
  if (!smtp.authentication.enabled) {
    note('login-not-set')
    return null
  }
  const [best] = order
  if (best?.works !== 'trusted' || best.security === 'none') {
    note('login-unsafe')
    return null
  }
  const { port, security, route } = best
  // The precise mode, so that no other box of the form can mean less.
  const asked = { ...document, smtp: { ...smtp, port, security }, proxy: proxyOf(route, document), users: [] }
  const report = await runTest(ports, systems, requestTo(world, asked, patience), { runId: ports.ids.uuid(), cancelled: signal, onEvent: () => {} })
  const { verdict, code, replyCode, reply, mechanism } = report
  return { key: best.key, verdict, code, replyCode, reply: reply === null ? null : reply.slice(0, 500), mechanism }
}
