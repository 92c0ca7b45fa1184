/** Ten thousand systems: the list is there soon, and the filter keeps up with the typing. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemDocumentSchema } from '../../shared/domain/system/document.ts'
import { documentFor } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const count = 10_000

/** Straight into the files of the store: what is looked at here is the list, not ten thousand saves. */
async function storeMany(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'systems')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const numbers = Array.from({ length: count }, (_, index) => index)
  for (let from = 0; from < count; from += 500)
    await Promise.all(
      numbers.slice(from, from + 500).map((index) => {
        const id = randomUUID()
        const name = `SISTEMA ${String(index).padStart(5, '0')}`
        const document = systemDocumentSchema.parse(documentFor({ name, technologyVersion: index % 2 === 0 ? '13.1' : '12.5' }))
        const file = { format: 1, id, revision: 1, savedAt: '2026-11-24T12:00:00.000Z', document, secrets: {} }
        return writeFile(join(folder, `${id}.json`), JSON.stringify(file))
      }),
    )
}

test('the list shows, and filters between two keystrokes', { tag: '@page' }, async ({ app, page, program }) => {
  test.slow()
  await storeMany(program.dataDir)
  await program.restart()
  await page.addInitScript(() => {
    // The page's own clock starts with its loading.
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role=option]')) return
      observer.disconnect()
      Object.assign(globalThis, { listShownAt: performance.now() })
    })
    observer.observe(document, { subtree: true, childList: true })
    // From a key to the first frame that has been painted after it.
    const paints: number[] = []
    Object.assign(globalThis, { paints })
    addEventListener(
      'keydown',
      () => {
        const pressed = performance.now()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => paints.push(performance.now() - pressed)
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  await app.open()
  await expect(app.systems.options.first()).toHaveAttribute('aria-setsize', String(count))
  const shown = await page.evaluate(() => (globalThis as unknown as { listShownAt: number }).listShownAt)
  expect(await app.systems.options.count(), 'only what can be seen is drawn').toBeLessThan(100)

  await app.systems.filter.focus()
  const typed = 'sistema 0999'
  for (let round = 0; round < 3; round++) {
    await page.keyboard.type(typed)
    await expect(app.systems.options).toHaveCount(10)
    for (let left = typed.length; left > 0; left--) await page.keyboard.press('Backspace')
    await expect(app.systems.options.first()).toHaveAttribute('aria-setsize', String(count))
  }
  await page.keyboard.type('sístema 04711')
  await expect(app.systems.options).toHaveText([/^SISTEMA 04711/])
  const paints = (await page.evaluate(() => (globalThis as unknown as { paints: number[] }).paints)).toSorted((a, b) => a - b)
  const p95 = paints[Math.floor(paints.length * 0.95)]!
  console.log(`${count} systems: list after ${shown.toFixed(0)} ms; key to paint p95 ${p95.toFixed(1)} ms of ${paints.length}`)
  expect(shown).toBeLessThan(10_000)
  expect(p95).toBeLessThan(500)

  await app.systems.list.focus()
  await app.systems.filter.fill('')
  await app.systems.list.press('End')
  await expect(app.heading).toHaveText('SISTEMA 09999')
  await expect(app.systems.selected).toBeInViewport()
})
