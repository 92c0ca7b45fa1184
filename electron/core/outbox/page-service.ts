/** What the pages Fila and Serviços ask: found, acted upon and summed up without reading a queue as a whole. */
import { ageColumns } from '../../../shared/contract/queue.ts'
import type { QueueRow, QueueSearch, ShownWorker, WorkerOverview, WorkerPulse } from '../../../shared/contract/queue-page.ts'
import type { ScheduleView } from '../../../shared/contract/schedule.ts'
import { act, type MessageState, type QueueAction } from '../../../shared/domain/outbox/states.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports } from '../ports.ts'
import type { StoredWorker } from './outbox-store.ts'
import type { ViewRow, ViewSearch } from './outbox-views.ts'
import { isoOf, maybeIso, pauseOf, pauseView, workerView } from './queue-views.ts'

export interface PageService {
  rows(search: QueueSearch, range: { readonly after: string | null; readonly downTo: string | null; readonly limit: number }): Promise<{ rows: QueueRow[]; total: number | null; next: string | null }>
  /** Those that may not be changed are told by the state that forbids it. */
  actOnFound(search: QueueSearch, action: QueueAction, runId: string): Promise<{ changed: number; refused: { state: MessageState; count: number }[] }>
  choices(): Promise<{ domains: string[]; users: { systemId: string; asUser: string }[] }>
  ages(systemId: string | null): Promise<{ domain: string; minutes: number[] }[]>
  /** For a list that is asked for again with each change: none of their attachments is read for it. */
  schedules(): Promise<ScheduleView[]>
  pulse(): Promise<WorkerPulse>
  overview(): Promise<WorkerOverview>
  /** AppError `not-found`: this program cannot start one */
  start(): Promise<WorkerPulse>
  stop(): Promise<WorkerPulse>
}

/** A worker shows itself every ten seconds; one that has not for this long is gone, or its machine sleeps. */
export const aliveMs = 30_000
const pieces = 500

export function isAlive({ seenAt }: Pick<StoredWorker, 'seenAt'>, now: number): boolean {
  return now - seenAt < aliveMs
}

function viewSearch({ states, systemId, asUser, domain, scheduleId, search, since, until }: QueueSearch): ViewSearch {
  const at = (iso: string | null) => (iso === null ? null : Date.parse(iso))
  return { states, systemId, asUser, domain: domain?.toLowerCase() ?? null, scheduleId, search, since: at(since), until: at(until) }
}

type Needs = Pick<Ports, 'outboxStore' | 'outboxViews' | 'ownWorker' | 'clock' | 'events' | 'log'>

export function createPageService({ outboxStore: store, outboxViews: views, ownWorker, clock, events, log }: Needs): PageService {
  const now = () => clock.now().getTime()

  async function shown(found: readonly ViewRow[]): Promise<QueueRow[]> {
    const pauses = await store.pauses()
    return found.map((row) => ({
      ...row,
      to: [...row.to],
      createdAt: isoOf(row.createdAt),
      dueAt: row.state === 'waiting' ? isoOf(row.dueAt) : null,
      sentAt: maybeIso(row.sentAt),
      held: row.state === 'waiting' ? (pauseOf(pauses, row)?.reason ?? null) : null,
    }))
  }

  async function pulse(): Promise<WorkerPulse> {
    const alive = (await store.workers()).filter((worker) => isAlive(worker, now()))
    const since = alive.length === 0 ? null : Math.min(...alive.map(({ startedAt }) => startedAt))
    return { alive: alive.length, since: maybeIso(since), own: !ownWorker ? 'absent' : ownWorker.pid() === null ? 'stopped' : 'running' }
  }

  async function workers(): Promise<ShownWorker[]> {
    const [found, versions] = await Promise.all([store.workers(), views.versions()])
    return found.map((worker) => ({
      ...workerView(worker),
      version: versions.get(worker.id) ?? '',
      alive: isAlive(worker, now()),
      own: ownWorker !== null && ownWorker.pid() === worker.pid,
    }))
  }

  return {
    async rows(search, range) {
      const found = viewSearch(search)
      // Counting reads as much as looking; the pages after the first have its number already.
      const [{ rows, next }, total] = await Promise.all([views.rows(found, range), range.after === null ? views.count(found) : null])
      return { rows: await shown(rows), total, next }
    },
    async actOnFound(search, action, runId) {
      const found = viewSearch(search)
      let changed = 0
      const refused = new Map<MessageState, number>()
      let after: string | null = null
      do {
        const page = await views.rows(found, { after, downTo: null, limit: pieces })
        const ids = page.rows.map(({ id }) => id)
        const done = await store.change(ids, (message) => act(message, action, now()), now())
        changed += done.changed.length
        // One that is gone meanwhile had nothing left to be done.
        for (const { state } of done.refused) if (state !== null) refused.set(state, (refused.get(state) ?? 0) + 1)
        events.emit({ name: 'queue.progress', data: { runId, done: changed + [...refused.values()].reduce((sum, count) => sum + count, 0) } })
        after = page.next
      } while (after !== null)
      return { changed, refused: [...refused].map(([state, count]) => ({ state, count })) }
    },
    async choices() {
      const [domains, users] = await Promise.all([views.domains(200), views.users(200)])
      return { domains, users }
    },
    async ages(systemId) {
      const at = now()
      const found = await views.ages(ageColumns.map((minutes) => at - minutes * 60_000), systemId)
      return found.map(({ domain, counts }) => ({ domain, minutes: counts }))
    },
    async schedules() {
      const found = await views.schedules()
      return found.map(({ to, createdAt, nextAt, lastAt, ...rest }) => ({ ...rest, to: [...to], createdAt: isoOf(createdAt), nextAt: maybeIso(nextAt), lastAt: maybeIso(lastAt) }))
    },
    pulse,
    async overview() {
      const at = now()
      const none: ViewSearch = { states: [], systemId: null, asUser: null, domain: null, scheduleId: null, search: '', since: null, until: null }
      const [beat, working, pauses, lanes, minute, hour, unknown, errors, expired] = await Promise.all([
        pulse(), workers(), store.pauses(), store.lanes(), views.sentSince(at - 60_000), views.sentSince(at - 3_600_000),
        views.count({ ...none, states: ['unknown'] }), views.count({ ...none, states: ['error'] }), views.expired(at),
      ]) // prettier-ignore
      const free = lanes.filter((lane) => pauseOf(pauses, lane) === null)
      const next = await shown(await views.next(free, 8))
      return { pulse: beat, workers: working, throughput: { minute, hour }, next, stuck: { pauses: pauses.map(pauseView), unknown, errors, expired } }
    },
    async start() {
      if (!ownWorker) throw new AppError('not-found')
      await ownWorker.start()
      log.info('the server process was started from the page')
      return pulse()
    },
    async stop() {
      if (!ownWorker) throw new AppError('not-found')
      await ownWorker.stop()
      return pulse()
    },
  }
}
