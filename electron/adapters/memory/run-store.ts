import { runStateOf } from '../../../shared/contract/history.ts'
import { testReportSchema, type TestReport } from '../../../shared/contract/report.ts'
import { searchTerms, searchWords, summaryOf } from '../../../shared/domain/history/summary.ts'
import type { RunStore } from '../../core/ports.ts'

export function createMemoryRunStore(): RunStore {
  let kept: { readonly number: number; readonly report: TestReport }[] = []
  let count = 0

  /** newest first */
  const all = () => kept.toSorted((a, b) => (a.report.at === b.report.at ? b.number - a.number : a.report.at < b.report.at ? 1 : -1))
  const tests = (systemId: string) => all().filter(({ report }) => report.systemId === systemId && report.origin !== 'queue')
  const last = (systemId: string) => tests(systemId)[0]?.report ?? null
  const save = (report: TestReport) => {
    if (report.systemId !== null) kept.push({ number: ++count, report: testReportSchema.parse(JSON.parse(JSON.stringify(report))) })
  }

  return {
    save,
    saveAll: (reports) => reports.forEach(save),
    last,
    lastOfEach() {
      return new Map(
        [...new Set(kept.map(({ report }) => report.systemId ?? ''))].flatMap((systemId) => {
          const report = last(systemId)
          return report ? [[systemId, { verdict: report.verdict, phase: report.phase, at: report.at, ms: report.ms }]] : []
        }),
      )
    },
    get: (runId) => kept.find(({ report }) => report.runId === runId)?.report ?? null,
    list({ systemId, states, origin, search, before }, limit, after) {
      const found = all().filter(
        ({ report }) =>
          (systemId === null || report.systemId === systemId) &&
          (states.length === 0 || states.includes(runStateOf(report.verdict))) &&
          (origin === null || (report.origin ?? 'test') === origin) &&
          (before === undefined || report.at < before) &&
          searchTerms(search).every((term) => searchWords(report).includes(term)),
      )
      const start = after === null ? 0 : found.findIndex(({ number }) => String(number) === after) + 1
      const shown = found.slice(start, start + limit)
      const next = shown.length === limit ? String(shown.at(-1)?.number) : null
      return { runs: shown.map(({ report }) => summaryOf(report)), total: found.length, next }
    },
    forget: (systemId) => void (kept = kept.filter(({ report }) => report.systemId !== systemId)),
    close: () => {},
  }
}
