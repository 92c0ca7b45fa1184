/** What the board says, for the page, the command line and a table of a spreadsheet alike. Whatever a server said in it is inert. */
import type { CheckChange, CheckRow } from '../../contract/check.ts'
import type { Cell } from '../text/csv.ts'

/** The translator, as far as it is needed here. */
export type Say = (key: string, params?: Record<string, string | number>) => string
type Finding = CheckRow['findings'][number]

export function nameText({ systemName, asUser }: Pick<CheckRow, 'systemName' | 'asUser'>): string {
  return asUser === null ? systemName : `${systemName} · ${asUser}`
}

export function stateText(say: Say, state: CheckRow['state']): string {
  return say(`check.states.${state ?? 'pending'}`)
}

export function findingText(say: Say, { code, of, params }: Finding): string {
  if (of === 'report') return `${say(`test.phases.${String(params['phase'])}`)}: ${say(`test.codes.${code}`)}`
  return of === 'warning' ? say(`explain.warnings.${code}`, params) : say(`check.findings.${code}`, params)
}

/** The worst first, with the server's own words after what they were the reason for. Notes only where there is nothing else. */
export function findingLines(say: Say, { findings, state, reply }: CheckRow): string[] {
  const weighty = findings.filter(({ severity }) => severity !== 'note')
  const shown = weighty.length > 0 ? weighty : findings
  const lines = shown.map((each) => (each.of === 'report' && reply !== null && reply !== '' ? `${findingText(say, each)} “${reply}”` : findingText(say, each)))
  return lines.length === 0 && state === 'ok' ? [say('check.fine')] : lines
}

export function certificateText(say: Say, { certificate }: Pick<CheckRow, 'certificate'>): string {
  if (!certificate) return say('check.noCertificate')
  return certificate.daysLeft < 0 ? say('check.ended') : say('check.days', { count: certificate.daysLeft })
}

export function serverText({ server, port }: Pick<CheckRow, 'server' | 'port'>): string {
  return server === null || port === null ? '–' : `${server.includes(':') ? `[${server}]` : server}:${port}`
}

/** One change, and what is new in it, as far as the row that is there now still tells. */
export function changeLines(say: Say, change: CheckChange, row: CheckRow | undefined): string[] {
  const { before, after, appeared } = change
  const words = { name: nameText(change), after: stateText(say, after) }
  const first = before === after ? say('check.changes.same', words) : say('check.changes.row', { ...words, before: stateText(say, before) })
  const news = row?.findings.filter(({ code, severity }) => severity !== 'note' && appeared.includes(code)) ?? []
  return [first, ...news.map((each) => say('check.changes.appeared', { what: findingText(say, each) }))]
}

const columns = ['state', 'system', 'user', 'server', 'security', 'protocol', 'expires', 'certificate', 'findings'] as const

export function tableOf(say: Say, rows: readonly CheckRow[]): Cell[][] {
  return [
    columns.map((name) => say(`check.list.${name}`)),
    ...rows.map((row): Cell[] => [
      stateText(say, row.state),
      row.systemName,
      row.asUser,
      row.server === null ? null : serverText(row),
      row.security === null ? null : say(`explain.security.${row.security}`),
      row.tls,
      row.certificate?.validTo.slice(0, 10) ?? null,
      row.certificate?.daysLeft ?? null,
      findingLines(say, row).join(' '),
    ]),
  ]
}
