import { describe, expect, test } from 'vitest'
import { exitCodeOf, type ReportCode } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { authentication, documentOf, login, scriptedServer } from '../../../test-support/in-test.ts'
import { createTestEngine, documentFor, systemIdForTests } from '../../../test-support/test-engine.ts'
import { createMemoryDialer } from '../../adapters/memory/dialer.ts'
import { EnvelopeAltered, type Mailer } from '../ports.ts'

const engine = createTestEngine()
const somewhere = { port: 25 }
const jose = { login: 'JOSE', email: 'jose@example.com' }
const ownServer = { ...jose, smtp: { server: 'smtp.jose.example', port: 25, authentication: { user: 'jose' } } }

type Case = [what: string, request: Partial<TestRequest>, code: ReportCode, path: string | null, field?: string]
const cases: Case[] = [
  ['no document', { document: null }, 'invalid-settings', ''],
  ['no name', { document: { ...documentOf(somewhere), name: '' } }, 'invalid-settings', 'name'],
  ['a version that is none', { document: { ...documentOf(somewhere), technologyVersion: 'treze' } }, 'invalid-settings', 'technologyVersion'],
  ['an unknown key', { document: { ...documentOf(somewhere), smpt: {} } }, 'invalid-settings', 'smpt'],
  ['a server with a scheme', { document: { ...documentOf(somewhere), smtp: { server: 'smtp://x' } } }, 'invalid-settings', 'smtp.server'],
  ['a server with a line end', { document: { ...documentOf(somewhere), smtp: { server: 'x\r\nRCPT TO:<a@b>' } } }, 'invalid-settings', 'smtp.server'],
  ['a port out of range', { document: { ...documentOf(somewhere), smtp: { server: 'x', port: 70000 } } }, 'invalid-settings', 'smtp.port'],
  ['no server', { document: documentFor() }, 'server-missing', 'smtp.server'],
  ['a user without a password', { document: documentOf(somewhere, { authentication: { user: 'x' } }) }, 'password-missing', 'smtp.authentication.password'],
  ['a password that was taken away', { document: documentOf(somewhere, { authentication: { user: 'x', password: null } }), systemId: systemIdForTests }, 'password-missing', 'smtp.authentication.password'],
  ['no user', { document: documentOf(somewhere, { authentication: { password: 'x' } }) }, 'user-missing', 'smtp.authentication.user'],
  ['a proxy login without a user', { document: documentOf(somewhere, {}, { proxy: { address: 'x', port: 1, authentication: { password: 'x' } } }) }, 'user-missing', 'proxy.authentication.user'],
  ['a user that nobody knows', { document: documentOf(somewhere), asUser: 'NINGUEM' }, 'unknown-user', 'asUser'],
  ['a user whose own login has no password', { document: documentOf(somewhere, {}, { users: [ownServer] }), asUser: 'jose' }, 'password-missing', 'users.0.smtp.authentication.password'],
  ['no recipient', { document: documentOf(somewhere), to: [] }, 'address-invalid', 'to', 'address-empty'],
  ['an empty recipient', { document: documentOf(somewhere), to: [''] }, 'address-invalid', 'to', 'address-empty'],
  ['a recipient with a line end', { document: documentOf(somewhere), to: ['a@b.example\r\nDATA'] }, 'address-invalid', 'to', 'address-control'],
  ['two recipients in one', { document: documentOf(somewhere), to: ['a@b.example,c@d.example'] }, 'address-invalid', 'to', 'address-invalid'],
  ['a recipient with an invisible character', { document: documentOf(somewhere), to: ['jos\u200dé@b.example'] }, 'address-invalid', 'to', 'address-invalid'],
  ['no sender', { document: documentOf(somewhere), from: '' }, 'address-invalid', 'from', 'address-empty'],
  ['a sender that is none', { document: documentOf(somewhere), from: 'jose' }, 'address-invalid', 'from', 'address-invalid'],
  ['a subject of two lines', { document: documentOf(somewhere), subject: 'a\r\nBcc: x@y.example' }, 'invalid-settings', 'subject', 'subject-control'],
  ['a subject too long', { document: documentOf(somewhere), subject: 'x'.repeat(999) }, 'invalid-settings', 'subject', 'too-long'],
  ['a text with NUL', { document: documentOf(somewhere), text: 'a\0b' }, 'invalid-settings', 'text', 'control'],
  ['a text too long', { document: documentOf(somewhere), text: 'x'.repeat(1_000_001) }, 'invalid-settings', 'text', 'too-long'],
]

describe('before a packet leaves', () => {
  test.each(cases)('%s is refused at its field', async (_, request, code, path, field) => {
    const report = await engine.run(request)
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual(['failed', 'settings', code, 10])
    expect(report.issues.map((issue) => issue.path)).toContain(path)
    if (field !== undefined) expect(report.issues.map((issue) => issue.code)).toContain(field)
    expect(report.phases.map(({ phase, status }) => `${phase} ${status}`)).toEqual(['settings failed'])
    expect(report.hint).not.toBeNull()
    expect(report.transcript).toEqual([])
  })

  test('a composer that would write to somebody else is stopped', async () => {
    const server = await scriptedServer()
    const mailer: Mailer = { compose: () => Promise.reject(new EnvelopeAltered()) }
    const report = await createTestEngine({ mailer }).run({ document: documentOf(server) })
    expect([report.verdict, report.phase, report.code, server.accepted()]).toEqual(['failed', 'settings', 'envelope-altered', 0])
  })

  test('a message that cannot be written fails before it is announced, and the connection ends', async () => {
    const server = await scriptedServer()
    const broken = createTestEngine({ mailer: { compose: () => Promise.resolve(() => Promise.reject(new TypeError('oops'))) } })
    const report = await broken.run({ document: documentOf(server) })
    expect([report.verdict, report.code]).toEqual(['failed', 'internal'])
    expect(report.transcript.filter(({ from }) => from === 'client').map(({ text }) => text.slice(0, 4))).toEqual(['EHLO', 'QUIT'])
  })

  test('a bug is a report as well, and is logged', async () => {
    const broken = createTestEngine({ mailer: { compose: () => Promise.reject(new TypeError('oops')) } })
    const report = await broken.run({ document: documentOf(somewhere) })
    expect([report.verdict, report.code]).toEqual(['failed', 'internal'])
    expect(broken.log.map(({ level }) => level)).toContain('error')
    expect(JSON.stringify(report)).not.toContain('oops')
  })
})

describe('the password', () => {
  const stored = (password: string | { lost: true }) =>
    createTestEngine({ stored: { [systemIdForTests]: { document: documentOf(somewhere), passwords: { 'smtp.authentication': password } } } })
  const indy = { parameters: { USEINDY: 'S' } }
  async function sent(typed: string | null | undefined, run = stored('guardada')): Promise<string | null> {
    const server = await scriptedServer()
    const document = documentOf(server, { authentication: { user: 'u', ...(typed !== undefined && { password: typed }) } }, indy)
    const report = await run.run({ document, systemId: systemIdForTests, stopAfter: 'auth' })
    if (report.verdict !== 'reached') return report.code
    await server.idle()
    const line = server.sessions[0]?.lines().find((text) => text.startsWith('AUTH PLAIN'))
    return Buffer.from(line?.slice(11) ?? '', 'base64').toString('utf8')
  }

  test('that is stored serves where none was typed; a typed one wins; none is none', async () => {
    expect(await sent(undefined)).toBe('\0u\0guardada')
    expect(await sent('digitada')).toBe('\0u\0digitada')
    expect(await sent('')).toBe('password-missing')
    expect(await sent(null)).toBe('password-missing')
    expect(await sent(undefined, createTestEngine())).toBe('secret-unavailable')
  })

  test('that cannot be opened stops the run at its field', async () => {
    const report = await stored({ lost: true }).run({
      document: documentOf(somewhere, { authentication: { user: 'u' } }),
      systemId: systemIdForTests,
    })
    expect([report.verdict, report.phase, report.code, report.hint?.field]).toEqual(['failed', 'settings', 'secret-unavailable', 'smtp.authentication.password'])
  })

  test('of the system never goes to a user’s own server', async () => {
    // A user's port stops at 3500, as the column does, so this server is one of memory.
    let heard = ''
    const answers: Readonly<Record<string, string>> = { EHLO: '250-x\r\n250 AUTH PLAIN', AUTH: '235 ok', QUIT: '221 bye' }
    const dialer = createMemoryDialer({
      ports: {
        '127.0.0.1:2525': (peer) => {
          peer.onBytes((text) => {
            heard += text
            peer.send(`${answers[text.slice(0, 4)] ?? '500 what?'}\r\n`)
          })
          peer.send('220 x\r\n')
        },
      },
    })
    const system = await scriptedServer()
    const users = [{ ...jose, smtp: { server: '127.0.0.1', port: 2525, authentication: { user: 'jose', password: 'dele' } } }]
    const document = documentOf(system, { authentication: authentication() }, { ...indy, users })
    const report = await createTestEngine({ dialer }).run({ document, asUser: 'jose', stopAfter: 'auth' })
    expect([report.verdict, report.server]).toEqual(['reached', { host: '127.0.0.1', port: 2525 }])
    expect(Buffer.from(/AUTH PLAIN (\S+)/.exec(heard)?.[1] ?? '', 'base64').toString('utf8')).toBe('\0jose\0dele')
    expect(system.accepted()).toBe(0)
  })

  test('of a user goes to the system’s server with that user’s name', async () => {
    const server = await scriptedServer()
    const users = [{ ...jose, smtp: { authentication: { user: 'jose', password: 'dele' } } }]
    const report = await engine.run({ document: documentOf(server, { authentication: authentication() }, { ...indy, users }), asUser: 'jose', from: null })
    expect([report.verdict, report.sender]).toEqual(['sent', 'jose@example.com'])
    const line = server.sessions[0]?.lines().find((text) => text.startsWith('AUTH PLAIN')) ?? ''
    expect(Buffer.from(line.slice(11), 'base64').toString('utf8')).toBe('\0jose\0dele')
    expect(server.sessions[0]?.clear()).not.toContain(Buffer.from(login.password).toString('base64'))
  })

  test('is not needed of a system whose record on disk is gone', async () => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server), systemId: systemIdForTests })
    expect(report.verdict).toBe('sent')
  })
})

describe('what was not typed', () => {
  test('is said by the program: sender, subject, text, deadline', async () => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server, { authentication: authentication() }), from: null })
    expect([report.verdict, report.sender, report.deadlineMs, report.stopAfter]).toEqual(['sent', login.user, 30_000, 'message'])
    expect(server.sessions[0]?.clear()).toContain('SISCON')
  })

  test('is missed when there is no address to send from', async () => {
    const report = await engine.run({ document: documentOf(somewhere, { authentication: { user: 'sistema', password: 'x' } }), from: null })
    expect([report.code, report.issues[0]]).toMatchObject(['address-invalid', { path: 'from', code: 'address-empty' }])
  })

  test('is the port: 25', async () => {
    const report = await engine.run({ document: documentFor({ smtp: { server: '127.0.0.1' } }), stopAfter: 'settings' })
    expect(report.server).toEqual({ host: '127.0.0.1', port: 25 })
  })
})
