/** On a real Electron: what is saved is there after a restart, and a second start shows the first window. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { invoke, runtime, startDesktop, whyNot, withDataFolder } from './runtime.ts'

const reason = whyNot()
test.skip(reason !== null, reason ?? '')

const document = {
  name: 'SISCON',
  technologyVersion: '13.1',
  protocol: 'smtp',
  smtp: { server: 'smtp.example.com.br', port: 587, authentication: { enabled: true, user: 'sistema', password: 'segredo', ssl: true } },
}

test('a system and its password are still there after a restart', () =>
  withDataFolder(async (dataDir) => {
    const first = await startDesktop(dataDir)
    const made = (await invoke(first.page, 'systems.create', { document })) as { value: { id: string } }
    await first.close()
    const second = await startDesktop(dataDir)
    const kept = await invoke(second.page, 'systems.get', { id: made.value.id })
    expect(kept).toMatchObject({ ok: true, value: { document: { name: 'SISCON' }, secrets: { 'smtp.authentication': 'stored' } } })
    expect(await invoke(second.page, 'app.info')).toMatchObject({ value: { dataDir, secrets: 'environment' } })
    await second.close()
  }))

test('on Windows the vault of the system keeps the key', () => {
  test.skip(process.platform !== 'win32', 'only Windows has a vault that asks nothing of whoever watches')
  return withDataFolder(async (dataDir) => {
    const desktop = await startDesktop(dataDir, {})
    expect(await invoke(desktop.page, 'app.info')).toMatchObject({ value: { secrets: 'safe-storage' } })
    await desktop.close()
  })
})

test('a second start ends at once and its link goes to the first', () =>
  withDataFolder(async (dataDir) => {
    const { app, page, close } = await startDesktop(dataDir)
    await page.evaluate(() => {
      const at = globalThis as unknown as { heard: unknown[]; serverManager: { subscribe(listener: (event: unknown) => void): void } }
      at.heard = []
      at.serverManager.subscribe((event) => at.heard.push(event))
    })
    await invoke(page, 'app.info')
    const entry = fileURLToPath(new URL('../../../dist/desktop/main.js', import.meta.url))
    const second = spawn(runtime ?? '', [entry, '--data-dir', dataDir, 'server-manager://system/SISCON'], { stdio: 'ignore' })
    expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard))
      .toContainEqual({ name: 'shell.openSystem', data: { name: 'SISCON' } })
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    await close()
  }))

test('the proxy is the one of this system, or says that it cannot be found out', () =>
  withDataFolder(async (dataDir) => {
    const { page, close } = await startDesktop(dataDir)
    expect(await invoke(page, 'app.systemProxy', { host: 'smtp.example.com.br', port: 587 })).toMatchObject({ ok: true, value: { origin: 'operating-system' } })
    await close()
  }))
