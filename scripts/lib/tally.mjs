/** What the runners found, in one shape, and the line that `npm test` ends with. */
import { readFileSync, rmSync } from 'node:fs'
import { Failure, texts } from './texts.mjs'

/**
 * @typedef {{ name: string, reason: string }} Skip
 * @typedef {{ passed: number, failed: { name: string, why: string }[], skipped: Skip[] }} Tally
 */

/** @param {{ passed?: number, failed?: Tally['failed'], skipped?: Skip[] }} [parts] @returns {Tally} */
export const tally = ({ passed = 0, failed = [], skipped = [] } = {}) => ({ passed, failed, skipped })

/** @param {readonly Tally[]} parts @returns {Tally} */
export function sum(parts) {
  return {
    passed: parts.reduce((total, part) => total + part.passed, 0),
    failed: parts.flatMap((part) => part.failed),
    skipped: parts.flatMap((part) => part.skipped),
  }
}

/** The line that scripts read. @param {Tally} all */
export function countingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
}

/** Everything above that line. @param {Tally} all @returns {string[]} */
export function details({ failed, skipped }) {
  /** @type {Map<string, string[]>} */
  const byReason = new Map()
  for (const { name, reason } of skipped) byReason.set(reason, [...(byReason.get(reason) ?? []), name])
  return [
    ...(skipped.length > 0 ? [texts.skippedHeading] : []),
    ...[...byReason].flatMap(([reason, names]) => [`  ${reason}`, ...names.map((name) => `    - ${name}`)]),
    ...(failed.length > 0 ? [texts.failedHeading] : []),
    ...failed.map(({ name, why }) => `  - ${name}${why === '' ? '' : `: ${why}`}`),
  ]
}

/** A step that is one check. @param {string} name @param {number} code @returns {Tally} */
export function checkOf(name, code) {
  return code === 0 ? tally({ passed: 1 }) : tally({ failed: [{ name, why: '' }] })
}

/**
 * A runner's report beside its exit code: whatever does not fit together is a failure.
 * @param {string} name @param {number} code @param {Tally | null} report null = it left none
 * @returns {Tally}
 */
export function runnerTally(name, code, report) {
  /** @param {string} why */
  const broken = (why) => sum([report ?? tally(), tally({ failed: [{ name: why, why: '' }] })])
  if (report === null) return broken(`${texts.runnerLeftNoReport(name)} (${code})`)
  if (code !== 0 && report.failed.length === 0) return broken(texts.runnerFailed(name, code))
  if (report.passed + report.failed.length + report.skipped.length === 0) return broken(texts.noTestsFound(name))
  return report
}

/** The report that one of our reporters wrote; read once, so that an old one never counts again. @param {string} path @returns {Tally | null} */
export function takeReport(path) {
  try {
    const { passed, failed, skipped } = JSON.parse(readFileSync(path, 'utf8'))
    if (!Number.isInteger(passed) || !Array.isArray(failed) || !Array.isArray(skipped)) return null
    return { passed, failed, skipped }
  } catch {
    return null
  } finally {
    rmSync(path, { force: true })
  }
}

/** A step that cannot even begin. @param {string} name @param {unknown} error @returns {Tally} */
export function failedStep(name, error) {
  if (!(error instanceof Failure)) throw error
  return tally({ failed: [{ name, why: error.message.split('\n')[0] ?? '' }] })
}
