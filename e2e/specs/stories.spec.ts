/**
 * Ten stories of trouble, each from the first red dot to the sent message, with the clicks they took: what the result offers has to
 * lead there, whoever acts. Typing is not counted.
 */
import type { Page } from '@playwright/test'
import { createAuthority, createSelfSigned } from '../../test-support/certificates.ts'
import { login, proxyLogin, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import type { App } from '../pages/app.ts'

const to = 'jose@exemplo.com.br'
const authority = createAuthority('Autoridade da Empresa')
/** The company's own authority, trusted by these systems. */
const trusting = (server: { readonly host: string; readonly port: number }) => [{ host: server.host, port: server.port, kind: 'ca' as const, value: authority.cert }]

/** Counts what a finger does: clicks that a person made, wherever on the page. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = globalThis as unknown as { clicks: number }
    counted.clicks = 0
    // Space and Enter on a button come as clicks without a pointer; they are counted all the same.
    document.addEventListener('click', ({ isTrusted }) => (counted.clicks += Number(isTrusted)), true)
  })
  return () => page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)
}

/** The first test fails as the story says; then `mend`, until the server has taken the message, in no more than `most` clicks. */
async function tell(app: App, story: string, first: string, most: number, mend: () => Promise<void>): Promise<void> {
  await app.open()
  await app.openTab('Testar')
  await app.test.start({ to })
  await expect(app.test.result).toContainText(first)
  await expect(app.systems.option('SISCON')).toContainText('falhou')
  const clicks = await countClicks(app.page)
  await mend()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  const made = await clicks()
  process.stdout.write(`story "${story}": ${made} ${made === 1 ? 'click' : 'clicks'}\n`)
  expect(made).toBeLessThanOrEqual(most)
}

/** From the field back to the test. */
async function testAgain(app: App): Promise<void> {
  await app.openTab('Testar')
  await app.test.run.click()
}

test('a password that was changed elsewhere', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  await store(program, systemOn(server, { authentication: { ...login, password: 'a de ontem' } }))
  await tell(app, 'wrong password', 'Quem age: você.', 4, async () => {
    await app.test.goToField.click()
    await app.internet.login.change.click()
    await app.internet.login.password.fill(login.password)
    await testAgain(app)
  })
  expect(server.messages).toMatchObject([{ user: login.user }])
})

test('a server that wants no login', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login: null })
  await store(program, systemOn(server))
  await tell(app, 'no AUTH offered', 'Quem age: você.', 1, () => app.test.apply.click())
  expect(server.messages).toHaveLength(1)
})

test('a server that wants STARTTLS, and a system without SSL', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login, certificate: authority.issue(), more: { allowInsecureAuth: false } })
  await store(program, systemOn(server, { trust: trusting(server) }))
  await tell(app, 'STARTTLS wanted', 'Quem age: você.', 1, () => app.test.apply.click())
  expect(server.messages).toMatchObject([{ secure: true, user: login.user }])
})

test('TLS from the first byte on a port that wants STARTTLS', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login, certificate: authority.issue() })
  await store(program, systemOn(server, { security: 'tls', authentication: { ...login, ssl: true }, trust: trusting(server) }))
  await tell(app, 'TLS on a STARTTLS port', 'Quem age: você.', 1, () => app.test.apply.click())
  expect(server.messages).toMatchObject([{ secure: true }])
})

test('a certificate that the server made itself', async ({ app, page, program, servers }) => {
  const server = await servers.smtp({ login, certificate: createSelfSigned() })
  await store(program, systemOn(server, { authentication: { ...login, ssl: true } }))
  await tell(app, 'self-signed certificate', 'assinado por ele mesmo', 2, async () => {
    await app.test.panel.getByRole('button', { name: 'Confiar…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Confiar e testar de novo' }).click()
  })
  expect(server.messages).toMatchObject([{ secure: true }])
})

test('a proxy whose login was switched off', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ credentials: proxyLogin })
  await store(program, systemOn(server, {}, { proxy: { address: proxy.host, port: proxy.port, authentication: { ...proxyLogin, enabled: false } } }))
  await tell(app, 'proxy login off', 'O proxy respondeu 407', 1, () => app.test.apply.click())
  expect(server.messages).toHaveLength(1)
})

test('a SOCKS proxy that nobody told the password', async ({ app, page, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.socks({ credentials: proxyLogin })
  await store(program, systemOn(server, {}, { proxy: { kind: 'socks5', address: proxy.host, port: proxy.port } }))
  await tell(app, 'SOCKS login missing', 'Quem age: você.', 4, async () => {
    await app.test.goToField.click()
    await expect(app.internet.proxy.login.enabled).toBeFocused()
    await page.keyboard.press('Space')
    await app.internet.proxy.login.user.fill(proxyLogin.user)
    await app.internet.proxy.login.password.fill(proxyLogin.password)
    await testAgain(app)
  })
  expect(proxy.logins).toEqual([`${proxyLogin.user}:${proxyLogin.password}`])
})

test('a web server where the mail server should be', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const web = await servers.scripted({ greeting: 'HTTP/1.1 400 Bad Request' })
  await store(program, systemOn(web))
  await tell(app, 'wrong port', 'Quem age: você.', 3, async () => {
    await app.test.goToField.click()
    await app.internet.port.fill(String(server.port))
    await testAgain(app)
  })
  expect(server.messages).toHaveLength(1)
})

test('a recipient with a slip in it', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login, refuse: to })
  await store(program, systemOn(server))
  await tell(app, 'recipient unknown', 'Quem age: você.', 2, async () => {
    await app.test.goToField.click()
    await app.test.to.fill('jose.silva@exemplo.com.br')
    await app.test.run.click()
  })
  expect(server.messages).toMatchObject([{ to: ['jose.silva@exemplo.com.br'] }])
})

test('a sender that belongs to somebody else', async ({ app, program, servers }) => {
  const server = await servers.scripted({
    mail: (peer, line) => peer.send(line.includes('sistema@') ? '250 2.1.0 ok\r\n' : '553 5.7.1 <ana@exemplo.com.br>: Sender address rejected: not owned by user\r\n'),
  })
  await store(program, systemOn(server))
  await app.open()
  await app.openTab('Testar')
  await app.test.from.fill('ana@exemplo.com.br')
  await app.test.start({ to })
  await expect(app.test.result).toContainText('553')
  const clicks = await countClicks(app.page)
  await app.test.goToField.click()
  await expect(app.test.from).toBeFocused()
  await app.test.from.fill('sistema@exemplo.com.br')
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  process.stdout.write(`story "sender of somebody else": ${await clicks()} clicks\n`)
  expect(await clicks()).toBeLessThanOrEqual(2)
})
