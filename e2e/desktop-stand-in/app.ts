/** The stand-in for Electron's `app`: its order of events as documented, and an instance lock by files. */
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { PreventableEvent, allow, calls, note, surroundings } from './control.ts'

/** The windows that quitting has to close first; each says whether it did. */
export const openWindows = new Set<{ closed(): Promise<boolean> }>()

class StandInApp extends EventEmitter {
  readonly isPackaged = surroundings.packaged
  readonly commandLine = { hasSwitch: (name: string) => process.argv.includes(`--${name}`) }
  #ready = false
  #paths = new Map<string, string>()
  #lock: string | null = null
  #quitting = false
  readonly #whenReady: Promise<void>

  constructor() {
    super()
    // After the main module has run: what must come before `ready` has had its chance.
    this.#whenReady = new Promise((resolve) =>
      setTimeout(() => {
        this.#ready = true
        note('app:ready')
        this.emit('ready')
        resolve()
      }, 50),
    )
  }

  mustBeReady(what: string): void {
    if (!this.#ready) throw new Error(`${what} can only be used after the app is ready`)
  }
  mustNotBeReady(what: string): void {
    if (this.#ready) throw new Error(`${what} can only be used before the app is ready`)
  }

  enableSandbox(): void {
    this.mustNotBeReady('enableSandbox')
    note('app.enableSandbox')
  }
  whenReady(): Promise<void> {
    return this.#whenReady
  }
  getName(): string {
    return 'Server Manager'
  }
  getVersion(): string {
    return '0.0.0-stand-in'
  }
  setName(name: string): void {
    note('app.setName', name)
  }
  setAppUserModelId(id: string): void {
    note('app.setAppUserModelId', id)
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    note('app.setAsDefaultProtocolClient', scheme)
    return true
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? ''
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path}`)
    note('app.setPath', name)
    this.#paths.set(name, path)
  }

  /** By the folder of `userData`, as Electron's. The second one leaves its arguments to the first. */
  requestSingleInstanceLock(): boolean {
    note('app.requestSingleInstanceLock')
    const folder = this.#paths.get('userData')
    if (folder === undefined) throw new Error('the lock is by the folder of userData: set it first')
    const lock = join(folder, 'stand-in-lock')
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
    } catch {
      writeFileSync(join(folder, `stand-in-second-${String(process.pid)}.json`), JSON.stringify(process.argv))
      return false
    }
    this.#lock = lock
    setInterval(() => {
      for (const name of readdirSync(folder).filter((file) => /^stand-in-second-\d+\.json$/.test(file))) {
        const text = readFileSync(join(folder, name), 'utf8')
        if (!text.endsWith(']')) continue
        rmSync(join(folder, name))
        this.emit('second-instance', new PreventableEvent(), JSON.parse(text), folder, null)
      }
    }, 20).unref()
    return true
  }

  quit(): void {
    note('app.quit')
    setImmediate(() => void this.#quit())
  }
  async #quit(): Promise<void> {
    if (this.#quitting) return
    this.#quitting = true
    try {
      if (this.#prevented('before-quit')) return
      for (const window of [...openWindows]) if (!(await window.closed())) return
      if (this.#prevented('will-quit')) return
      this.exit(0)
    } finally {
      this.#quitting = false
    }
  }
  #prevented(name: string): boolean {
    const event = new PreventableEvent()
    note(`app:${name}`)
    this.emit(name, event)
    return event.defaultPrevented
  }
  exit(code = 0): void {
    note('app.exit', code)
    if (this.#lock !== null) rmSync(this.#lock, { force: true })
    const end = () => process.exit(code)
    if (process.send) process.send({ ended: code, calls }, end)
    else end()
  }
}

type Used =
  | 'enableSandbox' | 'exit' | 'getName' | 'getPath' | 'getVersion' | 'isPackaged' | 'quit' | 'requestSingleInstanceLock'
  | 'setAppUserModelId' | 'setAsDefaultProtocolClient' | 'setName' | 'setPath' | 'whenReady' // prettier-ignore

// Electron's own addition to `process`.
Object.assign(process, { resourcesPath: surroundings.resources })

export const app = new StandInApp() satisfies Pick<App, Used> & { commandLine: Pick<App['commandLine'], 'hasSwitch'> }

allow('openUrl', (url: string) => {
  const event = new PreventableEvent()
  app.emit('open-url', event, url)
  return event.defaultPrevented
})
allow('emitApp', (name: string) => app.emit(name, new PreventableEvent()))
allow('quit', () => app.quit())
process.on('SIGTERM', () => app.quit())
