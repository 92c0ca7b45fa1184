/** Nothing that a script starts outlives it, however it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const library = (name: string) => JSON.stringify(new URL(`./${name}`, import.meta.url).href)
let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'server manager processes '))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A script that runs a child that runs a grandchild; both say their number and then wait for ever. */
async function startFamily(options: string, child = `process.on('SIGTERM', () => process.exit(7)); process.on('SIGINT', () => process.exit(8))`) {
  const grandchild = `console.log('pid ' + process.pid); setInterval(() => {}, 1000)`
  writeFileSync(
    join(folder, 'child.mjs'),
    `import { spawn } from 'node:child_process'
     ${child}
     console.log('pid ' + process.pid)
     spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' })
     setInterval(() => {}, 1000)`,
  )
  writeFileSync(
    join(folder, 'script.mjs'),
    `import { run } from ${library('processes.mjs')}
     const { code } = await run(process.execPath, [${JSON.stringify(join(folder, 'child.mjs'))}], ${options})
     process.exitCode = code`,
  )
  const script = spawn(process.execPath, [join(folder, 'script.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'start' },
  })
  const pids = await pidsOf(script, 2)
  return { script, pids }
}

function pidsOf(script: ChildProcess, count: number): Promise<number[]> {
  let said = ''
  return new Promise((resolve) => {
    script.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const pids = [...said.matchAll(/pid (\d+)\n/g)].map((match) => Number(match[1]))
      if (pids.length === count) resolve(pids)
    })
  })
}
const endOf = (script: ChildProcess) => new Promise((resolve) => script.once('exit', (code, signal) => resolve(signal ?? code)))

// Windows has trees in place of groups (taskkill); that way was read, not run.
describe.skipIf(process.platform === 'win32')('a script', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s ends child and grandchild', async (signal, code) => {
    const { script, pids } = await startFamily('{}')
    const ended = endOf(script)
    script.kill(signal)
    expect(await ended).toBe(code)
    await until(() => !pids.some(isAlive))
  })

  test('waits for the program, and ends with its number', async () => {
    const { script, pids } = await startFamily('{ isTheProgram: true }')
    const ended = endOf(script)
    script.kill('SIGTERM')
    expect(await ended).toBe(7)
    await until(() => !pids.some(isAlive))
  })

  test('does not wait for ever for a child that will not end: asked twice, it goes at once', async () => {
    const { script, pids } = await startFamily('{}', `process.on('SIGTERM', () => console.log('pid 0'))`)
    const heard = pidsOf(script, 1)
    const ended = endOf(script)
    script.kill('SIGTERM')
    await heard
    script.kill('SIGTERM')
    await ended
    await until(() => !pids.some(isAlive))
  })

  test('ends with a parent that was killed', async () => {
    writeFileSync(
      join(folder, 'parent.mjs'),
      `import { spawn } from 'node:child_process'
       spawn(process.execPath, [${JSON.stringify(join(folder, 'middle.mjs'))}], { stdio: 'inherit' })
       setInterval(() => {}, 1000)`,
    )
    writeFileSync(
      join(folder, 'middle.mjs'),
      `import { run } from ${library('processes.mjs')}
       console.log('pid ' + process.pid)
       await run(process.execPath, ['-e', "console.log('pid ' + process.pid); setInterval(() => {}, 1000)"])`,
    )
    const parent = spawn(process.execPath, [join(folder, 'parent.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    })
    const pids = await pidsOf(parent, 2)
    parent.kill('SIGKILL')
    await until(() => !pids.some(isAlive))
  })

  test('a program that watches its parent ends when that was killed', async () => {
    writeFileSync(join(folder, 'program.mjs'), `console.log('pid ' + process.pid); setInterval(() => {}, 1000)`)
    writeFileSync(
      join(folder, 'parent.mjs'),
      `import { spawn } from 'node:child_process'
       spawn(process.execPath, ['--import', ${library('end-with-parent.mjs')}, ${JSON.stringify(join(folder, 'program.mjs'))}], {
         stdio: 'inherit', env: { ...process.env, SERVER_MANAGER_END_WITH_PARENT: '1' } })
       setInterval(() => {}, 1000)`,
    )
    const parent = spawn(process.execPath, [join(folder, 'parent.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [pid] = await pidsOf(parent, 1)
    parent.kill('SIGKILL')
    await until(() => !isAlive(pid!))
  })
})
