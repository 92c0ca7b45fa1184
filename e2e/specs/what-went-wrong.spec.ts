/** Each way in which a test send can fail: the phase, the cause in words, who acts, and the way to the mending. */
import { createAuthority } from '../../test-support/certificates.ts'
import { login, proxyLogin, store, systemOn } from '../fixtures/documents.ts'
import { expect, test, text } from '../fixtures/test.ts'
import type { App } from '../pages/app.ts'

const to = 'jose@exemplo.com.br'

interface Failure {
  readonly phase: string
  readonly code: string
  readonly hint: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly who: 'você' | 'quem cuida da rede' | 'o provedor de e-mail'
}

async function testAndFail(app: App, { phase, code, hint, params = {}, who }: Failure): Promise<void> {
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to })
  await expect(app.test.result.getByRole('heading')).toHaveText(text(`test.codes.${code}`))
  await expect(app.test.result).toContainText(text(`hints.${hint}.cause`, params))
  await expect(app.test.result).toContainText(text(`hints.${hint}.action`, params))
  await expect(app.test.result).toContainText(`Quem age: ${who}.`)
  await app.test.expectPhase(phase, 'falhou')
  await expect(app.systems.option('SISCON')).toContainText('falhou')
  await expect(app.heading.locator('xpath=..')).toContainText(`em ${phase}`)
}

test('wrong password: to its field, typed anew, green', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  await store(program, systemOn(server, { authentication: { ...login, password: 'errada' } }))
  await testAndFail(app, {
    phase: 'Autenticação',
    code: 'authentication-failed',
    hint: 'credentials-refused',
    params: { reply: '535 5.7.8' },
    who: 'você',
  })
  await expect(app.test.result).toContainText('535')
  await app.test.goToField.click()
  await expect(app.internet.login.password).toBeFocused()
  await app.internet.login.change.click()
  await app.internet.login.password.fill(login.password)
  await app.openTab('Testar')
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  expect(server.messages).toHaveLength(1)
})

test('the proxy does not take the login', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ credentials: proxyLogin })
  const authentication = { ...proxyLogin, password: 'errada' }
  await store(program, systemOn(server, {}, { proxy: { address: proxy.host, port: proxy.port, authentication } }))
  await testAndFail(app, { phase: 'Proxy', code: 'proxy-authentication', hint: 'proxy-credentials', params: { proxy: proxy.host }, who: 'você' })
  await expect(app.test.result).toContainText('O proxy respondeu 407')
  await app.test.goToField.click()
  await expect(app.internet.proxy.login.enabled).toBeFocused()
  expect(server.accepted()).toBe(0)
})

test('the proxy asks for a login that is there, switched off: one click', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ credentials: proxyLogin })
  const authentication = { ...proxyLogin, enabled: false }
  await store(program, systemOn(server, {}, { proxy: { address: proxy.host, port: proxy.port, authentication } }))
  await testAndFail(app, { phase: 'Proxy', code: 'proxy-authentication', hint: 'proxy-needs-login', params: { proxy: proxy.host }, who: 'você' })
  await app.test.apply.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await app.openTab('Internet')
  await expect(app.internet.proxy.login.enabled).toBeChecked()
  await expect(app.status).toContainText('1 campo alterado')
})

test('the proxy forbids the way', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ answer: () => 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n' })
  await store(program, systemOn(server, {}, { proxy: { address: proxy.host, port: proxy.port } }))
  await testAndFail(app, {
    phase: 'Proxy',
    code: 'proxy-forbidden',
    hint: 'proxy-port-forbidden',
    params: { proxy: proxy.host, host: server.host, port: server.port, status: 403 },
    who: 'quem cuida da rede',
  })
  await expect(app.test.result).toContainText('O proxy respondeu 403 Forbidden')
  await app.test.goToField.click()
  await expect(app.internet.proxy.enabled).toBeFocused()
})

test('a certificate of somebody whom this computer does not trust', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login, certificate: createAuthority('Autoridade Interna').issue() })
  await store(program, systemOn(server, { authentication: { ...login, ssl: true } }))
  await testAndFail(app, {
    phase: 'Segurança (TLS)',
    code: 'certificate-untrusted',
    hint: 'certificate-untrusted',
    params: { host: server.host, port: server.port, issuer: 'Autoridade Interna' },
    who: 'quem cuida da rede',
  })
  await expect(app.test.details).toContainText('emissor não reconhecido neste computador')
  await expect(app.test.details).toContainText('Nomeconfere')
  // Nothing is trusted by one click; where exceptions are kept is one click away (trust.spec.ts makes one).
  await expect(app.test.apply).toBeHidden()
  await app.test.goToField.click()
  await expect(app.internet.panel).toContainText('Adicionar arquivo de CA…')
})

test('SSL asked for and not offered: nothing secret leaves', async ({ app, program, servers }) => {
  const server = await servers.scripted()
  await store(program, systemOn(server, { authentication: { ...login, ssl: true } }))
  const where = { host: server.host, port: server.port }
  await testAndFail(app, {
    phase: 'Segurança (TLS)',
    code: 'starttls-not-offered',
    hint: 'starttls-not-offered',
    params: where,
    who: 'o provedor de e-mail',
  })
  expect(server.sessions[0]!.lines().map((line) => line.split(' ')[0])).toEqual(['EHLO', 'QUIT'])
  await app.test.goToField.click()
  await expect(app.internet.ssl).toBeFocused()
})

test('no AUTH offered: a failure, and one click to do without', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login: null })
  await store(program, systemOn(server))
  const where = { host: server.host, port: server.port }
  await testAndFail(app, { phase: 'Autenticação', code: 'auth-not-offered', hint: 'auth-not-offered', params: where, who: 'você' })
  expect(server.messages).toHaveLength(0)
  await app.test.apply.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  expect(server.messages).toMatchObject([{ user: null, from: login.user, to: [to] }])
  await expect(app.status).toContainText('1 campo alterado')
})

test('a login that the server asks for, switched off, where nothing encrypts: no click sends it, the administrator decides', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  await store(program, systemOn(server, { authentication: { ...login, enabled: false } }))
  await testAndFail(app, { phase: 'Remetente', code: 'sender-rejected', hint: 'authentication-required', params: { reply: '530' }, who: 'você' })
  await expect(app.test.apply).toHaveCount(0)
  await app.test.goToField.click()
  await expect(app.internet.login.enabled).toBeFocused()
  await app.page.keyboard.press('Space')
  await app.openTab('Testar')
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  expect(server.messages).toMatchObject([{ user: login.user }])
})

test('a recipient refused: nothing is sent to anybody', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login, refuse: to })
  await store(program, systemOn(server))
  await testAndFail(app, { phase: 'Destinatário', code: 'recipient-rejected', hint: 'recipient-unknown', params: { reply: '550 5.1.1' }, who: 'você' })
  await app.test.goToField.click()
  await expect(app.test.to).toBeFocused()
  await app.test.start({ to: `ana@exemplo.com.br, ${to}` })
  await expect(app.test.result.getByLabel('Destinatários')).toContainText(`ana@exemplo.com.br250`)
  await expect(app.test.result.getByLabel('Destinatários')).toContainText(`${to}550`)
  expect(server.messages).toHaveLength(0)
})

test('250 where 354 has to come', async ({ app, program, servers }) => {
  const server = await servers.scripted({ data: '250 2.0.0 taken' })
  await store(program, systemOn(server))
  await testAndFail(app, { phase: 'Início do envio', code: 'unexpected-reply', hint: 'nonsense', params: { host: server.host }, who: 'o provedor de e-mail' })
  await expect(app.test.result).toContainText('250')
})

test('what answers is no SMTP server', async ({ app, program, servers }) => {
  const server = await servers.scripted({ greeting: 'HTTP/1.1 400 Bad Request' })
  await store(program, systemOn(server))
  const where = { host: server.host, port: server.port, service: 'HTTP' }
  await testAndFail(app, { phase: 'Saudação', code: 'not-smtp', hint: 'other-service', params: where, who: 'você' })
  await app.test.goToField.click()
  await expect(app.internet.port).toBeFocused()
})
