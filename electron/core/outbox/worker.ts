/**
 * What sends the queue. Several may work on one data folder, in one process or many: a message is claimed with a lease and a fence,
 * so that none is sent by two, and one whose worker is gone is taken up again, or, when its end may have left, shown as not known.
 */
import type { QueueSettings } from '../../../shared/contract/queue.ts'
import { afterLoss } from '../../../shared/domain/outbox/classify.ts'
import type { Ports } from '../ports.ts'
import type { ScheduleService } from '../schedule/schedule-service.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { createAccounts, type ReadyLane } from './accounts.ts'
import { answerMs, totalMs, type Deliver } from './delivery.ts'
import { createFlights } from './flights.ts'
import type { Lane } from './outbox-store.ts'
import { createPace } from './pace.ts'

export interface WorkerOptions {
  readonly pid: number
  /** how long a message is this worker's without a sign of life */
  readonly leaseMs?: number
  /** how often it is looked whether another program put something in */
  readonly pollMs?: number
  /** after it is told to stop: how long what has not released its end may go on */
  readonly graceMs?: number
  readonly totalMs?: number
  readonly answerMs?: number
  readonly healthMs?: number
  /** ends when nothing is due and nothing is on its way */
  readonly once?: boolean
}
export interface WorkerStatus {
  readonly id: string
  readonly startedAt: number
  readonly sending: number
  readonly sent: number
  readonly failed: number
  readonly retried: number
  readonly unknown: number
}
export interface Worker {
  /** Works until it is stopped (or, with `once`, until there is nothing to do). Never rejects for a single message. */
  run(): Promise<WorkerStatus>
  /** Takes nothing new, finishes what is on the wire, gives back what is not. */
  stop(): void
  status(): WorkerStatus
}

/** Claiming waits for the disk, composing for the processor. */
const earlyMs = 10

export type WorkerPorts = Pick<Ports, 'outboxStore' | 'clock' | 'ids' | 'log' | 'host'>

export function createWorker(
  ports: WorkerPorts,
  { systems, schedule, deliver }: { readonly systems: Pick<SystemsService, 'get'>; readonly schedule: Pick<ScheduleService, 'fireDue'>; readonly deliver: Deliver },
  options: WorkerOptions,
): Worker {
  const { outboxStore: store, clock, log, host } = ports
  const { leaseMs = 30_000, pollMs = 100, graceMs = 20_000, healthMs = 60_000, once = false } = options
  const id = `${host.hostName}-${options.pid}-${ports.ids.uuid().slice(0, 8)}`
  const now = () => clock.now().getTime()
  /** Taken and composed this much before its time, a message is on the wire at its time. */
  const early = once ? 0 : earlyMs
  const startedAt = now()
  const tally = { sent: 0, failed: 0, retried: 0, unknown: 0 }
  let settings: QueueSettings
  const pace = createPace(() => settings.connectionsPerServer, () => (settings.waitMinutes[0] ?? 1) * 60_000)
  const accounts = createAccounts(ports, systems)
  let stopping = false
  let rang = false
  let ring = () => {}
  let turn = 0

  const status = (): WorkerStatus => ({ id, startedAt, sending: flights.going(), ...tally })

  const shown = () => ({ ...status(), startedAt: new Date(startedAt).toISOString() })

  /** Ends early when something happens here; `ms` may be any length. */
  async function rest(ms: number): Promise<void> {
    if (rang) return
    await new Promise<void>((resolve) => {
      const takeBack = clock.after(Math.max(0, ms), resolve)
      ring = () => {
        takeBack()
        resolve()
      }
    })
  }
  function wake(): void {
    rang = true
    ring()
  }
  /** A database that cannot be asked has not changed. */
  function version(): number {
    try {
      return store.version()
    } catch {
      return -1
    }
  }

  const flights = createFlights({
    ...ports, deliver, pace, accounts, wake, settings: () => settings, totalMs: options.totalMs ?? totalMs, answerMs: options.answerMs ?? answerMs,
    count(meaning) {
      if (meaning === 'sent') tally.sent++
      else if (meaning === 'error') tally.failed++
      else if (meaning === 'unknown') tally.unknown++
      else if (meaning === 'retry') tally.retried++
    },
  }) // prettier-ignore

  /** Starts what may start now. Returns when to look again. */
  async function startDue(): Promise<number> {
    const at = now()
    const soon = at + early
    const lanes = await store.lanes()
    const pauses = await store.pauses()
    let next = Number.POSITIVE_INFINITY
    let left = 0
    const due: { lane: Lane; ready: ReadyLane }[] = []
    // Each lane in turn, another one first each time: none waits for the end of another's queue.
    const first = lanes.length === 0 ? 0 : turn++ % lanes.length
    for (const lane of [...lanes.slice(first), ...lanes.slice(0, first)]) {
      if (lane.dueAt > soon) {
        next = Math.min(next, lane.dueAt - early)
        continue
      }
      const ready = await accounts.ready(lane, pauses)
      if (!ready) continue
      const rests = pace.restsUntil(lane, ready.server)
      if (rests > at && rests - at <= (settings.waitMinutes[0] ?? 1) * 60_000) {
        if (!once) next = Math.min(next, rests)
        continue
      }
      due.push({ lane, ready })
    }
    for (const { lane, ready } of due) {
      if (stopping) break
      left++
      const limit = flights.wanted(lane, ready, due.every((other) => other.lane === lane || other.ready.server !== ready.server))
      if (limit > 0) flights.add(lane, ready, await store.claim(lane, id, soon, at + leaseMs, limit))
    }
    return left > 0 && flights.going() === 0 ? at : next
  }

  async function recover(): Promise<void> {
    const at = now()
    // A lease beyond this was given by a clock that has been set back since.
    const lost = await store.recover(at, at + 4 * leaseMs, (message) => afterLoss(message, message.released, at, settings))
    for (const { id: lostId, state, worker } of lost) log.warn('taken over from a worker that is gone', { id: lostId, worker, state })
  }

  const beat = () => store.beat({ id, host: host.hostName, pid: options.pid, startedAt, seenAt: now(), sending: flights.going(), sent: tally.sent })

  /** Every third of a lease: keeps what is ours, shows that we are here, takes over what nobody keeps. */
  function keepAlive(): () => void {
    let takeBack = () => {}
    let ended = false
    const round = async () => {
      try {
        if (flights.ids().length > 0) await store.renew(id, flights.ids(), now() + leaseMs)
        await beat()
        await recover()
        for (const { id: other, seenAt } of await store.workers()) if (now() - seenAt > 24 * 3_600_000) await store.leave(other)
      } catch (error) {
        log.warn('a sign of life could not be written', { error: String(error) })
      }
      if (!ended) takeBack = clock.after(leaseMs / 3, () => void round())
      wake()
    }
    takeBack = clock.after(leaseMs / 3, () => void round())
    return () => {
      ended = true
      takeBack()
    }
  }

  function reportHealth(): () => void {
    let takeBack = () => {}
    const round = () => {
      log.info('health', shown())
      takeBack = clock.after(healthMs, round)
    }
    round()
    return () => takeBack()
  }

  async function clean(): Promise<void> {
    const before = now() - settings.keepSentDays * 86_400_000
    for (let done = 1; done > 0 && !stopping; ) {
      const { contents, rows } = await store.clean(before, before, 200)
      done = contents + rows
    }
  }

  /** One look at everything; says when the next one is due. */
  async function look(): Promise<number> {
    settings = await store.settings()
    await schedule.fireDue()
    const next = await startDue()
    return Math.min(next, (await store.nextFiring()) ?? Number.POSITIVE_INFINITY)
  }

  async function loop(): Promise<void> {
    let cleanAt = 0
    while (!stopping) {
      rang = false
      const seen = version()
      let next = now() + 1000
      try {
        next = await look()
        if (now() >= cleanAt && flights.going() === 0) {
          await clean()
          cleanAt = now() + 3_600_000
        }
      } catch (error) {
        log.error('the queue could not be looked at', { error: error instanceof Error ? error.message : typeof error })
      }
      if (once && flights.going() === 0 && next > now()) return
      // Until something happens here, something falls due, or somebody wrote.
      const quiet = () => !stopping && !rang && now() < next && version() === seen
      while (quiet()) await rest(Math.min(pollMs, next - now()))
    }
  }

  return {
    status,
    stop() {
      stopping = true
      void flights.stop()
      wake()
    },
    async run() {
      settings = await store.settings()
      await beat()
      await recover()
      await accounts.begin()
      // While something is on its way it is looked again anyway; most of what is written then is written here.
      const unwatch = store.watch(() => flights.going() === 0 && wake())
      const ends = [keepAlive(), reportHealth(), unwatch]
      try {
        await loop()
        stopping = true
        await flights.stop()
        // What has released its end waits for its answer, however long; cancelling does not reach it any more.
        const giveUp = clock.after(graceMs, () => flights.abort())
        while (flights.going() > 0) {
          rang = false
          await rest(1000)
        }
        giveUp()
      } finally {
        for (const end of ends) end()
        await store.leave(id).catch(() => {})
        log.info('stopped', shown())
      }
      return status()
    },
  }
}
