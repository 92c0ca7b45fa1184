import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryLog } from './memory/log.ts'
import { createSystemClock } from './system-clock.ts'
import { startWorkerProcess } from './worker-process.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worker-process-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const noted = () => (existsSync(join(folder, 'notes')) ? readFileSync(join(folder, 'notes'), 'utf8').trim().split('\n') : [])
/** Notes that it began, does `work`, and notes its end when its standard input ends. */
const program = (work: string) =>
  `const note = (text) => require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'notes'))}, text + '\\n')
   note('begun'); process.on('SIGTERM', () => {}); process.stdin.resume().on('end', () => { note('ended'); process.exit(0) }); ${work}`
const start = (work: string, log = createMemoryLog()) =>
  startWorkerProcess({ command: process.execPath, args: ['-e', program(work)], clock: createSystemClock(), log, pauseMs: 5 })

test('it finishes in peace when it is asked to stop', async () => {
  const worker = start('')
  await expect.poll(noted, { timeout: 10_000 }).toEqual(['begun'])
  await worker.stop()
  expect(noted()).toEqual(['begun', 'ended'])
})

test('it is started again when it ends by itself, and never after a stop', async () => {
  const log = createMemoryLog()
  const worker = start('process.exit(3)', log)
  await expect.poll(() => noted().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(3)
  await worker.stop()
  const { length } = noted()
  expect(log.entries[0]).toMatchObject({ level: 'warn', details: { code: 3, inMs: 5 } })
  appendFileSync(join(folder, 'notes'), '')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(noted()).toHaveLength(length)
})

test('a program that is not there is said, and does not throw', async () => {
  const log = createMemoryLog()
  const worker = startWorkerProcess({ command: join(folder, 'none'), args: [], clock: createSystemClock(), log, pauseMs: 60_000 })
  await expect.poll(() => log.entries.length).toBe(1)
  await worker.stop()
})
