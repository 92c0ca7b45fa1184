import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { runStoreSuite } from './contract-suites/run-store.ts'
import { sampleId, sampleReport } from './contract-suites/samples.ts'
import { createMemoryLog } from './memory/log.ts'
import { createSqliteHistory } from './sqlite-history.ts'
import { keptPerSystem } from './sqlite-runs.ts'

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
  const store = createSqliteHistory({ dataDir, log }).runs
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
  return { store: createSqliteHistory({ dataDir, log: createMemoryLog() }).runs, done }
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

  test('keeps the last run that worked, however many failed since, and as many sends of the queue as tests', () => {
    const dataDir = makeFolder()
    const store = open(dataDir)
    const at = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString()
    store.save(sampleReport('old and good', { at: at(0), verdict: 'sent' }))
    store.save(sampleReport('good', { at: at(1), verdict: 'sent' }))
    store.saveAll(Array.from({ length: keptPerSystem + 5 }, (_, number) => sampleReport(`failed ${number}`, { at: at(number + 2) })))
    store.saveAll(Array.from({ length: keptPerSystem + 5 }, (_, number) => sampleReport(`queue ${number}`, { at: at(number + 2), origin: 'queue' })))
    const count = (origin: 'test' | 'queue') => store.list({ systemId: sampleId(1), states: [], origin, search: '' }, 1, null).total
    expect([count('test'), count('queue')]).toEqual([keptPerSystem + 1, keptPerSystem])
    expect([store.get('good')?.runId, store.get('old and good')]).toEqual(['good', null])
  })

  test('lets the oldest go, whose ever they are, where all together are too much', () => {
    const dataDir = makeFolder()
    const size = JSON.stringify(sampleReport('run 00')).length
    const { runs } = createSqliteHistory({ dataDir, log: createMemoryLog(), most: size * 50 + 100 })
    undo.push(() => runs.close())
    const at = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString()
    for (let number = 10; number < 90; number++) runs.save(sampleReport(`run ${number}`, { at: at(number), systemId: sampleId(number % 3) }))
    const { total } = runs.list({ systemId: null, states: [], origin: null, search: '' }, 1, null)
    expect(total).toBeLessThanOrEqual(50)
    expect(total).toBeGreaterThan(25)
    expect([runs.get('run 10'), runs.get('run 89')?.runId]).toEqual([null, 'run 89'])
  })

  /** What the version before this one wrote. */
  function earlierDatabase(dataDir: string, reports: readonly (readonly [id: string, report: string])[]): void {
    const database = new DatabaseSync(fileOf(dataDir))
    database.exec(`
      CREATE TABLE runs (number INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE, system_id TEXT NOT NULL, at TEXT NOT NULL, verdict TEXT NOT NULL, phase TEXT NOT NULL, ms REAL NOT NULL, report TEXT NOT NULL) STRICT;
      CREATE INDEX runs_of_system ON runs (system_id, at, number);
      CREATE TABLE newest (system_id TEXT PRIMARY KEY, at TEXT NOT NULL, verdict TEXT NOT NULL, phase TEXT NOT NULL, ms REAL NOT NULL) STRICT, WITHOUT ROWID;
      PRAGMA user_version = 1;`)
    for (const [id, report] of reports)
      database.prepare("INSERT INTO runs (run_id, system_id, at, verdict, phase, ms, report) VALUES (?, ?, '2026-01-01T12:00:00.000Z', 'failed', 'auth', 1, ?)").run(id, sampleId(1), report)
    database.prepare("INSERT INTO newest VALUES (?, '2026-01-01T12:00:00.000Z', 'failed', 'auth', 1)").run(sampleId(1))
    database.close()
  }

  test('of an earlier version is taken over with all that it holds, by whichever program comes first', () => {
    const dataDir = makeFolder()
    earlierDatabase(dataDir, [['a', JSON.stringify(sampleReport('a'))], ['b', 'damaged'], ['c', JSON.stringify(sampleReport('c', { verdict: 'sent' }))]])
    const [store, other] = [open(dataDir), open(dataDir)]
    other.save(sampleReport('d', { at: '2026-01-02T00:00:00.000Z', verdict: 'sent' }))
    expect(store.get('a')).toEqual(sampleReport('a'))
    expect(store.list({ systemId: sampleId(1), states: ['ok'], origin: 'test', search: 'siscon' }, 10, null).runs.map(({ runId }) => runId)).toEqual(['d', 'c'])
    expect(store.list({ systemId: null, states: [], origin: null, search: '' }, 10, null)).toMatchObject({ total: 4, runs: [{ runId: 'd' }, { runId: 'c' }, { runId: 'a' }] })
    expect(store.lastOfEach().get(sampleId(1))?.verdict).toBe('sent')
    const database = new DatabaseSync(fileOf(dataDir))
    const counted = database.prepare('SELECT (SELECT characters FROM total) AS kept, (SELECT SUM(LENGTH(report)) FROM runs) AS there').get()
    database.close()
    expect(counted?.['kept']).toBe(counted?.['there'])
  })

  test('a program of the version before, open meanwhile, goes on writing, and what it writes is shown', () => {
    const dataDir = makeFolder()
    earlierDatabase(dataDir, [])
    const earlier = new DatabaseSync(fileOf(dataDir))
    const insert = earlier.prepare("INSERT INTO runs (run_id, system_id, at, verdict, phase, ms, report) VALUES (?, ?, '2026-01-01T12:00:00.000Z', 'failed', 'auth', 1, ?)")
    const store = open(dataDir)
    insert.run('a', sampleId(1), JSON.stringify(sampleReport('a')))
    earlier.close()
    expect(store.list({ systemId: sampleId(1), states: [], origin: null, search: '' }, 10, null).runs).toMatchObject([{ runId: 'a', code: 'authentication-failed' }])
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
