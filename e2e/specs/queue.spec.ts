/** The tab Fila and the area Serviços: mail that leaves when nobody is looking, and what a person does when it did not. */
import { expectAccessible } from '../fixtures/accessible.ts'
import type { AnyProgram } from '../fixtures/program.ts'
import { workOnce } from '../fixtures/moved-clock.ts'
import { documentFor, store } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import { refused } from '../fixtures/watch.ts'
import type { App } from '../pages/app.ts'

const to = 'ana@exemplo.com.br'

/** A system that sends to the practice server, and its tab Fila. */
async function openQueue(app: App): Promise<void> {
  await app.open()
  await app.systems.tryNow.click()
  await expect(app.test.panel).toBeVisible()
  await app.openTab('Fila')
}

async function write(app: App, subject: string): Promise<void> {
  await app.queue.create.click()
  await app.queue.field('De').fill('erp@exemplo.com.br')
  await app.queue.field('Para').fill(to)
  await app.queue.field('Assunto').fill(subject)
}

async function add(program: AnyProgram, ...subjects: string[]): Promise<void> {
  const { stdout } = await program.cli(['systems', 'list', '--json'])
  const name = /"name":"([^"]*)"/.exec(stdout)?.[1] ?? ''
  for (const subject of subjects) {
    const { code, stderr } = await program.cli(['queue', 'add', '--system', name, '--from', 'erp@exemplo.com.br', '--to', to, '--subject', subject, '--text', 'Olá'])
    expect(code, stderr).toBe(0)
  }
}

test('scheduled in two minutes, it leaves when the clock says so, and arrives', async ({ app, page, program }) => {
  await openQueue(app)
  await write(app, 'Fechamento')
  await page.getByRole('radio', { name: 'Agendar' }).check()
  // The page's zone is São Paulo; the moment is the same wherever this runs.
  const at = new Date(Date.now() + 2 * 60_000 + 59_000)
  const local = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo', ...options }).format(at)
  await app.queue.field('Data').fill(local({ dateStyle: 'short' }))
  await app.queue.field('Hora').fill(local({ timeStyle: 'short' }))
  await expect(page.getByRole('group', { name: 'Próximos envios' }).getByRole('listitem')).toHaveText([new RegExp(local({ timeStyle: 'short' }))])
  await expectAccessible(page, 'Nova mensagem, agendada')
  await app.queue.compose.getByRole('button', { name: 'Agendar' }).click()
  await expect(app.queue.schedules).toContainText(['Fechamento'])
  await expectAccessible(page, 'Agendamentos')

  await workOnce(program)
  await app.queue.view('Mensagens').click()
  await expect(page.getByText('Nenhuma mensagem na fila ainda.')).toBeVisible()
  await workOnce(program, 3 * 60_000)
  // Nobody reloads anything.
  await expect(app.queue.row('Fechamento')).toContainText('Enviado')
  await app.queue.view('Agendamentos').click()
  await expect(app.queue.schedules).toContainText(['terminado'])
  await app.goTo('Prática')
  await expect(app.practice.messages).toContainText(['Fechamento'])
})

test('a failure tells its reason, and is sent again; what is cancelled stays', async ({ app, page, program }) => {
  await openQueue(app)
  await app.goTo('Prática')
  await app.practice.pretend('Destinatário recusado')
  await app.goTo('Sistemas')
  await add(program, 'Recusada', 'Desistida')
  await app.queue.row('Desistida').click()
  await app.queue.action('Cancelar envio').click()
  await expect(app.queue.outcome).toContainText('feito em 1 mensagem')
  await expect(app.queue.row('Desistida')).toContainText('Envio cancelado')
  await workOnce(program)
  await expect(app.queue.row('Recusada')).toContainText('Erro de envio')
  await expect(app.queue.row('Recusada')).toContainText('550')
  await expectAccessible(page, 'Fila')

  await test.step('all that the filter finds, by the keyboard: one could be, one could not', async () => {
    await app.goTo('Prática')
    await app.practice.pretend('Tudo certo')
    await app.goTo('Sistemas')
    await app.queue.list.focus()
    await page.keyboard.press('Control+a')
    await app.queue.action('Tentar de novo').click()
    await expectAccessible(page, 'Todas as mensagens encontradas?')
    await app.question.getByRole('button', { name: /^Tentar de novo/ }).click()
    await expect(app.queue.outcome).toContainText('feito em 1 mensagem')
    await expect(app.queue.outcome).toContainText('1 não: está em “Envio cancelado”')
    await workOnce(program)
    await expect(app.queue.row('Recusada')).toContainText('Enviado')
    await expect(app.queue.row('Desistida')).toContainText('Envio cancelado')
  })

  await test.step('its tries, their conversations, and the message itself', async () => {
    await app.queue.row('Recusada').dblclick()
    await expect(app.queue.details.getByRole('heading', { name: 'Recusada' })).toBeFocused()
    await expect(app.queue.details.getByText(/^Tentativa \d/)).toHaveCount(2)
    await app.queue.details.getByRole('button', { name: 'Mostrar a conversa' }).first().click()
    await expect(app.queue.details).toContainText('RCPT TO:<ana@exemplo.com.br>')
    await app.queue.details.getByRole('button', { name: 'Mostrar a mensagem original' }).click()
    await expect(app.queue.details.getByLabel('Mensagem original', { exact: true })).toContainText('Subject: Recusada')
    await expectAccessible(page, 'Fila, a message')
    await page.keyboard.press('Escape')
    await expect(app.queue.details).toBeHidden()
  })

  await test.step('filters', async () => {
    await app.queue.filter('Situação').selectOption('Envio cancelado')
    await expect(app.queue.rows).toHaveCount(1)
    await app.queue.filter('Assunto, remetente ou destinatário').fill('não há')
    await expect(page.getByText('Nenhuma mensagem com estes filtros.')).toBeVisible()
    await page.getByRole('button', { name: 'Tirar os filtros' }).click()
    await expect(app.queue.rows).toHaveCount(2)
  })
})

test('a result that nobody knows is decided by a person', async ({ app, page, program }) => {
  await openQueue(app)
  await app.goTo('Prática')
  await app.practice.pretend('Queda depois da mensagem')
  await app.goTo('Sistemas')
  await add(program, 'Duvidosa')
  await workOnce(program)
  await expect(app.queue.row('Duvidosa')).toContainText('Resultado desconhecido')
  await app.queue.row('Duvidosa').click()
  await expect(app.queue.action('Tentar de novo')).toBeDisabled()
  await app.queue.action('Resolver…').click()
  await expect(app.question).toContainText('depois disso a conexão terminou sem resposta')
  await app.question.getByRole('radio', { name: 'Não chegou: reenviar' }).check()
  await expect(app.question).toContainText('duas vezes')
  await expectAccessible(page, 'Resolver')
  await app.question.getByRole('radio', { name: 'Chegou: marcar como enviada' }).check()
  await app.answer('Decidir')
  await expect(app.queue.row('Duvidosa')).toContainText('Enviado')
})

test('the server process is started and stopped here, and everybody sees it', async ({ app, page, program, watch }) => {
  watch.expect(refused(400))
  await openQueue(app)
  await expect(app.status).toContainText('Processo de servidor: parado')
  await add(program, 'Pela mão')
  await app.goTo('Serviços')
  await expect(page.getByText('Ninguém está enviando')).toBeVisible()
  await expectAccessible(page, 'Serviços, parado')
  await page.getByRole('button', { name: 'Iniciar', exact: true }).click()
  await expect(app.status).toContainText('Processo de servidor: ativo')
  await expect(page.getByRole('list', { name: 'Quem está enviando' }).getByRole('listitem')).toContainText(['deste programa'])
  await expectAccessible(page, 'Serviços, ativo')
  await page.getByRole('tab', { name: 'Fila de todos os sistemas' }).click()
  await expect(app.queue.row('Pela mão')).toContainText('Enviado')
  await page.getByRole('tab', { name: 'Configurações da fila' }).click()
  await page.getByLabel('Tentativas', { exact: true }).fill('0')
  await page.getByRole('button', { name: 'Salvar', exact: true }).last().click()
  await expect(page.getByText('O número de tentativas vai de 1 a 50.')).toBeVisible()
  await expectAccessible(page, 'Serviços, configurações')
  await page.getByRole('tab', { name: 'Instalar como serviço' }).click()
  await expectAccessible(page, 'Serviços, instalar')
  await page.getByRole('tab', { name: 'Processo de servidor' }).click()
  await page.getByRole('button', { name: 'Parar', exact: true }).click()
  await expect(app.status).toContainText('Processo de servidor: parado')
})

test('a message is refused at its fields, held with an attachment, and released; MAPI has no queue', async ({ app, page, program, watch }) => {
  watch.expect(refused(400))
  await openQueue(app)
  await write(app, 'Com anexo')
  await app.queue.field('Para').fill('ana@')
  await page.getByRole('radio', { name: 'Guardar em Cadastrado' }).check()
  await app.queue.compose.getByRole('button', { name: 'Guardar' }).click()
  await expect(app.queue.field('Para')).toBeFocused()
  await expect(app.queue.compose).toContainText('Isto não é um endereço de e-mail válido.')
  await app.queue.field('Para').fill(to)
  await page.locator('input[type=file]').setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('Nota 123') })
  await expect(app.queue.compose).toContainText('nota.txt')
  await app.queue.compose.getByRole('button', { name: 'Guardar' }).click()
  await expect(app.queue.row('Com anexo')).toContainText('Cadastrado')
  await app.queue.row('Com anexo').click()
  await app.queue.action('Liberar').click()
  await workOnce(program)
  await expect(app.queue.row('Com anexo')).toContainText('Enviado')
  await app.goTo('Prática')
  await expect(app.practice.attachments).toContainText(['nota.txt'])
  await store(program, documentFor({ name: 'ANTIGO', protocol: 'mapi' }))
  await app.goTo('Sistemas')
  await app.systems.select('ANTIGO')
  await expect(app.bar('Só SMTP tem fila e agendamento')).toBeVisible()
  await expect(app.queue.create).toBeHidden()
})
