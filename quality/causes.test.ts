/**
 * T2: troubles made by servers, proxies and networks, met by the real engine: the right phase in all of them, the right cause in at
 * least 95 %, and the field to change, or that none would help. What was taken for something else is printed as a table.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { createNodeDialer } from '../electron/adapters/node-dialer.ts'
import { createAuthority } from '../test-support/certificates.ts'
import { printFigure } from '../test-support/figures.ts'
import { createTestEngine } from '../test-support/test-engine.ts'
import { troubles } from '../test-support/troubles.ts'

const authority = createAuthority('T2')
const met: { readonly what: string; readonly expected: readonly (string | null)[]; readonly found: readonly (string | null)[] }[] = []

const rightIn = (place: number) => met.filter(({ expected, found }) => expected[place] === found[place]).length

afterAll(() => {
  const [phase, cause, field] = [0, 1, 2].map(rightIn)
  printFigure('T2', `${met.length} troubles: phase right in ${phase ?? 0}, cause in ${cause ?? 0}, field in ${field ?? 0}`)
  const phases = Map.groupBy(met, ({ expected }) => expected[0])
  printFigure('T2', [...phases].map(([name, of]) => `${name ?? ''} ${of.filter(({ expected, found }) => expected[1] === found[1]).length}/${of.length}`).join(', '))
  for (const { what, expected, found } of met)
    if (expected.join() !== found.join()) printFigure('T2', `${what}: expected ${expected.join(' · ')}, found ${found.join(' · ')}`)
})

describe('what is wrong is called by its name', () => {
  test('in at least 60 cases', () => expect(troubles.length).toBeGreaterThanOrEqual(60))

  test.each(troubles)('%s', async (what, set, phase, cause, field) => {
    const { dialer, systemProxy, ...request } = await set(authority)
    const real = createNodeDialer({ issuers: [authority.cert] })
    const engine = createTestEngine({ issuers: [authority.cert], ...(dialer && { dialer: { ...real, ...dialer } }), ...(systemProxy && { systemProxy }) })
    const report = await engine.run({ deadlineSeconds: 20, ...request })
    met.push({ what, expected: [phase, cause, field], found: [report.phase, report.hint?.rule ?? null, report.hint?.field ?? null] })
    expect(report.phase).toBe(phase)
    expect(report.hint).not.toBeNull()
  })

  test('the cause in at least 95 of 100, and then the field', () => {
    expect(rightIn(1)).toBeGreaterThanOrEqual(met.length * 0.95)
    expect(rightIn(2)).toBeGreaterThanOrEqual(met.length * 0.95)
  })
})
