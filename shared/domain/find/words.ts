/** A row of the table in words, for the page and the command line alike. */
import type { FindResult, FindRow } from '../../contract/find.ts'
import { usualPorts, type SkipReason } from './combinations.ts'

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string

export function resultOf(row: FindRow, say: Say): string {
  const { works, code, reply, replyCode, auth, could, state } = row
  if (state === 'waiting' || state === 'running') return say(`find.state.${state}`)
  const said = reply === null ? '' : ` « ${replyCode === null ? '' : `${replyCode} `}${reply.replaceAll('\n', ' ')} »`
  const parts = [
    ...(works === 'no' || works === null ? [] : [say(`find.works.${works}`)]),
    ...(code === null ? [] : [`${say(`test.codes.${code}`)}${said}`]),
    ...(works !== 'no' && auth?.length === 0 ? [say('find.noAuth')] : []),
    ...(works !== 'no' && could === false ? [say('find.couldNot')] : []),
  ]
  return parts.join(' ')
}

/** Whose certificate it was, and how long it lasts; null where none was shown. */
export function certificateOf({ tls }: FindRow, say: Say): string | null {
  const [leaf] = tls?.certificates ?? []
  if (!leaf) return null
  const name = leaf.altNames[0]?.replace(/^DNS:/, '') ?? leaf.subject
  const issuer = /(?:^|\n|, ?)(?:O|CN)=([^\n,]+)/.exec(leaf.issuer)?.[1] ?? leaf.issuer
  return say(leaf.daysLeft < 0 ? 'find.certificateEnded' : 'find.certificate', { name, issuer, count: Math.abs(leaf.daysLeft) })
}

export const familyText = ({ family }: Pick<FindRow, 'family'>): string => (family === null ? '–' : `IPv${family}`)

/** What was tried: what works first, the best at the head, then the rest as it was planned. */
export function triedRows({ rows, ranked }: Pick<FindResult, 'rows' | 'ranked'>): readonly FindRow[] {
  const tried = rows.filter(({ state }) => state !== 'skipped')
  const place = ({ key }: FindRow) => (ranked.includes(key) ? ranked.indexOf(key) : ranked.length)
  return tried.toSorted((a, b) => place(a) - place(b))
}

/** How many were left out for what. That a port was not reached is said by the row that tried. */
export function leftOut(rows: readonly FindRow[]): readonly { readonly reason: SkipReason; readonly count: number }[] {
  const counts = new Map<SkipReason, number>()
  for (const { skipped } of rows) if (skipped !== null && skipped !== 'unreachable') counts.set(skipped, (counts.get(skipped) ?? 0) + 1)
  return [...counts].map(([reason, count]) => ({ reason, count }))
}

export const portsText = (typed: number | null): string => [...new Set([...(typed === null ? [] : [typed]), ...usualPorts])].join(', ')
