/** Newer versions by electron-updater: its file is not even loaded where the package names no place that has any. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { mayUpdateItself, type UpdateSource } from '../core/shell/updates.ts'

export function findUpdates(): UpdateSource | null {
  const { platform, resourcesPath: resources, env: { APPIMAGE: appImage = '', APPDIR: appDir = '' } } = process // prettier-ignore
  // electron-builder writes this file when it is told where packages are published (`publish`).
  const feed = app.isPackaged && existsSync(join(resources, 'app-update.yml'))
  const uninstaller = existsSync(join(dirname(process.execPath), `Uninstall ${app.getName()}.exe`))
  if (!mayUpdateItself({ platform, packaged: app.isPackaged, feed, uninstaller, resources, appImage, appDir })) return null
  async function updater() {
    const { autoUpdater } = await import('electron-updater')
    return Object.assign(autoUpdater, { autoDownload: false, autoInstallOnAppQuit: true, logger: null })
  }
  return {
    async newest() {
      const found = await (await updater()).checkForUpdates()
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null
    },
    async fetch() {
      await (await updater()).downloadUpdate()
    },
  }
}
