/**
 * A connection with the login behind it, kept open between messages of the queue. RFC 5321 §4.1.4: after a message MAIL may follow at
 * once, after a transaction that was broken off RSET comes first. It serves whoever has the same route, server and account, and nobody else.
 */
import type { Clock, Hashes, Wire } from '../ports.ts'
import { codeOfError, PhaseFailure, RunEnded, type Outcome } from './outcome.ts'
import type { Run } from './run.ts'
import type { Prepared } from './settings-phase.ts'
import type { Findings } from './smtp-session.ts'

type FoundOut = Pick<Findings, 'banner' | 'extensions' | 'tls' | 'mechanism' | 'securityUsed'>
type Way = Pick<Run, 'taken' | 'resolved' | 'login' | 'proxyTls' | 'proxyReply'>

export interface Connection {
  readonly wire: Wire
  /** Ends whatever waits on the wire, with this reason. */
  readonly abort: (reason: Error) => void
  readonly findings: FoundOut
  readonly way: Way
  /** how many have gone through it */
  messages: number
  needsReset: boolean
}

/** Keeps connections for a while; see core/outbox/connection-pool.ts. */
export interface ConnectionKeeper {
  /** Null: a new one has to be made, and there is room for it. */
  take(key: string, server: string): Promise<Connection | null>
  keep(key: string, server: string, connection: Connection): Promise<void>
}

type Digests = Pick<Hashes, 'digest'>
function digestOf(hashes: Digests, value: unknown): string {
  return Buffer.from(hashes.digest('sha256', Buffer.from(JSON.stringify(value)))).toString('base64')
}

const known = new WeakMap<object, string>()
/** Settings are long, and the same object for all messages of a system (per-document.ts). */
function ofSettings(hashes: Digests, settings: Prepared['settings']): string {
  const digest = known.get(settings) ?? digestOf(hashes, settings)
  known.set(settings, digest)
  return digest
}

/** All that a connection depends on. It is held in memory for as long as the connection: of a login there is only a digest in it. */
export function connectionKey(hashes: Digests, account: readonly (string | null)[], { settings, server, stops, credentials }: Prepared): string {
  const logins = [credentials, ...stops.map((stop) => stop.credentials)]
  const secret = logins.every((login) => login === null) ? null : digestOf(hashes, logins)
  return JSON.stringify([account, ofSettings(hashes, settings), server, stops.map(({ kind, host, port }) => [kind, host, port]), secret])
}

export function serverOf({ server: { host, port } }: Prepared): string {
  return `${host}:${port}`
}

export const emptyFindings = (): Findings => ({
  banner: null, extensions: null, tls: null, mechanism: null, recipients: [], released: false, inData: false, securityUsed: 'none',
}) // prettier-ignore

export function foundOut({ banner, extensions, tls, mechanism, securityUsed }: Findings): FoundOut {
  return { banner, extensions, tls, mechanism, securityUsed }
}
export function wayOf({ taken, resolved, login, proxyTls, proxyReply }: Run): Way {
  return { taken, resolved, login, proxyTls, proxyReply }
}

/**
 * Was it the kept connection that failed, and not this message? A server may close one at any moment between two messages, with a 421 or
 * without a word (§3.8). As long as the end of the message has not been released nothing of it counts, so another connection may take it.
 */
export function goneBetween(error: unknown, { findings, deadline }: Pick<Run, 'findings' | 'deadline'>): boolean {
  if (findings.released || deadline.ended() || error instanceof RunEnded) return false
  if (!(error instanceof PhaseFailure)) return ['connection-reset', 'connection-closed'].includes(codeOfError(error))
  return error.reply?.code === 421 || ['connection-closed', 'connection-reset', 'unexpected-reply', 'reply-malformed'].includes(error.code)
}

/** After an answer the server goes on listening to, whatever it was. */
export function mayBeKept({ verdict, phase, reply }: Outcome, { inData }: Findings): boolean {
  if (inData) return false
  return verdict === 'sent' || (verdict === 'rejected' && reply !== null && reply.code !== 421 && ['mail', 'rcpt', 'data', 'message'].includes(phase))
}

/** How long a server gets to say goodbye; its answer changes nothing any more. */
const goodbyeMs = 250

/** Ends a connection nobody talks on, politely. Never rejects. */
export async function endConnection({ wire }: Pick<Connection, 'wire'>, clock: Pick<Clock, 'after'>): Promise<void> {
  let takeBack = () => {}
  const patience = new Promise<void>((resolve) => (takeBack = clock.after(goodbyeMs, resolve)))
  const said = wire.hasUnread() ? Promise.resolve() : wire.write(Buffer.from('QUIT\r\n')).then(() => wire.read())
  await Promise.race([said.then(() => {}, () => {}), patience])
  takeBack()
  wire.close()
}
