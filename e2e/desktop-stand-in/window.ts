/** The stand-in for Electron's windows: one page of a real Chromium each, with the events the shell listens to. */
import { EventEmitter } from 'node:events'
import type {
  BrowserWindow as RealWindow, BrowserWindowConstructorOptions, Rectangle, WebContents as RealContents, WindowOpenHandlerResponse,
} from 'electron' // prettier-ignore
import type { Frame, Page } from '@playwright/test'
import { app, openWindows } from './app.ts'
import { PreventableEvent, allow, note } from './control.ts'
import { callOf, handlerOf, type CallFrame } from './doors.ts'
import { fromShown, openPage, toShown } from './page.ts'

class NavigationEvent extends PreventableEvent {
  readonly url: string
  readonly isMainFrame: boolean
  constructor(url: string, isMainFrame: boolean) {
    super()
    this.url = url
    this.isMainFrame = isMainFrame
  }
}

let nextId = 1

type ContentsUsed = 'id' | 'isDestroyed' | 'reload' | 'send' | 'setWindowOpenHandler'

export class WebContents extends EventEmitter implements Pick<RealContents, ContentsUsed> {
  readonly id = nextId++
  page: Page | null = null
  #destroyed = false
  #sent: Promise<unknown> = Promise.resolve()
  #openHandler: Parameters<RealContents['setWindowOpenHandler']>[0] | null = null

  setWindowOpenHandler(handler: Parameters<RealContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler
  }
  /** as Chromium would ask for a new window */
  askToOpen(url: string): WindowOpenHandlerResponse['action'] {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { policy: 'no-referrer', url: '' } } as const
    const { action } = this.#openHandler?.(details) ?? { action: 'allow' }
    if (action === 'allow') throw new Error(`a window was allowed: ${url}`)
    return action
  }
  /** false when a handler prevented it */
  navigates(name: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame: boolean): boolean {
    const event = new NavigationEvent(url, isMainFrame)
    this.emit(name, event)
    return !event.defaultPrevented
  }
  send(channel: string, ...args: unknown[]): void {
    const text = JSON.stringify(args)
    const deliver = ({ channel: name, text: sent }: { channel: string; text: string }) =>
      (globalThis as unknown as { __standInDeliver: (channel: string, args: unknown) => void }).__standInDeliver(name, JSON.parse(sent))
    this.#sent = this.#sent.then(() => this.page?.evaluate(deliver, { channel, text })).catch(() => undefined)
  }
  reload(): void {
    note('webContents.reload')
    void this.page?.reload()
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  destroy(): void {
    this.#destroyed = true
  }
}

/** A frame as Electron would describe it, from what Chromium says. */
function frameOf(frame: Frame): CallFrame {
  const url = fromShown(frame.url())
  const origin = /^[a-z-]+:\/\/[^/]*/.exec(url)?.[0] ?? 'null'
  return { parent: frame.parentFrame(), url, origin, detached: frame.isDetached() }
}

type WindowUsed =
  | 'close' | 'focus' | 'getNormalBounds' | 'isDestroyed' | 'isFocused' | 'isMaximized' | 'isMinimized'
  | 'loadURL' | 'maximize' | 'restore' | 'show' // prettier-ignore

export class BrowserWindow extends EventEmitter implements Pick<RealWindow, WindowUsed> {
  readonly webContents = new WebContents()
  readonly #options: BrowserWindowConstructorOptions
  #shown = false
  #focused = false
  #maximized = false
  #minimized = false
  #destroyed = false
  #moved: Rectangle | null = null

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    app.mustBeReady('BrowserWindow')
    this.#options = options
    note('new BrowserWindow', { ...options, webPreferences: { ...options.webPreferences } })
    openWindows.add(this)
    windows.push(this)
    app.emit('web-contents-created', new PreventableEvent(), this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    note('window.loadURL', address)
    const contents = this.webContents
    const page = await openPage({
      preload: String(this.#options.webPreferences?.preload),
      handle: (request) => handlerOf('app')(request),
      onCall: ({ frame, channel, args }) => callOf(channel, { sender: contents, senderFrame: frameOf(frame) }, args),
      mayNavigate: (url, frame) => {
        const main = frame.parentFrame() === null
        return contents.navigates('will-frame-navigate', url, main) && (!main || contents.navigates('will-navigate', url, true))
      },
      onPopup: (url) => contents.askToOpen(url),
    })
    contents.page = page
    page.on('dialog', (question) => {
      if (question.type() !== 'beforeunload') return void question.dismiss()
      const event = new PreventableEvent()
      note('webContents:will-prevent-unload')
      contents.emit('will-prevent-unload', event)
      if (event.defaultPrevented) void question.accept()
      else void question.dismiss().then(() => this.#answered?.(false))
    })
    page.on('close', () => this.#gone())
    await page.goto(toShown(address))
    this.emit('ready-to-show')
  }

  #answered: ((closed: boolean) => void) | null = null

  /** 'close', then the page's own word, then 'closed'; resolves to false where one of them kept it open */
  async closed(): Promise<boolean> {
    if (this.#destroyed) return true
    const event = new PreventableEvent()
    note('window:close')
    this.emit('close', event)
    if (event.defaultPrevented) return false
    const page = this.webContents.page
    if (!page || page.isClosed()) {
      this.#gone()
      return true
    }
    const answer = new Promise<boolean>((resolve) => (this.#answered = resolve))
    await page.close({ runBeforeUnload: true })
    return await answer
  }
  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.webContents.destroy()
    openWindows.delete(this)
    note('window:closed')
    this.emit('closed')
    this.#answered?.(true)
    if (openWindows.size === 0) app.emit('window-all-closed')
  }

  close(): void {
    void this.closed()
  }
  show(): void {
    note('window.show')
    this.#shown = this.#focused = true
  }
  focus(): void {
    note('window.focus')
    this.#focused = true
  }
  /** as if the user dragged it */
  move(place: Rectangle): void {
    this.#moved = place
  }
  /** as if the user went to another program */
  leave(): void {
    this.#focused = false
  }
  restore(): void {
    note('window.restore')
    this.#minimized = false
  }
  minimize(): void {
    this.#minimized = true
    this.#focused = false
  }
  maximize(): void {
    this.#maximized = true
  }
  isFocused(): boolean {
    return this.#shown && this.#focused
  }
  isMinimized(): boolean {
    return this.#minimized
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  getNormalBounds(): Rectangle {
    const { x = 320, y = 110, width = 800, height = 600 } = this.#options
    return this.#moved ?? { x, y, width, height }
  }
}

const windows: BrowserWindow[] = []
const window = () => {
  const newest = windows.at(-1)
  if (!newest) throw new Error('there is no window')
  return newest
}

/** as a window that Electron destroyed without a word */
allow('destroyContents', () => window().webContents.destroy())
allow('closeWindow', () => window().close())
allow('placeWindow', (place: Rectangle) => window().move(place))
allow('leaveWindow', () => window().leave())
allow('minimize', () => window().minimize())
allow('isMinimized', () => window().isMinimized())
allow('navigates', (name: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string) => window().webContents.navigates(name, url, true))
allow('askToOpen', (url: string) => window().webContents.askToOpen(url))
allow('attachWebview', () => {
  const event = new PreventableEvent()
  window().webContents.emit('will-attach-webview', event, {}, {})
  return event.defaultPrevented
})
allow('pageGone', () => window().webContents.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 5 }))
/** a call as it could only come from code that is not the page; `from` says how it differs from the page's own */
allow('callAs', (from: { id?: number; frame?: null | { parent?: boolean; url?: string; origin?: string; detached?: boolean } }, name: string, input: unknown) => {
  const frame = from.frame === undefined ? {} : from.frame
  const contents = window().webContents
  const sender = from.id === undefined ? contents : Object.assign(Object.create(contents) as WebContents, { id: from.id })
  const own = { parent: null, url: 'app://bundle/index.html', origin: 'app://bundle', detached: false }
  const senderFrame = frame && { ...own, ...frame, parent: frame.parent === true ? {} : null }
  return callOf('api', { sender, senderFrame }, [name, input])
})
