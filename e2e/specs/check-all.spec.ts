/** Avaliar todos: one that works, one whose certificate ends soon, one that is dead, one of MAPI. @page */
import { readFile } from 'node:fs/promises'
import { createAuthority } from '../../test-support/certificates.ts'
import { freePort } from '../../test-support/listening.ts'
import { silence } from '../../test-support/scripted-smtp.ts'
import { expectAccessible } from '../fixtures/accessible.ts'
import { expect, test } from '../fixtures/test.ts'
import { connectionGone } from '../fixtures/watch.ts'

const authority = createAuthority()
const day = 86_400_000

test('a board of all systems, its rows lead to their fields, and what changed is said', { tag: '@page' }, async ({ app, page, program, servers, watch }) => {
  const ending = await servers.scripted({ certificate: authority.issue({ validTo: new Date(Date.now() + 12.5 * day) }) })
  const good = await servers.smtp()
  const dead = await freePort()
  const system = (name: string, port: number, more: object = {}) => ({ name, technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port, ...more } })
  const trust = [{ host: '127.0.0.1', port: ending.port, kind: 'ca', value: authority.cert }]
  const documents = [
    system('BOM', good.port),
    system('FIM', ending.port, { security: 'starttls', trust }),
    system('MORTO', dead),
    { ...system('ANTIGO', 25), protocol: 'mapi' },
  ]
  expect((await program.cli(['systems', 'import', '-'], JSON.stringify(documents))).code).toBe(0)
  await app.open()
  const area = page.getByRole('navigation', { name: 'Áreas do programa' }).getByRole('button', { name: 'Avaliação' })
  await area.click()
  await expect(page.getByRole('status')).toHaveText(/^Nenhuma avaliação ainda/)
  await page.getByRole('button', { name: 'Avaliar todos' }).click()
  const grid = page.getByRole('grid', { name: 'Sistemas avaliados' })
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name })
  await expect(page.getByRole('status')).toHaveText(/^Última avaliação: .*3 servidores/)
  await expect(row('BOM')).toContainText('Tudo certo')
  await expect(row('FIM')).toContainText(/Requer atenção.*12 dias/)
  await expect(row('MORTO')).toContainText('Com falha')
  await expect(row('ANTIGO')).toContainText('Não avaliado')
  // The worst first.
  await expect(grid.getByRole('row').nth(1)).toContainText('MORTO')

  await test.step('filter, search, sort, and a table to take along', async () => {
    await page.getByRole('button', { name: 'Requer atenção 1' }).click()
    await expect(grid.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Todos 4' }).click()
    await page.getByRole('searchbox', { name: 'Sistema, servidor ou problema' }).fill('recus')
    await expect(grid.getByRole('row')).toHaveCount(2)
    // Only these again: the rest of the board stays as it is.
    const asked = good.accepted()
    await page.getByRole('button', { name: 'Avaliar só o mostrado' }).click()
    await expect(page.getByRole('button', { name: 'Avaliar só o mostrado' })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Sistema, servidor ou problema' }).fill('')
    await expect(grid.getByRole('row')).toHaveCount(5)
    expect(good.accepted()).toBe(asked)
    await page.getByRole('combobox', { name: 'Ordenar por' }).selectOption('certificate')
    await expect(grid.getByRole('row').nth(1)).toContainText('FIM')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Exportar CSV' }).click()
    const csv = await readFile(await (await download).path(), 'utf8')
    expect(csv.split('\r\n')).toHaveLength(6)
    expect(csv).toContain('FIM')
  })

  await test.step('in a small window', async () => {
    await page.setViewportSize({ width: 800, height: 600 })
    await row('FIM').click()
    const wide = await page.getByRole('main').evaluate((main) => main.scrollWidth > main.clientWidth)
    expect(wide).toBe(false)
    await expectAccessible(page, 'Avaliação, small')
    await page.setViewportSize({ width: 1280, height: 820 })
  })

  await test.step('by the keyboard to the field', async () => {
    await grid.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await expect(page.getByRole('region', { name: 'FIM' })).toContainText('termina em 12 dias')
    await expectAccessible(page, 'Avaliação')
    await row('MORTO').click()
    await page.getByRole('region', { name: 'MORTO' }).getByRole('button', { name: 'Ir ao campo' }).click()
    await expect(app.heading).toHaveText('MORTO')
    await expect(page.getByRole('tabpanel', { name: 'Internet' })).toBeVisible()
  })

  await test.step('a change is told wherever one is, also after a restart', async () => {
    // Of the stream of events, whose program ends and begins again.
    watch.expect(connectionGone)
    await good.close()
    await program.restart()
    await app.open()
    const other = await page.context().newPage()
    await program.show(other)
    await other.getByRole('navigation', { name: 'Áreas do programa' }).getByRole('button', { name: 'Avaliação' }).click()
    await other.getByRole('button', { name: 'Avaliar todos' }).click()
    await app.notice(/viu uma mudança: BOM/).getByRole('button', { name: 'Ver' }).click()
    await expect(page.getByText('BOM: de “Tudo certo” para “Com falha”.')).toBeVisible()
    await other.close()
  })

  const { code, stdout } = await program.cli(['check', 'FIM', '--json'])
  expect([code, JSON.parse(stdout)]).toMatchObject([40, { counts: { degraded: 1 }, rows: [{ systemName: 'FIM', certificate: { daysLeft: 12 } }] }])
})

test('the row of a user leads to that user, at its field and where one tests', { tag: '@page' }, async ({ app, page, program, servers }) => {
  const good = await servers.smtp()
  // Nobody listens there.
  const users = ['ANA', 'BIA', 'CARLOS'].map((login) => ({ login, email: `${login.toLowerCase()}@example.com`, smtp: { server: '127.0.0.1', port: 1 } }))
  const documents = ['ALFA', 'BETA'].map((name) => ({ name, technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: good.port }, users }))
  expect((await program.cli(['systems', 'import', '-'], JSON.stringify(documents))).code).toBe(0)
  await app.open()
  await expect(app.heading).toHaveText('ALFA')
  const area = page.getByRole('navigation', { name: 'Áreas do programa' }).getByRole('button', { name: 'Avaliação' })
  await area.click()
  await page.getByRole('button', { name: 'Avaliar todos' }).click()
  const row = (login: string) => page.getByRole('row').filter({ hasText: 'BETA' }).filter({ hasText: login })
  await expect(row('CARLOS')).toContainText('Com falha')
  await row('CARLOS').dblclick()
  await expect(app.heading).toHaveText('BETA')
  await expect(app.users.selected).toContainText('CARLOS')
  await expect(app.users.record('CARLOS').locator(':focus')).toBeVisible()

  // Again, in the system that is open already; and where one tests.
  await app.users.option('ANA').click()
  await area.click()
  await row('CARLOS').dblclick()
  await expect(app.users.selected).toContainText('CARLOS')
  await area.click()
  await row('BIA').click()
  await page.getByRole('region', { name: /BIA/ }).getByRole('button', { name: 'Testar' }).click()
  await expect(app.test.asUser).toHaveValue(/BIA/)
})

test('cancelling answers at once, though nobody else does', { tag: '@page' }, async ({ app, page, program, servers }) => {
  const silent = await servers.scripted({ greeting: silence })
  await program.cli(['systems', 'import', '-'], JSON.stringify([{ name: 'MUDO', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port: silent.port } }]))
  await app.open()
  await page.getByRole('navigation', { name: 'Áreas do programa' }).getByRole('button', { name: 'Avaliação' }).click()
  await page.getByRole('button', { name: 'Avaliar todos' }).click()
  await expect(page.getByRole('status')).toHaveText('0 de 1 servidores')
  await page.getByRole('main').getByRole('button', { name: 'Cancelar' }).click()
  await expect(app.bar('A avaliação foi cancelada')).toBeVisible({ timeout: 5000 })
  await expect(page.getByRole('button', { name: 'Avaliar todos' })).toBeEnabled()
})
