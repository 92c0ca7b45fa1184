/** What the window remembers of itself. Losing it costs a window in the middle of the screen, so damage is thrown away. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import * as z from 'zod'

const whole = z.int().min(-100_000).max(100_000)
const schema = z.object({
  place: z.object({ x: whole, y: whole, width: whole.min(1), height: whole.min(1) }).nullable().catch(null),
  maximized: z.boolean().catch(false),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** closing the window leaves the program at work, with an icon beside the clock */
  closeToTray: z.boolean().catch(false),
  /** may the data key lie in a file where there is no vault? null: not asked yet */
  keyFileAllowed: z.boolean().nullable().catch(null),
  /** may the window look for newer versions when it opens? null: not asked yet */
  lookForUpdates: z.boolean().nullable().catch(null),
})
export type WindowSettings = z.output<typeof schema>

export interface WindowSettingsStore {
  read(): WindowSettings
  write(change: Partial<WindowSettings>): void
}

export function createElectronStoreWindow(folder: string): WindowSettingsStore {
  const open = () => new Store<Record<string, unknown>>({ cwd: folder, name: 'window', configFileMode: 0o600 })
  let store: ReturnType<typeof open>
  try {
    store = open()
  } catch {
    rmSync(join(folder, 'window.json'), { force: true })
    store = open()
  }
  return {
    read: () => schema.parse(store.store),
    write: (change) => store.set(change),
  }
}
