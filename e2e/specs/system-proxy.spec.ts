/** Blank proxy fields: a test mail takes the way that this computer's configuration says, for real. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ConnectProxy } from '../../test-support/connect-proxy.ts'
import { freePort } from '../../test-support/listening.ts'
import { login, proxyLogin, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'

const name = 'smtp.exemplo.com.br'
const hosts = { [name]: '127.0.0.1' }
const blank = { proxy: {} }

test.describe('a configuration script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'server-manager-pac-'))
  const file = join(folder, 'proxy.pac')
  const write = (body: string) => {
    // Another test of this group may have ended, and taken the folder with it.
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `function FindProxyForURL(url, host) { ${body} }`)
  }
  test.use({ programEnvironment: { auto_proxy: pathToFileURL(file).href } })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is asked for each server, and its answers are tried in order', async ({ app, program, servers }) => {
    const server = await servers.smtp({ login })
    const proxy = await servers.proxy({ hosts, credentials: proxyLogin })
    const gone = await freePort()
    write(`return shExpMatch(host, '*.exemplo.com.br') ? 'PROXY 127.0.0.1:${gone}; PROXY 127.0.0.1:${proxy.port}; DIRECT' : 'DIRECT'`)
    await store(program, systemOn(server, { server: name }, { proxy: { authentication: { ...proxyLogin } } }))
    await app.open()
    const { panel } = app.explain
    await expect(panel).toContainText(`proxy HTTP 127.0.0.1:${gone}`)
    await expect(panel).toContainText(`respondeu: https://${name}:${server.port}/ → PROXY 127.0.0.1:${gone}; PROXY 127.0.0.1:${proxy.port}; DIRECT`)

    await app.openTab('Testar')
    await app.test.start({ to: 'jose@exemplo.com.br' })
    await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
    await expect(app.test.transcript).toContainText(`PROXY 127.0.0.1:${gone} · proxy-connection-refused`)
    await expect(app.test.transcript).toContainText(`CONNECT ${name}:${server.port} HTTP/1.1`)
    expect(proxy.requests.at(-1)).toMatchObject({ target: `${name}:${server.port}`, credentials: `${proxyLogin.user}:${proxyLogin.password}`, answered: 200 })
    expect(server.messages).toHaveLength(1)

    await app.openTab('Internet')
    await app.internet.server.fill('interno.exemplo.org')
    await expect(panel).toContainText('direto, sem proxy')
  })

  test('that fails is said to have failed, and nothing goes past it', async ({ app, program, servers }) => {
    const server = await servers.smtp({ login })
    write(`throw new Error('quebrado')`)
    await store(program, systemOn(server, { server: name }, blank))
    await app.open()
    await expect(app.explain.panel).toContainText('O script parou com um erro')
    await app.openTab('Testar')
    await app.test.start({ to: 'jose@exemplo.com.br' })
    await app.test.expectPhase('Configuração', 'falhou')
    await expect(app.test.result).toContainText('Quem age: você.')
    await app.test.goToField.click()
    await expect(app.internet.proxy.address).toBeFocused()
    expect(server.accepted()).toBe(0)
  })
})

test.describe('variables of the environment', () => {
  let proxy: ConnectProxy | null = null
  test.use({
    programEnvironment: async ({ servers }, use) => {
      proxy = await servers.proxy({ hosts, credentials: proxyLogin })
      await use({ https_proxy: `http://${encodeURIComponent(proxyLogin.user)}:${encodeURIComponent(proxyLogin.password)}@127.0.0.1:${proxy.port}/` })
    },
  })

  test('name the proxy, and its login', async ({ app, program, servers }) => {
    const server = await servers.smtp({ login })
    await store(program, systemOn(server, { server: name }, blank))
    await app.open()
    await expect(app.explain.panel).toContainText(`proxy HTTP 127.0.0.1:${String(proxy?.port)}`)
    await app.openTab('Testar')
    await app.test.start({ to: 'jose@exemplo.com.br' })
    await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
    await expect(app.test.transcript).not.toContainText(proxyLogin.password)
    expect(proxy?.requests.at(-1)).toMatchObject({ target: `${name}:${server.port}`, answered: 200 })
    expect(server.messages).toHaveLength(1)
  })
})
