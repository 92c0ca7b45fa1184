import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scriptedServer } from '../../test-support/in-test.ts'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())

const canary = 'CANARY-s3cret'
async function run(...argv: string[]) {
  const { code, out, err } = await cli.run(argv)
  expect(out + err).not.toContain(canary)
  return { code, out, err, json: () => JSON.parse(out) as never }
}
const set = (document: object) => cli.run(['systems', 'set', '-'], { stdin: JSON.stringify({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', ...document }) })
const send = () => cli.run(['test', '--system', 'siscon', '--to', 'jose@example.com', '--from', 'a@example.com', '--json'])

/** A test that works, a port that is broken, a test that fails. Returns the ids, the good one first. */
async function breakIt(): Promise<[good: string, bad: string]> {
  const server = await scriptedServer()
  await set({ smtp: { server: '127.0.0.1', port: server.port, authentication: { enabled: false, user: 'a', password: canary } } })
  expect((await send()).code).toBe(0)
  await set({ smtp: { server: '127.0.0.1', port: 1, authentication: { enabled: false, user: 'a', password: `${canary}2` } } })
  expect((await send()).code).toBe(12)
  const { runs } = (await run('history', 'list', '--json')).json() as { runs: { runId: string }[] }
  return [runs[1]?.runId ?? '', runs[0]?.runId ?? '']
}

describe('diff', () => {
  test('finds the last test that worked by itself, and says the change first, and who made it', async () => {
    const [good, bad] = await breakIt()
    const asked = await run('diff', '--system', 'SISCON', '--json')
    expect(asked.code).toBe(0)
    expect(asked.json()).toMatchObject({
      older: { runId: good, verdict: 'sent' },
      newer: { runId: bad, phase: 'connect' },
      differences: [{ kind: 'setting', path: 'smtp.port', after: 1, rating: 'high', fits: true, changedBy: { user: expect.any(String) as string } }, { kind: 'secret', path: 'smtp.authentication.password' }],
      gaps: ['banner', 'offers'],
    })
    const said = await run('diff', bad)
    expect(said.out).toMatch(/^Antes: SISCON, .*\nDepois: SISCON, .*\n\n!! Porta: \d+ → 1\n {5}A configuração mudou\. Mexe com a fase/)
    expect(said.out).toContain('Senha: ••• → alterada')
    expect((await run('diff', bad, good)).out).toBe(said.out)
  })

  test('reads reports of other machines, as the program and the command line write them', async () => {
    const [good, bad] = await breakIt()
    const file = join(cli.folder, 'report.json')
    writeFileSync(file, (await run('history', 'show', good)).out.replace(/"host": "[^"]*",\n(\s*)"user": "[^"]*"/, '"host": "outra-maquina",\n$1"user": "ana"'))
    const { out } = await run('diff', '--system', 'SISCON', '--file', file)
    expect(out).toContain('outra-maquina')
    expect(out).toContain('Porta:')
    const line = join(cli.folder, 'line.json')
    writeFileSync(line, (await send()).out.trim().split('\n').at(-1) ?? '')
    expect((await run('diff', '--file', file, '--file', line, '--json')).json()).toMatchObject({ older: { runId: good }, newer: { phase: 'connect' } })
    expect((await run('diff', bad, '--file', line)).code).toBe(0)
  })

  test.each([
    ['null', 'não é o relatório'], ['{"verdict":"sent"}', 'não é o relatório'], ['{', 'JSON'], [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'não é o relatório'],
  ])('a file that is none is refused: %#', async (content, words) => {
    const [good] = await breakIt()
    const file = join(cli.folder, 'evil.json')
    writeFileSync(file, content)
    const { code, err } = await run('diff', good, '--file', file)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  }) // prettier-ignore

  test('says so where nothing worked before, and where there is nothing at all', async () => {
    await set({ smtp: { server: '127.0.0.1', port: 1 } })
    expect(await run('diff', '--system', 'SISCON')).toMatchObject({ code: 2, err: expect.stringContaining('ainda não tem testes') as string })
    await send()
    expect(await run('diff', '--system', 'SISCON')).toMatchObject({ code: 0, out: expect.stringContaining('deu certo antes deste') as string })
    expect((await run('diff', '--system', 'SISCON', '--json')).json()).toMatchObject({ older: null, newer: { phase: 'connect' }, differences: [] })
  })

  test.each([[[]], [['--system', 'SISCON', 'a']], [['a', 'b', '--file', 'c']], [['--file', 'c']], [['--system', 'SISCON', '--file', 'a', '--file', 'b']]])('wants to know what with what: %j', async (argv) => {
    expect(await run('diff', ...argv)).toMatchObject({ code: 2, err: expect.stringContaining('no máximo dois ao todo') as string })
  })
})

describe('history and log', () => {
  test('list, filter, and go on where a page ended', async () => {
    await breakIt()
    const first = (await run('history', 'list', '--limit', '1', '--json')).json() as { next: string; total: number; runs: { code: string }[] }
    expect([first.total, first.runs.length, first.runs[0]?.code]).toEqual([2, 1, 'connection-refused'])
    const second = (await run('history', 'list', '--limit', '1', '--after', first.next, '--json')).json() as typeof first
    expect(second.runs[0]?.code).toBeNull()
    expect((await run('history', 'list', '--state', 'ok', '--search', 'jose')).out.trim().split('\n')).toHaveLength(2)
    expect((await run('history', 'list', '--search', 'xyz')).out).toContain('Nada foi encontrado')
    expect((await run('history', 'list', '--csv')).out).toMatch(/^\ufeffQuando,Sistema,Resultado,/)
    expect((await run('history', 'list', '--state', 'good')).code).toBe(2)
    expect((await run('history', 'show', 'nobody')).code).toBe(2)
  })

  test('say who saved what, and of a password only that it is another', async () => {
    await breakIt()
    const { entries } = (await run('log', '--json')).json() as { entries: { what: string; changes: { path: string; secret: string | null }[] }[] }
    expect(entries.map(({ what }) => what)).toEqual(['saved', 'created'])
    expect(entries[0]?.changes.map(({ path, secret }) => [path, secret])).toEqual([['smtp.port', null], ['smtp.authentication.password', 'changed']])
    const { out } = await run('log', '--system', 'SISCON', '--search', 'smtp.port')
    expect(out).toMatch(/SISCON {2}alterado por .*, versão 2\n {4}Porta: \d+ → 1\n {4}Senha: alterada\n/)
    expect((await run('log', '--csv')).out.split('\r\n')[1]).toMatch(/,SISCON,2,alterado,.*,Porta,\d+,1$/)
    expect((await run('log', '--search', canary)).out).toContain('Nenhuma alteração')
  })
})
