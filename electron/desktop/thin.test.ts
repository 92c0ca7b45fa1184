/** What cannot be run without Electron is proven by reading, so there must be little of it. */
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const here = (path: string) => new URL(path, import.meta.url)
const shell = ['../main.ts', '../preload.ts', ...readdirSync(here('.')).filter((name) => /(?<!\.test)\.ts$/.test(name))]
const text = new Map(shell.map((name) => [name, readFileSync(here(name), 'utf8')]))

test('the shell has less than 600 lines', () => {
  const lines = [...text.values()].flatMap((source) => source.split('\n').filter((line) => line.trim() !== ''))
  expect(shell.length).toBeGreaterThan(8)
  expect(lines.length).toBeLessThan(600)
})

test('Electron is pinned exactly', () => {
  const { devDependencies } = JSON.parse(readFileSync(here('../../package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
})

test('one file listens to the page, one opens the vault, and the bridge is two functions', () => {
  const using = (word: RegExp) => shell.filter((name) => word.test(text.get(name) ?? ''))
  expect(using(/\bipcMain\.(handle|on)\b/)).toEqual(['ipc-host.ts'])
  expect(using(/\bsafeStorage\b/)).toEqual(['program.ts'])
  expect(using(/\bnew BrowserWindow\b/)).toEqual(['window.ts'])
  expect(using(/\bshell\.openExternal\b/)).toEqual(['navigation.ts'])
  const bridge = text.get('../preload.ts') ?? ''
  expect([...bridge.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(['invoke', 'subscribe'])
})

test('nothing is loaded from a file or from outside, and no protection is switched off', () => {
  for (const [name, whole] of text) {
    const source = whole.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(source, name).not.toMatch(/loadFile|file:\/\/(?!\.)|webSecurity|bypassCSP|allowRunningInsecureContent|enableBlinkFeatures|setCertificateVerifyProc/)
    expect(source, name).not.toMatch(/nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webviewTag: true/)
  }
})
