/** Two people on one system: the second save is refused, says so, shows both, and lets choose. */
import { store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import { refused } from '../fixtures/watch.ts'
import type { AnyProgram } from '../fixtures/program.ts'
import { createApp, type App } from '../pages/app.ts'

test.beforeEach(async ({ app, program, watch }) => {
  watch.expect(refused(409))
  await store(program, systemOn({ host: 'smtp.exemplo.com.br', port: 587 }))
  await app.open()
})

/** Somebody else's page, on the same system, saves another port while here the server was changed. */
async function bothSave(app: App, program: AnyProgram): Promise<App> {
  const other = createApp(await app.page.context().newPage(), program)
  await other.open()
  await app.internet.server.fill('meu.exemplo.com.br')
  await other.internet.port.fill('465')
  await other.save()
  await expect(app.bar('Este sistema foi salvo em outro lugar enquanto você edita.')).toBeVisible()
  await expect(app.internet.server).toHaveValue('meu.exemplo.com.br')
  await app.toolbar('Salvar').click()
  await expect(app.question).toContainText('SISCON foi salvo em outro lugar')
  await expect(app.question.getByRole('row', { name: /^Servidor/ })).toHaveText('Servidorsmtp.exemplo.com.brmeu.exemplo.com.br')
  await expect(app.question.getByRole('row', { name: /^Porta/ })).toHaveText('Porta465587')
  return other
}

test('mine over theirs', { tag: '@page' }, async ({ app, program }) => {
  const other = await bothSave(app, program)
  await app.answer('Salvar a minha por cima')
  await expect(app.status).toContainText('Tudo salvo')
  // The other page had nothing unsaved: it simply shows what is stored now.
  await expect(other.internet.server).toHaveValue('meu.exemplo.com.br')
  await expect(other.internet.port).toHaveValue('587')
})

test('theirs', { tag: '@page' }, async ({ app, program }) => {
  await bothSave(app, program)
  await app.answer('Ficar com a salva')
  await expect(app.internet.server).toHaveValue('smtp.exemplo.com.br')
  await expect(app.internet.port).toHaveValue('465')
  await expect(app.status).toContainText('Tudo salvo')
})

test('neither yet: one goes on editing and compares again later', { tag: '@page' }, async ({ app, program }) => {
  await bothSave(app, program)
  await app.answer('Continuar editando')
  await expect(app.internet.server).toHaveValue('meu.exemplo.com.br')
  await expect(app.status).toContainText('1 campo alterado')
  await app.page.getByRole('button', { name: 'Comparar', exact: true }).click()
  await expect(app.question).toContainText('SISCON foi salvo em outro lugar')
  await app.answer('Ficar com a salva')
  await expect(app.internet.port).toHaveValue('465')
})
