/** The queue, its schedules and its server process as a script meets them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCommandLine, type CommandLine } from '../../test-support/command-line.ts'
import { startSmtpServer } from '../../test-support/smtp-server.ts'

let cli: CommandLine
beforeEach(() => {
  cli = createCommandLine()
})
afterEach(() => cli.remove())

type Json = Record<string, unknown>
const json = (text: string) => JSON.parse(text) as Json
const file = (name: string, content: string) => {
  const path = join(cli.folder, name)
  writeFileSync(path, content)
  return path
}
async function system(port: number, more: object = {}): Promise<void> {
  const path = file('system.json', JSON.stringify({ name: 'SISCON', technologyVersion: '13.1', protocol: 'smtp', smtp: { server: '127.0.0.1', port }, ...more }))
  expect((await cli.run(['systems', 'set', path])).code).toBe(0)
}
const message = ['--system', 'SISCON', '--from', 'siscon@example.com', '--to', 'ana@example.com', '--subject', 'Aviso', '--text', 'Olá']
const add = async (...more: string[]) => (await cli.run(['queue', 'add', ...message, ...more])).out.trim()
const state = async (id: string) => json((await cli.run(['queue', 'show', id, '--json'])).out)['state']

describe('queue', () => {
  test('add prints the id; worker --once sends it; show says so', async () => {
    const server = await startSmtpServer()
    await system(server.port)
    const id = await add('--cc', 'rui@example.com', '--priority', 'high', '--attach', file('relatório.txt', 'conteúdo'))
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await state(id)).toBe('waiting')
    const { code, out } = await cli.run(['worker', '--once'])
    expect(code).toBe(0)
    const log = out.trimEnd().split('\n').map(json)
    expect(log.map((entry) => entry['message'])).toEqual(['health', 'sending', 'sent', 'stopped'])
    expect(out).not.toContain('ana@example.com')
    expect(await state(id)).toBe('sent')
    expect(server.messages).toMatchObject([{ to: ['ana@example.com', 'rui@example.com'] }])
    const shown = await cli.run(['queue', 'show', id])
    expect(shown.out).toContain('Enviado')
    expect(shown.out).not.toMatch(/cli\.|undefined|\{\{|null/)
    expect((await cli.run(['queue', 'show', id, '--raw'])).out).toContain('X-Priority: 2')
    await server.close()
  })

  test('hold, release, cancel, send and retry move it as the ERP does', async () => {
    await system(25)
    const id = await add('--hold')
    const steps = [['release', 'waiting'], ['hold', 'registered'], ['send', 'waiting'], ['cancel', 'cancelled'], ['hold', 'registered'], ['cancel', 'cancelled']] as const
    expect(await state(id)).toBe('registered')
    for (const [action, after] of steps) {
      expect(await cli.run(['queue', action, id])).toMatchObject({ code: 0, out: '1 mensagem mudada.\n' })
      expect(await state(id)).toBe(after)
    }
    const refused = await cli.run(['queue', 'retry', id, '--json'])
    expect([refused.code, json(refused.out)]).toEqual([2, { changed: [], refused: [{ id, state: 'cancelled' }] }])
    expect((await cli.run(['queue', 'cancel', '11111111-1111-4111-8111-111111111111'])).err).toContain('não há mensagem')
  })

  test('a list by state, a page at a time, and all that a filter finds', async () => {
    await system(25)
    const ids = [await add(), await add(), await add('--hold')]
    const list = async (...argv: string[]) => json((await cli.run(['queue', 'list', '--json', ...argv])).out) as { messages: { id: string }[]; total: number; next: string | null }
    expect((await list('--state', 'registered')).messages.map(({ id }) => id)).toEqual([ids[2]])
    const page = await list('--limit', '2')
    expect([page.total, page.messages.length]).toEqual([3, 2])
    expect((await list('--after', page.next ?? '')).messages.map(({ id }) => id)).toEqual([ids[0]])
    expect(json((await cli.run(['queue', 'cancel', '--all', '--state', 'waiting', '--json'])).out)).toEqual({ changed: 2, refused: 0 })
    const stats = json((await cli.run(['queue', 'stats', '--json'])).out)
    expect(stats['counts']).toMatchObject({ cancelled: 2, registered: 1, waiting: 0 })
    expect((await cli.run(['queue', 'list'])).out).toContain('Total: 3')
    expect((await cli.run(['queue', 'stats'])).out).toContain('Nenhum processo')
  })

  test('what cannot be accepted is said at its place: 2', async () => {
    await system(25)
    const bad = await cli.run(['queue', 'add', '--system', 'SISCON', '--from', 'siscon@example.com', '--to', 'ana', '--json'])
    expect([bad.code, json(bad.out)]).toMatchObject([2, { error: { code: 'invalid-input', issues: [{ path: 'to', code: 'address-invalid' }] } }])
    await system(25, { protocol: 'mapi' })
    const mapi = await cli.run(['queue', 'add', ...message, '--json'])
    expect([mapi.code, json(mapi.out)]).toMatchObject([2, { error: { code: 'needs-smtp', details: { name: 'SISCON', protocol: 'mapi' } } }])
    expect(mapi.err).toContain('só o SMTP permite')
  })

  test.each([
    [['queue', 'add', '--system', 'X'], 'message'], [['queue', 'add', '--to', 'a@b.example'], 'message'],
    [['queue', 'add', '--system', 'X', '--file', 'y', '--subject', 'z'], 'message'], [['queue', 'add', ...message, '--priority', 'urgent'], 'priority'],
    [['queue', 'list', '--state', 'gone'], 'state'], [['queue', 'list', '--limit', '0'], 'limit'], [['queue', 'cancel'], 'selection'],
    [['queue', 'cancel', 'x', '--all'], 'selection'], [['queue', 'cancel', 'x', '--state', 'sent'], 'selection'], [['queue', 'resolve', 'x'], 'resolve'],
    [['queue', 'resolve', 'x', '--as', 'constructor'], 'resolve'], [['queue', 'settings', '--set', 'x=1'], 'set'],
    [['schedule', 'add', ...message], 'rule'], [['schedule', 'add', '--daily', '08:00', '--cron', '* * * * *', ...message], 'rule'],
    [['schedule', 'preview', '--weekly', 'seg'], 'rule'], [['schedule', 'preview', '--weekly', 'foo', '--time', '08:00'], 'weekdays'],
    [['schedule', 'add', '--daily', '08:00', '--missed', 'never', ...message], 'missed'], [['schedule', 'preview', '--daily', '08:00', '--count', '0'], 'count'],
  ] as [string[], string][])('%j is wrong usage (%s): 2', async (argv, reason) => {
    const { code, out, err } = await cli.run([...argv, '--json'])
    expect([code, json(out)]).toMatchObject([2, { error: { code: 'usage', details: { reason } } }])
    expect(err).not.toMatch(/cli\.|undefined|\{\{/)
  }) // prettier-ignore

  test('settings are shown, changed and checked', async () => {
    expect(json((await cli.run(['queue', 'settings', '--json'])).out)).toMatchObject({ attempts: 5, waitMinutes: [1, 5, 5, 60], keepSentDays: 30 })
    expect(json((await cli.run(['queue', 'settings', '--set', 'attempts=3', '--set', 'waitMinutes=2,10', '--json'])).out)).toMatchObject({ attempts: 3, waitMinutes: [2, 10] })
    expect((await cli.run(['queue', 'settings', '--set', 'attempts=0'])).code).toBe(2)
    expect(json((await cli.run(['queue', 'settings', '--json'])).out)).toMatchObject({ attempts: 3 })
  })

  test('a system stands still and goes on', async () => {
    const server = await startSmtpServer()
    await system(server.port)
    const id = await add()
    expect((await cli.run(['queue', 'pause', 'SISCON'])).out).toBe('A fila de SISCON está parada.\n')
    await cli.run(['worker', '--once'])
    expect(json((await cli.run(['queue', 'show', id, '--json'])).out)).toMatchObject({ state: 'waiting', held: 'by-hand' })
    await cli.run(['queue', 'resume', 'SISCON'])
    await cli.run(['worker', '--once'])
    expect(await state(id)).toBe('sent')
    await server.close()
  })
})

describe('worker', () => {
  test('works until it is told to stop, and shows that it does', async () => {
    const server = await startSmtpServer()
    await system(server.port)
    const interrupted = new AbortController()
    const worker = cli.run(['worker'], { interrupted: interrupted.signal })
    const id = await add()
    await expect.poll(() => state(id), { timeout: 10_000 }).toBe('sent')
    expect(json((await cli.run(['queue', 'stats', '--json'])).out)['workers']).toMatchObject([{ pid: process.pid }])
    interrupted.abort()
    expect((await worker).code).toBe(0)
    expect(json((await cli.run(['queue', 'stats', '--json'])).out)['workers']).toEqual([])
    await server.close()
  })
})

describe('the page', () => {
  test.each([false, true])('has a server process beside it only where the settings ask for one: %s', async (asked) => {
    if (asked) await cli.run(['queue', 'settings', '--set', 'workerWithPage=true'])
    const done: string[] = []
    const interrupted = new AbortController()
    const { code } = await cli.run(['serve', '--no-open'], {
      interrupted: interrupted.signal,
      startWorker: (dataDir) => Promise.resolve({ pid: () => 1, stop: () => Promise.resolve(void done.push(dataDir)) }),
      onOut: () => setTimeout(() => interrupted.abort(), 200),
    })
    expect([code, done]).toEqual([0, asked ? [join(cli.folder, 'data')] : []])
  })
})

describe('schedule', () => {
  test('add, list, preview, send, pause, remove', async () => {
    await system(25)
    const added = await cli.run(['schedule', 'add', '--daily', '08:00', '--zone', 'America/Sao_Paulo', ...message])
    const id = added.out.trim()
    expect([added.code, id]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}$/)])
    const { schedules } = json((await cli.run(['schedule', 'list', '--json'])).out) as { schedules: Json[] }
    expect(schedules).toMatchObject([{ id, zone: 'America/Sao_Paulo', rule: { kind: 'daily', time: '08:00' }, missed: 'send', paused: false }])
    expect((await cli.run(['schedule', 'list'])).out).toContain('todo dia às 08:00')
    const { times } = json((await cli.run(['schedule', 'preview', id, '--json'])).out) as { times: { local: string }[] }
    expect([times.length, new Set(times.map(({ local }) => local.slice(11)))]).toEqual([5, new Set(['08:00'])])
    const sent = (await cli.run(['schedule', 'send', id])).out.trim()
    expect(await state(sent)).toBe('waiting')
    expect((await cli.run(['schedule', 'pause', id])).out).toContain('suspenso')
    expect((await cli.run(['schedule', 'resume', id])).out).toContain('08:00')
    expect((await cli.run(['schedule', 'remove', id])).code).toBe(0)
    expect(await cli.run(['schedule', 'remove', id, '--json'])).toMatchObject({ code: 2, out: expect.stringContaining('not-found') as string })
  })

  test('a preview of any rule without storing anything', async () => {
    const preview = async (...argv: string[]) => (json((await cli.run(['schedule', 'preview', ...argv, '--zone', 'UTC', '--json'])).out) as { times: { at: string }[] }).times.map(({ at }) => at)
    expect((await preview('--weekly', 'seg,sáb', '--time', '09:30')).map((at) => new Date(at).getUTCDay()).sort()).toEqual(expect.arrayContaining([1, 6]))
    expect((await preview('--cron', '*/5 * * * *', '--count', '3')).length).toBe(3)
    expect(await preview('--at', '2099-01-01 00:00')).toEqual(['2099-01-01T00:00:00.000Z'])
    expect((await preview('--last-business-day', '--time', '18:00')).every((at) => [1, 2, 3, 4, 5].includes(new Date(at).getUTCDay()))).toBe(true)
    const text = await cli.run(['schedule', 'preview', '--monthly', '31', '--time', '08:00', '--zone', 'America/Sao_Paulo'])
    expect(text.out).toMatch(/^(\d\d\/\d\d\/\d{4}, 08:00 \(America\/Sao_Paulo\)\n){5}$/)
  })

  test('what has passed, and a zone that is none, are refused', async () => {
    await system(25)
    const past = await cli.run(['schedule', 'add', '--at', '2020-01-01 08:00', ...message, '--json'])
    expect([past.code, json(past.out)]).toMatchObject([2, { error: { issues: [{ path: 'rule', code: 'never-again' }] } }])
    const zone = await cli.run(['schedule', 'add', '--daily', '08:00', '--zone', 'America/Sampa', ...message, '--json'])
    expect(json(zone.out)).toMatchObject({ error: { issues: [{ path: 'zone', code: 'time-zone-unknown' }] } })
    expect((await cli.run(['schedule', 'add', '--cron', '61 * * * *', ...message])).err).toContain('expressão cron')
  })
})
