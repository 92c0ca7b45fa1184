import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { judgeBuild } from './build.mjs'

let base = ''
const target = { sources: ['source', 'one.json', 'absent'], folder: 'out', proof: 'index.html', command: () => [] }
const put = (path: string, text: string) => {
  mkdirSync(join(base, path, '..'), { recursive: true })
  writeFileSync(join(base, path), text)
}
const judge = () => judgeBuild(base, target, join(base, 'stamp'))
const built = () => {
  put('out/index.html', '')
  put('stamp', `${judge().hash}\n`)
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'server manager build '))
  put('source/a.ts', 'a')
  put('source/deep/b.ts', 'b')
  put('one.json', '{}')
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

describe('a build', () => {
  test('is fresh after it was made', () => {
    expect(judge().fresh).toBe(false)
    built()
    expect(judge().fresh).toBe(true)
  })

  test('stays fresh when only a time or a test changed', () => {
    built()
    utimesSync(join(base, 'source/a.ts'), 1, 1)
    put('source/a.test.ts', 'anything')
    put('source/deep/b.test.tsx', 'anything')
    expect(judge().fresh).toBe(true)
  })

  test.each<[string, () => void]>([
    ['a source changed', () => put('source/deep/b.ts', 'B')],
    ['a source is new', () => put('source/c.css', '')],
    ['a source is gone', () => rmSync(join(base, 'source/a.ts'))],
    ['a source has another name', () => renameSync(join(base, 'source/a.ts'), join(base, 'source/z.ts'))],
    ['a word moved from one file to its neighbour', () => [put('one.json', ''), put('source/deep/b.ts', 'b{}')]],
    ['a single file changed', () => put('one.json', '[]')],
    ['what was built is gone', () => rmSync(join(base, 'out'), { recursive: true })],
    ['its note is gone', () => rmSync(join(base, 'stamp'))],
  ])('is stale when %s', (_, change) => {
    built()
    change()
    expect(judge().fresh).toBe(false)
  })
})
