/** Rows of the board, what it says in sum, and what is not as it was on the one before. */
import type { CheckChange, CheckRow } from '../../contract/check.ts'
import type { TestReport } from '../../contract/report.ts'
import { inert } from '../text/inert.ts'
import { hasEndpoint, type Sender } from './endpoints.ts'
import { mechanismsOf, reportFindings, sortFindings, stateOf, staticFindings, type Finding } from './judge.ts'
import { checkStates, type CheckState } from './states.ts'

/** What one row keeps of a server's words. */
const keptReply = 300

/** Before anybody was called. Where there is nobody to call it is whole. */
export function plannedRow(sender: Sender, sharedBy: number, now: Date): CheckRow {
  const { key, system, asUser, settings } = sender
  const { smtp } = settings
  const looksAt = hasEndpoint(sender)
  return {
    key,
    systemId: system.id,
    systemName: system.document.name,
    asUser,
    protocol: system.document.protocol,
    state: looksAt ? null : 'not-looked-at',
    findings: findingsOf(staticFindings(sender, now)),
    server: looksAt ? smtp.server.value : null,
    port: looksAt ? smtp.port.value : null,
    security: looksAt ? smtp.security.value : null,
    sharedBy: looksAt ? sharedBy : 0,
    certificate: null,
    tls: null,
    auth: null,
    phase: null,
    code: null,
    reply: null,
    ms: null,
  }
}

function findingsOf(findings: readonly Finding[]): CheckRow['findings'] {
  return sortFindings(findings).map((each) => ({ ...each, params: { ...each.params } }))
}

export function judgedRow(sender: Sender, planned: CheckRow, report: TestReport): CheckRow {
  const findings = findingsOf([...reportFindings(sender, report), ...planned.findings])
  const leaf = report.tls?.certificates[0]
  return {
    ...planned,
    state: stateOf(findings),
    findings,
    certificate: leaf ? { subject: leaf.subject, issuer: leaf.issuer, validTo: leaf.validTo, daysLeft: leaf.daysLeft } : null,
    tls: report.tls?.protocol ?? null,
    auth: report.extensions.length === 0 ? null : mechanismsOf(report).slice(0, 30),
    phase: report.phase,
    code: report.code,
    reply: report.reply === null ? null : inert(report.reply).slice(0, keptReply),
    ms: Math.round(report.ms),
  }
}

/** Nobody got to it: the time of the whole was over, or somebody ended it. */
export function unlookedRow(planned: CheckRow): CheckRow {
  return { ...planned, state: 'not-looked-at', findings: [{ code: 'not-reached-in-time', of: 'check', severity: 'note', params: {}, field: null }, ...planned.findings] }
}

export function countStates(rows: readonly Pick<CheckRow, 'state'>[]): Record<CheckState, number> {
  const counts: Record<CheckState, number> = { failing: 0, degraded: 0, ok: 0, 'not-looked-at': 0 }
  for (const { state } of rows) if (state) counts[state] += 1
  return counts
}

const weighty = ({ findings }: CheckRow) => new Set(findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code))

/**
 * What came and went between two boards, what became worse first. A system that is only on one of them was made or removed by somebody, who
 * knows; what was not looked at says nothing either way.
 */
export function compareBoards(before: readonly CheckRow[], after: readonly CheckRow[]): CheckChange[] {
  const known = new Map(before.map((row) => [row.key, row]))
  const changes = after.flatMap((row): CheckChange[] => {
    const old = known.get(row.key)
    if (!old?.state || !row.state || old.state === 'not-looked-at' || row.state === 'not-looked-at') return []
    const [were, are] = [weighty(old), weighty(row)]
    const appeared = [...are].filter((code) => !were.has(code))
    const gone = [...were].filter((code) => !are.has(code))
    if (old.state === row.state && appeared.length === 0 && gone.length === 0) return []
    const { key, systemId, systemName, asUser } = row
    return [{ key, systemId, systemName, asUser, before: old.state, after: row.state, appeared, gone }]
  })
  // Closed list, the worst first: a positive difference is a change for the worse.
  const worse = ({ before: was, after: is }: CheckChange) => checkStates.indexOf(was) - checkStates.indexOf(is)
  return changes.toSorted((a, b) => worse(b) - worse(a))
}
