/**
 * What this worker holds: messages on the wire, and a few of a quick lane taken ahead, so that a connection never waits for the disk or
 * for a look at the whole queue. What is taken ahead is begun by settings that were read within the last second, or goes back as if it
 * had never been taken.
 */
import type { QueueSettings } from '../../../shared/contract/queue.ts'
import type { Meaning, TryReport } from '../../../shared/domain/outbox/classify.ts'
import type { Ports } from '../ports.ts'
import type { Accounts, ReadyLane } from './accounts.ts'
import type { Deliver } from './delivery.ts'
import type { Lane, OutboxMessage } from './outbox-store.ts'
import type { Pace } from './pace.ts'
import { sendOne } from './send-one.ts'
import { RunEnded } from '../test-send/outcome.ts'

export interface Flights {
  /** how many more of this lane are worth taking now; `alone`: no other lane waits for its server */
  wanted(lane: Lane, ready: ReadyLane, alone: boolean): number
  /** Begins what may begin, keeps the rest for the moment a place is free. */
  add(lane: Lane, ready: ReadyLane, messages: readonly OutboxMessage[]): void
  /** everything held, for its lease */
  ids(): string[]
  /** on their way, or with a result that is not written yet */
  going(): number
  /** Begins nothing any more, and gives back what was taken ahead. */
  stop(): Promise<void>
  /** Ends what has not released its end. */
  abort(): void
}

interface Needs extends Pick<Ports, 'outboxStore' | 'clock' | 'log'> {
  readonly deliver: Deliver
  readonly pace: Pace
  readonly accounts: Accounts
  readonly settings: () => QueueSettings
  readonly totalMs: number
  readonly answerMs: number
  /** Told of every result. */
  readonly count: (meaning: Meaning) => void
  /** Something changed that is worth a look at the queue. */
  readonly wake: () => void
}

interface LaneState {
  readonly lane: Lane
  readonly key: string
  ready: ReadyLane
  checkedAt: number
  alone: boolean
  /** taken and not begun */
  ahead: OutboxMessage[]
  flying: number
  /** of these, how many have had no connection yet */
  readying: number
  /** composed, and waiting for a connection */
  waiting: { readonly go: () => void; readonly giveUp: () => void }[]
}

/** What is taken ahead is gone within about this time: nobody can cancel it any more, and settings must not be older. */
const aheadMs = 300
const mostAhead = 100
const freshMs = 1000
/**
 * About how long the turn of a lane is that shares its server: others need not wait long, and a connection, made anew for each turn since the
 * server has no place for one of each lane, carries more than one message.
 */
const turnMs = 1000

const beforeTheMessage = ['settings', 'dns', 'connect', 'proxy', 'greeting', 'ehlo', 'tls', 'auth']

export function createFlights(needs: Needs): Flights {
  const { outboxStore: store, clock, log, deliver, pace, accounts, settings, totalMs, answerMs, count, wake } = needs
  const now = () => clock.now().getTime()
  /** on their way, by id */
  const going = new Set<string>()
  /** One for all, as they are only ever ended together. */
  const control = new AbortController()
  const lanes = new Map<string, LaneState>()
  /** how long the last message of a lane was on the wire, also when it holds none now */
  const tookMs = new Map<string, number>()
  let stopped: Promise<void> | null = null

  const keyOf = ({ systemId, asUser }: Lane) => `${systemId}\n${asUser?.toUpperCase() ?? '\n'}`
  function target({ alone, key, lane, ready }: LaneState): number {
    const took = Math.max(tookMs.get(key) ?? Number.POSITIVE_INFINITY, 1)
    return Math.min(mostAhead, Math.floor((pace.window(lane, ready.server) * (alone ? aheadMs : turnMs)) / took))
  }
  /** As many as there are connections are made ready while those are in use. */
  const prepared = (state: LaneState) => (target(state) > 0 ? Math.max(2, pace.window(state.lane, state.ready.server)) : 0)

  function stateOf(lane: Lane, ready: ReadyLane, alone: boolean): LaneState {
    const key = keyOf(lane)
    const known = lanes.get(key)
    const state = known ?? { lane, key, ready, checkedAt: now(), alone, ahead: [], flying: 0, readying: 0, waiting: [] }
    Object.assign(state, { ready, checkedAt: now(), alone })
    if (!known) lanes.set(key, state)
    return state
  }

  function ended(state: LaneState, server: string, meaning: Meaning, report: TryReport): void {
    const turnedAway = (meaning === 'retry' && beforeTheMessage.includes(report.phase)) || report.replyCode === 421
    pace.ended(state.lane, server, turnedAway ? 'bad' : meaning === 'given-back' || meaning === 'stop-account' ? 'neither' : 'good', now())
    // A place at this server is free, and a connection of this lane's open: what it has taken goes first, then whoever else waits.
    begin(state)
    for (const other of lanes.values()) if (other !== state && other.ready.server === server && other.waiting.length + other.ahead.length > 0) begin(other)
  }

  async function until(at: number): Promise<void> {
    while (now() < at) await new Promise<void>((resolve) => void clock.after(at - now(), resolve))
  }

  /** Its connection: at once where there is room, else when one before it has ended. */
  function turnOf(state: LaneState, server: string, onTurn: () => void): Promise<void> {
    const take = () => {
      pace.started(state.lane, server)
      onTurn()
    }
    if (pace.room(state.lane, server) > 0 && state.waiting.length === 0) {
      take()
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const go = () => {
        take()
        resolve()
      }
      state.waiting.push({ go, giveUp: () => reject(new RunEnded('cancelled')) })
    })
  }

  async function fly(message: OutboxMessage, state: LaneState): Promise<void> {
    const { server, document, revision } = state.ready
    going.add(message.id)
    log.info('sending', { id: message.id, system: message.systemName, attempt: message.attempts })
    let began: number | null = null
    const { meaning, report, kept } = await sendOne({ outboxStore: store, clock, log }, deliver, {
      message, document, settings: settings(), signal: control.signal, totalMs, answerMs,
      turn: async () => {
        await until(message.dueAt)
        await turnOf(state, server, () => {
          began = clock.monotonic()
          state.readying--
        })
      },
      onOutcome(outcome, said) {
        // Settings that could not be used never had their turn.
        if (began === null) {
          pace.started(state.lane, server)
          state.readying--
        } else tookMs.set(state.key, clock.monotonic() - began)
        // An account that stands still does so before the next of its messages could begin.
        if (outcome !== 'stop-account') ended(state, server, outcome, said)
      },
    }) // prettier-ignore
    if (meaning === 'stop-account') {
      await accounts.stop(message, report.code ?? 'invalid-settings', revision)
      await giveBack(state)
      ended(state, server, meaning, report)
    }
    count(meaning)
    log.info(meaning, { id: message.id, system: message.systemName, phase: report.phase, code: report.code, replyCode: report.replyCode, ...(!kept && { kept: false }) })
  }

  function start(message: OutboxMessage, state: LaneState): void {
    state.flying++
    state.readying++
    void fly(message, state)
      .catch((error: unknown) => log.error('unexplained', { id: message.id, error: String(error) }))
      .finally(() => {
        going.delete(message.id)
        state.flying--
        if (state.ahead.length === 0) wake()
        if (state.flying === 0 && state.ahead.length === 0) lanes.delete(state.key)
      })
  }

  async function giveBack(state: LaneState): Promise<void> {
    for (const { giveUp } of state.waiting.splice(0)) giveUp()
    const claims = state.ahead.splice(0).map(({ id, worker, fence }) => ({ id, worker: worker ?? '', fence }))
    // What cannot be given back now is taken up by whoever finds its lease over.
    if (claims.length > 0) await store.unclaim(claims).catch((error: unknown) => log.warn('messages could not be given back', { error: String(error) }))
  }

  /** Settings, pauses and the account's standing as they are now; what may not leave any more goes back. */
  async function refresh(state: LaneState): Promise<void> {
    const ready = await accounts.ready(state.lane, await store.pauses()).catch(() => null)
    if (!ready || ready.server !== state.ready.server || stopped) {
      await giveBack(state)
      wake()
      return
    }
    Object.assign(state, { ready, checkedAt: now() })
    begin(state)
  }

  function begin(state: LaneState): void {
    const { lane, ready, ahead, waiting } = state
    if (ahead.length + waiting.length > 0 && pace.restsUntil(lane, ready.server) > now()) {
      void giveBack(state).then(wake)
      return
    }
    while (waiting.length > 0 && pace.room(lane, ready.server) > 0) waiting.shift()?.go()
    while (ahead.length > 0 && !stopped && state.readying < pace.room(lane, ready.server) + prepared(state)) {
      if (now() - state.checkedAt > freshMs) {
        // Where others wait for the server, the turn is over, however much was taken for it.
        void (state.alone ? refresh(state) : giveBack(state).then(wake))
        return
      }
      const message = ahead.shift()
      if (message) start(message, state)
    }
    if (state.alone && ahead.length <= target(state) / 2) wake()
  }

  return {
    wanted(lane, ready, alone) {
      const state = stateOf(lane, ready, alone)
      const room = pace.room(lane, ready.server)
      const more = target(state)
      const free = Math.max(0, room - state.readying)
      if (alone) return free === 0 && state.ahead.length > more / 2 ? 0 : Math.max(0, free + more - state.ahead.length)
      return free === 0 ? 0 : Math.max(0, Math.max(free, more) - state.ahead.length)
    },
    add(lane, ready, messages) {
      const state = stateOf(lane, ready, lanes.get(keyOf(lane))?.alone ?? false)
      state.ahead.push(...messages)
      if (stopped) void giveBack(state)
      else begin(state)
    },
    ids: () => [...going, ...[...lanes.values()].flatMap(({ ahead }) => ahead.map(({ id }) => id))],
    going: () => going.size,
    stop: () => (stopped ??= Promise.all([...lanes.values()].map(giveBack)).then(() => {})),
    abort: () => control.abort(),
  }
}
