/** The counting line, from what the real runners report about small suites made on the spot. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inRoot, tools } from './project.mjs'
import { reportVariable } from './reporters.mjs'
import { checkOf, countingLine, details, runnerTally, sum, takeReport, type Tally, tally } from './tally.mjs'
import { texts } from './texts.mjs'

let folder = ''
beforeAll(() => {
  mkdirSync(inRoot('.cache'), { recursive: true })
  // Below the checkout: that is where the runners find their packages.
  folder = mkdtempSync(inRoot('.cache', 'runner test '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files in a folder of their own, and what the runner makes of them. */
function runOn(name: string, files: Readonly<Record<string, string>>, args: (cwd: string) => readonly string[]): Tally {
  const cwd = join(folder, name)
  mkdirSync(cwd)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text)
  const report = join(cwd, 'report.json')
  const own = Object.entries(process.env).filter(([variable]) => !/^(VITEST|TEST|NODE_ENV|NODE_OPTIONS)/.test(variable))
  const environment = { ...Object.fromEntries(own), [reportVariable]: report }
  const { status } = spawnSync(process.execPath, args(cwd), { cwd, env: environment, encoding: 'utf8' })
  return runnerTally(name, status ?? -1, takeReport(report))
}

function vitest(name: string, files: Readonly<Record<string, string>>) {
  const reporter = `--reporter=${inRoot('scripts', 'lib', 'vitest-reporter.mjs')}`
  const config = { 'vitest.config.mjs': `export default { test: { include: ['*.test.ts'], exclude: [] } }` }
  const imports = `import { beforeAll, describe, expect, test } from 'vitest'; void [beforeAll, describe, expect, test]\n`
  const withImports = Object.entries(files).map(([file, text]) => [file, imports + text] as const)
  return runOn(name, { ...config, ...Object.fromEntries(withImports) }, (cwd) => [
    ...[tools.vitest, 'run', '--root', cwd, '--config', join(cwd, 'vitest.config.mjs'), '--allowOnly=false', reporter],
  ])
}

function playwright(name: string, text: string) {
  const reporter = `--reporter=${inRoot('scripts', 'lib', 'playwright-reporter.mjs')}`
  const file = { 'a.spec.ts': `import { expect, test } from '@playwright/test'; void [expect, test]\n${text}` }
  return runOn(name, file, () => [tools.playwright, 'test', '--forbid-only', reporter])
}

describe('vitest', () => {
  test('passes, fails, skips with reasons', () => {
    const result = vitest('vitest mixed', {
      'mixed.test.ts': `
        test('good', () => {})
        test.each([1, 2])('good %i', () => {})
        test('bad', () => { expect(1, 'one is not two').toBe(2) })
        test('no moon', (context) => context.skip('needs a moon'))
        test.skipIf(true)('no reason', () => {})
        describe.skipIf(true)('group', () => { test('meta', { meta: { reason: 'no sun' } }, () => {}) })`,
    })
    expect(countingLine(result)).toBe('3 passed, 1 failed, 3 skipped')
    expect(result.skipped.map(({ reason }) => reason)).toEqual(['needs a moon', texts.noReason, 'no sun'])
    expect(result.failed.map(({ why }) => why)).toEqual([expect.stringContaining('one is not two')])
  }, 60_000)

  test('whatever goes wrong outside of a test is a failure, never a skip', () => {
    const result = vitest('vitest broken', {
      'hook.test.ts': `describe('g', () => { beforeAll(() => { throw new Error('hook') }); test('a', () => {}) })`,
      'file.test.ts': `throw new Error('broken file')`,
      'later.test.ts': `test('b', () => { setTimeout(() => { throw new Error('later') }); return new Promise((r) => setTimeout(r, 300)) })`,
      'ending.test.ts': `test('a', () => new Promise(() => process.kill(process.pid, 'SIGKILL')))`,
      'focused.test.ts': `test.only('a', () => {})`,
      'empty.test.ts': '',
    })
    const said = result.failed.map(({ name, why }) => `${name} ${why}`).join('\n')
    for (const expected of ['hook.test.ts', 'broken file', 'later', 'ending.test.ts', 'focused.test.ts', 'empty.test.ts']) {
      expect(said).toContain(expected)
    }
    expect(result.skipped).toEqual([])
  }, 60_000)
})

describe('Playwright', () => {
  test('passes, fails, skips with reasons, and what did not run', () => {
    const result = playwright(
      'playwright mixed',
      `test('good', () => {})
       test('no moon', () => { test.skip(true, 'needs a moon') })
       test.fixme('no reason', () => {})
       test('ending', () => process.kill(process.pid, 'SIGKILL'))
       test.describe.serial('serial', () => {
         test('bad', () => { expect(1, 'one is not two').toBe(2) })
         test('after it', () => {})
       })`,
    )
    expect(countingLine(result)).toBe('1 passed, 3 failed, 2 skipped')
    expect(result.skipped.map(({ reason }) => reason)).toEqual(['needs a moon', texts.noReason])
    expect(result.failed.map(({ why }) => why)).toEqual([expect.any(String), expect.stringContaining('one is not two'), texts.didNotRun])
  }, 60_000)

  test.each([
    ['broken', `throw new Error('broken file')`],
    ['focused', `test.only('a', () => {})`],
    ['empty', ''],
  ])('%s is a failure', (name, text) => {
    const result = playwright(`playwright ${name}`, text)
    expect(result.failed.length).toBeGreaterThan(0)
    expect(result.skipped).toEqual([])
  }, 60_000)
})

describe('the sum', () => {
  const good = tally({ passed: 3, skipped: [{ name: 'a', reason: 'no moon' }] })

  test('counts checks and tests, and gives each reason once', () => {
    const all = sum([checkOf('Tipos', 0), checkOf('Lint', 1), good, tally({ passed: 1, skipped: [{ name: 'b', reason: 'no moon' }] })])
    expect(countingLine(all)).toBe('5 passed, 1 failed, 2 skipped')
    expect(details(all)).toEqual([texts.skippedHeading, '  no moon', '    - a', '    - b', texts.failedHeading, '  - Lint'])
    expect(details(tally({ passed: 1 }))).toEqual([])
  })

  test('takes no runner at its word', () => {
    expect(countingLine(runnerTally('x', 0, good))).toBe('3 passed, 0 failed, 1 skipped')
    expect(countingLine(runnerTally('x', 1, good))).toBe('3 passed, 1 failed, 1 skipped')
    expect(countingLine(runnerTally('x', 0, null))).toBe('0 passed, 1 failed, 0 skipped')
    expect(countingLine(runnerTally('x', 0, tally()))).toBe('0 passed, 1 failed, 0 skipped')
  })

  test('reads a report once, and only a whole one', () => {
    const path = join(folder, 'report.json')
    expect(takeReport(path)).toBeNull()
    writeFileSync(path, JSON.stringify(good))
    expect(takeReport(path)).toEqual(good)
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, '{"passed":3')
    expect(takeReport(path)).toBeNull()
    writeFileSync(path, '{"passed":"3","failed":[],"skipped":[]}')
    expect(takeReport(path)).toBeNull()
  })
})
