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
  { fault: 'Lista cinza', phase: 'Destinatário', code: 'recipient-rejected', hint: 'greylisted' },
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

test('a connection that is cut behind the message is not called a failure: the message is there', async ({ app }) => {
  await app.open()
  await app.systems.tryNow.click()
  await expect(app.test.panel).toBeVisible()
  await app.goTo('Prática')
  await app.practice.pretend('Queda depois da mensagem')
  await app.goTo('Sistemas')
  await app.test.run.click()
  await expect(app.test.result).toContainText(text('test.verdicts.unknown'))
  await app.goTo('Prática')
  await expect(app.practice.messages).toHaveCount(1)
  await app.practice.server.getByRole('button', { name: 'Tudo certo de novo' }).click()
  await expect(app.practice.faults.locator('option:checked')).toHaveText('Tudo certo')
})

test('"agora com SSL": from the first success to TLS with one certificate trusted, and no other', async ({ app, program }) => {
  await app.open()
  await app.systems.tryNow.click()
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await app.test.result.getByRole('button', { name: 'Agora com SSL' }).click()
  await app.openTab('Internet')
  await expect(app.internet.ssl).toBeChecked()
  await expect(app.status).toContainText('Tudo salvo')

  await app.openTab('Testar')
  await app.test.run.click()
  await app.test.expectPhase('Segurança (TLS)', 'concluída')
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await expect(app.test.panel).toContainText(text('test.screen.exception'))
  const shown = await program.cli(['systems', 'show', 'PRÁTICA', '--json'])
  const { smtp } = JSON.parse(shown.stdout) as { smtp: { port: number; trust: unknown[] } }
  expect(smtp.trust).toMatchObject([{ host: '127.0.0.1', port: smtp.port, kind: 'certificate' }])

  // Another certificate on the same port is not the one that is trusted.
  await app.goTo('Prática')
  await app.practice.pretend('Certificado vencido')
  await app.goTo('Sistemas')
  await app.test.run.click()
  await expect(app.test.result).toContainText(text('test.codes.certificate-expired'))
  await app.test.expectPhase('Segurança (TLS)', 'falhou')
  await app.goTo('Prática')
  await app.practice.pretend('Tudo certo')
  // From the area Prática it is one click as well, and what is right already stays so.
  await app.practice.useSsl.click()
  await expect(app.test.panel).toBeVisible()
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
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
