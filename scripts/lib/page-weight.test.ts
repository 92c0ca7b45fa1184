import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { firstLoad, weightOf } from './page-weight.mjs'

/** A page of these files below a folder. */
function page(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-weight-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
const names = (folder: string) => firstLoad(folder).map(({ file }) => file).sort()

describe('what is fetched before the first paint', () => {
  const html = '<link rel="icon" href="data:,"><link rel="prefetch" href="./assets/later.js"><script type="module" crossorigin src="./assets/a.js"></script>'

  test('the page, its scripts and its styles, each once', () => {
    const folder = page({
      'index.html': `${html}<link rel="modulepreload" crossorigin href="./assets/b.js"><link rel="stylesheet" href="./assets/a.css">`,
      'assets/a.js': 'import{t as e}from"./b.js";export{e as default};',
      'assets/b.js': 'import"./a.js";var e=1;export{e as t};',
      'assets/a.css': 'a{}',
      'assets/later.js': '',
    })
    expect(names(folder)).toEqual(['assets/a.css', 'assets/a.js', 'assets/b.js', 'index.html'])
  })

  test.each([
    'import"./b.js";',
    'import{a}from"./b.js";a()',
    "const x=1;import a,{b as c}from'./b.js'",
    'import*as a from"./b.js";',
    'export*from"./b.js";',
    'export{a}from"./b.js";',
    'import { a } from "./b.js"\nimport "./c.js"',
  ])('%s is fetched at once', (code) => {
    expect(names(page({ 'index.html': html, 'assets/a.js': code, 'assets/b.js': '', 'assets/c.js': '' }))).toContain('assets/b.js')
  })

  test.each(['import("./b.js")', 'const f=()=>import(`./b.js`);', 'x.import="./b.js"', 'say("import it from \\"./b.js\\"")'])(
    '%s waits until it is needed',
    (code) => {
      expect(names(page({ 'index.html': html, 'assets/a.js': code }))).toEqual(['assets/a.js', 'index.html'])
    },
  )

  test('weighs what gzip makes of it, the heaviest first', () => {
    const noise = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(33 + ((index * 7919) % 90))).join('')
    const files = firstLoad(page({ 'index.html': html, 'assets/a.js': `//${noise}` }))
    expect(files.map(({ file }) => file)).toEqual(['assets/a.js', 'index.html'])
    expect(weightOf(files)).toBe(gzipSync(`//${noise}`).length + gzipSync(html).length)
  })

  test('a file that is named and not there is a broken build', () => {
    expect(() => firstLoad(page({ 'index.html': html }))).toThrow('assets/a.js')
  })
})
