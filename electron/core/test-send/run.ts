/** One test run: settings, route, dialogue, and whatever came of it as a report. Never rejects. */
import type { Phase, ReportCode, RouteAttempt, TestEvent, TestReport, TlsReport } from '../../../shared/contract/report.ts'
import type { RouteCandidate } from '../../../shared/domain/explain/types.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { readEhloName } from '../../../shared/domain/system/host-name.ts'
import type { MessageParts, Ports, Wire } from '../ports.ts'
import type { TokenSource } from '../oauth/oauth-service.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { handOver, type HandOverFacts } from '../mail-client/hand-over.ts'
import { createChannel } from './channel.ts'
import { hearClearPort } from './clear-port.ts'
import type { LoginState } from './connect-proxy.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { connectionKey, emptyFindings, foundOut, goneBetween, mayBeKept, serverOf, wayOf, type Connection, type ConnectionKeeper } from './connection.ts'
import { messageBytes, type MessageBytes } from './message-bytes.ts'
import { codeOfError, PhaseFailure, RunEnded, StopHere, type Outcome } from './outcome.ts'
import type { ProxyReply } from './http-proxy-reply.ts'
import { createPhaseTracker, type PhaseTracker } from './phase-tracker.ts'
import { createRedactor, inert, type Redactor } from './redact.ts'
import { buildReport } from './report.ts'
import { reachServer } from './routes.ts'
import { prepare, SettingsProblem, type Gathered, type Prepared } from './settings-phase.ts'
import * as smtp from './smtp-session.ts'
import { createTranscript, type Transcript } from './transcript.ts'

export type RunPorts = Pick<Ports, 'clock' | 'ids' | 'hashes' | 'log' | 'host' | 'dialer' | 'mailer' | 'mailClients' | 'systemProxy'> & { readonly tokens: TokenSource }
export interface RunOptions {
  readonly runId: string
  readonly cancelled?: AbortSignal | undefined
  readonly onEvent: (event: TestEvent) => void
  readonly delivery?: Delivery
}

/** What the queue asks of a run beyond a test: a message of its own, and a word before the step that cannot be taken back. */
export interface Delivery {
  readonly messageId: string
  readonly date: Date
  readonly parts: MessageParts
  /** Told of every recipient's answer before the end of the message is released; false keeps it back. */
  readonly beforeRelease: (recipients: smtp.Findings['recipients']) => Promise<boolean>
  /** milliseconds that the server has for its answer then */
  readonly answerMs: number
  /** Resolves when a connection may be used for it; composed it is before. Rejects when it is not to leave any more. */
  readonly turn?: () => Promise<void>
  /** who keeps the connection for the next message; without, it ends with this one */
  readonly keeper?: ConnectionKeeper
}

interface Run {
  readonly ports: RunPorts
  readonly runId: string
  readonly deadline: Deadline
  readonly tracker: PhaseTracker
  readonly transcript: Transcript
  readonly redactor: Redactor
  readonly findings: smtp.Findings
  /** the candidates of the route that were tried, in order */
  readonly attempts: RouteAttempt[]
  /** what the name of the last candidate, or of the server, meant */
  resolved: readonly string[]
  /** the one that led to the server, or whose failure the outcome is */
  taken: RouteCandidate | null
  /** whether its proxy heard the login, and went on then */
  login: LoginState
  proxyTls: TlsReport | null
  proxyReply: ProxyReply | null
  messageId: string | null
  /** what a mail client of the workstation had to do with it */
  handOver: HandOverFacts | null
  /** ends the connection, politely where the protocol allows it */
  leave: () => Promise<void>
  /** once there is one that may be kept: gives it to who keeps it */
  keep: (() => Promise<void>) | null
}

export async function runTest(
  ports: RunPorts,
  systems: Pick<SystemsService, 'get' | 'password'>,
  request: TestRequest,
  { runId, cancelled, onEvent, delivery }: RunOptions,
): Promise<TestReport> {
  const { clock, log } = ports
  const began = clock.monotonic()
  const deadline = createDeadline(clock, request.deadlineSeconds * 1000, cancelled)
  const gathered: Gathered = { document: null, route: null, component: null, settings: null, sender: request.from ?? '', issues: [], secrets: [] }
  // Secrets become known while the settings are read, before anything is written down.
  const redactor = createRedactor(gathered.secrets)
  const transcript = createTranscript(clock, began, redactor)
  const tracker = createPhaseTracker(clock, request.stopAfter, (text) => inert(redactor.text(text)).slice(0, 500), onEvent)
  const run: Run = {
    ports,
    runId,
    deadline,
    tracker,
    transcript,
    redactor,
    findings: emptyFindings(),
    attempts: [],
    resolved: [],
    taken: null,
    login: 'unsaid',
    proxyTls: null,
    proxyReply: null,
    messageId: null,
    handOver: null,
    leave: () => Promise.resolve(),
    keep: null,
  }

  let prepared: Prepared | null = null
  const outcome = await settle(run, async () => {
    const handsOver = delivery === undefined
    const ready = await tracker.run('settings', async () => {
      const found = await deadline.race(prepare(request, { systemProxy: ports.systemProxy, tokens: ports.tokens, deadline, handsOver }, systems, gathered))
      return 'handOver' in found ? found : (prepared = found)
    })
    if ('handOver' in ready) return handOver(run, ready.handOver)
    await send(run, ready, request, delivery ?? null)
  }, (problem) => {
    gathered.issues = problem.issues
  })
  if (outcome.code === 'internal') log.error('a test run failed in a way that nothing explains', { runId, phase: outcome.phase })
  const left = (run.keep && mayBeKept(outcome, run.findings) ? run.keep() : run.leave()).finally(() => deadline.stop())
  // The server has the message: how it says goodbye makes nobody wait who does not count connections.
  if (outcome.verdict !== 'sent' || delivery) await left
  return buildReport({ ports, request, runId, gathered, prepared, outcome, run, redactor, ms: clock.monotonic() - began })
}

/** Turns every way out of a run into one outcome. */
async function settle(run: Run, work: () => Promise<void>, onSettings: (problem: SettingsProblem) => void): Promise<Outcome> {
  const { tracker, findings, ports } = run
  const at = (
    verdict: Outcome['verdict'],
    code: ReportCode | null,
    reply: Outcome['reply'] = null,
    phase: Phase = tracker.current(),
  ): Outcome => ({ verdict, phase, code, reply })
  try {
    await work()
    return at(run.handOver ? 'handed-over' : 'sent', null)
  } catch (error) {
    if (error instanceof StopHere) return at('reached', null)
    if (error instanceof SettingsProblem) {
      onSettings(error)
      return at('failed', error.code)
    }
    const ended = error instanceof RunEnded ? error.why : null
    const failure = error instanceof PhaseFailure ? error : null
    const code = ended ?? failure?.code ?? codeOfError(error)
    const phase = failure?.phase ?? tracker.current()
    if (failure?.verdict === 'rejected') return at('rejected', code, failure.reply, phase)
    // The end of the message is out and no answer came that decides: nobody can know whether it was taken.
    if (findings.released) return at('unknown', code, failure?.reply ?? null)
    if (code === 'internal') ports.log.error('unexplained', { error: error instanceof Error ? error.stack : typeof error })
    return at(ended === 'cancelled' || code === 'mail-client-closed' ? 'cancelled' : 'failed', code, failure?.reply ?? null, phase)
  }
}

async function send(run: Run, prepared: Prepared, { stopAfter, systemId, asUser }: TestRequest, delivery: Delivery | null): Promise<void> {
  const { ports, deadline } = run
  const { clock, mailer } = ports
  const { from, to } = prepared.envelope
  // A test's has the run's own id: what a server logs of the message leads to its report.
  const messageId = delivery?.messageId ?? `<${run.runId}@${from.slice(from.lastIndexOf('@') + 1).replace(/[[\]]/g, '')}>`
  run.messageId = messageId
  const date = delivery?.date ?? clock.now()
  const message = { from, to, subject: prepared.subject, text: prepared.text, date, messageId, ...(delivery && { more: delivery.parts }) }
  const composition = await deadline.race(mailer.compose(message))
  const { keeper = null, turn } = delivery ?? {}
  if (!keeper) {
    if (turn) await deadline.race(turn())
    // It is written while the connection is being made. Whether that went well is asked when it is needed.
    const writing = deadline.race(clock.turn().then(composition).then(messageBytes))
    writing.catch(() => {})
    const session = await connect(run, prepared, delivery)
    return converse(session, await writing, stopAfter)
  }

  const bytes = messageBytes(await deadline.race(composition()))
  if (turn) await deadline.race(turn())
  const [key, server] = [connectionKey(ports.hashes, [systemId, asUser], prepared), serverOf(prepared)]
  const keepAs = (connection: Connection) => () => keeper.keep(key, server, { ...connection, messages: connection.messages + 1, needsReset: run.tracker.current() !== 'message' })
  const kept = await deadline.race(keeper.take(key, server))
  if (kept) {
    run.keep = keepAs(kept)
    try {
      return await goOn(run, prepared, delivery, kept, bytes)
    } catch (error) {
      if (!goneBetween(error, run)) throw error
      kept.wire.close()
      // The same object from first to last: whether the end was released is asked of it.
      Object.assign(run.findings, emptyFindings())
      Object.assign(run, { keep: null, leave: () => Promise.resolve() })
    }
  }
  const session = await connect(run, prepared, delivery)
  const { wire } = session.channel
  run.keep = keepAs({ wire, abort: (reason) => deadline.abort(reason), findings: foundOut(run.findings), way: wayOf(run), messages: 0, needsReset: false })
  await converse(session, bytes, stopAfter)
}

function sessionOn(run: Run, prepared: Prepared, delivery: Delivery | null, wire: Wire): smtp.Session {
  const { ports, tracker, findings, deadline, transcript } = run
  const { clock, host, hashes } = ports
  const beforeRelease =
    delivery &&
    (async () => {
      const release = await delivery.beforeRelease(findings.recipients)
      if (release) deadline.awaitAnswer(delivery.answerMs)
      return release
    })
  const channel = createChannel(wire, transcript, run.redactor)
  run.leave = async () => {
    // After 354 a QUIT would be a line of the message.
    if (findings.banner !== null && !findings.inData && !deadline.ended()) await quit(channel, deadline, clock)
    wire.close()
  }
  const login = { hashes, now: () => clock.now(), workstation: host.hostName, race: deadline.race, hide: run.redactor.hide, server: prepared.server }
  return { channel, tracker, prepared, clock, findings, login, beforeRelease, ehloName: ehloName(prepared, host.qualifiedName, wire) }
}

/** To the server, and there up to the login. */
async function connect(run: Run, prepared: Prepared, delivery: Delivery | null): Promise<smtp.Session> {
  const { tracker } = run
  const session = sessionOn(run, prepared, delivery, await reachServer(run, prepared))
  const security = prepared.settings.smtp.security.value
  if (security === 'tls') await smtp.tlsFromFirstByte(session, () => hearClearPort(run, prepared.server))
  await smtp.greet(session)
  await smtp.sayEhlo(session)
  if (security === 'none') tracker.skip('tls')
  else if (security !== 'tls' && (await smtp.startTls(session))) await smtp.sayEhlo(session)
  await smtp.logIn(session)
  return session
}

async function converse(session: smtp.Session, message: MessageBytes, stopAfter: Phase): Promise<void> {
  const asked = await smtp.nameSender(session, message, stopAfter === 'mail')
  await smtp.nameRecipients(session, asked)
  await smtp.askForData(session, asked)
  await smtp.deliver(session, message)
}

/** One more message through a connection that is there already. */
async function goOn(run: Run, prepared: Prepared, delivery: Delivery | null, kept: Connection, message: MessageBytes): Promise<void> {
  const { deadline, tracker, transcript } = run
  const { wire } = kept
  Object.assign(run, kept.way)
  Object.assign(run.findings, kept.findings)
  // It was dialled by another run; this one's end is now its end, too.
  deadline.onEnd(kept.abort)
  for (const phase of ['dns', 'connect', 'proxy', 'greeting', 'ehlo', 'tls', 'auth'] as const) tracker.skip(phase)
  transcript.add('note', `${wire.remote.address}:${wire.remote.port} · ${kept.messages + 1}`, wire.secure)
  const session = sessionOn(run, prepared, delivery, wire)
  if (kept.needsReset) await smtp.reset(session)
  await converse(session, message, 'message')
}

/** RFC 5321 §4.1.1.1: the qualified name, or an address literal where there is none. */
function ehloName({ settings }: Prepared, qualifiedName: string | null, wire: Wire): string {
  const asked = settings.ehloName === null ? null : readEhloName(settings.ehloName)
  const name = asked ?? qualifiedName
  if (name !== null) return name
  const { family, address: local } = wire.local
  // The zone of a link-local address means nothing to anybody else (RFC 4007 §6).
  const address = local.replace(/%.*$/, '')
  return family === 6 ? `[IPv6:${address}]` : `[${address.replace(/^::ffff:/, '')}]`
}

/** How long a server gets to say goodbye; its answer changes nothing any more. */
const goodbye = 250

async function quit(channel: ReturnType<typeof createChannel>, deadline: Deadline, clock: RunPorts['clock']): Promise<void> {
  if (channel.hasUnasked()) return
  let takeBack = () => {}
  const patience = new Promise<void>((resolve) => (takeBack = clock.after(goodbye, resolve)))
  const said = channel.command('QUIT').then(
    () => {},
    () => {},
  )
  await deadline.race(Promise.race([said, patience])).catch(() => {})
  takeBack()
}

export type { Phase, Run }
