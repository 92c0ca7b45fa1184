import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createFolderWatcher } from './folder-watcher.ts'

test('a file that was changed in place before anybody could listen is suspected, as soon as somebody can', async () => {
  const above = fs.mkdtempSync(join(tmpdir(), 'watcher-test-'))
  const folder = join(above, 'systems')
  const suspected: (string | null)[] = []
  // The folder's own state never tells of it.
  const watcher = createFolderWatcher(folder, () => 'always the same', (name) => suspected.push(name))
  onTestFinished(() => {
    watcher.close()
    fs.rmSync(above, { recursive: true })
  })
  let told = 0
  watcher.watch(() => told++)
  fs.mkdirSync(folder)
  fs.writeFileSync(join(folder, 'a.json'), '{')
  await vi.waitFor(() => expect([suspected.includes(null), told > 0]).toEqual([true, true]), { timeout: 10_000 })
})
