/** A run in a line, and the words by which it is found. */
import { runStateOf, type RunSummary } from '../../contract/history.ts'
import type { TestReport } from '../../contract/report.ts'
import { nameKey } from '../system/document.ts'

export function summaryOf(report: TestReport): RunSummary {
  const { runId, systemId, systemName, at, origin = 'test', verdict, phase, code, replyCode, ms, asUser = null, sender, server, route, from, version = null, revision = null } = report
  return {
    runId, systemId, systemName, at, origin, verdict, phase, code, replyCode, ms, asUser, sender, from, version, revision,
    server: server && { host: server.host, port: server.port },
    route: route && route.kind !== null ? { kind: route.kind, host: route.host, port: route.port } : null,
  } // prettier-ignore
}

/** Characters that are looked through. */
const mostWords = 4000

/** Case and accents do not matter. */
export const searchKey = (text: string): string => nameKey(text)

export function searchWords(report: TestReport): string {
  const { runId, systemName, asUser, sender, recipients, server, route, from, code, replyCode, enhancedCode, reply, banner, verdict, phase } = report
  const all = [
    runId, systemName, asUser, sender, ...recipients.map(({ address }) => address), server?.host, server?.port, route?.host, from.host, from.user,
    code, replyCode, enhancedCode, verdict, phase, banner, reply,
  ] // prettier-ignore
  return searchKey(all.filter((word) => word !== null && word !== undefined && word !== '').join(' ')).slice(0, mostWords)
}

/** Every word has to be found. */
export const searchTerms = (search: string): string[] => searchKey(search).split(/\s+/).filter((word) => word !== '').slice(0, 20)

/**
 * The run that worked, to hold another beside: of the good ones before it, the newest first, one that was sent as the same user and
 * went at least as far; failing that as the same user, failing that as far, failing that any.
 */
export function lastGood(newer: RunSummary, good: readonly RunSummary[], reaches: (run: RunSummary, phase: TestReport['phase']) => boolean): RunSummary | null {
  const others = good.filter(({ runId, verdict }) => runId !== newer.runId && runStateOf(verdict) === 'ok')
  const same = others.filter(({ asUser }) => (asUser ?? '').toUpperCase() === (newer.asUser ?? '').toUpperCase())
  const far = (run: RunSummary) => reaches(run, newer.phase)
  return same.find(far) ?? same[0] ?? others.find(far) ?? others[0] ?? null
}
