import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFolders } from './make-folders.ts'

let root = ''
beforeEach(() => (root = fs.mkdtempSync(join(tmpdir(), 'folders-test-'))))
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

describe('making a folder', () => {
  test('makes what is missing above it, each for this user only', () => {
    const folder = join(root, 'a', 'b', 'c')
    expect(makeFolders(folder)).toBe(true)
    for (const made of [join(root, 'a'), join(root, 'a', 'b'), folder]) expect(fs.statSync(made).mode & 0o777).toBe(0o700)
  })
  test('leaves one that is there as it is', () => {
    fs.chmodSync(root, 0o755)
    expect(makeFolders(root)).toBe(false)
    expect(fs.statSync(root).mode & 0o777).toBe(0o755)
  })
  test.each(['file', join('file', 'below')])('says so where a file is in the way: %s', (name) => {
    fs.writeFileSync(join(root, 'file'), '')
    expect(() => makeFolders(join(root, name))).toThrow(/not a folder|ENOTDIR/)
  })
  test('follows a link to a folder', () => {
    fs.symlinkSync(root, join(root, 'link'))
    expect(makeFolders(join(root, 'link', 'a'))).toBe(true)
  })
  // Node 24's mkdir -p spins here for ever (libuv answers ENOENT for a parent that exists).
  test.runIf(fs.existsSync('/proc/self'))('ends where no folder can be made', () => {
    expect(() => makeFolders('/proc/x')).toThrow(/ENOENT/)
    expect(() => makeFolders('/proc/x/y/z')).toThrow(/ENOENT/)
  })
})
