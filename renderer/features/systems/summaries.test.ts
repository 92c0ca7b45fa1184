import { describe, expect, test } from 'vitest'
import type { SystemSummary } from '../../../shared/contract/systems.ts'
import { filterSystems, newestTest, searchable } from './summaries.ts'

const summary = (name: string, at: string | null = null): SystemSummary => ({
  ...{ id: name, name, technologyVersion: '13.1', protocol: 'smtp', component: 'dotnet', revision: 1 },
  lastTest: at === null ? null : { verdict: 'sent', phase: 'message', at, ms: 1 },
})

describe('the filter', () => {
  const systems = ['RH', 'SISCON', 'Siscon_Teste', 'PRÁTICA', 'Folha (cópia)'].map((name) => summary(name))
  test.each([
    ['', ['RH', 'SISCON', 'Siscon_Teste', 'PRÁTICA', 'Folha (cópia)']],
    ['  ', ['RH', 'SISCON', 'Siscon_Teste', 'PRÁTICA', 'Folha (cópia)']],
    ['sis', ['SISCON', 'Siscon_Teste']],
    [' teste ', ['Siscon_Teste']],
    ['pratica', ['PRÁTICA']],
    ['prátiça', ['PRÁTICA']],
    ['COPIA)', ['Folha (cópia)']],
    ['.*', []],
    ['(', ['Folha (cópia)']],
  ])('%j', (filter, expected) => {
    expect(filterSystems(searchable(systems), filter).map(({ name }) => name)).toEqual(expected)
  })
})

describe('the newest test', () => {
  test('of none there is none', () => {
    expect(newestTest([])).toBeNull()
    expect(newestTest([summary('a')])).toBeNull()
  })

  test('is found wherever it stands', () => {
    const times = ['2026-11-24T20:00:00.000Z', '2026-11-24T20:00:00.001Z', '2025-12-31T23:59:59.999Z']
    for (const order of [times, times.toReversed(), [times[1], times[0], times[2]]])
      expect(newestTest([summary('x'), ...order.map((at, index) => summary(String(index), at)), summary('y')])?.at).toBe(times[1])
  })
})
