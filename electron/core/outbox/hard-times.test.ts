/** A disk that is full, a file that another program holds: what was promised is kept, nothing leaves twice. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import { createThreadedOutbox } from '../../adapters/sqlite-outbox-threaded.ts'
import { createQueueEngine } from '../../../test-support/queue-engine.ts'
import { smtpScript, startScriptedServer } from '../../../test-support/scripted-smtp.ts'
import { documentFor } from '../../../test-support/test-engine.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function start(dataDir: string) {
  let ends = 0
  const server = await startScriptedServer(smtpScript({ message: async (peer) => (ends++, await peer.send('250 ok\r\n')) }))
  const store = createThreadedOutbox({ dataDir })
  undo.push(() => server.close(), () => store.close())
  const engine = createQueueEngine(documentFor({ smtp: { server: '127.0.0.1', port: server.port } }), { store })
  return { engine, server, ends: () => ends }
}

test('a file that another program holds keeps a message back, and lets it go once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'outbox-locked-'))
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }))
  const { engine, server, ends } = await start(dataDir)
  const id = await engine.add()
  const release = engine.store.release.bind(engine.store)
  const other = new DatabaseSync(join(dataDir, 'outbox.sqlite'))
  undo.push(() => other.close())
  // Taken at the very moment in which the release is to be written.
  engine.store.release = (...given) => {
    other.exec('BEGIN EXCLUSIVE')
    setTimeout(() => other.exec('COMMIT'), 400)
    return release(...given)
  }
  const done = engine.once()
  await expect.poll(() => server.sessions.length).toBe(1)
  await pause(200)
  expect(ends()).toBe(0)
  await done
  expect([ends(), await engine.state(id)]).toEqual([1, 'sent'])
})

/** A disk of its own that can really be full: only for who may make one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-full-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  undo.push(() => execFileSync('umount', ['-l', folder]))
  return folder
}
const mayMount = process.platform === 'linux' && process.getuid?.() === 0
if (!mayMount) console.log('the test of a full disk is skipped: it needs root on Linux, to make a small one')

test.skipIf(!mayMount)('a full disk refuses what comes and keeps back what is there; with room again it leaves once', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) return skip('no disk can be mounted here')
  const { engine, server, ends } = await start(disk)
  const id = await engine.add()
  const filler = join(disk, 'filler')
  const release = engine.store.release.bind(engine.store)
  let full = 0
  engine.store.release = async (...given) => {
    if (full++ === 0) {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
    }
    return release(...given)
  }
  const worker = engine.worker({ leaseMs: 3000 })
  const done = worker.run()
  await expect.poll(() => full, { timeout: 10_000 }).toBeGreaterThan(0)
  await expect(engine.add()).rejects.toMatchObject({ code: 'store-write-failed', details: { reason: 'ENOSPC' } })
  await pause(300)
  expect(ends()).toBe(0)
  rmSync(filler)
  await expect.poll(() => engine.state(id), { timeout: 20_000 }).toBe('sent')
  expect([ends(), server.problems]).toEqual([1, []])
  worker.stop()
  await done
})
