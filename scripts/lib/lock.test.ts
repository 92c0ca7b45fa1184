import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './lock.mjs'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'server manager lock '))
  path = join(folder, 'deeper', 'setup.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('one at a time, also across processes, and the lock is gone afterwards', async () => {
  const script = join(folder, 'worker.mjs')
  const record = join(folder, 'record')
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs'
     import { setTimeout as wait } from 'node:timers/promises'
     import { withLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)}
     for (let round = 0; round < 5; round += 1) await withLock(${JSON.stringify(path)}, async () => {
       appendFileSync(${JSON.stringify(record)}, 'in\\n')
       await wait(5)
       appendFileSync(${JSON.stringify(record)}, 'out\\n')
     }, { pollMs: 5 })`,
  )
  const codes = await Promise.all(
    [1, 2, 3, 4].map(() => new Promise((resolve) => spawn(process.execPath, [script], { stdio: 'inherit' }).once('exit', resolve))),
  )
  expect(codes).toEqual([0, 0, 0, 0])
  expect(readFileSync(record, 'utf8')).toBe('in\nout\n'.repeat(20))
  expect(existsSync(path)).toBe(false)
})

test('a lock whose process is gone is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  await withLock(path, () => Promise.resolve())
  writeFileSync(path, JSON.stringify({ pid, host: hostname(), id: 'old' }))
  expect(await withLock(path, () => Promise.resolve('mine'), { pollMs: 5 })).toBe('mine')
})

test('a lock that nobody touches any more is taken over, whoever wrote it; waiting is told once', async () => {
  await withLock(path, () => Promise.resolve())
  for (const text of ['', 'not JSON', JSON.stringify({ pid: 1, host: 'another', id: 'old' })]) {
    writeFileSync(path, text)
    let told = 0
    await withLock(path, () => Promise.resolve(), { staleAfterMs: 60, pollMs: 5, onWait: () => (told += 1) })
    expect(told).toBe(1)
  }
})

test('a lock in use is touched, so it outlives its time', async () => {
  const order: string[] = []
  let release = () => {}
  const first = withLock(
    path,
    async () => {
      order.push('first')
      await new Promise<void>((resolve) => (release = resolve))
      order.push('first done')
    },
    { staleAfterMs: 1_000 },
  )
  const second = withLock(path, () => Promise.resolve(order.push('second')), {
    staleAfterMs: 1_000,
    pollMs: 20,
    onWait: () => void setTimeout(() => release(), 2_000),
  })
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'first done', 'second'])
})

test('work that fails gives the lock back', async () => {
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(path)).toBe(false)
})
