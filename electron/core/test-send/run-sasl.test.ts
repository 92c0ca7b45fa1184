/** Logging in without saying the password: servers that check the answer, and servers that cheat. */
import { describe, expect, test } from 'vitest'
import { exitCodeOf, type TestReport } from '../../../shared/contract/report.ts'
import type { Mechanism } from '../../../shared/domain/system/document.ts'
import { documentOf, realServer, scriptedServer } from '../../../test-support/in-test.ts'
import { cramMd5, ntlm, ntlmChallenge, scram } from '../../../test-support/sasl-server.ts'
import type { Answer } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine } from '../../../test-support/test-engine.ts'

const engine = createTestEngine()
const login = { user: 'josé,=@exemplo.com.br', password: 'Sénha c0m ç & "\u{1F511}' }
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')
const ehlo = (mechanisms: string) => `250-test.example\r\n250-AUTH ${mechanisms}\r\n250 8BITMIME`

const servers = {
  'SCRAM-SHA-256': scram('sha256', login),
  'SCRAM-SHA-1': scram('sha1', login),
  'CRAM-MD5': cramMd5(login),
  NTLM: ntlm(login),
} as const
type Challenging = keyof typeof servers
const all = Object.keys(servers) as Challenging[]

const shown = ({ transcript }: TestReport) => transcript.map(({ from, text }) => `${from} ${text}`).join('\n')

async function tryWith(auth: Answer, mechanism: Challenging, more: { authNext?: readonly Answer[]; password?: string; user?: string; offered?: string; wanted?: Mechanism } = {}) {
  const server = await scriptedServer({ ehlo: ehlo(more.offered ?? mechanism), auth, ...(more.authNext && { authNext: more.authNext }) })
  const { user = login.user, password = login.password } = more
  const report = await engine.run({
    document: documentOf(server, { authentication: { user, password, mechanism: more.wanted ?? 'auto' } }),
    stopAfter: 'auth',
  })
  await server.idle()
  return { report, lines: server.sessions[0]?.lines() ?? [] }
}

describe.each(all)('%s', (mechanism) => {
  test('is taken by a server that checks, and nothing that helps to guess is shown', async () => {
    const { report, lines } = await tryWith(servers[mechanism], mechanism)
    expect([report.verdict, report.mechanism]).toEqual(['reached', mechanism])
    // In clear, but the password was not said.
    expect([report.security, report.warnings]).toEqual(['none', []])
    expect(lines.join('\n')).not.toContain(base64(login.password))
    const secretLine = lines.at(-2) === '' ? lines.at(-3) : lines.at(-2)
    expect(secretLine?.length).toBeGreaterThan(30)
    expect(shown(report)).not.toContain(secretLine)
    expect(shown(report)).toContain('client •••')
  })

  test.each([
    ['password', { password: `${login.password}x` }],
    ['user', { user: 'outro@exemplo.com.br' }],
  ])('with a wrong %s is refused by it, and asked once', async (_, wrong) => {
    const { report, lines } = await tryWith(servers[mechanism], mechanism, wrong)
    expect([report.verdict, report.phase, report.code, report.replyCode, exitCodeOf(report)]).toEqual(['rejected', 'auth', 'authentication-failed', 535, 17])
    expect(lines.filter((line) => line.startsWith('AUTH'))).toHaveLength(1)
  })

  test('is passed over after 504, and what comes next is tried', async () => {
    let asked = 0
    const auth: Answer = (peer, line) => peer.send((asked += 1) === 1 ? '504 5.5.4 no\r\n' : `${line.startsWith('AUTH PLAIN ') ? 235 : 535} x\r\n`)
    const { report } = await tryWith(auth, mechanism, { offered: `PLAIN ${mechanism}` })
    expect([report.verdict, report.mechanism, asked]).toEqual(['reached', 'PLAIN', 2])
  })

  test('is not followed by the password in clear when it was refused', async () => {
    const { report, lines } = await tryWith('535 5.7.8 no', mechanism, { offered: `PLAIN LOGIN ${mechanism}` })
    expect([report.verdict, report.mechanism, report.hint?.rule]).toEqual(['rejected', mechanism, 'challenge-refused'])
    expect(lines.join('\n')).not.toContain('AUTH PLAIN')
  })

  test.each([
    ['words', '334 hello there'],
    ['nothing', '334 '],
    ['two lines', '334-eA==\r\n334 eA=='],
    ['bytes that mean nothing', `334 ${base64('\u0000\u0001 what')}`],
  ])('that is asked %s takes the login back and sends nothing of the password', async (what, challenge) => {
    // Any bytes are a challenge of CRAM-MD5.
    if (mechanism === 'CRAM-MD5' && what.startsWith('bytes')) return
    const auth: Answer[] = mechanism === 'NTLM' ? ['334 ntlm supported', challenge] : [challenge]
    const { report, lines } = await tryWith(auth[0] ?? null, mechanism, { authNext: [...auth.slice(1), '501 cancelled'] })
    expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['failed', 'auth', 'auth-challenge-invalid', 'auth-challenge-invalid'])
    expect(lines.slice(-2)).toEqual(['*', 'QUIT'])
  })
})

describe('the strongest that is offered', () => {
  test.each([
    ['PLAIN LOGIN CRAM-MD5 NTLM SCRAM-SHA-1 SCRAM-SHA-256', 'SCRAM-SHA-256'],
    ['PLAIN LOGIN CRAM-MD5 NTLM SCRAM-SHA-1', 'SCRAM-SHA-1'],
    ['PLAIN LOGIN NTLM CRAM-MD5', 'CRAM-MD5'],
    ['PLAIN LOGIN NTLM', 'NTLM'],
    ['SCRAM-SHA-256-PLUS SCRAM-SHA-512 GSSAPI DIGEST-MD5 PLAIN', 'PLAIN'],
  ])('of %s is %s', async (offered, expected) => {
    const server = await scriptedServer({ ehlo: ehlo(offered), auth: '535 5.7.8 no' })
    const report = await engine.run({ document: documentOf(server, { authentication: login }, { parameters: { USEINDY: 'S' } }) })
    expect(report.mechanism).toBe(expected)
  })

  test('CRAM-MD5 is checked by the package smtp-server too', async () => {
    const server = await realServer({
      login: null,
      more: {
        disabledCommands: ['STARTTLS'],
        authMethods: ['CRAM-MD5'],
        onAuth(auth, _session, callback) {
          if (auth.username === login.user && auth.validatePassword(login.password)) callback(null, { user: login.user })
          else callback(Object.assign(new Error('no'), { responseCode: 535 }))
        },
      },
    })
    const right = await engine.run({ document: documentOf(server, { authentication: login }) })
    expect([right.verdict, right.mechanism, server.messages[0]?.user]).toEqual(['sent', 'CRAM-MD5', login.user])
    const wrong = await engine.run({ document: documentOf(server, { authentication: { ...login, password: 'x' } }) })
    expect([wrong.verdict, wrong.code]).toEqual(['rejected', 'authentication-failed'])
  })
})

describe('a server that cannot prove that it knows the password', () => {
  const cheats: readonly [string, (right: string) => string][] = [
    ['says another proof', () => `v=${base64('x'.repeat(32))}`],
    ['says half of it', (right) => right.slice(0, 20)],
    ['says none', () => 'v='],
    ['says something else', () => 'ok'],
  ]
  test.each(cheats)('%s', async (_, final) => {
    const { report, lines } = await tryWith(scram('sha256', login, { final }), 'SCRAM-SHA-256')
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'auth', 'auth-server-not-proven'])
    expect([report.hint?.rule, report.hint?.change]).toEqual(['auth-server-not-proven', null])
    expect(lines.slice(-2)).toEqual(['*', 'QUIT'])
  })

  test.each([
    ['at once', '235 2.7.0 welcome', []],
    ['instead of the proof', (peer, line) => peer.send(`334 ${base64(`${/r=.*/.exec(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())?.[0] ?? ''}x,s=QSXCR+Q6sek8bf92,i=4096`)}\r\n`), ['235 2.7.0 welcome']],
  ] as [string, Answer, Answer[]][])('says yes %s', async (_, auth, authNext) => {
    const { report } = await tryWith(auth, 'SCRAM-SHA-256', { authNext })
    expect([report.verdict, report.code]).toEqual(['failed', 'auth-server-not-proven'])
  })

  test('an error of SCRAM is a refusal, and shown', async () => {
    const { report, lines } = await tryWith(scram('sha256', login, { final: () => 'e=other-error' }), 'SCRAM-SHA-256')
    expect(lines.at(-2)).toBe('')
    // The server of this test takes an empty line for a yes; after its own error that is none.
    expect([report.verdict, report.code]).toEqual(['failed', 'auth-server-not-proven'])
    expect(shown(report)).toContain('SCRAM: e=other-error')
  })
})

describe('a server that asks for work', () => {
  test.each([1, 4095, 1_000_001, 4_000_000_000])('%i times is told no before any of it is done', async (iterations) => {
    const began = process.cpuUsage()
    const auth: Answer = (peer, line) => {
      const nonce = /r=(.*)/.exec(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())?.[1] ?? ''
      return peer.send(`334 ${base64(`r=${nonce}x,s=QSXCR+Q6sek8bf92,i=${iterations}`)}\r\n`)
    }
    const { report } = await tryWith(auth, 'SCRAM-SHA-256', { authNext: ['501 cancelled'] })
    expect([report.code, shown(report).includes(`SCRAM: ${iterations} iterations`)]).toEqual(['auth-challenge-invalid', true])
    expect(process.cpuUsage(began).user).toBeLessThan(3_000_000)
  })

  test('gets no more than the time of the run', async () => {
    const slow = createTestEngine({ hashes: { pbkdf2: () => new Promise(() => {}) } })
    const server = await scriptedServer({ ehlo: ehlo('SCRAM-SHA-256'), auth: scram('sha256', login) })
    const report = await slow.run({ document: documentOf(server, { authentication: login }), deadlineSeconds: 1 })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'auth', 'deadline'])
  })
})

describe('what a mechanism cannot carry', () => {
  const unusual = { user: 'jose@exemplo.com.br', password: 'a\ue000b' }
  test('goes by the next one', async () => {
    const { report } = await tryWith('235 2.7.0 welcome', 'SCRAM-SHA-256', { ...unusual, offered: 'PLAIN SCRAM-SHA-256 SCRAM-SHA-1' })
    expect([report.verdict, report.mechanism]).toEqual(['reached', 'PLAIN'])
  })

  test('goes by none when it was chosen, and nothing is said', async () => {
    const { report, lines } = await tryWith('235 2.7.0 welcome', 'SCRAM-SHA-256', { ...unusual, offered: 'PLAIN SCRAM-SHA-256', wanted: 'SCRAM-SHA-256' })
    expect([report.verdict, report.code, report.hint?.field]).toEqual(['failed', 'auth-password-unusable', 'smtp.authentication.password'])
    expect(lines.filter((line) => line.startsWith('AUTH'))).toEqual([])
  })
})

test('a challenge of NTLM that points outside itself is none', async () => {
  const bad = ntlmChallenge(Buffer.alloc(8))
  bad.writeUInt32LE(0xffffff00, 44)
  const { report } = await tryWith('334 ntlm supported', 'NTLM', { authNext: [`334 ${base64(bad)}`, '501 cancelled'] })
  expect([report.code, shown(report).includes('NTLM: target info lies outside the message')]).toEqual(['auth-challenge-invalid', true])
})

describe.each(all)('a server that says back what it was told by %s', (mechanism) => {
  test('has it nowhere in what is shown or kept', async () => {
    // NTLM is asked twice before the answer; the others once.
    const challenge: Answer = mechanism === 'NTLM' ? '334 ntlm supported' : mechanism === 'CRAM-MD5' ? `334 ${base64('<1@x>')}` : (peer, line) => {
      const nonce = /r=(.*)/.exec(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())?.[1] ?? ''
      return peer.send(`334 ${base64(`r=${nonce}x,s=QSXCR+Q6sek8bf92,i=4096`)}\r\n`)
    }
    let told = ''
    const echo: Answer = (peer, line) => {
      told = line
      const inside = Buffer.from(line, 'base64').toString('utf8').replace(/[^ -~]/g, '?')
      return peer.send(`535-5.7.8 ${line}\r\n535-5.7.8 ${line.slice(0, 20)}\r\n535-5.7.8 ${line.slice(20)}\r\n535 5.7.8 ${inside}\r\n`)
    }
    const kept = createTestEngine()
    const server = await scriptedServer({
      ehlo: ehlo(mechanism),
      auth: challenge,
      authNext: mechanism === 'NTLM' ? [`334 ${base64(ntlmChallenge(Buffer.alloc(8)))}`, echo] : [echo],
    })
    const events: unknown[] = []
    const report = await kept.run({ document: documentOf(server, { authentication: login }) }, { onEvent: (event) => events.push(event), keep: true })
    expect([report.verdict, report.code]).toEqual(['rejected', 'authentication-failed'])
    const everything = JSON.stringify({ report, events, log: kept.log, kept: kept.reports })
    expect(told.length).toBeGreaterThan(30)
    const inside = Buffer.from(told, 'base64').toString('utf8')
    const proof = mechanism === 'CRAM-MD5' ? inside.split(' ').at(-1) : /p=(.*)$/.exec(inside)?.[1]
    for (const secret of [told, proof ?? told.slice(20, 44), login.password, base64(login.password)]) expect(everything).not.toContain(secret)
  })
})
