/**
 * A report that comes as a file, from another computer or from anybody. It is shown beside others and nothing else: what in it would
 * choose a text, a field or an advice of this program is dropped, all that it says is inert, and there is an end to how much.
 */
import { maxReportFile } from '../../../shared/contract/history.ts'
import { testReportSchema, type TestReport } from '../../../shared/contract/report.ts'
import { inert } from '../../../shared/domain/text/inert.ts'
import { AppError } from '../../../shared/errors.ts'

/** Entries of a list or of the settings; lines of a dialogue are the most that a report of ours has. */
const mostEntries = 2000
const longestText = 1000

function harmless(value: unknown): unknown {
  if (typeof value === 'string') return inert(value).slice(0, longestText)
  if (Array.isArray(value)) return value.slice(0, mostEntries).map(harmless)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).slice(0, mostEntries).map(([key, inner]) => [inert(key).slice(0, 200), harmless(inner)]))
}

/** What the command line writes differs from what the page saves in just these, and neither is needed. */
const dropped = { hint: null, issues: [], warnings: [], transcript: [] }

function refused(code: string): AppError {
  return new AppError('invalid-input', { issues: [{ path: 'file', code }] })
}

/** AppError `invalid-input` with `report-invalid` or `report-too-big`. */
export function readReport(text: string): TestReport {
  if (text.length > maxReportFile) throw refused('report-too-big')
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, '').trim())
  } catch {
    throw refused('report-invalid')
  }
  if (typeof value !== 'object' || value === null) throw refused('report-invalid')
  const component: unknown = 'component' in value ? value.component : null
  const parsed = testReportSchema.safeParse({
    ...value,
    ...dropped,
    component: typeof component === 'object' && component !== null ? { ...component, reasons: [] } : component,
  })
  if (!parsed.success) throw refused('report-invalid')
  const report = parsed.data
  // Numbers and words of closed lists are what the schema says; everything else is text that somebody wrote.
  return harmless(report) as TestReport
}
