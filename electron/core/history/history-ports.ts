/** What is kept of the past: the runs of every system, and every saved change. */
import type { ChangeEntry, ChangeFilter, ChangePage, RunFilter, RunPage } from '../../../shared/contract/history.ts'
import type { TestReport } from '../../../shared/contract/report.ts'

/** `before`: only those of an earlier instant */
export type RunQuery = RunFilter & { readonly before?: string }

/** Every run's report, without secrets; a bounded number, the newest. */
export interface RunStore {
  /** Durable before it returns. One without a system is nobody's and is not kept. AppError `store-write-failed`. */
  save(report: TestReport): void
  /** Several by one write. AppError `store-write-failed`. */
  saveAll(reports: readonly TestReport[]): void
  /** the newest test by time of one system; what the queue sent is none */
  last(systemId: string): TestReport | null
  /** the newest test of each system, by system id */
  lastOfEach(): ReadonlyMap<string, Pick<TestReport, 'verdict' | 'phase' | 'at' | 'ms'>>
  /** null: there is none, or it cannot be read */
  get(runId: string): TestReport | null
  /** newest first; `after` is where the page before said that it ended */
  list(query: RunQuery, limit: number, after: string | null): RunPage
  forget(systemId: string): void
  close(): void
}

export type NewChangeEntry = Omit<ChangeEntry, 'number'>

/** Only ever grows, until the oldest entries are too many. */
export interface ChangeLog {
  /** Durable before it returns. AppError `store-write-failed`. */
  append(entry: NewChangeEntry): void
  /** newest first */
  list(filter: ChangeFilter, limit: number, after: string | null): ChangePage
  /** of one system after the first instant up to the second, oldest first, at most a thousand */
  between(systemId: string, from: string, to: string): readonly ChangeEntry[]
}
