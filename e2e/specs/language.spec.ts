/** English and Spanish, one click away: at once, on every screen, without losing what is typed, and still there tomorrow. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { bringAll, createTranslator } from '../../shared/i18n/index.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { expect, test } from '../fixtures/test.ts'

await bringAll()

/** Words that any screen in Portuguese has some of. Names of this program's own (PRÁTICA, Português) are none. */
const portuguese =
  /(?<![\p{L}])(?:não|você|são|está|até|também|com|sem|para|pela|pelo|uma|este|esta|isto|senha|servidor|usuário|porta|mensagem|mensagens|sistema|sistemas|configuraç\p{L}+|segurança|endereço|teste|testar|salvar|excluir|nenhum|nenhuma|ainda|enviar|envio|fila|agora|aqui|só)(?![\p{L}])/iu

const says = (language: Language) => createTranslator(language).t

async function choose(page: Page, name: 'Português' | 'English' | 'Español', language: Language): Promise<void> {
  const button = page.getByRole('contentinfo').getByRole('button', { name })
  await button.click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(button).toHaveAttribute('aria-pressed', 'true')
}

/** Opens every area and every tab of the system that is open, and gives what stands there. */
async function everyScreen(page: Page): Promise<[screen: string, text: string][]> {
  const found: [string, string][] = []
  const look = async (screen: string) => {
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    found.push([screen, await page.locator('body').innerText()])
  }
  const areas = page.getByRole('navigation').getByRole('button')
  for (let index = 0; index < (await areas.count()); index++) {
    await areas.nth(index).click()
    await look((await areas.nth(index).getAttribute('title')) ?? '')
  }
  await page.getByRole('navigation').getByRole('button', { name: /^(Systems|Sistemas)$/ }).click()
  const tabs = page.getByRole('tablist').first().getByRole('tab')
  for (let index = 0; index < (await tabs.count()); index++) {
    await tabs.nth(index).click()
    await look(`tab ${await tabs.nth(index).innerText()}`)
  }
  return found
}

test('a language chosen in the status bar is spoken on every screen, kept, and loses nothing that is typed', async ({ app, page, program }) => {
  test.slow()
  const document = { name: 'MAIL', technologyVersion: '12.5', protocol: 'smtp', smtp: { server: 'mail.invalid', port: 465, authentication: { user: 'erp' } } }
  await program.cli(['systems', 'set', '-'], JSON.stringify(document))
  await app.open()
  await expect(app.heading).toHaveText('MAIL')
  await app.openTab('Geral')
  await page.getByLabel('Descrição').fill('typed and not saved')

  await choose(page, 'English', 'en')
  const en = says('en')
  await expect(page.getByLabel(en('systems.general.description'))).toHaveValue('typed and not saved')
  await expect(app.page.getByRole('contentinfo')).toContainText(en('common.status.changed', { count: 1 }))
  const screens = await everyScreen(page)
  expect(screens.length).toBeGreaterThanOrEqual(8)
  for (const [screen, text] of screens) expect.soft([screen, portuguese.exec(text)?.[0] ?? null]).toEqual([screen, null])

  // What it says while it works, and what comes from the back end, too.
  await page.getByRole('tab', { name: en('systems.tabs.test') }).click()
  await page.getByLabel(en('test.screen.to'), { exact: true }).fill('ana@example.com')
  await page.getByLabel(en('test.screen.from'), { exact: true }).fill('erp@example.com')
  await page.getByRole('button', { name: en('test.screen.run'), exact: true }).click()
  await expect(page.getByText(en('hints.password-missing.cause')).first()).toBeVisible()

  await page.getByRole('toolbar').getByRole('button', { name: en('common.command.save') }).click()
  await expect(page.locator('.fui-Toast').filter({ hasText: en('systems.saved', { name: 'MAIL' }) })).toBeVisible()
  expect(JSON.parse(readFileSync(join(program.dataDir, 'settings.json'), 'utf8'))).toMatchObject({ language: 'en' })

  await program.show(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('contentinfo')).toContainText(en('common.status.saved'))

  await choose(page, 'Español', 'es')
  await expect(page.getByRole('toolbar').getByRole('button', { name: says('es')('common.command.save') })).toBeVisible()
  await program.show(page)
  await expect(page.getByRole('toolbar').getByRole('button', { name: says('es')('common.command.find') })).toBeVisible()
  await choose(page, 'Português', 'pt-BR')
  await expect(app.toolbar('Salvar')).toBeVisible()
})
