/** The systems of one data folder, a JSON document each: damage in one never hides another. */
import { readdirSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { systemId } from '../../shared/contract/systems.ts'
import { AppError } from '../../shared/errors.ts'
import type { Clock, Log, StoredSystem, SystemStore } from '../core/ports.ts'
import { createDataLock } from './data-lock.ts'
import { makeDataFolder, makePrivateFolder, stagingSuffix, syncFolder, systemCode, writeDurably } from './durable-file.ts'
import { createFolderWatcher } from './folder-watcher.ts'
import { largestFile, readsBack, toFile } from './stored-system-file.ts'
import { createSystemsFolder } from './systems-folder.ts'

/** Milliseconds a reader waits for the lock to set a damaged document aside; it is told of either way. */
const readerPatience = 250

const isId = (id: string) => systemId.safeParse(id).success
const unreadable = (id: string, reason: string) =>
  new AppError('store-unreadable', { details: { file: `${id}.json`, reason } })

export function createElectronStoreSystems({
  dataDir,
  clock,
  log,
  lockWaitMs,
}: {
  readonly dataDir: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  /** milliseconds to wait for another program, 5,000 by default */
  readonly lockWaitMs?: number
}): SystemStore {
  const path = join(dataDir, 'systems')
  const folder = createSystemsFolder(path, () => clock.now())
  const lock = createDataLock(dataDir, lockWaitMs)
  const watcher = createFolderWatcher(path, () => folder.stamp(), (name) => folder.suspect(name))
  const fileOf = (id: string) => join(path, `${id}.json`)
  let swept = false

  /** Staging files; under the lock nobody else is writing, so they belong to programs that died. */
  function leftOvers(): string[] {
    try {
      return readdirSync(path).filter((name) => name.includes(`${stagingSuffix}.json`))
    } catch {
      return []
    }
  }

  function setAside(id: string): void {
    // Looked at again: somebody may have put a whole one there meanwhile.
    const read = folder.look(id)
    if (!read || read.ok || !(read.reason === 'not-json' || read.reason === 'not-a-system')) return
    try {
      folder.setAside(id)
      log.warn('a document that could not be read was set aside', { file: `${id}.json`, reason: read.reason })
    } catch (error) {
      log.error('a document that could not be read could not be set aside either', { file: `${id}.json`, reason: systemCode(error) })
    }
  }

  /** Only under the lock. */
  function tidy(): void {
    if (!swept) for (const name of leftOvers()) rmSync(join(path, name), { force: true })
    swept = true
    for (const id of folder.damaged()) setAside(id)
  }

  /** For readers: one that cannot have the lock goes on without. */
  async function tidyIfNeeded(): Promise<void> {
    if (lock.held || (folder.damaged().length === 0 && (swept || leftOvers().length === 0))) return
    try {
      await lock.hold(() => Promise.resolve().then(tidy), readerPatience)
    } catch (error) {
      log.warn('the data folder could not be tidied now', { reason: error instanceof AppError ? error.code : systemCode(error) })
    }
  }

  /** Only a program that understands a document may write over it; what is damaged is kept first. */
  function refuseToTouch(id: string): void {
    setAside(id)
    const read = folder.look(id)
    if (read && !read.ok) throw unreadable(id, read.reason)
  }

  function put(system: StoredSystem): void {
    const file = toFile(system)
    const text = JSON.stringify(file)
    if (Buffer.byteLength(text) > largestFile / 2) throw Object.assign(new Error('too large'), { code: 'EFBIG' })
    if (!readsBack(text, system.id)) throw new Error('a document that is not in normal form cannot be stored')
    writeDurably(fileOf(system.id), file)
  }

  function remove(id: string): void {
    if (folder.look(id) === undefined) return
    unlinkSync(fileOf(id))
    syncFolder(path)
  }

  async function change(id: string, how: () => void): Promise<void> {
    try {
      if (!isId(id)) throw new Error('not the id of a system')
      makeDataFolder(dataDir)
      makePrivateFolder(path)
      refuseToTouch(id)
      await Promise.resolve().then(how)
      folder.changedHere(id)
    } catch (error) {
      const reason = systemCode(error)
      if (error instanceof AppError || reason === 'UNKNOWN') throw error
      throw new AppError('store-write-failed', { details: { reason }, cause: error })
    }
  }

  return {
    async list() {
      folder.refresh('everything')
      await tidyIfNeeded()
      return { systems: folder.systems(), problems: folder.problems() }
    },
    get(id) {
      const read = isId(id) ? folder.look(id) : undefined
      if (!read) return Promise.resolve(null)
      return read.ok ? Promise.resolve(read.system) : Promise.reject(unreadable(id, read.reason))
    },
    exclusively: (work) =>
      lock.hold(async () => {
        let inside = true
        const guarded = (id: string, how: () => void) =>
          inside ? change(id, how) : Promise.reject(new Error('the lock is no longer held'))
        folder.refresh('changed')
        tidy()
        try {
          return await work({
            put: (system) => guarded(system.id, () => put(system)),
            remove: (id) => guarded(id, () => remove(id)),
          })
        } finally {
          inside = false
        }
      }),
    watch: (listener) => watcher.watch(listener),
    close() {
      watcher.close()
      lock.close()
    },
  }
}
