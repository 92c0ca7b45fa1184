/** The page and the program behind it: no key, another start, a lost connection. */
import { store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import { connectionGone, refused } from '../fixtures/watch.ts'
import { createApp } from '../pages/app.ts'

const nowhere = { host: 'smtp.exemplo.com.br', port: 587 }
const lost = 'Esta página não tem mais acesso ao programa'

test('an address without its key says what to do', { tag: '@page' }, async ({ app, page, program, watch }) => {
  watch.expect(refused(401))
  await page.goto(program.origin())
  await expect(page.getByText(lost)).toBeVisible()
  await expect(page.getByText('Abra o endereço completo que o programa mostrou ao iniciar.')).toBeVisible()
  await page.goto(`${program.origin()}/#token=${'a'.repeat(43)}`)
  await page.reload()
  await expect(page.getByText(lost)).toBeVisible()
  await app.open()
  await expect(page).toHaveURL(`${program.origin()}/`)
  await page.reload()
  await expect(app.status).toContainText('Dados em')
})

test('a lost connection is said, and what was typed goes on when the program is back', { tag: '@page' }, async ({ app, page, program, watch }) => {
  watch.expect(connectionGone)
  watch.expect(refused(401))
  await store(program, systemOn(nowhere))
  await app.open()
  await app.internet.port.fill('2525')
  await program.crash()
  await expect(app.bar('Sem contato com o programa.')).toBeVisible()
  await app.toolbar('Salvar').click()
  await expect(app.notice('Sem contato com o programa.')).toBeVisible()
  await expect(app.internet.port).toHaveValue('2525')

  // Another start has another key: the old page says so, and keeps what was typed.
  await program.startAgain()
  await expect(app.bar(lost)).toBeVisible({ timeout: 15_000 })
  await expect(app.internet.port).toHaveValue('2525')

  // The new address in another tab brings the session, for the old page too.
  const other = createApp(await page.context().newPage(), program)
  await other.open()
  await expect(app.bar(lost)).toBeHidden({ timeout: 15_000 })
  await app.save()
  await expect(other.internet.port).toHaveValue('2525')
})

test('after an orderly restart the old page says that it is not known any more', { tag: '@page' }, async ({ app, page, program, watch }) => {
  watch.expect(connectionGone)
  watch.expect(refused(401))
  await store(program, systemOn(nowhere))
  await app.open()
  await program.restartInPlace()
  await expect(page.getByText(lost)).toBeVisible({ timeout: 15_000 })
  await app.open()
  await expect(app.internet.port).toHaveValue('587')
})
