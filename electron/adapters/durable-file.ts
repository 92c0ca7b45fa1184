/**
 * A whole JSON file, written so that it is either the old one or the new one. electron-store writes a staging file; because
 * it cuts a file short without a word when the disk fills up, and does not sync the folder, the staging file is read back
 * and compared before it takes the real one's place.
 */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Store from 'electron-store'
import { AppError } from '../../shared/errors.ts'

/** What staging files are called: found and removed when a program died between writing and renaming. */
export const stagingSuffix = '.staging'

export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
}

/** Windows cannot sync a folder; there a rename is written through by the file system's journal. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** AppError `store-write-failed`; the file that was there is then unchanged. */
export function writeDurably(file: string, value: Readonly<Record<string, unknown>>): void {
  const folder = dirname(file)
  const name = `${basename(file, '.json')}-${process.pid}${stagingSuffix}`
  const staging = join(folder, `${name}.json`)
  try {
    rmSync(staging, { force: true })
    const store = new Store<Record<string, unknown>>({
      cwd: folder,
      name,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
    })
    store.store = { ...value }
    const written = readFileSync(staging, 'utf8')
    if (JSON.stringify(JSON.parse(written)) !== JSON.stringify(value)) throw new Error('the file came back different')
    chmodSync(staging, 0o600)
    syncFile(staging)
    renameSync(staging, file)
    syncFolder(folder)
  } catch (error) {
    rmSync(staging, { force: true })
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'incomplete'
    throw new AppError('store-write-failed', { details: { reason }, cause: error })
  }
}

/** Renames a file that cannot be read, so that it is kept and never written over. Returns its new name. */
export function setAside(file: string, now: Date): string {
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  let name = `${basename(file)}.broken-${stamp}`
  for (let count = 2; existsSync(join(dirname(file), name)); count++) name = `${basename(file)}.broken-${stamp}-${count}`
  renameSync(file, join(dirname(file), name))
  syncFolder(dirname(file))
  return name
}
