import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { SystemStore } from '../core/ports.ts'
import { sampleDocument, sampleId, sampleSystem } from './contract-suites/samples.ts'
import { systemStoreSuite } from './contract-suites/system-store.ts'
import { createElectronStoreSystems } from './electron-store-systems.ts'
import { createMemoryClock } from './memory/clock.ts'
import { createMemoryLog } from './memory/log.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step()
})

function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'systems-test-'))
  undo.push(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

function open(dataDir: string, log = createMemoryLog(), lockWaitMs?: number): SystemStore {
  const clock = createMemoryClock(new Date('2026-03-04T05:06:07.089Z'))
  const store = createElectronStoreSystems({ dataDir, clock, log, ...(lockWaitMs !== undefined && { lockWaitMs }) })
  undo.push(() => store.close())
  return store
}

const put = (store: SystemStore, ...systems: ReturnType<typeof sampleSystem>[]) =>
  store.exclusively(async (write) => {
    for (const system of systems) await write.put(system)
  })
const fileOf = (dataDir: string, number: number) => join(dataDir, 'systems', `${sampleId(number)}.json`)
const keptName = (number: number) =>
  new RegExp(`^${sampleId(number)}\\.json\\.broken-2026-?03-?04T05-?06-?07-?089Z$`)
const isMode = (mode: number) => (path: string) => (fs.statSync(path).mode & 0o777) === mode
/** A system's file as the adapter writes it, to be changed in a test. */
const plainFile = (number: number) => ({ format: 1, ...sampleSystem(number) })

systemStoreSuite('the store on disk', ({ waitMs }) => {
  const dataDir = fs.mkdtempSync(join(tmpdir(), 'systems-suite-'))
  const store = createElectronStoreSystems({ dataDir, clock: createMemoryClock(), log: createMemoryLog(), lockWaitMs: waitMs })
  return { store, done: () => fs.rmSync(dataDir, { recursive: true, force: true }) }
})

describe('what survives', () => {
  test('everything, in another program', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1), sampleSystem(2))
    expect((await open(dataDir).list()).systems).toHaveLength(2)
  })

  test('files and folders are for their owner only, whatever the umask', async () => {
    const before = process.umask(0)
    undo.push(() => void process.umask(before))
    const dataDir = join(makeFolder(), 'ação', 'data')
    await put(open(dataDir), sampleSystem(1))
    await put(open(dataDir), sampleSystem(1, { revision: 2 }))
    const entries = fs.readdirSync(dataDir, { recursive: true, withFileTypes: true })
    const paths = entries.map((entry) => ({ folder: entry.isDirectory(), path: join(entry.parentPath, entry.name) }))
    expect(paths.filter(({ folder }) => folder).map(({ path }) => path).filter((path) => !isMode(0o700)(path))).toEqual([])
    expect(paths.filter(({ folder }) => !folder).map(({ path }) => path).filter((path) => !isMode(0o600)(path))).toEqual([])
    expect(isMode(0o700)(dataDir)).toBe(true)
    expect(fs.existsSync(fileOf(dataDir, 1))).toBe(true)
  })

  test("a folder that somebody else made keeps its owner's rights", () => {
    const dataDir = makeFolder()
    fs.chmodSync(dataDir, 0o755)
    open(dataDir)
    expect(isMode(0o755)(dataDir)).toBe(true)
  })

  test('left-overs of a killed writer are gone after the next start, and nothing else is', async () => {
    const dataDir = makeFolder()
    const first = open(dataDir)
    await put(first, sampleSystem(1))
    first.close()
    const staged = [`${sampleId(1)}-99999.staging.json`, `${sampleId(2)}-99999.staging.json.tmp-123456789abcdef0`]
    for (const name of staged) fs.writeFileSync(join(dataDir, 'systems', name), '{"half')
    const notes = join(dataDir, 'systems', 'notes.txt')
    fs.writeFileSync(notes, 'mine')
    const next = open(dataDir)
    await next.list()
    expect(fs.readdirSync(join(dataDir, 'systems')).filter((name) => name.includes('staging.json'))).toEqual([])
    expect(fs.readFileSync(notes, 'utf8')).toBe('mine')
  })
})

const damaged: [string, (valid: Buffer) => string | Buffer, 'not-json' | 'not-a-system'][] = [
  ['empty', () => '', 'not-json'],
  ['null', () => 'null', 'not-a-system'],
  ['a list', () => '[]', 'not-a-system'],
  ['a number', () => '42', 'not-a-system'],
  ['a text', () => '"x"', 'not-a-system'],
  ['an empty object', () => '{}', 'not-a-system'],
  ['NUL bytes', (valid) => Buffer.alloc(valid.length), 'not-json'],
  ['UTF-16', (valid) => Buffer.from(`\uFEFF${valid.toString()}`, 'utf16le'), 'not-json'],
  ['bytes that are no UTF-8', (valid) => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), valid]), 'not-json'],
  ['two documents', (valid) => Buffer.concat([valid, valid]), 'not-json'],
  ["another system's document", () => JSON.stringify(plainFile(9)), 'not-a-system'],
  ['no format number', () => JSON.stringify(sampleSystem(1)), 'not-a-system'],
  ['an older format that never was', () => JSON.stringify({ ...plainFile(1), format: 0 }), 'not-a-system'],
  ['a wrong type', () => JSON.stringify({ ...plainFile(1), revision: 'one' }), 'not-a-system'],
  ['a key nobody knows', () => JSON.stringify({ ...plainFile(1), document: { ...sampleDocument(), smtpp: 1 } }), 'not-a-system'],
  ['a prototype key', () => JSON.stringify(plainFile(1)).replace('"document":{', '"document":{"__proto__":{"polluted":1},'), 'not-a-system'], // prettier-ignore
  ['great depth', () => '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), 'not-a-system'],
  ['a secret of another shape', () => JSON.stringify({ ...plainFile(1), secrets: { database: { v: 1 } } }), 'not-a-system'],
  ['a password in clear', () => JSON.stringify({ ...plainFile(1), document: { ...sampleDocument(), database: { kind: 'oracle', password: 'x' } } }), 'not-a-system'], // prettier-ignore
]

describe('damage', () => {
  test.each(damaged)('%s: the file is kept under another name and told, the others open', async (_, damage, reason) => {
    const dataDir = makeFolder()
    const first = open(dataDir)
    await put(first, sampleSystem(1), sampleSystem(2))
    first.close()
    const broken = Buffer.from(damage(fs.readFileSync(fileOf(dataDir, 1))))
    fs.writeFileSync(fileOf(dataDir, 1), broken)

    const store = open(dataDir)
    const { systems, problems } = await store.list()
    expect(systems.map(({ id }) => id)).toEqual([sampleId(2)])
    expect(problems).toEqual([{ file: `${sampleId(1)}.json`, keptAs: expect.stringMatching(keptName(1)), reason, at: '2026-03-04T05:06:07.089Z' }]) // prettier-ignore
    expect(fs.readFileSync(join(dataDir, 'systems', problems[0]!.keptAs)).equals(broken)).toBe(true)
    expect(await store.get(sampleId(1))).toBeNull()
    expect(Object.keys({})).not.toContain('polluted')

    // told again later and elsewhere, until somebody takes it away
    expect((await open(dataDir).list()).problems).toEqual(problems)
    fs.rmSync(join(dataDir, 'systems', problems[0]!.keptAs))
    expect((await open(dataDir).list()).problems).toEqual([])
  })

  test('cut at any byte, it is never opened as if it were whole', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1))
    const whole = fs.readFileSync(fileOf(dataDir, 1))
    const store = open(dataDir)
    for (let length = 0; length < whole.length; length += 7) {
      fs.writeFileSync(fileOf(dataDir, 1), whole.subarray(0, length))
      expect((await store.list()).systems).toEqual([])
    }
    // as many originals as cuts, all kept
    expect(fs.readdirSync(join(dataDir, 'systems')).filter((name) => name.includes('.broken-'))).toHaveLength(
      Math.ceil(whole.length / 7),
    )
  }, 60_000)

  test('a byte order mark before a whole document is no damage', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1))
    fs.writeFileSync(fileOf(dataDir, 1), `\uFEFF${fs.readFileSync(fileOf(dataDir, 1), 'utf8')}`)
    expect(await open(dataDir).list()).toEqual({ systems: [sampleSystem(1)], problems: [] })
  })

  test('met while saving another: nobody waits for ever, nothing is lost', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1), sampleSystem(2))
    fs.writeFileSync(fileOf(dataDir, 1), '')
    const store = open(dataDir)
    await store.exclusively(async (write) => {
      await store.list()
      await write.put(sampleSystem(2, { revision: 2 }))
    })
    const { systems, problems } = await store.list()
    expect(systems.map(({ revision }) => revision)).toEqual([2])
    expect(problems).toHaveLength(1)
  }, 10_000)

  test('while another program has the lock, it is still told, and the others open', async () => {
    const dataDir = makeFolder()
    const other = open(dataDir)
    await put(other, sampleSystem(1), sampleSystem(2))
    fs.writeFileSync(fileOf(dataDir, 1), '')
    const store = open(dataDir, createMemoryLog(), 100)
    await other.exclusively(async () => {
      const { systems, problems } = await store.list()
      expect(systems).toHaveLength(1)
      expect(problems).toMatchObject([{ file: `${sampleId(1)}.json`, reason: 'not-json' }])
    })
  })

  test('a kept file that cannot be read does not keep the others from opening', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1))
    fs.mkdirSync(join(dataDir, 'systems', `${sampleId(2)}.json.broken-20260101T000000000Z`))
    fs.mkdirSync(join(dataDir, 'systems', `${sampleId(2)}.json.broken-2026-01-01T00-00-00-000Z`))
    fs.mkdirSync(fileOf(dataDir, 3))
    const { systems, problems } = await open(dataDir).list()
    expect(systems).toHaveLength(1)
    expect(problems.filter(({ reason }) => reason === 'unreadable').map(({ file }) => file)).toContain(`${sampleId(3)}.json`)
  })

  test('a document of a newer program is told, left alone, and never written over or removed', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1), sampleSystem(2))
    const newer = JSON.stringify({ format: 2, id: sampleId(1), whatever: true })
    fs.writeFileSync(fileOf(dataDir, 1), newer)
    const store = open(dataDir)
    const { systems, problems } = await store.list()
    expect(systems).toHaveLength(1)
    expect(problems).toMatchObject([{ file: `${sampleId(1)}.json`, keptAs: `${sampleId(1)}.json`, reason: 'newer-version' }])
    await expect(store.get(sampleId(1))).rejects.toMatchObject({ code: 'store-unreadable' })
    await expect(put(store, sampleSystem(1))).rejects.toMatchObject({ code: 'store-unreadable' })
    await expect(store.exclusively((write) => write.remove(sampleId(1)))).rejects.toMatchObject({ code: 'store-unreadable' })
    expect(fs.readFileSync(fileOf(dataDir, 1), 'utf8')).toBe(newer)
  })
})

describe('a change by somebody else', () => {
  test('in another program is seen at once', async () => {
    const dataDir = makeFolder()
    const [one, other] = [open(dataDir), open(dataDir)]
    for (let revision = 1; revision <= 100; revision++) {
      const [writer, reader] = revision % 2 === 0 ? [one, other] : [other, one]
      await put(writer, sampleSystem(1, { revision }), sampleSystem(2, { revision }))
      const { systems } = await reader.list()
      expect(systems.map((system) => system.revision)).toEqual([revision, revision])
    }
  })

  test('by hand in place is seen when it is asked for, and in the list within moments', async () => {
    const dataDir = makeFolder()
    const store = open(dataDir)
    await put(store, sampleSystem(1))
    await store.list()
    fs.writeFileSync(fileOf(dataDir, 1), JSON.stringify({ ...plainFile(1), revision: 7 }))
    expect((await store.get(sampleId(1)))?.revision).toBe(7)
    await expect.poll(async () => (await store.list()).systems[0]?.revision, { timeout: 8000 }).toBe(7)
  })

  test('is told to whoever watches', async () => {
    const dataDir = makeFolder()
    const [one, other] = [open(dataDir), open(dataDir)]
    await put(one, sampleSystem(1))
    let told = 0
    const listener = () => {
      told++
    }
    undo.push(other.watch(listener))
    await put(one, sampleSystem(1, { revision: 2 }))
    await expect.poll(() => told, { timeout: 8000 }).toBeGreaterThan(0)
  })
})

describe('where nothing can be written', () => {
  test('what is there still opens, and a save says why not', async () => {
    const dataDir = makeFolder()
    await put(open(dataDir), sampleSystem(1))
    // Root may write anywhere, so the folder is made unusable in another way: a file stands in the lock's place.
    const lockFile = join(dataDir, 'lock.sqlite')
    for (const name of ['lock.sqlite', 'lock.sqlite-journal']) fs.rmSync(join(dataDir, name), { force: true })
    fs.writeFileSync(lockFile, 'this is no database, and longer than a header would be'.repeat(30))
    const store = open(dataDir)
    expect((await store.list()).systems).toEqual([sampleSystem(1)])
    await expect(put(store, sampleSystem(2))).rejects.toBeInstanceOf(AppError)
    await expect(put(store, sampleSystem(2))).rejects.toMatchObject({ code: 'store-write-failed' })
    expect(fs.existsSync(fileOf(dataDir, 2))).toBe(false)
  })

  test('a document that could not be read again is not written', async () => {
    const dataDir = makeFolder()
    const store = open(dataDir)
    await put(store, sampleSystem(1))
    const wrong = sampleSystem(1, { document: { ...sampleDocument(), technologyVersion: 'none' } })
    await expect(put(store, wrong)).rejects.toThrow()
    expect(await store.get(sampleId(1))).toEqual(sampleSystem(1))
  })
})
