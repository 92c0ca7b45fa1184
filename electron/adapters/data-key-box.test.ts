import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { SecretBinding } from '../core/ports.ts'
import { sampleId } from './contract-suites/samples.ts'
import { secretBoxSuite } from './contract-suites/secret-box.ts'
import { createDataKeyBox } from './data-key-box.ts'
import { createMemoryLog } from './memory/log.ts'

const folders: string[] = []
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'key-test-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

const binding: SecretBinding = { recordId: sampleId(1), path: 'smtp.authentication' }
const withKey = (key: string) => ({ SERVER_MANAGER_KEY: key })
const open = (dataDir: string, environment = {}, log = createMemoryLog()) => createDataKeyBox({ dataDir, environment, log })
const keyring = (dataDir: string) => join(dataDir, 'secrets', 'data-key.json')
const keyFile = (dataDir: string) => join(dataDir, 'secrets', 'key')
const files = (dataDir: string) => fs.readdirSync(join(dataDir, 'secrets')).sort()
const ways = (dataDir: string) =>
  (JSON.parse(fs.readFileSync(keyring(dataDir), 'utf8')) as { wraps: { by: string }[] }).wraps.map(({ by }) => by)

secretBoxSuite('a key file', () => ({ box: open(makeFolder()), done: () => {} }))
secretBoxSuite('a key from the environment', () => ({ box: open(makeFolder(), withKey('curta')), done: () => {} }))

describe('the data key', () => {
  test('is the same at the next start, and nobody else may read what opens it', () => {
    const dataDir = makeFolder()
    const sealed = open(dataDir).seal('secret', binding)
    const next = open(dataDir)
    expect(next.protection).toBe('key-file')
    expect(next.open(sealed, binding)).toBe('secret')
    expect(files(dataDir)).toEqual(['data-key.json', 'key'])
    for (const file of [keyring(dataDir), keyFile(dataDir)]) expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(fs.statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700)
    // The two halves together are the secret: neither file holds the data key itself.
    expect(fs.readFileSync(keyring(dataDir), 'utf8')).not.toContain(fs.readFileSync(keyFile(dataDir), 'utf8').trim())
  })

  test('is not even made before it is needed', () => {
    const dataDir = makeFolder()
    open(dataDir)
    expect(fs.readdirSync(dataDir)).toEqual([])
  })

  test('from the environment leaves no key on disk, and opens with that key only', () => {
    const dataDir = makeFolder()
    const box = open(dataDir, withKey('correct horse çã'))
    const sealed = box.seal('secret', binding)
    expect(box.protection).toBe('environment')
    expect(files(dataDir)).toEqual(['data-key.json'])
    expect(open(dataDir, withKey('correct horse çã'.normalize('NFD'))).open(sealed, binding)).toBe('secret')
    const before = fs.readFileSync(keyring(dataDir))
    for (const environment of [{}, withKey('wrong'), withKey('')]) {
      const other = open(dataDir, environment)
      expect(other.protection).toBe('unavailable')
      expect(other.open(sealed, binding)).toBeNull()
      expect(() => other.seal('x', binding)).toThrow(expect.objectContaining({ code: 'secret-unavailable' }))
    }
    expect(fs.readFileSync(keyring(dataDir)).equals(before)).toBe(true)
    expect(files(dataDir)).toEqual(['data-key.json'])
  })

  test('made with a key file opens by the environment as well once that was set, and then without the file', () => {
    const dataDir = makeFolder()
    const sealed = open(dataDir).seal('secret', binding)
    expect(open(dataDir, withKey('k')).open(sealed, binding)).toBe('secret')
    expect(ways(dataDir)).toEqual(['key-file', 'environment'])
    expect(open(dataDir).open(sealed, binding)).toBe('secret')
    fs.rmSync(keyFile(dataDir))
    const box = open(dataDir, withKey('k'))
    expect(box.protection).toBe('environment')
    expect(box.open(sealed, binding)).toBe('secret')
    // A key that changed in the environment adds nothing and takes nothing away.
    expect(open(dataDir, withKey('other')).protection).toBe('unavailable')
    expect(ways(dataDir)).toEqual(['key-file', 'environment'])
  })

  test.each<[string, (dataDir: string) => void]>([
    ['the key file is lost', (dataDir) => fs.rmSync(keyFile(dataDir))],
    ['the key file is empty', (dataDir) => fs.writeFileSync(keyFile(dataDir), '')],
    ['the key file is of another folder', (dataDir) => fs.writeFileSync(keyFile(dataDir), Buffer.alloc(32, 7).toString('base64'))],
    ['the keyring is empty', (dataDir) => fs.writeFileSync(keyring(dataDir), '')],
    ['the keyring is cut', (dataDir) => fs.truncateSync(keyring(dataDir), 40)],
    ['the keyring is null', (dataDir) => fs.writeFileSync(keyring(dataDir), 'null')],
    ['the keyring is newer', (dataDir) => fs.writeFileSync(keyring(dataDir), '{"v":2,"wraps":[]}')],
    ['the keyring knows only other ways', (dataDir) => fs.writeFileSync(keyring(dataDir), '{"v":1,"wraps":[{"by":"safe-storage","data":"x"}]}')], // prettier-ignore
  ])('cannot be opened when %s: it says so, changes nothing, and opens again when that is mended', (_, damage) => {
    const dataDir = makeFolder()
    const sealed = open(dataDir).seal('secret', binding)
    const whole = files(dataDir).map((name) => [name, fs.readFileSync(join(dataDir, 'secrets', name))] as const)
    damage(dataDir)
    const damaged = files(dataDir).map((name) => [name, fs.readFileSync(join(dataDir, 'secrets', name))] as const)
    const log = createMemoryLog()
    const box = open(dataDir, {}, log)
    expect(box.protection).toBe('unavailable')
    expect(box.open(sealed, binding)).toBeNull()
    expect(() => box.seal('x', binding)).toThrow(expect.objectContaining({ code: 'secret-unavailable' }))
    expect(log.entries).toHaveLength(1)
    expect(files(dataDir).map((name) => [name, fs.readFileSync(join(dataDir, 'secrets', name))])).toEqual(damaged)
    for (const [name, bytes] of whole) fs.writeFileSync(join(dataDir, 'secrets', name), bytes)
    expect(open(dataDir).open(sealed, binding)).toBe('secret')
  })

  test('cannot be made where nothing can be written: it says so, and the program goes on', () => {
    const dataDir = join(makeFolder(), 'file')
    fs.writeFileSync(dataDir, 'in the way')
    expect(open(dataDir).protection).toBe('unavailable')
  })

  test('what a killed program staged is taken away, what a living one stages is not', () => {
    const dataDir = makeFolder()
    fs.mkdirSync(join(dataDir, 'secrets'))
    const dead = ['key.4194300.0123abcd', 'data-key.json.4194300.0123abcd', 'data-key-4194300.staging.json.tmp-1234567890abcdef']
    const alive = `key.${process.ppid}.0123abcd`
    for (const name of [...dead, alive, 'notes']) fs.writeFileSync(join(dataDir, 'secrets', name), '')
    expect(open(dataDir).protection).toBe('key-file')
    expect(files(dataDir)).toEqual(['data-key.json', 'key', alive, 'notes'].sort())
  })

  test('is drawn anew in every folder, and no two seals are alike', () => {
    const [one, other] = [makeFolder(), makeFolder()]
    expect(open(other).open(open(one).seal('secret', binding), binding)).toBeNull()
    const box = open(one)
    expect(box.seal('secret', binding)).not.toEqual(box.seal('secret', binding))
  })

  test.each(['iv', 'data', 'tag'] as const)('what was altered does not open: %s', (part) => {
    const box = open(makeFolder())
    const sealed = box.seal('secret', binding)
    const bytes = Buffer.from(sealed[part], 'base64')
    bytes[0]! ^= 1
    expect(box.open({ ...sealed, [part]: bytes.toString('base64') }, binding)).toBeNull()
    expect(box.open({ ...sealed, [part]: '' }, binding)).toBeNull()
    // A tag cut short is easier to guess; GCM would take it.
    expect(box.open({ ...sealed, tag: Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64') }, binding)).toBeNull()
  })
})
