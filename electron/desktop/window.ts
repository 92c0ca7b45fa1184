/** The one window. Its place is remembered; it asks before something is lost. */
import { BrowserWindow, app, dialog, nativeTheme, screen, type WebContents, type WebPreferences } from 'electron'
import type { WindowSettingsStore } from '../adapters/electron-store-window.ts'
import type { Log } from '../core/ports.ts'
import { actButton, question, type Translate } from '../core/shell/manners.ts'
import { whenWindowCloses } from '../core/shell/tray.ts'
import { placeWindow, smallest } from '../core/shell/window-place.ts'
import { pageAddress } from '../core/shell/page-address.ts'

export interface MainWindow {
  open(): void
  /** in front of the user, opened again if it was closed */
  show(): void
  contents(): WebContents | null
  inFront(): boolean
}

export function createMainWindow(options: {
  readonly preload: string
  readonly icon: string
  readonly settings: WindowSettingsStore
  readonly testsRunning: () => boolean
  readonly t: Translate
  readonly log: Log
}): MainWindow {
  const { preload, icon, settings, testsRunning, t, log } = options
  /** The only preferences a window of this program ever gets. Defaults are said again, so that nobody has to know them. */
  const webPreferences: WebPreferences = Object.freeze({
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would be fetched from the network.
    spellcheck: false,
    devTools: !app.isPackaged,
  })
  let window: BrowserWindow | null = null
  let quitting = false
  app.on('before-quit', () => (quitting = true))

  function open(): void {
    const { place, maximized } = settings.read()
    const main = screen.getPrimaryDisplay()
    const screens = [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea)
    const opened = new BrowserWindow({
      ...placeWindow(place, screens),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Server Manager',
      icon,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#ffffff',
      webPreferences,
    })
    window = opened
    if (maximized) opened.maximize()
    opened.once('ready-to-show', () => opened.show())
    askBeforeLeaving(opened)
    opened.on('closed', () => (window = null))
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return
      log.error('the page is gone', { reason, exitCode })
      if (dialog.showMessageBoxSync(opened, question('pageGone', t)) === actButton) opened.webContents.reload()
      else app.quit()
    })
    void opened.loadURL(pageAddress)
  }

  function askBeforeLeaving(opened: BrowserWindow): void {
    let mayEndTests = false
    let asking = false
    // The page holds the window back (beforeunload) while something is not saved. The answer must be there at once.
    opened.webContents.on('will-prevent-unload', (event) => {
      if (dialog.showMessageBoxSync(opened, question('unsaved', t)) === actButton) event.preventDefault()
      else mayEndTests = quitting = false
    })
    opened.on('close', (event) => {
      // Where a closed window ends nothing a test goes on without it.
      const ends = quitting || whenWindowCloses(process.platform, settings.read().closeToTray) === 'quit'
      if (ends && testsRunning() && !mayEndTests) {
        event.preventDefault()
        const again = quitting
        quitting = false
        if (asking) return
        asking = true
        // Not the synchronous call: the test goes on while the question stands, and its deadline counts.
        void dialog.showMessageBox(opened, question('running', t)).then(({ response }) => {
          asking = false
          if (response !== actButton || opened.isDestroyed()) return
          mayEndTests = true
          if (again) app.quit()
          else opened.close()
        })
        return
      }
      settings.write({ place: opened.getNormalBounds(), maximized: opened.isMaximized() })
    })
  }

  return {
    open,
    show() {
      if (!window) { open(); return; }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    contents: () => (window && !window.isDestroyed() && !window.webContents.isDestroyed() ? window.webContents : null),
    inFront: () => window?.isFocused() === true,
  }
}
