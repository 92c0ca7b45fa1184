/** What a newcomer does in the first minutes, on a machine without a network. */
import { expect, test, text } from '../fixtures/test.ts'
import { connectionGone } from '../fixtures/watch.ts'
import type { Fault } from '../pages/practice-area.ts'

test('from the empty first screen to a message that arrived and can be read', async ({ app }) => {
  await app.open()
  await expect(app.heading).toHaveText('O e-mail dos seus sistemas, explicado e testado')
  await app.systems.tryNow.click()
  await expect(app.heading).toHaveText('PRÁTICA')
  await expect(app.test.panel).toBeVisible()

  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await app.test.expectPhase('Entrega', 'concluída')
  await app.test.expectPhase('Segurança (TLS)', 'não se aplica')
  await expect(app.systems.option('PRÁTICA')).toContainText('ok')
  await expect(app.status).toContainText('Último teste: enviado agora')

  await app.test.result.getByRole('button', { name: 'Ler a mensagem em Prática' }).click()
  await expect(app.practice.messages).toHaveCount(1)
  await expect(app.practice.message.getByRole('heading')).toHaveText('Teste de e-mail do sistema PRÁTICA')
  await expect(app.practice.content).toContainText('Esta mensagem foi enviada pelo Server Manager para testar o envio de e-mails do sistema PRÁTICA.')
  await app.practice.view('Cabeçalhos').click()
  await expect(app.practice.content).toContainText('sistema@exemplo.com.br')
  await expect(app.practice.content).toContainText(/message-id/i)
  // What the screen says is what the server takes.
  await expect(app.practice.server).toContainText('Usuário “pratica”, senha “pratica123”.')
  await app.practice.view('Original').click()
  await expect(app.practice.content).toContainText('MIME-Version: 1.0')

  await app.practice.clear.click()
  await expect(app.practice.messages).toHaveCount(0)
})

interface FirstRed {
  readonly fault: Fault
  readonly phase: string
  readonly code: string
  readonly hint: string
}
const faults: readonly FirstRed[] = [
  { fault: 'Senha recusada', phase: 'Autenticação', code: 'authentication-failed', hint: 'practice-password' },
  { fault: 'Servidor calado', phase: 'Saudação', code: 'deadline', hint: 'practice-silent' },
  { fault: 'Destinatário recusado', phase: 'Destinatário', code: 'recipient-rejected', hint: 'practice-recipient' },
]

for (const { fault, phase, code, hint } of faults)
  test(`the first red result and its mending: ${fault}`, async ({ app }) => {
    await app.open()
    await app.systems.tryNow.click()
    await expect(app.test.panel).toBeVisible()
    await app.goTo('Prática')
    await app.practice.pretend(fault)
    await app.goTo('Sistemas')

    await app.test.deadline.selectOption('10 s')
    await app.test.run.click()
    await expect(app.test.result).toContainText(text(`test.codes.${code}`), { timeout: 20_000 })
    await expect(app.test.result).toContainText(text(`hints.${hint}.action`))
    await expect(app.test.result).toContainText('Quem age: você.')
    await app.test.expectPhase(phase, 'falhou')
    await expect(app.systems.option('PRÁTICA')).toContainText('falhou')

    await app.test.result.getByRole('button', { name: 'Abrir Prática' }).click()
    await app.practice.pretend('Tudo certo')
    await app.goTo('Sistemas')
    await app.test.run.click()
    await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
    await expect(app.systems.option('PRÁTICA')).toContainText('ok')
  })

test('the practice server starts again with the program, on the same port', { tag: '@page' }, async ({ app, program, watch }) => {
  watch.expect(connectionGone)
  await app.open()
  await app.systems.tryNow.click()
  await expect(app.test.panel).toBeVisible()
  await app.goTo('Prática')
  await expect(app.practice.server).toContainText(`Ligado em 127.0.0.1:${program.practicePort}`)

  await program.restart()
  await app.open()
  await app.goTo('Prática')
  await expect(app.practice.server).toContainText(`Ligado em 127.0.0.1:${program.practicePort}`)
  await app.goTo('Sistemas')
  await app.openTab('Testar')
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')

  await app.goTo('Prática')
  await app.practice.stop.click()
  await expect(app.practice.server).toContainText('Desligado')
  await program.restart()
  await app.open()
  await app.goTo('Prática')
  await expect(app.practice.server).toContainText('Desligado')
})
