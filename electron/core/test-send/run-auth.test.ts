import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../../shared/contract/report.ts'
import { authentication, documentOf, login, realServer, scriptedServer } from '../../../test-support/in-test.ts'
import type { SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine } from '../../../test-support/test-engine.ts'

const engine = createTestEngine()
/** a component that knows PLAIN as well */
const indy = { parameters: { USEINDY: 'S' } }
const ehlo = (mechanisms: string) => `250-test.example\r\n250-AUTH ${mechanisms}\r\n250 8BITMIME`
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
const plainResponse = base64(`\0${login.user}\0${login.password}`)

/** What stands on the wire of a login, without the commands around it. */
function loginLines(lines: readonly string[] = []): string[] {
  const start = lines.findIndex((line) => line.startsWith('AUTH'))
  return start === -1 ? [] : lines.slice(start).filter((line) => !/^(?:MAIL|RCPT|DATA|QUIT)/.test(line))
}

describe('the mechanism', () => {
  const dotnet = { parameters: { USEDOTNETMAIL: 'S' } }
  test.each([
    ['PLAIN before LOGIN', 'LOGIN PLAIN DIGEST-MD5', indy, 'auto', 'PLAIN'],
    ['LOGIN before PLAIN where .NET sends', 'PLAIN LOGIN', dotnet, 'auto', 'LOGIN'],
    ['PLAIN where .NET sends and nothing else is offered', 'PLAIN', dotnet, 'auto', 'PLAIN'],
    ['LOGIN where nothing else is offered', 'XOAUTH2 LOGIN', indy, 'auto', 'LOGIN'],
    ['the one that was chosen', 'PLAIN LOGIN', indy, 'LOGIN', 'LOGIN'],
    ['the one that was chosen, .NET or not', 'PLAIN LOGIN', dotnet, 'PLAIN', 'PLAIN'],
    ['whatever the case it is offered in', 'login plain', indy, 'auto', 'PLAIN'],
  ] as const)('is %s', async (_, offered, parameters, mechanism, used) => {
    const server = await scriptedServer({ ehlo: ehlo(offered) })
    const document = documentOf(server, { authentication: authentication({ mechanism }) }, parameters)
    const report = await engine.run({ document, stopAfter: 'auth' })
    expect([report.verdict, report.mechanism]).toEqual(['reached', used])
    await server.idle()
    expect(loginLines(server.sessions[0]?.lines())).toEqual(
      used === 'PLAIN' ? [`AUTH PLAIN ${plainResponse}`] : ['AUTH LOGIN', base64(login.user), base64(login.password)],
    )
  })

  test('that .NET does not have is said of the component, not of the test', async () => {
    const server = await scriptedServer({ ehlo: ehlo('PLAIN') })
    const report = await engine.run({ document: documentOf(server, { authentication: authentication() }, { parameters: { USEDOTNETMAIL: 'S' } }) })
    expect(report.verdict).toBe('sent')
    expect(report.component).toMatchObject({ name: 'dotnet', could: false, reasons: [{ code: 'no-common-mechanism' }] })
  })
})

describe('a login', () => {
  test.each(['PLAIN', 'LOGIN'] as const)('by %s carries accents, and the server that checks it says yes', async (method) => {
    const user = { user: 'josé@exemplo.com.br', password: 'çãé€ "\\%\u{1F511}' }
    const server = await realServer({ login: user, methods: [method] })
    const report = await engine.run({ document: documentOf(server, { authentication: user }) })
    expect([report.verdict, report.mechanism, server.messages[0]?.user]).toEqual(['sent', method, user.user])
  })

  test('too long for one command line waits for the server’s word first', async () => {
    const long = { user: `${'u'.repeat(200)}@example.com`, password: 'p'.repeat(255) }
    const server = await scriptedServer({ ehlo: ehlo('PLAIN'), auth: '334 ', authNext: ['235 2.7.0 welcome'] })
    const report = await engine.run({ document: documentOf(server, { authentication: long }), stopAfter: 'auth' })
    expect(report.verdict).toBe('reached')
    await server.idle()
    expect(loginLines(server.sessions[0]?.lines())).toEqual(['AUTH PLAIN', base64(`\0${long.user}\0${long.password}`)])
    expect(JSON.stringify(report)).not.toContain(base64(`\0${long.user}\0${long.password}`).slice(0, 40))
  })

  const refusals: readonly [string, SmtpBehaviour, readonly unknown[], string[]][] = [
    ['wrong by PLAIN', { auth: '535 5.7.8 no' }, ['rejected', 'authentication-failed', 535, '5.7.8'], [`AUTH PLAIN ${plainResponse}`]],
    ['wrong, without an enhanced code', { auth: '535 no' }, ['rejected', 'authentication-failed', 535, null], [`AUTH PLAIN ${plainResponse}`]],
    ['in need of an app password', { auth: '534-5.7.9 Application-specific\r\n534 5.7.9 password required' }, ['rejected', 'authentication-failed', 534, '5.7.9'], [`AUTH PLAIN ${plainResponse}`]],
    ['put off', { auth: '454 4.7.0 later' }, ['rejected', 'authentication-temporary', 454, '4.7.0'], [`AUTH PLAIN ${plainResponse}`]],
    ['only taken inside TLS', { auth: '538 5.7.11 encrypt first' }, ['rejected', 'authentication-failed', 538, '5.7.11'], [`AUTH PLAIN ${plainResponse}`]],
    ['answered with 250', { auth: '250 ok' }, ['failed', 'unexpected-reply', 250, null], [`AUTH PLAIN ${plainResponse}`]],
    ['answered with 334 although all was said', { auth: '334 ' }, ['failed', 'unexpected-reply', 334, null], [`AUTH PLAIN ${plainResponse}`]],
    ['refused at the name', { ehlo: ehlo('LOGIN'), auth: '334 VXNlcm5hbWU6', authNext: ['535 5.7.8 no such user'] }, ['rejected', 'authentication-failed', 535, '5.7.8'], ['AUTH LOGIN', base64(login.user)]],
    ['refused at the password', { ehlo: ehlo('LOGIN'), auth: '334 VXNlcm5hbWU6', authNext: ['334 UGFzc3dvcmQ6', '535 5.7.8 wrong'] }, ['rejected', 'authentication-failed', 535, '5.7.8'], ['AUTH LOGIN', base64(login.user), base64(login.password)]],
    ['not supported after all, and nothing else is', { ehlo: ehlo('PLAIN'), auth: '504 5.5.4 no' }, ['rejected', 'authentication-failed', 504, '5.5.4'], [`AUTH PLAIN ${plainResponse}`]],
    ['cut off by 421', { auth: '421 4.7.0 too many' }, ['rejected', 'authentication-temporary', 421, '4.7.0'], [`AUTH PLAIN ${plainResponse}`]],
  ]
  test.each(refusals)('that is %s is tried once and decides', async (_, behaviour, expected, lines) => {
    const server = await scriptedServer(behaviour)
    const report = await engine.run({ document: documentOf(server, { authentication: authentication() }, indy) })
    expect([report.verdict, report.code, report.replyCode, report.enhancedCode]).toEqual(expected)
    expect([report.phase, exitCodeOf(report)]).toEqual(['auth', 17])
    await server.idle()
    expect(loginLines(server.sessions[0]?.lines())).toEqual(lines)
    expect(server.accepted()).toBe(1)
  })

  test('goes on to the next mechanism after 504, and after nothing else', async () => {
    const server = await scriptedServer(async (peer) => {
      await peer.send('220 test.example\r\n')
      const answers = [ehlo('PLAIN LOGIN'), '504 5.5.4 not that one', '334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', '235 2.7.0 welcome', '221 bye']
      for (const answer of answers) {
        if ((await peer.line()) === null) return
        await peer.send(`${answer}\r\n`)
      }
      peer.end()
    })
    const report = await engine.run({ document: documentOf(server, { authentication: authentication() }, indy), stopAfter: 'auth' })
    expect([report.verdict, report.mechanism]).toEqual(['reached', 'LOGIN'])
    await server.idle()
    expect(loginLines(server.sessions[0]?.lines())).toEqual([
      `AUTH PLAIN ${plainResponse}`,
      'AUTH LOGIN',
      base64(login.user),
      base64(login.password),
    ])
  })

  test('that nobody asked for is not made', async () => {
    const server = await realServer({ login, more: { authOptional: true } })
    const report = await engine.run({ document: documentOf(server, { authentication: { ...login, enabled: false } }) })
    expect([report.verdict, report.mechanism, server.messages[0]?.user]).toEqual(['sent', null, null])
  })
})

describe('a password is configured and', () => {
  const offers: readonly [string, string, 'auto' | 'PLAIN' | 'LOGIN', string][] = [
    ['no AUTH is offered', '250-test.example\r\n250 8BITMIME', 'auto', 'auth-not-offered'],
    ['an empty AUTH is offered', '250-test.example\r\n250 AUTH', 'auto', 'auth-not-offered'],
    ['only XOAUTH2 is offered', ehlo('XOAUTH2'), 'auto', 'auth-mechanism-not-offered'],
    ['the chosen one is not offered', ehlo('PLAIN'), 'LOGIN', 'auth-mechanism-not-offered'],
    ['AUTH stands in the greeting line only', '250 test.example AUTH PLAIN LOGIN', 'auto', 'auth-not-offered'],
    ['something like AUTH is offered', '250-test.example\r\n250-XAUTH PLAIN\r\n250 AUTHENTICATE LOGIN', 'auto', 'auth-not-offered'],
  ]
  test.each(offers)('%s: a failure, and nothing secret has left', async (_, offered, mechanism, code) => {
    const server = await scriptedServer({ ehlo: offered })
    const report = await engine.run({ document: documentOf(server, { authentication: authentication({ mechanism }) }) })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual(['failed', 'auth', code, 17])
    expect(report.hint?.field).not.toBeUndefined()
    await server.idle()
    const sent = server.sessions[0]?.clear() ?? ''
    expect(server.sessions[0]?.lines()).toEqual(['EHLO estacao.example.com', 'QUIT'])
    for (const secret of [login.password, base64(login.password), plainResponse]) expect(sent).not.toContain(secret)
  })
})
