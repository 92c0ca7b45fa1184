/** Three thousand messages due in one moment: the page answers meanwhile, rightly and soon, and all of them arrive once. */
import { thousandsDue } from '../../test-support/thousands-due.ts'
import { expect, test } from '../fixtures/test.ts'

const messages = 3000

test('thousands due at once; the page answers meanwhile', { tag: '@page' }, async ({ app, page, program }) => {
  test.setTimeout(240_000)
  await app.open()
  await app.goTo('Serviços')
  await page.getByRole('tab', { name: 'Fila de todos os sistemas' }).click()
  const { seconds, answers, byProcedure, tests, wrong, notOnce } = await thousandsDue({ url: program.url(), dataDir: program.dataDir, messages })
  console.log(`${messages} due at once, sent in ${seconds.toFixed(1)} s beside the page, which was asked all along:`)
  for (const { what, count, p50, p95, max } of [answers, ...byProcedure, tests]) console.log(`  ${what}: ${count}, p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`)
  expect(wrong).toEqual([])
  expect(notOnce, 'subjects that did not arrive exactly once').toEqual([])
  expect(answers.count).toBeGreaterThan(0)
  expect(tests.count).toBeGreaterThan(0)
  expect(answers.max).toBeLessThan(5000)

  // The open page has followed without being asked to.
  await app.queue.filter('Situação').selectOption('Enviado')
  await expect(page.getByText(new RegExp(`^${messages.toLocaleString('pt-BR')} mensagens`))).toBeVisible()
})
