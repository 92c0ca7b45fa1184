import { testReportSchema, type TestReport } from '../../../shared/contract/report.ts'
import type { RunStore } from '../../core/ports.ts'

export function createMemoryRunStore(): RunStore {
  const kept = new Map<string, string[]>()

  function last(systemId: string): TestReport | null {
    const text = kept.get(systemId)?.at(-1)
    return text === undefined ? null : testReportSchema.parse(JSON.parse(text))
  }

  return {
    save(report) {
      if (report.systemId === null) return
      kept.set(report.systemId, [...(kept.get(report.systemId) ?? []), JSON.stringify(report)])
    },
    last,
    lastOfEach() {
      return new Map(
        [...kept.keys()].flatMap((systemId) => {
          const report = last(systemId)
          return report ? [[systemId, { verdict: report.verdict, phase: report.phase, at: report.at, ms: report.ms }]] : []
        }),
      )
    },
    forget: (systemId) => void kept.delete(systemId),
    close: () => {},
  }
}
