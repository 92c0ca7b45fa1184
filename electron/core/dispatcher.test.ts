import { describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { sampleDocument, sampleId } from '../adapters/contract-suites/samples.ts'
import { createMemoryIds } from '../adapters/memory/ids.ts'
import { createMemoryLog } from '../adapters/memory/log.ts'
import { createDispatcher } from './dispatcher.ts'
import type { Handlers } from './handlers.ts'

const view = { id: sampleId(1), revision: 1, savedAt: '2026-01-01T12:00:00.000Z', document: sampleDocument(), secrets: {} }

function setUp(handlers: Partial<Record<keyof Handlers, (input: never) => unknown>> = {}) {
  const log = createMemoryLog()
  const asked: [string, unknown][] = []
  const all = new Proxy(handlers, {
    get: (given, name: keyof Handlers) => async (input: never) => {
      asked.push([name, input])
      await Promise.resolve()
      return given[name]?.(input) ?? null
    },
  })
  return { log, asked, dispatcher: createDispatcher(all as Handlers, { log, ids: createMemoryIds() }) }
}

describe('the one door', () => {
  test('runs the handler with checked input, defaults filled in', async () => {
    const { dispatcher, asked } = setUp({ 'tests.start': () => ({ runId: 'r' }) })
    const answer = await dispatcher.call('tests.start', { systemId: null, document: {}, to: ['a@example.com'] })
    expect(answer).toEqual({ ok: true, value: { runId: 'r' } })
    expect(asked).toEqual([['tests.start', expect.objectContaining({ stopAfter: 'message', deadlineSeconds: 30, asUser: null })]])
  })

  test.each(['', 'systems', 'systems.drop', 'Systems.list', 'systems.list ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(10_000)])(
    'does not know %j',
    async (name) => {
      const { dispatcher, asked } = setUp()
      expect(await dispatcher.call(name, null)).toEqual({ ok: false, error: { code: 'unknown-procedure', details: { name: name.slice(0, 100) } } })
      expect(asked).toEqual([])
    },
  )

  test.each([
    ['systems.list', undefined, ''],
    ['systems.list', {}, ''],
    ['systems.get', null, ''],
    ['systems.get', { id: '../../etc/passwd' }, 'id'],
    ['systems.get', { id: sampleId(1), more: 1 }, 'more'],
    ['systems.save', { id: sampleId(1), revision: 0, document: sampleDocument() }, 'revision'],
    ['systems.create', { document: { ...sampleDocument(), name: '' } }, 'document.name'],
    ['practice.setFault', { fault: 'fire' }, 'fault'],
  ])('refuses %s with %j at %j, and runs nothing', async (name, input, path) => {
    const { dispatcher, asked } = setUp()
    const answer = await dispatcher.call(name, input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', issues: [{ path }] } })
    expect(asked).toEqual([])
  })

  test('carries an expected failure over as it is', async () => {
    const { dispatcher, log } = setUp({
      'systems.get': () => {
        throw new AppError('conflict', { details: { current: view }, cause: new Error('not for the wire') })
      },
    })
    expect(await dispatcher.call('systems.get', { id: sampleId(1) })).toEqual({ ok: false, error: { code: 'conflict', details: { current: view } } })
    expect(log.entries).toEqual([])
  })

  test.each([
    ['an error', new TypeError('what it was about')],
    ['a text', 'thrown as text'],
    ['nothing', undefined],
  ])('writes %s that nobody expected down under a reference, and says only that', async (_, thrown) => {
    const { dispatcher, log } = setUp({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a handler may throw anything
      'systems.list': () => Promise.reject(thrown),
    })
    const answer = await dispatcher.call('systems.list', null)
    const reference = '00000000-0000-4000-8000-000000000001'
    expect(answer).toEqual({ ok: false, error: { code: 'internal', details: { reference } } })
    expect(log.entries).toMatchObject([{ level: 'error', details: { reference, procedure: 'systems.list' } }])
    if (thrown instanceof Error) expect(String(log.entries[0]?.details['error'])).toContain('what it was about')
  })

  test('drops what the contract does not name', async () => {
    const status = { running: true, host: '127.0.0.1', port: 1, fault: 'none', user: 'u', problem: null, messageCount: 0 }
    const { dispatcher } = setUp({ 'practice.status': () => ({ ...status, password: 'segredo' }), 'systems.get': () => ({ ...view, sealed: 'x' }) })
    expect(await dispatcher.call('practice.status', null)).toEqual({ ok: true, value: status })
    expect(await dispatcher.call('systems.get', { id: sampleId(1) })).toEqual({ ok: true, value: view })
  })

  test('lets no answer out that breaks the contract, a password least of all', async () => {
    const document = { ...view.document, smtp: { ...view.document.smtp, authentication: { ...view.document.smtp.authentication, password: 'segredo' } } }
    const { dispatcher, log } = setUp({ 'systems.get': () => ({ ...view, document }), 'systems.list': () => ({ systems: 'many' }) })
    for (const [name, input] of [['systems.get', { id: sampleId(1) }], ['systems.list', null]] as const)
      expect(await dispatcher.call(name, input)).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(log.entries)).not.toContain('segredo')
  })
})
