import { describe, expect, test } from 'vitest'
import { downloadEnvironment, findRuntime, judgeDownload, judgeMachine, neverStarted, wantsPage, type World } from './desktop.mjs'
import { Failure, texts } from './texts.mjs'

const world = (change: Partial<World> & { files?: Readonly<Record<string, string>> } = {}): World => {
  const files = change.files ?? {}
  return {
    platform: 'linux',
    environment: { DISPLAY: ':0' },
    userId: 1000,
    read: (path: string) => files[path] ?? null,
    exists: (path: string) => path in files,
    ...change,
  }
}
const inPackage = (...parts: string[]) => ['/e', ...parts].join('/')

describe('window or page', () => {
  test('who asks for what only the page has, gets the page', () => {
    expect(wantsPage({})).toBe(false)
    expect(wantsPage({ desktop: true })).toBe(false)
    for (const asked of [{ web: true }, { port: '0' }, { 'no-open': true }]) {
      expect(wantsPage(asked)).toBe(true)
      expect(() => wantsPage({ ...asked, desktop: true })).toThrow(Failure)
    }
  })

  test.each<[string, Partial<World> & { files?: Readonly<Record<string, string>> }, ReturnType<typeof judgeMachine>]>([
    ['a user with a display', {}, null],
    ['Wayland only', { environment: { WAYLAND_DISPLAY: 'wayland-0' } }, null],
    ['root', { userId: 0 }, 'root'],
    ['root on macOS', { platform: 'darwin', userId: 0, environment: {} }, 'root'],
    ['no display', { environment: {} }, 'no-display'],
    ['an empty display', { environment: { DISPLAY: '', WAYLAND_DISPLAY: '' } }, 'no-display'],
    ['macOS', { platform: 'darwin', environment: {} }, null],
    ['Windows', { platform: 'win32', environment: {}, userId: null }, null],
    ['Debian with namespaces off', { files: { '/proc/sys/kernel/unprivileged_userns_clone': '0' } }, 'no-sandbox'],
    ['none left', { files: { '/proc/sys/user/max_user_namespaces': '0' } }, 'no-sandbox'],
    ['Ubuntu 24', { files: { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1' } }, 'no-sandbox'],
    ['namespaces for all', { files: { '/proc/sys/kernel/unprivileged_userns_clone': '1', '/proc/sys/user/max_user_namespaces': '30000', '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '0' } }, null], // prettier-ignore
  ])('%s', (_who, change, why) => {
    expect(judgeMachine(world(change))).toBe(why)
  })

  test('the runtime is looked for where its own loader would', () => {
    const installed = { '/e/path.txt': 'electron', '/e/dist/electron': '' }
    expect(findRuntime(world({ files: installed }), inPackage)).toEqual({ path: '/e/dist/electron' })
    expect(findRuntime(world(), inPackage)).toEqual({ why: 'not-installed' })
    // A note of a runtime that was deleted is no runtime.
    expect(findRuntime(world({ files: { '/e/path.txt': 'electron' } }), inPackage)).toEqual({ why: 'not-installed' })
    const named = { environment: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron/' } }
    expect(findRuntime(world({ ...named, files: { '/opt/electron/electron': '' } }), inPackage)).toEqual({ path: '/opt/electron/electron' })
    // The named one, or none: never quietly another.
    expect(findRuntime(world({ ...named, files: installed }), inPackage)).toEqual({ why: 'named-missing' })
    const mac = world({ platform: 'darwin', files: { '/e/dist/Electron.app/Contents/MacOS/Electron': '' } })
    expect(findRuntime(mac, inPackage)).toEqual({ path: '/e/dist/Electron.app/Contents/MacOS/Electron' })
  })

  test('a machine that could fetch none lately is not made to wait, unless it insists', () => {
    const version = '45.4.1'
    const day = 24 * 60 * 60 * 1000
    const now = 10 * day
    const judge = (at: number | null, insists = false, of = version) =>
      judgeDownload(world(), at === null ? null : { at, version: of }, { now, version, insists })
    expect(judge(null)).toBeNull()
    expect(judge(now - 1000)).toBe('download-failed-lately')
    expect(judge(now - 1000, true)).toBeNull()
    expect(judge(now - day)).toBeNull()
    expect(judge(now - 1000, false, '45.4.0')).toBeNull()
    // A clock that was set back must not close the way for ever.
    expect(judge(now + 1000)).toBeNull()
    expect(judge(NaN)).toBeNull()
    const off = world({ environment: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' } })
    expect(judgeDownload(off, null, { now, version, insists: true })).toBe('download-off')
  })

  test('the proxy variables reach the loader', () => {
    expect(downloadEnvironment({ PATH: '/bin', no_proxy: '*', HTTPS_PROXY: '' })).toEqual({})
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'http_proxy', 'ALL_PROXY']) {
      expect(downloadEnvironment({ [name]: 'http://proxy.example:8080' })).toEqual({ ELECTRON_GET_USE_PROXY: 'true' })
    }
  })

  test('a window that a user closed, or that was ended, was there', () => {
    expect(neverStarted({ code: 0, ms: 100 })).toBe(false)
    expect(neverStarted({ code: 130, ms: 100 })).toBe(false)
    expect(neverStarted({ code: 143, ms: 100 })).toBe(false)
    expect(neverStarted({ code: 1, ms: 60_000 })).toBe(false)
    expect(neverStarted({ code: 1, ms: 900 })).toBe(true)
    // SIGTRAP, SIGABRT, SIGSEGV: how Chromium ends when it cannot isolate its processes.
    for (const code of [133, 134, 139]) expect(neverStarted({ code, ms: 900 }), String(code)).toBe(true)
  })

  test('each reason has its sentence', () => {
    for (const text of Object.values(texts.noWindow)) expect(texts.pageInstead(text)).toMatch(/^Sem janela: .+\. O programa abre a página no navegador\.$/)
  })
})
