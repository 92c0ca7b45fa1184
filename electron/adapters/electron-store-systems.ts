/** The systems of one data folder, a JSON document each: damage in one never hides another. */
import { readdirSync, readFileSync, rmSync, statSync, unlinkSync, watch } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { systemId, type StoreProblem } from '../../shared/contract/systems.ts'
import { systemDocumentSchema } from '../../shared/domain/system/document.ts'
import type { SecretPath } from '../../shared/domain/system/secrets.ts'
import { AppError } from '../../shared/errors.ts'
import type { Clock, Log, SealedSecret, StoredSystem, SystemStore } from '../core/ports.ts'
import { createDataLock } from './data-lock.ts'
import { makePrivateFolder, setAside, stagingSuffix, syncFolder, writeDurably } from './durable-file.ts'

/** Grows when an older program could misread what a newer one wrote. */
const formatVersion = 1
const maxFile = 10 * 1024 * 1024

const sealedSchema = z.strictObject({ v: z.literal(1), iv: z.string(), data: z.string(), tag: z.string() })
const fileSchema = z.object({
  format: z.literal(formatVersion),
  id: systemId,
  revision: z.int().min(1),
  savedAt: z.iso.datetime(),
  document: systemDocumentSchema,
  secrets: z.record(z.string(), sealedSchema),
})

type Read = { ok: true; system: StoredSystem } | { ok: false; reason: StoreProblem['reason'] }
interface Cached {
  readonly stamp: string
  readonly read: Read
}

function parse(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null
  if (typeof format === 'number' && format > formatVersion) return { ok: false, reason: 'newer-version' }
  const parsed = fileSchema.safeParse(value)
  if (!parsed.success) return { ok: false, reason: 'not-a-system' }
  const { id, revision, savedAt, document, secrets } = parsed.data
  return { ok: true, system: { id, revision, savedAt, document, secrets: secrets as Record<SecretPath, SealedSecret> } }
}

export function createElectronStoreSystems({ dataDir, clock, log }: { dataDir: string; clock: Clock; log: Log }): SystemStore {
  const folder = join(dataDir, 'systems')
  makePrivateFolder(dataDir)
  makePrivateFolder(folder)
  const lock = createDataLock(dataDir)
  const fileOf = (id: string) => join(folder, `${id}.json`)
  const cache = new Map<string, Cached>()
  let swept = false
  const watchers = new Set<() => void>()

  /** Size, time and place tell whether a file is the one that was read; every save makes a new one. */
  function stampOf(file: string): string | null {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
    return stat ? `${stat.ino}:${stat.mtimeNs}:${stat.size}` : null
  }

  function readFile(name: string): Read | null {
    const file = join(folder, name)
    const stamp = stampOf(file)
    if (stamp === null) {
      cache.delete(name)
      return null
    }
    const cached = cache.get(name)
    if (cached?.stamp === stamp) return cached.read
    let read: Read
    try {
      read = statSync(file).size > maxFile ? { ok: false, reason: 'unreadable' } : parse(readFileSync(file, 'utf8'))
    } catch {
      read = { ok: false, reason: 'unreadable' }
    }
    if (read.ok && `${read.system.id}.json` !== name) read = { ok: false, reason: 'not-a-system' }
    cache.set(name, { stamp, read })
    return read
  }

  const isSystemFile = (name: string) => /^[0-9a-f-]{36}\.json$/.test(name)

  /** Under the lock nobody else is writing, so a staging file belongs to a program that died. */
  function sweep(): void {
    if (swept) return
    swept = true
    for (const name of readdirSync(folder)) {
      if (name.includes(stagingSuffix)) rmSync(join(folder, name), { force: true })
    }
  }

  /** Only what is really damaged is moved, and only while nobody writes; what a newer program wrote is left where it is. */
  async function quarantine(names: readonly string[]): Promise<void> {
    await lock.hold(async () => {
      sweep()
      for (const name of names) {
        const read = readFile(name)
        if (!read || read.ok || read.reason === 'newer-version' || read.reason === 'unreadable') continue
        const keptAs = setAside(join(folder, name), clock.now())
        cache.delete(name)
        log.warn('a document that could not be read was set aside', { file: name, keptAs, reason: read.reason })
      }
      return Promise.resolve()
    })
  }

  function setAsideEarlier(name: string): StoreProblem[] {
    const match = /^(.{36}\.json)\.broken-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name)
    if (!match?.[1]) return []
    const [, file, date, hours, minutes, seconds, thousandths] = match
    const text = readFileSync(join(folder, name), { encoding: 'utf8', flag: 'r' }).slice(0, maxFile)
    const read = parse(text)
    return [
      {
        file,
        keptAs: name,
        reason: read.ok ? 'not-a-system' : read.reason,
        at: `${date}T${hours}:${minutes}:${seconds}.${thousandths}Z`,
      },
    ]
  }

  function scan(): { systems: StoredSystem[]; damaged: string[]; problems: StoreProblem[] } {
    const systems: StoredSystem[] = []
    const damaged: string[] = []
    const problems: StoreProblem[] = []
    for (const name of readdirSync(folder)) {
      if (!isSystemFile(name)) {
        problems.push(...setAsideEarlier(name))
        continue
      }
      const read = readFile(name)
      if (!read) continue
      if (read.ok) systems.push(read.system)
      else if (read.reason === 'newer-version' || read.reason === 'unreadable')
        problems.push({ file: name, keptAs: name, reason: read.reason, at: clock.now().toISOString() })
      else damaged.push(name)
    }
    return { systems, damaged, problems }
  }

  return {
    async list() {
      const { systems, damaged, problems } = scan()
      if (damaged.length === 0) return { systems, problems }
      await quarantine(damaged)
      const again = scan()
      return { systems: again.systems, problems: again.problems }
    },
    get(id) {
      const read = readFile(`${id}.json`)
      if (read && !read.ok) return Promise.reject(new AppError('store-unreadable', { details: { file: `${id}.json` } }))
      return Promise.resolve(read?.system ?? null)
    },
    exclusively: (work) =>
      lock.hold(() => {
        sweep()
        return work({
          put(system) {
            const name = `${system.id}.json`
            const before = readFile(name)
            // Only a program that understands the document may write over it.
            if (before && !before.ok) return Promise.reject(new AppError('store-unreadable', { details: { file: name } }))
            writeDurably(fileOf(system.id), { format: formatVersion, ...system })
            return Promise.resolve()
          },
          remove(id) {
            try {
              unlinkSync(fileOf(id))
              syncFolder(folder)
            } catch (error) {
              const reason = (error as NodeJS.ErrnoException).code ?? ''
              return Promise.reject(new AppError('store-write-failed', { details: { reason }, cause: error }))
            }
            cache.delete(`${id}.json`)
            return Promise.resolve()
          },
        })
      }),
    watch(listener) {
      let pending: NodeJS.Timeout | undefined
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name !== null && !isSystemFile(name)) return
        clearTimeout(pending)
        pending = setTimeout(listener, 100).unref()
      })
      watcher.on('error', (error) => log.warn('the data folder cannot be watched', { error: String(error) }))
      const stop = () => {
        clearTimeout(pending)
        watcher.close()
        watchers.delete(stop)
      }
      watchers.add(stop)
      return stop
    },
    close() {
      for (const stop of [...watchers]) stop()
      lock.close()
    },
  }
}
