/** The icon by which a window that was closed comes back. There only while there is no window. */
import { Menu, Tray } from 'electron'
import type { MenuItem } from '../core/shell/menu.ts'

export interface TrayIcon {
  show(menu: MenuItem[]): void
  hide(): void
}

export function createTrayIcon(icon: string, name: string, open: () => void): TrayIcon {
  let tray: Tray | null = null
  return {
    show(menu) {
      tray ??= new Tray(icon).on('click', open)
      tray.setToolTip(name)
      tray.setContextMenu(Menu.buildFromTemplate(menu))
    },
    hide() {
      tray?.destroy()
      tray = null
    },
  }
}
