/** Which rows of the board are shown, and in which order. */
import type { CheckRow } from '../../../shared/contract/check.ts'
import { checkStates, type CheckState } from '../../../shared/domain/check/states.ts'
import { findingLines, nameText, serverText, type Say } from '../../../shared/domain/check/words.ts'
import { nameKey } from '../../../shared/domain/system/document.ts'

export const sorts = ['state', 'certificate', 'name'] as const
export type Sort = (typeof sorts)[number]
export interface Looking {
  readonly state: CheckState | null
  readonly search: string
  readonly sort: Sort
}

const severity = ({ state }: CheckRow) => (state === null ? checkStates.length : checkStates.indexOf(state))
/** What has no certificate comes after everything that has one. */
const days = ({ certificate }: CheckRow) => certificate?.daysLeft ?? Infinity
const by = (measure: (row: CheckRow) => number) => (a: CheckRow, b: CheckRow) => (measure(a) === measure(b) ? 0 : measure(a) - measure(b))

/** Rows come in the order of the systems' names, which stays among equals. */
export function shownRows(rows: readonly CheckRow[], { state, search, sort }: Looking, say: Say): readonly CheckRow[] {
  const wanted = nameKey(search.trim())
  const found = rows.filter(
    (row) => (state === null || row.state === state) && (wanted === '' || nameKey([nameText(row), serverText(row), ...findingLines(say, row)].join(' ')).includes(wanted)),
  )
  if (sort === 'name') return found
  return found.toSorted(by(sort === 'state' ? severity : days))
}

/** The field that the worst finding with one is about. */
export function fieldOf({ findings }: CheckRow): string | null {
  return findings.find(({ field }) => field !== null)?.field ?? null
}
