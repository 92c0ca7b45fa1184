/**
 * A whole JSON file, written so that it is either the old one or the new one. electron-store writes a staging file; because
 * it cuts a file short without a word when the disk fills up, and does not sync the folder, the staging file is read back
 * and compared before it takes the real one's place.
 */
import { randomInt } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Store from 'electron-store'
import { AppError } from '../../shared/errors.ts'
import { systemCode } from './private-folder.ts'

export { makeDataFolder, makePrivateFolder, systemCode } from './private-folder.ts'

/** What staging files are called: found and removed when a program died between writing and renaming. */
export const stagingSuffix = '.staging'

/**
 * Gives the folder a modification time that nobody else gave. The kernel's clock may tick only every few milliseconds,
 * and two changes within one tick could else not be told apart by who remembers the folder's time.
 */
function markChanged(folder: string): void {
  const now = Date.now() / 1000 + randomInt(1000) / 1_000_000
  try {
    utimesSync(folder, now, now)
  } catch {
    // Not this user's folder: it keeps the time of the rename.
  }
}

/** A virus scanner or an indexer may hold a file open for a moment on Windows, and a rename over it then fails. */
function renameOver(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      if (process.platform !== 'win32' || attempt === 20 || !['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25)
    }
  }
}

/** Makes durable what was renamed or removed in a folder. Windows cannot sync one; there NTFS journals its entries. */
export function syncFolder(folder: string): void {
  markChanged(folder)
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
    // Said at once: electron-store would try for a second, with the thread blocked.
    accessSync(folder, constants.W_OK)
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
    if (JSON.stringify(JSON.parse(written)) !== JSON.stringify(value)) throw Object.assign(new Error('cut short'), { code: 'ENOSPC' })
    chmodSync(staging, 0o600)
    syncFile(staging)
    renameOver(staging, file)
    syncFolder(folder)
  } catch (error) {
    try {
      rmSync(staging, { force: true })
    } catch {
      // What went wrong first is what is told; the file is swept at the next start.
    }
    // JSON that does not even parse was cut as well.
    const reason = error instanceof SyntaxError ? 'ENOSPC' : systemCode(error)
    throw new AppError('store-write-failed', { details: { reason }, cause: error })
  }
}

/**
 * Removes the staging files of one name that killed programs left. Only those whose process is gone: others may be
 * writing at this moment.
 */
export function sweepStaging(folder: string, stem: string): void {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return
  }
  for (const name of names) {
    const [, pid] = /-(\d+)\.staging\.json/.exec(name) ?? []
    if (pid === undefined || !name.startsWith(`${stem}-${pid}${stagingSuffix}`)) continue
    try {
      process.kill(Number(pid), 0)
    } catch (error) {
      if (systemCode(error) === 'ESRCH') rmSync(join(folder, name), { force: true })
    }
  }
}

/** Renames a file that cannot be read, so that it is kept and never written over. Returns its new name. */
export function setAside(file: string, now: Date): string {
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  let name = `${basename(file)}.broken-${stamp}`
  for (let count = 2; existsSync(join(dirname(file), name)); count++) name = `${basename(file)}.broken-${stamp}-${count}`
  renameOver(file, join(dirname(file), name))
  syncFolder(dirname(file))
  return name
}

const brokenName = /^(.+)\.broken-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-\d+)?$/

/** What the name of a file that was set aside says; null for any other name. */
export function parseBrokenName(name: string): { file: string; at: string } | null {
  const [, file, day, hours, minutes, seconds, thousandths] = brokenName.exec(name) ?? []
  if (file === undefined) return null
  const at = new Date(`${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`)
  return Number.isNaN(at.getTime()) ? null : { file, at: at.toISOString() }
}

/** The value in a JSON file as people's editors may leave it: UTF-8, a byte order mark allowed. Throws when it is not. */
export function parseJsonFile(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
}
