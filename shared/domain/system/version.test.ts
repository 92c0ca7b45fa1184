import { expect, test } from 'vitest'
import { compareVersions, parseVersion } from './version.ts'

test.each([
  ['13', 13, 0, 0],
  ['13.0', 13, 0, 0],
  ['13.00', 13, 0, 0],
  ['013.01.007', 13, 1, 7],
  ['12.9.9', 12, 9, 9],
  ['19.2', 19, 2, 0],
])('%s is a version', (text, major, minor, patch) => {
  expect(parseVersion(text)).toEqual({ major, minor, patch })
})

test.each([
  '', ' ', '13.', '.1', '13..1', '13.1.2.3', '13.x', 'v13', '13,1', ' 13.1', '13.1 ', '13.1\n', '-13', '+13', '1e3', '0x13', '１３',
  '13.1-beta', '1234567', 'NaN', '13.1.',
])('%j is none', (text) => {
  expect(parseVersion(text)).toBeNull()
}) // prettier-ignore

test('parts are compared as numbers, from the left', () => {
  const order = ['0.1', '9.99', '12.5', '12.9.9', '13', '13.0.7', '13.1', '13.1.9', '13.2', '13.10', '14.0.9', '14.1', '14.1.1', '14.2', '14.10', '19.2', '100']
  const read = (text: string) => parseVersion(text)!
  expect([...order].reverse().sort((a, b) => compareVersions(read(a), read(b)))).toEqual(order)
  expect(compareVersions(read('13'), read('13.00.0'))).toBe(0)
})
