/**
 * What looking at the queue asks of whoever keeps it, beside the OutboxStore. Nothing here reads a message's content, and nothing holds
 * the event loop for long, whatever is looked for among however many messages. Times are epoch milliseconds.
 */
import type { MessageState } from '../../../shared/domain/outbox/states.ts'
import type { Lane, StoredSchedule } from './outbox-store.ts'

export interface ViewSearch {
  /** empty: any */
  readonly states: readonly MessageState[]
  readonly systemId: string | null
  /** null: whoever; '': the system itself */
  readonly asUser: string | null
  readonly domain: string | null
  readonly scheduleId: string | null
  readonly search: string
  readonly since: number | null
  readonly until: number | null
}

export interface ViewRow {
  readonly id: string
  readonly systemId: string
  readonly systemName: string
  readonly asUser: string | null
  readonly state: MessageState
  readonly subject: string
  readonly to: readonly string[]
  readonly recipients: number
  readonly attempts: number
  readonly createdAt: number
  readonly dueAt: number
  readonly sentAt: number | null
  readonly code: string | null
  readonly replyCode: number | null
  readonly reply: string | null
  readonly scheduleId: string | null
}
/** `after` and `downTo` are places that a page before has named as its `next`. */
export interface ViewRange {
  readonly after: string | null
  readonly downTo: string | null
  readonly limit: number
}
export type ViewSchedule = Omit<StoredSchedule, 'content'> & { readonly subject: string; readonly to: readonly string[] }

export interface OutboxViews {
  /** newest first */
  rows(search: ViewSearch, range: ViewRange): Promise<{ rows: ViewRow[]; next: string | null }>
  count(search: ViewSearch): Promise<number>
  /** of what waits, how many were accepted at or after each of `since` (newest first) and how many before all */
  ages(since: readonly number[], systemId: string | null): Promise<{ domain: string; counts: number[] }[]>
  domains(limit: number): Promise<string[]>
  /** the users that anything was ever sent as */
  users(limit: number): Promise<{ systemId: string; asUser: string }[]>
  sentSince(at: number): Promise<number>
  /** what is due first in these lanes */
  next(lanes: readonly Lane[], limit: number): Promise<ViewRow[]>
  /** being sent by a worker that no longer renews its lease */
  expired(now: number): Promise<number>
  /** by worker id */
  versions(): Promise<ReadonlyMap<string, string>>
  /** without their contents, the soonest first */
  schedules(): Promise<ViewSchedule[]>
  /** changes whenever a schedule does */
  scheduleStamp(): Promise<string>
  close(): void
}
