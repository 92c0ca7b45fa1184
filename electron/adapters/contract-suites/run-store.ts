/** What every RunStore does. */
import { describe, expect, test } from 'vitest'
import type { TestReport } from '../../../shared/contract/report.ts'
import type { RunQuery } from '../../core/history/history-ports.ts'
import type { RunStore } from '../../core/ports.ts'
import { sampleId, sampleReport } from './samples.ts'

export function runStoreSuite(name: string, make: () => { store: RunStore; done: () => void }): void {
  function withStore(run: (store: RunStore) => void): void {
    const { store, done } = make()
    try {
      run(store)
    } finally {
      store.close()
      done()
    }
  }

  describe(`${name} is a RunStore`, () => {
    test('which knows nothing at first', () =>
      withStore((store) => {
        expect(store.last(sampleId(1))).toBeNull()
        expect([...store.lastOfEach()]).toEqual([])
        store.forget(sampleId(1))
      }))

    test('which gives the newest of each system, whole', () =>
      withStore((store) => {
        store.save(sampleReport('a', { at: '2026-01-01T12:00:00.000Z' }))
        store.save(sampleReport('b', { at: '2026-01-01T12:00:01.000Z', verdict: 'sent', phase: 'message', ms: 3 }))
        store.save(sampleReport('c', { systemId: sampleId(2) }))
        expect(store.last(sampleId(1))).toEqual(sampleReport('b', { at: '2026-01-01T12:00:01.000Z', verdict: 'sent', phase: 'message', ms: 3 })) // prettier-ignore
        expect(store.lastOfEach()).toEqual(
          new Map([
            [sampleId(1), { verdict: 'sent', phase: 'message', at: '2026-01-01T12:00:01.000Z', ms: 3 }],
            [sampleId(2), { verdict: 'failed', phase: 'auth', at: '2026-01-01T12:00:00.000Z', ms: 12.5 }],
          ]),
        )
      }))

    test('which forgets one system only', () =>
      withStore((store) => {
        store.save(sampleReport('a'))
        store.save(sampleReport('b', { systemId: sampleId(2) }))
        store.forget(sampleId(1))
        expect(store.last(sampleId(1))).toBeNull()
        expect([...store.lastOfEach().keys()]).toEqual([sampleId(2)])
      }))

    test('which finds a run by its name, whole', () =>
      withStore((store) => {
        store.saveAll([sampleReport('a'), sampleReport('b', { origin: 'queue', systemId: sampleId(2) })])
        expect(store.get('b')).toEqual(sampleReport('b', { origin: 'queue', systemId: sampleId(2) }))
        expect(store.get('c')).toBeNull()
      }))

    test('which counts what the queue sent as no test', () =>
      withStore((store) => {
        store.save(sampleReport('a'))
        store.save(sampleReport('b', { at: '2026-01-02T12:00:00.000Z', verdict: 'sent', origin: 'queue' }))
        expect(store.last(sampleId(1))?.runId).toBe('a')
        expect(store.lastOfEach().get(sampleId(1))?.verdict).toBe('failed')
      }))

    describe('which lists', () => {
      const at = (day: number) => `2026-01-0${day}T12:00:00.000Z`
      const all: TestReport[] = [
        sampleReport('a', { at: at(1), verdict: 'sent', code: null, from: { host: 'Servidor', user: 'João' } }),
        sampleReport('b', { at: at(3), asUser: 'ANA', reply: '535 5.7.139 100% disabled_for the Tenant' }),
        sampleReport('c', { at: at(2), verdict: 'unknown', origin: 'queue' }),
        sampleReport('d', { at: at(3), verdict: 'cancelled' }),
        sampleReport('e', { at: at(1), systemId: sampleId(2), systemName: 'RH' }),
      ]
      const names = (store: RunStore, query: Partial<RunQuery> = {}, limit = 100, after: string | null = null) =>
        store.list({ systemId: null, states: [], origin: null, search: '', ...query }, limit, after).runs.map(({ runId }) => runId)
      const cases: [string, Partial<RunQuery>, string[]][] = [
        ['all of it, newest first', {}, ['d', 'b', 'c', 'e', 'a']],
        ['one system', { systemId: sampleId(1) }, ['d', 'b', 'c', 'a']],
        ['what came of it', { states: ['ok', 'unknown'] }, ['c', 'a']],
        ['where it came from', { origin: 'queue' }, ['c']],
        ['what was before', { before: at(3) }, ['c', 'e', 'a']],
        ['words, whatever their case and accents', { search: 'joao  SERVIDOR' }, ['a']],
        ['the words of a server', { search: 'tenant 5.7.139' }, ['b']],
        ['signs that mean something to a database', { search: '100% disabled_for' }, ['b']],
        ['nothing by signs alone', { search: '100_ %x%' }, []],
        ['who has no such word', { search: 'ana', systemId: sampleId(2) }, []],
      ]
      test.each(cases)('%s', (_, query, found) =>
        withStore((store) => {
          store.saveAll(all)
          expect(names(store, query)).toEqual(found)
          expect(store.list({ systemId: null, states: [], origin: null, search: '', ...query }, 100, null).total).toBe(found.length)
        }),
      )

      test('page by page, each run once', () =>
        withStore((store) => {
          store.saveAll(all)
          const query = { systemId: null, states: [], origin: null, search: '' }
          const seen: string[] = []
          let after: string | null = null
          do {
            const page = store.list(query, 2, after)
            expect(page.total).toBe(5)
            seen.push(...page.runs.map(({ runId }) => runId))
            after = page.next
          } while (after !== null)
          expect(seen).toEqual(['d', 'b', 'c', 'e', 'a'])
        }))

      test('each in a line', () =>
        withStore((store) => {
          store.save(sampleReport('a', { route: { kind: 'http', host: 'p', port: 1, origin: 'typed', candidates: [], trace: [] }, version: '1.0.0', revision: 4 }))
          expect(store.list({ systemId: null, states: [], origin: null, search: '' }, 1, null).runs).toEqual([
            {
              runId: 'a', systemId: sampleId(1), systemName: 'SISCON', at: '2026-01-01T12:00:00.000Z', origin: 'test', verdict: 'failed', phase: 'auth', code: 'authentication-failed',
              replyCode: 535, ms: 12.5, asUser: null, sender: 'a@example.com', server: { host: 'smtp.example.com', port: 587 }, route: { kind: 'http', host: 'p', port: 1 },
              from: { host: 'here', user: 'me' }, version: '1.0.0', revision: 4,
            },
          ]) // prettier-ignore
        }))
    })

    test('which keeps a run without a system for nobody', () =>
      withStore((store) => {
        store.save(sampleReport('a', { systemId: null }))
        expect([...store.lastOfEach()]).toEqual([])
      }))
  })
}
