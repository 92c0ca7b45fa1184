/** What every ChangeLog does. */
import { describe, expect, test } from 'vitest'
import type { ChangeFilter } from '../../../shared/contract/history.ts'
import type { NewChangeEntry } from '../../core/history/history-ports.ts'
import type { ChangeLog } from '../../core/ports.ts'
import { sampleId } from './samples.ts'

export function sampleChange(more: Partial<NewChangeEntry> = {}): NewChangeEntry {
  return {
    at: '2026-01-01T12:00:00.000Z', systemId: sampleId(1), systemName: 'SISCON', revision: 2, what: 'saved', by: { user: 'jose', host: 'estacao' },
    changes: [{ path: 'smtp.port', before: 587, after: 465, secret: null }], more: 0, ...more,
  } // prettier-ignore
}

export function changeLogSuite(name: string, make: () => { log: ChangeLog; done: () => void }): void {
  function withLog(run: (log: ChangeLog) => void): void {
    const { log, done } = make()
    try {
      run(log)
    } finally {
      done()
    }
  }
  const all: ChangeFilter = { systemId: null, search: '' }

  describe(`${name} is a ChangeLog`, () => {
    test('which knows nothing at first', () =>
      withLog((log) => {
        expect(log.list(all, 10, null)).toEqual({ entries: [], total: 0, next: null })
        expect(log.between(sampleId(1), '2000', '3000')).toEqual([])
      }))

    test('which gives entries whole, in the order of writing, the newest first, a page at a time', () =>
      withLog((log) => {
        for (const revision of [1, 2, 3]) log.append(sampleChange({ revision }))
        const page = log.list(all, 2, null)
        expect(page.entries).toEqual([{ number: 3, ...sampleChange({ revision: 3 }) }, { number: 2, ...sampleChange({ revision: 2 }) }])
        expect(page.total).toBe(3)
        const rest = log.list(all, 2, page.next)
        expect([rest.entries.map(({ revision }) => revision), rest.next]).toEqual([[1], null])
      }))

    test('which finds by system, and by words in names, places, values and people', () =>
      withLog((log) => {
        log.append(sampleChange({ by: { user: 'João', host: 'estacao' } }))
        log.append(sampleChange({ systemId: sampleId(2), systemName: 'RH', changes: [{ path: 'smtp.server', before: null, after: 'smtp.100%.example', secret: null }] }))
        const found = (filter: Partial<ChangeFilter>) => log.list({ ...all, ...filter }, 10, null).entries.map(({ systemName }) => systemName)
        expect(found({ systemId: sampleId(2) })).toEqual(['RH'])
        expect(found({ search: 'joao' })).toEqual(['SISCON'])
        expect(found({ search: '587 smtp.port' })).toEqual(['SISCON'])
        expect(found({ search: '100%' })).toEqual(['RH'])
        expect(found({ search: '%' })).toEqual(['RH'])
      }))

    test('which knows what was saved between two moments', () =>
      withLog((log) => {
        for (const day of [1, 2, 3, 4]) log.append(sampleChange({ at: `2026-01-0${day}T00:00:00.000Z`, revision: day }))
        log.append(sampleChange({ at: '2026-01-02T12:00:00.000Z', systemId: sampleId(2) }))
        expect(log.between(sampleId(1), '2026-01-01T00:00:00.000Z', '2026-01-03T00:00:00.000Z').map(({ revision }) => revision)).toEqual([2, 3])
      }))
  })
}
