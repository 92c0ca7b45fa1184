/** The system of the original's pictures: typed in, saved, there again after a restart. */
import { recordAnswers, formsOf } from '../fixtures/answers.ts'
import { login, proxyLogin } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import { connectionGone } from '../fixtures/watch.ts'
import type { App } from '../pages/app.ts'

async function createSiscon(app: App, server: { readonly port: number }, proxy: { readonly port: number }): Promise<void> {
  await app.systems.create.click()
  await app.general.name.fill('SISCON')
  await app.general.technology.fill('13.1')
  await app.general.description.fill('Sistema de condomínios')

  await app.openTab('Internet')
  const { internet } = app
  await internet.server.fill('127.0.0.1')
  await internet.port.fill(String(server.port))
  await internet.login.enabled.check()
  await internet.login.user.fill(login.user)
  await internet.login.password.fill(login.password)
  await internet.ssl.check()
  await internet.proxy.enabled.check()
  await internet.proxy.address.fill('127.0.0.1')
  await internet.proxy.port.fill(String(proxy.port))
  await internet.proxy.login.enabled.check()
  await internet.proxy.login.user.fill(proxyLogin.user)
  await internet.proxy.login.password.fill(proxyLogin.password)

  await app.openTab('Parâmetros')
  await app.parameters.addKnown('USEDOTNETMAIL').click()
  await app.parameters.value(1).fill('N')
  await app.save()
  await expect(app.notice('SISCON foi salvo.')).toBeVisible()
}

test('what was typed is there again after a restart, passwords only as stored', { tag: '@page' }, async ({ app, program, servers, watch }) => {
  watch.expect(connectionGone)
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ credentials: proxyLogin })
  await app.open()
  await createSiscon(app, server, proxy)

  await program.restart()
  await app.open()
  await expect(app.heading).toHaveText('SISCON')
  await expect(app.systems.option('SISCON')).toContainText('13.1 · SMTP · wodSmtp')
  await app.openTab('Geral')
  await expect(app.general.name).toHaveValue('SISCON')
  await expect(app.general.technology).toHaveValue('13.1')
  await expect(app.general.description).toHaveValue('Sistema de condomínios')
  await app.openTab('Parâmetros')
  await expect(app.parameters.name(1)).toHaveValue('USEDOTNETMAIL')
  await expect(app.parameters.value(1)).toHaveValue('N')
  await app.openTab('Internet')
  const { internet } = app
  await expect(internet.server).toHaveValue('127.0.0.1')
  await expect(internet.port).toHaveValue(String(server.port))
  await expect(internet.ssl).toBeChecked()
  await expect(internet.login.user).toHaveValue(login.user)
  await expect(internet.proxy.address).toHaveValue('127.0.0.1')
  await expect(internet.proxy.port).toHaveValue(String(proxy.port))
  await expect(internet.proxy.login.user).toHaveValue(proxyLogin.user)
  for (const { password } of [internet.login, internet.proxy.login]) {
    await expect(password).toHaveValue('••••••••')
    await expect(password).toHaveAccessibleDescription(/guardada/)
    await expect(password).toHaveAttribute('readonly')
  }
  await expect(app.status).toContainText('Tudo salvo')

  const shown = await program.cli(['systems', 'show', 'siscon'])
  expect(JSON.parse(shown.stdout)).toMatchObject({
    name: 'SISCON',
    passwords: { 'smtp.authentication': 'stored', 'proxy.authentication': 'stored' },
  })
})

test('a password that is typed anew replaces the stored one, one that is removed is gone', async ({ app, program, servers }) => {
  const server = await servers.smtp({ login })
  const proxy = await servers.proxy({ credentials: proxyLogin })
  await app.open()
  await createSiscon(app, server, proxy)
  await app.openTab('Internet')
  const { internet } = app

  await internet.login.change.click()
  await expect(internet.login.password).toBeFocused()
  await internet.login.password.fill('outra')
  await internet.login.keep.click()
  await expect(app.status).toContainText('Tudo salvo')
  await internet.login.change.click()
  await internet.login.password.fill('outra')
  await app.save()
  await expect(internet.login.password).toHaveValue('••••••••')

  await internet.proxy.login.remove.click()
  await expect(app.status).toContainText('1 campo alterado')
  await app.save()
  await expect(internet.proxy.login.password).toHaveValue('')
  await expect(internet.proxy.login.change).toBeHidden()
  const shown = await program.cli(['systems', 'show', 'SISCON'])
  expect(JSON.parse(shown.stdout)).toMatchObject({ passwords: { 'smtp.authentication': 'stored' } })
  expect(shown.stdout).not.toContain('proxy.authentication')
})

test('no answer, event, screen or command ever shows a password', { tag: '@page' }, async ({ app, page, program, servers }) => {
  const answers = await recordAnswers(page)
  const proxy = await servers.proxy({ credentials: proxyLogin })
  // A server that repeats every secret it hears.
  const server = await servers.scripted({
    auth: (peer, line) => peer.send(`535 5.7.8 no: ${line} ${Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8').replaceAll('\0', ' ')}\r\n`),
  })
  await app.open()
  await createSiscon(app, server, proxy)
  await app.openTab('Internet')
  await app.internet.ssl.uncheck()
  await app.save()
  await app.openTab('Testar')
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await expect(app.test.result).toContainText('O servidor não aceitou o usuário e a senha.')
  await expect(app.test.transcript).toContainText('AUTH')
  await answers.said()
  await page.reload()
  await expect(app.heading).toHaveText('SISCON')
  await app.openTab('Testar')
  await expect(app.test.result).toContainText('O servidor não aceitou o usuário e a senha.')

  const said = await answers.said()
  expect(said.filter((line) => line.startsWith('/events')).join()).toContain('test.finished')
  expect(said.filter((line) => line.startsWith('/api/systems.get')).join()).toContain('"smtp.authentication":"stored"')
  const commands = await Promise.all(
    [['systems', 'export'], ['systems', 'show', 'SISCON'], ['doctor'], ['doctor', '--json'], ['test', '--system', 'SISCON', '--to', 'jose@exemplo.com.br', '--json']].map(
      async (args) => {
        const { stdout, stderr } = await program.cli(args)
        return `${args.join(' ')} ${stdout}${stderr}`
      },
    ),
  )
  const screen = await page.evaluate(() => [document.documentElement.outerHTML, JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage))])
  for (const form of [...formsOf(login), ...formsOf(proxyLogin)])
    expect([...said, ...commands, ...screen].filter((line) => line.includes(form)), form).toEqual([])
  // The search can find something: the secrets did go out to the servers.
  expect(server.sessions.map((session) => session.clear()).join()).toContain(formsOf(login)[3])
  expect(proxy.requests.map(({ credentials }) => credentials)).toContain(`${proxyLogin.user}:${proxyLogin.password}`)
})
