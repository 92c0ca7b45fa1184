import type { KeyboardEvent } from 'react'
import { describe, expect, test } from 'vitest'
import { onListKey, type ListKeys } from './list-keys.ts'

const scroller = { clientHeight: 100 } as HTMLElement
/** What a key does: where it goes, or which other thing it is; null when it is left to the browser. */
function pressed(key: string, more: Partial<ListKeys> & { modifier?: 'ctrlKey' | 'altKey' | 'metaKey' } = {}): number | string | null {
  const { modifier, ...list } = more
  const did: (number | string)[] = []
  let prevented = false
  const event = { key, ctrlKey: false, altKey: false, metaKey: false, ...(modifier && { [modifier]: true }), preventDefault: () => (prevented = true) }
  onListKey(event as unknown as KeyboardEvent, { at: 5, count: 20, rowHeight: 20, scroller, move: (to) => did.push(to), keys: { Delete: () => did.push('removed') }, ...list })
  expect(prevented).toBe(did.length > 0 || list.count === 0)
  return did[0] ?? null
}

describe('keys of a list', () => {
  test.each<[string, number | string | null, Partial<ListKeys>?]>([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 9],
    ['PageUp', 1],
    ['Home', 0],
    ['End', 19],
    ['ArrowDown', 19, { at: 19 }],
    ['ArrowUp', 0, { at: 0 }],
    ['PageUp', 0, { at: 2 }],
    ['PageDown', 19, { at: 18 }],
    ['ArrowDown', 0, { at: -1 }],
    ['ArrowUp', 0, { at: -1 }],
    ['PageDown', 6, { scroller: null }],
    ['ArrowDown', null, { count: 0, at: -1 }],
    ['Delete', 'removed'],
    ['a', null],
    ['toString', null],
  ])('%s: %j %j', (key, expected, more) => expect(pressed(key, more)).toBe(expected))

  test.each(['ctrlKey', 'altKey', 'metaKey'] as const)('none with %s', (modifier) => {
    expect(['ArrowDown', 'End', 'Delete'].map((key) => pressed(key, { modifier }))).toEqual([null, null, null])
  })
})
