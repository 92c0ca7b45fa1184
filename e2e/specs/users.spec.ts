/** Usuários: who has SMTP settings of their own, what is effective for each, and a test as one of them. */
import { systemDocumentSchema, type SystemDocumentInput } from '../../shared/domain/system/document.ts'
import { documentFor, store, systemOn } from '../fixtures/documents.ts'
import { expect, test, text } from '../fixtures/test.ts'
import { refused } from '../fixtures/watch.ts'

type Users = NonNullable<SystemDocumentInput['users']>
const nowhere = { host: 'smtp.exemplo.com.br', port: 587 }
const ana = { user: 'ana@exemplo.com.br', password: 'S3nha-da-Ana' } as const

const three: Users = [
  { login: 'BIA', name: 'Beatriz', email: 'bia@exemplo.com.br', smtp: { authentication: { user: 'bia@exemplo.com.br', password: 'S3nha-da-Bia' } } },
  { login: 'CARLOS', name: 'Carlos', smtp: { server: 'mail.filial.com.br' } },
  { login: 'ana', name: 'Ana', email: 'ana@exemplo.com.br', smtp: { server: 'smtp.filial.com.br', port: 465, authentication: { ...ana, ssl: true } } },
]

test('a user is added with settings of its own, saved, and there again after a restart', { tag: '@page' }, async ({ app, page, program }) => {
  await store(program, systemOn(nowhere))
  await app.open()
  await app.openTab('Usuários')
  await expect(app.users.panel).toContainText('Nenhum usuário cadastrado')
  await app.users.add.click()
  await expect(app.users.login).toBeFocused()
  await page.keyboard.type('JOSE')
  await app.users.name.fill('José')
  await app.users.email.fill('jose@exemplo.com.br')
  await app.users.server.fill('smtp.filial.com.br')
  await app.users.port.fill('2525')
  await app.users.smtp.enabled.check()
  await app.users.smtp.user.fill('jose@filial.com.br')
  await app.users.smtp.password.fill('S3nha-do-José')
  await expect(app.users.option('JOSE')).toContainText('novo')
  await expect(app.status).toContainText('1 campo alterado')
  // Nothing is saved until ✓.
  expect((JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as SystemDocumentInput).users ?? []).toEqual([])
  await app.save()
  await expect(app.users.smtp.password).toHaveValue('••••••••')
  await expect(app.users.login).toHaveValue('JOSE')

  await page.goto('about:blank')
  await program.restart()
  await app.open()
  await app.openTab('Usuários')
  await expect(app.users.option('JOSE')).toContainText('smtp.filial.com.br:2525')
  await expect(app.users.port).toHaveValue('2525')
  await expect(app.users.smtp.password).toHaveValue('••••••••')
  const shown = JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as { users: unknown[]; passwords: object }
  expect(shown.users).toMatchObject([{ login: 'JOSE', email: 'jose@exemplo.com.br', smtp: { server: 'smtp.filial.com.br', port: 2525 } }])
  expect(shown.passwords).toMatchObject({ 'users.JOSE': 'stored' })
})

test('editing: marks, ✗ and Desfazer, removal and its way back', async ({ app, page, program }) => {
  await store(program, systemOn(nowhere, {}, { users: three }))
  await app.open()
  await app.openTab('Usuários')
  // By login, whatever its case.
  await expect(app.users.options).toHaveText([/^ana/, /^BIA/, /^CARLOS/])
  await app.users.option('BIA').click()
  await app.users.name.fill('Bia')
  await expect(app.users.name).toHaveAccessibleDescription(/alterado/)
  await expect(app.users.option('BIA')).toContainText('alterado')
  await app.users.name.fill('Beatriz')
  await expect(app.status).toContainText('Tudo salvo')
  await app.users.name.fill('Beatriz Lima')
  await app.toolbar('Cancelar').click()
  await expect(app.users.name).toHaveValue('Beatriz')
  await app.notice('As alterações foram descartadas.').getByRole('button', { name: 'Desfazer' }).click()
  await expect(app.users.name).toHaveValue('Beatriz Lima')

  await app.users.remove.click()
  await expect(app.users.options).toHaveText([/^ana/, /^CARLOS/])
  await expect(app.users.record('CARLOS')).toBeVisible()
  await app.notice('Usuário BIA retirado da lista.').getByRole('button', { name: 'Desfazer' }).click()
  await expect(app.users.name).toHaveValue('Beatriz Lima')
  await app.users.list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await expect(app.users.options).toHaveText([/^BIA/, /^CARLOS/])
  await app.save()
  const { users } = JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as { users: Users }
  expect(users.map((user) => `${user.login} ${user.name ?? ''}`)).toEqual(['BIA Beatriz Lima', 'CARLOS Carlos'])
})

test('what is effective for the one that is shown, field by field, and the rule that joined it', async ({ app, program }) => {
  await store(program, systemOn(nowhere, {}, { users: three }))
  await app.open()
  await app.openTab('Usuários')
  await app.users.option('ana').click()
  await expect(app.explain.panel).toContainText(text('users.as.rule.user-server'))
  await expect(app.explain.effective).toContainText(/Servidorsmtp\.filial\.com\.brdo usuário/)
  await expect(app.explain.effective).toContainText(/Porta465do usuário/)
  await expect(app.explain.effective).toContainText(/Usuárioana@exemplo\.com\.brdo usuário/)
  await app.users.option('BIA').click()
  await expect(app.explain.panel).toContainText(text('users.as.rule.user-credentials'))
  await expect(app.explain.effective).toContainText(/Servidorsmtp\.exemplo\.com\.brdo sistema/)
  await expect(app.explain.effective).toContainText(/Usuáriobia@exemplo\.com\.brdo usuário/)
  // As one types: without a login of her own, everything is the system's.
  await app.users.smtp.enabled.uncheck()
  await expect(app.explain.panel).toContainText(text('users.as.rule.system'))
  await expect(app.explain.effective).toContainText(/Usuáriosistema@exemplo\.com\.brdo sistema/)
  await app.users.option('CARLOS').click()
  await expect(app.explain.effective).toContainText(/Porta25padrão/)

  // The other tabs look at the system, or as whoever is asked for.
  await app.openTab('Internet')
  await expect(app.explain.effective).toContainText(/Servidorsmtp\.exemplo\.com\.brdo sistema/)
  const viewAs = app.explain.panel.getByRole('combobox', { name: 'Ver como' })
  await viewAs.click()
  await viewAs.fill('smtp.filial')
  await app.page.getByRole('option', { name: 'ana · Ana' }).click()
  await expect(app.explain.effective).toContainText(/Servidorsmtp\.filial\.com\.brdo usuário/)
  await app.openTab('Testar')
  await expect(app.test.asUser).toHaveValue('ana')
})

test('what is worth saying stands at its field, is found in the list, and is mended by a click', async ({ app, program }) => {
  await store(program, systemOn(nowhere, {}, { users: three }))
  await app.open()
  await app.openTab('Usuários')
  await expect(app.users.option('CARLOS')).toContainText('com aviso')
  await app.users.onlyMarked.click()
  await app.users.option('CARLOS').click()
  await expect(app.users.options).toHaveText([/^CARLOS/])
  await expect(app.users.email).toHaveAccessibleDescription(text('users.lint.email-missing'))
  await expect(app.users.panel).toContainText(text('users.lint.no-authentication'))
  await app.users.panel.getByRole('button', { name: text('users.mend.no-authentication') }).click()
  await expect(app.users.smtp.enabled).toBeChecked()
  await expect(app.users.panel).not.toContainText(text('users.lint.no-authentication'))
  await expect(app.users.smtp.user).toHaveAccessibleDescription(text('users.lint.user-blank'))
  await app.users.smtp.user.fill('carlos@filial.com.br')
  await expect(app.users.smtp.password).toHaveAccessibleDescription(text('users.lint.password-missing'))
  await app.users.smtp.password.fill('p')
  await expect(app.users.panel).not.toContainText(text('users.lint.password-missing'))
})

test('errors stand at their fields with the limits of the table, and a refused save leads there', async ({ app, page, program }) => {
  await store(program, systemOn(nowhere, {}, { users: three }))
  await app.open()
  await app.openTab('Usuários')
  const wrong = async (field: typeof app.users.login, value: string, said: string) => {
    await field.fill(value)
    await field.blur()
    await expect(field).toHaveAccessibleDescription(new RegExp(said.replaceAll(/[().]/g, '\\$&')))
  }
  await wrong(app.users.login, '', text('fields.login-empty'))
  await wrong(app.users.login, 'bia', text('fields.login-duplicate'))
  await wrong(app.users.login, 'x'.repeat(191), text('fields.too-long', { max: 190 }))
  await app.users.login.fill('ana')
  await wrong(app.users.name, 'x'.repeat(41), text('fields.too-long', { max: 40 }))
  await app.users.name.fill('Ana')
  await wrong(app.users.email, 'ana', text('fields.address-invalid'))
  await app.users.email.fill('')
  await wrong(app.users.server, `${'x'.repeat(38)}.br`, text('fields.too-long', { max: 40 }))
  await app.users.server.fill('smtp.filial.com.br')
  await wrong(app.users.smtp.user, 'x'.repeat(101), text('fields.too-long', { max: 100 }))
  await app.users.smtp.user.fill('ana')
  await wrong(app.users.port, '3501', text('fields.user-port-range'))
  await expect(app.tab('Usuários')).toHaveAccessibleName(text('systems.tabs.withErrors', { tab: 'Usuários' }))

  await app.users.option('BIA').click()
  await app.openTab('Internet')
  await app.toolbar('Salvar').click()
  await expect(app.users.port).toBeFocused()
  await expect(app.users.record('ana')).toBeVisible()
  await expect(app.users.option('ana')).toContainText('a corrigir')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('3500')
  await app.save()
})

test('a password stays with its login: kept, removed, new; another login does not get it', async ({ app, program }) => {
  await store(program, systemOn(nowhere, {}, { users: three }))
  const passwords = async () => (JSON.parse((await program.cli(['systems', 'show', 'SISCON'])).stdout) as { passwords: object }).passwords
  await app.open()
  await app.openTab('Usuários')
  await app.users.option('ana').click()
  await expect(app.users.smtp.password).toHaveValue('••••••••')
  await app.users.login.fill('ANA.SOUZA')
  await expect(app.users.panel).toContainText(text('users.fields.renamed', { login: 'ana' }))
  await app.users.option('CARLOS').click()
  await app.users.login.fill('ANA')
  await app.users.smtp.enabled.check()
  await expect(app.users.smtp.password).toHaveValue('')
  await app.save()
  expect(Object.keys(await passwords()).filter((path) => path.startsWith('users.'))).toEqual(['users.BIA'])

  await app.users.option('BIA').click()
  await app.users.smtp.remove.click()
  await expect(app.users.smtp.keep).toBeVisible()
  await app.save()
  expect(Object.keys(await passwords())).not.toContain('users.BIA')
  await app.users.smtp.password.fill('n0va')
  await app.save()
  expect(await passwords()).toMatchObject({ 'users.BIA': 'stored' })
})

test('two programs: the comparison says which users differ, and in what', async ({ app, program, watch }) => {
  watch.expect(refused(409))
  await store(program, systemOn(nowhere, {}, { users: three }))
  await app.open()
  await app.openTab('Usuários')
  await app.users.option('BIA').click()
  await app.users.port.fill('2525')
  await app.users.smtp.change.click()
  await app.users.smtp.password.fill('S3creta-nova')
  await store(program, systemOn(nowhere, {}, { users: [...three.slice(0, 1), { ...three[1], login: 'CARLOS', name: 'Carlos Andrade' }, { login: 'DANI' }] }))
  await expect(app.bar('Este sistema foi salvo em outro lugar enquanto você edita.')).toBeVisible()
  await app.toolbar('Salvar').click()
  const row = (login: string) => app.question.getByRole('row').filter({ hasText: `Usuário ${login}` })
  await expect(row('BIA')).toContainText('Porta: (em branco); Senha: (senha guardada)')
  await expect(row('BIA')).toContainText('Porta: 2525; Senha: (senha nova)')
  await expect(row('CARLOS')).toContainText('Nome: Carlos Andrade')
  await expect(row('DANI')).toContainText('(existe)(não existe)')
  await expect(row('ana')).toContainText('(não existe)(existe)')
  await expect(app.question).not.toContainText('S3creta-nova')
  await app.answer('Salvar a minha por cima')
  await expect(app.status).toContainText('Tudo salvo')
  await expect(app.users.options).toHaveText([/^ana/, /^BIA/, /^CARLOS/])
})

test('a test as user arrives with the login of the user; who is refused is led to the record', async ({ app, program, servers }) => {
  // A free port is above what the column of a user takes, so the user's login goes to the system's server; the core's own test
  // shows the rest on two servers.
  const ofSystem = await servers.smtp({ login: ana })
  await store(program, systemOn(ofSystem, {}, { users: [{ login: 'ANA', email: 'ana@exemplo.com.br' }, { login: 'BIA', email: 'bia@exemplo.com.br', smtp: { authentication: { user: 'bia', password: 'errada' } } }] }))
  await app.open()
  await app.openTab('Usuários')
  await app.users.option('ANA').click()
  await app.users.smtp.enabled.check()
  await app.users.smtp.user.fill(ana.user)
  await app.users.smtp.password.fill(ana.password)
  await app.users.testAs('ANA').click()
  await expect(app.test.asUser).toHaveValue('ANA')
  await expect(app.test.from).toHaveValue('ana@exemplo.com.br')
  await expect(app.test.panel).toContainText(text('users.as.rule.user-credentials'))
  await app.test.start({ to: 'jose@exemplo.com.br' })
  await app.test.expectPhase('Entrega', 'concluída')
  expect(ofSystem.messages).toMatchObject([{ from: 'ana@exemplo.com.br', user: ana.user }])

  // Whose password is wrong, and the way to it: the record of the user, not the settings of the system.
  await app.test.asUser.click()
  await app.test.asUser.fill('bia')
  await app.page.getByRole('option', { name: 'BIA' }).click()
  await app.test.run.click()
  await app.test.expectPhase('Autenticação', 'falhou')
  await app.test.goToField.click()
  await expect(app.users.record('BIA')).toBeVisible()
  await expect(app.focused()).toHaveAttribute('name', /^users\.1\.smtp\.authentication\./)
})

test('ten thousand users: search, scroll and typing keep up', { tag: '@page' }, async ({ app, page, program }) => {
  test.slow()
  const count = 10_000
  const users = Array.from({ length: count }, (_, index) => ({
    login: `USER${String(index).padStart(5, '0')}`,
    name: `Usuário ${index}`,
    email: `user${index}@exemplo.com.br`,
    ...(index % 3 === 0 && { smtp: { server: 'smtp.filial.com.br', port: 587, authentication: { user: `user${index}@filial.com.br`, ssl: true } } }),
  }))
  await store(program, systemDocumentSchema.parse(systemOn(nowhere, {}, { users })))
  await page.addInitScript(() => {
    const paints: number[] = []
    Object.assign(globalThis, { paints })
    addEventListener(
      'keydown',
      () => {
        const pressed = performance.now()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => paints.push(performance.now() - pressed)
          port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  await app.open()
  await app.openTab('Usuários')
  await expect(app.users.options.first()).toHaveAttribute('aria-setsize', String(count))
  expect(await app.users.options.count(), 'only what can be seen is drawn').toBeLessThan(50)
  const measured = async (what: string, act: () => Promise<void>) => {
    await page.evaluate(() => ((globalThis as unknown as { paints: number[] }).paints.length = 0))
    await act()
    const paints = (await page.evaluate(() => (globalThis as unknown as { paints: number[] }).paints)).toSorted((a, b) => a - b)
    const p95 = paints[Math.floor(paints.length * 0.95)] ?? 0
    console.log(`${count} users, ${what}: key to paint p95 ${p95.toFixed(1)} ms of ${paints.length}`)
    // A slow machine is no failure; a page that hangs is.
    expect(p95).toBeLessThan(2000)
  }
  await measured('search', async () => {
    await app.users.search.focus()
    await page.keyboard.type('usuario 999')
    await expect(app.users.options).toHaveCount(11)
    for (let left = 11; left > 0; left--) await page.keyboard.press('Backspace')
  })
  await expect(app.users.count).toContainText('10.000 usuários')
  await measured('moving', async () => {
    await app.users.list.focus()
    for (let step = 0; step < 20; step++) await page.keyboard.press('PageDown')
    await page.keyboard.press('End')
    await expect(app.users.selected).toBeInViewport()
  })
  await expect(app.users.login).toHaveValue('USER09999')
  await measured('typing in a record', async () => {
    await app.users.name.focus()
    await page.keyboard.type('Fulano de Tal e Silva')
  })
  await app.openTab('Internet')
  await measured('typing in the settings of the system', async () => {
    await app.internet.server.focus()
    await page.keyboard.type('.exemplo.com')
  })
  await app.save()
  await app.openTab('Testar')
  await app.test.asUser.click()
  await app.test.asUser.fill('user04711')
  await page.getByRole('option', { name: /USER04711/ }).click()
  await expect(app.test.from).toHaveValue('user4711@exemplo.com.br')
})

test('the keyboard alone: to the list, a new record, back to the list', async ({ app, page, program }) => {
  await store(program, documentFor({ name: 'SISCON', users: three }))
  await app.open()
  await app.openTab('Usuários')
  await app.users.search.focus()
  await page.keyboard.press('ArrowDown')
  await expect(app.users.list).toBeFocused()
  await page.keyboard.press('End')
  await expect(app.users.login).toHaveValue('CARLOS')
  await page.keyboard.press('Enter')
  await expect(app.users.login).toBeFocused()
  await app.users.list.focus()
  await page.keyboard.press('Insert')
  await expect(app.users.login).toBeFocused()
  await expect(app.users.login).toHaveValue('')
  await expect(app.heading).toHaveText('SISCON')
  await app.users.list.focus()
  await page.keyboard.press('Delete')
  await expect(app.users.options).toHaveCount(3)
  await expect(app.status).toContainText('Tudo salvo')
})

test('in a small window the search still says all that it looks through', async ({ app, page, program }) => {
  await page.setViewportSize({ width: 800, height: 600 })
  await store(program, systemOn(nowhere, {}, { users: three }))
  await app.open()
  await app.openTab('Usuários')
  const [room, text] = await app.users.search.evaluate((input: HTMLInputElement) => {
    const pen = document.createElement('canvas').getContext('2d')!
    const { font, paddingLeft, paddingRight } = getComputedStyle(input)
    pen.font = font
    return [input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight), pen.measureText(input.placeholder).width]
  })
  expect(room).toBeGreaterThanOrEqual(text)
})
