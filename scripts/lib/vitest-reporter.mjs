/** vitest's result for tally.mjs: unlike its JSON it knows why a test was skipped, and what failed outside of tests. */
import { relative } from 'node:path'
import { root } from './project.mjs'
import { firstLine, writeReport } from './reporters.mjs'
import { texts } from './texts.mjs'

/** `context.skip(reason)`, or `meta: { reason }` beside skipIf. @param {any} test vitest's TestCase @returns {string} */
function reasonOf(test) {
  const note = test.result().note ?? test.meta().reason
  return typeof note === 'string' && note !== '' ? note : texts.noReason
}

export default class TallyReporter {
  /**
   * @param {readonly any[]} modules vitest's TestModule
   * @param {readonly { message?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    /** @type {import('./tally.mjs').Tally} */
    const report = { passed: 0, failed: [], skipped: [] }
    for (const module of modules) {
      const file = relative(root, module.moduleId).replaceAll('\\', '/')
      const before = report.failed.length
      for (const test of module.children.allTests()) {
        const name = `${file} > ${test.fullName}`
        const { state, errors } = test.result()
        if (state === 'passed') report.passed += 1
        else if (state === 'failed') report.failed.push({ name, why: firstLine(errors?.[0]?.message) })
        // A hook before it failed: skipped by nobody's wish.
        else if (state === 'pending' || parentFailed(test)) report.failed.push({ name, why: texts.didNotRun })
        else report.skipped.push({ name, reason: reasonOf(test) })
      }
      const brokenSuites = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
      for (const suite of brokenSuites) {
        const title = suite === module ? file : `${file} > ${suite.fullName}`
        report.failed.push({ name: title, why: firstLine(suite.errors()[0]?.message) })
      }
      const finished = ['passed', 'failed', 'skipped'].includes(module.state())
      const unexplained = !finished || (module.state() === 'failed' && report.failed.length === before)
      if (unexplained) report.failed.push({ name: file, why: texts.didNotRun })
    }
    for (const error of unhandled) report.failed.push({ name: 'unhandled error', why: firstLine(error.message) })
    writeReport(report)
  }
}

/** @param {any} test */
function parentFailed(test) {
  for (let suite = test.parent; suite !== undefined; suite = suite.type === 'suite' ? suite.parent : undefined) {
    if (suite.errors().length > 0) return true
  }
  return false
}
