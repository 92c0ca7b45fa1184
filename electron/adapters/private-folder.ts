/** Folders of this program's own, and the operating system's words. Apart, so that a thread need not bring electron-store for them. */
import { chmodSync } from 'node:fs'
import { makeFolders } from './make-folders.ts'

/** The operating system's word for what went wrong (ENOSPC, EACCES…), `UNKNOWN` when it said none. */
export function systemCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'UNKNOWN'
}

/**
 * A folder of this program's own: 0700, whoever made it. On Windows a mode means nothing: there the access list of the
 * folder above applies, which in a user's profile names that user, SYSTEM and the administrators.
 */
export function makePrivateFolder(folder: string): void {
  makeFolders(folder)
  chmodSync(folder, 0o700)
}

/** The data folder: private when it is made here; one that exists (it may be somebody's /srv) keeps its rights. */
export function makeDataFolder(folder: string): void {
  if (makeFolders(folder)) chmodSync(folder, 0o700)
}
