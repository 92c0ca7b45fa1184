/** A test mail through a real CONNECT proxy, seen at both ends. */
import { login, proxyLogin, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

test('arrives through a proxy that asks for a login, with the passwords that are stored', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ credentials: proxyLogin })
  await store(program, systemOn(server, {}, { proxy: { address: proxy.host, port: proxy.port, authentication: { ...proxyLogin } } }))
  await app.open()
  await expect(app.explain.panel).toContainText(`proxy HTTP 127.0.0.1:${proxy.port}`)
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br; ana@exemplo.com.br' })
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  for (const phase of ['Conexão', 'Proxy', 'Autenticação', 'Entrega']) await app.test.expectPhase(phase, 'concluída')
  await expect(app.test.panel).toContainText('O .NET não conseguiria fazer o mesmo.')
  await expect(app.test.panel).toContainText('O .NET não envia e-mail através de proxy.')

  expect(proxy.requests).toHaveLength(1)
  expect(proxy.requests[0]).toMatchObject({
    target: `127.0.0.1:${server.port}`,
    credentials: `${proxyLogin.user}:${proxyLogin.password}`,
    answered: 200,
  })
  expect(server.messages).toHaveLength(1)
  expect(server.messages[0]).toMatchObject({ user: login.user, from: login.user, to: ['jose@exemplo.com.br', 'ana@exemplo.com.br'] })
  expect(proxy.tunnelled()).toBeGreaterThan(server.messages[0]!.raw.length)

  // Beside it, the same without the proxy.
  await app.test.withoutProxy.click()
  await expect(app.test.panel).toContainText('direto, sem proxy')
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await expect(app.status).toContainText('1 campo alterado')
  expect(server.messages).toHaveLength(2)
  expect(proxy.requests).toHaveLength(1)
})
