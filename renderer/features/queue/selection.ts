/** Which messages an action is for: some by name, or all that the filter finds, also those that are not on the screen. Pure. */

export type Selected = { readonly all: true } | { readonly all: false; readonly ids: ReadonlySet<string> }

export const none: Selected = { all: false, ids: new Set() }
export const everything: Selected = { all: true }

export function isSelected(selected: Selected, id: string): boolean {
  return selected.all || selected.ids.has(id)
}

export function only(id: string): Selected {
  return { all: false, ids: new Set([id]) }
}

/** @param shown ids of the list: taking one out of all leaves those that are there */
export function toggle(selected: Selected, id: string, shown: readonly string[]): Selected {
  const ids = new Set(selected.all ? shown : selected.ids)
  if (!ids.delete(id)) ids.add(id)
  return { all: false, ids }
}

/** From the one where it began to the one where it ends, both included; what was selected besides stays only with `keep`. */
export function range(selected: Selected, from: string | null, to: string, shown: readonly string[], keep = false): Selected {
  const start = from === null ? -1 : shown.indexOf(from)
  const end = shown.indexOf(to)
  if (start === -1 || end === -1) return only(to)
  const between = shown.slice(Math.min(start, end), Math.max(start, end) + 1)
  return { all: false, ids: new Set([...(keep && !selected.all ? selected.ids : []), ...between]) }
}

export function countOf(selected: Selected, total: number): number {
  return selected.all ? total : selected.ids.size
}
