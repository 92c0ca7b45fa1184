/** Taking in. */
import type { NewMessage } from '../core/outbox/outbox-store.ts'
import type { OutboxDatabase } from './sqlite-outbox-database.ts'
import { domainOf, laneKey } from './sqlite-outbox-keys.ts'

export function insertMessage({ sql }: OutboxDatabase, message: NewMessage): void {
  const { lastInsertRowid } = sql(
    `INSERT INTO messages (id, system_id, system_name, as_user, lane, sender, recipients, domain, subject, size, message_id, state, due_at, code,
     created_at, changed_at, schedule_id, occurrence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    message.id, message.systemId, message.systemName, message.asUser, laneKey(message), message.from, JSON.stringify(message.recipients),
    domainOf(message.recipients), message.subject, message.size, message.messageId, message.state, message.dueAt, message.code,
    message.createdAt, message.createdAt, message.scheduleId, message.occurrence,
  ) // prettier-ignore
  sql('INSERT INTO contents (message, content) VALUES (?, ?)').run(lastInsertRowid, JSON.stringify(message.content))
}
