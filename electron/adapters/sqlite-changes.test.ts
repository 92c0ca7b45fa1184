import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { changeLogSuite, sampleChange } from './contract-suites/change-log.ts'
import { createMemoryLog } from './memory/log.ts'
import { keptChanges } from './sqlite-changes.ts'
import { createSqliteHistory } from './sqlite-history.ts'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })))
function makeFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'changes-test-'))
  folders.push(folder)
  return folder
}
const open = (dataDir: string) => createSqliteHistory({ dataDir, log: createMemoryLog() })

changeLogSuite('the log on disk', () => {
  const { runs, changes } = open(makeFolder())
  return { log: changes, done: () => runs.close() }
})

describe('the log on disk', () => {
  test('is there for another program at once', () => {
    const dataDir = makeFolder()
    const [one, other] = [open(dataDir), open(dataDir)]
    one.changes.append(sampleChange())
    expect(other.changes.list({ systemId: null, search: '' }, 1, null).entries).toEqual([{ number: 1, ...sampleChange() }])
    one.runs.close()
    other.runs.close()
  })

  test('is never rewritten', () => {
    const dataDir = makeFolder()
    const { runs, changes } = open(dataDir)
    changes.append(sampleChange())
    runs.close()
    const database = new DatabaseSync(join(dataDir, 'history.sqlite'))
    expect(() => database.exec("UPDATE changes SET entry = '{}'")).toThrow(/never rewritten/)
    database.close()
  })

  test(`keeps ${keptChanges} entries, and no number comes twice`, () => {
    const dataDir = makeFolder()
    const { runs, changes } = open(dataDir)
    const database = new DatabaseSync(join(dataDir, 'history.sqlite'))
    database.exec(`INSERT INTO changes (number, at, system_id, words, entry) VALUES (1, '', '', '', ''), (2, '', '', '', ''), (${keptChanges}, '', '', '', '')`)
    changes.append(sampleChange())
    changes.append(sampleChange())
    expect(database.prepare('SELECT number FROM changes ORDER BY number').all().map(({ number }) => number)).toEqual([keptChanges, keptChanges + 1, keptChanges + 2])
    database.close()
    runs.close()
  })
})
