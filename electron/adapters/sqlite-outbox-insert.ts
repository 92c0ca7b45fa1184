/** Taking in. */
import type { SQLInputValue } from 'node:sqlite'
import type { NewMessage } from '../core/outbox/outbox-store.ts'
import type { OutboxDatabase } from './sqlite-outbox-database.ts'
import { domainOf, laneKey } from './sqlite-outbox-keys.ts'

/** As it is stored: plain values, which go into a thread at a fraction of what a tree of objects takes. */
export interface NewRow {
  readonly values: SQLInputValue[]
  readonly content: string
}

export function newRow(message: NewMessage): NewRow {
  return {
    values: [
      message.id, message.systemId, message.systemName, message.asUser, laneKey(message), message.from, JSON.stringify(message.recipients),
      domainOf(message.recipients), message.subject, message.size, message.messageId, message.state, message.dueAt, message.code,
      message.createdAt, message.createdAt, message.scheduleId, message.occurrence,
    ],
    content: JSON.stringify(message.content),
  } // prettier-ignore
}

export function insertRow({ sql }: OutboxDatabase, { values, content }: NewRow): void {
  const { lastInsertRowid } = sql(
    `INSERT INTO messages (id, system_id, system_name, as_user, lane, sender, recipients, domain, subject, size, message_id, state, due_at, code,
     created_at, changed_at, schedule_id, occurrence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(...values)
  sql('INSERT INTO contents (message, content) VALUES (?, ?)').run(lastInsertRowid, content)
}
