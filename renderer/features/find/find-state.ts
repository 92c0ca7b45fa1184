/** One search as the page sees it. Pure: events may come before the answer that names the search, and twice. */
import type { FindResult, FindRow } from '../../../shared/contract/find.ts'

export interface FindState {
  readonly rows: readonly FindRow[]
  readonly result: FindResult | null
}
/** Of every search that was heard of; a page that is open twice hears of more than its own. */
export type Heard = Readonly<Record<string, FindState>>

const nothing: FindState = { rows: [], result: null }

export function withRow(heard: Heard, findId: string, row: FindRow): Heard {
  const { rows, result } = heard[findId] ?? nothing
  const at = rows.findIndex(({ key }) => key === row.key)
  return { ...heard, [findId]: { rows: at === -1 ? [...rows, row] : rows.with(at, row), result } }
}

export function withResult(heard: Heard, result: FindResult): Heard {
  return { ...heard, [result.findId]: { rows: result.rows, result } }
}

export function stateOf(heard: Heard, findId: string | null): FindState {
  return (findId === null ? undefined : heard[findId]) ?? nothing
}

export const canBeApplied = ({ works, change }: FindRow): boolean => works !== 'no' && works !== null && change !== null
