/** The keys of a list of which only the rows that are seen are drawn: the arrows and what a list has beside them. */
import type { KeyboardEvent } from 'react'

export interface ListKeys {
  /** place of the row that is chosen; -1 while none is */
  readonly at: number
  readonly count: number
  readonly rowHeight: number
  readonly scroller: HTMLElement | null
  /** gets a place that there is */
  readonly move: (to: number) => void
  /** what other keys do */
  readonly keys?: Readonly<Record<string, () => void>>
}

export function onListKey(event: KeyboardEvent, { at, count, rowHeight, scroller, move, keys = {} }: ListKeys): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return
  const page = Math.max(1, Math.floor((scroller?.clientHeight ?? rowHeight) / rowHeight) - 1)
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at === -1 ? 0 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }
  const place = Object.hasOwn(places, event.key) ? places[event.key] : undefined
  const other = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
  if (place === undefined && other === undefined) return
  event.preventDefault()
  if (place !== undefined && count > 0) move(Math.max(0, Math.min(count - 1, place)))
  other?.()
}
