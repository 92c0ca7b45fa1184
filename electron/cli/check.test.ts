import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'
import { realServer } from '../../test-support/in-test.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodeOfCheck } from './commands/check.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())

async function store(...systems: { readonly name: string; readonly port: number; readonly protocol?: string }[]) {
  const path = join(cli.folder, 'systems.json')
  writeFileSync(path, JSON.stringify(systems.map(({ name, port, protocol = 'smtp' }) => ({ name, technologyVersion: '13.1', protocol, smtp: { server: '127.0.0.1', port } }))))
  expect((await cli.run(['systems', 'import', path])).code).toBe(0)
}

test('a table for people, 0 while all is well; then 41, and what has changed', async () => {
  expect(await cli.run(['check'])).toMatchObject({ code: 0, out: 'Ainda não há sistema para avaliar.\n' })
  const server = await realServer()
  await store({ name: 'SISCON', port: server.port }, { name: 'RH', port: server.port }, { name: 'NOTES', port: 25, protocol: 'vim' })
  const good = await cli.run(['check'])
  expect([good.code, good.err]).toEqual([0, ''])
  expect(good.out).toMatch(/^Tudo certo +RH +127\.0\.0\.1:\d+ +– +O servidor respondeu/m)
  expect(good.out).toMatch(/^Não avaliado +NOTES +– /m)
  expect(good.out).toContain('Tudo certo: 2 · Não avaliado: 1')
  expect(good.out).toMatch(/Última avaliação: .*, 1 servidor em /)
  await server.close()
  const bad = await cli.run(['check'])
  expect(bad.code).toBe(41)
  expect(bad.out).toMatch(/^Com falha +RH +127/m)
  expect(bad.out).toMatch(/^ {2}SISCON: de “Tudo certo” para “Com falha”\.\n {4}Novo: Conexão: /m)
  expect(bad.out).not.toMatch(/undefined|\{\{|check\.|null/)
})

test('some by their names, for scripts; a name that is none is refused', async () => {
  const server = await realServer()
  await store({ name: 'SISCON', port: server.port }, { name: 'RH', port: server.port })
  const { code, out } = await cli.run(['check', 'rh', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ cancelled: false, counts: { ok: 1, failing: 0 }, rows: [{ systemName: 'RH', state: 'ok' }] })
  expect((await cli.run(['check', 'NADA'])).err).toContain('Não há sistema com o nome “NADA”')
})

test.each([
  [['ok', 'not-looked-at'], false, 0],
  [['ok', 'degraded'], false, 40],
  [['degraded', 'failing'], false, 41],
  [['failing'], true, 31],
] as const)('%j, cancelled %s: %d', (states, cancelled, code) => {
  const rows = states.map((state) => ({ state }))
  expect(exitCodeOfCheck({ board: { rows } as unknown as Parameters<typeof exitCodeOfCheck>[0]['board'], cancelled })).toBe(code)
})
