/** Rows of the queue's tables as what core knows, and back. Whatever is in the file was written by this program. */
import type { SQLOutputValue } from 'node:sqlite'
import type { QueuedContent } from '../../shared/contract/queue.ts'
import { testReportSchema } from '../../shared/contract/report.ts'
import type { MessageState, QueuedRecipient } from '../../shared/domain/outbox/states.ts'
import type { MissedPolicy, ScheduleRule } from '../../shared/domain/schedule/rule.ts'
import type { OutboxMessage, Pause, StoredAttempt, StoredSchedule, StoredWorker } from '../core/outbox/outbox-store.ts'
import { columnPlaces, messageColumns, type MessageColumn } from './sqlite-outbox-steps.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>

const text = (row: Row, name: string) => String(row[name])
const number = (row: Row, name: string) => Number(row[name])
const maybeText = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]))
const maybeNumber = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]))
const json = (row: Row, name: string): unknown => JSON.parse(text(row, name))

/** @param values in the order of `messageColumns` */
export function messageOf(values: readonly (SQLOutputValue | undefined)[]): OutboxMessage {
  const at = (name: MessageColumn) => values[columnPlaces[name]] ?? null
  const maybe = <T>(name: MessageColumn, as: (value: SQLOutputValue) => T): T | null => (at(name) === null ? null : as(at(name)))
  return {
    id: String(at('id')),
    systemId: String(at('system_id')),
    systemName: String(at('system_name')),
    asUser: maybe('as_user', String),
    from: maybe('sender', String),
    recipients: JSON.parse(String(at('recipients'))) as QueuedRecipient[],
    subject: String(at('subject')),
    size: Number(at('size')),
    messageId: String(at('message_id')),
    state: String(at('state')) as MessageState,
    dueAt: Number(at('due_at')),
    attempts: Number(at('attempts')),
    code: maybe('code', String),
    createdAt: Number(at('created_at')),
    changedAt: Number(at('changed_at')),
    firstTriedAt: maybe('first_tried_at', Number),
    sentAt: maybe('sent_at', Number),
    scheduleId: maybe('schedule_id', String),
    occurrence: maybe('occurrence', Number),
    hasContent: at('has_content') === 1,
    worker: maybe('worker', String),
    leaseUntil: maybe('lease_until', Number),
    released: at('released') === 1,
    fence: Number(at('fence')),
  }
}

export const toMessage = (row: Row): OutboxMessage => messageOf(messageColumns.map((name) => row[name]))

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
