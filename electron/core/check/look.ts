/** One place looked at: the dialogue machine of a test, as far as the login and without it, within a limit of its own. */
import type { TestReport } from '../../../shared/contract/report.ts'
import type { Endpoint } from '../../../shared/domain/check/endpoints.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { requestTo } from '../find/probe.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { runTest, type RunPorts } from '../test-send/run.ts'

export interface LookWorld {
  readonly ports: RunPorts
  readonly systems: Pick<SystemsService, 'get' | 'password'>
  readonly signal: AbortSignal
  /** for one place, milliseconds */
  readonly limit: number
}

/** Of the senders nothing but the way to their server: no password of a mailbox is even read, and nobody's name is said. */
function documentOf({ host, port, security, ehloName, trust, proxy }: Endpoint): SystemDocument {
  return {
    name: '-',
    description: '',
    technologyVersion: '14.1',
    protocol: 'smtp',
    smtp: { server: host, port, security, ehloName, trust: [...trust], authentication: { enabled: false, user: '', ssl: false, mechanism: 'auto' } },
    proxy,
    parameters: {},
    users: [],
  }
}

/** Null: it was ended before it told anything. */
export async function lookAt({ ports, systems, signal, limit }: LookWorld, endpoint: Endpoint): Promise<TestReport | null> {
  const request = requestTo({ systemId: endpoint.systemId }, documentOf(endpoint), limit)
  const report = await runTest(ports, systems, request, { runId: ports.ids.uuid(), cancelled: signal, onEvent: () => {} })
  return report.verdict === 'cancelled' ? null : report
}
