/** Sending with an access token: servers that check it, refusals in two steps, and tokens that are seen nowhere. */
import { describe, expect, test } from 'vitest'
import { createAuthority } from '../../../test-support/certificates.ts'
import { documentOf, realServer, scriptedServer } from '../../../test-support/in-test.ts'
import type { Answer } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine } from '../../../test-support/test-engine.ts'
import type { TokenAnswer } from '../oauth/oauth-service.ts'

const authority = createAuthority('OAuth')
const user = 'sistema@example.com'
const token = `eyJ0.${'Ab9_-'.repeat(30)}.x`
const long = `eyJ0.${'Ab9_-'.repeat(400)}.x`
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
const oauth = { provider: 'other', issuer: 'https://id.example', clientId: 'x', scope: 'smtp' } as const
const why = base64('{"status":"401","schemes":"bearer"}')

function engineWith(answer: TokenAnswer) {
  return createTestEngine({ issuers: [authority.cert], tokens: { token: () => Promise.resolve(answer) } })
}
const document = (server: { port: number }, mechanism: 'XOAUTH2' | 'OAUTHBEARER', smtp: object = { security: 'starttls' }) =>
  documentOf(server, { server: 'localhost', authentication: { user, mechanism, oauth }, ...smtp })
const offering = (mechanism: string, auth: Answer, authNext: readonly Answer[] = []) =>
  scriptedServer({ certificate: authority.issue(), securedEhlo: `250-test.example\r\n250-AUTH ${mechanism} PLAIN\r\n250 8BITMIME`, auth, authNext })

describe('XOAUTH2', () => {
  test('is taken by the package smtp-server, and nobody sees the token', async () => {
    const server = await realServer({
      login: null,
      certificate: authority.issue(),
      more: {
        disabledCommands: [],
        authMethods: ['XOAUTH2'],
        onAuth(auth, _session, callback) {
          if (auth.username === user && auth.accessToken === token) callback(null, { user })
          else callback(null, { data: { status: '401' } })
        },
      },
    })
    const report = await engineWith({ ok: true, token }).run({ document: document(server, 'XOAUTH2') })
    expect([report.verdict, report.mechanism, server.messages[0]?.user]).toEqual(['sent', 'XOAUTH2', user])
    expect(report.component).toMatchObject({ could: false, reasons: [{ code: 'no-oauth' }] })
    expect(JSON.stringify(report)).not.toContain(token.slice(0, 40))
    const wrong = await engineWith({ ok: true, token: `${token}x` }).run({ document: document(server, 'XOAUTH2') })
    expect([wrong.verdict, wrong.code, wrong.replyCode, wrong.hint?.rule]).toEqual(['rejected', 'authentication-failed', 535, 'oauth-token-refused'])
  })

  test('says what it has to, and answers the reason with an empty line', async () => {
    const server = await offering('XOAUTH2', `334 ${why}`, ['535 5.7.8 no'])
    const report = await engineWith({ ok: true, token }).run({ document: document(server, 'XOAUTH2') })
    expect([report.verdict, report.replyCode]).toEqual(['rejected', 535])
    await server.idle()
    const lines = server.sessions[0]?.lines() ?? []
    expect(lines).toContain(`AUTH XOAUTH2 ${base64(`user=${user}\x01auth=Bearer ${token}\x01\x01`)}`)
    expect(lines.at(-2)).toBe('')
    expect(report.transcript.some(({ text }) => text === 'OAuth: {"status":"401","schemes":"bearer"}')).toBe(true)
  })

  test('waits for the server’s word with a token that is too long for a line', async () => {
    const server = await offering('XOAUTH2', '334 ', ['235 2.7.0 ok'])
    const report = await engineWith({ ok: true, token: long }).run({ document: document(server, 'XOAUTH2'), stopAfter: 'auth' })
    expect(report.verdict).toBe('reached')
    expect(server.sessions[0]?.lines()).toContain('AUTH XOAUTH2')
    expect(JSON.stringify(report)).not.toContain(base64(`user=${user}\x01auth=Bearer ${long}`).slice(60, 120))
  })
})

test('OAUTHBEARER says user, server and token, and answers the reason with its own byte', async () => {
  const server = await offering('OAUTHBEARER', `334 ${why}`, ['535 5.7.8 no'])
  const report = await engineWith({ ok: true, token }).run({ document: document(server, 'OAUTHBEARER') })
  expect([report.verdict, report.mechanism, report.replyCode]).toEqual(['rejected', 'OAUTHBEARER', 535])
  await server.idle()
  const lines = server.sessions[0]?.lines() ?? []
  expect(lines).toContain(`AUTH OAUTHBEARER ${base64(`n,a=${user},\x01host=localhost\x01port=${server.port}\x01auth=Bearer ${token}\x01\x01`)}`)
  expect(lines.at(-2)).toBe('AQ==')
})

test.each(['XOAUTH2', 'OAUTHBEARER'] as const)('a server that says the token of %s back has it nowhere', async (mechanism) => {
  const echo: Answer = (peer, line) => peer.send(`535-5.7.8 ${line}\r\n535-5.7.8 ${token}\r\n535 5.7.8 ${base64(token)} ${base64(`x${token}`)}\r\n`)
  const server = await offering(mechanism, echo)
  const engine = engineWith({ ok: true, token })
  const report = await engine.run({ document: document(server, mechanism) }, { keep: true })
  const all = JSON.stringify([report, engine.reports, engine.log, engine.events])
  for (const secret of [token, token.slice(0, 30), base64(token), base64(token).slice(4, 60), base64(`x${token}`).slice(8, 60)]) expect(all).not.toContain(secret)
})

test('a token never leaves in clear', async () => {
  const server = await scriptedServer({ ehlo: '250-test.example\r\n250 AUTH XOAUTH2' })
  const report = await engineWith({ ok: true, token }).run({ document: document(server, 'XOAUTH2', { security: 'none' }) })
  expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['failed', 'auth', 'auth-token-in-clear', 'auth-token-in-clear'])
  expect(server.sessions[0]?.lines().filter((line) => line.startsWith('AUTH'))).toEqual([])
})

test.each(['oauth-not-connected', 'oauth-refused', 'oauth-client-refused', 'oauth-unreachable'] as const)('%s is told before anything is sent', async (code) => {
  const server = await scriptedServer({})
  const report = await engineWith({ ok: false, code }).run({ document: document(server, 'XOAUTH2') })
  expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['failed', 'settings', code, code])
  expect(server.accepted()).toBe(0)
})

test('without a provider there is nothing to connect to', async () => {
  const report = await engineWith({ ok: true, token }).run({ document: documentOf({ port: 1 }, { authentication: { user, mechanism: 'XOAUTH2' } }) })
  expect([report.phase, report.code]).toEqual(['settings', 'oauth-not-connected'])
})

test('a user of the system’s who has a password of his own does not use the system’s token', async () => {
  const server = await realServer({ login: { user: 'maria', password: 'Segredo1' } })
  const mixed = documentOf(
    server,
    { authentication: { user, mechanism: 'XOAUTH2', oauth } },
    { users: [{ login: 'MARIA', email: 'maria@example.com', smtp: { server: '', port: null, authentication: { user: 'maria', password: 'Segredo1' } } }] },
  )
  const report = await engineWith({ ok: true, token }).run({ document: mixed, asUser: 'MARIA', from: null })
  expect([report.verdict, report.mechanism === 'XOAUTH2', server.messages[0]?.user]).toEqual(['sent', false, 'maria'])
})

test('a run ends in time although the provider is silent', async () => {
  const engine = createTestEngine({ tokens: { token: () => new Promise(() => {}) } })
  const report = await engine.run({ document: document({ port: 1 }, 'XOAUTH2'), deadlineSeconds: 1 })
  expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'settings', 'deadline'])
})
