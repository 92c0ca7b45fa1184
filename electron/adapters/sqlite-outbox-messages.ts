/** Messages of the queue in SQLite: taking in, finding, changing, cleaning. */
import type { SQLInputValue } from 'node:sqlite'
import type { QueuedContent } from '../../shared/contract/queue.ts'
import type { MessageStanding, MessageState } from '../../shared/domain/outbox/states.ts'
import type { Counted, Decide, OutboxFilter, OutboxMessage, OutboxStore } from '../core/outbox/outbox-store.ts'
import type { OutboxDatabase } from './sqlite-outbox-database.ts'
import { insertRow, newRow } from './sqlite-outbox-insert.ts'
import { toAttempt, toMessage, type Row } from './sqlite-outbox-rows.ts'
import { messageColumns } from './sqlite-outbox-steps.ts'
import { textCondition } from './sqlite-outbox-views.ts'

/** Writes what a rule decided; a state that is no longer `sending` gives the message back. */
export function applyChange({ sql }: OutboxDatabase, row: Row, before: OutboxMessage, change: Partial<MessageStanding>, now: number, keepWorker = false): void {
  const after = { ...before, ...change }
  const held = after.state === 'sending' || keepWorker
  sql(
    `UPDATE messages SET state = ?, due_at = ?, attempts = ?, recipients = ?, code = ?, changed_at = ?, sent_at = ?, worker = ?, lease_until = ?, released = ?
     WHERE number = ?`,
  ).run(
    after.state, after.dueAt, after.attempts, JSON.stringify(after.recipients), after.code, now, after.state === 'sent' ? (before.sentAt ?? now) : null,
    held ? before.worker : null, after.state === 'sending' ? before.leaseUntil : null, held && before.released ? 1 : 0, row['number'] ?? null,
  ) // prettier-ignore
}

function conditions({ states, systemId, search, since, until }: OutboxFilter): { where: string; values: SQLInputValue[] } {
  const parts: [string, ...SQLInputValue[]][] = []
  if (states.length > 0) parts.push([`state IN (${states.map(() => '?').join(', ')})`, ...states])
  if (systemId !== null) parts.push(['system_id = ?', systemId])
  if (since !== null) parts.push(['created_at >= ?', since])
  if (until !== null) parts.push(['created_at < ?', until])
  if (search !== '') {
    const { sql, values } = textCondition(search)
    parts.push([sql, ...values])
  }
  return { where: parts.length === 0 ? '1' : parts.map(([part]) => part).join(' AND '), values: parts.flatMap(([, ...values]) => values) }
}

type Messages = Pick<OutboxStore, 'add' | 'get' | 'content' | 'attempts' | 'list' | 'change' | 'counts' | 'ages' | 'clean'>

export function messagesOf(open: () => OutboxDatabase): Messages {
  const find = ({ sql }: OutboxDatabase, id: string) => sql(`SELECT ${messageColumns.join()} FROM messages WHERE id = ?`).get(id)
  const read = <T>(work: (database: OutboxDatabase) => T): Promise<T> => Promise.resolve().then(() => work(open()))
  const write = <T>(work: (database: OutboxDatabase) => T): Promise<T> => Promise.resolve().then(() => open().write(work))

  return {
    add: (messages) => write((database) => messages.forEach((message) => insertRow(database, newRow(message)))),
    get: (id) =>
      read((database) => {
        const row = find(database, id)
        return row ? toMessage(row) : null
      }),
    content: (id) =>
      read(({ sql }) => {
        const row = sql('SELECT content FROM contents JOIN messages ON number = message WHERE id = ?').get(id)
        return row ? (JSON.parse(String(row['content'])) as QueuedContent) : null
      }),
    attempts: (id) =>
      read(({ sql }) =>
        sql('SELECT attempts.* FROM attempts JOIN messages ON messages.number = message WHERE id = ? ORDER BY attempts.number').all(id).map(toAttempt),
      ),
    list: (filter, limit, before) =>
      read(({ sql }) => {
        const { where, values } = conditions(filter)
        const total = Number(sql(`SELECT COUNT(*) AS total FROM messages WHERE ${where}`).get(...values)?.['total'])
        const from = before === null || !/^\d{1,15}$/.test(before) ? Number.MAX_SAFE_INTEGER : Number(before)
        const rows = sql(`SELECT ${messageColumns.join()} FROM messages WHERE ${where} AND number < ? ORDER BY number DESC LIMIT ?`).all(...values, from, limit + 1)
        const shown = rows.slice(0, limit)
        return { messages: shown.map(toMessage), total, next: rows.length > limit ? String(shown.at(-1)?.['number']) : null }
      }),
    change: (ids, decide: Decide, now) =>
      write((database) => {
        const changed: string[] = []
        const refused: { id: string; state: MessageState | null }[] = []
        for (const id of ids) {
          const row = find(database, id)
          const message = row ? toMessage(row) : null
          const change = message && decide(message)
          if (!row || !message || !change) refused.push({ id, state: message?.state ?? null })
          else {
            applyChange(database, row, message, change, now)
            changed.push(id)
          }
        }
        return { changed, refused }
      }),
    counts: () =>
      read(({ sql }) =>
        sql('SELECT system_id, MAX(system_name) AS system_name, state, COUNT(*) AS count FROM messages INDEXED BY messages_counted GROUP BY system_id, state')
          .all()
          .map((row): Counted => ({ systemId: String(row['system_id']), systemName: String(row['system_name']), state: String(row['state']) as MessageState, count: Number(row['count']) })),
      ),
    ages: (since) =>
      read(({ sql }) => {
        const columns = [...since.map((_, index) => `SUM(created_at >= ?${index === 0 ? '' : ' AND created_at < ?'})`), since.length === 0 ? 'COUNT(*)' : 'SUM(created_at < ?)']
        const values = [...since.flatMap((at, index) => (index === 0 ? [at] : [at, since[index - 1] ?? at])), ...since.slice(-1)]
        const rows = sql(`SELECT domain, ${columns.map((column, index) => `${column} AS c${index}`).join(', ')} FROM messages INDEXED BY messages_ages WHERE state = 'waiting' GROUP BY domain ORDER BY COUNT(*) DESC, domain LIMIT 100`).all(...values)
        return rows.map((row) => ({ domain: String(row['domain']), counts: columns.map((_, index) => Number(row[`c${index}`])) }))
      }),
    clean: (contentsBefore, rowsBefore, limit) =>
      write(({ sql }) => {
        const stale = sql(`SELECT number FROM messages WHERE state = 'sent' AND sent_at < ? AND has_content = 1 LIMIT ?`).all(contentsBefore, limit)
        for (const { number } of stale) {
          sql('DELETE FROM contents WHERE message = ?').run(number ?? null)
          sql('UPDATE attempts SET report = NULL WHERE message = ?').run(number ?? null)
          sql('UPDATE messages SET has_content = 0 WHERE number = ?').run(number ?? null)
        }
        const old = sql(`SELECT number FROM messages WHERE state = 'sent' AND sent_at < ? AND has_content = 0 LIMIT ?`).all(rowsBefore, limit)
        for (const { number } of old) {
          sql('DELETE FROM attempts WHERE message = ?').run(number ?? null)
          sql('DELETE FROM messages WHERE number = ?').run(number ?? null)
        }
        return { contents: stale.length, rows: old.length }
      }),
  }
}
