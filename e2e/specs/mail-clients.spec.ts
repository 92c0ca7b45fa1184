/** MAPI and VIM/Notes, end to end with stand-ins: the desktop's client by a script on the search path, Windows by a composed program. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileMapiLibrary, findCompiler, readNotes, utf16 } from '../../test-support/mapi-library.ts'
import { makeStation, notesKeys, outlookKeys } from '../../test-support/windows-station.ts'
import { documentFor, login, store } from '../fixtures/documents.ts'
import { cleanEnvironment } from '../fixtures/program.ts'
import { expect, test, text } from '../fixtures/test.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-clients-e2e-'))
function onPath(name: string, work: string): void {
  writeFileSync(join(folder, name), `#!${process.execPath}\n${work}\n`)
  chmodSync(join(folder, name), 0o755)
}
test.use({ programEnvironment: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, DISPLAY: ':0' } })
test.beforeAll(() => {
  // Another part of these tests may have run in this process, and taken its folder away.
  mkdirSync(folder, { recursive: true })
  onPath('xdg-mime', "console.log('thunderbird.desktop')")
  onPath('xdg-email', `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'opened'))}, process.argv.slice(2).join('\\n'))`)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a MAPI system: found, handed over, never called sent; then passed to SMTP and tested', { tag: '@page' }, async ({ app, page, program, servers }) => {
  const server = await servers.smtp({ login })
  await store(program, documentFor({ protocol: 'mapi', smtp: { server: '127.0.0.1', port: server.port, authentication: { user: login.user, password: login.password } } }))
  await app.open()
  await app.openTab('Internet')
  const station = page.getByRole('region', { name: 'Nesta estação' })
  await expect(station).toContainText(text('mailClient.ready.desktop'))
  await expect(station).toContainText('thunderbird')
  await page.getByRole('button', { name: text('internet.compareWays') }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader', { name: 'MAPI' })).toContainText(text('mailClient.ways.used'))
  await page.getByRole('button', { name: text('mailClient.ways.close') }).click()

  await app.openTab('Testar')
  await expect(app.test.from).toBeDisabled()
  await app.test.to.fill('jose@exemplo.com.br')
  await app.test.run.click()
  await expect(app.test.result).toContainText('Mensagem entregue ao cliente de e-mail')
  await expect(app.test.panel).not.toContainText(/enviado(?!r)/)
  await app.test.expectPhase('Conexão', 'concluída')
  await app.test.expectPhase('Autenticação', 'não se aplica')
  await app.test.expectPhase('Entrega', 'concluída')
  expect(readFileSync(join(folder, 'opened'), 'utf8')).toMatch(/^mailto:jose@exemplo\.com\.br\?subject=.*SISCON.*&body=/)

  await app.openTab('Internet')
  await page.getByRole('button', { name: text('mailClient.toSmtp.open') }).click()
  await expect(app.question.getByLabel(text('mailClient.toSmtp.address'))).toHaveValue(login.user)
  await app.question.getByRole('button', { name: text('mailClient.toSmtp.applyAndTest') }).click()
  await expect(app.test.result).toContainText('O servidor aceitou a mensagem.')
  expect(server.messages).toMatchObject([{ user: login.user, to: ['jose@exemplo.com.br'] }])
  await expect(app.status).toContainText('1 campo alterado')
})

test('VIM/Notes here: one clear sentence, and the way out', async ({ app, page, program }) => {
  await store(program, documentFor({ protocol: 'vim' }))
  await app.open()
  await app.openTab('Internet')
  await expect(page.getByRole('region', { name: 'Nesta estação' })).toContainText(text('mailClient.findings.notes-only-windows'))
  await app.openTab('Testar')
  await app.test.to.fill('jose@exemplo.com.br')
  await app.test.run.click()
  await expect(app.test.result).toContainText(text('hints.notes-only-windows.action'))
})

test('the command line: handed over is 0, no client is 12; the queue and schedules refuse in the same words', { tag: '@page' }, async ({ program }) => {
  await store(program, documentFor({ protocol: 'mapi' }), documentFor({ name: 'NOTES', protocol: 'vim' }))
  const handed = await program.cli(['test', '--system', 'SISCON', '--to', 'jose@exemplo.com.br'])
  expect([handed.code, handed.stdout]).toEqual([0, expect.stringContaining('Mensagem entregue ao cliente de e-mail')])
  expect((await program.cli(['test', '--system', 'NOTES', '--to', 'jose@exemplo.com.br'])).code).toBe(12)
  const words = text('errors.needs-smtp', { name: 'SISCON' })
  expect((await program.cli(['queue', 'add', '--system', 'SISCON', '--to', 'a@b.example', '--from', 'a@b.example', '--text', 'x'])).stderr).toContain(words)
  expect((await program.cli(['doctor'])).stdout).toContain(text('mailClient.findings.mailto-client', { name: 'thunderbird' }))
})

test('Windows, composed with a MAPI library and a PowerShell of ours', { tag: '@page' }, async ({ page }) => {
  const compiler = findCompiler()
  test.skip(compiler === null, 'needs a C compiler')
  if (compiler === null) return
  const station = join(folder, 'station')
  makeStation(station, { keys: { ...outlookKeys, ...notesKeys(join(folder, 'notes')) }, mapiLibrary: compileMapiLibrary(compiler, folder) })
  const data = join(folder, 'data')
  const file = join(folder, 'systems.json')
  writeFileSync(file, JSON.stringify([documentFor({ protocol: 'mapi', mailClient: { dialog: false } }), documentFor({ name: 'NOTES', protocol: 'vim' })]))
  const notes = join(folder, 'noted')
  const entry = fileURLToPath(new URL('../fixtures/windows-program.ts', import.meta.url))
  const loader = fileURLToPath(new URL('../../test-support/without-electron.mjs', import.meta.url))
  const start = (...args: string[]) => spawn(process.execPath, ['--import', loader, entry, station, ...args, '--data-dir', data], { env: cleanEnvironment({ MAPI_TEST_NOTES: notes, MAPI_TEST_MODE: '0' }) })
  const imported = start('systems', 'import', file)
  await new Promise((resolve) => imported.once('close', resolve))
  const serving = start('serve', '--no-open', '--port', '0')
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let printed = ''
      let complained = ''
      serving.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
      serving.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(printed)?.[0]
        if (address !== undefined) resolve(address)
      })
      serving.once('exit', () => reject(new Error(complained)))
    })
    const other = await page.context().browser()?.newPage({ locale: 'pt-BR' })
    if (!other) throw new Error('no browser')
    await other.goto(url)
    const hand = async (name: string) => {
      await other.getByRole('option', { name: new RegExp(name) }).click()
      await other.getByRole('tab', { name: 'Internet' }).click()
      await expect(other.getByRole('region', { name: 'Nesta estação' })).toContainText(name === 'NOTES' ? 'Notes 12.0.2' : 'Microsoft Outlook 16.0.17328.20162 · 64 bits')
      await other.getByRole('tab', { name: 'Testar' }).click()
      await other.getByLabel('Para', { exact: true }).fill('jose@exemplo.com.br')
      await other.getByRole('button', { name: /^Testar/ }).click()
      await expect(other.getByRole('region', { name: 'Resultado' })).toContainText('Mensagem entregue ao cliente de e-mail')
    }
    await hand('SISCON')
    expect(existsSync(notes)).toBe(true)
    const seen = new Map(readNotes(readFileSync(notes, 'latin1')))
    expect([seen.get('function'), seen.get('flags'), utf16(seen.get('recipient.address') ?? '')]).toEqual(['MAPISendMailW', '1', 'SMTP:jose@exemplo.com.br'])
    await hand('NOTES')
    expect(JSON.parse((JSON.parse(readFileSync(join(station, 'asked.json'), 'utf8')) as { text: string }).text)).toMatchObject({ to: ['jose@exemplo.com.br'], dialog: true })
    await other.close()
  } finally {
    const ended = new Promise((resolve) => serving.once('exit', resolve))
    serving.kill('SIGTERM')
    await ended
  }
})
