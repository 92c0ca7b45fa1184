/** Everything that crosses a door is plain JSON, and its shape can be said to others. */
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { sampleReport } from '../../electron/adapters/contract-suites/samples.ts'
import { eventSchemas } from './events.ts'
import { contract } from './index.ts'
import { exitCodeOf, phaseExitCodes, phases, testReportSchema, verdicts } from './report.ts'
import { testRequestSchema } from './tests.ts'

const schemas: [string, z.ZodType, 'input' | 'output'][] = [
  ...Object.entries(contract).flatMap(([name, { input, output }]): [string, z.ZodType, 'input' | 'output'][] => [
    [`${name} takes`, input, 'input'],
    [`${name} gives`, output, 'output'],
  ]),
  ...Object.entries(eventSchemas).map(([name, schema]): [string, z.ZodType, 'output'] => [`event ${name}`, schema, 'output']),
]

describe('as JSON schema', () => {
  test.each(schemas)('%s', (_, schema, io) => {
    const said = z.toJSONSchema(schema, { io })
    expect(JSON.parse(JSON.stringify(said))).toEqual(said)
  })

  test('a system’s document names its fields', () => {
    const said = JSON.stringify(z.toJSONSchema(contract['systems.create'].input, { io: 'input' }))
    for (const field of ['technologyVersion', 'ehloName', 'mechanism', 'parameters', 'users', 'database']) expect(said).toContain(`"${field}"`)
  })
})

test('a procedure is called by its domain and what it does', () => {
  for (const name of Object.keys(contract)) expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/)
})

test('no procedure gives a password', () => {
  for (const [name, { output }] of Object.entries(contract))
    expect(`${name} ${JSON.stringify(z.toJSONSchema(output, { io: 'output' }))}`).not.toMatch(/"password"/i)
})

describe('a test request', () => {
  const request = { systemId: null, document: { anything: 'at all' }, to: ['a@example.com'] }

  test('fills in what was left out', () => {
    expect(testRequestSchema.parse(request)).toEqual({
      ...request, asUser: null, from: null, subject: null, text: null, stopAfter: 'message', deadlineSeconds: 30,
    }) // prettier-ignore
  })

  test.each([
    { deadlineSeconds: 0 }, { deadlineSeconds: 601 }, { deadlineSeconds: '30' }, { stopAfter: 'quit' }, { systemId: '../x' },
    { to: 'a@example.com' }, { to: Array(101).fill('a@example.com') }, { unknown: 1 },
  ])('refuses %j', (more) => {
    expect(testRequestSchema.safeParse({ ...request, ...more }).success).toBe(false)
  }) // prettier-ignore
})

describe('a report', () => {
  test('crosses as JSON and comes back the same', () => {
    const report = sampleReport('r')
    expect(testReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })

  test('has an exit code for each verdict and phase', () => {
    expect(phases.map((phase) => phaseExitCodes[phase])).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
    const codes = { sent: 0, reached: 0, 'handed-over': 0, unknown: 30, cancelled: 31 } as const
    for (const phase of phases)
      for (const verdict of verdicts)
        expect(exitCodeOf({ verdict, phase })).toBe(verdict === 'rejected' || verdict === 'failed' ? phaseExitCodes[phase] : codes[verdict])
  })
})
