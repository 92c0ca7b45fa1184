/**
 * The operating system's vault for the data key: DPAPI, Keychain, a Linux keyring. Only the asynchronous calls; the
 * synchronous ones leave in Electron 46. What cannot be opened rejects: an error, never an empty key.
 */
import type { SafeStorage } from 'electron'
import type { KeyWrapper } from '../adapters/data-key-vault.ts'

type AsyncSafeStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>

function backendOf(platform: NodeJS.Platform, storage: AsyncSafeStorage): string {
  if (platform === 'win32') return 'dpapi'
  return platform === 'darwin' ? 'keychain' : storage.getSelectedStorageBackend()
}

/**
 * After `ready`. null: there is no vault. `basic_text` is none: it seals with a password that everybody knows, which is
 * less than the key file (0600) that the user may agree to instead, so it is never used, with or without consent.
 */
export async function findVault(storage: AsyncSafeStorage, platform: NodeJS.Platform): Promise<KeyWrapper | null> {
  if (!(await storage.isAsyncEncryptionAvailable())) return null
  const backend = backendOf(platform, storage)
  if (backend === 'basic_text' || backend === 'unknown') return null
  return {
    by: 'safe-storage',
    backend,
    wrap: (key) => storage.encryptStringAsync(Buffer.from(key).toString('base64')),
    async unwrap(wrapped) {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(wrapped))
      return { key: Buffer.from(result, 'base64'), stale: shouldReEncrypt }
    },
  }
}
