/** Settings of the program itself. A damaged file is set aside, and the program starts with what it ships with. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { practiceFaults } from '../../shared/contract/practice.ts'
import type { AppSettings, Clock, Log, SettingsStore } from '../core/ports.ts'
import { makePrivateFolder, setAside, writeDurably } from './durable-file.ts'

export const firstSettings: AppSettings = { practice: { enabled: false, port: 2525, fault: 'none' } }

const settingsSchema = z.object({
  practice: z.object({ enabled: z.boolean(), port: z.int().min(1).max(65535), fault: z.enum(practiceFaults) }),
})

export function createElectronStoreSettings({ dataDir, clock, log }: { dataDir: string; clock: Clock; log: Log }): SettingsStore {
  makePrivateFolder(dataDir)
  const file = join(dataDir, 'settings.json')
  return {
    read() {
      if (!existsSync(file)) return firstSettings
      try {
        return settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      } catch (error) {
        const keptAs = setAside(file, clock.now())
        log.warn('the program settings could not be read and were set aside', { keptAs, error: (error as Error).name })
        return firstSettings
      }
    },
    write: (settings) => writeDurably(file, { ...settings }),
  }
}
