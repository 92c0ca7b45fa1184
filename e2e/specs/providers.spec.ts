/** Internet: settings that a provider publishes, filled in instead of typed. */
import type { SystemDocumentInput } from '../../shared/domain/system/document.ts'
import { expectAccessible } from '../fixtures/accessible.ts'
import { store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const old = { host: 'smtp.antigo.com.br', port: 25 }

test('a provider is found by the address of the account, shown with its source, and filled in without saving', async ({ app, page, program }) => {
  await store(program, systemOn(old, { authentication: { user: 'jose@uol.com.br', password: 'S3nha-velha' } }))
  await app.open()
  await app.openTab('Internet')
  await page.getByRole('button', { name: 'Preencher pelo provedor…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Preencher pelo provedor' })
  await expect(dialog.getByLabel('Nome do provedor ou e-mail da conta')).toHaveValue('jose@uol.com.br')
  await expect(dialog.getByRole('radio', { name: 'UOL (@uol.com.br)' })).toBeChecked()
  await expect(dialog).toContainText('smtps.uol.com.br')
  await expect(dialog).toContainText(/autoconfig.*lida em \d\d\/\d\d\/2026/)
  await expectAccessible(page, 'Preencher pelo provedor')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(app.internet.server).toHaveValue('smtps.uol.com.br')
  await expect(app.internet.port).toHaveValue('587')
  await expect(app.status).toContainText('alterado')
  const stored = JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as SystemDocumentInput
  expect(stored.smtp?.server).toBe('smtp.antigo.com.br')
})

test('a company’s own domain says nothing: the provider is chosen by hand, and the address becomes the user', async ({ app, page, program }) => {
  await store(program, systemOn(old))
  await app.open()
  await app.openTab('Internet')
  await page.getByRole('button', { name: 'Preencher pelo provedor…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome do provedor ou e-mail da conta').fill('erp@empresa.com.br')
  await expect(dialog).toContainText('empresa.com.br')
  await expect(dialog.getByRole('button', { name: 'Preencher' })).toBeDisabled()
  await dialog.getByRole('radio', { name: 'Microsoft 365' }).check()
  await expect(dialog).toContainText('dezembro de 2026')
  await dialog.getByRole('button', { name: 'Preencher' }).click()
  await expect(app.internet.server).toHaveValue('smtp.office365.com')
  await expect(app.internet.login.user).toHaveValue('erp@empresa.com.br')
})

test('the network is asked only by who has read whom, of the domain only, and what it offers is filled in', { tag: '@page' }, async ({ app, page, program }) => {
  await page.setViewportSize({ width: 800, height: 600 })
  const asked: unknown[] = []
  // No test may ask the real network: the page’s question is caught on its way.
  await page.route('**/api/providers.ask', async (route) => {
    asked.push(route.request().postDataJSON())
    const page465 = { source: 'autoconfig', where: 'https://autoconfig.empresa.com.br/mail/config-v1.1.xml', provider: null, server: 'smtp.empresa.com.br', port: 465, security: 'tls', user: 'address' }
    const srv587 = { source: 'srv', where: 'SRV _submission._tcp.empresa.com.br', provider: null, server: 'envio.empresa.com.br', port: 587, security: 'starttls', user: null }
    const outcomes = [{ what: 'MX empresa.com.br', outcome: 'unusable' }, { what: 'SRV _submissions._tcp.empresa.com.br', outcome: 'time' }]
    await route.fulfill({ json: { domain: 'empresa.com.br', offers: [page465, srv587], asked: outcomes, ms: 12 } })
  })
  await store(program, systemOn(old))
  await app.open()
  await app.openTab('Internet')
  await page.getByRole('button', { name: 'Preencher pelo provedor…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome do provedor ou e-mail da conta').fill('erp@empresa.com.br')
  await dialog.getByRole('button', { name: 'Procurar empresa.com.br na rede…' }).click()
  await expect(dialog).toContainText('autoconfig.empresa.com.br/mail/config-v1.1.xml')
  expect(asked).toEqual([])
  await dialog.getByRole('button', { name: 'Consultar agora' }).click()
  await expect(dialog.getByRole('radio', { name: /smtp\.empresa\.com\.br, porta 465/ })).toBeChecked()
  await expect(dialog).toContainText('Segundo a página do próprio domínio')
  await expectAccessible(page, 'Preencher pelo provedor, asked the network')
  await dialog.getByRole('radio', { name: /envio\.empresa\.com\.br/ }).check()
  await dialog.getByRole('radio', { name: /smtp\.empresa\.com\.br/ }).check()
  expect(asked).toEqual([{ domain: 'empresa.com.br' }])
  await dialog.getByRole('button', { name: 'Preencher' }).click()
  await expect(app.internet.server).toHaveValue('smtp.empresa.com.br')
  await expect(app.internet.port).toHaveValue('465')
  await expect(app.internet.login.user).toHaveValue('erp@empresa.com.br')
  await expect(app.status).toContainText('alterado')
})
