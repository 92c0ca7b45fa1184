import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import type { OutboxStore } from '../core/outbox/outbox-store.ts'
import { laneOne, newMessage, outboxStoreSuite } from './contract-suites/outbox-store.ts'
import { createMemoryOutbox } from './memory/outbox.ts'
import { createSqliteOutbox } from './sqlite-outbox.ts'
import { createThreadedOutbox } from './sqlite-outbox-threaded.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
})
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'outbox-test-'))
  undo.push(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}
function open(dataDir: string, patienceMs?: number): OutboxStore {
  const store = createSqliteOutbox({ dataDir, ...(patienceMs !== undefined && { patienceMs }) })
  undo.push(() => store.close())
  return store
}
const file = (dataDir: string) => join(dataDir, 'outbox.sqlite')
const everything = { states: [], systemId: null, search: '', since: null, until: null }

outboxStoreSuite('the queue in memory', () => ({ store: createMemoryOutbox(), done: () => {} }))
for (const [name, create] of [['the queue on disk', createSqliteOutbox], ['the queue on disk, its steps in a thread', createThreadedOutbox]] as const)
  outboxStoreSuite(name, () => {
    const dataDir = fs.mkdtempSync(join(tmpdir(), 'outbox-suite-'))
    return { store: create({ dataDir }), done: () => fs.rmSync(dataDir, { recursive: true, force: true }) }
  })

describe('the queue on disk', () => {
  test('is there for another program at once, and for its owner only', async () => {
    const dataDir = makeFolder()
    const one = open(dataDir)
    const two = open(dataDir)
    const before = two.version()
    await one.add([newMessage(1)])
    expect((await two.claim(laneOne, 'w2', 5000, 9000, 5)).map(({ worker }) => worker)).toEqual(['w2'])
    expect(await one.claim(laneOne, 'w1', 5000, 9000, 5)).toEqual([])
    expect(two.version()).not.toBe(before)
    for (const name of fs.readdirSync(dataDir)) expect([name, fs.statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600])
  })

  test('makes no file before it is asked', () => {
    const dataDir = makeFolder()
    open(dataDir).close()
    expect(fs.readdirSync(dataDir)).toEqual([])
  })

  test('syncs once for all that come together', async () => {
    const dataDir = makeFolder()
    const store = open(dataDir)
    await Promise.all(Array.from({ length: 200 }, (_, number) => store.add([newMessage(number)])))
    expect((await store.list(everything, 1, null)).total).toBe(200)
    const database = new DatabaseSync(file(dataDir))
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    database.close()
  })

  test('refuses one of a group and keeps the others', async () => {
    const store = open(makeFolder())
    const results = await Promise.allSettled([store.add([newMessage(1)]), store.add([newMessage(2), newMessage(1)]), store.add([newMessage(3)])])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await store.list(everything, 9, null)).messages.map(({ subject }) => subject)).toEqual(['Aviso 3', 'Aviso 1'])
  })

  test('locked by another, it waits without holding the event loop, and then says so', async () => {
    const dataDir = makeFolder()
    const store = open(dataDir, 150)
    await store.add([newMessage(1)])
    const other = new DatabaseSync(file(dataDir))
    other.exec('BEGIN IMMEDIATE')
    let turns = 0
    const counting = setInterval(() => turns++, 5)
    await expect(store.add([newMessage(2)])).rejects.toMatchObject({ code: 'busy' })
    clearInterval(counting)
    expect(turns).toBeGreaterThan(3)
    // Reading goes on meanwhile.
    expect((await store.list(everything, 9, null)).total).toBe(1)
    const late = store.add([newMessage(3)])
    other.exec('COMMIT')
    await late
    other.close()
    expect((await store.list(everything, 9, null)).total).toBe(2)
  })

  test('full, it refuses what comes and keeps what it has', async () => {
    const dataDir = makeFolder()
    const store = open(dataDir)
    await store.add([newMessage(1)])
    // SQLite's own limit stands for a full disk: it gives the same error.
    const pages = new DatabaseSync(file(dataDir))
    const { page_count: now } = pages.prepare('PRAGMA page_count').get() as { page_count: number }
    pages.close()
    const { content } = newMessage(2)
    const big = newMessage(2, { content: { ...content, text: 'x'.repeat(4096 * 500) } })
    const limited = createSqliteOutbox({ dataDir, maxPages: now + 2 })
    undo.push(() => limited.close())
    await expect(limited.add([big])).rejects.toMatchObject({ code: 'store-write-failed', details: { reason: 'SQLITE_FULL' } })
    expect((await limited.list(everything, 9, null)).total).toBe(1)
    await expect(Promise.all([limited.add([newMessage(3)]), limited.add([{ ...big, id: newMessage(4).id }])])).rejects.toMatchObject({ code: 'store-write-failed' })
    expect((await store.list(everything, 9, null)).messages.map(({ subject }) => subject)).not.toContain('Aviso 4')
  })

  test.each([['damaged', 'no database'.repeat(1000), 'SQLITE_NOTADB'], ['cut short', null, 'newer-version']])('%s or of another time, it is left alone and nothing begun in its place', async (_, text, reason) => {
    const dataDir = makeFolder()
    if (text !== null) fs.writeFileSync(file(dataDir), text)
    else {
      const database = new DatabaseSync(file(dataDir))
      database.exec('CREATE TABLE future (x); PRAGMA user_version = 99')
      database.close()
    }
    const before = fs.readFileSync(file(dataDir))
    await expect(open(dataDir).add([newMessage(1)])).rejects.toMatchObject({ code: 'store-unreadable', details: { file: 'outbox.sqlite', reason } })
    await expect(open(dataDir).lanes()).rejects.toMatchObject({ code: 'store-unreadable' })
    if (text !== null) expect(fs.readFileSync(file(dataDir)).equals(before)).toBe(true)
  })

  test('begun by several programs at once, it serves all', async () => {
    const dataDir = makeFolder()
    const stores = Array.from({ length: 4 }, () => open(dataDir))
    await Promise.all(stores.map((store, index) => store.add([newMessage(index)])))
    for (const store of stores) expect((await store.list(everything, 9, null)).total).toBe(4)
  })
})

describe('the thread', () => {
  test('takes thousands in by pieces: the first can be claimed while the rest is taken in', async () => {
    const store = createThreadedOutbox({ dataDir: makeFolder() })
    undo.push(() => store.close())
    let kept = 0
    const all = Array.from({ length: 3000 }, (_, number) => store.add([newMessage(number)]).then(() => kept++))
    await all[0]
    expect(await store.claim(laneOne, 'w1', 5000, 9000, 5)).toHaveLength(5)
    expect(kept).toBeLessThan(3000)
    await Promise.all(all)
    expect((await store.list(everything, 1, null)).total).toBe(3000)
  })

  test('lets nobody who waits for a release wait for a claim as well', async () => {
    const store = createThreadedOutbox({ dataDir: makeFolder() })
    undo.push(() => store.close())
    await store.add(Array.from({ length: 300 }, (_, number) => newMessage(number)))
    const [first] = await store.claim(laneOne, 'w1', 5000, 9000, 1)
    const order: string[] = []
    const claimed = store.claim(laneOne, 'w1', 5000, 9000, 200).finally(() => order.push('claim'))
    const released = store.release({ id: first?.id ?? '', worker: 'w1', fence: first?.fence ?? 0 }, () => ({}), 5001).finally(() => order.push('release'))
    expect([(await claimed).length, await released]).toEqual([200, true])
    expect(order).toEqual(['release', 'claim'])
  })

  test('answers a claim before it ends', async () => {
    const store = createThreadedOutbox({ dataDir: makeFolder() })
    await store.add([newMessage(0), newMessage(1)])
    const claimed = store.claim(laneOne, 'w1', 5000, 9000, 2)
    store.close()
    expect(await claimed).toHaveLength(2)
  })

  test('ends only when all it was given is on disk', async () => {
    const dataDir = makeFolder()
    const store = createThreadedOutbox({ dataDir })
    await store.add([newMessage(0)])
    const all = Promise.all(Array.from({ length: 1000 }, (_, number) => store.add([newMessage(number + 1)])))
    store.close()
    await all
    expect((await open(dataDir).list(everything, 1, null)).total).toBe(1001)
  })
})
