/** Rows of the queue's tables as what core knows, and back. Whatever is in the file was written by this program. */
import type { SQLOutputValue } from 'node:sqlite'
import type { QueuedContent } from '../../shared/contract/queue.ts'
import { testReportSchema } from '../../shared/contract/report.ts'
import type { MessageState, QueuedRecipient } from '../../shared/domain/outbox/states.ts'
import type { MissedPolicy, ScheduleRule } from '../../shared/domain/schedule/rule.ts'
import type { OutboxMessage, Pause, StoredAttempt, StoredSchedule, StoredWorker } from '../core/outbox/outbox-store.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>

const text = (row: Row, name: string) => String(row[name])
const number = (row: Row, name: string) => Number(row[name])
const maybeText = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]))
const maybeNumber = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]))
const json = (row: Row, name: string): unknown => JSON.parse(text(row, name))

export function toMessage(row: Row): OutboxMessage {
  return {
    id: text(row, 'id'),
    systemId: text(row, 'system_id'),
    systemName: text(row, 'system_name'),
    asUser: maybeText(row, 'as_user'),
    from: maybeText(row, 'sender'),
    recipients: json(row, 'recipients') as QueuedRecipient[],
    subject: text(row, 'subject'),
    size: number(row, 'size'),
    messageId: text(row, 'message_id'),
    state: text(row, 'state') as MessageState,
    dueAt: number(row, 'due_at'),
    attempts: number(row, 'attempts'),
    code: maybeText(row, 'code'),
    createdAt: number(row, 'created_at'),
    changedAt: number(row, 'changed_at'),
    firstTriedAt: maybeNumber(row, 'first_tried_at'),
    sentAt: maybeNumber(row, 'sent_at'),
    scheduleId: maybeText(row, 'schedule_id'),
    occurrence: maybeNumber(row, 'occurrence'),
    hasContent: number(row, 'has_content') === 1,
    worker: maybeText(row, 'worker'),
    leaseUntil: maybeNumber(row, 'lease_until'),
    released: number(row, 'released') === 1,
    fence: number(row, 'fence'),
  }
}

export function toAttempt(row: Row): StoredAttempt {
  const report = maybeText(row, 'report')
  return {
    number: number(row, 'number'),
    worker: text(row, 'worker'),
    startedAt: number(row, 'started_at'),
    releasedAt: maybeNumber(row, 'released_at'),
    endedAt: maybeNumber(row, 'ended_at'),
    verdict: maybeText(row, 'verdict') as StoredAttempt['verdict'],
    phase: maybeText(row, 'phase') as StoredAttempt['phase'],
    code: maybeText(row, 'code'),
    replyCode: maybeNumber(row, 'reply_code'),
    // A report that another version wrote differently is passed over, not shown wrongly.
    report: report === null ? null : (testReportSchema.safeParse(JSON.parse(report)).data ?? null),
  }
}

export function toPause(row: Row): Pause {
  const systemId = text(row, 'system_id')
  return {
    systemId,
    systemName: text(row, 'system_name'),
    lane: text(row, 'lane') === '' ? null : { systemId, asUser: maybeText(row, 'as_user') },
    reason: text(row, 'reason'),
    at: number(row, 'at'),
    revision: maybeNumber(row, 'revision'),
  }
}

export function toWorker(row: Row): StoredWorker {
  return {
    id: text(row, 'id'),
    host: text(row, 'host'),
    pid: number(row, 'pid'),
    startedAt: number(row, 'started_at'),
    seenAt: number(row, 'seen_at'),
    sending: number(row, 'sending'),
    sent: number(row, 'sent'),
  }
}

export function toSchedule(row: Row): StoredSchedule {
  return {
    id: text(row, 'id'),
    systemId: text(row, 'system_id'),
    systemName: text(row, 'system_name'),
    rule: json(row, 'rule') as ScheduleRule,
    zone: text(row, 'zone'),
    missed: text(row, 'missed') as MissedPolicy,
    paused: number(row, 'paused') === 1,
    content: json(row, 'content') as QueuedContent,
    createdAt: number(row, 'created_at'),
    nextAt: maybeNumber(row, 'next_at'),
    lastAt: maybeNumber(row, 'last_at'),
  }
}
