/**
 * What the queue asks of whoever keeps it. Every promise that resolves means on disk: a message accepted, a step that is about
 * to be taken, its result. The rules stay with the caller: a change is a function of what is stored, run inside the transaction.
 * Times are epoch milliseconds.
 */
import type { QueuedContent, QueueSettings } from '../../../shared/contract/queue.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import type { MessageStanding, MessageState } from '../../../shared/domain/outbox/states.ts'
import type { MissedPolicy, ScheduleRule } from '../../../shared/domain/schedule/rule.ts'

/** All that is known of a message but its content. */
export interface OutboxMessage extends MessageStanding {
  readonly id: string
  readonly systemId: string
  readonly systemName: string
  readonly asUser: string | null
  readonly from: string | null
  readonly subject: string
  /** octets */
  readonly size: number
  /** the same for every try, so that two copies could be told for one */
  readonly messageId: string
  readonly createdAt: number
  readonly changedAt: number
  readonly firstTriedAt: number | null
  readonly sentAt: number | null
  readonly scheduleId: string | null
  /** the time of the schedule it was made for; a schedule makes one message a time */
  readonly occurrence: number | null
  readonly hasContent: boolean
  /** while it is being sent: by whom, until when nobody else may take it */
  readonly worker: string | null
  readonly leaseUntil: number | null
  /** the end of the message was to be released: from here on nobody sends it again */
  readonly released: boolean
  /** grows with every claim; a worker with an older one has lost the message */
  readonly fence: number
}

export type NewMessage = Pick<
  OutboxMessage,
  'id' | 'systemId' | 'systemName' | 'asUser' | 'from' | 'subject' | 'size' | 'messageId' | 'createdAt' | 'dueAt' | 'recipients' | 'scheduleId' | 'occurrence' | 'code'
> & { readonly state: 'registered' | 'waiting'; readonly content: QueuedContent }

/** Null: leave it as it is. */
export type Decide = (message: OutboxMessage) => Partial<MessageStanding> | null

export interface StoredAttempt {
  readonly number: number
  readonly worker: string
  readonly startedAt: number
  readonly endedAt: number | null
  readonly releasedAt: number | null
  readonly report: TestReport | null
  readonly verdict: TestReport['verdict'] | null
  readonly phase: TestReport['phase'] | null
  readonly code: string | null
  readonly replyCode: number | null
}

export interface OutboxFilter {
  readonly states: readonly MessageState[]
  readonly systemId: string | null
  readonly search: string
  readonly since: number | null
  readonly until: number | null
}

/** Messages of one system sent as one user: what shares a login, and stops together. */
export interface Lane {
  readonly systemId: string
  readonly asUser: string | null
}
export interface WaitingLane extends Lane {
  /** when its first message is due */
  readonly dueAt: number
}
export interface Pause {
  readonly systemId: string
  readonly systemName: string
  /** null: the whole system */
  readonly lane: Lane | null
  readonly reason: string
  readonly at: number
  /** made by a worker for settings of this revision: newer settings end it; null: a person ends it */
  readonly revision: number | null
}

/** What a worker holds. */
export interface Claim {
  readonly id: string
  readonly worker: string
  readonly fence: number
}

export interface StoredWorker {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly startedAt: number
  readonly seenAt: number
  readonly sending: number
  readonly sent: number
}

export interface StoredSchedule {
  readonly id: string
  readonly systemId: string
  readonly systemName: string
  readonly rule: ScheduleRule
  readonly zone: string
  readonly missed: MissedPolicy
  readonly paused: boolean
  readonly content: QueuedContent
  readonly createdAt: number
  /** null: it has come to its end */
  readonly nextAt: number | null
  readonly lastAt: number | null
}

export interface Counted {
  readonly systemId: string
  readonly systemName: string
  readonly state: MessageState
  readonly count: number
}

export interface OutboxStore {
  // messages
  add(messages: readonly NewMessage[]): Promise<void>
  get(id: string): Promise<OutboxMessage | null>
  /** null: cleaned away, or never there */
  content(id: string): Promise<QueuedContent | null>
  attempts(id: string): Promise<StoredAttempt[]>
  /** newest first; `before` is the `next` of the page before */
  list(filter: OutboxFilter, limit: number, before: string | null): Promise<{ messages: OutboxMessage[]; total: number; next: string | null }>
  /** Runs `decide` on each inside one transaction; those it leaves alone come back as refused, with their state. */
  change(ids: readonly string[], decide: Decide, now: number): Promise<{ changed: string[]; refused: { id: string; state: MessageState | null }[] }>
  counts(): Promise<Counted[]>
  /** of what waits, how many were accepted at or after each of `since` (newest first) and how many before all, by first recipient's domain */
  ages(since: readonly number[]): Promise<{ domain: string; counts: number[] }[]>

  // sending
  /** Those with something waiting, soonest first. */
  lanes(): Promise<WaitingLane[]>
  /** Takes what is due, oldest first; a try of each is begun. */
  claim(lane: Lane, worker: string, now: number, leaseUntil: number, limit: number): Promise<OutboxMessage[]>
  /** What was claimed and not begun goes back as if it never had been, its place kept. */
  unclaim(claims: readonly Claim[]): Promise<void>
  /** Keeps what this worker holds and still works on. */
  renew(worker: string, ids: readonly string[], leaseUntil: number): Promise<void>
  /** Writes down that the end of the message is about to be released. False: it is not this worker's any more, and must not be. */
  release(claim: Claim, decide: Decide, now: number): Promise<boolean>
  /** The result of a try. Taken also after the lease has run out, as long as nobody else decided. False: somebody has. */
  settle(claim: Claim, decide: Decide, report: TestReport | null, now: number): Promise<boolean>
  /** What is held by workers that are gone; a lease that ends later than `latest` was made by another clock. Returns what was changed. */
  recover(now: number, latest: number, decide: Decide): Promise<OutboxMessage[]>

  // accounts that stand still
  pauses(): Promise<Pause[]>
  pause(pause: Pause): Promise<void>
  resume(systemId: string, lane: Lane | null): Promise<void>

  // who works
  beat(worker: StoredWorker): Promise<void>
  leave(workerId: string): Promise<void>
  workers(): Promise<StoredWorker[]>

  // schedules
  schedules(): Promise<StoredSchedule[]>
  schedule(id: string): Promise<StoredSchedule | null>
  saveSchedule(schedule: StoredSchedule): Promise<void>
  removeSchedule(id: string): Promise<boolean>
  /** Moves a schedule on and adds its message, both or neither; false when it no longer is where `planned` says. */
  fire(id: string, planned: number, nextAt: number | null, message: NewMessage | null): Promise<boolean>
  nextFiring(): Promise<number | null>

  settings(): Promise<QueueSettings>
  saveSettings(settings: QueueSettings): Promise<void>
  /** Contents of what was sent before `contentsBefore` go first; the rows of what was sent before `rowsBefore` follow. At most `limit` each. */
  clean(contentsBefore: number, rowsBefore: number, limit: number): Promise<{ contents: number; rows: number }>
  /** changes whenever something was written, here or by another program; costs next to nothing */
  version(): number
  /** Told soon after something was written, here or by another program, where the system can tell: `version` says whether. Returns how to stop. */
  watch(listener: () => void): () => void
  /** octets that are free where it is kept; null when that is not known */
  freeSpace(): number | null
  close(): void
}
