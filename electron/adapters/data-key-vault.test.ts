import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { SecretBinding } from '../core/ports.ts'
import { sampleId } from './contract-suites/samples.ts'
import { secretBoxSuite } from './contract-suites/secret-box.ts'
import { createDataKeyBox } from './data-key-box.ts'
import { hasDataKey, openVaultKey, type KeyWrapper } from './data-key-vault.ts'
import { createMemoryLog } from './memory/log.ts'

const folders: string[] = []
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'vault-test-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

/** A vault of one user: it opens what it sealed under the same name, and nothing else. */
function makeVault(user = 1, change: Partial<KeyWrapper> & { stale?: boolean } = {}): KeyWrapper {
  const turn = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ (0x50 + user))
  return {
    by: 'safe-storage',
    backend: 'gnome_libsecret',
    wrap: (key) => Promise.resolve(Uint8Array.from([user, ...turn(key)])),
    unwrap: (wrapped) =>
      wrapped[0] === user
        ? Promise.resolve({ key: turn(wrapped.subarray(1)), stale: change.stale ?? false })
        : Promise.reject(new Error('sealed by somebody else')),
    ...change,
  }
}
const keyringOf = (dataDir: string) => join(dataDir, 'secrets', 'data-key.json')
const read = (dataDir: string) =>
  JSON.parse(fs.readFileSync(keyringOf(dataDir), 'utf8')) as { wraps: { by: string; backend?: string; data?: string }[] }
const ways = (dataDir: string) => read(dataDir).wraps.map(({ by }) => by)

async function open(dataDir: string, vault: KeyWrapper, environment: Readonly<Record<string, string>> = {}, log = createMemoryLog()) {
  const opened = await openVaultKey(vault, { dataDir, environment, log })
  return { opened, box: createDataKeyBox({ dataDir, environment, log, opened }), log }
}
const binding: SecretBinding = { recordId: sampleId(1), path: 'smtp.authentication' }
const byFile = (dataDir: string, environment = {}) => createDataKeyBox({ dataDir, environment, log: createMemoryLog() })

{
  const dataDir = makeFolder()
  const { box } = await open(dataDir, makeVault())
  secretBoxSuite('the vault of the operating system', () => ({ box, done: () => {} }))
}

describe('the data key in a vault', () => {
  test('leaves nothing on disk that opens it, and is the same at the next start', async () => {
    const dataDir = makeFolder()
    expect(hasDataKey({ dataDir, environment: {} })).toBe(false)
    const { box, opened } = await open(dataDir, makeVault())
    const sealed = box.seal('secret', binding)
    expect(box.protection).toBe('safe-storage')
    expect(fs.readdirSync(join(dataDir, 'secrets'))).toEqual(['data-key.json'])
    expect(fs.statSync(keyringOf(dataDir)).mode & 0o777).toBe(0o600)
    expect(fs.readFileSync(keyringOf(dataDir), 'utf8')).not.toContain(Buffer.from(opened!.key).toString('base64'))
    expect(read(dataDir).wraps).toMatchObject([{ by: 'safe-storage', backend: 'gnome_libsecret' }])
    expect(hasDataKey({ dataDir, environment: {} })).toBe(true)
    expect((await open(dataDir, makeVault())).box.open(sealed, binding)).toBe('secret')
  })

  test('is not to be opened by a plain process, which makes no other one in its place', async () => {
    const dataDir = makeFolder()
    const { box } = await open(dataDir, makeVault())
    const before = fs.readFileSync(keyringOf(dataDir), 'utf8')
    const plain = byFile(dataDir)
    expect(plain.protection).toBe('unavailable')
    expect(plain.open(box.seal('secret', binding), binding)).toBeNull()
    expect(() => plain.seal('x', binding)).toThrow('secret-unavailable')
    expect(fs.readFileSync(keyringOf(dataDir), 'utf8')).toBe(before)
    expect(fs.readdirSync(join(dataDir, 'secrets'))).toEqual(['data-key.json'])
  })

  test('that a key file made is opened by the vault, too, and said to be protected by the file', async () => {
    const dataDir = makeFolder()
    const sealed = byFile(dataDir).seal('secret', binding)
    const { box } = await open(dataDir, makeVault())
    expect(box.open(sealed, binding)).toBe('secret')
    expect(box.protection).toBe('key-file')
    expect(ways(dataDir)).toEqual(['key-file', 'safe-storage'])
    // At the next start the vault opens it, and the file still does.
    const next = await open(dataDir, makeVault())
    expect([next.box.protection, next.box.open(sealed, binding)]).toEqual(['key-file', 'secret'])
    expect(byFile(dataDir).open(sealed, binding)).toBe('secret')
    expect(ways(dataDir)).toEqual(['key-file', 'safe-storage'])
  })

  test('that the environment made stays open to it', async () => {
    const dataDir = makeFolder()
    const environment = { SERVER_MANAGER_KEY: 'do serviço' }
    const sealed = byFile(dataDir, environment).seal('secret', binding)
    expect((await open(dataDir, makeVault(), environment)).box.open(sealed, binding)).toBe('secret')
    const later = await open(dataDir, makeVault())
    expect([later.box.protection, later.box.open(sealed, binding)]).toEqual(['safe-storage', 'secret'])
    expect(byFile(dataDir, environment).open(sealed, binding)).toBe('secret')
  })

  test('of another user, or after a move, is reported and left as it is', async () => {
    const dataDir = makeFolder()
    const { box } = await open(dataDir, makeVault(1))
    const sealed = box.seal('secret', binding)
    const before = fs.readFileSync(keyringOf(dataDir), 'utf8')
    const { opened, log } = await open(dataDir, makeVault(2))
    expect(opened).toBeNull()
    expect(fs.readFileSync(keyringOf(dataDir), 'utf8')).toBe(before)
    expect(log.entries.map(({ message }) => message)).toContain('the vault does not open the data key')
    const wrapped = read(dataDir).wraps[0]?.data ?? ''
    expect(JSON.stringify(log.entries)).not.toContain(wrapped)
    expect((await open(dataDir, makeVault(1))).box.open(sealed, binding)).toBe('secret')
  })

  test('is sealed again when the vault asks for it or is another one, and is the same key', async () => {
    for (const vault of [makeVault(1, { stale: true }), makeVault(1, { backend: 'kwallet6' })]) {
      const dataDir = makeFolder()
      const sealed = (await open(dataDir, makeVault(1))).box.seal('secret', binding)
      const wraps: number[] = []
      const counting: KeyWrapper = { ...vault, wrap: (key) => (wraps.push(1), vault.wrap(key)) }
      expect((await open(dataDir, counting)).box.open(sealed, binding)).toBe('secret')
      expect(wraps).toHaveLength(1)
      expect(read(dataDir).wraps).toMatchObject([{ by: 'safe-storage', backend: vault.backend }])
    }
  })

  test('is not trusted to a vault that does not give back what it took', async () => {
    for (const broken of [
      makeVault(1, { unwrap: () => Promise.resolve({ key: new Uint8Array(32), stale: false }) }),
      makeVault(1, { unwrap: () => Promise.reject(new Error('locked')) }),
      makeVault(1, { wrap: () => Promise.reject(new Error('no encryption')) }),
    ]) {
      const dataDir = makeFolder()
      const { opened, log } = await open(dataDir, broken)
      expect(opened).toBeNull()
      expect(hasDataKey({ dataDir, environment: {} })).toBe(false)
      expect(log.entries).toHaveLength(1)
    }
  })

  test('that a broken vault cannot take over is still opened by its file', async () => {
    const dataDir = makeFolder()
    const sealed = byFile(dataDir).seal('secret', binding)
    const { box } = await open(dataDir, makeVault(1, { wrap: () => Promise.reject(new Error('no encryption')) }))
    expect(box.open(sealed, binding)).toBe('secret')
    expect(ways(dataDir)).toEqual(['key-file'])
  })

  test.each(['', '{', 'null', '{"v":2,"wraps":[]}', '{"v":1,"wraps":[{"by":"safe-storage","backend":"x","data":"AAAA"}]}'])(
    'in a damaged or newer keyring (%j) is never made anew',
    async (content) => {
      const dataDir = makeFolder()
      fs.mkdirSync(join(dataDir, 'secrets'), { recursive: true })
      fs.writeFileSync(keyringOf(dataDir), content)
      expect((await open(dataDir, makeVault())).opened).toBeNull()
      expect(fs.readFileSync(keyringOf(dataDir), 'utf8')).toBe(content)
      expect(fs.readdirSync(join(dataDir, 'secrets'))).toEqual(['data-key.json'])
    },
  )

  test('is one, even when two windows make it at the same moment', async () => {
    const dataDir = makeFolder()
    const [one, two] = await Promise.all([open(dataDir, makeVault()), open(dataDir, makeVault())])
    expect(Buffer.from(one.opened!.key).equals(two.opened!.key)).toBe(true)
  })
})
