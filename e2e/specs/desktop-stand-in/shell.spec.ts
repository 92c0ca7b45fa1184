/** The built shell against a stand-in for Electron (e2e/desktop-stand-in/README.md). No proof that it runs on Electron. */
import { expect, test, type Page } from '@playwright/test'
import { invoke, startStandIn, type StandIn } from '../../desktop-stand-in/start.ts'

test.setTimeout(120_000)
let program: StandIn

const names = (calls: readonly { what: string }[]) => calls.map(({ what }) => what)
/** Are these among the calls, in this order? */
function expectOrder(calls: readonly { what: string }[], expected: readonly string[]): void {
  const found = names(calls)
  let from = 0
  for (const name of expected) {
    const at = found.indexOf(name, from)
    expect(at, `${name} after ${found.slice(0, from).join(', ')}; all: ${found.join(', ')}`).toBeGreaterThanOrEqual(0)
    from = at + 1
  }
}

test.describe('stand-in: one window', () => {
  test.describe.configure({ mode: 'serial' })
  let page: Page
  test.beforeAll(async () => {
    program = await startStandIn()
    page = await program.page()
  })
  test.afterAll(() => program.stop())

  test('starts in order, shows the page and answers it', async () => {
    // The page answers a moment before the window is told that it may be shown.
    await expect.poll(async () => names(await program.calls())).toContain('window.show')
    expectOrder(await program.calls(), [
      'app.setPath', 'app.enableSandbox', 'protocol.registerSchemesAsPrivileged', 'app.requestSingleInstanceLock', 'app:ready', 'protocol.handle',
      'safeStorage.encryptStringAsync', 'ipcMain.handle', 'Menu.setApplicationMenu', 'new BrowserWindow', 'window.loadURL', 'window.show',
    ]) // prettier-ignore
    const info = await invoke<{ ok: boolean; value: { dataDir: string; secrets: string } }>(page, 'app.info')
    expect(info).toMatchObject({ ok: true, value: { dataDir: program.dataDir, secrets: 'safe-storage', version: '0.0.0-stand-in' } })
    expect(await program.ask('channels')).toEqual(['api'])
  })

  test('gives the scheme and the window no more than they need', async () => {
    const calls = await program.calls()
    const given = (what: string) => calls.filter((call) => call.what === what).map((call) => call.with[0])
    expect(given('protocol.registerSchemesAsPrivileged')).toEqual([
      [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }],
    ])
    expect(given('new BrowserWindow')).toHaveLength(1)
    const { webPreferences } = given('new BrowserWindow')[0] as { webPreferences: Record<string, unknown> }
    expect({ ...webPreferences, preload: null }).toEqual({
      preload: null, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: false,
    }) // prettier-ignore
    expect(String(webPreferences['preload'])).toMatch(/[\\/]dist[\\/]desktop[\\/]preload\.cjs$/)
  })

  test('the page has two functions and the policy of the answer, and asks nothing outside', async () => {
    const seen = await page.evaluate(() => {
      const bridge = (globalThis as unknown as { serverManager: Record<string, unknown> }).serverManager
      return {
        bridge: Object.entries(bridge).map(([name, value]) => [name, typeof value]),
        frozen: Object.isFrozen(bridge),
        others: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer', 'global'].filter((name) => name in globalThis),
      }
    })
    expect(seen).toEqual({ bridge: [['invoke', 'function'], ['subscribe', 'function']], frozen: true, others: [] }) // prettier-ignore
    const refused = await page.evaluate(async () => {
      const tried: Record<string, string> = {}
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), { once: true })
      })
      const script = document.createElement('script')
      script.textContent = 'globalThis.injected = true'
      document.head.append(script)
      tried['inline script'] = await violation
      tried['evaluated'] = (() => {
        try {
          return String((0, eval)('1'))
        } catch (error) {
          return (error as Error).name
        }
      })()
      tried['outside'] = await fetch('https://outside.example/').then(() => 'answered', () => 'refused') // prettier-ignore
      return { ...tried, injected: 'injected' in globalThis }
    })
    expect(refused).toEqual({ 'inline script': 'script-src-elem', evaluated: 'EvalError', outside: 'refused', injected: false })
    expect(names(await program.calls())).not.toContain('outside request')
  })

  test('serves nothing but the page by its scheme', async () => {
    const request = (address: string, method = 'GET') =>
      program.ask<{ status: number; headers: Record<string, string>; body: string }>('request', address, method)
    const served = await request('app://bundle/index.html')
    expect(served.status).toBe(200)
    expect(served.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(served.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/)
    for (const address of ['app://bundle/%2e%2e/desktop/main.js', 'app://bundle/..%2fdesktop%2fmain.js', 'app://bundle/..%5cdesktop%5cmain.js', 'app://bundle/none.js']) {
      expect(await request(address), address).toMatchObject({ status: 404, body: '' })
    }
    expect((await request('app://other/index.html')).status).toBe(403)
    expect((await request('app://bundle/index.html', 'POST')).status).toBe(405)
  })

  test('refuses a call from anything but the page in the window', async () => {
    const call = (from: unknown) => program.ask('callAs', from, 'app.info', null)
    await expect(call({})).resolves.toMatchObject({ ok: true })
    for (const from of [
      { id: 99 },
      { frame: null },
      { frame: { detached: true } },
      { frame: { parent: true } },
      { frame: { origin: 'https://bundle' } },
      { frame: { url: 'https://bundle/index.html', origin: 'https://bundle' } },
      { frame: { url: 'app://bundle.example/', origin: 'app://bundle.example' } },
      { frame: { origin: 'null' } },
    ]) {
      await expect(call(from), JSON.stringify(from)).rejects.toThrow('refused')
    }
    await expect(program.ask('callAs', {}, 'toString', null)).resolves.toMatchObject({ ok: false, error: { code: 'unknown-procedure' } })
    await expect(program.ask('callAs', {}, { name: 'app.info' }, null)).resolves.toMatchObject({ ok: false, error: { code: 'unknown-procedure' } })

    // A frame in the page, for real: the raw door is open to it here, and the check closes it.
    const answer = await page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.sandbox.add('allow-scripts', 'allow-same-origin')
      document.body.append(frame)
      const raw = (frame.contentWindow as unknown as { __standInCall?: (text: string) => Promise<string> }).__standInCall
      return raw ? await raw(JSON.stringify({ channel: 'api', args: ['app.info', null] })) : 'no binding in the frame'
    })
    expect(answer).toContain('refused')
  })

  test('gives one permission, to the page only', async () => {
    const permission = (name: string, origin = 'app://bundle/', main = true) => program.ask('permission', name, origin, main)
    expect(await permission('clipboard-sanitized-write')).toEqual({ requested: true, checked: true, device: false })
    expect(await permission('clipboard-sanitized-write', 'https://bundle/')).toEqual({ requested: false, checked: false, device: false })
    expect(await permission('clipboard-sanitized-write', 'app://bundle/', false)).toEqual({ requested: false, checked: false, device: false })
    for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'openExternal', 'fileSystem', 'unknown']) {
      expect(await permission(name), name).toEqual({ requested: false, checked: false, device: false })
    }
    expect(await program.ask('downloads', 'blob:app://bundle/1')).toBe(true)
    expect(await program.ask('downloads', 'https://support.google.com/x.exe')).toBe(false)
  })

  test('stays at the page, opens no window, and outside only what we link to', async () => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(await program.ask('navigates', event, 'https://evil.example/'), event).toBe(false)
      expect(await program.ask('navigates', event, 'file:///etc/passwd'), event).toBe(false)
      expect(await program.ask('navigates', event, 'app://bundle.example/'), event).toBe(false)
      expect(await program.ask('navigates', event, 'app://bundle/index.html#/x'), event).toBe(true)
    }
    expect(await program.ask('attachWebview')).toBe(true)
    for (const address of ['https://evil.example/', 'file:///etc/passwd', 'app://bundle/index.html', 'mailto:a@b.example']) {
      expect(await program.ask('askToOpen', address)).toBe('deny')
    }
    expect(await program.ask('askToOpen', 'https://support.google.com/mail/')).toBe('deny')
    const opened = (await program.calls()).filter(({ what }) => what === 'shell.openExternal')
    expect(opened).toEqual([{ what: 'shell.openExternal', with: ['https://support.google.com/mail/'] }])

    // For real, in Chromium: the page leaves its place neither by an address nor by a window.
    const before = page.url()
    await page.evaluate(() => {
      location.href = 'https://evil.example/'
      window.open('https://evil.example/')
    })
    await invoke(page, 'app.info')
    expect(page.url()).toBe(before)
  })
})

test.describe('stand-in: an end', () => {
  test.afterEach(() => program.stop())

  test('no call reaches a window that is gone', async () => {
    program = await startStandIn({ surroundings: { vault: 'gnome_libsecret' } })
    await program.page()
    await program.ask('destroyContents')
    await expect(program.ask('callAs', {}, 'app.info', null)).rejects.toThrow('refused')
  })

  test('ends in order, cancelling nothing silently', async () => {
    program = await startStandIn()
    await program.page()
    await program.ask('quit')
    const { code, calls } = await program.ended()
    expect(code).toBe(0)
    expectOrder(calls, ['app:before-quit', 'window:close', 'window:closed', 'app:will-quit', 'ipcMain.removeHandler', 'app.quit', 'app:will-quit', 'app.exit'])
    expect(names(calls)).not.toContain('question')
  })

  test('closing the window ends the program (not on macOS)', async () => {
    test.skip(process.platform === 'darwin', 'on macOS the program stays when its window is closed')
    program = await startStandIn()
    await program.page()
    await program.ask('closeWindow')
    expect((await program.ended()).code).toBe(0)
  })

  test('closed beside the clock it goes on, comes back, and ends by its icon (not on macOS)', async () => {
    test.skip(process.platform === 'darwin', 'on macOS the program stays when its window is closed')
    program = await startStandIn()
    await program.page()
    expect(await program.ask('tray')).toBe(null)
    await program.ask('click', 'Ao &fechar a janela, continuar ao lado do relógio')
    await program.ask('closeWindow')
    await expect.poll(() => program.ask('tray')).toEqual([['Abrir o Server Manager', true], ['Nenhum processo envia a fila aqui', false], ['-', true], ['Sair', true]])
    await program.ask('clickTray', null)
    await program.page()
    expect(await program.ask('tray')).toBe(null)
    await program.ask('closeWindow')
    await expect.poll(() => program.ask('tray')).not.toBe(null)
    await program.ask('clickTray', 'Sair')
    expect((await program.ended()).code).toBe(0)
  })

  test('no window where nothing isolates it', async () => {
    program = await startStandIn({ args: ['--no-sandbox'] })
    const { code, calls } = await program.ended()
    expect(code).toBe(1)
    expect(names(calls)).not.toContain('new BrowserWindow')
    expect(calls.find(({ what }) => what === 'dialog.showErrorBox')?.with[1]).toContain('server-manager serve')
  })
})
