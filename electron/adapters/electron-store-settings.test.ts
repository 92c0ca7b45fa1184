import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { AppSettings } from '../core/ports.ts'
import { settingsStoreSuite } from './contract-suites/settings-store.ts'
import { createElectronStoreSettings, firstSettings } from './electron-store-settings.ts'
import { createMemoryClock } from './memory/clock.ts'
import { createMemoryLog } from './memory/log.ts'

const folders: string[] = []
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'settings-test-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})
const open = (dataDir: string, log = createMemoryLog()) => createElectronStoreSettings({ dataDir, clock: createMemoryClock(), log })
const settings: AppSettings = { practice: { enabled: true, port: 2600, fault: 'wrong-password' } }

settingsStoreSuite('the store on disk', () => ({ store: open(makeFolder()), done: () => {} }))

describe('the settings of the program', () => {
  test('survive, for their owner only', () => {
    const dataDir = makeFolder()
    open(dataDir).write(settings)
    expect(open(dataDir).read()).toEqual(settings)
    expect(fs.readdirSync(dataDir)).toEqual(['settings.json'])
    expect(fs.statSync(join(dataDir, 'settings.json')).mode & 0o777).toBe(0o600)
  })

  test.each(['', '{', 'null', '[]', '42', '{}', '{"practice":{"enabled":1}}', '\u0000\u0000'])(
    'damaged (%j) are kept under another name before anything is written',
    (text) => {
      for (const how of ['read', 'write'] as const) {
        const dataDir = makeFolder()
        fs.writeFileSync(join(dataDir, 'settings.json'), text)
        const log = createMemoryLog()
        const store = open(dataDir, log)
        if (how === 'read') expect(store.read()).toEqual(firstSettings)
        else store.write(settings)
        expect(store.read()).toEqual(how === 'read' ? firstSettings : settings)
        const kept = fs.readdirSync(dataDir).filter((name) => name.startsWith('settings.json.broken-'))
        expect(kept.map((name) => fs.readFileSync(join(dataDir, name), 'utf8'))).toEqual([text])
        expect(log.entries).toMatchObject([{ level: 'warn' }])
      }
    },
  )

  test('with a byte order mark are whole', () => {
    const dataDir = makeFolder()
    fs.writeFileSync(join(dataDir, 'settings.json'), `\uFEFF${JSON.stringify(settings)}`)
    expect(open(dataDir).read()).toEqual(settings)
  })

  test('of a newer program are left alone', () => {
    const dataDir = makeFolder()
    const newer = '{"format":2,"practice":"other"}'
    fs.writeFileSync(join(dataDir, 'settings.json'), newer)
    const store = open(dataDir)
    expect(store.read()).toEqual(firstSettings)
    expect(() => store.write(settings)).toThrow(expect.objectContaining({ code: 'store-unreadable' }))
    expect(fs.readFileSync(join(dataDir, 'settings.json'), 'utf8')).toBe(newer)
  })

  test("a killed writer's staging file is taken away at the next start, a living one's is not", () => {
    const dataDir = makeFolder()
    const alive = `settings-${process.ppid}.staging.json`
    for (const name of ['settings-4194300.staging.json', 'settings-4194300.staging.json.tmp-12345', alive]) fs.writeFileSync(join(dataDir, name), '')
    open(dataDir)
    expect(fs.readdirSync(dataDir)).toEqual([alive])
  })
})
