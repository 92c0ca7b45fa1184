import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compiledCodeFolder, isOwn } from './compiled-code.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(process.platform === 'win32').each([
  ['linux', {}, '/home/a/.cache/server-manager/compiled'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/a' }, '/var/cache/a/server-manager/compiled'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/server-manager/compiled'],
  ['darwin', {}, '/home/a/Library/Caches/server-manager/compiled'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/server-manager-cache/compiled'],
] as const)('%s %j', (platform, environment, expected) => {
  expect(compiledCodeFolder(environment, platform, '/home/a')).toBe(expected)
})

test.skipIf(process.platform === 'win32')('only a folder that nobody else owns or can write to', () => {
  const own = join(folder, 'own')
  mkdirSync(own, { mode: 0o755 })
  expect(isOwn(own)).toBe(true)
  expect(isOwn(own, (process.getuid?.() ?? 0) + 1)).toBe(false)
  symlinkSync(own, join(folder, 'link'))
  expect(isOwn(join(folder, 'link'))).toBe(false)
  for (const mode of [0o770, 0o777, 0o1777]) {
    chmodSync(own, mode)
    expect(isOwn(own)).toBe(false)
  }
})
