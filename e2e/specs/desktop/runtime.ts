/**
 * The real Electron, where there is one. Never by `import 'electron'`: without a runtime that would start a download.
 * Looked for where Electron's own loader would: `ELECTRON_OVERRIDE_DIST_PATH`, or what it brought into node_modules.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

const inRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const entry = inRoot('dist/desktop/main.js')

const nameOn: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }

function findRuntime(): string | null {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''
  const folder = named === '' ? inRoot('node_modules/electron/dist') : named
  const noted = inRoot('node_modules/electron/path.txt')
  const name = existsSync(noted) ? readFileSync(noted, 'utf8') : (nameOn[process.platform] ?? 'electron')
  const path = join(folder, name)
  return existsSync(path) ? path : null
}

export const runtime = findRuntime()

/** Why the window cannot be shown here; null when it can. */
export function whyNot(): string | null {
  if (!runtime) return 'no Electron runtime here (install one with node node_modules/electron/install.js, or name it in ELECTRON_OVERRIDE_DIST_PATH)'
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'no display (DISPLAY, WAYLAND_DISPLAY)'
  if (process.getuid?.() === 0) return 'Electron isolates nothing for root, and is never started without that'
  return null
}

/** A packaged program whose fuses are to be read, e.g. dist/packages/linux-unpacked/server-manager-desktop. */
export const packaged = process.env['SM_PACKAGED'] ?? ''

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  close(): Promise<void>
}

/** The key comes from the environment, so that no keyring of the machine asks anything. */
export async function startDesktop(dataDir: string, environment: Readonly<Record<string, string>> = { SERVER_MANAGER_KEY: 'e2e' }): Promise<Desktop> {
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name === 'NODE_OPTIONS' ? [] : [[name, value] as const]))
  const app = await _electron.launch({
    executablePath: runtime ?? '',
    args: [entry, '--data-dir', dataDir],
    env: { ...Object.fromEntries(own), ...environment },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return { app, page, dataDir, close: () => app.close() }
}

export async function withDataFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'server-manager-electron-'))
  try {
    return await work(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

export async function invoke(page: Page, name: string, input: unknown = null): Promise<unknown> {
  return await page.evaluate(
    ([called, given]) => (globalThis as unknown as { serverManager: { invoke(name: unknown, input: unknown): Promise<unknown> } }).serverManager.invoke(called, given),
    [name, input] as const,
  )
}
