/** "Quem envia de verdade?" follows the typing, and its buttons mend what it warns of. */
import { documentFor, login, store } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const server = 'smtp.exemplo.com.br'

test('Tecnologia and parameters decide, while they are typed', async ({ app, program }) => {
  await store(program, documentFor({ smtp: { server } }))
  await app.open()
  await app.openTab('Geral')
  const { explain, general, parameters } = app
  await expect(explain.sender).toHaveText('.NET')
  await general.technology.fill('12.5')
  await expect(explain.sender).toHaveText('wodSmtp')
  await expect(explain.steps.last()).toContainText('antes da 13.0 o padrão é wodSmtp')
  await general.technology.fill('13.1')
  await expect(explain.sender).toHaveText('.NET')

  await app.openTab('Parâmetros')
  await parameters.addKnown('USEINDY').click()
  await expect(explain.sender).toHaveText('Indy')
  await expect(parameters.row(1)).toContainText('decide quem envia')
  await expect(explain.warning('A partir da Tecnologia 14.1 o USEINDY será ignorado')).toBeVisible()
  await parameters.addKnown('USEDOTNETMAIL').click()
  await expect(explain.sender).toHaveText('Indy')
  await parameters.remove('USEINDY').click()
  await parameters.value(1).fill('N')
  await expect(explain.sender).toHaveText('wodSmtp')
  await expect(app.status).toContainText('1 campo alterado')
})

test('what the same parameters would do with another Tecnologia', async ({ app, program }) => {
  await store(program, documentFor({ parameters: { USEINDY: 'S' } }))
  await app.open()
  await app.openTab('Parâmetros')
  const { whatIf, otherVersion, panel } = app.parameters
  await expect(whatIf('antes da 13.0')).toContainText('Indy')
  await expect(whatIf('13.0 e 13.1')).toContainText('Indyhoje')
  await expect(whatIf('14.1 em diante')).toContainText('.NET')
  await otherVersion.fill('14.2')
  await expect(panel).toContainText('14.2: enviaria o .NET.')
  await otherVersion.fill('treze')
  await expect(panel).toContainText('Informe só números e pontos, por exemplo 14.1.')
  await expect(app.status).toContainText('Tudo salvo')
})

test('a button mends each warning, and nothing is saved by it', async ({ app, program }) => {
  await store(program, documentFor({ technologyVersion: '14.1', parameters: { USEINDY: 'S' }, smtp: { server: 'smpt.exemplo.com.br', port: 465, authentication: { ...login, ssl: true } } }))
  await app.open()
  const { explain, internet } = app
  await expect(explain.sender).toHaveText('.NET')

  await expect(explain.warning('“smpt.exemplo.com.br” parece um erro de digitação.')).toBeVisible()
  await explain.mend(`Usar ${server}`).click()
  await expect(internet.server).toHaveValue(server)
  await expect(explain.warning('parece um erro de digitação')).toBeHidden()

  await expect(explain.warning('O .NET não sabe usar TLS desde o primeiro byte')).toBeVisible()
  await explain.mend('Usar a porta 587').click()
  await expect(internet.port).toHaveValue('587')
  await expect(explain.effective).toContainText('STARTTLS exigido')

  await internet.ssl.uncheck()
  await expect(explain.warning('Usuário e senha seguem sem criptografia')).toBeVisible()
  await explain.mend('Marcar “Servidor com SSL”').click()
  await expect(internet.ssl).toBeChecked()

  await expect(explain.warning('USEINDY=S é ignorado a partir da Tecnologia 14.1.')).toBeVisible()
  await explain.mend('Retirar USEINDY').click()
  await expect(explain.warnings).toHaveCount(0)
  await app.openTab('Parâmetros')
  await expect(app.parameters.panel).toContainText('Nenhum parâmetro informado')
  await expect(app.status).toContainText('3 campos alterados')
})

test('the effective settings say where each value comes from', async ({ app, program }) => {
  await store(program, documentFor({ smtp: { server, authentication: { ...login } } }))
  await app.open()
  const { effective } = app.explain
  await expect(effective).toContainText(`Servidor${server}do sistema`)
  await expect(effective).toContainText('Porta25padrão')
  await expect(effective).toContainText(`Usuário${login.user}do sistema`)
  await expect(effective).toContainText('Senhaguardadado sistema')
  await app.internet.login.remove.click()
  await expect(effective).toContainText('Senhasem senha')
  await expect(app.explain.warning('não há senha guardada nem digitada')).toBeVisible()
})

test.describe('blank proxy fields', () => {
  test.use({ programEnvironment: { https_proxy: 'http://proxy.exemplo.com.br:3128', no_proxy: 'interno.exemplo.com.br' } })

  test("show the route that the environment's variables give, and by which rule", async ({ app, program }) => {
    await store(program, documentFor({ smtp: { server } }))
    await app.open()
    const { panel } = app.explain
    await expect(panel).toContainText('direto, sem proxy')
    await app.internet.proxy.enabled.check()
    await expect(panel).toContainText('proxy HTTP proxy.exemplo.com.br:3128')
    await expect(panel).toContainText('Endereço e porta em branco: vale a configuração do computador.')
    await expect(panel).toContainText(/Variável de ambiente https_proxy/i)
    await app.internet.server.fill('interno.exemplo.com.br')
    await expect(panel).toContainText('direto, sem proxy')
    await expect(panel).toContainText('Uma exceção cobre este servidor')
  })
})
