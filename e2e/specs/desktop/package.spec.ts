/** On a packaged program (named in SM_PACKAGED): the fuses, read back, and that they bite. No Playwright in it: they keep it out. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import { packaged } from './runtime.ts'

test.skip(packaged === '', 'no packaged program is named in SM_PACKAGED')

test('the fuses are those of the security design', async () => {
  expect(existsSync(packaged)).toBe(true)
  const { FuseV1Options, getCurrentFuseWire } = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))('@electron/fuses') as {
    FuseV1Options: Record<string, number>
    getCurrentFuseWire(path: string): Promise<Record<string, number>>
  }
  const wire = await getCurrentFuseWire(packaged)
  const [off, on] = ['0'.charCodeAt(0), '1'.charCodeAt(0)]
  const expected = {
    RunAsNode: off, EnableCookieEncryption: on, EnableNodeOptionsEnvironmentVariable: off, EnableNodeCliInspectArguments: off,
    EnableEmbeddedAsarIntegrityValidation: on, OnlyLoadAppFromAsar: on, LoadBrowserProcessSpecificV8Snapshot: off, GrantFileProtocolExtraPrivileges: off,
  } // prettier-ignore
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, wire[String(FuseV1Options[name])]]))).toEqual(expected)
})

test('it does not run as Node', async () => {
  const child = spawn(packaged, ['-e', 'console.log("ran as Node")'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
  expect(said).not.toContain('ran as Node')
})
