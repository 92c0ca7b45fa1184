/** The steps of `npm test` and `npm run check`. What they print streams through. */
import { withLock } from './lock.mjs'
import { run } from './processes.mjs'
import { inRoot, projectNode, tools } from './project.mjs'
import { reportVariable } from './reporters.mjs'
import { checkOf, countingLine, details, runnerTally, sum, takeReport } from './tally.mjs'
import { say, texts } from './texts.mjs'

/** Tests choose it themselves: React's production build has no `act`. */
const testEnvironment = { NODE_ENV: undefined }

/** @param {string} name */
const heading = (name) => say(`\n── ${name}`)
/** @param {string} name */
const reportPath = (name) => inRoot('.cache', 'reports', `${name}-${process.pid}.json`)

/** @param {string} name @param {readonly string[]} args @param {string} report @param {Record<string, string | undefined>} [env] */
async function runner(name, args, report, env = {}) {
  takeReport(report)
  const { code } = await run(projectNode, args, { env: { ...testEnvironment, ...env, [reportVariable]: report } })
  return runnerTally(name, code, takeReport(report))
}

export async function types() {
  heading(texts.steps.types)
  return checkOf(texts.steps.types, (await run(projectNode, [tools.tsc, '--build'])).code)
}

export async function lint() {
  heading(texts.steps.lint)
  return checkOf(texts.steps.lint, (await run(projectNode, [tools.eslint, '.', '--max-warnings', '0'])).code)
}

export async function unit() {
  heading(texts.steps.unit)
  const ours = inRoot('scripts', 'lib', 'vitest-reporter.mjs')
  return runner(texts.steps.unit, [tools.vitest, 'run', '--allowOnly=false', '--reporter=default', `--reporter=${ours}`], reportPath('unit'))
}

/** @param {string} chromium @param {readonly string[]} [more] arguments for Playwright */
export async function endToEnd(chromium, more = []) {
  heading(texts.steps.e2e)
  const ours = inRoot('scripts', 'lib', 'playwright-reporter.mjs')
  const args = [tools.playwright, 'test', '--forbid-only', '--config', inRoot('e2e', 'playwright.config.ts'), `--reporter=list,${ours}`, ...more]
  // Playwright empties the folder of its results first: a second run would take it from under a first one.
  return withLock(
    inRoot('.cache', 'e2e.lock'),
    () => runner(texts.steps.e2e, args, reportPath('e2e'), { SM_CHROMIUM: chromium }),
    { onWait: () => say(texts.waitingForTests) },
  )
}

/**
 * The end of the output, whole on standard output: details, then the counting line as the very last.
 * @param {readonly import('./tally.mjs').Tally[]} parts @returns {number} exit code
 */
export function conclude(parts) {
  const all = sum(parts)
  process.stdout.write(`\n${[...details(all), countingLine(all)].join('\n')}\n`)
  return all.failed.length === 0 ? 0 : 1
}
