/** Settings of the program itself. A damaged file is set aside, and the program starts with what it ships with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { practiceFaults } from '../../shared/contract/practice.ts'
import { AppError } from '../../shared/errors.ts'
import { languages } from '../../shared/i18n/language.ts'
import type { AppSettings, Clock, Log, SettingsStore } from '../core/ports.ts'
import { makeDataFolder, parseJsonFile, setAside, sweepStaging, systemCode, writeDurably } from './durable-file.ts'

export const firstSettings: AppSettings = { practice: { enabled: false, port: 2525, fault: 'none' } }

/** Grows when an older program could misread what a newer one wrote. */
const formatVersion = 1

const settingsSchema = z.object({
  // One that only another version speaks is no reason to lose the rest.
  language: z.enum(languages).optional().catch(undefined),
  practice: z.object({ enabled: z.boolean(), port: z.int().min(1).max(65535), fault: z.enum(practiceFaults) }),
})

type Read =
  | { readonly state: 'absent' | 'damaged' }
  | { readonly state: 'whole'; readonly settings: AppSettings }
  /** made by a newer program, or not readable at all: left alone */
  | { readonly state: 'closed'; readonly reason: string }

function readSettings(file: string): Read {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? { state: 'absent' } : { state: 'closed', reason: systemCode(error) }
  }
  try {
    const value = parseJsonFile(bytes)
    const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : formatVersion
    if (typeof format === 'number' && format > formatVersion) return { state: 'closed', reason: 'newer-version' }
    return { state: 'whole', settings: settingsSchema.parse(value) }
  } catch {
    return { state: 'damaged' }
  }
}

export function createElectronStoreSettings({
  dataDir,
  clock,
  log,
}: {
  readonly dataDir: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
}): SettingsStore {
  const file = join(dataDir, 'settings.json')
  sweepStaging(dataDir, 'settings')

  /** The file as it is once damage is out of the way. AppError `store-write-failed` when it cannot be kept. */
  function keepDamage(): Read {
    const read = readSettings(file)
    if (read.state !== 'damaged') return read
    try {
      const keptAs = setAside(file, clock.now())
      log.warn('the program settings could not be read and were set aside', { keptAs })
      return { state: 'absent' }
    } catch (cause) {
      throw new AppError('store-write-failed', { details: { reason: systemCode(cause) }, cause })
    }
  }

  return {
    read() {
      try {
        const read = keepDamage()
        if (read.state === 'whole') return read.settings
        if (read.state === 'closed') log.warn('the program settings cannot be read here', { reason: read.reason })
      } catch {
        log.error('the program settings are damaged and could not be set aside; they are left as they are')
      }
      return firstSettings
    },
    write(settings) {
      makeDataFolder(dataDir)
      const read = keepDamage()
      if (read.state === 'closed') throw new AppError('store-unreadable', { details: { file: 'settings.json', reason: read.reason } })
      writeDurably(file, { format: formatVersion, ...settings })
    },
  }
}
