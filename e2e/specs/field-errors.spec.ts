/** Every kind of bad input: a clear sentence at its field, and nothing stored. */
import type { Locator } from '@playwright/test'
import { documentFor, store } from '../fixtures/documents.ts'
import { expect, test, text } from '../fixtures/test.ts'
import { refused } from '../fixtures/watch.ts'

async function expectWrong(field: Locator, code: string, params = {}): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(new RegExp(text(`fields.${code}`, params).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
}

async function typeAndLeave(field: Locator, value: string): Promise<void> {
  await field.fill(value)
  await field.blur()
}

test('Geral: the name and the Tecnologia', async ({ app, program, watch }) => {
  watch.expect(refused(409))
  await store(program, documentFor({ name: 'Condomínio' }), documentFor())
  await app.open()
  await app.systems.select('SISCON')
  await app.openTab('Geral')
  const { name, technology } = app.general
  for (const [value, code, params] of [
    ['', 'name-empty'],
    ['x'.repeat(61), 'too-long', { max: 60 }],
    [' SISCON', 'name-edges'],
  ] as const) {
    await typeAndLeave(name, value)
    await expectWrong(name, code, params)
  }
  await name.fill('SISCON')
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  for (const value of ['treze', '', '13,1', '1.2.3.4']) {
    await typeAndLeave(technology, value)
    await expectWrong(technology, 'version-invalid')
  }
  await expect(app.explain.panel).toContainText('Informe a Tecnologia, na aba Geral, para saber quem envia.')
  await technology.fill('13.1')

  await name.fill('CONDOMINIO')
  await app.toolbar('Salvar').click()
  await expectWrong(name, 'name-taken')
  await expect(name).toBeFocused()
  const { stdout } = await program.cli(['systems', 'list', '--json'])
  expect((JSON.parse(stdout) as { systems: { name: string }[] }).systems.map((system) => system.name)).toEqual(['Condomínio', 'SISCON'])
})

test('Internet: the server and its port', async ({ app, program }) => {
  await store(program, documentFor())
  await app.open()
  const { server, port } = app.internet
  for (const [value, code] of [
    ['smtp exemplo.com.br', 'host-spaces'],
    ['http://smtp.exemplo.com.br', 'host-scheme'],
    ['smtp.exemplo.com.br/envio', 'host-path'],
    ['smtp.exemplo.com.br:587', 'host-port'],
    ['smtp..exemplo.com.br', 'host-invalid'],
    [`${'ã'.repeat(70)}.com.br`, 'host-invalid'],
  ] as const) {
    await typeAndLeave(server, value)
    await expectWrong(server, code)
  }
  await typeAndLeave(server, 'correio.ação.com.br')
  await expect(server).not.toHaveAttribute('aria-invalid', 'true')
  for (const value of ['0', '65536', 'abc', '-1', '25.5']) {
    await typeAndLeave(port, value)
    await expectWrong(port, 'port-range')
  }
  await expect(app.explain.panel).toContainText('Há campos a corrigir; eles contam como em branco aqui.')
  await typeAndLeave(port, '65535')
  await expect(port).not.toHaveAttribute('aria-invalid', 'true')
})

test('Internet: a proxy address without a port, and the reverse', async ({ app, program }) => {
  await store(program, documentFor())
  await app.open()
  const { proxy } = app.internet
  await proxy.enabled.check()
  await proxy.address.fill('proxy.exemplo.com.br')
  await app.toolbar('Salvar').click()
  await expectWrong(proxy.port, 'proxy-port-missing')
  await expect(proxy.port).toBeFocused()
  await proxy.port.fill('8080')
  await proxy.address.fill('')
  await app.toolbar('Salvar').click()
  await expectWrong(proxy.address, 'proxy-address-missing')
  await expect(proxy.address).toBeFocused()
  // Blank both: the operating system's proxy. Off: half of it may stay.
  await proxy.port.fill('')
  await app.save()
  await proxy.address.fill('proxy.exemplo.com.br')
  await proxy.enabled.uncheck()
  await app.save()
})

test('Parâmetros: names and values', async ({ app, program }) => {
  await store(program, documentFor())
  await app.open()
  await app.openTab('Parâmetros')
  const { parameters } = app
  await parameters.addKnown('USEINDY').click()
  await parameters.add.click()
  await app.toolbar('Salvar').click()
  await expectWrong(parameters.name(2), 'parameter-name-empty')
  await expect(parameters.name(2)).toBeFocused()
  for (const [value, code] of [
    ['COM ESPACO', 'parameter-name-spaces'],
    ['USEINDY', 'parameter-duplicate'],
    ['useindy', 'parameter-differs-in-case'],
  ] as const) {
    await typeAndLeave(parameters.name(2), value)
    await expectWrong(parameters.name(2), code)
  }
  await typeAndLeave(parameters.name(2), 'TEMPO')
  await typeAndLeave(parameters.value(2), 'qualquer coisa')
  for (const value of ['', 'SIM', '1']) {
    await typeAndLeave(parameters.value(1), value)
    await expectWrong(parameters.value(1), 'parameter-s-or-n')
  }
  await typeAndLeave(parameters.value(1), 'n')
  await app.save()
  const { stdout } = await program.cli(['systems', 'show', 'SISCON'])
  expect(JSON.parse(stdout)).toMatchObject({ parameters: { USEINDY: 'n', TEMPO: 'qualquer coisa' } })
})

test('a save with several wrong fields goes to the first one, and stores nothing', async ({ app, program }) => {
  await store(program, documentFor())
  await app.open()
  await app.internet.server.fill('smtp exemplo')
  await app.openTab('Geral')
  await app.general.technology.fill('treze')
  await app.openTab('Parâmetros')
  await app.parameters.add.click()
  await app.toolbar('Salvar').click()
  await expect(app.notice('Nada foi salvo: há 3 campos a corrigir.')).toBeVisible()
  await expect(app.general.technology).toBeFocused()
  await expectWrong(app.general.technology, 'version-invalid')
  for (const tab of ['Geral', 'Parâmetros', 'Internet'] as const)
    await expect(app.tab(tab)).toHaveAccessibleName(`${tab}: há campos a corrigir`)
  const { stdout } = await program.cli(['systems', 'show', 'SISCON'])
  expect(JSON.parse(stdout)).toMatchObject({ technologyVersion: '13.1', smtp: { server: '' }, parameters: {} })
})
