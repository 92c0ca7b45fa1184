/**
 * What lies in the folder of the systems, kept in memory and looked at again only as far as it changed, so that a save
 * costs the same with ten systems as with ten thousand.
 */
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { StoreProblem } from '../../shared/contract/systems.ts'
import type { StoredSystem } from '../core/ports.ts'
import { parseBrokenName, setAside, systemCode } from './durable-file.ts'
import { fromFile, largestFile, type StoredSystemFile } from './stored-system-file.ts'

const systemFile = /^([0-9a-f-]{36})\.json$/
const keptFile = /^([0-9a-f-]{36})\.json\.broken-/

interface Entry {
  /** which state of the file was read; '' when it could not be */
  readonly stamp: string
  readonly at: string
  readonly file: StoredSystemFile
}

export interface SystemsFolder {
  /**
   * Brings the picture up to date. `changed` trusts the folder's own modification time, which every program that saves
   * changes; `everything` looks at each file too, for those edited in place by hand.
   */
  refresh(how: 'changed' | 'everything'): void
  /** One system as it is on disk now; undefined when there is none. */
  look(id: string): StoredSystemFile | undefined
  systems(): readonly StoredSystem[]
  problems(): StoreProblem[]
  /** Damaged documents that still have a system's name. */
  damaged(): readonly string[]
  /** Renames a damaged document out of the way; only under the lock. */
  setAside(id: string): void
  /** After a change of one's own under the lock: looks at that file, and trusts the folder as it now is. */
  changedHere(id: string): void
  /** A file that somebody may have changed in place. */
  suspect(name: string | null): void
  /** Which state of the folder it is now; '' when it cannot be read. */
  stamp(): string
}

const stampOf = (stats: fs.BigIntStats) => `${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`
/** Milliseconds within which a second change could carry the same time as the first (the kernel's clock tick). */
const tick = 100
/** Milliseconds after which files edited in place are looked for again. */
const sweepEvery = 2000

export function createSystemsFolder(folder: string, now: () => Date): SystemsFolder {
  const entries = new Map<string, Entry>()
  const kept = new Map<string, Entry>()
  let trusted = ''
  let sweptAt = Number.NEGATIVE_INFINITY
  let suspects: Set<string> | 'all' = new Set()
  let listed: readonly StoredSystem[] | null = null

  function readFile(name: string, id: string, known: Entry | undefined): Entry | undefined {
    const path = join(folder, name)
    let stamp = ''
    let at = now().toISOString()
    try {
      const stats = fs.statSync(path, { bigint: true })
      stamp = stampOf(stats)
      if (known?.stamp === stamp) return known
      at = stats.mtime.toISOString()
      if (stats.size > largestFile) return { stamp, at, file: { ok: false, reason: 'not-a-system' } }
      return { stamp, at, file: fromFile(fs.readFileSync(path), id) }
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined
      return { stamp: '', at: known?.stamp === '' ? known.at : at, file: { ok: false, reason: 'unreadable' } }
    }
  }

  function update(map: Map<string, Entry>, key: string, name: string, id: string): void {
    const known = map.get(key)
    const entry = readFile(name, id, known)
    if (entry === known) return
    listed = null
    if (entry) map.set(key, entry)
    else map.delete(key)
  }

  function stamp(): string {
    try {
      return stampOf(fs.statSync(folder, { bigint: true }))
    } catch {
      return ''
    }
  }

  function sweep(): void {
    const before = stamp()
    const startedAt = Date.now()
    let names: string[]
    try {
      names = fs.readdirSync(folder)
    } catch (error) {
      // No folder yet: no systems. Anything else must not look like it.
      if (systemCode(error) !== 'ENOENT') throw error
      names = []
    }
    const seen = new Set<string>()
    for (const name of names) {
      const id = systemFile.exec(name)?.[1]
      const keptId = id === undefined ? keptFile.exec(name)?.[1] : undefined
      if (id !== undefined) update(entries, id, name, id)
      else if (keptId !== undefined && parseBrokenName(name)) update(kept, name, name, keptId)
      else continue
      seen.add(id ?? name)
    }
    for (const map of [entries, kept]) {
      for (const key of map.keys()) {
        if (seen.has(key)) continue
        map.delete(key)
        listed = null
      }
    }
    suspects = new Set()
    sweptAt = performance.now()
    // Too fresh to tell apart from a change that follows at once.
    const changedAt = before === '' ? 0 : Number(before.split(':')[2]) / 1e6
    trusted = startedAt - changedAt > tick ? before : ''
  }

  function damaged(): string[] {
    return [...entries]
      .filter(([, { file }]) => !file.ok && (file.reason === 'not-json' || file.reason === 'not-a-system'))
      .map(([id]) => id)
  }

  return {
    stamp,
    damaged,
    refresh(how) {
      const stale = how === 'everything' && performance.now() - sweptAt > sweepEvery
      if (trusted === '' || stale || suspects === 'all' || stamp() !== trusted) {
        sweep()
        return
      }
      for (const name of suspects) {
        const id = systemFile.exec(name)?.[1]
        if (id !== undefined) update(entries, id, name, id)
      }
      suspects.clear()
    },
    look(id) {
      update(entries, id, `${id}.json`, id)
      return entries.get(id)?.file
    },
    systems() {
      listed ??= [...entries.values()].flatMap(({ file }) => (file.ok ? [file.system] : []))
      return listed
    },
    problems() {
      const inPlace = [...entries].flatMap(([id, { file, at }]): StoreProblem[] =>
        file.ok ? [] : [{ file: `${id}.json`, keptAs: `${id}.json`, reason: file.reason, at }],
      )
      const aside = [...kept].flatMap(([name, { file }]): StoreProblem[] => {
        const parsed = parseBrokenName(name)
        // One that was mended under its new name is still not in use.
        return parsed ? [{ ...parsed, keptAs: name, reason: file.ok ? 'not-a-system' : file.reason }] : []
      })
      return [...aside, ...inPlace]
    },
    setAside(id) {
      const name = `${id}.json`
      const keptAs = setAside(join(folder, name), now())
      update(entries, id, name, id)
      update(kept, keptAs, keptAs, id)
    },
    changedHere(id) {
      update(entries, id, `${id}.json`, id)
      // Seen whole when the lock was taken, and nobody else could save since.
      trusted = stamp()
    },
    suspect(name) {
      if (name === null) suspects = 'all'
      else if (suspects !== 'all') suspects.add(name)
    },
  }
}
