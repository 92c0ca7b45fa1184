import type { Change } from './types.ts'

const neverAKey = new Set(['__proto__', 'constructor', 'prototype'])

function set(holder: unknown, keys: readonly string[], value: Change['value'], removes: boolean): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (neverAKey.has(key)) return holder
  if (Array.isArray(holder)) {
    const list: readonly unknown[] = holder
    return list.map((entry, index) => (String(index) === key ? set(entry, rest, value, removes) : entry))
  }
  const entries = Object.entries(typeof holder === 'object' && holder !== null ? holder : {})
  if (rest.length === 0 && removes) return Object.fromEntries(entries.filter(([name]) => name !== key))
  const copy: Record<string, unknown> = Object.fromEntries(entries)
  copy[key] = set(copy[key], rest, value, removes)
  return copy
}

/** The keys that lead to a place. A parameter's name may itself hold dots. */
function keysOf(path: string): string[] {
  const [first = '', ...rest] = path.split('.')
  return first === 'parameters' && rest.length > 1 ? [first, rest.join('.')] : [first, ...rest]
}

/** A copy with the changes made. A parameter that is set to null is removed. */
export function applyChanges<T>(document: T, changes: readonly Change[]): T {
  return changes.reduce<T>((before, { path, value }) => {
    const keys = keysOf(path)
    return set(before, keys, value, keys[0] === 'parameters' && value === null) as T
  }, document)
}
