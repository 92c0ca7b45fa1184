/** docs/pictures: each under the name that README.md uses. */
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { login, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

/** Nothing that moves, blinks or is about to go. */
async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator('.fui-Toast')).toHaveCount(0)
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  const path = fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url))
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', scale: 'css' })
}

const message = ['--from', 'sistema@exemplo.com.br', '--to', 'maria@exemplo.com.br'] as const

test('internet-light and test-failed-light', async ({ app, page, program, servers }) => {
  const server = await servers.smtp({ login })
  await store(
    program,
    systemOn(server, {}, { name: 'RH', technologyVersion: '14.2' }),
    systemOn(
      server,
      { server: 'smtp.exemplo.com.br', port: 587, authentication: { ...login, ssl: true } },
      {
        description: 'Sistema de condomínios',
        proxy: { address: 'proxy.exemplo.com.br', port: 8080, authentication: { user: 'jose', password: 'x' } },
        parameters: { USEINDY: 'S' },
      },
    ),
    systemOn(server, { authentication: { user: login.user, password: 'antiga' } }, { name: 'SISCON_TESTE', technologyVersion: '12.9' }),
  )
  expect((await program.cli(['test', '--system', 'RH', ...message])).code).toBe(0)
  expect((await program.cli(['test', '--system', 'SISCON_TESTE', ...message])).code).toBe(17)

  await app.open()
  await app.systems.select('SISCON')
  await app.openTab('Internet')
  await expect(app.explain.steps.first()).toBeVisible()
  await picture(page, 'internet-light')

  await app.systems.select('SISCON_TESTE')
  await app.openTab('Testar')
  await app.test.start({ from: 'sistema@exemplo.com.br', to: 'maria@exemplo.com.br' })
  await expect(app.test.result).toContainText('O servidor não aceitou o usuário e a senha.')
  await picture(page, 'test-failed-light')
})

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' })

  test('practice-dark', async ({ app, page }) => {
    await app.open()
    await app.systems.tryNow.click()
    await app.test.run.click()
    await app.test.result.getByRole('button', { name: 'Ler a mensagem em Prática' }).click()
    await expect(app.practice.message.getByRole('heading')).toBeVisible()
    await picture(page, 'practice-dark')
  })
})
