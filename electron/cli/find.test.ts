import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findResultSchema, type FindResult } from '../../shared/contract/find.ts'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'
import { authentication, scriptedServer } from '../../test-support/in-test.ts'
import { createSelfSigned } from '../../test-support/certificates.ts'
import { exitCodeOfFind } from './commands/find.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())

function file(smtp: object): string {
  const path = join(cli.folder, 'system.json')
  writeFileSync(path, JSON.stringify({ name: 'SISCON', technologyVersion: '14.1', protocol: 'smtp', smtp: { server: '127.0.0.1', ...smtp } }))
  return path
}
// On a machine with a mail server of its own the usual ports may answer as well: only the test's own port is looked at.
const of = (out: string, port: number) => findResultSchema.parse(JSON.parse(out)).rows.filter((row) => row.port === port)

test('a server by its name and port: what works is shown, and 0', async () => {
  const server = await scriptedServer({})
  const { code, out, err } = await cli.run(['find', '--server', '127.0.0.1', '--port', String(server.port)])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(new RegExp(`→ +${server.port} +sem criptografia +sem proxy +IPv4 .*Funciona, mas sem criptografia`))
  expect(out).toContain('nada muda')
  expect(out).not.toMatch(/undefined|\{\{|find\.|null/)
})

test('for scripts one object, with a sentence beside each code, and no password', async () => {
  const server = await scriptedServer({ certificate: createSelfSigned() })
  const { out } = await cli.run(['find', '--file', file({ port: server.port, authentication: authentication() }), '--json', '--login'])
  const rows = of(out, server.port)
  expect(rows.map(({ works, skipped }) => works ?? skipped)).toEqual(expect.arrayContaining(['untrusted', 'certificate', 'certificate']))
  expect(rows.find(({ works }) => works === 'untrusted')).toMatchObject({ code: 'certificate-self-signed', security: 'starttls' })
  expect(JSON.parse(out)).toMatchObject({ login: null, rows: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining('certificado') as string })]) })
  expect(out).not.toContain(authentication().password)
  expect(server.sessions.flatMap((session) => session.lines()).filter((line) => line.startsWith('AUTH'))).toEqual([])
})

test('a stored system is found by its name', async () => {
  const server = await scriptedServer({})
  await cli.run(['systems', 'set', file({ port: server.port })])
  const { out } = await cli.run(['find', '--system', 'siscon', '--json'])
  expect(of(out, server.port).map(({ works }) => works)).toContain('clear')
})

describe('exit codes', () => {
  const row = (part: Partial<FindResult['rows'][number]>) => ({ works: 'no', phase: 'connect', ...part }) as FindResult['rows'][number]
  test.each([
    [0, [row({}), row({ works: 'clear' })], false],
    [0, [row({ works: 'trusted' })], true],
    [16, [row({}), row({ works: 'untrusted', phase: 'tls' })], false],
    [12, [row({}), row({ phase: 'dns' })], false],
    [14, [row({}), row({ phase: 'greeting' })], false],
    [13, [row({ phase: 'proxy' }), row({ works: null, phase: null })], false],
    [31, [row({})], true],
    [10, [], false],
  ])('%d', (code, rows, cancelled) => {
    expect(exitCodeOfFind({ rows, cancelled })).toBe(code)
  })
})

test.each([
  [['find'], 'find'],
  [['find', '--server', 'a', '--system', 'b'], 'find'],
  [['find', '--system', 'a', '--port', '25'], 'find'],
  [['find', '--server', 'a', '--port', 'x'], 'find'],
  [['find', '--server', 'a', '--deadline', '1'], 'find-deadline'],
  [['find', '--server', 'a', '--deadline', '61'], 'find-deadline'],
])('%j is wrong usage (%s)', async (argv, reason) => {
  const { code, err } = await cli.run(argv)
  expect(code).toBe(2)
  expect(err).toContain(reason === 'find' ? '--system, --file ou --server' : 'de 2 a 60')
})

test.each([[['--server', 'not a host'], 'smtp.server'], [['--server', 'a', '--port', '70000'], 'smtp.port']])('%j is said at its place', async (argv, place) => {
  const { code, err } = await cli.run(['find', ...argv])
  expect(code).toBe(2)
  expect(err).toContain(place)
})
