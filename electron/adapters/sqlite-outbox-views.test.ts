import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageStates, type MessageState } from '../../shared/domain/outbox/states.ts'
import type { OutboxViews, ViewSearch } from '../core/outbox/outbox-views.ts'
import { newMessage } from './contract-suites/outbox-store.ts'
import { sampleId } from './contract-suites/samples.ts'
import { createSqliteOutboxViews } from './sqlite-outbox-views.ts'
import { createSqliteOutbox } from './sqlite-outbox.ts'
import { openOutbox, outboxFile } from './sqlite-outbox-schema.ts'

const undo: (() => void)[] = []
afterAll(() => {
  for (const step of undo.splice(0).reverse()) step()
})
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'outbox-views-'))
  undo.push(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}
const anything: ViewSearch = { states: [], systemId: null, asUser: null, domain: null, scheduleId: null, search: '', since: null, until: null }
const whole = { after: null, downTo: null, limit: 500 }

/** Rows as a busy installation has them, put in by one statement: what is looked at here is finding them. */
function fill(dataDir: string, count: number): void {
  const database = openOutbox(dataDir)
  database.exec('PRAGMA synchronous = OFF')
  database
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO messages (id, system_id, system_name, as_user, lane, sender, recipients, domain, subject, size, message_id, state, due_at, created_at, changed_at, sent_at, schedule_id)
       SELECT printf('%08x-0000-4000-8000-000000000000', i), ?1x || (i % 3), 'SISTEMA ' || (i % 3), iif(i % 10 = 0, 'JOSE', NULL),
              ?1x || (i % 3) || '/' || iif(i % 10 = 0, 'JOSE', ''), 'erp@exemplo.com.br',
              json_array(json_object('address', 'pessoa' || i || '@destino' || (i % 40) || '.com.br', 'kind', 'to', 'state', 'sent', 'replyCode', 250, 'reply', '2.0.0 Ok')),
              'destino' || (i % 40) || '.com.br', 'Aviso número ' || i || iif(i = 777, ' do pedido perdido', ''), 900, '<' || i || '@exemplo.com.br>',
              iif(i % 1000 = 0, 'error', iif(i % 4000 = 1, 'unknown', iif(i > ?2x, 'waiting', 'sent'))), 1000 * i, 1000 * i, 1000 * i, 1000 * i, iif(i % 500 = 0, 'plano', NULL) FROM n`
        .replaceAll('?1x', "'00000000-0000-4000-8000-00000000000'")
        .replaceAll('?2x', String(count - count / 10)),
    )
    .run(count)
  database.close()
}

describe('a hundred thousand messages', () => {
  const count = 100_000
  const systemId = '00000000-0000-4000-8000-000000000001'
  let views: OutboxViews
  let dataDir: string
  beforeAll(() => {
    dataDir = makeFolder()
    fill(dataDir, count)
    views = createSqliteOutboxViews({ dataDir })
    undo.push(() => views.close())
  })

  const searches: readonly (readonly [string, Partial<ViewSearch>, number])[] = [
    ['all', {}, 100_000],
    ['a state', { states: ['error'] }, 100],
    ['several states', { states: ['error', 'unknown'] }, 125],
    ['a system', { systemId }, 33_334],
    ['a state of a system', { systemId, states: ['waiting'] }, 3_329],
    ['a destination', { domain: 'destino7.com.br' }, 2_500],
    ['a destination in a state', { domain: 'destino0.com.br', states: ['error'] }, 100],
    ['a user', { asUser: 'jose' }, 10_000],
    ['a user of a system', { systemId, asUser: 'JOSE' }, 3_334],
    ['the system itself', { asUser: '', states: ['error'] }, 0],
    ['a schedule', { scheduleId: 'plano' }, 200],
    ['an age', { since: 99_901_000 }, 100],
    ['what is older', { until: 101_000 }, 100],
    ['a text that one has', { search: 'PEDIDO perdido' }, 1],
    ['a text that nobody has', { search: 'não há' }, 0],
    ['a recipient', { search: 'pessoa99999@' }, 1],
    // Words of the stored shape are no text of a message's.
    ['a word of the shape', { search: 'replyCode' }, 0],
  ]

  test('are found by any filter, a page at a time, and the event loop turns meanwhile', async () => {
    const lines: string[] = []
    for (const [name, search, expected] of searches) {
      const asked = { ...anything, ...search }
      let held = 0
      let last = performance.now()
      const looking = setInterval(() => {
        held = Math.max(held, performance.now() - last)
        last = performance.now()
      }, 1)
      const began = performance.now()
      const page = await views.rows(asked, { after: null, downTo: null, limit: 100 })
      const found = performance.now()
      const total = await views.count(asked)
      const counted = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 2))
      clearInterval(looking)
      expect([name, total, page.rows.length]).toEqual([name, expected, Math.min(100, expected)])
      lines.push(`${name.padEnd(28)} page ${(found - began).toFixed(1).padStart(6)} ms, count ${(counted - found).toFixed(1).padStart(6)} ms, held ${held.toFixed(1).padStart(6)} ms`)
    }
    console.log(`queue of ${count}:\n${lines.join('\n')}`)
  })

  test('come in order, each once, however the pages are cut', async () => {
    for (const search of [{}, { systemId }, { states: ['error', 'unknown'] as MessageState[] }, { search: '99' }, { domain: 'destino3.com.br' }]) {
      const asked = { ...anything, ...search }
      const subjects: string[] = []
      const places: (string | null)[] = [null]
      for (let page = 0; page < 4; page++) {
        const { rows, next } = await views.rows(asked, { after: places.at(-1) ?? null, downTo: null, limit: 30 })
        subjects.push(...rows.map(({ subject }) => subject))
        if (next === null) break
        places.push(next)
      }
      const { rows } = await views.rows(asked, { after: null, downTo: null, limit: subjects.length })
      expect(rows.map(({ subject }) => subject)).toEqual(subjects)
      // The same again between two places.
      const second = await views.rows(asked, { after: places[1] ?? null, downTo: places[2] ?? null, limit: 500 })
      expect([second.rows.map(({ subject }) => subject), second.next]).toEqual([subjects.slice(30, 60), null])
    }
  })

  test('no filter reads the table from one end to the other', () => {
    const database = new DatabaseSync(outboxFile(dataDir))
    undo.push(() => database.close())
    const plan = (sql: string, ...values: string[]) => database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values).map(({ detail }) => String(detail))
    for (const [index, way, values] of [
      ['messages_by_state', 'state = ?', ['error']],
      ['messages_counted', 'system_id = ? AND state = ?', [systemId, 'error']],
      ['messages_by_domain', 'domain = ?', ['a']],
      ['messages_by_schedule', 'schedule_id = ?', ['a']],
    ] as const) {
      const steps = plan(`SELECT id FROM messages INDEXED BY ${index} WHERE ${way} AND number < 50 AND number > 2 ORDER BY number DESC LIMIT 5`, ...values)
      expect([index, steps.length, steps[0]]).toEqual([index, 1, expect.stringMatching(/^SEARCH messages USING INDEX .*(?:number|rowid)<\?\)$/)])
    }
  })

  test('are summed up', async () => {
    expect((await views.domains(500)).length).toBe(40)
    expect(await views.users(10)).toContainEqual({ systemId, asUser: 'JOSE' })
    expect(await views.sentSince(0)).toBe(89_887)
    const ages = await views.ages([95_000_000], null)
    expect(ages.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0)).toBe(await views.count({ ...anything, states: ['waiting'] }))
    const own = await views.ages([95_000_000], systemId)
    expect(own.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0)).toBe(3_329)
    const next = await views.next([{ systemId, asUser: null }, { systemId, asUser: 'JOSE' }], 5)
    expect(next.map(({ dueAt }) => dueAt)).toEqual([...next.map(({ dueAt }) => dueAt)].sort((a, b) => a - b))
    expect(next).toHaveLength(5)
    expect(await views.expired(Date.now())).toBe(0)
  })
})

describe('what another connection writes', () => {
  test('is seen at once, by state, with what was said', async () => {
    const dataDir = makeFolder()
    const store = createSqliteOutbox({ dataDir })
    const views = createSqliteOutboxViews({ dataDir })
    undo.push(() => store.close(), () => views.close())
    expect([await views.count(anything), (await views.rows(anything, whole)).rows, await views.domains(5)]).toEqual([0, [], []])
    await store.add(Array.from({ length: 7 }, (_, number) => newMessage(number)))
    const states = await Promise.all(
      messageStates.map(async (state, number) => {
        await store.change([sampleId(1000 + number)], () => ({ state, recipients: [{ address: 'Ana@Destino.com', kind: 'to', state: 'error', replyCode: 550, reply: 'no such user' }] }), 5000)
        return (await views.rows({ ...anything, states: [state] }, whole)).rows
      }),
    )
    expect(states.map((rows) => rows.map(({ state, replyCode, reply, to }) => [state, replyCode, reply, to]))).toEqual(messageStates.map((state) => [[state, 550, 'no such user', ['Ana@Destino.com']]]))
  })

  test('a worker shows itself with the version of its program', async () => {
    const dataDir = makeFolder()
    const store = createSqliteOutbox({ dataDir, version: '9.8.7' })
    const views = createSqliteOutboxViews({ dataDir })
    undo.push(() => store.close(), () => views.close())
    await store.beat({ id: 'w1', host: 'servidor', pid: 7, startedAt: 1, seenAt: 2, sending: 0, sent: 0 })
    expect([...(await views.versions())]).toEqual([['w1', '9.8.7']])
  })

  test('a schedule that changes leaves another stamp, and its list reads no content', async () => {
    const dataDir = makeFolder()
    const store = createSqliteOutbox({ dataDir })
    const views = createSqliteOutboxViews({ dataDir })
    undo.push(() => store.close(), () => views.close())
    const stamps = [await views.scheduleStamp()]
    const { content } = newMessage(1)
    const schedule = {
      id: sampleId(5), systemId: sampleId(1), systemName: 'SISCON', rule: { kind: 'daily', time: '08:00' }, zone: 'UTC', missed: 'send', paused: false, content,
      createdAt: 1, nextAt: 100, lastAt: null,
    } as const // prettier-ignore
    for (const change of [{}, { paused: true }, { nextAt: 200 }, { zone: 'America/Sao_Paulo' }, { content: { ...content, subject: 'Outro assunto' } }]) {
      await store.saveSchedule({ ...schedule, ...change })
      stamps.push(await views.scheduleStamp())
    }
    expect(new Set(stamps).size).toBe(stamps.length)
    expect(await views.schedules()).toMatchObject([{ id: schedule.id, subject: 'Outro assunto', to: ['ana@example.com'], rule: { kind: 'daily', time: '08:00' } }])
  })

  test('a text is looked for in what a person reads, by the command line as well', async () => {
    const dataDir = makeFolder()
    const store = createSqliteOutbox({ dataDir })
    undo.push(() => store.close())
    await store.add([newMessage(1)])
    const found = (search: string) => store.list({ states: [], systemId: null, search, since: null, until: null }, 5, null).then(({ total }) => total)
    expect([await found('aviso'), await found('ana@'), await found('siscon@'), await found('pending'), await found('replyCode'), await found('%')]).toEqual([1, 1, 1, 0, 0, 0])
  })
})
