/** What workers do with the queue in SQLite: claim with a lease and a fencing token, write each step down, give back. */
import type { TestReport } from '../../shared/contract/report.ts'
import type { Claim, Decide, OutboxMessage, OutboxStore } from '../core/outbox/outbox-store.ts'
import type { OutboxDatabase } from './sqlite-outbox-database.ts'
import { applyChange } from './sqlite-outbox-messages.ts'
import { laneKey } from './sqlite-outbox-keys.ts'
import { messageOf, toMessage, type Row } from './sqlite-outbox-rows.ts'
import { endAttempt, messageColumns, takeStep, type Claimed, type EndOfAttempt } from './sqlite-outbox-steps.ts'

type Sending = Pick<OutboxStore, 'lanes' | 'claim' | 'unclaim' | 'renew' | 'release' | 'settle' | 'recover'>

/** The message as long as it is this worker's and nobody claimed it after him. */
function held({ sql }: OutboxDatabase, { id, worker, fence }: Claim): { row: Row; message: OutboxMessage } | null {
  const row = sql(`SELECT ${messageColumns.join()} FROM messages WHERE id = ? AND worker = ? AND fence = ?`).get(id, worker, fence)
  return row ? { row, message: toMessage(row) } : null
}

/** @param code where there is no report */
export function endOf(report: TestReport | null, code: string | null): EndOfAttempt {
  if (report === null) return { verdict: null, phase: null, code, replyCode: null, report: null }
  const { verdict, phase, replyCode } = report
  return { verdict, phase, code: report.code, replyCode, report: JSON.stringify(report) }
}

const rowPlace = (row: Row) => ({ number: Number(row['number']), tries: Number(row['tries']) })

export function sendingOf(open: () => OutboxDatabase): Sending {
  const write = <T>(work: (database: OutboxDatabase) => T): Promise<T> => Promise.resolve().then(() => open().write(work))

  return {
    // From one lane to the next by the index, however many messages each has. Named, since SQLite would rather read them all.
    lanes: () =>
      Promise.resolve().then(() =>
        open()
          .sql(
            `WITH RECURSIVE found (lane) AS (
               SELECT * FROM (SELECT lane FROM messages INDEXED BY messages_waiting WHERE state = 'waiting' ORDER BY lane LIMIT 1)
               UNION ALL SELECT (SELECT lane FROM messages INDEXED BY messages_waiting WHERE state = 'waiting' AND lane > found.lane ORDER BY lane LIMIT 1)
               FROM found WHERE found.lane IS NOT NULL)
             SELECT system_id, as_user, due_at FROM found
             JOIN messages ON number = (
               SELECT number FROM messages AS first INDEXED BY messages_waiting WHERE state = 'waiting' AND first.lane = found.lane
               ORDER BY due_at, number LIMIT 1)
             WHERE found.lane IS NOT NULL ORDER BY due_at`,
          )
          .all()
          .map((row) => ({ systemId: String(row['system_id']), asUser: row['as_user'] === null ? null : String(row['as_user']), dueAt: Number(row['due_at']) })),
      ),
    claim: (lane, worker, now, leaseUntil, limit) =>
      write((database) => (takeStep(database, { kind: 'claim', lane: laneKey(lane), worker, now, leaseUntil, limit, lazy: false }) as Claimed[]).map(messageOf)),
    unclaim: (claims) => write((database) => void takeStep(database, { kind: 'unclaim', claims })),
    renew: (worker, ids, leaseUntil) => write((database) => void takeStep(database, { kind: 'renew', worker, ids: JSON.stringify(ids), leaseUntil })),
    release: (claim, decide: Decide, now) =>
      write((database) => {
        const found = held(database, claim)
        if (found?.message.state !== 'sending' || found.message.released) return false
        const { row, message } = found
        applyChange(database, row, { ...message, released: true }, { ...decide(message), state: 'sending' }, now)
        database.sql('UPDATE attempts SET released_at = ? WHERE message = ? AND number = ?').run(now, row['number'] ?? null, row['tries'] ?? null)
        return true
      }),
    settle: (claim, decide, report, now) =>
      write((database) => {
        const found = held(database, claim)
        // `unknown` with its worker still beside it: the lease ran out while the server kept silent, and now it has spoken.
        if (!found || (found.message.state !== 'sending' && !(found.message.state === 'unknown' && found.message.released))) return false
        const change = decide(found.message)
        if (!change) return false
        applyChange(database, found.row, found.message, change, now)
        endAttempt(database, rowPlace(found.row), now, endOf(report, change.code ?? null))
        return true
      }),
    recover: (now, latest, decide) =>
      write((database) => {
        const rows = database.sql(`SELECT ${messageColumns.join()} FROM messages INDEXED BY messages_sending WHERE state = 'sending' AND (lease_until < ? OR lease_until > ?) LIMIT 500`).all(now, latest)
        return rows.flatMap((row) => {
          const message = toMessage(row)
          const change = decide(message)
          if (!change) return []
          applyChange(database, row, message, change, now, change.state === 'unknown')
          endAttempt(database, rowPlace(row), now, endOf(null, 'worker-lost'))
          return [{ ...message, ...change }]
        })
      }),
  }
}
