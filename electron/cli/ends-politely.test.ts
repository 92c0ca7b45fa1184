/** The command as it is started: a process of its own, which ends as soon as it has answered. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { smtpScript, startScriptedServer } from '../../test-support/scripted-smtp.ts'

const program = fileURLToPath(new URL('../../dist/headless/headless.js', import.meta.url))
const built = existsSync(program)
if (!built) console.log('skipped: the command that ends politely: it is not built')

test.skipIf(!built)('a test that was sent says goodbye to the server, however soon the command ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'polite-'))
  const server = await startScriptedServer(smtpScript({}))
  try {
    writeFileSync(join(folder, 'system.json'), JSON.stringify({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: server.port } }))
    const args = ['test', '--data-dir', join(folder, 'data'), '--file', join(folder, 'system.json'), '--from', 'a@example.com', '--to', 'b@example.com', '--json']
    await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args])
    await expect.poll(() => server.sessions.map((session) => session.lines().at(-1))).toEqual(['QUIT'])
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
