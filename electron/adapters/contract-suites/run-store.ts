/** What every RunStore does. */
import { describe, expect, test } from 'vitest'
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

    test('which keeps a run without a system for nobody', () =>
      withStore((store) => {
        store.save(sampleReport('a', { systemId: null }))
        expect([...store.lastOfEach()]).toEqual([])
      }))
  })
}
