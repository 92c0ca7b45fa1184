/** What is changed is marked and counted, can be taken back, and is never left without a question. */
import { documentFor, store, systemOn } from '../fixtures/documents.ts'
import { expect, test, text } from '../fixtures/test.ts'

const nowhere = { host: 'smtp.exemplo.com.br', port: 587 }

test('changed fields are marked and counted; Cancelar takes back, Desfazer brings again', async ({ app, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  await expect(app.toolbar('Salvar')).toBeDisabled()
  await expect(app.toolbar('Cancelar')).toBeDisabled()
  await app.internet.port.fill('2525')
  await expect(app.status).toContainText('1 campo alterado')
  await expect(app.internet.port).toHaveAccessibleDescription(/alterado/)
  await expect(app.systems.option('SISCON')).toContainText('alterado')
  await app.internet.ssl.check()
  await expect(app.status).toContainText('2 campos alterados')
  await app.internet.ssl.uncheck()
  await expect(app.status).toContainText('1 campo alterado')

  await app.toolbar('Cancelar').click()
  await expect(app.internet.port).toHaveValue('587')
  await expect(app.status).toContainText('Tudo salvo')
  await app.notice('As alterações foram descartadas.').getByRole('button', { name: 'Desfazer' }).click()
  await expect(app.internet.port).toHaveValue('2525')
  await expect(app.status).toContainText('1 campo alterado')

  // Another area is no leaving: what was typed stays.
  await app.goTo('Prática')
  await app.goTo('Sistemas')
  await expect(app.internet.port).toHaveValue('2525')
})

test('leaving with changes asks: stay, discard, save', async ({ app, program }) => {
  await store(program, documentFor({ name: 'ALMOXARIFADO' }), systemOn(nowhere))
  await app.open()
  await app.systems.select('SISCON')
  await expect(app.heading).toHaveText('SISCON')
  await app.internet.port.fill('2525')

  await app.systems.select('ALMOXARIFADO')
  await expect(app.question).toContainText('Salvar as alterações em SISCON?')
  await app.answer('Continuar editando')
  await expect(app.heading).toHaveText('SISCON')
  await expect(app.internet.port).toHaveValue('2525')

  await app.systems.select('ALMOXARIFADO')
  await app.answer('Descartar')
  await expect(app.heading).toHaveText('ALMOXARIFADO')
  await app.systems.select('SISCON')
  await expect(app.internet.port).toHaveValue('587')

  await app.internet.port.fill('465')
  await app.toolbar('Novo').click()
  await app.answer('Salvar')
  await expect(app.general.name).toBeFocused()
  await expect(app.heading).toHaveText('Novo sistema')
  await app.systems.select('SISCON')
  await app.openTab('Internet')
  await expect(app.internet.port).toHaveValue('465')
})

test('leaving with a field that is wrong: nothing is saved, and one stays', async ({ app, program }) => {
  await store(program, documentFor({ name: 'ALMOXARIFADO' }), systemOn(nowhere))
  await app.open()
  await app.systems.select('SISCON')
  await app.internet.port.fill('abc')
  await app.systems.select('ALMOXARIFADO')
  await app.answer('Salvar')
  await expect(app.heading).toHaveText('SISCON')
  await expect(app.internet.port).toBeFocused()
  await expect(app.internet.port).toHaveValue('abc')
})

test('duplicate, rename, remove', async ({ app, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  await app.openTab('Geral')
  await app.general.duplicate.click()
  await app.question.getByLabel('Nome da cópia').fill('SISCON 2')
  await app.answer('Duplicar')
  await expect(app.heading).toHaveText('SISCON 2')
  await app.openTab('Internet')
  await expect(app.internet.server).toHaveValue('smtp.exemplo.com.br')
  await expect(app.internet.login.password).toHaveValue('••••••••')

  await app.openTab('Geral')
  await app.general.name.fill('RESERVA')
  await app.save()
  await expect(app.systems.options).toHaveText([/^RESERVA/, /^SISCON/])

  await app.general.remove.click()
  await expect(app.question).toContainText('Excluir RESERVA?')
  await app.answer('Manter')
  await expect(app.systems.options).toHaveCount(2)
  await app.toolbar('Excluir').click()
  await app.answer('Excluir')
  await expect(app.systems.options).toHaveText([/^SISCON/])
  await expect(app.heading).toHaveText('SISCON')
})

test('the list is filtered as one types, case and accents aside', async ({ app, program }) => {
  await store(program, documentFor({ name: 'Almoxarifado' }), documentFor({ name: 'Mercúrio' }), documentFor({ name: 'SISCON' }))
  await app.open()
  await app.systems.filter.fill('MERCU')
  await expect(app.systems.options).toHaveText([/^Mercúrio/])
  await app.systems.filter.fill('zzz')
  await expect(app.systems.list).toContainText('Nenhum sistema com “zzz” no nome.')
  await app.systems.filter.fill('')
  await expect(app.systems.options).toHaveCount(3)
})

test('MAPI and VIM/Notes can be chosen and saved, say what they mean, and Testar says what is missing here', async ({ app, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  for (const protocol of ['MAPI', 'VIM/Notes'] as const) {
    await app.internet.protocol(protocol).click()
    await expect(app.internet.panel).toContainText('Sem suporte e mantido só por compatibilidade.')
    await expect(app.internet.server).toBeHidden()
    await expect(app.explain.sender).toHaveText(protocol)
    await app.save()
    await expect(app.systems.option('SISCON')).toContainText(protocol)
  }
  await app.openTab('Testar')
  await expect(app.test.panel).toContainText(text('test.screen.legacy', { protocol: 'VIM/Notes' }))
  await expect(app.test.from).toBeDisabled()
  await app.test.start({ to: 'b@exemplo.com.br' })
  await app.test.expectPhase('Conexão', 'falhou')
  await expect(app.test.result).toContainText(text('test.codes.notes-only-windows'))
  await app.openTab('Internet')
  await app.internet.panel.getByRole('button', { name: 'Voltar para SMTP' }).click()
  await expect(app.internet.server).toHaveValue('smtp.exemplo.com.br')
})
