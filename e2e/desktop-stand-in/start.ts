/** Starts the built desktop shell against the stand-in for Electron, with a Chromium of its own that shows its page. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, expect, type Browser, type Page } from '@playwright/test'
import type { Called, Surroundings } from './control.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const entry = here('../../dist/desktop/main.js')
const register = new URL('./register.ts', import.meta.url).href

export interface StandInOptions {
  readonly surroundings?: Partial<Omit<Surroundings, 'browser'>>
  /** arguments of the program, after its data folder */
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** one that stays; otherwise it has its own until it stops */
  readonly dataDir?: string
}

interface Ended {
  readonly code: number
  /** what was called until the end, when it ended by itself */
  readonly calls: readonly Called[]
}

interface Started {
  ask(name: string, ...values: readonly unknown[]): Promise<unknown>
  readonly ended: Promise<Ended>
  readonly child: ChildProcess
  readonly complaints: () => string
}

export interface StandIn {
  readonly dataDir: string
  /** the page in the window, once it has loaded */
  page(): Promise<Page>
  /** asks the stand-in in the main process (see `allow`) */
  ask<T>(name: string, ...values: readonly unknown[]): Promise<T>
  calls(): Promise<readonly Called[]>
  /** resolves when the program has ended by itself */
  ended(): Promise<Ended>
  /** the program once more on the same data, beside the one that runs */
  second(args: readonly string[]): Promise<Ended>
  /** ends it as a user would and starts it again on the same data */
  restart(options?: StandInOptions): Promise<void>
  stop(): Promise<void>
}

async function startChromium(): Promise<{ address: string; browser: Browser; stop: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'server-manager-chromium-'))
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // Chromium ends by itself when the other end of the pipe is gone: a run that was killed leaves none behind.
    '--headless=new', '--remote-debugging-port=0', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run', '--lang=pt-BR',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=127.0.0.1', 'about:blank',
  ] // prettier-ignore
  const child = spawn(process.env['SM_CHROMIUM'] ?? '/usr/bin/chromium', args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const portFile = join(profile, 'DevToolsActivePort')
  await expect.poll(() => existsSync(portFile), { timeout: 30_000, message: 'Chromium did not start' }).toBe(true)
  // Written in two steps: the second line is there last.
  let lines: string[] = []
  await expect.poll(async () => (lines = (await readFile(portFile, 'utf8')).split('\n')).length).toBeGreaterThan(1)
  const address = `ws://127.0.0.1:${lines[0] ?? ''}${lines[1] ?? ''}`
  const browser = await chromium.connectOverCDP(address)
  return {
    address,
    browser,
    async stop() {
      await browser.close()
      try {
        // Its whole group: Chromium's processes do not all end with the first.
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        // It has ended already.
      }
      await gone
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function startProgram(dataDir: string, browser: string, options: StandInOptions): Started {
  const surroundings: Surroundings = {
    packaged: true,
    resources: here('./no-resources'),
    vault: 'gnome_libsecret',
    proxy: 'DIRECT',
    buttons: [],
    browser,
    ...options.surroundings,
  }
  const own = Object.entries(process.env).filter(([name]) => !/^(https?|all|auto|no|ftp)_proxy$/i.test(name) && name !== 'NODE_OPTIONS')
  const child = fork(entry, ['--data-dir', dataDir, ...(options.args ?? [])], {
    execArgv: ['--import', register, '--disable-warning=ExperimentalWarning'],
    env: { ...Object.fromEntries(own), ...options.environment, DESKTOP_STAND_IN: JSON.stringify(surroundings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'json',
  })
  let complaints = ''
  child.stdout?.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last: readonly Called[] = []
  child.on('message', (message: { id?: number; value?: unknown; error?: string; calls?: readonly Called[] }) => {
    if (message.calls) last = message.calls
    const asked = message.id === undefined ? undefined : waiting.get(message.id)
    if (message.error === undefined) asked?.resolve(message.value)
    else asked?.reject(new Error(message.error))
  })
  const ended = new Promise<Ended>((resolve) =>
    child.once('exit', (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`the program ended with ${String(code)}: ${complaints}`))
      resolve({ code: code ?? -1, calls: last })
    }),
  )
  let nextId = 1
  return {
    child,
    ended,
    complaints: () => complaints,
    ask: (name, ...values) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        child.send({ id, name, values }, (error) => {
          if (error) reject(new Error(`the program has ended: ${complaints}`, { cause: error }))
        })
      }),
  }
}

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'server-manager-desktop-')))
  const shown = await startChromium()
  let program = startProgram(dataDir, shown.address, options)
  const heard = new WeakSet<Page>()

  async function end(): Promise<void> {
    if (program.child.exitCode === null && program.child.signalCode === null) {
      program.child.kill('SIGTERM')
      const timer = setTimeout(() => program.child.kill('SIGKILL'), 10_000)
      await program.ended
      clearTimeout(timer)
    }
  }
  return {
    dataDir,
    ask: <T>(name: string, ...values: readonly unknown[]) => program.ask(name, ...values) as Promise<T>,
    calls: () => program.ask('calls') as Promise<readonly Called[]>,
    ended: () => program.ended,
    async page() {
      const pages = () => shown.browser.contexts().flatMap((context) => context.pages())
      const find = () => pages().findLast((page) => page.url().startsWith('https://bundle/'))
      await expect
        .poll(() => (find() ? 'shown' : `${pages().map((page) => page.url()).join(' ')} ${program.complaints()}`), { timeout: 40_000 })
        .toBe('shown') // prettier-ignore
      const page = find()!
      // Whoever listens is asked; the stand-in answers, not this side.
      if (!heard.has(page)) page.on('dialog', () => {})
      heard.add(page)
      await page.waitForFunction(() => 'serverManager' in globalThis && document.readyState === 'complete')
      return page
    },
    second(args) {
      return startProgram(dataDir, shown.address, { ...options, args }).ended
    },
    async restart(again = options) {
      await end()
      program = startProgram(dataDir, shown.address, again)
    },
    async stop() {
      await end()
      await shown.stop()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A call of the page's own, by the bridge that the preload made. */
export async function invoke<T = { ok: boolean; value?: unknown; error?: { code: string } }>(page: Page, name: string, input: unknown = null): Promise<T> {
  return (await page.evaluate(
    ([called, given]) => (globalThis as unknown as { serverManager: { invoke(name: unknown, input: unknown): Promise<unknown> } }).serverManager.invoke(called, given),
    [name, input] as const,
  )) as T
}

/** What the page is told from now on, as it comes; read it with `events`. */
export const listen = (page: Page) =>
  page.evaluate(() => {
    const at = globalThis as unknown as { heard: unknown[]; serverManager: { subscribe(listener: (event: unknown) => void): () => void } }
    at.heard = []
    at.serverManager.subscribe((event) => at.heard.push(event))
  })
export const events = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { heard: { name: string; data: Record<string, unknown> }[] }).heard)
