import { describe, expect, test } from 'vitest'
import type { CheckRow } from '../../../shared/contract/check.ts'
import { fieldOf, shownRows, type Looking } from './view.ts'

function row(name: string, state: CheckRow['state'], more: Partial<CheckRow> = {}): CheckRow {
  return {
    key: name, systemId: name, systemName: name, asUser: null, protocol: 'smtp', state, findings: [], server: `smtp.${name}.example`, port: 587, security: 'starttls', sharedBy: 1,
    certificate: null, tls: null, auth: null, phase: null, code: null, reply: null, ms: null, ...more,
  } // prettier-ignore
}
const ends = (daysLeft: number) => ({ certificate: { subject: '', issuer: '', validTo: '2027-01-01T00:00:00.000Z', daysLeft } })
const finding = (code: string, severity: 'failing' | 'degraded' | 'note', field: string | null) => ({ code, of: 'check' as const, severity, params: {}, field })
const rows = [row('AÇÃO', 'ok', ends(90)), row('BI', null), row('CRM', 'failing', { findings: [finding('no-login-offered', 'failing', null)] }), row('DP', 'degraded', ends(3)), row('EX', 'not-looked-at')]
const names = (looking: Partial<Looking>) => shownRows(rows, { state: null, search: '', sort: 'name', ...looking }, (key) => key).map(({ systemName }) => systemName).join(' ')

describe('rows', () => {
  test.each<[Partial<Looking>, string]>([
    [{}, 'AÇÃO BI CRM DP EX'],
    [{ sort: 'state' }, 'CRM DP AÇÃO EX BI'],
    [{ sort: 'certificate' }, 'DP AÇÃO BI CRM EX'],
    [{ state: 'ok' }, 'AÇÃO'],
    [{ search: ' acao' }, 'AÇÃO'],
    [{ search: 'smtp.crm' }, 'CRM'],
    [{ search: 'no-login' }, 'CRM'],
    [{ search: 'nada' }, ''],
  ])('%j', (looking, expected) => expect(names(looking)).toBe(expected))
})

test('the field is the worst finding’s that has one', () => {
  expect(fieldOf(row('A', 'failing', { findings: [finding('x', 'failing', null), finding('y', 'degraded', 'smtp.port'), finding('z', 'note', 'proxy')] }))).toBe('smtp.port')
  expect(fieldOf(row('A', 'ok'))).toBeNull()
})
