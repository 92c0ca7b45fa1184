/** The icon beside the clock, for a program that goes on sending when its window is closed. */
import type { MenuItem } from './menu.ts'
import type { Translate } from './manners.ts'

/** On macOS a program stays when its window is closed; elsewhere nobody would see that it still runs, without its icon. */
export function whenWindowCloses(platform: NodeJS.Platform, closeToTray: boolean): 'quit' | 'stay' | 'tray' {
  if (platform === 'darwin') return 'stay'
  return closeToTray ? 'tray' : 'quit'
}

export function trayMenu({ t, name, working, open, quit }: {
  readonly t: Translate
  readonly name: string
  /** the process that sends the queue runs */
  readonly working: boolean
  readonly open: () => void
  readonly quit: () => void
}): MenuItem[] {
  return [
    { label: t('desktop.tray.open', { name }), click: open },
    { label: t(working ? 'desktop.tray.working' : 'desktop.tray.idle'), enabled: false },
    { type: 'separator' },
    { label: t('desktop.tray.quit'), click: quit },
  ]
}
