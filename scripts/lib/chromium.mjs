/** A real Chromium for the end-to-end tests: named, the system's, Playwright's, its download, or Debian's package. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'
import { inRoot, projectNode, tools } from './project.mjs'
import { Failure, say, texts } from './texts.mjs'

/** @typedef {{ platform: string, environment: Readonly<Record<string, string | undefined>>, exists: (path: string) => boolean }} World */

export const namingVariables = ['SM_CHROMIUM', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']
const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`)
const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** The one that the environment names. A name without a file is a mistake to tell, not to work around. @param {World} world */
export function namedBrowser({ environment, exists }) {
  for (const variable of namingVariables) {
    const path = environment[variable]
    if (path === undefined || path === '') continue
    if (!exists(path)) throw new Failure(texts.browserNamedButMissing(variable, path))
    return path
  }
  return null
}

/** Those that the system may have, the likeliest first. @param {World} world @returns {string[]} */
export function systemBrowsers({ platform, environment, exists }) {
  /** @param {(string | undefined)[]} folders @param {readonly string[]} names @param {string} separator */
  const below = (folders, names, separator) =>
    names.flatMap((name) => folders.filter((folder) => folder !== undefined && folder !== '').map((folder) => `${folder}${separator}${name}`))
  const candidates =
    platform === 'win32'
      ? below([environment['ProgramFiles'], environment['ProgramFiles(x86)'], environment['LOCALAPPDATA']], windowsPrograms, '\\')
      : [
          ...below((environment['PATH'] ?? '').split(delimiter), commandNames, '/'),
          ...(platform === 'darwin' ? below(['/Applications', `${environment['HOME'] ?? ''}/Applications`], macApplications, '/') : []),
          ...(platform === 'linux' ? below(['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'], [...commandNames, 'chrome'], '/') : []),
        ]
  return [...new Set(candidates)].filter(exists)
}

/** @param {Readonly<Record<string, string | undefined>>} environment @param {number | undefined} userId @param {(path: string) => boolean} exists */
export function mayUseDebian(environment, userId, exists) {
  return Boolean(environment['CI']) && environment['CI'] !== 'false' && userId === 0 && exists('/usr/bin/apt-get')
}

/** Starts it, as the tests will, and shows an empty page. @param {string} path @returns {Promise<string | null>} why it does not serve */
async function whyNot(path) {
  const { code, output, timedOut } = await run(projectNode, [inRoot('scripts', 'lib', 'try-browser.mjs'), path], {
    output: 'capture',
    timeoutMs: 60_000,
  })
  if (code === 0) return null
  return timedOut ? '60 s' : (output.trim().split('\n')[0] ?? '')
}

/** @returns {Promise<string>} */
async function playwrightsOwn() {
  const { output } = await run(projectNode, [inRoot('scripts', 'lib', 'try-browser.mjs')], { output: 'capture' })
  return output.trim()
}

/** @typedef {keyof typeof texts.browserHow} How */

/** Its path, proven to start. Call after the installation. @returns {Promise<string>} */
export async function findChromium() {
  /** @type {World} */
  const world = { platform: process.platform, environment: process.env, exists: existsSync }
  /** @param {string} path @param {How} how */
  const tried = async (path, how) => {
    const reason = await whyNot(path)
    say(reason === null ? texts.browserFound(path, texts.browserHow[how]) : texts.browserDoesNotStart(path, reason))
    return reason === null
  }

  const named = namedBrowser(world)
  if (named !== null) {
    if (await tried(named, 'environment')) return named
    throw new Failure(texts.browserNone)
  }
  for (const path of systemBrowsers(world)) if (await tried(path, 'system')) return path

  const own = await playwrightsOwn()
  if (existsSync(own) && (await tried(own, 'playwright'))) return own

  say(texts.browserDownloading)
  const download = await run(projectNode, [tools.playwright, 'install', 'chromium'], {
    output: 'capture',
    timeoutMs: 300_000,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
  })
  if (download.code === 0 && existsSync(own) && (await tried(own, 'download'))) return own

  if (mayUseDebian(process.env, process.getuid?.(), existsSync)) {
    say(texts.browserFromDebian)
    const quiet = { output: /** @type {const} */ ('capture'), timeoutMs: 600_000, env: { DEBIAN_FRONTEND: 'noninteractive' } }
    await run('apt-get', ['update'], quiet)
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet)
    const path = join('/usr/bin', 'chromium')
    if (existsSync(path) && (await tried(path, 'debian'))) return path
  }
  throw new Failure(`${texts.browserNone}\n${download.output.trim().split('\n').slice(-5).join('\n')}`)
}
