import { describe, expect, test } from 'vitest'
import { findVault } from './safe-storage.ts'

type Storage = Parameters<typeof findVault>[0]
type Backend = ReturnType<Storage['getSelectedStorageBackend']>

/** Turns the bytes over; enough to see that what goes in is what comes out. */
function fakeStorage(change: { available?: boolean; backend?: Backend; shouldReEncrypt?: boolean } = {}) {
  const sealed: string[] = []
  const storage: Storage = {
    isAsyncEncryptionAvailable: () => Promise.resolve(change.available ?? true),
    getSelectedStorageBackend: () => change.backend ?? 'gnome_libsecret',
    encryptStringAsync: (text) => {
      sealed.push(text)
      return Promise.resolve(Buffer.from(text).reverse())
    },
    decryptStringAsync: (bytes) =>
      bytes.length === 0
        ? Promise.reject(new Error('cannot decrypt'))
        : Promise.resolve({ result: Buffer.from(bytes).reverse().toString(), shouldReEncrypt: change.shouldReEncrypt ?? false }),
  }
  return { storage, sealed }
}

describe('the vault of the operating system', () => {
  test.each<[NodeJS.Platform, Backend, string]>([
    ['win32', 'unknown', 'dpapi'],
    ['darwin', 'unknown', 'keychain'],
    ['linux', 'gnome_libsecret', 'gnome_libsecret'],
    ['linux', 'kwallet', 'kwallet'],
    ['linux', 'kwallet5', 'kwallet5'],
    ['linux', 'kwallet6', 'kwallet6'],
  ])('on %s with %s is %s', async (platform, backend, name) => {
    expect((await findVault(fakeStorage({ backend }).storage, platform))?.backend).toBe(name)
  })

  test('a password that everybody knows is none', async () => {
    expect(await findVault(fakeStorage({ backend: 'basic_text' }).storage, 'linux')).toBeNull()
    expect(await findVault(fakeStorage({ backend: 'unknown' }).storage, 'linux')).toBeNull()
    for (const platform of ['win32', 'darwin', 'linux'] as const) {
      expect(await findVault(fakeStorage({ available: false }).storage, platform)).toBeNull()
    }
  })

  test('gives back every byte, and says when it wants to seal again', async () => {
    const key = Uint8Array.from({ length: 32 }, (_, index) => (index * 37) % 256)
    const vault = await findVault(fakeStorage({ shouldReEncrypt: true }).storage, 'linux')
    const { key: back, stale } = await vault!.unwrap(await vault!.wrap(key))
    expect([Buffer.from(back).toString('hex'), stale]).toEqual([Buffer.from(key).toString('hex'), true])
  })

  test('what cannot be opened is an error, never an empty key', async () => {
    const vault = await findVault(fakeStorage().storage, 'linux')
    await expect(vault!.unwrap(new Uint8Array())).rejects.toThrow('cannot decrypt')
  })
})
