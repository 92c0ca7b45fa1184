/** The built page in the built shell, in a real Chromium, against a stand-in for Electron (e2e/desktop-stand-in/README.md). */
import { expect, test, type Page } from '@playwright/test'
import { invoke, startStandIn, type StandIn, type StandInOptions } from '../../desktop-stand-in/start.ts'
import { createApp, type App } from '../../pages/app.ts'

let program: StandIn
let complaints: string[] = []
test.setTimeout(150_000)
test.afterEach(async () => {
  await program.stop()
  expect(complaints, 'complaints and violations of the page').toEqual([])
})

async function open(): Promise<{ page: Page; app: App }> {
  const page = await program.page()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const app = createApp(page, { show: async () => { await page.reload() } })
  await expect(app.status).toContainText('Dados em', { timeout: 30_000 })
  return { page, app }
}
async function start(options: StandInOptions = {}): Promise<{ page: Page; app: App }> {
  complaints = []
  program = await startStandIn(options)
  return await open()
}
const questions = async () => (await program.calls()).filter(({ what }) => what === 'question').length

test('stand-in: the page works over the bridge: practice server, test, message', async () => {
  const { app } = await start()
  await app.systems.tryNow.click()
  await expect(app.heading).toHaveText('PRÁTICA')
  await app.test.run.click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.', { timeout: 30_000 })
  await app.goTo('Prática')
  await expect(app.practice.messages).toHaveCount(1)
  expect((await program.calls()).map(({ what }) => what)).not.toContain('outside request')
})

test('stand-in: the menu fills, saves and finds, and what is not saved holds the window back', async () => {
  const { app } = await start({ surroundings: { buttons: [1] } })
  await program.ask('click', '&Novo sistema')
  await app.general.name.fill('SISCON')
  await app.general.technology.fill('13.1')
  await program.ask('quit')
  await expect.poll(questions).toBe(1)
  await expect(app.general.name).toHaveValue('SISCON')

  await program.ask('click', '&Salvar')
  await expect(app.status).toContainText('Tudo salvo')
  await program.ask('click', '&Localizar…')
  await expect(app.systems.filter).toBeFocused()
  await program.ask('quit')
  expect((await program.ended()).code).toBe(0)
})

test('stand-in: a link shows its system, when it starts the program and when it comes later', async () => {
  let { page, app } = await start()
  for (const name of ['ALFA', 'PRÁTICA 2', 'ZETA']) {
    const document = { name, technologyVersion: '13.1', protocol: 'smtp', smtp: { server: 'smtp.example.com.br', port: 587 } }
    expect(await invoke(page, 'systems.create', { document })).toMatchObject({ ok: true })
  }
  await program.restart({ args: ['server-manager://system/pratica%202'] })
  ;({ page, app } = await open())
  await expect(app.heading).toHaveText('PRÁTICA 2')
  await app.goTo('Prática')
  expect((await program.second(['server-manager://system/ZETA'])).code).toBe(0)
  await expect(app.heading).toHaveText('ZETA')
  await program.ask('openUrl', 'server-manager://system/NINGUEM')
  await expect(app.heading).toHaveText('ZETA')
})
