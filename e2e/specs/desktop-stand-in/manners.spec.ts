/** How the built shell behaves, against a stand-in for Electron (e2e/desktop-stand-in/README.md). */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { freePort, listen as listenOn } from '../../../test-support/listening.ts'
import { events, invoke, listen, startStandIn, type StandIn, type StandInOptions } from '../../desktop-stand-in/start.ts'

let program: StandIn
test.setTimeout(120_000)
test.afterEach(() => program.stop())

async function start(options: StandInOptions = {}): Promise<Page> {
  program = await startStandIn(options)
  return await program.page()
}
const questions = async () =>
  (await program.calls()).filter(({ what }) => what === 'question').map((call) => (call.with[0] as { message: string }).message)
const unsaved = 'Há alterações que ainda não foram salvas.'
const running = 'Há um teste em andamento.'
const noVault = 'Este computador não oferece um cofre de senhas.'
const [acts, stays] = [0, 1]

const system = (port: number, password?: string) => ({
  name: 'SISCON',
  technologyVersion: '13.1',
  protocol: 'smtp',
  smtp: {
    server: '127.0.0.1',
    port,
    security: 'none',
    ...(password !== undefined && { authentication: { enabled: true, user: 'sistema', password, ssl: false } }),
  },
})
const startTest = async (page: Page, port: number) => {
  const started = await invoke<{ ok: boolean; value: { runId: string } }>(page, 'tests.start', {
    systemId: null,
    document: system(port),
    from: 'a@example.com',
    to: ['b@example.com'],
    deadlineSeconds: 60,
  })
  expect(started).toMatchObject({ ok: true })
  return started.value.runId
}
/** The page holds the window back, as it does while a field is changed; Chromium wants a click before it believes that. */
async function leaveSomethingUnsaved(page: Page): Promise<void> {
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
  await page.mouse.click(5, 5)
}

test('stand-in: a second start brings the first to the front, with its link', async () => {
  const page = await start()
  await listen(page)
  await invoke(page, 'app.info')
  await program.ask('minimize')
  const second = await program.second(['server-manager://system/PR%C3%81TICA'])
  expect(second.code).toBe(0)
  await expect.poll(() => events(page)).toContainEqual({ name: 'shell.openSystem', data: { name: 'PRÁTICA' } })
  expect(await program.ask('isMinimized')).toBe(false)
  const calls = (await program.calls()).map(({ what }) => what)
  expect(calls).toContain('window.restore')
  expect(calls).toContain('window.focus')
  expect(calls.filter((what) => what === 'new BrowserWindow')).toHaveLength(1)
})

test('stand-in: a link of the system goes to the page, and only one of ours', async () => {
  const page = await start()
  await listen(page)
  await invoke(page, 'app.info')
  for (const link of ['server-manager://other/X', 'https://system/X', 'server-manager://system/%0A']) {
    expect(await program.ask('openUrl', link)).toBe(true)
  }
  await program.ask('openUrl', 'server-manager://system/RH')
  await expect.poll(() => events(page)).toEqual([{ name: 'shell.openSystem', data: { name: 'RH' } }])
})

test('stand-in: the menu asks the page for what its toolbar does', async () => {
  const page = await start()
  await listen(page)
  await invoke(page, 'app.info')
  for (const label of ['&Novo sistema', '&Salvar', '&Localizar…', '&Atualizar']) await program.ask('click', label)
  await expect
    .poll(async () => (await events(page)).map(({ data }) => data['command']))
    .toEqual(['new', 'save', 'find', 'refresh'])
  await program.ask('click', '&Escuro')
  expect(await program.ask('theme')).toBe('dark')
  await program.restart()
  await program.page()
  expect(await program.ask('theme')).toBe('dark')
})

test('stand-in: asks before changes are lost, and stays', async () => {
  const page = await start({ surroundings: { buttons: [stays] } })
  await leaveSomethingUnsaved(page)
  await program.ask('quit')
  await expect.poll(questions).toEqual([unsaved])
  expect(await invoke(page, 'app.info')).toMatchObject({ ok: true })
  await program.ask('press', acts)
  await program.ask('quit')
  const { code, calls } = await program.ended()
  expect(code).toBe(0)
  expect(calls.filter(({ what }) => what === 'question')).toHaveLength(2)
})

test('stand-in: asks before a running test is lost; then cancels it and leaves nothing open', async () => {
  const silent = await listenOn(createServer())
  try {
    const page = await start({ surroundings: { buttons: [stays] } })
    await listen(page)
    await startTest(page, silent.port)
    await expect.poll(silent.open).toBe(1)
    await expect.poll(async () => (await events(page)).some(({ name }) => name === 'test.progress')).toBe(true)
    await program.ask('quit')
    await expect.poll(questions).toEqual([running])
    expect(await invoke(page, 'app.info')).toMatchObject({ ok: true })
    expect(silent.open()).toBe(1)
    await program.ask('press', acts)
    await program.ask('quit')
    expect((await program.ended()).code).toBe(0)
    await silent.idle()
  } finally {
    await silent.close()
  }
})

test('stand-in: with a test running and something unsaved, both questions come, and one "stay" keeps everything', async () => {
  const silent = await listenOn(createServer())
  try {
    const page = await start({ surroundings: { buttons: [acts, stays] } })
    await listen(page)
    await startTest(page, silent.port)
    await expect.poll(async () => (await events(page)).some(({ name }) => name === 'test.progress')).toBe(true)
    await leaveSomethingUnsaved(page)
    await program.ask('quit')
    await expect.poll(questions).toEqual([running, unsaved])
    expect(await invoke(page, 'app.info')).toMatchObject({ ok: true })
    // The consent to end the test is not kept for the next time.
    await program.ask('closeWindow')
    await expect.poll(questions).toEqual([running, unsaved, running])
  } finally {
    await silent.close()
  }
})

test('stand-in: tells of a test that failed in the background, and a click leads to it', async () => {
  const page = await start()
  await listen(page)
  const shown = async () => (await program.calls()).filter(({ what }) => what === 'notification.show').map((call) => call.with[0])

  // In front of the user's eyes nothing is told.
  await startTest(page, await freePort())
  await expect.poll(async () => (await events(page)).some(({ name }) => name === 'test.finished')).toBe(true)
  expect(await shown()).toEqual([])

  await program.ask('leaveWindow')
  await startTest(page, await freePort())
  await expect.poll(shown).toHaveLength(1)
  expect(await shown()).toMatchObject([{ title: 'O teste de SISCON não deu certo' }])
  await program.ask('clickNotification', 0)
  await expect.poll(() => events(page)).toContainEqual({ name: 'shell.openSystem', data: { name: 'SISCON' } })
})

test('stand-in: a page that is gone is brought back, or the program ends', async () => {
  await start({ surroundings: { buttons: [acts, stays] } })
  await program.ask('pageGone')
  await expect.poll(async () => (await program.calls()).map(({ what }) => what)).toContain('webContents.reload')
  expect(await invoke(await program.page(), 'app.info')).toMatchObject({ ok: true })
  await program.ask('pageGone')
  expect((await program.ended()).code).toBe(0)
  expect(await readFile(join(program.dataDir, 'desktop', 'desktop.log'), 'utf8')).toContain('the page is gone')
})

test('stand-in: passwords are kept by the vault, over a restart, and lie nowhere in clear', async () => {
  const secret = 'c0fre-Segrêdo-4711'
  let page = await start()
  const made = await invoke<{ value: { id: string; secrets: object } }>(page, 'systems.create', { document: system(587, secret) })
  expect(made.value.secrets).toEqual({ 'smtp.authentication': 'stored' })
  await program.restart()
  page = await program.page()
  expect(await invoke(page, 'systems.get', { id: made.value.id })).toMatchObject({ ok: true, value: { secrets: { 'smtp.authentication': 'stored' } } })
  expect(await questions()).toEqual([])
  expect(await readdir(join(program.dataDir, 'secrets'))).toEqual(['data-key.json'])
  for (const entry of await readdir(program.dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(`\0sistema\0${secret}`).toString('base64')]) {
      expect(bytes.includes(form), `${entry.name} holds the password`).toBe(false)
    }
  }
  // Another vault (another user, another machine) opens nothing and loses nothing.
  await program.restart({ surroundings: { vault: 'kwallet6' } })
  page = await program.page()
  expect(await invoke(page, 'systems.get', { id: made.value.id })).toMatchObject({ ok: true, value: { secrets: { 'smtp.authentication': 'lost' } } })
  await program.restart()
  page = await program.page()
  expect(await invoke(page, 'systems.get', { id: made.value.id })).toMatchObject({ ok: true, value: { secrets: { 'smtp.authentication': 'stored' } } })
})

for (const vault of ['none', 'basic_text'] as const) {
  test(`stand-in: without a vault (${vault}) a key file is made by consent only`, async () => {
    let page = await start({ surroundings: { vault, buttons: [acts] } })
    expect(await questions()).toEqual([noVault])
    expect(await invoke(page, 'app.info')).toMatchObject({ value: { secrets: 'key-file' } })
    const made = await invoke<{ value: { id: string } }>(page, 'systems.create', { document: system(587, 'segredo') })
    await program.restart({ surroundings: { vault } })
    page = await program.page()
    expect(await questions()).toEqual([])
    expect(await invoke(page, 'systems.get', { id: made.value.id })).toMatchObject({ value: { secrets: { 'smtp.authentication': 'stored' } } })
    expect((await program.calls()).map(({ what }) => what)).not.toContain('safeStorage.encryptStringAsync')
  })
}

test('stand-in: without a vault and without consent no password is kept, and the rest works', async () => {
  let page = await start({ surroundings: { vault: 'basic_text', buttons: [stays] } })
  expect(await invoke(page, 'app.info')).toMatchObject({ value: { secrets: 'unavailable' } })
  expect(await invoke(page, 'systems.create', { document: system(587, 'segredo') })).toMatchObject({ ok: false, error: { code: 'secret-unavailable' } })
  expect(await invoke(page, 'systems.create', { document: system(587) })).toMatchObject({ ok: true })
  expect(await readdir(join(program.dataDir, 'secrets'))).toEqual([])
  await program.restart({ surroundings: { vault: 'basic_text' } })
  page = await program.page()
  // Asked once; the answer is kept.
  expect(await questions()).toEqual([])
  expect(await invoke(page, 'app.info')).toMatchObject({ value: { secrets: 'unavailable' } })
})

test('stand-in: with the permission a plain process opens the same passwords, and without it no more', async () => {
  const page = await start()
  const made = await invoke<{ value: { id: string } }>(page, 'systems.create', { document: system(587, 'segredo') })
  /** how the command line, in plain Node, opens the key */
  const plain = () => {
    const command = fileURLToPath(new URL('../../../dist/headless/headless.js', import.meta.url))
    const said = execFileSync(process.execPath, [command, 'doctor', '--json', '--data-dir', program.dataDir], { encoding: 'utf8' })
    const { findings } = JSON.parse(said) as { findings: { what: string; value: string }[] }
    return findings.find(({ what }) => what === 'secrets')?.value
  }
  expect(await invoke(page, 'secrets.status')).toMatchObject({
    value: { protection: 'safe-storage', ways: [{ by: 'safe-storage', backend: 'gnome_libsecret' }], keyFileAllowed: false },
  })
  expect(plain()).toBe('unavailable')
  expect(await invoke(page, 'secrets.allowKeyFile', { allowed: true })).toMatchObject({ ok: true, value: { keyFileAllowed: true, canWithdraw: true } })
  expect(plain()).toBe('key-file')
  await program.restart()
  expect(await invoke(await program.page(), 'secrets.allowKeyFile', { allowed: false })).toMatchObject({ ok: true, value: { keyFileAllowed: false } })
  expect(plain()).toBe('unavailable')
  expect(await readdir(join(program.dataDir, 'secrets'))).toEqual(['data-key.json'])
  const kept = await invoke(await program.page(), 'systems.get', { id: made.value.id })
  expect(kept).toMatchObject({ value: { secrets: { 'smtp.authentication': 'stored' } } })
})

test('stand-in: the key from the environment goes before the vault', async () => {
  const page = await start({ environment: { SERVER_MANAGER_KEY: 'do serviço' } })
  expect(await invoke(page, 'app.info')).toMatchObject({ value: { secrets: 'environment' } })
  expect((await program.calls()).map(({ what }) => what)).not.toContain('safeStorage.encryptStringAsync')
})

test('stand-in: the proxy is the one that Chromium finds, asked for as a web address', async () => {
  const page = await start({ surroundings: { proxy: 'PROXY proxy.example:8080; DIRECT' } })
  const answer = await invoke(page, 'app.systemProxy', { host: 'smtp.example.com.br', port: 587 })
  expect(answer).toMatchObject({
    ok: true,
    value: { origin: 'operating-system', candidates: [{ kind: 'http', host: 'proxy.example', port: 8080 }, { kind: 'direct' }] },
  })
  const asked = (await program.calls()).filter(({ what }) => what === 'session.resolveProxy')
  expect(asked.map((call) => call.with[0])).toEqual(['https://smtp.example.com.br:587/'])
})

test('stand-in: place and size are remembered', async () => {
  await start()
  await program.ask('placeWindow', { x: 50, y: 60, width: 1000, height: 700 })
  await program.restart()
  await program.page()
  const made = (await program.calls()).find(({ what }) => what === 'new BrowserWindow')
  expect(made?.with[0]).toMatchObject({ x: 50, y: 60, width: 1000, height: 700, minWidth: 800, minHeight: 600 })
})

test('stand-in: newer versions are offered where the installation can bring them, and asked about first', async () => {
  test.skip(process.platform !== 'linux', 'an AppImage is for Linux')
  const resources = await mkdtemp(join(tmpdir(), 'resources-'))
  await writeFile(join(resources, 'app-update.yml'), 'provider: generic\nurl: http://127.0.0.1:9/\nupdaterCacheDirName: none\n')
  const menu = async () => JSON.stringify(await program.ask('menu'))
  try {
    // Installed by a package manager: the feed alone is not enough.
    await start({ surroundings: { resources } })
    expect(await menu()).not.toContain('Procurar atualizações…')
    expect(await questions()).toEqual([])

    await program.restart({ surroundings: { resources }, environment: { APPIMAGE: '/x/server-manager.AppImage', APPDIR: tmpdir() } })
    await program.page()
    await expect.poll(questions).toEqual(['O programa pode procurar versões novas ao abrir?'])
    expect(await menu()).toContain('Procurar atualizações…')
    // The question is closed: nothing is looked for. The bundled updater is only reached by the menu, and the stand-in has no network.
    const log = async () => await readFile(join(program.dataDir, 'desktop', 'desktop.log'), 'utf8').catch(() => '')
    expect(await log()).not.toContain('no newer version')
    await program.ask('click', '&Procurar atualizações…')
    await expect.poll(questions).toContain('Não foi possível procurar atualizações.')
    expect(await log()).toContain('fromPartition')
  } finally {
    await rm(resources, { recursive: true, force: true })
  }
})
