/** Usuários from the ERP's database: a real PostgreSQL, looked at, chosen from, brought to the screen and saved. */
import { test as base } from '@playwright/test'
import { startPostgres, type Postgres } from '../../test-support/postgres.ts'
import { expectAccessible } from '../fixtures/accessible.ts'
import { documentFor, store } from '../fixtures/documents.ts'
import { expect, test as withProgram, text } from '../fixtures/test.ts'

const reader = { user: 'leitor', password: 'S3nha-do-Banco' } as const
const plain = 'S3nha-da-Ana-em-claro'

/** One for the specs of this file; null where none can run. */
const test = withProgram.extend<object, { postgres: Postgres | null }>({
  postgres: [
    async ({}, use) => {
      const started = await startPostgres()
      if (typeof started === 'string') console.log(`skipped: no PostgreSQL could be started (${started})`)
      const postgres = typeof started === 'string' ? null : started
      await postgres?.sql([
        `create role ${reader.user} login password '${reader.password}'`,
        'create schema erp',
        'create table erp.z_grupousuarios (handle int primary key, apelido varchar(190), nome varchar(40), email varchar(190), inativo char(1), smtpserver varchar(40), smtpport int, smtpautenticado int, smtpuser varchar(100), smtppassword varchar(80), smtpssl char(1))',
        `grant usage on schema erp to ${reader.user}`,
        `grant select on erp.z_grupousuarios to ${reader.user}`,
        `insert into erp.z_grupousuarios values
          (1, 'ANA', 'Ana', 'ana@exemplo.com.br', 'N', 'smtp.filial.com.br', 465, 1, 'ana@filial.com.br', '${plain}', 'S'),
          (2, 'BIA', 'Beatriz', 'bia@exemplo.com.br', 'N', null, 0, 2, null, null, 'N'),
          (3, 'CARLOS', 'Carlos do banco', 'carlos@exemplo.com.br', 'N', null, 0, 2, null, null, 'N'),
          (4, 'RUIM', 'Ruim', null, 'N', 'http://errado', 0, 2, null, null, 'N')`,
      ])
      await use(postgres)
      await postgres?.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})
base.describe.configure({ mode: 'serial' })

const users = [{ login: 'CARLOS', name: 'Carlos à mão' }, { login: 'DIRETOR', name: 'Só aqui' }]

test('connection, look, choice, ✓: the users are there, the table’s password is sealed and was never on the page', { tag: '@page' }, async ({ app, page, program, postgres }) => {
  test.skip(postgres === null, 'no PostgreSQL can be started here')
  await store(program, documentFor({ smtp: { server: 'smtp.exemplo.com.br' }, users }))
  const answers: string[] = []
  page.on('response', (response) => void response.text().then((body) => answers.push(body), () => {}))
  await app.open()
  await app.openTab('Usuários')
  await page.getByRole('button', { name: text('usersRead.open') }).click()
  const dialog = page.locator('[role=dialog], [role=alertdialog]')
  await dialog.getByLabel('Banco de dados').selectOption('PostgreSQL')
  await dialog.getByRole('textbox', { name: 'Servidor' }).fill('127.0.0.1')
  await dialog.getByRole('textbox', { name: 'Porta' }).fill(String(postgres?.port))
  await dialog.getByRole('textbox', { name: 'Nome do banco' }).fill('postgres')
  await dialog.getByRole('textbox', { name: 'Usuário' }).fill(reader.user)
  await dialog.getByLabel('Senha', { exact: true }).fill('errada')

  // What goes wrong says where to mend it.
  await dialog.getByRole('button', { name: text('usersRead.test') }).click()
  await expect(dialog.getByRole('alert')).toContainText(text('usersRead.failures.tls-not-offered'))
  await dialog.getByRole('button', { name: text('usersRead.goTo') }).click()
  await expect(dialog.getByLabel('Criptografia')).toBeFocused()
  await dialog.getByLabel('Criptografia').selectOption('Sem criptografia')
  await dialog.getByRole('button', { name: text('usersRead.test') }).click()
  await expect(dialog.getByRole('alert')).toContainText(text('usersRead.failures.wrong-password'))
  await expectAccessible(page, 'the database of the users, refused')
  await dialog.getByLabel('Senha', { exact: true }).fill(reader.password)
  await dialog.getByRole('button', { name: text('usersRead.test') }).click()
  await expect(dialog.getByRole('status')).toContainText('erp.Z_GRUPOUSUARIOS')

  await dialog.getByRole('button', { name: text('usersRead.read') }).click()
  const list = dialog.getByRole('listbox', { name: text('usersRead.list') })
  await expect(list.getByRole('option')).toHaveText([/^ANA.*novo/, /^BIA.*novo/, /^CARLOS.*digitado aqui, diferente no banco.*Carlos à mão → Carlos do banco/])
  await expect(list.getByRole('option', { selected: true })).toHaveText([/^ANA/, /^BIA/])
  await expect(dialog.getByText('Uma linha não pôde ser lida e ficou de fora:')).toBeVisible()
  await dialog.getByLabel(text('usersRead.passwords')).check()
  await expectAccessible(page, 'users that were read')
  // By keyboard: the first one is left out and taken again.
  await list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expect(list.getByRole('option', { selected: true })).toHaveText([/^BIA/])
  await page.keyboard.press('Space')
  await dialog.getByRole('searchbox').fill('carl')
  await expect(list.getByRole('option')).toHaveText([/^CARLOS/])
  await dialog.getByRole('searchbox').fill('')
  await dialog.getByRole('button', { name: 'Trazer 2 para a tela' }).click()

  await expect(app.users.options).toHaveText([/^BIA.*novo/, /^ANA.*novo/, /^CARLOS/, /^DIRETOR/])
  // Nothing is saved until ✓.
  expect((JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as { users: unknown[] }).users).toHaveLength(2)
  await app.users.option('ANA').click()
  await expect(app.users.panel).toContainText(text('usersRead.pending'))
  await app.save()
  await expect(app.users.option('ANA')).toContainText('smtp.filial.com.br:465')
  await expect(app.users.smtp.password).toHaveValue('••••••••')
  const shown = JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as { users: object[]; passwords: object; database: object }
  expect(shown.users).toMatchObject([{ login: 'CARLOS', name: 'Carlos à mão' }, { login: 'DIRETOR' }, { login: 'ANA', origin: 'database' }, { login: 'BIA', origin: 'database' }])
  expect(shown.passwords).toEqual({ database: 'stored', 'users.ANA': 'stored' })
  expect(shown.database).toMatchObject({ kind: 'postgresql', encryption: 'none', user: reader.user })
  expect(answers.length).toBeGreaterThan(5)
  for (const answer of answers) expect(answer).not.toMatch(new RegExp(`${plain}|${reader.password}`))

  // Read again, with the password that is stored now: everything is as in the table.
  await page.getByRole('button', { name: text('usersRead.open') }).click()
  await dialog.getByRole('button', { name: text('usersRead.read') }).click()
  await expect(list.getByRole('option')).toHaveText([/^CARLOS/])
  await dialog.getByRole('button', { name: text('usersRead.close') }).click()
  expect((await program.cli(['users', 'import', '--system', 'SISCON', '--passwords-are-plain'])).stdout).toContain('Nada a mudar em SISCON.')
})

test('ten thousand users come without a hitch', async ({ app, page, program, postgres }) => {
  test.skip(postgres === null, 'no PostgreSQL can be started here')
  await postgres?.sql([
    'create table if not exists public.z_grupousuarios (handle int primary key, apelido varchar(190), nome varchar(40), email varchar(190))',
    "insert into public.z_grupousuarios select n, 'USER' || n, 'Nome ' || n, 'user' || n || '@exemplo.com.br' from generate_series(1, 10000) n on conflict do nothing",
    `grant select on public.z_grupousuarios to ${reader.user}`,
  ])
  const database = { kind: 'postgresql', host: '127.0.0.1', port: postgres?.port ?? 1, name: 'postgres', ...reader, encryption: 'none' } as const
  await store(program, documentFor({ smtp: { server: 'smtp.exemplo.com.br' }, users, database }))
  await app.open()
  await app.openTab('Usuários')
  await page.getByRole('button', { name: text('usersRead.open') }).click()
  const dialog = page.locator('[role=dialog], [role=alertdialog]')
  await dialog.getByRole('textbox', { name: 'Nome do banco' }).press('Enter')
  await expect(dialog.getByText('Esta versão do ERP não tem as colunas INATIVO')).toBeVisible()
  await dialog.getByRole('searchbox').fill('user9999')
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveText([/^USER9999/])
  await dialog.getByRole('searchbox').fill('')
  await dialog.getByRole('listbox').focus()
  await page.keyboard.press('End')
  await expect(dialog.getByRole('option', { name: 'USER9999' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Trazer 10.000 para a tela' }).click()
  await expect(app.users.count).toHaveText('10.002 usuários')
  await app.save()
  const { stdout } = await program.cli(['users', 'import', '--system', 'SISCON', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ counts: { new: 0, same: 10_000, kept: 2 } })
})
