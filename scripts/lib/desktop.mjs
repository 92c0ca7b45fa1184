/** Window or page: the one place for that decision. Pure; electron.mjs looks, fetches and starts. */
import { Failure, texts } from './texts.mjs'

/**
 * Why there is no window here.
 * @typedef {'root' | 'no-display' | 'no-sandbox' | 'named-missing' | 'download-off' | 'download-failed' | 'download-failed-lately' | 'did-not-start'} NoWindow
 * @typedef {{ web?: boolean, desktop?: boolean, port?: string, 'no-open'?: boolean }} Asked
 * @typedef {object} World
 * @property {string} platform
 * @property {Readonly<Record<string, string | undefined>>} environment
 * @property {number | null} userId null where there is no such thing
 * @property {(path: string) => string | null} read a small text file, trimmed; null when there is none
 * @property {(path: string) => boolean} exists
 */

/** Who asks for something that only the page has, asks for the page. @param {Asked} asked */
export function wantsPage(asked) {
  const page = asked.web || asked.port !== undefined || asked['no-open']
  if (page && asked.desktop) throw new Failure(texts.windowOrPage, 2)
  return Boolean(page)
}

/**
 * Chromium isolates its processes by user namespaces. Where the system gives none, Electron would only start without that,
 * which is never done. (Its other way, a helper that belongs to root, is only there in an installed package.)
 */
const closedBy = [
  { path: '/proc/sys/kernel/unprivileged_userns_clone', value: '0' },
  { path: '/proc/sys/user/max_user_namespaces', value: '0' },
  { path: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', value: '1' },
]

/** What stands against a window, whatever runtime there is. @param {World} world @returns {NoWindow | null} */
export function judgeMachine({ platform, environment, userId, read }) {
  if (userId === 0) return 'root'
  if (platform !== 'linux') return null
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'no-display'
  return closedBy.some(({ path, value }) => read(path) === value) ? 'no-sandbox' : null
}

/** @type {Readonly<Record<string, string>>} */
const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }

/**
 * Electron's runtime, where its own loader would look: in a folder that the environment names, or where it was installed.
 * @param {World} world @param {(...parts: string[]) => string} inPackage path in node_modules/electron
 * @returns {{ path: string } | { why: 'named-missing' | 'not-installed' }}
 */
export function findRuntime({ platform, environment, read, exists }, inPackage) {
  const named = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''
  const name = read(inPackage('path.txt')) ?? names[platform] ?? 'electron'
  const path = named === '' ? inPackage('dist', name) : `${named.replace(/[\\/]+$/, '')}/${name}`
  if (exists(path)) return { path }
  return { why: named === '' ? 'not-installed' : 'named-missing' }
}

/** A machine that reaches nothing must not be made to wait at every start. */
const patienceMs = 24 * 60 * 60 * 1000

/**
 * @param {Pick<World, 'environment'>} world
 * @param {{ at: number, version: string } | null} lastFailure
 * @param {{ now: number, version: string, insists: boolean }} attempt
 * @returns {NoWindow | null} null: fetch it
 */
export function judgeDownload({ environment }, lastFailure, { now, version, insists }) {
  if ((environment['ELECTRON_SKIP_BINARY_DOWNLOAD'] ?? '') !== '') return 'download-off'
  if (insists || !lastFailure || lastFailure.version !== version) return null
  const since = now - lastFailure.at
  return since >= 0 && since < patienceMs ? 'download-failed-lately' : null
}

/** What Electron's loader needs to go through the proxy that the environment names. @param {Readonly<Record<string, string | undefined>>} environment */
export function downloadEnvironment(environment) {
  const proxied = Object.entries(environment).some(([name, value]) => /^(https?|all)_proxy$/i.test(name) && value)
  return proxied ? { ELECTRON_GET_USE_PROXY: 'true' } : {}
}

/** A window that ends with an error this early was never there. */
const startMs = 15_000
/** SIGHUP, SIGINT, SIGKILL, SIGTERM: somebody ended it */
const asked = new Set([129, 130, 137, 143])
/** @param {{ code: number, ms: number }} end */
export const neverStarted = ({ code, ms }) => code !== 0 && !asked.has(code) && ms < startMs
