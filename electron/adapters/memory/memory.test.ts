import { describe, expect, test } from 'vitest'
import { changeLogSuite } from '../contract-suites/change-log.ts'
import { runStoreSuite } from '../contract-suites/run-store.ts'
import { secretBoxSuite } from '../contract-suites/secret-box.ts'
import { settingsStoreSuite } from '../contract-suites/settings-store.ts'
import { systemStoreSuite } from '../contract-suites/system-store.ts'
import { createMemoryChangeLog } from './change-log.ts'
import { createMemoryClock } from './clock.ts'
import { createMemoryIds } from './ids.ts'
import { createMemoryRunStore } from './run-store.ts'
import { createMemorySecretBox } from './secret-box.ts'
import { createMemorySettingsStore } from './settings-store.ts'
import { createMemorySystemStore } from './system-store.ts'

const done = () => {}
systemStoreSuite('the twin in memory', (options) => ({ store: createMemorySystemStore(options), done }))
runStoreSuite('the twin in memory', () => ({ store: createMemoryRunStore(), done }))
changeLogSuite('the twin in memory', () => ({ log: createMemoryChangeLog(), done }))
secretBoxSuite('the twin in memory', () => ({ box: createMemorySecretBox(), done }))
settingsStoreSuite('the twin in memory', () => ({ store: createMemorySettingsStore(), done }))

describe('the clock that is moved by hand', () => {
  test('calls back what fell due, in order, with its own time', () => {
    const clock = createMemoryClock(new Date('2026-01-01T00:00:00Z'))
    const called: [string, number][] = []
    const note = (name: string) => () => void called.push([name, clock.monotonic()])
    clock.after(30, note('late'))
    clock.after(10, note('early'))
    clock.after(10, () => clock.after(5, note('nested')))
    const never = clock.after(20, note('taken back'))
    never()
    clock.advance(29)
    expect(called).toEqual([['early', 10], ['nested', 15]]) // prettier-ignore
    clock.advance(1)
    expect(called.at(-1)).toEqual(['late', 30])
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.030Z')
  })
})

test('ids are UUIDs of version 4 and never the same', () => {
  const ids = createMemoryIds()
  expect([ids.uuid(), ids.uuid()]).toEqual(['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'])
})
