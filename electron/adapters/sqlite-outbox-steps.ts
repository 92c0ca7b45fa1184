/**
 * The steps that a worker takes with each message, as plain data, so that they can be taken in a thread (sqlite-outbox-threaded.ts).
 * `release` and `settle` act only while the message is still as the worker knows it; the rest is decided where the rules are.
 */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { MessageStanding } from '../../shared/domain/outbox/states.ts'
import type { Claim, StoredAttempt } from '../core/outbox/outbox-store.ts'
import type { OutboxDatabase } from './sqlite-outbox-database.ts'
import { insertRow, type NewRow } from './sqlite-outbox-insert.ts'

export const messageColumns = [
  'number', 'id', 'system_id', 'system_name', 'as_user', 'sender', 'recipients', 'subject', 'size', 'message_id', 'state', 'due_at', 'attempts', 'tries', 'code',
  'created_at', 'changed_at', 'first_tried_at', 'sent_at', 'schedule_id', 'occurrence', 'has_content', 'worker', 'lease_until', 'released', 'fence',
] as const // prettier-ignore
export type MessageColumn = (typeof messageColumns)[number]
export const columnPlaces = Object.fromEntries(messageColumns.map((name, place) => [name, place])) as Readonly<Record<MessageColumn, number>>

/** What `messageColumns` says of one message, in that order, and behind it its content where that is short. As an array, since it goes from one thread to another without its names. */
export type Claimed = SQLOutputValue[]
export const contentPlace = messageColumns.length

/** What a worker knows of a message that it holds. */
export interface Known {
  readonly number: number
  readonly tries: number
  readonly worker: string
  readonly fence: number
  /** as they are stored */
  readonly recipients: string
}
export type EndOfAttempt = Pick<StoredAttempt, 'verdict' | 'phase' | 'code' | 'replyCode'> & { readonly report: string | null }

const shortContent = 64 * 1024

export type Step =
  | { readonly kind: 'add'; readonly rows: readonly NewRow[] }
  | { readonly kind: 'claim'; readonly lane: string; readonly worker: string; readonly now: number; readonly leaseUntil: number; readonly limit: number; readonly lazy: boolean }
  | { readonly kind: 'unclaim'; readonly claims: readonly Claim[] }
  | { readonly kind: 'renew'; readonly worker: string; readonly ids: string; readonly leaseUntil: number }
  | { readonly kind: 'release'; readonly known: Known; readonly recipients: string; readonly now: number }
  | {
      readonly kind: 'settle'
      readonly known: Known
      readonly after: Pick<MessageStanding, 'state' | 'dueAt' | 'attempts' | 'code'> & { readonly recipients: string; readonly sentAt: number | null }
      readonly attempt: EndOfAttempt
      readonly now: number
    }

export function endAttempt({ sql }: OutboxDatabase, { number, tries }: Pick<Known, 'number' | 'tries'>, now: number, { verdict, phase, code, replyCode, report }: EndOfAttempt): void {
  sql('UPDATE attempts SET ended_at = ?, verdict = ?, phase = ?, code = ?, reply_code = ?, report = ? WHERE message = ? AND number = ?').run(now, verdict, phase, code, replyCode, report, number, tries)
}

function claim({ sql }: OutboxDatabase, { lane, worker, now, leaseUntil, limit }: Extract<Step, { kind: 'claim' }>): Claimed[] {
  const update = sql(
    `UPDATE messages SET state = 'sending', worker = ?, lease_until = ?, released = 0, fence = fence + 1, attempts = attempts + 1, tries = tries + 1,
     changed_at = ?, first_tried_at = COALESCE(first_tried_at, ?)
     WHERE number IN (SELECT number FROM messages INDEXED BY messages_waiting WHERE state = 'waiting' AND lane = ? AND due_at <= ? ORDER BY due_at, number LIMIT ?)
     RETURNING ${messageColumns.join()}`,
  )
  update.setReturnArrays(true)
  const rows = update.all(worker, leaseUntil, now, now, lane, now, limit) as unknown as Claimed[]
  const { number: numberAt, tries: triesAt, size: sizeAt, due_at: dueAt } = columnPlaces
  for (const row of rows) {
    const number = row[numberAt] as SQLInputValue
    // A short content comes along, so that nobody has to ask for it.
    row.push(Number(row[sizeAt]) <= shortContent ? (sql('SELECT content FROM contents WHERE message = ?').get(number)?.['content'] ?? null) : null)
    sql('INSERT INTO attempts (message, number, worker, started_at) VALUES (?, ?, ?, ?)').run(number, row[triesAt] as SQLInputValue, worker, now)
  }
  // RETURNING promises no order.
  return rows.sort((a, b) => Number(a[dueAt]) - Number(b[dueAt]) || Number(a[numberAt]) - Number(b[numberAt]))
}

function unclaim({ sql }: OutboxDatabase, claims: readonly Claim[]): void {
  for (const { id, worker, fence } of claims) {
    const row = sql(`SELECT number, tries FROM messages WHERE id = ? AND worker = ? AND fence = ? AND state = 'sending' AND released = 0`).get(id, worker, fence)
    if (!row) continue
    const [number, tries] = [row['number'] ?? null, row['tries'] ?? null]
    sql(
      `UPDATE messages SET state = 'waiting', worker = NULL, lease_until = NULL, attempts = attempts - 1, tries = tries - 1,
       first_tried_at = CASE WHEN tries = 1 THEN NULL ELSE first_tried_at END WHERE number = ?`,
    ).run(number)
    sql('DELETE FROM attempts WHERE message = ? AND number = ?').run(number, tries)
  }
}

function release({ sql }: OutboxDatabase, { known: { number, tries, worker, fence, recipients: before }, recipients, now }: Extract<Step, { kind: 'release' }>): boolean {
  const { changes } = sql(
    `UPDATE messages SET recipients = ?, changed_at = ?, released = 1
     WHERE number = ? AND worker = ? AND fence = ? AND state = 'sending' AND released = 0 AND recipients = ?`,
  ).run(recipients, now, number, worker, fence, before)
  if (Number(changes) === 0) return false
  sql('UPDATE attempts SET released_at = ? WHERE message = ? AND number = ?').run(now, number, tries)
  return true
}

function settle(database: OutboxDatabase, { known, after, attempt, now }: Extract<Step, { kind: 'settle' }>): boolean {
  const { state, dueAt, attempts, recipients, code, sentAt } = after
  const { changes } = database
    .sql(
      `UPDATE messages SET state = ?, due_at = ?, attempts = ?, recipients = ?, code = ?, changed_at = ?, sent_at = ?, worker = NULL, lease_until = NULL, released = 0
       WHERE number = ? AND worker = ? AND fence = ? AND state = 'sending' AND recipients = ?`,
    )
    .run(state, dueAt, attempts, recipients, code, now, sentAt, known.number, known.worker, known.fence, known.recipients)
  if (Number(changes) === 0) return false
  endAttempt(database, known, now, attempt)
  return true
}

/** A claim's messages; for all else whether it was done: false where the message is not as the worker knows it. */
export function takeStep(database: OutboxDatabase, step: Step): Claimed[] | boolean {
  switch (step.kind) {
    case 'add':
      for (const row of step.rows) insertRow(database, row)
      return true
    case 'claim':
      return claim(database, step)
    case 'unclaim':
      unclaim(database, step.claims)
      return true
    case 'renew':
      database.sql(`UPDATE messages SET lease_until = ? WHERE state = 'sending' AND worker = ? AND id IN (SELECT value FROM json_each(?))`).run(step.leaseUntil, step.worker, step.ids)
      return true
    case 'release':
      return release(database, step)
    case 'settle':
      return settle(database, step)
  }
}
