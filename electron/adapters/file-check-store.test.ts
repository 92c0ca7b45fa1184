import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { CheckBoard } from '../../shared/contract/check.ts'
import type { CheckStore } from '../core/check/check-store-port.ts'
import { createFileCheckStore } from './file-check-store.ts'
import { createMemoryCheckStore } from './memory/check-store.ts'
import { createMemoryClock } from './memory/clock.ts'
import { createMemoryLog } from './memory/log.ts'

const board: CheckBoard = { at: '2026-11-24T12:00:00.000Z', from: { host: 'h', user: 'u' }, ms: 1, endpoints: 0, rows: [], changes: [] }
let folder = ''
const open = () => createFileCheckStore({ dataDir: folder, clock: createMemoryClock(), log: createMemoryLog() })
const fresh = () => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  return open()
}
afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
  folder = ''
})

test.each<[string, () => CheckStore]>([['the file', fresh], ['its memory twin', createMemoryCheckStore]])('%s begins with nothing and keeps what is written', (_, make) => {
  const store = make()
  expect(store.read()).toEqual({ repeat: 'off', board: null })
  store.write({ repeat: 'hour', board })
  expect(store.read()).toEqual({ repeat: 'hour', board })
})

describe('the file', () => {
  const write = (text: string) => writeFileSync(join(folder, 'check.json'), text)
  test('survives a restart, and nobody else reads it', () => {
    fresh().write({ repeat: 'day', board })
    expect(open().read()).toEqual({ repeat: 'day', board })
    if (process.platform !== 'win32') expect(statSync(join(folder, 'check.json')).mode & 0o777).toBe(0o600)
  })
  test.each(['', 'null', '[]', '{"repeat":', '\u0000'])('damaged as %j it is set aside', (text) => {
    fresh()
    write(text)
    const store = open()
    expect(store.read()).toEqual({ repeat: 'off', board: null })
    store.write({ repeat: 'hour', board: null })
    expect(readdirSync(folder).filter((name) => name.includes('.broken-'))).toHaveLength(1)
    expect(open().read().repeat).toBe('hour')
  })
  test('a board of another shape does not take along how often', () => {
    fresh()
    write(JSON.stringify({ format: 1, repeat: 'quarter', board: { at: 'yesterday' } }))
    expect(open().read()).toEqual({ repeat: 'quarter', board: null })
  })
  test('a newer program’s is left alone', () => {
    fresh()
    write(JSON.stringify({ format: 2, repeat: 'minute' }))
    expect(open().read()).toEqual({ repeat: 'off', board: null })
    expect(() => open().write({ repeat: 'hour', board })).toThrow(/store-unreadable/)
  })
})
