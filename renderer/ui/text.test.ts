import { describe, expect, test } from 'vitest'
import { AppError, errorCodes } from '../../shared/errors.ts'
import { createTranslator } from '../../shared/i18n/index.ts'
import { ConnectionLost, SessionLost } from '../client/transport.ts'
import { errorText } from './error-text.ts'
import { agoText, durationText } from './text.ts'

const { t } = createTranslator()
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000]

test.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [12.5, '13 ms'],
  [999.4, '999 ms'],
  [999.5, '1 s'],
  [1000, '1 s'],
  [1900, '1,9 s'],
  [1949, '1,9 s'],
  [1951, '2 s'],
  [30_000, '30 s'],
  [600_000, '600 s'],
])('%d milliseconds: %s', (ms, expected) => {
  expect(durationText(t, ms)).toBe(expected)
})

test.each([
  [0, 'agora'],
  [-hour, 'agora'],
  [59 * second, 'agora'],
  [minute, 'há 1 min'],
  [59.9 * minute, 'há 59 min'],
  [hour, 'há 1 h'],
  [23.99 * hour, 'há 23 h'],
  [day, 'ontem'],
  [1.99 * day, 'ontem'],
  [2 * day, 'há 2 dias'],
  [400 * day, 'há 400 dias'],
])('%d milliseconds ago: %s', (ms, expected) => {
  const now = Date.parse('2026-11-24T20:00:00.000Z')
  expect(agoText(t, new Date(now - ms).toISOString(), now)).toBe(expected)
})

describe('what went wrong with a call', () => {
  const details = { name: 'x', reason: 'ENOSPC', folder: '/d', port: 25, file: 'f', reference: 'r1', current: { a: 1 } }
  test.each(errorCodes)('%s is a sentence', (code) => {
    const text = errorText(t, new AppError(code, { details }))
    expect(text).toMatch(/^\p{Lu}.*[.)]$/u)
    expect(text).not.toMatch(/[{}]|\[object|undefined|errors\./)
  })

  test('is told apart', () => {
    const said = [new SessionLost(), new ConnectionLost(), new AppError('busy'), new Error('busy')].map((error) => errorText(t, error))
    expect(new Set(said).size).toBe(4)
    for (const text of said) expect(text).not.toContain('busy')
    expect(errorText(t, new AppError('store-write-failed', { details }))).toContain('ENOSPC')
  })

  test.each([null, undefined, 'text', { code: 'busy' }])('%j is a bug of the page', (thrown) => {
    expect(errorText(t, thrown)).toBe(errorText(t, new Error()))
  })
})
