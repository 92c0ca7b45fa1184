/** A test mail through real proxies of every kind, seen at both ends. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthority } from '../../test-support/certificates.ts'
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

  // Asked without the login first: only a proxy that wants it hears it.
  expect(proxy.requests.map(({ scheme }) => scheme)).toEqual([null, 'Basic'])
  expect(proxy.requests[1]).toMatchObject({
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
  expect(proxy.requests).toHaveLength(2)
})

test('arrives through a SOCKS 5 proxy that is chosen on the page', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.socks({ credentials: proxyLogin })
  await store(program, systemOn(server))
  await app.open()
  await app.openTab('Internet')
  const { proxy: group } = app.internet
  await group.enabled.check()
  await group.address.fill(proxy.host)
  await group.port.fill(String(proxy.port))
  await group.kind.selectOption('SOCKS 5')
  await group.login.enabled.check()
  await group.login.user.fill(proxyLogin.user)
  await group.login.password.fill('errada')
  await expect(app.explain.panel).toContainText(`proxy SOCKS 5 127.0.0.1:${proxy.port}`)
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.test.result).toContainText('O proxy SOCKS não aceitou o usuário e a senha.')
  await expect(app.test.result).toContainText('Quem age: você.')
  expect(server.messages).toHaveLength(0)

  await app.openTab('Internet')
  await group.login.password.fill(proxyLogin.password)
  await app.openTab('Testar')
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  await expect(app.test.transcript).toContainText(`SOCKS5 CONNECT 127.0.0.1:${server.port}`)
  await expect(app.test.transcript).not.toContainText(proxyLogin.password)
  expect(proxy.logins).toEqual([`${proxyLogin.user}:errada`, `${proxyLogin.user}:${proxyLogin.password}`])
  expect(server.messages).toHaveLength(1)
})

test.describe('inside TLS', () => {
  const authority = createAuthority('Autoridade da Empresa')
  const folder = mkdtempSync(join(tmpdir(), 'server-manager-ca-'))
  const file = join(folder, 'ca.pem')
  test.beforeAll(() => {
    // Another test of this group may have ended here, and taken the folder with it.
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, authority.cert)
  })
  test.use({ programEnvironment: { NODE_EXTRA_CA_CERTS: file } })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('a proxy shows its own certificate beside the server’s, also when it is refused', async ({ app, program, servers }) => {
    const server = await servers.smtp({ login, certificate: authority.issue({ names: ['smtp.exemplo.com.br'] }) })
    const options = { credentials: proxyLogin, schemes: ['Digest'], hosts: { 'smtp.exemplo.com.br': '127.0.0.1' } } as const
    const expired = { validFrom: new Date(Date.now() - 9e8), validTo: new Date(Date.now() - 2e8) }
    const [good, bad] = [await servers.proxy({ ...options, certificate: authority.issue({ names: ['localhost'] }) }), await servers.proxy({ ...options, certificate: authority.issue(expired) })]
    const smtp = { server: 'smtp.exemplo.com.br', authentication: { ...login, ssl: true } }
    await store(program, systemOn(server, smtp, { proxy: { kind: 'https', address: 'localhost', port: bad.port, authentication: { ...proxyLogin } } }))
    await app.open()
    await app.openTab('Testar')
    await app.test.start({ to: 'jose@exemplo.com.br' })
    await expect(app.test.result).toContainText('O certificado do proxy venceu.')
    await expect(app.test.way).toContainText('vencida')
    expect(bad.requests).toEqual([])

    await app.openTab('Internet')
    await expect(app.internet.proxy.kind).toHaveValue('https')
    await app.internet.proxy.port.fill(String(good.port))
    await app.openTab('Testar')
    await app.test.run.click()
    await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
    await expect(app.test.way).toContainText('Cert. do proxy')
    await expect(app.test.way).toContainText('localhost')
    await expect(app.test.details).toContainText('smtp.exemplo.com.br')
    expect(good.requests.map(({ scheme }) => scheme)).toEqual([null, 'Digest'])
    expect(server.messages).toMatchObject([{ secure: true }])
  })
})

test('a kind that is not the proxy’s is told, and the field is one click away', async ({ app, program, servers }) => {
  const other = await servers.scripted()
  await store(program, systemOn(other, {}, { proxy: { kind: 'socks5', address: other.host, port: other.port } }))
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.test.result).toContainText('não é um proxy SOCKS')
  await app.test.goToField.click()
  await expect(app.internet.proxy.kind).toBeFocused()
})
