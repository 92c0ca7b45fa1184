/** A failed test: a ready message to whoever has to act, copied with one click. */
import { login, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

test('what a server refused is copied as a message to the provider, word for word and without a secret', { tag: '@page' }, async ({ app, context, page, program, servers }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const server = await servers.scripted({ message: '550 5.1.8 Access denied, bad outbound sender AS(42004)' })
  await store(program, systemOn(server))
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to: 'ana@exemplo.com.br' })
  await expect(app.test.result).toContainText('O Microsoft 365 bloqueou o envio desta conta')
  await page.getByRole('button', { name: 'Copiar mensagem para o provedor' }).click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  for (const part of [`127.0.0.1:${server.port}`, '    550 5.1.8 Access denied, bad outbound sender AS(42004)', 'Para: ana@exemplo.com.br', 'O que entendemos: O Microsoft 365']) expect(text).toContain(part)
  expect(text).not.toContain(login.password)
  await expect(page.getByRole('button', { name: 'Copiar mensagem para a rede' })).toHaveCount(0)
})
