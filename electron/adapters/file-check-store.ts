/** `check.json`: how often all systems are checked, and the last board. A damaged file is set aside; a board can be made again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { checkBoardSchema, checkRepeats } from '../../shared/contract/check.ts'
import { AppError } from '../../shared/errors.ts'
import type { CheckStore, KeptCheck } from '../core/check/check-store-port.ts'
import type { Clock, Log } from '../core/ports.ts'
import { makeDataFolder, parseJsonFile, setAside, sweepStaging, systemCode, writeDurably } from './durable-file.ts'

/** Grows when an older program could misread what a newer one wrote. */
const formatVersion = 1
// A board that another version wrote is no reason to forget how often.
const schema = z.object({ repeat: z.enum(checkRepeats).catch('off'), board: checkBoardSchema.nullable().catch(null) })
const none: KeptCheck = { repeat: 'off', board: null }

export function createFileCheckStore({ dataDir, clock, log }: { readonly dataDir: string; readonly clock: Pick<Clock, 'now'>; readonly log: Log }): CheckStore {
  const file = join(dataDir, 'check.json')
  sweepStaging(dataDir, 'check')

  /** null: made by a newer program, or not readable at all, and left alone */
  function look(): KeptCheck | null {
    let bytes: Uint8Array
    try {
      bytes = readFileSync(file)
    } catch (error) {
      return systemCode(error) === 'ENOENT' ? none : null
    }
    try {
      const value = parseJsonFile(bytes)
      const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : formatVersion
      if (typeof format === 'number' && format > formatVersion) return null
      return schema.parse(value)
    } catch {
      log.warn('the board of all systems could not be read and was set aside', { keptAs: setAside(file, clock.now()) })
      return none
    }
  }

  return {
    read() {
      try {
        return look() ?? none
      } catch (error) {
        log.error('the board of all systems is damaged and could not be set aside', { reason: systemCode(error) })
        return none
      }
    },
    write(kept) {
      makeDataFolder(dataDir)
      if (look() === null) throw new AppError('store-unreadable', { details: { file: 'check.json' } })
      writeDurably(file, { format: formatVersion, ...kept })
    },
  }
}
