/** "Encontrar o que funciona": from a red dot to the sent message by the table of ways, with the clicks it took. */
import type { SystemDocumentInput } from '../../shared/domain/system/document.ts'
import { createAuthority } from '../../test-support/certificates.ts'
import { freePort } from '../../test-support/listening.ts'
import { expectAccessible } from '../fixtures/accessible.ts'
import { login, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const authority = createAuthority('Autoridade da Empresa')
const open = 'Encontrar o que funciona…'

test('among closed ports, a dead proxy and the wrong kind of TLS the way is found, applied and tested', async ({ app, page, program, servers }) => {
  await page.setViewportSize({ width: 800, height: 600 })
  const server = await servers.smtp({ login, certificate: authority.issue() })
  const trust = [{ host: server.host, port: server.port, kind: 'ca' as const, value: authority.cert }]
  await store(program, systemOn(server, { security: 'tls', trust }, { proxy: { address: '127.0.0.1', port: await freePort() } }))
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.systems.option('SISCON')).toContainText('falhou')
  await page.evaluate(() => {
    const counted = globalThis as unknown as { clicks: number }
    counted.clicks = 0
    document.addEventListener('click', ({ isTrusted }) => (counted.clicks += Number(isTrusted)), true)
  })

  await app.test.result.getByRole('button', { name: open }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Encontrar o que funciona' })
  await expect(dialog).toContainText(server.host)
  await dialog.getByRole('button', { name: 'Procurar' }).click()
  const row = dialog.getByRole('row').filter({ hasText: String(server.port) }).filter({ hasText: 'STARTTLS' }).filter({ hasText: 'sem proxy' })
  await expect(row).toContainText('melhor')
  await expect(row).toContainText('Autoridade da Empresa')
  await expect(row.getByRole('radio')).toBeChecked()
  await expect(dialog).toContainText('Melhor caminho')
  // A proxy that is not there is asked once, and says why.
  await expect(dialog.getByRole('row').filter({ hasText: 'proxy informado' }).first()).toContainText('proxy')
  await expectAccessible(page, 'Encontrar o que funciona')
  for (const name of ['Aplicar e testar', 'Fechar']) await expect(dialog.getByRole('button', { name, exact: true })).toBeInViewport()

  await dialog.getByRole('button', { name: 'Aplicar e testar' }).click()
  await expect(dialog).toBeHidden()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  const clicks = await page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)
  process.stdout.write(`story "find what works": ${clicks} clicks\n`)
  expect(clicks).toBeLessThanOrEqual(3)
  expect(server.messages).toMatchObject([{ user: login.user, secure: true }])
  // Only on the form, until somebody saves it.
  await expect(app.status).toContainText('alterado')
  const stored = JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as SystemDocumentInput
  expect([stored.smtp?.security, stored.proxy?.enabled]).toEqual(['tls', true])
})

test('where nothing works the table says why, by keyboard, and nothing can be applied', async ({ app, page, program }) => {
  await store(program, systemOn({ host: '127.0.0.1', port: await freePort() }))
  await app.open()
  await app.openTab('Internet')
  await page.getByRole('button', { name: open }).press('Enter')
  const dialog = page.getByRole('alertdialog', { name: 'Encontrar o que funciona' })
  await expect(dialog.getByRole('button', { name: 'Procurar' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('row').filter({ hasText: 'recusou a conexão' }).first()).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Procurar de novo' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(app.status).not.toContainText('alterado')
})
