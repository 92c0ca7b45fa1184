/** The window's life, in order: sandbox, scheme, single instance; ready: guards, program, door, window; end: the reverse. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { Menu, Notification, app, dialog, nativeTheme, protocol, session, shell } from 'electron'
import { bringAll, createTranslator } from '../../shared/i18n/index.ts'
import { speak, spoken } from '../../shared/i18n/language.ts'
import { createElectronStoreWindow } from '../adapters/electron-store-window.ts'
import { createJsonLog } from '../adapters/json-log.ts'
import { openInternetOptions } from '../adapters/windows-internet-options.ts'
import type { Program } from '../compose.ts'
import { linkScheme, notificationOf, systemFromArguments, systemFromLink, type Translate } from '../core/shell/manners.ts'
import { menuTemplate } from '../core/shell/menu.ts'
import { trayMenu, whenWindowCloses } from '../core/shell/tray.ts'
import { endPatienceMs, startWorkerBeside } from '../core/shell/worker-beside.ts'
import { createUpdates } from '../core/shell/updates.ts'
import { registerPageScheme, servePage } from './app-protocol.ts'
import { openIpcHost, type IpcHost } from './ipc-host.ts'
import { guardDownloads, guardNavigation } from './navigation.ts'
import { denyPermissions } from './permissions.ts'
import { startProgram } from './program.ts'
import { createTrayIcon } from './tray.ts'
import { findUpdates } from './updates.ts'
import { createMainWindow, type MainWindow } from './window.ts'

const name = 'Server Manager'

export interface Places {
  readonly dataDir: string
  /** what belongs to the window and to Chromium */
  readonly shellDir: string
  readonly page: string
  readonly preload: string
  readonly icon: string
}

export function startDesktop(places: Places): void {
  // An AppImage adds this switch by itself where the system isolates no process. Read first: the next call takes it out.
  // eslint-disable-next-line no-restricted-syntax -- here it is refused, not used
  const isolated = !app.commandLine.hasSwitch('no-sandbox')
  app.enableSandbox()
  registerPageScheme(protocol)
  if (!app.requestSingleInstanceLock()) { app.quit(); return; }
  app.setName(name)
  if (process.platform === 'win32') app.setAppUserModelId('server-manager.desktop')
  // In a checkout the link would start a bare Electron; a package says so to the system when it is installed, too.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)

  function writeLog(line: string): void {
    try {
      appendFileSync(join(places.shellDir, 'desktop.log'), line, { mode: 0o600 })
    } catch {
      // A full disk must not end a program that could still say so on the screen.
    }
  }
  const log = createJsonLog(writeLog)
  const t: Translate = (key, values) => createTranslator().t(key, { ...values })
  let wanted = systemFromArguments(process.argv)
  let shown: { window: MainWindow; door: IpcHost } | null = null
  const tray = createTrayIcon(places.icon, name, () => goTo(null))

  function goTo(system: string | null): void {
    if (shown) {
      tray.hide()
      shown.window.show()
      if (system !== null) shown.door.push({ name: 'shell.openSystem', data: { name: system } })
    } else wanted = system ?? wanted
  }

  app.on('second-instance', (_event, argv) => goTo(systemFromArguments(argv)))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    goTo(systemFromLink(url))
  })
  guardNavigation(app, shell, log)

  async function start(): Promise<void> {
    if (!isolated) throw new Error(t('desktop.noSandbox'))
    denyPermissions(session.defaultSession)
    guardDownloads(session.defaultSession)
    servePage(protocol, places.page, spoken)
    const settings = createElectronStoreWindow(places.shellDir)
    nativeTheme.themeSource = settings.read().theme

    const { dataDir } = places
    const program = await startProgram({ dataDir, environment: process.env, version: app.getVersion(), writeLog, settings, t })
    await bringAll()
    speak(program.services.app.language() ?? 'pt-BR')
    const dispatcher = await program.openDoor()
    const running = new Set<string>()
    const { preload, icon } = places
    const window = createMainWindow({ preload, icon, settings, testsRunning: () => running.size > 0, t, log })
    const door = openIpcHost({ dispatcher, log, contents: () => window.contents() })
    shown = { window, door }
    const unsubscribe = program.ports.events.subscribe((event) => {
      door.push(event)
      if (event.name === 'app.languageChanged') showMenu()
      if (event.name === 'test.progress') running.add(event.data.runId)
      if (event.name !== 'test.finished') return
      running.delete(event.data.runId)
      const text = notificationOf(event.data.report, window.inFront(), t)
      if (!text || !Notification.isSupported()) return
      const notification = new Notification(text)
      notification.on('click', () => goTo(event.data.report.systemName))
      notification.show()
    })
    endInOrder(program, () => {
      shown = null
      unsubscribe()
      door.close()
    })

    const source = findUpdates()
    const updates = source && createUpdates({ source, settings, show: (what) => dialog.showMessageBox(what), version: app.getVersion(), t, log })
    const act = {
      command: (command) => door.push({ name: 'shell.command', data: { command } }),
      theme: (theme) => {
        nativeTheme.themeSource = theme
        settings.write({ theme })
      },
      internetOptions: () => openInternetOptions(process.env, (error) => log.warn('no Internet Options', { error: error.message })),
      closeToTray: () => settings.write({ closeToTray: !settings.read().closeToTray }),
      updates: updates && (() => void updates.look()),
    } satisfies Parameters<typeof menuTemplate>[0]['act']
    function showMenu(): void {
      const { theme, closeToTray } = settings.read()
      const template = menuTemplate({ platform: process.platform, packaged: app.isPackaged, theme, closeToTray, name, t, act })
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    }
    showMenu()
    app.on('activate', () => window.show())
    app.on('window-all-closed', () => {
      const what = whenWindowCloses(process.platform, settings.read().closeToTray)
      const working = (program.ports.ownWorker?.pid() ?? null) !== null
      if (what === 'tray') tray.show(trayMenu({ t, name, working, open: () => goTo(null), quit: () => app.quit() }))
      else if (what === 'quit') app.quit()
    })
    await startWorkerBeside(program.ports, program.services.queue)
    await program.services.practice.resume()
    window.open()
    if (wanted !== null) goTo(wanted)
    void updates?.atStart()
  }

  app.whenReady().then(start).catch((error: unknown) => {
    log.error('the window could not start', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    dialog.showErrorBox(t('desktop.startFailed.title'), error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
}

/** No new call, then the program (tests cancelled, practice server ended, stores closed), then the process. */
function endInOrder(program: Program, stopCalls: () => void): void {
  let ended = false
  app.on('will-quit', (event) => {
    if (ended) return
    ended = true
    event.preventDefault()
    stopCalls()
    const patience = new Promise((resolve) => setTimeout(resolve, endPatienceMs))
    void Promise.race([program.close(), patience]).finally(() => app.quit())
  })
}
