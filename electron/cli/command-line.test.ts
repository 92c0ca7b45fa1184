import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { practiceFaults, practicePassword, practiceUser } from '../../shared/contract/practice.ts'
import { testEventSchema } from '../../shared/contract/report.ts'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'
import { startScriptedServer, silence, smtpScript } from '../../test-support/scripted-smtp.ts'
import { startSmtpServer } from '../../test-support/smtp-server.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())

const json = (text: string) => JSON.parse(text) as Record<string, unknown>
const lines = (text: string) => text.trimEnd().split('\n').map(json)
function file(content: unknown, name = 'system.json'): string {
  const path = join(cli.folder, name)
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content))
  return path
}
const document = (port = 25, more: object = {}) => ({
  name: 'SISCON',
  technologyVersion: '13.1',
  protocol: 'smtp',
  smtp: { server: '127.0.0.1', port, authentication: { user: 'jose@example.com', password: 'segredo' } },
  ...more,
})
const withoutAuthentication = (port: number) => ({ ...document(port), smtp: { server: '127.0.0.1', port } })
const addresses = ['--to', 'ana@example.com', '--from', 'jose@example.com']

describe('finding the command', () => {
  test.each([
    ['users'], ['users', 'imports'], ['queue', 'drop'], ['queue'], ['worker', '--twice'], ['schedule', 'never'], ['differ'],
    ['checks'], ['finds'], ['provider'], ['whynot', '535', 'text'], ['systems'], ['systems', 'drop'], ['system', 'list'], ['__proto__'], ['constructor'],
    ['explain', '--blah'], ['doctor', '--port', '1'],
  ])('%s %s is unknown: 2', async (...argv) => {
    const { code, out, err } = await cli.run(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('não conhece')
    expect(existsSync(join(cli.folder, 'data'))).toBe(false)
    const asJson = await cli.run([...argv, '--json'])
    expect([asJson.code, json(asJson.out)]).toMatchObject([2, { error: { code: 'unknown-command' } }])
  }) // prettier-ignore

  test.each([
    [['systems', 'show'], 'positionals'], [['systems', 'list', 'X'], 'positionals'], [['systems', 'set'], 'positionals'], [['explain'], 'explain'],
    [['explain', '--system', 'X', '--file', 'y'], 'explain'], [['explain', '--protocol', 'smtp'], 'explain'], [['explain', '--param', 'A=B'], 'explain'],
    [['explain', '--protocol', 'smtp', '--tecnologia', '13', '--param', 'A'], 'param'], [['test', ...addresses], 'test'],
    [['test', '--system', 'X'], 'to'], [['test', '--file', 'x', '--to'], 'option-value'],
    [['test', '--file', 'x', ...addresses, '--stop-after', 'quit'], 'stop-after'], [['test', '--file', 'x', ...addresses, '--deadline', '0'], 'deadline'],
    [['test', '--file', 'x', ...addresses, '--deadline', '601'], 'deadline'], [['test', '--file', 'x', ...addresses, '--deadline', '1e2'], 'deadline'],
    [['practice', '--port', '65536'], 'port'], [['practice', '--fault', 'fire'], 'fault'], [['why'], 'positionals'],
    [['providers', 'a', 'b'], 'positionals'], [['why', '250', 'ok'], 'reply-code'], [['why', '5350'], 'reply-code'], [['why', '535', 'x', '--phase', 'dns'], 'why-phase'], [['why', '302', 'x'], 'reply-code'], [['serve', '--port', 'x'], 'port'],
  ] as [string[], string][])('%j is wrong usage (%s): 2', async (argv, reason) => {
    const { code, out, err } = await cli.run(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Modo de usar: server-manager ')
    expect(err).not.toMatch(/cli\.|undefined|\{\{/)
    if (argv[0] !== 'serve') expect(json((await cli.run([...argv, '--json'])).out)).toMatchObject({ error: { code: 'usage', details: { reason } } })
  }) // prettier-ignore

  test('help names every command that exists, and no raw key', async () => {
    for (const argv of [[], ['--help'], ['-h'], ['help']]) {
      const { code, out } = await cli.run(argv)
      expect(code).toBe(0)
      for (const name of ['systems list', 'systems show', 'systems set', 'systems remove', 'systems export', 'systems import', 'explain', 'test', 'practice', 'serve', 'doctor'])
        expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
      expect(out).not.toMatch(/cli\.|\{\{/)
    }
    expect(await cli.run(['explain', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Modo de usar: server-manager explain') as string })
    expect(await cli.run(['--version'])).toEqual({ code: 0, out: '0.0.0\n', err: '' })
  })

  test('--data-dir may stand before or behind, with = or without', async () => {
    const other = join(cli.folder, 'other')
    const path = file(document())
    for (const argv of [
      ['--data-dir', other, 'systems', 'set', path],
      [`--data-dir=${other}`, 'systems', 'set', path],
      ['systems', 'set', path, '--data-dir', other],
      ['systems', `--data-dir=${other}`, 'set', path].toSpliced(1, 1).concat(`--data-dir=${other}`),
    ])
      expect((await cli.run(argv)).code).toBe(0)
    expect(existsSync(join(cli.folder, 'data'))).toBe(false)
    expect((await cli.run(['systems', 'list', '--json', '--data-dir', other])).out).toContain('"revision":4')
  })
})

describe('files', () => {
  test.each([
    ['that is not there', () => join(cli.folder, 'none.json'), 'ENOENT'],
    ['that is a folder', () => cli.folder, 'EISDIR'],
    ['that is no JSON', () => file('{'), 'not-json'],
    ['that is empty', () => file(''), 'not-json'],
    ['that is no UTF-8', () => file(new Uint8Array([0x22, 0xff, 0x22])), 'not-utf8'],
    ['of more than 10 MB', () => file(`"${'x'.repeat(10 * 1024 * 1024)}"`), 'too-big'],
    ['without end', () => '/dev/zero', 'too-big'],
    ['nested without end', () => file('['.repeat(5_000_000)), 'not-json'],
  ])('a file %s: 2', async (_, make, reason) => {
    if (reason === 'too-big' && process.platform === 'win32') return
    const path = make()
    for (const argv of [['systems', 'set', path], ['systems', 'import', path], ['explain', '--file', path], ['test', '--file', path, ...addresses]]) {
      const { code, out, err } = await cli.run([...argv, '--json'])
      expect([code, json(out)]).toEqual([2, { error: { code: 'unreadable-file', details: { file: path, reason } } }])
      expect(err).toContain('Não foi possível ler o arquivo')
    }
  })

  test('UTF-8 with its mark, UTF-16 of a PowerShell and standard input are read', async () => {
    const text = JSON.stringify(document(25, { name: 'Ação' }))
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    for (const path of [file(`\ufeff${text}`, 'a.json'), file(utf16, 'b.json')]) expect((await cli.run(['systems', 'set', path])).out).toMatch(/^Sistema Ação /)
    expect((await cli.run(['systems', 'set', '-'], { stdin: text })).out).toBe('Sistema Ação salvo.\n')
    expect(await cli.run(['systems', 'set', '-', '--json'], { stdin: 'x' })).toMatchObject({ code: 2 })
  })
})

describe('systems', () => {
  test('set, list, show, export, remove', async () => {
    const path = file(document())
    expect(await cli.run(['systems', 'set', path])).toEqual({ code: 0, out: 'Sistema SISCON criado.\n', err: '' })
    expect(json((await cli.run(['systems', 'set', path, '--json'])).out)).toMatchObject({ name: 'SISCON', revision: 2, created: false })
    expect((await cli.run(['systems', 'list'])).out).toBe('Sistema  Tecnologia  Protocolo  Componente  Último teste\nSISCON   13.1        SMTP       .NET        –\n')
    expect(json((await cli.run(['systems', 'list', '--json'])).out)).toMatchObject({ systems: [{ name: 'SISCON', component: 'dotnet', lastTest: null }], problems: [] })
    expect(json((await cli.run(['systems', 'show', 'siscon'])).out)).toMatchObject({ name: 'SISCON', passwords: { 'smtp.authentication': 'stored' } })
    expect(json((await cli.run(['systems', 'remove', 'sísçon', '--json'])).out)).toEqual({ removed: 'SISCON' })
    expect((await cli.run(['systems', 'list'])).out).toContain('Ainda não há sistemas')
    for (const command of ['show', 'remove', 'export'])
      expect(await cli.run(['systems', command, 'SISCON'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('“SISCON”') as string })
  })

  test('export → edit → set loses nothing: passwords, users and database stay', async () => {
    const whole = document(25, {
      users: [{ login: 'JOSE', smtp: { authentication: { user: 'j', password: 'do-jose' } } }],
      database: { kind: 'oracle', host: 'db.example', password: 'do-banco' },
      proxy: { address: 'p.example', port: 1, authentication: { user: 'p', password: 'do-proxy' } },
      parameters: { useindy: 'S' },
    })
    await cli.run(['systems', 'set', file(whole)])
    const before = await cli.run(['systems', 'show', 'SISCON'])
    const exported = json((await cli.run(['systems', 'export', 'SISCON'])).out)
    expect(await cli.run(['systems', 'set', file({ ...exported, description: 'editado' })])).toMatchObject({ code: 0 })
    expect(json((await cli.run(['systems', 'show', 'SISCON'])).out)).toEqual({ ...json(before.out), description: 'editado' })
    // Absent users are the stored ones, an empty list is none.
    const withoutUsers = Object.fromEntries(Object.entries(exported).filter(([key]) => key !== 'users'))
    await cli.run(['systems', 'set', file(withoutUsers)])
    expect(json((await cli.run(['systems', 'show', 'SISCON'])).out)).toMatchObject({ users: [{ login: 'JOSE' }], passwords: { 'users.JOSE': 'stored' } })
    await cli.run(['systems', 'set', file({ ...exported, users: [] })])
    expect(json((await cli.run(['systems', 'show', 'SISCON'])).out)).toMatchObject({ users: [], passwords: { 'smtp.authentication': 'stored', database: 'stored' } })
  })

  test('what export gives, import takes, on another computer too; one bad document keeps nobody out', async () => {
    await cli.run(['systems', 'set', file(document())])
    await cli.run(['systems', 'set', file({ ...document(), name: 'RH' })])
    const { out } = await cli.run(['systems', 'export'])
    const elsewhere = ['--data-dir', join(cli.folder, 'elsewhere')]
    expect((await cli.run(['systems', 'import', '-', ...elsewhere], { stdin: out })).out).toBe('Sistema RH criado.\nSistema SISCON criado.\n')
    const mixed = JSON.stringify([{ name: 'X', technologyVersion: 'x', protocol: 'smtp' }, { ...document(), name: 'BOM' }, 7])
    const imported = await cli.run(['systems', 'import', '-', '--json', ...elsewhere], { stdin: mixed })
    expect([imported.code, json(imported.out)]).toMatchObject([
      2,
      { systems: [{ name: 'X', error: { issues: [{ path: 'technologyVersion', code: 'version-invalid' }] } }, { name: 'BOM', created: true, error: null }, { name: '#3' }] },
    ])
  })

  test('a document with problems is refused, each at its field: 2', async () => {
    const { code, out, err } = await cli.run(['systems', 'set', file({ name: '', technologyVersion: '13', protocol: 'smtp', smtp: { server: 'a b', port: 0 } })])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('  name: Dê um nome ao sistema.\n  smtp.server: O endereço não pode ter espaços.\n  smtp.port: ')
  })

  test('passwords come from the environment where the file has none', async () => {
    const server = await startSmtpServer({ login: { user: 'jose@example.com', password: 'do ambiente' } })
    const path = file({ ...document(server.port), smtp: { server: '127.0.0.1', port: server.port, authentication: { user: 'jose@example.com' } } })
    const environment = { SERVER_MANAGER_SMTP_PASSWORD: 'do ambiente' }
    await cli.run(['systems', 'set', path], { environment })
    expect((await cli.run(['test', '--system', 'SISCON', ...addresses, '--stop-after', 'auth'])).code).toBe(0)
    expect((await cli.run(['test', '--file', path, ...addresses, '--stop-after', 'auth'], { environment })).code).toBe(0)
    expect((await cli.run(['test', '--file', path, ...addresses, '--stop-after', 'auth'])).code).toBe(10)
    await server.close()
  })
})

describe('explain', () => {
  test('answers in the shape of the interface', async () => {
    const { code, out, err } = await cli.run(['explain', '--json', '--protocol', 'smtp', '--tecnologia', '13.1', '--param', 'useindy=s', '--param', 'USEDOTNETMAIL=N'])
    expect([code, err]).toEqual([0, ''])
    const answer = json(out)
    expect(Object.keys(answer).sort()).toEqual(['component', 'protocol', 'route', 'smtp', 'trace', 'warnings'])
    expect(answer).toMatchObject({
      protocol: 'smtp',
      component: 'indy',
      smtp: { server: { value: null, origin: 'default' }, port: { value: 25, origin: 'default' }, user: { value: null, origin: 'default' }, hasPassword: { value: false, origin: 'default' } },
      route: { kind: 'direct', host: null, port: null, origin: 'off', candidates: [{ kind: 'direct', host: null, port: null }] },
    })
    const { trace, warnings } = answer as { trace: object[]; warnings: { code: string; message: string; change: unknown }[] }
    expect(trace.at(-1)).toEqual({ rule: 'indy-priority', found: 'USEINDY=S', outcome: 'decided', source: 'page' })
    for (const item of trace) expect(Object.keys(item)).toEqual(['rule', 'found', 'outcome', 'source'])
    expect(warnings[0]).toEqual({
      code: 'usedotnetmail-overridden',
      message: 'USEDOTNETMAIL=N não tem efeito aqui: quem decide é USEINDY=S.',
      field: 'parameters.USEDOTNETMAIL',
      change: [{ path: 'parameters.USEDOTNETMAIL', value: null }],
    })
  })

  test('MAPI and VIM/Notes have neither settings nor route', async () => {
    for (const protocol of ['mapi', 'vim'])
      expect(json((await cli.run(['explain', '--json', '--protocol', protocol, '--tecnologia', '14.1'])).out)).toMatchObject({ protocol, component: null, smtp: null, route: null })
  })

  test('a file, a stored system and one of its users', async () => {
    const path = file(document(587, { users: [{ login: 'JOSE', smtp: { server: 'u.example', authentication: { user: 'u' } } }] }))
    expect(json((await cli.run(['explain', '--json', '--file', path])).out)).toMatchObject({ smtp: { hasPassword: { value: true, origin: 'system' } } })
    expect(existsSync(join(cli.folder, 'data'))).toBe(false)
    await cli.run(['systems', 'set', path])
    expect(json((await cli.run(['explain', '--json', '--system', 'siscon', '--as-user', 'jose'])).out)).toMatchObject({
      smtp: { server: { value: 'u.example', origin: 'user' }, port: { value: 25, origin: 'default' }, hasPassword: { value: false, origin: 'default' } },
    })
    const people = await cli.run(['explain', '--system', 'siscon'])
    expect(people.out).toMatch(/^\.NET\n\n {2}1\. O protocolo é SMTP/)
    expect(people.out).not.toMatch(/explain\.|common\.|\{\{/)
  })

  test.each([
    [['--protocol', 'smtp', '--tecnologia', '13.x'], 'technologyVersion', 'version-invalid'],
    [['--protocol', 'pop3', '--tecnologia', '13'], 'protocol', 'not-listed'],
    [['--protocol', 'smtp', '--tecnologia', '13', '--param', 'USEINDY=X'], 'parameters.USEINDY', 'parameter-s-or-n'],
    [['--protocol', 'smtp', '--tecnologia', '13', '--param', 'A=1', '--param', 'A=2'], 'parameters.A', 'parameter-duplicate'],
    [['--protocol', 'smtp', '--tecnologia', '13', '--param', 'A=1', '--param', 'a=2'], 'parameters.a', 'parameter-differs-in-case'],
    [['--protocol', 'smtp', '--tecnologia', '13', '--as-user', 'nobody'], 'as-user', 'unknown-user'],
  ])('%j is refused at %s: 2', async (argv, path, code) => {
    const answer = await cli.run(['explain', '--json', ...argv])
    expect([answer.code, json(answer.out)]).toMatchObject([2, { error: { code: 'invalid-input', issues: [{ path, code }] } }])
  })

  test('a blank proxy is what the environment says, without its password', async () => {
    const environment = { https_proxy: 'http://u:canario@p.example:3128' }
    const { out } = await cli.run(['explain', '--json', '--file', file({ ...document(), proxy: {} })], { environment })
    expect(json(out)).toMatchObject({ route: { kind: 'http', host: 'p.example', port: 3128, origin: 'environment' } })
    expect(out).not.toContain('canario')
  })
})

describe('test', () => {
  test('a message that is taken: 0, every line a JSON of its own, the report last', async () => {
    const server = await startSmtpServer({ login: { user: 'jose@example.com', password: 'segredo' } })
    const { code, out, err } = await cli.run(['test', '--json', '--file', file(document(server.port)), '--to', 'ana@example.com', 'rui@example.com', '--from', 'jose@example.com'])
    expect([code, err]).toEqual([0, ''])
    const all = lines(out)
    for (const event of all.slice(0, -1)) testEventSchema.strict().parse(event)
    expect(all.at(-1)).toMatchObject({
      verdict: 'sent', phase: 'message', code: null, hint: null, ms: expect.any(Number) as number, from: { host: expect.any(String) as string, user: expect.any(String) as string },
      recipients: [{ address: 'ana@example.com', replyCode: 250 }, { address: 'rui@example.com', replyCode: 250 }],
    }) // prettier-ignore
    expect(server.messages).toMatchObject([{ to: ['ana@example.com', 'rui@example.com'], user: 'jose@example.com' }])
    expect(existsSync(join(cli.folder, 'data', 'systems'))).toBe(false)
    await server.close()
  })

  test('a refused password: 17, with a hint in the shape of the interface; people see whole sentences', async () => {
    const server = await startSmtpServer({ login: { user: 'jose@example.com', password: 'outra' } })
    const path = file(document(server.port))
    const asJson = await cli.run(['test', '--json', '--file', path, ...addresses])
    expect(asJson.code).toBe(17)
    const { hint, ...report } = lines(asJson.out).at(-1)!
    expect(report).toMatchObject({ verdict: 'rejected', phase: 'auth', code: 'authentication-failed', replyCode: 535 })
    expect(Object.keys(hint as object)).toEqual(['rule', 'cause', 'who', 'field', 'change', 'action'])
    const people = await cli.run(['test', '--file', path, ...addresses])
    expect(people.out).toMatch(/✗ Autenticação[\s\S]*O envio foi recusado\.[\s\S]*Quem resolve: [^.]+\. [\s\S]*Nosso teste: [\s\S]*Este sistema: o componente \.NET/)
    expect(people.out).not.toMatch(/\{\{|\b(cli|hints|explain)\.[a-z]|test\.(phases|codes|verdicts|who)/)
    await server.close()
  })

  test.each([
    ['--to', ['--to', 'a b', '--from', 'a@example.com'], 'to'],
    ['an empty --to', ['--to', '', '--from', 'a@example.com'], 'to'],
    ['--from', ['--to', 'a@example.com', '--from', 'x'], 'from'],
    ['--subject', [...addresses, '--subject', 'a\nBcc: x@example.com'], 'subject'],
    ['--as-user', [...addresses, '--as-user', 'nobody'], 'asUser'],
  ])('a bad %s: phase settings, 10', async (_, argv, path) => {
    const { code, out } = await cli.run(['test', '--json', '--file', file(document()), ...argv])
    expect([code, lines(out).at(-1)]).toMatchObject([10, { verdict: 'failed', phase: 'settings', issues: [{ path }] }])
  })

  test.each([[[]], [null], [7], [{}], [{ ...document(), smtp: { port: 0 } }], [{ ...document(), more: 1 }]])('a bad document %j: phase settings, 10', async (value) => {
    const { code, out } = await cli.run(['test', '--json', '--file', file(value), ...addresses])
    expect([code, lines(out).at(-1)]).toMatchObject([10, { phase: 'settings', code: 'invalid-settings' }])
    expect((await cli.run(['test', '--file', file(value), ...addresses])).out).toContain('Há campos que precisam de correção antes de testar.')
  })

  test('as far as it is asked: 0; refused: the phase; in silence: the deadline', async () => {
    const server = await startScriptedServer(smtpScript({ rcpt: '550 5.1.1 nobody', message: '250 ok' }))
    const path = file(withoutAuthentication(server.port))
    expect((await cli.run(['test', '--file', path, ...addresses, '--stop-after', 'mail'])).code).toBe(0)
    expect((await cli.run(['test', '--file', path, ...addresses])).code).toBe(19)
    await server.close()
    expect((await cli.run(['test', '--file', path, ...addresses])).code).toBe(12)
    const mute = await startScriptedServer(silence)
    const late = await cli.run(['test', '--json', '--file', file(withoutAuthentication(mute.port)), ...addresses, '--deadline', '1'])
    expect([late.code, lines(late.out).at(-1)]).toMatchObject([14, { phase: 'greeting', code: 'deadline', deadlineMs: 1000 }])
    await mute.close()
  })

  test('interrupted: 31 before the final dot; no answer after it: 30', async () => {
    const mute = await startScriptedServer(silence)
    const interrupt = new AbortController()
    const stopped = await cli.run(['test', '--json', '--file', file(withoutAuthentication(mute.port)), ...addresses], {
      interrupted: interrupt.signal,
      onOut: (text) => text.includes('"greeting"') && interrupt.abort(),
    })
    expect([stopped.code, lines(stopped.out).at(-1)]).toMatchObject([31, { verdict: 'cancelled', phase: 'greeting' }])
    await mute.close()
    const cut = await startScriptedServer(smtpScript({ message: (peer) => Promise.resolve(peer.end()) }))
    expect((await cli.run(['test', '--file', file(withoutAuthentication(cut.port)), ...addresses])).code).toBe(30)
    await cut.close()
  })

  test('of a stored system is its last one in the list', async () => {
    const server = await startSmtpServer({ login: { user: 'jose@example.com', password: 'segredo' } })
    await cli.run(['systems', 'set', file(document(server.port))])
    expect((await cli.run(['test', '--system', 'siscon', ...addresses])).code).toBe(0)
    expect(json((await cli.run(['systems', 'list', '--json'])).out)).toMatchObject({ systems: [{ lastTest: { verdict: 'sent', phase: 'message' } }] })
    expect((await cli.run(['systems', 'list'])).out).toMatch(/SISCON .*, \d\d\/\d\d\/\d{4}/)
    expect((await cli.run(['test', '--system', 'OUTRO', ...addresses])).code).toBe(2)
    await server.close()
  })
})

describe('practice and serve', () => {
  test('practice says where it is, shows what comes, and ends when interrupted', async () => {
    const interrupt = new AbortController()
    let where: Record<string, unknown> | null = null
    const received = await cli.run(['practice', '--port', '0', '--json'], {
      interrupted: interrupt.signal,
      onOut(text) {
        if (where) return interrupt.abort()
        where = json(text)
        const path = file({ ...document(Number(where['port'])), smtp: { server: '127.0.0.1', port: where['port'], authentication: { user: where['user'], password: where['password'] } } })
        void cli.run(['test', '--file', path, ...addresses, '--subject', 'Olá'])
      },
    })
    expect(received.code).toBe(0)
    expect(lines(received.out)).toMatchObject([{ host: '127.0.0.1', fault: 'none' }, { from: 'jose@example.com', to: ['ana@example.com'], subject: 'Olá' }])
  })

  test('practice knows its faults, and a line on standard input switches to another while it runs', async () => {
    const named = json((await cli.run(['practice', '--faults', '--json'])).out) as unknown as string[]
    expect(named).toEqual(practiceFaults)
    const listed = await cli.run(['practice', '--faults'])
    for (const name of practiceFaults) expect(listed.out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))

    const interrupt = new AbortController()
    let type: (line: string) => void = () => {}
    const results: unknown[] = []
    let step = 0
    const attempt = async (port: unknown) => {
      const path = file({ ...document(Number(port)), smtp: { server: '127.0.0.1', port, authentication: { user: practiceUser, password: practicePassword } } })
      const { code, out } = await cli.run(['test', '--file', path, ...addresses, '--json'])
      const { verdict, phase, hint } = lines(out).at(-1) as { verdict: string; phase: string; hint: { rule: string } | null }
      results.push([code, verdict, phase, hint?.rule ?? null])
    }
    let port: unknown = null
    const served = await cli.run(['practice', '--port', '0', '--fault', 'mailbox-full', '--json'], {
      interrupted: interrupt.signal,
      typing: (say) => (type = say),
      onOut(text) {
        port ??= json(text)['port']
        step++
        // What has arrived is told as well; only answers to a line lead on.
        if (step > 1 && json(text)['fault'] === undefined) return
        void attempt(port).then(() => {
          if (results.length === 3) return interrupt.abort()
          if (results.length === 1) type('no such fault')
          type(results.length === 1 ? 'drop-after-dot' : ' none ')
        })
      },
    })
    expect(results).toEqual([[19, 'rejected', 'rcpt', 'mailbox-full'], [30, 'unknown', 'message', 'unknown-result'], [0, 'sent', 'message', null]])
    expect(served.err).toContain('drop-after-dot')
    expect(lines(served.out).filter((line) => 'fault' in line).map(({ fault }) => fault)).toEqual(['mailbox-full', 'drop-after-dot', 'none'])
  })

  test('serve prints one line with the address and its token', async () => {
    const interrupt = new AbortController()
    const { code, out } = await cli.run(['serve', '--no-open'], { interrupted: interrupt.signal, onOut: () => interrupt.abort() })
    expect(code).toBe(0)
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
  })
})

describe('no secret comes out', () => {
  const canaries = ['c4nario-smtp', 'c4nario-proxy', 'c4nario-jose', 'c4nario-banco', 'c4nario-ambiente']
  const forms = canaries.flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64').replace(/=+$/, ''), Buffer.from(`\0jose@example.com\0${secret}`).toString('base64'), Buffer.from(`p:${secret}`).toString('base64')])

  test('of any command, also with a server that echoes what it is sent', async () => {
    const echo = await startScriptedServer(smtpScript({ auth: async (peer, line) => peer.send(`535 5.7.8 refused: ${line}\r\n`) }))
    const whole = document(echo.port, {
      smtp: { server: '127.0.0.1', port: echo.port, authentication: { user: 'jose@example.com', password: canaries[0], mechanism: 'PLAIN' } },
      proxy: { enabled: false, address: 'p.example', port: 1, authentication: { user: 'p', password: canaries[1] } },
      users: [{ login: 'JOSE', smtp: { authentication: { user: 'j', password: canaries[2] } } }],
      database: { kind: 'oracle', password: canaries[3] },
    })
    const path = file(whole)
    const environment = { https_proxy: `http://p:${canaries[4]}@p.example:1`, SERVER_MANAGER_PROXY_PASSWORD: canaries[4]! }
    let said = ''
    for (const argv of [
      ['systems', 'set', path], ['systems', 'list'], ['systems', 'show', 'SISCON'], ['systems', 'export'], ['systems', 'import', path],
      ['explain', '--system', 'SISCON'], ['explain', '--file', path], ['doctor'], ['test', '--file', path, ...addresses], ['test', '--system', 'SISCON', ...addresses],
      ['test', '--system', 'SISCON', '--as-user', 'JOSE', ...addresses], ['systems', 'set', file({ ...whole, name: '' }, 'bad.json')],
      ['test', '--file', file({ ...whole, extra: canaries[0] }, 'bad.json'), ...addresses], ['systems', 'remove', 'SISCON'],
    ])
      for (const more of [[], ['--json']]) {
        const { code, out, err } = await cli.run([...argv, ...more], { environment })
        if (argv[0] === 'test' && argv.includes('SISCON')) expect(code).toBe(17)
        said += out + err
      } // prettier-ignore
    await echo.close()
    expect(said.length).toBeGreaterThan(10_000)
    for (const form of forms) expect(said).not.toContain(form)
    // What was stored is sealed.
    await cli.run(['systems', 'set', path])
    const { out } = await cli.run(['systems', 'list', '--json'])
    const id = (json(out)['systems'] as { id: string }[])[0]!.id
    const stored = readFileSync(join(cli.folder, 'data', 'systems', `${id}.json`), 'utf8')
    for (const form of forms) expect(stored).not.toContain(form)
  })
})

describe('doctor', () => {
  test('tells what it looked at and what it did not, for people and for scripts', async () => {
    await cli.run(['systems', 'set', file(document())])
    const { code, out } = await cli.run(['doctor', '--json'])
    expect(code).toBe(0)
    const findings = json(out)['findings'] as { what: string; value: string; state: string }[]
    const states = Object.fromEntries(findings.map(({ what, state }) => [what, state]))
    expect(states).toMatchObject({ version: 'ok', runtime: 'ok', dataDir: 'ok', secrets: 'ok', systems: 'ok', proxy: 'ok', mailClients: 'ok', notesClient: 'ok', components: 'not-looked-at' })
    if (process.platform !== 'win32') expect(states).toMatchObject({ modes: 'ok' })
    const people = await cli.run(['doctor'])
    expect(people.out).not.toMatch(/cli\.|explain\.|\{\{|undefined/)
    expect(people.out).toContain('✓ em ordem   ! pede atenção   ? não verificado')
  })

  test('a damaged document is told, and the others are there', async () => {
    await cli.run(['systems', 'set', file(document())])
    const damaged = '11111111-1111-4111-8111-111111111111.json'
    writeFileSync(join(cli.folder, 'data', 'systems', damaged), '{"half')
    const { out } = await cli.run(['doctor', '--json'])
    expect(json(out)['findings']).toContainEqual(expect.objectContaining({ what: 'problems', state: 'attention', value: expect.stringContaining('not-json') as string }))
    const list = await cli.run(['systems', 'list'])
    expect(list.out).toContain('SISCON')
    expect(list.err).toContain(damaged)
  })
})

test('a file with one name twice, case ignored: the first is stored, the second refused, nothing written over', async () => {
  const path = file([document(), document(26, { name: 'siscon' }), document(27, { name: 'RH' })])
  const { code, out, err } = await cli.run(['systems', 'import', path, '--json'])
  expect([code, json(out)]).toMatchObject([2, { systems: [{ error: null }, { name: 'siscon', error: { code: 'name-taken' } }, { error: null }] }])
  expect(err).toContain('Já existe um sistema com este nome')
  expect(json((await cli.run(['systems', 'export', 'SISCON'])).out)).toMatchObject({ name: 'SISCON', smtp: { port: 25 } })
})

test('an unknown command is named without its options', async () => {
  const { err } = await cli.run(['nonsense', '--data-dir', 'x'])
  expect(err).toContain('“nonsense”')
})
