/** One try: the dialogue machine of a test, as far as the login and without it. */
import type { FindRow } from '../../../shared/contract/find.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { changesFor } from '../../../shared/domain/find/rating.ts'
import { codeOfSilence, type Combination, type TriedRoute } from '../../../shared/domain/find/combinations.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { runTest, type RunPorts } from '../test-send/run.ts'

/** Nobody is written to: a run that stops before the envelope needs one all the same (RFC 2606: a name that can never exist). */
const nobody = 'sistema@example.invalid'

export interface ProbeWorld {
  readonly ports: RunPorts
  readonly systems: Pick<SystemsService, 'get' | 'password'>
  readonly systemId: string | null
  readonly document: SystemDocument
  /** the system's Tecnologia and parameters could be read: only then is it known which component sends */
  readonly whole: boolean
  readonly signal: AbortSignal
}
/** Milliseconds: to the server or through the proxy, and for the whole try. */
export interface ProbeTimes {
  readonly reach: number
  readonly whole: number
}

/**
 * What a route's proxy is, as a document says it. A login belongs to the proxy it was typed for: to the operating system's only
 * where the fields of the proxy are blank.
 */
export function proxyOf(route: TriedRoute, { proxy }: Pick<SystemDocument, 'proxy'>): SystemDocument['proxy'] {
  if (route === 'direct') return { ...proxy, enabled: false }
  if (route === 'typed' || proxy.address === '') return { ...proxy, enabled: true }
  return { enabled: true, kind: 'http', address: '', port: null, authentication: { enabled: false, user: '' } }
}

/** The same server, without the login: its password is not even read. */
function probeDocument({ port, security, route }: Combination, document: SystemDocument): SystemDocument {
  const { smtp } = document
  const authentication: SystemDocument['smtp']['authentication'] = { enabled: false, user: '', ssl: false, mechanism: 'auto' }
  return { ...document, protocol: 'smtp', smtp: { ...smtp, port, security, authentication }, proxy: proxyOf(route, document), users: [] }
}

export function requestTo(world: Pick<ProbeWorld, 'systemId'>, document: SystemDocument, milliseconds: number): TestRequest {
  return {
    systemId: world.systemId,
    document,
    asUser: null,
    from: nobody,
    to: [nobody],
    subject: '-',
    text: '-',
    stopAfter: 'auth',
    deadlineSeconds: milliseconds / 1000,
  }
}

/** A run with a limit of its own for the way to the server, which is where packets vanish. */
async function runWithin({ ports, systems, signal }: ProbeWorld, request: TestRequest, { reach }: ProbeTimes): Promise<{ report: TestReport; timedOut: boolean }> {
  const own = new AbortController()
  let timedOut = false
  const end = () => own.abort()
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })
  const takeBack = ports.clock.after(reach, () => {
    timedOut = true
    end()
  })
  const report = await runTest(ports, systems, request, {
    runId: ports.ids.uuid(),
    cancelled: own.signal,
    onEvent: ({ phase, status }) => {
      // The proxy's phase comes after the connection, and is skipped where there is none.
      if (phase === 'proxy' && (status === 'ok' || status === 'skipped')) takeBack()
    },
  }).finally(() => {
    takeBack()
    signal.removeEventListener('abort', end)
  })
  return { report, timedOut }
}

function worksOf({ verdict, code }: TestReport, { security }: Combination): FindRow['works'] {
  if (verdict === 'reached') return security === 'none' ? 'clear' : 'trusted'
  return code?.startsWith('certificate-') === true ? 'untrusted' : 'no'
}

export type Answered = Pick<FindRow, 'works' | 'phase' | 'code' | 'replyCode' | 'reply' | 'ms' | 'address' | 'auth' | 'tls' | 'could' | 'change'>

/** Null: it was ended before it told anything. */
export async function probe(world: ProbeWorld, combination: Combination, times: ProbeTimes): Promise<Answered | null> {
  const { document } = world
  const request = requestTo(world, probeDocument(combination, document), times.whole)
  const { report, timedOut } = await runWithin(world, request, times)
  const { verdict, phase, replyCode, reply, tls, component } = report
  if (verdict === 'cancelled' && !timedOut) return null
  const silent = timedOut || report.code === 'deadline'
  const works = worksOf(report, combination)
  const said = report.extensions.find((line) => /^AUTH\b/i.test(line))
  return {
    works,
    phase,
    code: silent ? codeOfSilence(phase, combination.route) : report.code,
    replyCode,
    reply: reply === null ? null : reply.slice(0, 500),
    ms: Math.round(report.phases.reduce((sum, each) => (each.phase === 'settings' ? sum : sum + each.ms), 0) * 10) / 10,
    address: report.attempts?.flatMap(({ addresses }) => addresses).find(({ outcome }) => outcome === 'connected')?.address ?? null,
    auth: report.extensions.length === 0 ? null : (said ?? '').split(' ').slice(1, 31).filter((name) => name !== ''),
    tls,
    could: world.whole ? component.could : null,
    change: works === 'no' ? null : changesFor(combination, document),
  }
}
