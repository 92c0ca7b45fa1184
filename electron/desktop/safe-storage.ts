/**
 * Wraps the data key by the operating system's vault: DPAPI, Keychain, a Linux keyring. Only the asynchronous calls; the
 * synchronous ones leave in Electron 46. What cannot be opened is an error that the data key box reports, never a new key.
 */
import type { SafeStorage } from 'electron'
import type { KeyWrapper } from '../adapters/data-key-box.ts'

type Backend = 'dpapi' | 'keychain' | ReturnType<SafeStorage['getSelectedStorageBackend']>

export type VaultChoice =
  | { readonly use: 'vault' }
  /** the user has agreed to a "vault" that protects nothing */
  | { readonly use: 'weak' }
  | { readonly use: 'ask' }
  | { readonly use: 'nothing' }

/** `basic_text` seals with a password that everybody knows: never used in silence. */
export function chooseVault(facts: {
  readonly available: boolean
  readonly backend: Backend
  readonly weakAllowed: boolean | null
}): VaultChoice {
  const weak = facts.backend === 'basic_text' || facts.backend === 'unknown'
  if (!weak) return { use: facts.available ? 'vault' : 'nothing' }
  if (facts.weakAllowed === null) return { use: 'ask' }
  return { use: facts.weakAllowed ? 'weak' : 'nothing' }
}

export function vaultBackend(platform: NodeJS.Platform, storage: Pick<SafeStorage, 'getSelectedStorageBackend'>): Backend {
  if (platform === 'win32') return 'dpapi'
  if (platform === 'darwin') return 'keychain'
  return storage.getSelectedStorageBackend()
}
