/** Where the runners' reports meet: the reporters below write, tally.mjs reads. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export const reportVariable = 'SERVER_MANAGER_REPORT'

/** @param {import('./tally.mjs').Tally} report */
export function writeReport(report) {
  const path = process.env[reportVariable]
  if (path === undefined) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(report))
}

/** One line without colours. @param {string | undefined} message */
export const firstLine = (message) => (message ?? '').replace(/\u001b\[[\d;]*m/g, '').trim().split('\n')[0]?.slice(0, 300) ?? ''
