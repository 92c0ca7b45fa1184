/**
 * To the server's wire: the candidates of the route in their order (a configuration script may answer
 * `PROXY a:8080; SOCKS5 b:1080; DIRECT`), each until it leads there or cannot be used.
 */
import type { Phase, ReportCode, RouteAttempt } from '../../../shared/contract/report.ts'
import type { RouteKind } from '../../../shared/domain/explain/types.ts'
import { codeOfError, failed, PhaseFailure, RunEnded, StopHere } from './outcome.ts'
import { followStop } from './route-stop.ts'
import type { Run } from './run.ts'
import type { Prepared, RouteStop } from './settings-phase.ts'
import type { Wire } from '../ports.ts'

/** This candidate had its part of the time. */
class PartOver extends Error {}

/** The words of a configuration script, so that the transcript shows what such a script would say. */
const words: Readonly<Record<RouteKind, string>> = {
  direct: 'DIRECT',
  http: 'PROXY',
  https: 'HTTPS',
  socks4: 'SOCKS4',
  socks4a: 'SOCKS4A',
  socks5: 'SOCKS5',
}

function nameOf({ kind, host, port }: Pick<RouteStop, 'kind' | 'host' | 'port'>): string {
  return host === null ? words[kind] : `${words[kind]} ${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}

/** One that others follow may not take the whole time: a proxy that swallows packets would hide the ones behind it. */
function partOf(run: Run, others: number): { signal: AbortSignal; stop: () => void } {
  const { deadline, ports } = run
  if (others === 0) return { signal: deadline.signal, stop: () => {} }
  const controller = new AbortController()
  const over = deadline.ended()
  if (over) controller.abort(over)
  else deadline.onEnd((reason) => controller.abort(reason))
  const stop = ports.clock.after(deadline.remaining() / (others + 1), () => controller.abort(new PartOver()))
  return { signal: controller.signal, stop }
}

function codeOfSilence(phase: Phase, proxied: boolean): ReportCode {
  if (phase === 'proxy') return 'proxy-silent'
  if (phase === 'dns') return proxied ? 'proxy-name-lookup-failed' : 'name-lookup-failed'
  return proxied ? 'proxy-connection-timed-out' : 'connection-timed-out'
}

/** Null: not a failure of this candidate, but the end of the run, or a bug. */
function failureOf(error: unknown, phase: Phase, stop: RouteStop): PhaseFailure | null {
  if (error instanceof RunEnded || error instanceof StopHere) return null
  const proxied = stop.kind !== 'direct'
  const failure = (() => {
    if (error instanceof PhaseFailure) return error
    if (error instanceof PartOver) return failed(codeOfSilence(phase, proxied))
    const code = codeOfError(error)
    if (code === 'internal') return null
    const ofTls = code === 'tls-failed' || code === 'tls-version' || code === 'client-certificate-required'
    return failed(ofTls && proxied ? `proxy-${code}` : code, null, { cause: error })
  })()
  if (failure) failure.phase ??= phase
  return failure
}

/**
 * A login that was heard and not taken is not carried on to others: accounts are locked after a few of these. And a
 * certificate that is refused is no reason to do without: whoever can put a wrong one in the way must not be able to choose
 * another route for us.
 */
function endsRoute(failure: PhaseFailure, { login }: Run): boolean {
  return login === 'said' || failure.code.startsWith('proxy-certificate-')
}

const depth: readonly (Phase | null)[] = ['dns', 'connect', 'proxy']

interface Failed {
  readonly failure: PhaseFailure
  readonly found: Pick<Run, 'taken' | 'proxyReply' | 'proxyTls'>
}

/**
 * The one that got furthest: a proxy that answered and refused says why, one that is not there says only that. Among equals
 * the first: it is the one that the settings would rather use.
 */
function mostTelling(all: readonly Failed[]): Failed | undefined {
  return all.toSorted((a, b) => depth.indexOf(b.failure.phase) - depth.indexOf(a.failure.phase))[0]
}

function note(run: Run, text: string): void {
  run.transcript.add('note', text, false)
}

function noteAttempt(run: Run, stop: RouteStop, attempt: RouteAttempt, several: boolean): void {
  // What simply worked is in the phases already.
  if (attempt.addresses.length > 1)
    for (const { address, outcome, ms } of attempt.addresses) note(run, `${address} · ${outcome} · ${ms} ms`)
  if (several) note(run, `${nameOf(stop)} · ${attempt.code ?? 'ok'}`)
}

export async function reachServer(run: Run, prepared: Prepared): Promise<Wire> {
  const { tracker, ports } = run
  const { stops } = prepared
  const failures: Failed[] = []
  for (const [index, stop] of stops.entries()) {
    const { kind, host, port } = stop
    const attempt: RouteAttempt = { kind, host, port, code: null, ms: 0, addresses: [] }
    const began = ports.clock.monotonic()
    const part = partOf(run, stops.length - index - 1)
    run.attempts.push(attempt)
    run.taken = { kind, host, port }
    run.login = 'unsaid'
    run.proxyReply = null
    run.proxyTls = null
    try {
      return await followStop(run, prepared, stop, attempt, part.signal)
    } catch (error) {
      const failure = failureOf(error, tracker.current(), stop)
      if (!(error instanceof StopHere)) attempt.code = failure?.code ?? (error instanceof RunEnded ? error.why : 'internal')
      if (!failure) throw error
      // A proxy that was left behind is left for good: its connection ends before the next one begins.
      await run.leave()
      run.leave = () => Promise.resolve()
      if (endsRoute(failure, run)) throw failure
      failures.push({ failure, found: { taken: run.taken, proxyReply: run.proxyReply, proxyTls: run.proxyTls } })
    } finally {
      part.stop()
      attempt.ms = Math.round((ports.clock.monotonic() - began) * 10) / 10
      noteAttempt(run, stop, attempt, stops.length > 1)
    }
  }
  const told = mostTelling(failures)
  if (!told) throw new Error('a route without a candidate')
  Object.assign(run, told.found)
  throw told.failure
}
