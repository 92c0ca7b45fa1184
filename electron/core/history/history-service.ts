/** The history as the faces ask for it: runs, what two of them differ in, and the log of saved changes. */
import type { ChangeFilter, ChangePage, Comparison, Difference, RunFilter, RunPage, RunReference, RunSummary } from '../../../shared/contract/history.ts'
import { phases, type Phase, type TestReport } from '../../../shared/contract/report.ts'
import { compareRuns, type ChangedSecret } from '../../../shared/domain/compare-runs/compare.ts'
import { lastGood, summaryOf } from '../../../shared/domain/history/summary.ts'
import { userPlace } from '../../../shared/domain/history/values.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports } from '../ports.ts'
import type { RunStore } from './history-ports.ts'
import { readReport } from './read-report.ts'

export interface HistoryService {
  list(filter: RunFilter, after: string | null, limit: number): RunPage
  /** AppError `not-found` */
  get(runId: string): TestReport
  /** AppError `not-found` */
  summary(runId: string): RunSummary
  /** In the order of their times. AppError `not-found`, `invalid-input` for a file that is no report. */
  compare(one: RunReference, other: RunReference): Comparison
  /** Null: nothing went well before. AppError `not-found` where there is no run at all. */
  whatChanged(systemId: string, runId: string | null): Comparison | null
  changes(filter: ChangeFilter, after: string | null, limit: number): ChangePage
}

/** Runs that worked which are looked at for the one to compare with. */
const lookedAt = 100

const reaches = (run: RunSummary, phase: Phase) => run.verdict !== 'reached' || phases.indexOf(run.phase) >= phases.indexOf(phase)

type Needs = Pick<Ports, 'changeLog'> & { readonly runStore: Pick<RunStore, 'get' | 'list' | 'last'> }

export function createHistoryService({ runStore, changeLog }: Needs): HistoryService {
  function get(runId: string): TestReport {
    const report = runStore.get(runId)
    if (!report) throw new AppError('not-found')
    return report
  }

  /** The saves of this system between two of its runs, by the place of what they changed; of several the last. */
  function savesBetween(older: TestReport, newer: TestReport): Map<string, { by: NonNullable<Difference['changedBy']>; secret: boolean }> {
    const saves = new Map<string, { by: NonNullable<Difference['changedBy']>; secret: boolean }>()
    if (older.systemId === null || older.systemId !== newer.systemId) return saves
    for (const { at, by, changes } of changeLog.between(older.systemId, older.at, newer.at))
      for (const { path, secret } of changes) saves.set(path, { by: { ...by, at }, secret: secret !== null })
    return saves
  }

  /** As which user both ran decides whose record counts: `users.JOSE.email` of the document is `user.email` of the run. */
  function placeInRun(path: string, { asUser = null }: TestReport): string | null {
    const user = userPlace(path)
    if (!user) return path
    return asUser?.toUpperCase() === user.login ? `user.${user.field}` : null
  }

  function compareReports(one: TestReport, other: TestReport): Comparison {
    const [older, newer] = one.at <= other.at ? [one, other] : [other, one]
    const saved = [...savesBetween(older, newer)].flatMap(([path, save]) => {
      const place = placeInRun(path, newer)
      return place === null ? [] : [{ path: place, ...save }]
    })
    // The password of the ERP's database has no part in sending.
    const secrets = saved.filter(({ path, secret }) => secret && !path.startsWith('database.')).map(({ path, by }): ChangedSecret => ({ path, changedBy: by }))
    const { differences, gaps } = compareRuns(older, newer, secrets)
    const authored = differences.map((difference) => {
      const save = difference.kind === 'setting' ? saved.find(({ path }) => path === difference.path) : undefined
      return save ? { ...difference, changedBy: save.by } : difference
    })
    return { older: summaryOf(older), newer: summaryOf(newer), differences: authored, gaps }
  }

  return {
    list: (filter, after, limit) => runStore.list(filter, limit, after),
    get,
    summary: (runId) => summaryOf(get(runId)),
    compare(one, other) {
      const read = (run: RunReference) => ('file' in run ? readReport(run.file) : get(run.runId))
      return compareReports(read(one), read(other))
    },
    whatChanged(systemId, runId) {
      const newer = runId === null ? runStore.last(systemId) : get(runId)
      if (!newer) throw new AppError('not-found')
      const good = runStore.list({ systemId, states: ['ok'], origin: null, search: '', before: newer.at }, lookedAt, null)
      const older = lastGood(summaryOf(newer), good.runs, reaches)
      const report = older && runStore.get(older.runId)
      return report ? compareReports(report, newer) : null
    },
    changes: (filter, after, limit) => changeLog.list(filter, limit, after),
  }
}
