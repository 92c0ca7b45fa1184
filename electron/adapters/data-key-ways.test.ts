import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { SecretBinding } from '../core/ports.ts'
import { sampleId } from './contract-suites/samples.ts'
import { createDataKey, createDataKeyBox, type OpenedKey } from './data-key-box.ts'
import { openVaultKey, type KeyWrapper } from './data-key-vault.ts'
import { createDataKeyWays } from './data-key-ways.ts'
import { createMemoryLog } from './memory/log.ts'

const folders: string[] = []
const makeFolder = () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'ways-test-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

const binding: SecretBinding = { recordId: sampleId(1), path: 'smtp.authentication' }

/** A vault that only this process can open. */
function makeVault(): KeyWrapper {
  const kept = new Map<string, Uint8Array>()
  return {
    by: 'safe-storage',
    backend: 'test-vault',
    wrap(key) {
      const name = String(kept.size)
      kept.set(name, key)
      return Promise.resolve(Buffer.from(name))
    },
    unwrap(wrapped) {
      const key = kept.get(Buffer.from(wrapped).toString())
      return key ? Promise.resolve({ key, stale: false }) : Promise.reject(new Error('not this vault'))
    },
  }
}

function programOn(dataDir: string, opened?: OpenedKey | null, environment: Record<string, string> = {}) {
  const options = { dataDir, environment, log: createMemoryLog(), opened }
  const key = createDataKey(options)
  return { box: createDataKeyBox(options, key), ways: createDataKeyWays(options, key) }
}
async function desktopOn(dataDir: string, vault: KeyWrapper) {
  return programOn(dataDir, await openVaultKey(vault, { dataDir, environment: {}, log: createMemoryLog() }))
}
const by = (program: ReturnType<typeof programOn>) => program.ways.list().map((way) => way.by)
const hasKeyFile = (dataDir: string) => fs.existsSync(join(dataDir, 'secrets', 'key'))

describe('who can open the data key', () => {
  test('the desktop alone, until the permission is given; then a plain process too, the same key', async () => {
    const dataDir = makeFolder()
    const desktop = await desktopOn(dataDir, makeVault())
    const sealed = desktop.box.seal('secret', binding)
    expect(by(desktop)).toEqual(['safe-storage'])
    expect(programOn(dataDir).box.open(sealed, binding)).toBeNull()

    desktop.ways.allowKeyFile(true)
    expect(by(desktop)).toEqual(['safe-storage', 'key-file'])
    expect(desktop.box.protection).toBe('key-file')
    expect(programOn(dataDir).box.open(sealed, binding)).toBe('secret')
    expect(fs.statSync(join(dataDir, 'secrets', 'key')).mode & 0o777).toBe(0o600)
  })

  test('taken back, no plain process opens it any more; the desktop does, and loses nothing', async () => {
    const dataDir = makeFolder()
    const vault = makeVault()
    const desktop = await desktopOn(dataDir, vault)
    const sealed = desktop.box.seal('secret', binding)
    desktop.ways.allowKeyFile(true)
    desktop.ways.allowKeyFile(false)
    expect(desktop.box.protection).toBe('safe-storage')
    expect(hasKeyFile(dataDir)).toBe(false)
    expect(programOn(dataDir).box.open(sealed, binding)).toBeNull()
    const next = await desktopOn(dataDir, vault)
    expect(next.box.open(sealed, binding)).toBe('secret')
    expect(by(next)).toEqual(['safe-storage'])
  })

  test('the only way is never taken away', () => {
    const dataDir = makeFolder()
    const program = programOn(dataDir)
    const sealed = program.box.seal('secret', binding)
    expect(() => program.ways.allowKeyFile(false)).toThrow('only-way')
    expect(programOn(dataDir).box.open(sealed, binding)).toBe('secret')
  })

  test('given twice it is there once', async () => {
    const desktop = await desktopOn(makeFolder(), makeVault())
    desktop.ways.allowKeyFile(true)
    desktop.ways.allowKeyFile(true)
    expect(by(desktop)).toEqual(['safe-storage', 'key-file'])
  })

  test('makes the key where nothing secret was to be kept before', () => {
    const dataDir = makeFolder()
    const program = programOn(dataDir, null)
    expect(program.box.protection).toBe('unavailable')
    program.ways.allowKeyFile(true)
    const sealed = program.box.seal('secret', binding)
    expect(programOn(dataDir).box.open(sealed, binding)).toBe('secret')
  })

  test('cannot be given by a program that cannot open the key itself', async () => {
    const dataDir = makeFolder()
    await desktopOn(dataDir, makeVault())
    const plain = programOn(dataDir)
    expect(() => plain.ways.allowKeyFile(true)).toThrow('secret-unavailable')
    expect(hasKeyFile(dataDir)).toBe(false)
  })

  test('withdrawn beside a key from the environment, that one goes on', () => {
    const dataDir = makeFolder()
    programOn(dataDir).box.seal('secret', binding)
    const withBoth = programOn(dataDir, undefined, { SERVER_MANAGER_KEY: 'uma frase' })
    const sealed = withBoth.box.seal('secret', binding)
    expect(by(withBoth)).toEqual(['key-file', 'environment'])
    withBoth.ways.allowKeyFile(false)
    expect(programOn(dataDir, undefined, { SERVER_MANAGER_KEY: 'uma frase' }).box.open(sealed, binding)).toBe('secret')
    expect(programOn(dataDir).box.open(sealed, binding)).toBeNull()
  })
})
