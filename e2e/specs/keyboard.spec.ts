/** Everything without a mouse. */
import type { Page } from '@playwright/test'
import { documentFor, login, proxyLogin, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const nowhere = { host: 'smtp.exemplo.com.br', port: 587 }

test('a system is made, saved, tested and taken back by keys alone', async ({ app, page, servers }) => {
  const server = await servers.smtp({ login })
  const keys = page.keyboard
  await app.open()
  await expect(app.systems.tryNow).toBeVisible()
  await keys.press('Insert')
  await expect(app.general.name).toBeFocused()
  await keys.type('SISCON')
  await keys.press('Tab')
  await expect(app.general.technology).toBeFocused()
  await keys.type('14.1')
  await keys.press('Control+s')
  await expect(app.status).toContainText('Tudo salvo')

  // Tabs: reached by Shift+Tab, changed by the arrows.
  await app.tab('Geral').focus()
  await keys.press('ArrowRight')
  await keys.press('ArrowRight')
  await keys.press('Enter')
  await expect(app.internet.panel).toBeVisible()
  await app.internet.protocol('VIM/Notes').focus()
  await keys.press('Tab')
  await expect(app.internet.server).toBeFocused()
  await keys.type(server.host)
  await keys.press('Tab')
  await keys.type(String(server.port))
  await keys.press('Tab')
  await expect(app.internet.useDefault).toBeFocused()
  await keys.press('Tab')
  await expect(app.internet.login.enabled).toBeFocused()
  await keys.press('Space')
  await keys.press('Tab')
  await expect(app.internet.ssl).toBeFocused()
  await keys.press('Tab')
  await keys.type(login.user)
  await keys.press('Tab')
  await keys.type(login.password)
  await keys.press('Control+s')
  await expect(app.status).toContainText('Tudo salvo')

  // Past Usuários.
  await app.tab('Internet').focus()
  await keys.press('ArrowRight')
  await keys.press('ArrowRight')
  await keys.press('Enter')
  await app.test.to.focus()
  await keys.type('jose@exemplo.com.br')
  await keys.press('Enter')
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  expect(server.messages).toHaveLength(1)

  await app.tab('Testar').focus()
  await keys.press('ArrowLeft')
  await keys.press('ArrowLeft')
  await keys.press('Enter')
  await app.internet.port.focus()
  await keys.press('Control+a')
  await keys.type('25')
  await expect(app.status).toContainText('1 campo alterado')
  await keys.press('Escape')
  await expect(app.internet.port).toHaveValue(String(server.port))
})

test('the list: Ctrl+F, arrows, F2, Del, and F5 asks anew without loading the page', { tag: '@page' }, async ({ app, page, program }) => {
  await store(program, documentFor({ name: 'ALMOXARIFADO' }), documentFor({ name: 'CONDOMÍNIO' }), systemOn(nowhere))
  await app.open()
  const keys = page.keyboard
  await expect(app.heading).toHaveText('ALMOXARIFADO')
  await keys.press('Control+f')
  await expect(app.systems.filter).toBeFocused()
  await keys.type('o')
  await expect(app.systems.options).toHaveCount(3)
  await keys.press('ArrowDown')
  await expect(app.systems.list).toBeFocused()
  await keys.press('ArrowDown')
  await expect(app.heading).toHaveText('CONDOMÍNIO')
  await keys.press('End')
  await expect(app.heading).toHaveText('SISCON')
  await expect(app.systems.selected).toContainText('SISCON')
  await keys.press('Home')
  await expect(app.heading).toHaveText('ALMOXARIFADO')
  await keys.press('F2')
  await expect(app.general.name).toBeFocused()

  await app.systems.list.focus()
  await keys.press('Delete')
  await expect(app.question).toContainText('Excluir ALMOXARIFADO?')
  await keys.press('Escape')
  await expect(app.question).toBeHidden()
  await expect(app.systems.options).toHaveCount(3)
  await keys.press('Delete')
  await expect(app.question.getByRole('button', { name: 'Manter' })).toBeFocused()
  await keys.press('Shift+Tab')
  await expect(app.question.getByRole('button', { name: 'Excluir' })).toBeFocused()
  await keys.press('Enter')
  await expect(app.systems.options).toHaveCount(2)

  await page.evaluate(() => Object.assign(globalThis, { same: true }))
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/systems.list'))
  await keys.press('F5')
  await asked
  expect(await page.evaluate(() => 'same' in globalThis)).toBe(true)
})

/** Playwright's own Alt+letter does not say which letter it was, so that Chromium looks for no accelerator. */
async function pressAccelerator(page: Page, letter: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  const key = { modifiers: 1, key: letter, code: `Key${letter.toUpperCase()}`, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) }
  await protocol.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await protocol.send('Input.dispatchKeyEvent', { type: 'char', text: letter, unmodifiedText: letter, ...key })
  await protocol.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

test('Alt and the underlined letter go to an area', async ({ app, page }) => {
  await app.open()
  await expect(app.area('Prática').locator('u')).toHaveText('P')
  await pressAccelerator(page, 'p')
  await expect(app.heading).toHaveText('Prática')
  await pressAccelerator(page, 's')
  await expect(app.area('Sistemas')).toHaveAttribute('aria-current', 'page')
})

test('a question holds the focus, gives it back, and Esc changes nothing', async ({ app, page, program }) => {
  await store(program, documentFor({ name: 'ALMOXARIFADO' }), systemOn(nowhere))
  await app.open()
  await app.systems.select('SISCON')
  await app.internet.port.fill('25')
  await app.systems.select('ALMOXARIFADO')
  await expect(app.question).toBeVisible()
  for (let count = 0; count < 5; count++) {
    await page.keyboard.press('Tab')
    await expect(app.question.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(app.question).toBeHidden()
  await expect(app.heading).toHaveText('SISCON')
  await expect(app.internet.port).toHaveValue('25')

  await page.keyboard.press('Escape')
  await app.openTab('Geral')
  await app.general.duplicate.focus()
  await page.keyboard.press('Enter')
  await expect(app.question.getByLabel('Nome da cópia')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(app.question).toBeHidden()
  await expect(app.general.duplicate).toBeFocused()
})

/** Does the focused element look any different from when it is not? */
async function looksFocused(page: Page): Promise<boolean> {
  const box = await page.evaluate(() => {
    const element = document.activeElement
    if (!element) return null
    // A box without a face of its own shows its focus beside it.
    const { x, y, width, height } = (element.closest('.fui-Checkbox, .fui-Input, .fui-SearchBox') ?? element).getBoundingClientRect()
    return { x: Math.max(0, x - 4), y: Math.max(0, y - 4), width: width + 8, height: height + 8 }
  })
  if (!box) return false
  const focused = await page.screenshot({ clip: box, animations: 'disabled', caret: 'hide' })
  const handle = await page.evaluateHandle(() => document.activeElement as HTMLElement)
  await handle.evaluate((element) => element.blur())
  const without = await page.screenshot({ clip: box, animations: 'disabled', caret: 'hide' })
  await handle.evaluate((element) => element.focus())
  return !focused.equals(without)
}

test('Tab passes the Internet tab in the order of the original, and the focus can always be seen', async ({ app, page, program }) => {
  test.slow()
  await store(program, systemOn(nowhere, { authentication: { ...login, ssl: true } }, { proxy: { address: 'proxy.exemplo.com.br', port: 8080, authentication: { ...proxyLogin } } }))
  await app.open()
  await expect(app.internet.server).toBeVisible()
  await app.tab('Internet').focus()
  const order = [
    'SMTP', 'MAPI', 'VIM/Notes', 'Servidor', 'Porta', 'Usar padrão', 'Com autenticação', 'Servidor com SSL', 'Usuário', 'Senha', 'Trocar', 'Remover',
    'Preencher pelo provedor…', 'Encontrar o que funciona…', 'Comparar as formas de enviar', 'Avançado', 'Utilizar proxy', 'Endereço', 'Porta', 'Tipo', 'Com autenticação', 'Usuário', 'Senha', 'Trocar', 'Remover',
  ] // prettier-ignore
  for (const name of order) {
    await page.keyboard.press('Tab')
    await expect(app.focused()).toHaveAccessibleName(name)
    expect(await looksFocused(page), `${name}: the focus can be seen`).toBe(true)
  }
})

test('Esc closes the innermost thing that is open, and takes back what was typed only where nothing is', async ({ app, page, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  await app.openTab('Geral')
  await app.general.description.fill('minha')
  await app.openTab('Fila')
  await app.queue.create.click()
  await expect(app.queue.compose).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(app.queue.compose).toBeHidden()
  await expect(app.status).toContainText('1 campo alterado')

  // What was written is not lost by a key.
  await app.queue.create.click()
  await app.queue.field('Assunto').fill('Fechamento')
  await page.keyboard.press('Escape')
  await expect(app.queue.field('Assunto')).toHaveValue('Fechamento')
  await expect(app.status).toContainText('1 campo alterado')
  await app.queue.compose.getByRole('button', { name: 'Descartar' }).click()
  await page.keyboard.press('Escape')
  await expect(app.status).toContainText('Tudo salvo')
})

test('Esc does not reach what is open behind another area', async ({ app, page, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  await app.openTab('Fila')
  await app.queue.create.click()
  await expect(app.queue.compose).toBeVisible()
  await app.goTo('Serviços')
  await page.keyboard.press('Escape')
  await app.goTo('Sistemas')
  await expect(app.queue.compose).toBeVisible()
})
