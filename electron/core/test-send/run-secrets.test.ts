import { describe, expect, test } from 'vitest'
import { createAuthority } from '../../../test-support/certificates.ts'
import { documentOf, proxyServer, scriptedServer, socksServer } from '../../../test-support/in-test.ts'
import type { Answer, SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine, systemIdForTests, type TestEngine } from '../../../test-support/test-engine.ts'

const user = 'sistema@example.com'
const secret = 'C4nário"<&%+ñ'
const proxySecret = 'Pr0xy:s3gredo/é'
const utf8 = (text: string) => Buffer.from(text, 'utf8')
const base64 = (text: string) => utf8(text).toString('base64')
const authority = createAuthority()

/** Everything of a run that leaves the engine. */
function everything(engine: TestEngine, report: unknown, events: unknown): string {
  return JSON.stringify({ report, events, all: engine.events, log: engine.log, kept: engine.reports })
}

/** No trace of a secret, however it is written down. */
function expectNone(text: string, ...secrets: readonly string[]): void {
  for (const value of secrets) {
    const forms = {
      raw: value,
      json: JSON.stringify(value).slice(1, -1),
      base64: base64(value).replace(/=+$/, '').slice(0, -1),
      plain: base64(`\0${user}\0${value}`).replace(/=+$/, '').slice(-12),
      basic: base64(`proxyuser:${value}`).replace(/=+$/, '').slice(-12),
      url: encodeURIComponent(value),
      hex: utf8(value).toString('hex'),
      utf16: Buffer.from(value, 'utf16le').toString('latin1'),
    }
    for (const [how, form] of Object.entries(forms)) {
      expect(text.toLowerCase(), `${how} of ${value}`).not.toContain(form.toLowerCase())
      expect(text.toLowerCase(), `${how} of ${value}, in JSON`).not.toContain(JSON.stringify(form).slice(1, -1).toLowerCase())
    }
  }
}

/** What a server does with what it was told. */
const echoes: readonly [string, (line: string) => string][] = [
  ['the command', (line) => `535 5.7.8 bad: ${line}`],
  ['the password', () => `535 5.7.8 wrong password ${secret}`],
  ['the password in base64', () => `535 5.7.8 ${base64(secret)}`],
  ['user and password', () => `535 5.7.8 \0${user}\0${secret}`],
  ['the password over two lines', () => `535-5.7.8 ${secret.slice(0, 5)}\r\n535 5.7.8 ${secret.slice(5)}`],
  ['the password over three lines', () => `535-5.7.8 ${secret.slice(0, 3)}\r\n535-${secret.slice(3, 7)}\r\n535 ${secret.slice(7)}`],
  ['base64 over two lines', (line) => `535-5.7.8 ${line.slice(11, 30)}\r\n535 5.7.8 ${line.slice(30)}`],
  ['a letter a line', () => `${Array.from(secret).map((letter) => `535-${letter}\r\n`).join('')}535 end`],
  ['it in hexadecimal', () => `535 5.7.8 ${utf8(secret).toString('hex').toUpperCase()}`],
  ['it as a URL', () => `535 5.7.8 http://x/?p=${encodeURIComponent(secret)}`],
  ['it in HTML', () => `535 5.7.8 ${secret.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')}`],
  ['it in JSON', () => `535 5.7.8 ${JSON.stringify({ password: secret })}`],
  ['it inside other base64', () => `535 5.7.8 ${base64(`user=${user}, password=${secret}, sorry`)}`],
]

describe('a server that echoes', () => {
  const document = (port: number) =>
    documentOf({ port }, { authentication: { user, password: secret } }, { parameters: { USEINDY: 'S' } })
  test.each(echoes)('%s at the login has it nowhere in what is shown or kept', async (_, echo) => {
    const engine = createTestEngine()
    const server = await scriptedServer({ auth: (peer, line) => peer.send(`${echo(line)}\r\n`) })
    const events: unknown[] = []
    const report = await engine.run({ document: document(server.port), systemId: null }, { onEvent: (event) => events.push(event), keep: true })
    expect([report.verdict, report.code, report.replyCode]).toEqual(['rejected', 'authentication-failed', 535])
    expect(report.transcript.length).toBeGreaterThan(4)
    expectNone(everything(engine, report, events), secret)
  })

  const places: readonly [string, (echo: Answer) => SmtpBehaviour][] = [
    ['in its greeting', (echo) => ({ greeting: echo })],
    ['as an extension', (echo) => ({ ehlo: echo })],
    ['to MAIL', (echo) => ({ mail: echo })],
    ['to RCPT', (echo) => ({ rcpt: echo })],
    ['to DATA', (echo) => ({ data: echo })],
    ['to the message', (echo) => ({ message: echo })],
    ['as no reply at all', (echo) => ({ mail: echo })],
  ]
  test.each(places)('%s has it nowhere either', async (place, behaviour) => {
    const engine = createTestEngine()
    const code = place === 'in its greeting' ? '220' : place.startsWith('as an') ? '250' : '550'
    const line = `${secret} ${base64(secret)} ${base64(`\0${user}\0${secret}`)}`
    const text = place === 'as no reply at all' ? `what? ${line}` : `${code}-${line}\r\n${code} AUTH PLAIN ${line}`
    const server = await scriptedServer(behaviour((peer) => peer.send(`${text}\r\n`)))
    const report = await engine.run({ document: document(server.port) }, { keep: true })
    expectNone(everything(engine, report, []), secret)
    expect(JSON.stringify(report)).toContain('•••')
  })

  test('a stored password, by LOGIN, through the service, has it nowhere', async () => {
    const server = await scriptedServer({
      auth: '334 VXNlcm5hbWU6',
      authNext: ['334 UGFzc3dvcmQ6', (peer, line) => peer.send(`535 5.7.8 ${line} is ${Buffer.from(line, 'base64').toString('utf8')}\r\n`)],
    })
    const stored = documentOf(server, { authentication: { user } })
    const engine = createTestEngine({ stored: { [systemIdForTests]: { document: stored, passwords: { 'smtp.authentication': secret } } } })
    const { runId } = engine.service.start({
      systemId: systemIdForTests,
      document: stored,
      asUser: null,
      from: user,
      to: ['jose@example.com'],
      subject: null,
      text: null,
      stopAfter: 'message',
      deadlineSeconds: 30,
    })
    await expect.poll(() => engine.service.report(runId)?.code).toBe('authentication-failed')
    expect(engine.reports).toHaveLength(1)
    expectNone(everything(engine, engine.service.report(runId), []), secret)
    expect(server.sessions[0]?.lines()).toContain(base64(secret))
  })

  test('a short password that stands alone does not show it, and hides no other word', async () => {
    const server = await scriptedServer({ auth: '535 5.7.8 a no: a, "a" and again' })
    const report = await createTestEngine().run({
      document: documentOf(server, { authentication: { user, password: 'a' } }, { parameters: { USEINDY: 'S' } }),
    })
    expect(report.reply).toBe('5.7.8 ••• no: •••, "•••" and again')
  })
})

describe('a proxy that echoes', () => {
  const document = (port: number, kind: 'http' | 'socks4' | 'socks5' = 'http') =>
    documentOf(
      { port: 587 },
      { server: kind === 'socks4' ? '127.0.0.1' : 'smtp.example', authentication: { user, password: secret } },
      { proxy: { kind, address: '127.0.0.1', port, authentication: { user: 'proxyuser', password: proxySecret } } },
    )
  async function shown(port: number, kind?: 'http' | 'socks4' | 'socks5') {
    const engine = createTestEngine()
    const events: unknown[] = []
    const report = await engine.run({ document: document(port, kind) }, { onEvent: (event) => events.push(event), keep: true })
    return { report, all: everything(engine, report, events) }
  }

  test('what it was told has it nowhere in what is shown or kept', async () => {
    const login = base64(`proxyuser:${proxySecret}`)
    const proxy = await proxyServer({
      answer: (socket, head) => {
        const sent = /Basic (\S+)/.exec(head)?.[1] ?? ''
        socket.end(
          `HTTP/1.1 407 no ${sent}\r\nProxy-Authenticate: Basic realm="${sent}"\r\nX-You: ${Buffer.from(proxySecret).toString('latin1')}\r\nX-Two: ${sent.slice(0, 9)}\r\n ${sent.slice(9)}\r\n\r\n`,
          'latin1',
        )
        return null
      },
    })
    const { report, all } = await shown(proxy.port)
    expect([report.code, proxy.requests.at(-1)?.credentials]).toEqual(['proxy-authentication', `proxyuser:${proxySecret}`])
    expectNone(all, proxySecret, secret)
    expect(all).not.toContain(login.slice(0, 9))
    // UTF-8 read a byte a character is not the secret, but anybody can read it.
    expect(all).not.toContain(Buffer.from(proxySecret).toString('latin1'))
  })

  test.each(['Digest', 'Digest SHA-256', 'NTLM', 'Basic'] as const)('a login by %s shows none of it, nor what was made of it', async (scheme) => {
    const proxy = await proxyServer({ schemes: [scheme], refusal: 'length', credentials: { user: 'proxyuser', password: 'another' } })
    const { report, all } = await shown(proxy.port)
    expect([report.code, proxy.requests.at(-1)?.scheme]).toEqual(['proxy-authentication', scheme.split(' ')[0]])
    expectNone(all, proxySecret, secret)
    const sent = proxy.requests.map(({ head }) => /^proxy-authorization: (.*?)\r?$/im.exec(head)?.[1] ?? '').at(-1) ?? ''
    const answer = /response="([^"]+)"/.exec(sent)?.[1] ?? sent.split(' ')[1] ?? ''
    expect(answer.length).toBeGreaterThan(10)
    expect(all).not.toContain(answer)
    expect(all).not.toMatch(/NTLM TlRMTVNTUAA/)
    expect(JSON.stringify(report.transcript)).toContain('•••')
  })

  test('the answer of a login by NTLM has it nowhere', async () => {
    const challenge = Buffer.alloc(48)
    challenge.write('NTLMSSP\0', 'latin1')
    challenge.writeUInt32LE(2, 8)
    challenge.writeUInt32LE(0x201, 20)
    let answer = ''
    const proxy = await scriptedServer(async (peer) => {
      let sent = ''
      for (let line = await peer.line(); line !== null; line = await peer.line()) {
        if (line.startsWith('Proxy-Authorization: NTLM ')) sent = line.slice(26)
        if (line !== '') continue
        if (sent.length > 100) answer = sent
        const token = sent !== '' && answer === '' ? ` ${challenge.toString('base64')}` : ''
        await peer.send(`HTTP/1.1 407 no ${sent}\r\nProxy-Authenticate: NTLM${token}\r\nX-Sent: ${sent}\r\nContent-Length: 0\r\n\r\n`)
      }
    })
    const { report, all } = await shown(proxy.port)
    expect([report.code, answer.length > 100]).toEqual(['proxy-authentication', true])
    expectNone(all, proxySecret, secret)
    expect(all).not.toContain(answer.slice(0, 60))
    expect(report.transcript.map(({ text }) => text)).toContain('X-Sent: •••')
  })

  test.each(['socks5', 'socks4'] as const)('%s shows the password nowhere', async (kind) => {
    const proxy = await socksServer({ credentials: { user: 'proxyuser', password: 'another' }, ...(kind === 'socks4' && { reply: 91 }) })
    const { report, all } = await shown(proxy.port, kind)
    expect(report.code).toBe(kind === 'socks4' ? 'socks4-rejected' : 'socks-login-rejected')
    if (kind === 'socks5') expect(proxy.logins).toEqual([`proxyuser:${proxySecret}`])
    expectNone(all, proxySecret, secret)
  })
})

describe('what was typed', () => {
  test('as a password and again in an address is hidden even there', async () => {
    const server = await scriptedServer({ certificate: authority.issue() })
    const engine = createTestEngine({ issuers: [authority.cert] })
    const report = await engine.run({
      document: documentOf(server, { server: 'localhost', security: 'starttls', authentication: { user, password: 'remetente' } }),
      from: 'remetente@example.com',
    })
    expect(report.verdict).toBe('sent')
    expect(JSON.stringify(report.transcript)).not.toContain('remetente')
  })

  test('wrong and with a password inside does not come back in the report', async () => {
    const engine = createTestEngine()
    const report = await engine.run({ document: { name: 'X', protocol: 'smtp', smtp: { authentication: { user, password: secret, extra: secret } }, proxy: { authentication: { password: proxySecret } } } })
    expect([report.verdict, report.code]).toEqual(['failed', 'invalid-settings'])
    expectNone(everything(engine, report, []), secret, proxySecret)
  })
})
