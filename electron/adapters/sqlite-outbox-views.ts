/**
 * Looking at the queue in SQLite, on a connection of its own that only reads. Each filter has an index in the order of the list
 * (sqlite-outbox-schema.ts), so that a page is found where it begins. What no index knows (a text, a second filter) is looked for a
 * slice of the numbers at a time, and the event loop turns between slices.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { messageStates } from '../../shared/domain/outbox/states.ts'
import type { OutboxViews, ViewSearch } from '../core/outbox/outbox-views.ts'
import { laneKey } from './sqlite-outbox-keys.ts'
import type { Row } from './sqlite-outbox-rows.ts'
import { openOutbox } from './sqlite-outbox-schema.ts'
import { toViewRow, toViewSchedule } from './sqlite-outbox-view-rows.ts'

/** Numbers looked through without a pause: a few milliseconds of reading. */
const slice = 10_000

const rowColumns =
  'number, id, system_id, system_name, as_user, state, substr(subject, 1, 300) AS subject, attempts, code, created_at, due_at, sent_at, schedule_id, ' +
  `json_array_length(recipients) AS recipients, json_extract(recipients, '$[0].address') AS first_to, json_extract(recipients, '$[1].address') AS second_to, ` +
  `json_extract(recipients, '$[0].replyCode') AS reply_code, substr(json_extract(recipients, '$[0].reply'), 1, 300) AS reply`

interface Condition {
  readonly sql: string
  readonly values: readonly SQLInputValue[]
}
interface Plan {
  /** Each finds a part of what is looked for by its index, in the order of the list. */
  readonly ways: readonly (Condition & { readonly index: string })[]
  /** what is left to look at in each row */
  readonly rest: Condition
}

/** `%` and `_` mean themselves. */
const likeText = (search: string) => `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** In the subject, the sender and the addresses of the recipients; the words of the stored shape around these are nobody's text. */
export function textCondition(search: string): Condition {
  const like = likeText(search)
  const inRecipients = `recipients LIKE ? ESCAPE '\\' AND EXISTS (SELECT 1 FROM json_each(recipients) WHERE json_extract(value, '$.address') LIKE ? ESCAPE '\\')`
  return { sql: `(subject LIKE ? ESCAPE '\\' OR sender LIKE ? ESCAPE '\\' OR ${inRecipients})`, values: [like, like, like, like] }
}

function planOf({ states, systemId, asUser, domain, scheduleId, search, since, until }: ViewSearch): Plan {
  const rest: Condition[] = []
  const also = (sql: string, ...values: SQLInputValue[]) => rest.push({ sql, values })
  const wayOf = (): Plan['ways'] => {
    const inStates = () => states.length > 0 && also(`state IN (${states.map(() => '?').join(', ')})`, ...states)
    if (scheduleId !== null) {
      if (systemId !== null) also('system_id = ?', systemId)
      if (domain !== null) also('domain = ?', domain)
      inStates()
      return [{ index: 'INDEXED BY messages_by_schedule', sql: 'schedule_id = ?', values: [scheduleId] }]
    }
    if (systemId !== null || states.length > 0) {
      if (domain !== null) also('domain = ?', domain)
      return (states.length > 0 ? states : messageStates).map((state) =>
        systemId === null
          ? { index: 'INDEXED BY messages_by_state', sql: 'state = ?', values: [state] }
          : { index: 'INDEXED BY messages_counted', sql: 'system_id = ? AND state = ?', values: [systemId, state] },
      )
    }
    if (domain !== null) return [{ index: 'INDEXED BY messages_by_domain', sql: 'domain = ?', values: [domain] }]
    return [{ index: 'NOT INDEXED', sql: '1', values: [] }]
  }
  const ways = wayOf()
  if (asUser !== null) {
    if (systemId !== null) also('lane = ?', laneKey({ systemId, asUser: asUser === '' ? null : asUser }))
    else if (asUser === '') also('as_user IS NULL')
    else also('upper(as_user) = upper(?)', asUser)
  }
  if (search !== '') rest.push(textCondition(search))
  // The bounds on the numbers leave out almost all; clocks that were set back may have left some.
  if (since !== null) also('created_at >= ?', since)
  if (until !== null) also('created_at < ?', until)
  return { ways, rest: { sql: rest.map(({ sql }) => ` AND ${sql}`).join(''), values: rest.flatMap(({ values }) => values) } }
}

/** Opened when it is first asked for. */
export function createSqliteOutboxViews({ dataDir }: { readonly dataDir: string }): OutboxViews {
  let connection: DatabaseSync | null = null
  const prepared = new Map<string, StatementSync>()
  function sql(text: string): StatementSync {
    if (!connection) {
      connection = openOutbox(dataDir)
      connection.exec('PRAGMA query_only = ON')
    }
    let statement = prepared.get(text)
    if (!statement) {
      // Filters combine in many ways; what was asked long ago is prepared again.
      if (prepared.size > 200) prepared.clear()
      statement = connection.prepare(text)
      prepared.set(text, statement)
    }
    return statement
  }
  const read = <T>(work: () => T): Promise<T> => Promise.resolve().then(work)
  const numberIn = (row: Row | undefined, name: string) => (row?.[name] === null || row?.[name] === undefined ? null : Number(row[name]))

  /** The numbers, both excluded, between which everything looked for lies. */
  function bounds({ since, until }: ViewSearch, { after, downTo }: { readonly after: string | null; readonly downTo: string | null }): { low: number; high: number } {
    const ends = sql('SELECT MIN(number) AS low, MAX(number) AS high FROM messages').get()
    let low = Math.max((numberIn(ends, 'low') ?? 1) - 1, downTo === null ? 0 : Number(downTo) - 1)
    let high = Math.min((numberIn(ends, 'high') ?? 0) + 1, after === null ? Number.MAX_SAFE_INTEGER : Number(after))
    if (since !== null) low = Math.max(low, (numberIn(sql('SELECT MIN(number) AS at FROM messages INDEXED BY messages_created WHERE created_at >= ?').get(since), 'at') ?? high) - 1)
    if (until !== null) high = Math.min(high, (numberIn(sql('SELECT MAX(number) AS at FROM messages INDEXED BY messages_created WHERE created_at < ?').get(until), 'at') ?? low) + 1)
    return { low, high }
  }

  /** Calls `look` on one piece after another, downwards, until it says that it has enough. */
  async function inSlices(span: number, { low, high }: { low: number; high: number }, look: (low: number, high: number) => boolean): Promise<void> {
    for (let top = high; top > low + 1; top -= span) {
      if (look(Math.max(low, top - span - 1), top)) return
      if (top - span > low + 1) await turn()
    }
  }

  return {
    async rows(search, range) {
      await Promise.resolve()
      const plan = planOf(search)
      const found: Row[] = []
      // What its index alone answers ends with the page; the rest may look at much for it.
      await inSlices(plan.rest.sql === '' ? Number.MAX_SAFE_INTEGER : slice, bounds(search, range), (low, high) => {
        const piece = plan.ways.flatMap(({ index, sql: way, values }) =>
          sql(`SELECT ${rowColumns} FROM messages ${index} WHERE ${way} AND number < ? AND number > ?${plan.rest.sql} ORDER BY number DESC LIMIT ?`)
            .all(...values, high, low, ...plan.rest.values, range.limit + 1 - found.length),
        ) // prettier-ignore
        // Of each way the newest: together the newest of all.
        found.push(...piece.sort((a, b) => Number(b['number']) - Number(a['number'])).slice(0, range.limit + 1 - found.length))
        return found.length > range.limit
      })
      const rows = found.slice(0, range.limit)
      return { rows: rows.map(toViewRow), next: found.length > range.limit ? String(rows.at(-1)?.['number']) : null }
    },
    async count(search) {
      await Promise.resolve()
      const plan = planOf(search)
      let total = 0
      await inSlices(plan.rest.sql === '' ? 4 * slice : slice, bounds(search, { after: null, downTo: null }), (low, high) => {
        for (const { index, sql: way, values } of plan.ways)
          total += Number(sql(`SELECT COUNT(*) AS total FROM messages ${index === 'NOT INDEXED' ? '' : index} WHERE ${way} AND number < ? AND number > ?${plan.rest.sql}`).get(...values, high, low, ...plan.rest.values)?.['total'])
        return false
      })
      return total
    },
    async ages(since, systemId) {
      await Promise.resolve()
      const columns = [...since.map((_, index) => `SUM(created_at >= ?${index === 0 ? '' : ' AND created_at < ?'})`), since.length === 0 ? 'COUNT(*)' : 'SUM(created_at < ?)']
      const values = [...since.flatMap((at, index) => (index === 0 ? [at] : [at, since[index - 1] ?? at])), ...since.slice(-1)]
      const select = `SELECT domain, ${columns.map((column, index) => `${column} AS c${index}`).join(', ')} FROM messages`
      const byDomain = new Map<string, number[]>()
      const take = (rows: readonly Row[]) => {
        for (const row of rows) {
          const before = byDomain.get(String(row['domain'])) ?? columns.map(() => 0)
          byDomain.set(String(row['domain']), before.map((count, index) => count + Number(row[`c${index}`])))
        }
      }
      if (systemId === null) take(sql(`${select} INDEXED BY messages_ages WHERE state = 'waiting' GROUP BY domain`).all(...values))
      else {
        const all: ViewSearch = { states: [], systemId: null, asUser: null, domain: null, scheduleId: null, search: '', since: null, until: null }
        // The index of a system's messages knows neither age nor destination: as with a filter that is left to each row.
        await inSlices(slice, bounds(all, { after: null, downTo: null }), (low, high) => {
          take(sql(`${select} INDEXED BY messages_counted WHERE system_id = ? AND state = 'waiting' AND number < ? AND number > ? GROUP BY domain`).all(...values, systemId, high, low))
          return false
        })
      }
      const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
      return [...byDomain].map(([domain, counts]) => ({ domain, counts })).sort((a, b) => sum(b.counts) - sum(a.counts) || a.domain.localeCompare(b.domain)).slice(0, 100)
    },
    // From one to the next by the index, however many messages each has.
    domains: (limit) =>
      read(() =>
        sql(
          `WITH RECURSIVE found(domain) AS (
             SELECT (SELECT domain FROM messages INDEXED BY messages_by_domain ORDER BY domain LIMIT 1)
             UNION ALL SELECT (SELECT domain FROM messages INDEXED BY messages_by_domain WHERE domain > found.domain ORDER BY domain LIMIT 1) FROM found WHERE domain IS NOT NULL)
           SELECT domain FROM found WHERE domain IS NOT NULL LIMIT ?`,
        ).all(limit).map((row) => String(row['domain'])),
      ), // prettier-ignore
    users: (limit) =>
      read(() =>
        sql("SELECT DISTINCT system_id, as_user FROM (SELECT system_id, as_user FROM messages ORDER BY number DESC LIMIT 5000) WHERE as_user IS NOT NULL ORDER BY as_user LIMIT ?")
          .all(limit)
          .map((row) => ({ systemId: String(row['system_id']), asUser: String(row['as_user']) })),
      ),
    sentSince: (at) => read(() => Number(sql("SELECT COUNT(*) AS total FROM messages INDEXED BY messages_sent WHERE state = 'sent' AND sent_at >= ?").get(at)?.['total'])),
    next: (lanes, limit) =>
      read(() => {
        const rows = lanes.slice(0, limit).flatMap((lane) =>
          sql(`SELECT ${rowColumns} FROM messages INDEXED BY messages_waiting WHERE state = 'waiting' AND lane = ? ORDER BY due_at, number LIMIT ?`).all(laneKey(lane), limit),
        )
        return rows.map(toViewRow).sort((a, b) => a.dueAt - b.dueAt).slice(0, limit)
      }),
    expired: (now) => read(() => Number(sql("SELECT COUNT(*) AS total FROM messages INDEXED BY messages_sending WHERE state = 'sending' AND lease_until < ?").get(now)?.['total'])),
    versions: () => read(() => new Map(sql('SELECT id, version FROM workers').all().map((row) => [String(row['id']), String(row['version'])] as const))),
    schedules: () =>
      read(() =>
        sql(
          `SELECT id, system_id, system_name, rule, zone, missed, paused, created_at, next_at, last_at, json_extract(content, '$.subject') AS subject,
           json_extract(content, '$.to') AS recipients FROM schedules ORDER BY next_at IS NULL, next_at, created_at`,
        ).all().map(toViewSchedule),
      ), // prettier-ignore
    scheduleStamp: () =>
      read(() =>
        String(
          sql(
            `SELECT group_concat(id || ' ' || system_name || ' ' || rule || ' ' || zone || ' ' || missed || ' ' || paused || ' ' || octet_length(content) || ' ' ||
             COALESCE(next_at, '') || ' ' || COALESCE(last_at, ''), char(10)) AS stamp FROM schedules`,
          ).get()?.['stamp'],
        ),
      ),
    close() {
      prepared.clear()
      connection?.close()
      connection = null
    },
  }
}
