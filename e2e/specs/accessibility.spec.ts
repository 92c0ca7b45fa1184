/** Every screen and question, light and dark, by axe: no violation. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { createAuthority } from '../../test-support/certificates.ts'
import { silence } from '../../test-support/scripted-smtp.ts'
import { documentFor, login, proxyLogin, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import { refused } from '../fixtures/watch.ts'

/** Fluent's invisible stops, which send the focus on at once: nobody ever stands on one. */
const tabster = '[data-tabster-dummy]'

/** What comes and goes, tooltips, notices and open lists, floats above the landmarks; everything else about them is looked at. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  // What moves in has not its colours yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished)))
  const { violations } = await new AxeBuilder({ page }).exclude(tabster).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'region' || !/fui-(Tooltip|Toast|Listbox)/.test(html))
      .map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')} ${failureSummary ?? ''}`),
  )
  expect.soft(found, screen).toEqual([])
  const nowhere = await page.evaluate(() =>
    [...document.querySelectorAll('label')].filter(({ htmlFor }) => htmlFor !== '' && !document.getElementById(htmlFor)).map(({ textContent }) => textContent),
  )
  expect.soft(nowhere, `${screen}: labels that name no field`).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    // Without motion: nothing is looked at halfway through a fade.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } })
    test.slow()

    test('first screen and Prática', async ({ app, page }) => {
      await app.open()
      await expect(app.systems.tryNow).toBeVisible()
      await expectAccessible(page, 'first screen')
      await app.goTo('Prática')
      await expect(app.practice.start).toBeVisible()
      await expectAccessible(page, 'Prática, off')
      await app.goTo('Sistemas')
      await app.systems.tryNow.click()
      await app.test.run.click()
      await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
      await expectAccessible(page, 'Testar, sent')
      await app.goTo('Prática')
      await expect(app.practice.message).toBeVisible()
      await expectAccessible(page, 'Prática, with a message')
      await app.practice.view('Cabeçalhos').click()
      await expectAccessible(page, 'Prática, headers')
      await app.goTo('Segurança')
      await expect(app.heading).toHaveText('Segurança')
      await expectAccessible(page, 'Segurança')
    })

    test('a refused certificate, the question about it, and the list', async ({ app, page, program, servers }) => {
      const server = await servers.scripted({ certificate: createAuthority('Autoridade da Empresa').issue() })
      await store(program, systemOn(server, { server: 'localhost', authentication: { ...login, ssl: true } }))
      await app.open()
      await app.openTab('Testar')
      await app.test.start({ to: 'jose@exemplo.com.br' })
      await expect(app.test.result).toContainText('emitido por alguém em quem este computador não confia')
      await app.test.panel.getByText('ver os 2 certificados').click()
      await expectAccessible(page, 'Testar, certificate refused')
      await app.test.panel.getByRole('button', { name: 'Confiar…' }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      await expectAccessible(page, 'Confiar, certificate')
      await dialog.getByRole('radio', { name: 'A autoridade que o emitiu' }).check()
      await dialog.getByRole('button', { name: 'Só confiar' }).click()
      await expectAccessible(page, 'Confiar, authority without a file')
      await dialog.getByRole('radio', { name: 'A chave deste certificado' }).check()
      await dialog.getByRole('button', { name: 'Só confiar' }).click()
      await app.openTab('Internet')
      await expect(app.internet.panel.getByRole('list', { name: 'Certificados aceitos neste sistema' })).toBeVisible()
      await expectAccessible(page, 'Internet, with an exception')
    })

    test('the tabs of a system, whole and with errors', async ({ app, page, program }) => {
      const document = systemOn(
        { host: 'smpt.exemplo.com.br', port: 465 },
        { authentication: { ...login, ssl: true } },
        { technologyVersion: '14.1', parameters: { USEINDY: 'S', TEMPO: '30' }, proxy: { address: 'proxy.exemplo.com.br', port: 8080, authentication: { ...proxyLogin } } },
      )
      await store(program, document, documentFor({ name: 'ALMOXARIFADO', protocol: 'mapi' }))
      await app.open()
      await expect(app.heading).toHaveText('ALMOXARIFADO')
      await expectAccessible(page, 'Internet, MAPI')
      await app.systems.select('SISCON')
      await expect(app.explain.warnings).not.toHaveCount(0)
      await app.internet.advanced.click()
      await app.internet.port.fill('x')
      await app.internet.port.blur()
      await app.internet.login.change.click()
      await expectAccessible(page, 'Internet, changed and wrong')
      await app.openTab('Parâmetros')
      await app.parameters.add.click()
      await app.toolbar('Salvar').click()
      await app.openTab('Parâmetros')
      await expectAccessible(page, 'Parâmetros, with an error and a notice')
      await app.openTab('Geral')
      await expectAccessible(page, 'Geral')
      await app.openTab('Usuários')
      await expectAccessible(page, 'Usuários, nobody')
      await app.users.add.click()
      await app.users.port.fill('9999')
      await app.users.smtp.enabled.check()
      await expect(app.users.option('Novo usuário')).toBeVisible()
      await expectAccessible(page, 'Usuários, new and wrong')
      await app.openTab('Testar')
      await app.test.asUser.click()
      await expectAccessible(page, 'Testar, choosing a user')
    })

    test('questions', async ({ app, page, program, watch }) => {
      watch.expect(refused(409))
      await store(program, documentFor({ name: 'ALMOXARIFADO' }), systemOn({ host: 'smtp.exemplo.com.br', port: 587 }))
      await app.open()
      await app.openTab('Geral')
      await app.general.duplicate.click()
      await expectAccessible(page, 'duplicate')
      await app.answer('Cancelar')
      await app.toolbar('Excluir').click()
      await expectAccessible(page, 'remove')
      await app.answer('Manter')
      await app.general.description.fill('minha')
      await app.systems.select('SISCON')
      await expectAccessible(page, 'unsaved')
      await app.answer('Continuar editando')
      await store(program, documentFor({ name: 'ALMOXARIFADO', description: 'de outro' }))
      await expect(app.bar('Este sistema foi salvo em outro lugar enquanto você edita.')).toBeVisible()
      await expectAccessible(page, 'saved elsewhere')
      await app.toolbar('Salvar').click()
      await expectAccessible(page, 'conflict')
      await app.answer('Ficar com a salva')
    })

    test('Testar: before, running, failed, cancelled', async ({ app, page, program, servers }) => {
      const silent = await servers.scripted(silence)
      const refusing = await servers.smtp({ login, refuse: 'jose@exemplo.com.br' })
      await store(program, systemOn(silent))
      await app.open()
      await app.openTab('Testar')
      await expectAccessible(page, 'Testar, before')
      await app.test.start({ to: 'jose@exemplo.com.br, ana@exemplo.com.br' })
      await app.test.expectPhase('Saudação', 'em andamento')
      await expectAccessible(page, 'Testar, running')
      await app.test.cancel.click()
      await expect(app.test.result).toContainText('Teste cancelado')
      await expectAccessible(page, 'Testar, cancelled')
      await app.openTab('Internet')
      await app.internet.port.fill(String(refusing.port))
      await app.openTab('Testar')
      await app.test.run.click()
      await app.test.expectPhase('Destinatário', 'falhou')
      await expectAccessible(page, 'Testar, failed')
    })

    test('without a session', { tag: '@page' }, async ({ app, page, program, watch }) => {
      watch.expect(refused(401))
      await page.goto(program.origin())
      await expect(page.getByText('Esta página não tem mais acesso ao programa')).toBeVisible()
      await expectAccessible(page, 'no session')
      await app.open()
    })
  })
