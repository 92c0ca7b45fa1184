/**
 * A stand-in for the module `electron`: the names that the shell imports, behaving as Electron's documentation says and
 * answering as the test says. Not Electron; see README.md beside this file.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type {
  Dialog, Display, MenuItemConstructorOptions, MessageBoxOptions, NativeTheme, NotificationConstructorOptions, SafeStorage, Screen, Session, Shell,
} from 'electron' // prettier-ignore
import { app } from './app.ts'
import { PreventableEvent, allow, note, surroundings } from './control.ts'

export { app } from './app.ts'
export { ipcMain, protocol } from './doors.ts'
export { BrowserWindow } from './window.ts'

// ---- questions -------------------------------------------------------------------------------------------------------

const buttons = [...surroundings.buttons]
allow('press', (button: number) => buttons.push(button))

function answer(options: MessageBoxOptions): number {
  note('question', options)
  return buttons.shift() ?? options.cancelId ?? 0
}
/** With or without a window before the options, as Electron takes them. */
const last = (args: readonly unknown[]) => args.at(-1) as MessageBoxOptions

export const dialog = {
  showMessageBox: (...args: unknown[]) => Promise.resolve({ response: answer(last(args)), checkboxChecked: false }),
  showMessageBoxSync: (...args: unknown[]) => answer(last(args)),
  showErrorBox: (title: string, content: string) => note('dialog.showErrorBox', title, content),
} satisfies Pick<Dialog, 'showErrorBox' | 'showMessageBox' | 'showMessageBoxSync'>

// ---- menu, notifications, outside -------------------------------------------------------------------------------------

type Item = MenuItemConstructorOptions
let menu: readonly Item[] = []
function findItem(items: readonly Item[], label: string): Item | undefined {
  for (const item of items) {
    const found = item.label === label ? item : Array.isArray(item.submenu) ? findItem(item.submenu, label) : undefined
    if (found) return found
  }
  return undefined
}
export const Menu = {
  buildFromTemplate: (template: Item[]) => ({ template }),
  setApplicationMenu({ template }: { template: Item[] }) {
    note('Menu.setApplicationMenu')
    menu = template
  },
}
allow('menu', () => JSON.parse(JSON.stringify(menu)) as unknown)
allow('click', (label: string) => {
  const item = findItem(menu, label)
  if (!item?.click) throw new Error(`the menu has no ${label}`)
  item.click(...([{}, undefined, {}] as unknown as Parameters<NonNullable<Item['click']>>))
})

/** Where a real one has its picture this one has its menu. */
let trayItems: readonly Item[] | null = null
export class Tray extends EventEmitter {
  constructor(image: string) {
    super()
    note('new Tray', image)
    trayItems = []
    trays.push(this)
  }
  setToolTip(text: string): void {
    note('tray.setToolTip', text)
  }
  setContextMenu({ template }: { template: Item[] }): void {
    trayItems = template
  }
  destroy(): void {
    note('tray.destroy')
    trayItems = null
    trays.pop()
  }
}
const trays: Tray[] = []
allow('tray', () => trayItems?.map(({ label, enabled }) => [label ?? '-', enabled ?? true]) ?? null)
allow('clickTray', (label: string | null) => {
  if (label === null) trays.at(-1)?.emit('click', new PreventableEvent())
  else trayItems?.find((item) => item.label === label)?.click?.(...([{}, undefined, {}] as unknown as Parameters<NonNullable<Item['click']>>))
})

const notifications: Notification[] = []
export class Notification extends EventEmitter {
  readonly options: NotificationConstructorOptions
  constructor(options: NotificationConstructorOptions = {}) {
    super()
    this.options = options
  }
  static isSupported(): boolean {
    return true
  }
  show(): void {
    note('notification.show', this.options)
    notifications.push(this)
  }
}
allow('clickNotification', (index: number) => notifications[index]?.emit('click', new PreventableEvent()))

export const shell = {
  openExternal(url) {
    note('shell.openExternal', url)
    return Promise.resolve()
  },
} satisfies Pick<Shell, 'openExternal'>

// ---- screen and theme -------------------------------------------------------------------------------------------------

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Display
export const screen = {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
} satisfies Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>

export const nativeTheme = {
  themeSource: 'system' as NativeTheme['themeSource'],
  get shouldUseDarkColors() {
    return this.themeSource === 'dark'
  },
} satisfies Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
allow('theme', () => nativeTheme.themeSource)

// ---- session ----------------------------------------------------------------------------------------------------------

class StandInSession extends EventEmitter {
  #request: Parameters<Session['setPermissionRequestHandler']>[0] = null
  #check: Parameters<Session['setPermissionCheckHandler']>[0] = null
  #device: Parameters<Session['setDevicePermissionHandler']>[0] = null

  setPermissionRequestHandler(handler: Parameters<Session['setPermissionRequestHandler']>[0]): void {
    this.#request = handler
  }
  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]): void {
    this.#check = handler
  }
  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    this.#device = handler
  }
  resolveProxy(url: string): Promise<string> {
    note('session.resolveProxy', url)
    return Promise.resolve(surroundings.proxy)
  }
  /** Electron grants whatever no handler speaks of. */
  async permission(name: string, origin: string, isMainFrame: boolean): Promise<{ requested: boolean; checked: boolean; device: boolean }> {
    type Handler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
    type Device = Parameters<NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>>[0]
    const [contents, permission] = [{}, name] as unknown as Parameters<Handler>
    const details = { requestingUrl: origin, isMainFrame }
    const requested = await new Promise<boolean>((resolve) =>
      this.#request ? this.#request(contents, permission, resolve, details) : resolve(true),
    )
    return {
      requested,
      checked: this.#check?.(contents, permission, origin, { ...details, isMainFrame }) ?? true,
      device: this.#device?.({ deviceType: 'usb', origin, device: {} } as Device) ?? true,
    }
  }
  downloads(address: string): boolean {
    const event = new PreventableEvent()
    this.emit('will-download', event, { getURL: () => address })
    return !event.defaultPrevented
  }
}
const defaultSession = new StandInSession() satisfies Pick<
  Session,
  'resolveProxy' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler'
>
export const session = {
  get defaultSession() {
    app.mustBeReady('session.defaultSession')
    return defaultSession
  },
}
allow('permission', (name: string, origin: string, isMainFrame: boolean) => defaultSession.permission(name, origin, isMainFrame))
allow('downloads', (address: string) => defaultSession.downloads(address))

// ---- vault ------------------------------------------------------------------------------------------------------------

/** The "keyring": what it seals opens again in another process with the same vault, and in no other. */
const vaultKey = createHash('sha256').update(`stand-in vault ${surroundings.vault}`).digest()
const unavailable = () => surroundings.vault === 'none'

export const safeStorage = {
  isAsyncEncryptionAvailable() {
    app.mustBeReady('safeStorage')
    return Promise.resolve(!unavailable())
  },
  getSelectedStorageBackend: () => (surroundings.vault === 'none' ? 'basic_text' : surroundings.vault),
  encryptStringAsync(plain: string) {
    if (unavailable()) return Promise.reject(new Error('Encryption is not available.'))
    note('safeStorage.encryptStringAsync')
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', vaultKey, iv)
    const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), data]))
  },
  async decryptStringAsync(sealed: Buffer) {
    await Promise.resolve()
    note('safeStorage.decryptStringAsync')
    const decipher = createDecipheriv('aes-256-gcm', vaultKey, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(12, 28))
    return { result: Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'), shouldReEncrypt: false }
  },
} satisfies Pick<SafeStorage, 'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'>
