/** What happens to the data outside the page: the command line, a removal, damage on the disk. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentFor, store, systemOn } from '../fixtures/documents.ts'
import { expect, test } from '../fixtures/test.ts'
import { refused } from '../fixtures/watch.ts'

const nowhere = { host: 'smtp.exemplo.com.br', port: 587 }

test('a change by the command line appears by itself', async ({ app, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  await expect(app.internet.port).toHaveValue('587')
  await store(program, systemOn({ ...nowhere, port: 465 }, {}, { technologyVersion: '12.5' }))
  await expect(app.internet.port).toHaveValue('465')
  await expect(app.systems.option('SISCON')).toContainText('12.5 · SMTP · wodSmtp')
  await expect(app.explain.sender).toHaveText('wodSmtp')
  await store(program, documentFor({ name: 'NOVO' }))
  await expect(app.systems.options).toHaveCount(2)
  await expect(app.heading).toHaveText('SISCON')
})

test('a system that is removed elsewhere while it is edited is not lost', async ({ app, program, watch }) => {
  watch.expect(refused(404))
  await store(program, systemOn(nowhere, {}, { users: [{ login: 'JOSE', email: 'jose@exemplo.com.br' }] }))
  await app.open()
  await app.internet.port.fill('2525')
  expect((await program.cli(['systems', 'remove', 'SISCON'])).code).toBe(0)
  await expect(app.bar('Este sistema foi excluído em outro lugar.')).toBeVisible()
  await expect(app.internet.port).toHaveValue('2525')
  await app.bar('Este sistema foi excluído em outro lugar.').getByRole('button', { name: 'Manter como sistema novo' }).click()
  await expect(app.internet.server).toHaveValue('smtp.exemplo.com.br')
  await expect(app.internet.port).toHaveValue('2525')
  await app.save()
  await expect(app.systems.options).toHaveText([/^SISCON/])
  const { stdout } = await program.cli(['systems', 'show', 'SISCON'])
  expect(JSON.parse(stdout)).toMatchObject({ smtp: { server: 'smtp.exemplo.com.br', port: 2525 }, users: [{ login: 'JOSE' }] })
})

test('a damaged document is reported and set aside; the others open', async ({ app, program }) => {
  await store(program, documentFor({ name: 'ALMOXARIFADO' }), systemOn(nowhere))
  await app.open()
  await expect(app.heading).toHaveText('ALMOXARIFADO')
  const folder = join(program.dataDir, 'systems')
  const texts = await Promise.all(
    (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  )
  const [file, whole] = texts.find(([, content]) => content.includes('"SISCON"'))!
  const damage = whole.slice(0, whole.length / 2)
  await writeFile(join(folder, file), damage)

  const bar = app.bar('1 documento não pôde ser lido. Os outros sistemas não foram afetados.')
  await expect(bar).toContainText(`${file} está danificado; foi preservado como`)
  await expect(app.systems.options).toHaveText([/^ALMOXARIFADO/])
  await app.openTab('Geral')
  await app.general.description.fill('Ainda se pode salvar')
  await app.save()
  const kept = (await readdir(folder)).filter((name) => name !== file && name.startsWith(file.replace('.json', '')))
  expect(kept).toHaveLength(1)
  expect(await readFile(join(folder, kept[0]!), 'utf8')).toBe(damage)
})
