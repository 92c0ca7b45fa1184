/**
 * "O que mudou?": two runs side by side, only what differs, the most suspicious first. Pure and symmetric: the other way round the
 * same things differ, before and after exchanged.
 */
import { gaps as allGaps, type Difference, type Gap, type Rating } from '../../contract/history.ts'
import type { Phase, TestReport } from '../../contract/report.ts'
import { aspects, type Aspect, type Judgement } from './aspects.ts'
import type { FactValue } from './facts.ts'

export interface ComparedRuns {
  readonly differences: Difference[]
  readonly gaps: Gap[]
}

interface Found extends Judgement {
  readonly kind: Difference['kind']
  readonly path: string | null
  readonly before: FactValue
  readonly after: FactValue
  readonly concerns: readonly Phase[]
  readonly ofServer: boolean
}

const equal = (one: FactValue, other: FactValue) => JSON.stringify(one) === JSON.stringify(other)
const failing = ({ verdict }: TestReport) => verdict === 'rejected' || verdict === 'failed' || verdict === 'unknown'
/** Where the run that went wrong stopped; null when neither did. */
function failedPhase(older: TestReport, newer: TestReport): Phase | null {
  return failing(newer) ? newer.phase : failing(older) ? older.phase : null
}

/** Which phases a setting can spoil; of a user's record the same as of the system's own. */
const settingConcerns: readonly (readonly [prefix: string, concerns: readonly Phase[]])[] = [
  ['smtp.server', ['dns', 'connect', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt']],
  ['smtp.port', ['connect', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt']],
  ['smtp.security', ['greeting', 'ehlo', 'tls', 'auth']],
  ['smtp.authentication.ssl', ['greeting', 'ehlo', 'tls', 'auth']],
  ['smtp.authentication', ['settings', 'auth', 'mail', 'rcpt']],
  ['smtp.trust', ['tls', 'proxy']],
  ['smtp.ehloName', ['ehlo', 'mail', 'rcpt']],
  ['proxy', ['settings', 'dns', 'connect', 'proxy', 'greeting']],
  ['email', ['mail']],
  ['', ['settings']],
]
export function concernsOfSetting(path: string): readonly Phase[] {
  const place = path.replace(/^user\./, '')
  return settingConcerns.find(([prefix]) => place.startsWith(prefix))?.[1] ?? []
}

const leadsElsewhere = (path: string) => /^(?:user\.)?smtp\.(?:server|port)$/.test(path)
/** Parameters and the version choose who sends in the ERP; the test itself is sent by us. */
const settingWeight = (path: string) => (leadsElsewhere(path) ? 89 : /^(?:parameters|technologyVersion|mailClient)/.test(path) ? 62 : 86)

function settingDifferences({ settings: old }: TestReport, { settings: fresh }: TestReport): Found[] {
  if (!old || !fresh) return []
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((path): Found[] => {
    const [before, after] = [old[path] ?? null, fresh[path] ?? null]
    if (before === after) return []
    return [{ kind: 'setting', path, before, after, weight: settingWeight(path), reason: 'setting-changed', concerns: concernsOfSetting(path), ofServer: false }]
  })
}

function aspectDifference(aspect: Aspect, older: TestReport, newer: TestReport): Found | 'gap' | null {
  const [before, after] = [aspect.read(older), aspect.read(newer)]
  if (before === undefined && after === undefined) return null
  if (before === undefined || after === undefined || aspect.comparable?.(older, newer) === false) return 'gap'
  if (equal(before, after) || aspect.same?.(before, after) === true) return null
  const { kind, concerns, ofServer } = aspect
  return { kind, path: null, before, after, concerns, ofServer, ...aspect.judge(before, after) }
}

/** Phases that take much longer, or much less: three times and half a second. */
function timeDifferences(older: TestReport, newer: TestReport): Found[] {
  return newer.phases.flatMap(({ phase, status, ms: after }): Found[] => {
    const before = older.phases.find((event) => event.phase === phase && event.status === 'ok')?.ms
    if (before === undefined || status !== 'ok') return []
    const [least, most] = [Math.min(before, after), Math.max(before, after)]
    if (most < least * 3 || most - least < 500) return []
    return [{ kind: 'time', path: phase, before, after, weight: 10, reason: after > before ? 'slower' : 'quicker', concerns: [], ofServer: false }]
  })
}

const written = (value: FactValue): Difference['before'] => (typeof value === 'object' && value !== null ? [...value] : value)

function ratingOf(weight: number, fits: boolean): Rating {
  if (weight >= 90 || (fits && weight >= 50)) return 'high'
  return weight >= 50 || fits ? 'medium' : 'low'
}

/** Another server has its own certificate, greeting and offers: these follow from it and come behind it. */
function behindTheServer(found: readonly Found[]): Found[] {
  const elsewhere = found.some(({ kind, path }) => kind === 'server' || (kind === 'setting' && path !== null && leadsElsewhere(path)))
  return found.map((one) => (elsewhere && one.ofServer ? { ...one, weight: Math.min(one.weight, 40), reason: 'other-server', concerns: [] } : one))
}

/** The most suspicious first: by rating, then what touches the failed phase, then by weight. */
function inOrder(all: readonly { readonly difference: Difference; readonly weight: number }[]): Difference[] {
  const rank = ({ difference: { rating, fits }, weight }: (typeof all)[number]) => ({ high: 2000, medium: 1000, low: 0 })[rating] + (fits ? 100 : 0) + weight
  return all.toSorted((a, b) => rank(b) - rank(a)).map(({ difference }) => difference)
}

/** A password or token that was saved anew between the two runs; reports themselves cannot tell. */
export interface ChangedSecret {
  readonly path: string
  readonly changedBy: Difference['changedBy']
}

export function compareRuns(older: TestReport, newer: TestReport, secrets: readonly ChangedSecret[] = []): ComparedRuns {
  const settingsKnown = Boolean(older.settings && newer.settings)
  const gaps = new Set<Gap>(Boolean(older.settings) === Boolean(newer.settings) ? [] : ['settings'])
  const found: Found[] = settingDifferences(older, newer)
  for (const { path } of secrets)
    found.push({ kind: 'secret', path, before: null, after: null, weight: 88, reason: 'secret-changed', concerns: [path.startsWith('proxy') ? 'proxy' : 'auth'], ofServer: false })
  for (const aspect of aspects) {
    if (aspect.derived && settingsKnown) continue
    const difference = aspectDifference(aspect, older, newer)
    if (difference === 'gap') {
      if (aspect.gap) gaps.add(aspect.gap)
    } else if (difference) found.push(difference)
  }
  found.push(...timeDifferences(older, newer))
  const stopped = failedPhase(older, newer)
  const rated = behindTheServer(found).map(({ kind, path, before, after, reason, concerns, weight }) => {
    const fits = stopped !== null && concerns.includes(stopped)
    const changedBy = (kind === 'secret' && secrets.find((one) => one.path === path)?.changedBy) || null
    return { weight, difference: { kind, path, before: written(before), after: written(after), rating: ratingOf(weight, fits), reason, fits, changedBy } }
  })
  return { differences: inOrder(rated), gaps: allGaps.filter((gap) => gaps.has(gap)) }
}
