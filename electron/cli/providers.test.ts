import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { providerIds, providerPresets } from '../../shared/domain/providers/presets.ts'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())
const ids = (out: string) => (JSON.parse(out) as { providers: { id: string }[] }).providers.map(({ id }) => id)

test('all are shown, with source and day, without network and without a data folder', async () => {
  const { code, out, err } = await cli.run(['providers'])
  expect([code, err]).toEqual([0, ''])
  for (const { name, server, sources, link } of providerPresets) for (const part of [name, server, link, ...sources]) expect(out).toContain(part)
  expect(out).not.toMatch(/\{\{|undefined|providers\.|null/)
  expect(ids((await cli.run(['providers', '--json'])).out)).toEqual([...providerIds])
  expect(existsSync(join(cli.folder, 'data'))).toBe(false)
})

test('one is found by the domain of an address, which also gives the user', async () => {
  const { out } = await cli.run(['providers', 'jose@uol.com.br', '--json'])
  expect(JSON.parse(out)).toMatchObject({
    providers: [{ id: 'uol', server: 'smtps.uol.com.br', port: 587, ssl: true, user: 'jose', change: expect.arrayContaining([{ path: 'smtp.authentication.user', value: 'jose' }]) as unknown }],
  })
})

test.each(['jose@empresa.com.br', 'terra', '\u001b[31m'])('of %j nothing is known, and nothing is guessed', async (asked) => {
  const { code, out } = await cli.run(['providers', asked])
  expect(code).toBe(0)
  expect(out).toContain('Nenhum provedor conhecido')
  expect(out).not.toContain('\u001b')
  expect(ids((await cli.run(['providers', asked, '--json'])).out)).toEqual([])
})

test('a domain alone is looked for as that of an address is, without network', async () => {
  expect(ids((await cli.run(['providers', '--domain', 'gmail.com', '--json'])).out)).toEqual(['google'])
  expect(ids((await cli.run(['providers', '--domain', 'jose@uol.com.br', '--json'])).out)).toEqual(['uol'])
  expect((await cli.run(['providers', '--domain', 'empresa.com.br'])).out).toContain('Nenhum provedor conhecido')
  expect(existsSync(join(cli.folder, 'data'))).toBe(false)
})

test.each([[['--ask-network']], [['gmail.com', '--ask-network']], [['uol', '--domain', 'gmail.com']]])('%j is wrong usage', async (argv) => {
  const { code, err } = await cli.run(['providers', ...argv])
  expect(code).toBe(2)
  expect(err).toContain('--ask-network precisa de --domain')
})

test('what cannot be asked about is not', async () => {
  const { code, err } = await cli.run(['providers', '--domain', 'localhost', '--ask-network'])
  expect(code).toBe(2)
  expect(err).toContain('não é um domínio')
})
