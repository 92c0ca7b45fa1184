import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { runStoreSuite } from './contract-suites/run-store.ts'
import { sampleId, sampleReport } from './contract-suites/samples.ts'
import { createMemoryLog } from './memory/log.ts'
import { createSqliteRuns, keptPerSystem } from './sqlite-runs.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
})
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'runs-test-'))
  undo.push(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}
function open(dataDir: string, log = createMemoryLog()) {
  const store = createSqliteRuns({ dataDir, log })
  undo.push(() => {
    try {
      store.close()
    } catch {
      // closed in the test
    }
  })
  return store
}
const fileOf = (dataDir: string) => join(dataDir, 'history.sqlite')

runStoreSuite('the history on disk', () => {
  const dataDir = fs.mkdtempSync(join(tmpdir(), 'runs-suite-'))
  const done = () => fs.rmSync(dataDir, { recursive: true, force: true })
  return { store: createSqliteRuns({ dataDir, log: createMemoryLog() }), done }
})

describe('the history on disk', () => {
  test('is there for another program at once, and for its owner only', () => {
    const dataDir = makeFolder()
    open(dataDir).save(sampleReport('a'))
    expect(open(dataDir).last(sampleId(1))).toEqual(sampleReport('a'))
    for (const name of fs.readdirSync(dataDir)) expect([name, fs.statSync(join(dataDir, name)).mode & 0o777]).toEqual([name, 0o600])
  })

  test('is written through to the disk before a save returns', () => {
    const dataDir = makeFolder()
    open(dataDir)
    const database = new DatabaseSync(fileOf(dataDir))
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    database.close()
  })

  test(`keeps ${keptPerSystem} runs a system, the newest, whatever the order they come in`, () => {
    const dataDir = makeFolder()
    const store = open(dataDir)
    const at = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString()
    const order = Array.from({ length: keptPerSystem + 20 }, (_, index) => (index * 7) % (keptPerSystem + 20))
    for (const number of order) store.save(sampleReport(`run ${number}`, { at: at(number) }))
    store.save(sampleReport('other', { systemId: sampleId(2) }))
    expect(store.last(sampleId(1))?.runId).toBe(`run ${keptPerSystem + 19}`)
    expect(store.lastOfEach().get(sampleId(1))?.at).toBe(at(keptPerSystem + 19))
    const database = new DatabaseSync(fileOf(dataDir))
    const rows = database.prepare('SELECT system_id, COUNT(*) AS count, MIN(at) AS oldest FROM runs GROUP BY system_id ORDER BY 1').all()
    database.close()
    expect(rows).toMatchObject([{ count: keptPerSystem, oldest: at(20) }, { count: 1 }])
  })

  test.each(['', 'not json', 'null', '{"verdict":"sent"}'])('passes over a report that it cannot read: %s', (text) => {
    const dataDir = makeFolder()
    const log = createMemoryLog()
    const store = open(dataDir, log)
    store.save(sampleReport('a'))
    store.save(sampleReport('b', { at: '2026-01-02T00:00:00.000Z' }))
    const database = new DatabaseSync(fileOf(dataDir))
    database.prepare("UPDATE runs SET report = ? WHERE run_id = 'b'").run(text)
    database.exec("UPDATE newest SET verdict = 'wonderful'")
    database.close()
    expect(store.last(sampleId(1))?.runId).toBe('a')
    expect([...store.lastOfEach()]).toEqual([])
    expect(log.entries).toMatchObject([{ level: 'warn' }])
  })

  test('damaged, it is kept under another name and begun anew', () => {
    const dataDir = makeFolder()
    fs.writeFileSync(fileOf(dataDir), 'no database'.repeat(1000))
    const log = createMemoryLog()
    open(dataDir, log).save(sampleReport('a'))
    expect(open(dataDir).last(sampleId(1))?.runId).toBe('a')
    const kept = fs.readdirSync(dataDir).filter((name) => name.startsWith('history.sqlite.broken-'))
    expect(kept).toHaveLength(1)
    expect(fs.readFileSync(join(dataDir, kept[0]!), 'utf8')).toBe('no database'.repeat(1000))
    expect(log.entries).toMatchObject([{ level: 'error', details: { keptAs: kept[0] } }])
  })

  test('of a newer program it is left alone, and the program starts without it', () => {
    const dataDir = makeFolder()
    const database = new DatabaseSync(fileOf(dataDir))
    database.exec('CREATE TABLE future (x); PRAGMA user_version = 9')
    database.close()
    const before = fs.readFileSync(fileOf(dataDir))
    const store = open(dataDir)
    expect(store.last(sampleId(1))).toBeNull()
    expect([...store.lastOfEach()]).toEqual([])
    store.forget(sampleId(1))
    expect(() => store.save(sampleReport('a'))).toThrow(expect.objectContaining({ code: 'store-write-failed', details: { reason: 'newer-version' } }))
    const after = new DatabaseSync(fileOf(dataDir))
    expect(after.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()).toEqual([{ name: 'future' }])
    after.close()
    // WAL is a property of the file; everything else is as it was.
    expect(fs.readFileSync(fileOf(dataDir)).length).toBe(before.length)
  })

  test('where it cannot be at all, the program starts without it', () => {
    const dataDir = join(makeFolder(), 'file')
    fs.writeFileSync(dataDir, 'in the way')
    expect(open(dataDir).last(sampleId(1))).toBeNull()
  })

  test('begun by two programs at once, it serves both', () => {
    const dataDir = makeFolder()
    const stores = Array.from({ length: 4 }, () => open(dataDir))
    stores.forEach((store, index) => store.save(sampleReport(`run ${index}`, { systemId: sampleId(index) })))
    for (const store of stores) expect(store.lastOfEach().size).toBe(4)
  })
})
