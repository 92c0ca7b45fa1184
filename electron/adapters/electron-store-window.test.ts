import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createElectronStoreWindow } from './electron-store-window.ts'

const folders: string[] = []
function makeFolder(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'window-test-'))
  folders.push(folder)
  if (content !== undefined) writeFileSync(join(folder, 'window.json'), content)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const defaults = { place: null, maximized: false, theme: 'system', keyFileAllowed: null, lookForUpdates: null, closeToTray: false }

describe('what the window remembers', () => {
  test('is nothing at first, and stays over a restart', () => {
    const folder = makeFolder()
    const store = createElectronStoreWindow(folder)
    expect(store.read()).toEqual(defaults)
    const place = { x: -1200, y: 20, width: 1000, height: 700 }
    store.write({ place, maximized: true })
    store.write({ theme: 'dark', closeToTray: true })
    expect(createElectronStoreWindow(folder).read()).toEqual({ place, maximized: true, theme: 'dark', keyFileAllowed: null, lookForUpdates: null, closeToTray: true })
    expect(statSync(join(folder, 'window.json')).mode & 0o777).toBe(0o600)
  })

  test('a consent that was not given is remembered, too', () => {
    const folder = makeFolder()
    createElectronStoreWindow(folder).write({ keyFileAllowed: false })
    expect(createElectronStoreWindow(folder).read().keyFileAllowed).toBe(false)
  })

  test.each(['', '{', 'null', '[]', '"x"', '\u0000\u0001', '\ufeff{}', '{"theme":"dark"'])('damage (%j) costs the place, not the start', (content) => {
    const folder = makeFolder(content)
    const store = createElectronStoreWindow(folder)
    expect(store.read()).toEqual(defaults)
    store.write({ theme: 'light' })
    expect(createElectronStoreWindow(folder).read().theme).toBe('light')
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  test('a value that makes no sense is that value only', () => {
    const folder = makeFolder(
      JSON.stringify({ place: { x: 1e9, y: 0, width: 0, height: 'a' }, maximized: 'yes', theme: 'dark', keyFileAllowed: 1, closeToTray: 'perhaps', newer: { a: 1 } }),
    )
    const store = createElectronStoreWindow(folder)
    expect(store.read()).toEqual({ ...defaults, theme: 'dark' })
    // What a newer version keeps there is not thrown away by an older one.
    store.write({ maximized: true })
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toMatchObject({ newer: { a: 1 }, maximized: true })
  })
})
