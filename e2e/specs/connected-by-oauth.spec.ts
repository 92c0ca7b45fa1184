/** A system is connected to an identity provider, by the person's own browser; nothing secret is on the page. */
import { startIdentityProvider } from '../../test-support/identity-provider.ts'
import { documentFor, store } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

test('fields, connecting, the state of the token, and back', async ({ app, program, page }) => {
  const provider = await startIdentityProvider({ account: 'sistema@exemplo.com.br', clientSecret: 'segredo-do-aplicativo' })
  try {
    await store(program, documentFor({ name: 'SISCON', smtp: { server: 'smtp.office365.com', port: 587, authentication: { user: 'sistema@exemplo.com.br', ssl: true } } }))
    await app.open()
    await app.internet.advanced.click()
    await app.internet.mechanism.selectOption('XOAUTH2')
    const group = app.internet.panel.getByRole('group', { name: 'OAuth 2.0' })
    await expect(group).toContainText('Salve o sistema para poder conectar.')
    await group.getByLabel('Provedor', { exact: true }).selectOption('google')
    await expect(group.getByLabel('Conexão').locator('option')).toHaveCount(1)
    await group.getByLabel('Provedor', { exact: true }).selectOption('other')
    await group.getByLabel('Endereço').fill(provider.issuer)
    await group.getByLabel('ID do aplicativo').fill('server-manager')
    await group.getByLabel('Segredo', { exact: true }).fill('segredo-do-aplicativo')
    await group.getByLabel('Escopo').fill('openid email smtp')
    await app.toolbar('Salvar').click()
    await expect(app.status).toContainText('Tudo salvo')
    await expect(group).toContainText('Não conectado.')

    await group.getByRole('button', { name: 'Conectar', exact: true }).click()
    const link = group.getByRole('link', { name: 'abrir a página do provedor' })
    await expect(link).toHaveAttribute('target', '_blank')
    await expect(link).toHaveAttribute('rel', /noopener/)
    expect(await provider.visit((await link.getAttribute('href')) ?? '')).toBe(200)
    await expect(group).toContainText('Conectado como sistema@exemplo.com.br')
    await expect(group).toContainText('renova-se sozinho')
    const [token = ''] = provider.valid
    expect(token).not.toBe('')
    expect(await page.content()).not.toContain(token)
    expect(await page.content()).not.toContain('segredo-do-aplicativo')

    await group.getByRole('button', { name: 'Desconectar' }).click()
    await expect(group).toContainText('Não conectado.')
  } finally {
    await provider.close()
  }
})
