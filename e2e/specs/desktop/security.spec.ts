/** On a real Electron: what only the runtime can show of Electron's security checklist. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { invoke, startDesktop, whyNot, withDataFolder, type Desktop } from './runtime.ts'

const reason = whyNot()
test.skip(reason !== null, reason ?? '')

const onDesktop = (work: (desktop: Desktop) => Promise<void>) => () =>
  withDataFolder(async (dataDir) => {
    const desktop = await startDesktop(dataDir)
    try {
      await work(desktop)
    } finally {
      await desktop.close()
    }
  })

test('the page is isolated: no Node, no Electron, two functions', onDesktop(async ({ app, page }) => {
  expect(page.url()).toBe('app://bundle/index.html')
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    module: typeof (globalThis as { module?: unknown }).module,
    bridge: Object.keys((globalThis as unknown as { serverManager: object }).serverManager).sort(),
    secure: isSecureContext,
    frame: (() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      return 'serverManager' in (frame.contentWindow as unknown as object)
    })(),
  }))
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', module: 'undefined', bridge: ['invoke', 'subscribe'], secure: true, frame: false })
  const windows = await app.evaluate(({ BrowserWindow, session }) => ({
    count: BrowserWindow.getAllWindows().length,
    ownSession: BrowserWindow.getAllWindows().every(({ webContents }) => webContents.session === session.defaultSession),
  }))
  expect(windows).toEqual({ count: 1, ownSession: true })
})) // prettier-ignore

test("the page's process is in the sandbox", onDesktop(async ({ app, page }) => {
  await invoke(page, 'app.info')
  const pages = await app.evaluate(({ app: running, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    return running.getAppMetrics().filter((metric) => metric.pid === pid).map(({ pid: id, sandboxed }) => ({ pid: id, sandboxed })) // prettier-ignore
  })
  expect(pages).toHaveLength(1)
  if (process.platform === 'linux') {
    const status = `/proc/${String(pages[0]?.pid)}/status`
    expect(existsSync(status)).toBe(true)
    // 2: a seccomp filter is in force.
    expect(readFileSync(status, 'utf8')).toMatch(/^Seccomp:\s*2$/m)
  } else expect(pages[0]?.sandboxed).toBe(true)
})) // prettier-ignore

test('the policy of the page is in force', onDesktop(async ({ page }) => {
  const tried = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), { once: true })
    })
    const script = document.createElement('script')
    script.textContent = 'globalThis.injected = true'
    document.head.append(script)
    const inline = await violation
    let evaluated = 'ran'
    try {
      ;(0, eval)('1')
    } catch (error) {
      evaluated = (error as Error).name
    }
    const ask = (address: string) => fetch(address).then(({ status }) => status, () => 'refused') // prettier-ignore
    return {
      inline, evaluated, injected: 'injected' in globalThis,
      outside: await ask('https://example.com/'), loopback: await ask('http://127.0.0.1:9/'), file: await ask('file:///etc/hosts'),
      otherHost: await ask('app://other/index.html'), out: await ask('app://bundle/..%2fdesktop%2fmain.js'), own: await ask('app://bundle/index.html'),
    } // prettier-ignore
  })
  expect(tried).toEqual({
    inline: 'script-src-elem', evaluated: 'EvalError', injected: false, outside: 'refused', loopback: 'refused', file: 'refused',
    otherHost: 'refused', out: 404, own: 200,
  }) // prettier-ignore
})) // prettier-ignore

test('the page goes nowhere and opens nothing', onDesktop(async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url: string) => Promise.resolve(void opened.push(url))
  })
  await page.evaluate(() => {
    location.href = 'https://example.com/'
    window.open('https://example.com/')
    window.open('file:///etc/hosts')
    window.open('https://support.google.com/mail/')
  })
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual(['https://support.google.com/mail/'])
  await invoke(page, 'app.info')
  expect(page.url()).toBe('app://bundle/index.html')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})) // prettier-ignore

test('the page is given nothing it asks for', onDesktop(async ({ page }) => {
  const asked = await page.evaluate(async () => {
    const why = (error: unknown) => (error as Error).name
    const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
    return {
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', why),
      geolocation: await state('geolocation'),
      clipboard: await state('clipboard-read'),
    }
  })
  expect(asked.notifications).toBe('denied')
  expect(asked.camera).not.toBe('granted')
  expect([asked.geolocation, asked.clipboard]).not.toContain('granted')
})) // prettier-ignore
