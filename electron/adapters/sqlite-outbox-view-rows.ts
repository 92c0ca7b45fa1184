/** What a look at the queue reads, as core knows it. */
import type { MessageState } from '../../shared/domain/outbox/states.ts'
import type { MissedPolicy, ScheduleRule } from '../../shared/domain/schedule/rule.ts'
import type { ViewRow, ViewSchedule } from '../core/outbox/outbox-views.ts'
import type { Row } from './sqlite-outbox-rows.ts'

const text = (row: Row, name: string) => String(row[name] ?? '')
const maybeText = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]))
const maybeNumber = (row: Row, name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]))

export function toViewRow(row: Row): ViewRow {
  return {
    id: text(row, 'id'),
    systemId: text(row, 'system_id'),
    systemName: text(row, 'system_name'),
    asUser: maybeText(row, 'as_user'),
    state: text(row, 'state') as MessageState,
    subject: text(row, 'subject'),
    to: [maybeText(row, 'first_to'), maybeText(row, 'second_to')].filter((address) => address !== null),
    recipients: Number(row['recipients']),
    attempts: Number(row['attempts']),
    createdAt: Number(row['created_at']),
    dueAt: Number(row['due_at']),
    sentAt: maybeNumber(row, 'sent_at'),
    code: maybeText(row, 'code'),
    replyCode: maybeNumber(row, 'reply_code'),
    reply: maybeText(row, 'reply'),
    scheduleId: maybeText(row, 'schedule_id'),
  }
}

export function toViewSchedule(row: Row): ViewSchedule {
  return {
    id: text(row, 'id'),
    systemId: text(row, 'system_id'),
    systemName: text(row, 'system_name'),
    rule: JSON.parse(text(row, 'rule')) as ScheduleRule,
    zone: text(row, 'zone'),
    missed: text(row, 'missed') as MissedPolicy,
    paused: Number(row['paused']) === 1,
    createdAt: Number(row['created_at']),
    nextAt: maybeNumber(row, 'next_at'),
    lastAt: maybeNumber(row, 'last_at'),
    subject: text(row, 'subject'),
    to: JSON.parse(maybeText(row, 'recipients') ?? '[]') as string[],
  }
}
