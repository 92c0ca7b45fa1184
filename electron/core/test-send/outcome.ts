import type { Phase, ReportCode, TestReport } from '../../../shared/contract/report.ts'
import { EnvelopeAltered } from '../ports.ts'
import type { Reply } from './reply.ts'
import { handshakeCode } from './tls-verdict.ts'

/** The end of a run that is not a success: what was decided, and what was said. */
export class PhaseFailure extends Error {
  readonly verdict: 'rejected' | 'failed' | 'unknown'
  readonly code: ReportCode
  readonly reply: Reply | null
  /** where it fell, when that is not the phase that ran last */
  phase: Phase | null = null
  constructor(verdict: PhaseFailure['verdict'], code: ReportCode, reply: Reply | null = null, options?: ErrorOptions) {
    super(code, options)
    this.verdict = verdict
    this.code = code
    this.reply = reply
  }
}

/** Thrown when the phase that was asked for has been reached. */
export class StopHere extends Error {}

/** Why the run's signal was aborted. */
export class RunEnded extends Error {
  readonly why: 'deadline' | 'cancelled'
  constructor(why: RunEnded['why']) {
    super(why)
    this.why = why
  }
}

export function failed(code: ReportCode, reply: Reply | null = null, options?: ErrorOptions): PhaseFailure {
  return new PhaseFailure('failed', code, reply, options)
}

/** A reply that is not what the step needs: 4xx and 5xx are the server's decision, anything else is nonsense. */
export function refused(reply: Reply, code: ReportCode): PhaseFailure {
  return reply.code >= 400 ? new PhaseFailure('rejected', code, reply) : failed('unexpected-reply', reply)
}

/** What is known about an error that nothing else explained. */
export function codeOfError(error: unknown): ReportCode {
  if (error instanceof EnvelopeAltered) return 'envelope-altered'
  const system = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  // An alert inside an established session, e.g. a server that wants a certificate of us (TLS 1.3 says so only then).
  if (/^ERR_(SSL|TLS)_/.test(system)) return handshakeCode({ notTls: false, system })
  if (/^ERR_STREAM_/.test(system)) return 'connection-closed'
  // ECONNRESET, EPIPE, ETIMEDOUT… whatever the operating system says of a connection that was up
  return /^E[A-Z0-9]+$/.test(system) ? 'connection-reset' : 'internal'
}

export type Outcome = Pick<TestReport, 'verdict' | 'phase' | 'code'> & { readonly reply: Reply | null }
