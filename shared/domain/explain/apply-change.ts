import type { Change } from './types.ts'

function set(holder: unknown, keys: readonly string[], value: Change['value'], removes: boolean): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') return holder
  const copy: Record<string, unknown> = typeof holder === 'object' && holder !== null ? { ...holder } : {}
  if (rest.length === 0 && removes) delete copy[key]
  else copy[key] = set(copy[key], rest, value, removes)
  return copy
}

/** A copy with the changes made. A parameter that is set to null is removed. */
export function applyChanges<T>(document: T, changes: readonly Change[]): T {
  return changes.reduce<T>((before, { path, value }) => {
    const keys = path.split('.')
    return set(before, keys, value, keys[0] === 'parameters' && value === null) as T
  }, document)
}
