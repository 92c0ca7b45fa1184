import { expect, test } from 'vitest'
import type { FindResult, FindRow } from '../../../shared/contract/find.ts'
import { canBeApplied, stateOf, withResult, withRow } from './find-state.ts'

const row = (key: string, part: Partial<FindRow> = {}) => ({ key, state: 'waiting', works: null, change: null, ...part }) as FindRow

test('rows of a search are kept by their key, in the order in which they were planned', () => {
  const heard = [row('a'), row('b'), row('a', { state: 'done' })].reduce((before, each) => withRow(before, 'x', each), {})
  expect(stateOf(heard, 'x').rows.map(({ key, state }) => [key, state])).toEqual([['a', 'done'], ['b', 'waiting']])
})

test('another page’s search is not mixed in, and one that is not known yet is empty', () => {
  const heard = withRow(withRow({}, 'x', row('a')), 'y', row('b'))
  expect(stateOf(heard, 'y').rows.map(({ key }) => key)).toEqual(['b'])
  expect([stateOf(heard, null), stateOf(heard, 'z')]).toEqual([{ rows: [], result: null }, { rows: [], result: null }])
})

test('the result has the last word on the rows', () => {
  const result = { findId: 'x', rows: [row('c', { state: 'skipped' })] } as unknown as FindResult
  expect(stateOf(withResult(withRow({}, 'x', row('a')), result), 'x')).toEqual({ rows: result.rows, result })
})

test.each([
  ['trusted', [], true],
  ['clear', [], true],
  ['no', null, false],
  [null, null, false],
] as const)('what is %s can be applied: %#', (works, change, can) => {
  expect(canBeApplied(row('a', { works, change: change && [...change] }))).toBe(can)
})
