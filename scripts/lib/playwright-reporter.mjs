/** Playwright's result for tally.mjs. */
import { relative } from 'node:path'
import { root } from './project.mjs'
import { firstLine, writeReport } from './reporters.mjs'
import { texts } from './texts.mjs'

/** @typedef {import('@playwright/test/reporter').TestCase} TestCase */

export default class TallyReporter {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  suite
  /** @type {import('./tally.mjs').Tally} */
  report = { passed: 0, failed: [], skipped: [] }

  /** @param {import('@playwright/test/reporter').FullConfig} _config @param {import('@playwright/test/reporter').Suite} suite */
  onBegin(_config, suite) {
    this.suite = suite
  }

  /** What failed outside of tests: a file that cannot be read, a worker that died. @param {{ message?: string }} error */
  onError(error) {
    this.report.failed.push({ name: 'Playwright', why: firstLine(error.message) })
  }

  onEnd() {
    for (const test of this.suite?.allTests() ?? []) this.#count(test)
    writeReport(this.report)
  }

  /** The list above prints. */
  printsToStdio() {
    return false
  }

  /** @param {TestCase} test */
  #count(test) {
    const file = relative(root, test.location.file).replaceAll('\\', '/')
    const [, face = '', , ...titles] = test.titlePath()
    const name = [...(face === 'page' || face === '' ? [] : [face]), file, ...titles].join(' > ')
    const annotation = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')
    const why = firstLine(test.results.at(-1)?.error?.message)
    switch (test.outcome()) {
      case 'expected':
      case 'flaky':
        this.report.passed += 1
        break
      case 'unexpected':
        this.report.failed.push({ name, why })
        break
      case 'skipped':
        // Without a wish to skip it, it just did not run: interrupted, or one before it failed.
        if (annotation === undefined) this.report.failed.push({ name, why: texts.didNotRun })
        else this.report.skipped.push({ name, reason: annotation.description ?? texts.noReason })
    }
  }
}
