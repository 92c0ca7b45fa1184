import { describe, expect, test } from 'vitest'
import { exitCodeOf, phases, type Phase, type TestReport } from '../../../shared/contract/report.ts'
import { createAuthority } from '../../../test-support/certificates.ts'
import { authentication, documentOf, login, openSockets, proxyServer, realServer, scriptedServer, socketsBackTo } from '../../../test-support/in-test.ts'
import { createTestEngine, outline } from '../../../test-support/test-engine.ts'

const authority = createAuthority()
const engine = createTestEngine({ issuers: [authority.cert] })

describe('a message that is sent', () => {
  test('arrives as it was asked for, in clear and without a login', async () => {
    const before = openSockets()
    const server = await realServer()
    const report = await engine.run({
      document: documentOf(server),
      from: 'sistema@example.com',
      to: ['jose@example.com', 'maria@exemplo.com.br'],
      subject: 'Relatório nº 1',
      text: 'Olá, José.\n.uma linha com ponto\n..duas\n.\nfim',
    })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual(['sent', 'message', null, 0])
    expect(outline(report.phases)).toBe('settings dns connect proxy:skipped greeting ehlo tls:skipped auth:skipped mail rcpt data message')
    expect(report.recipients.map(({ address, replyCode }) => [address, replyCode])).toEqual([
      ['jose@example.com', 250],
      ['maria@exemplo.com.br', 250],
    ])
    expect(report.hint).toBeNull()
    expect(report.server).toEqual({ host: '127.0.0.1', port: server.port })
    const [message] = server.messages
    expect(message).toMatchObject({ from: 'sistema@example.com', to: ['jose@example.com', 'maria@exemplo.com.br'], user: null, secure: false })
    expect(message?.raw).toContain('Subject: =?UTF-8?')
    expect(message?.raw).toContain(`Message-ID: ${report.messageId ?? 'none'}`)
    expect(decoded(message?.raw)).toContain('Olá, José.\r\n.uma linha com ponto\r\n..duas\r\n.\r\nfim')
    await server.idle()
    await server.close()
    await socketsBackTo(before)
  })

  test.each([
    ['STARTTLS, required', 'starttls', false, 'greeting ehlo tls auth'],
    ['STARTTLS, as it is offered', 'starttls-if-offered', false, 'greeting ehlo tls auth'],
    ['TLS from the first byte', 'tls', true, 'tls greeting ehlo auth'],
  ] as const)('goes through %s', async (_, security, implicitTls, way) => {
    const before = openSockets()
    const server = await realServer({ login, certificate: authority.issue(), implicitTls })
    const report = await engine.run({ document: documentOf(server, { server: 'localhost', security, authentication: authentication() }) })
    expect([report.verdict, report.phase]).toEqual(['sent', 'message'])
    expect(outline(report.phases)).toBe(`settings dns connect proxy:skipped ${way} mail rcpt data message`)
    expect(report.tls).toMatchObject({ chain: { ok: true, code: null }, host: { ok: true, code: null } })
    expect(report.tls?.certificates[0]).toMatchObject({ subject: 'localhost', issuer: 'Test Authority', daysLeft: 1 })
    expect(report.tls?.protocol).toMatch(/^TLSv1\.[23]$/)
    expect(report.warnings).toEqual([])
    expect(server.messages).toMatchObject([{ user: login.user, secure: true }])
    expect(report.transcript.filter(({ text }) => /^(?:AUTH|MAIL|RCPT|DATA)/.test(text)).every(({ secure }) => secure)).toBe(true)
    await server.idle()
    await server.close()
    await socketsBackTo(before)
  })

  test('stays in clear when TLS is only wished for and not offered, and says so', async () => {
    const server = await realServer({ login })
    const report = await engine.run({ document: documentOf(server, { security: 'starttls-if-offered', authentication: authentication() }) })
    expect([report.verdict, outline(report.phases)]).toEqual([
      'sent',
      'settings dns connect proxy:skipped greeting ehlo tls:skipped auth mail rcpt data message',
    ])
    expect(report.warnings).toEqual([{ code: 'password-in-clear', params: {} }])
    expect(server.messages).toMatchObject([{ user: login.user, secure: false }])
  })

  test('is as long as it is: dots at the edge of every chunk survive', async () => {
    const server = await realServer()
    const text = Array.from({ length: 6000 }, (_, index) => `${'.'.repeat((index % 3) + 1)} linha ${index}`).join('\n')
    const report = await engine.run({ document: documentOf(server), text })
    expect(report.verdict).toBe('sent')
    expect(server.messages[0]?.raw).toContain(text.replaceAll('\n', '\r\n'))
  })

  test('names an international domain by its A-label', async () => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server), to: ['maria@ação.example'] })
    expect(report.verdict).toBe('sent')
    expect(server.sessions[0]?.lines()).toContain('RCPT TO:<maria@xn--ao-siap.example>')
    expect(report.recipients.map(({ address }) => address)).toEqual(['maria@xn--ao-siap.example'])
  })

  test('is announced with its size where the server wants to know', async () => {
    const server = await realServer({ more: { size: 1_000_000 } })
    const report = await engine.run({ document: documentOf(server) })
    expect(report.verdict).toBe('sent')
    const announced = report.transcript.find(({ text }) => text.startsWith('MAIL'))?.text
    expect(announced).toMatch(/^MAIL FROM:<sistema@example\.com> SIZE=\d+$/)
    expect(Number(announced?.split('=')[1])).toBe(Buffer.byteLength(server.messages[0]?.raw ?? ''))
  })

  test.each([
    ['josé@example.com', 'maria@exemplo.com.br'],
    ['sistema@example.com', 'joão.ção@ação.example'],
  ])('goes from %s to %s where the server takes such addresses, and says so to it', async (from, to) => {
    const server = await scriptedServer({ ehlo: '250-test.example\r\n250-8BITMIME\r\n250 SMTPUTF8' })
    const report = await engine.run({ document: documentOf(server), from, to: [to], subject: 'Olá', text: 'ação' })
    expect([report.verdict, report.sender]).toEqual(['sent', from])
    const heard = server.sessions[0]?.lines().map((line) => Buffer.from(line, 'latin1').toString('utf8'))
    expect(heard).toContain(`MAIL FROM:<${from}> BODY=8BITMIME SMTPUTF8`)
    expect(heard).toContain(`RCPT TO:<${to.replace('ação.example', 'xn--ao-siap.example')}>`)
  })

  test.each([
    ['sender', { from: 'josé@example.com' }, 'from'],
    ['recipient', { to: ['jose@example.com', 'josé@example.com'] }, 'to'],
  ])('is not sent, nor changed, when only SMTPUTF8 could say its %s', async (_, more, field) => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server), ...more })
    expect([report.verdict, report.phase, report.code]).toEqual(['failed', 'mail', 'smtputf8-not-offered'])
    expect(report.hint).toMatchObject({ rule: 'smtputf8-not-offered', field })
    expect(server.sessions[0]?.lines().filter((line) => /^(?:MAIL|RCPT)/.test(line))).toEqual([])
  })

  test('names all recipients at once where the server takes that, each with its own answer', async () => {
    const offers = { ehlo: '250-test.example\r\n250 PIPELINING' }
    const to = ['a@example.com', 'b@example.com', 'c@example.com']
    const server = await scriptedServer({ ...offers, rcpt: (peer, line) => peer.send(line.includes('b@') ? '550 5.1.1 b?\r\n' : `250 2.1.5 ${line.slice(9, 10)}\r\n`) })
    const report = await engine.run({ document: documentOf(server), to })
    expect([report.verdict, report.phase, report.code]).toEqual(['rejected', 'rcpt', 'recipient-rejected'])
    expect(report.recipients).toEqual([
      { address: 'a@example.com', replyCode: 250, reply: '2.1.5 a' },
      { address: 'b@example.com', replyCode: 550, reply: '5.1.1 b?' },
      { address: 'c@example.com', replyCode: 250, reply: '2.1.5 c' },
    ])
    const order = report.transcript.flatMap(({ from, text }) => (/^(?:RCPT|250 2\.1\.5|550)/.test(text) ? [`${from} ${text.slice(0, 4)}`] : []))
    expect(order).toEqual(['client RCPT', 'client RCPT', 'client RCPT', 'server 250 ', 'server 550 ', 'server 250 '])
    expect(server.sessions[0]?.lines()).not.toContain('DATA')

    const willing = await scriptedServer(offers)
    expect(await engine.run({ document: documentOf(willing), to })).toMatchObject({ verdict: 'sent' })
    // An answer too many is no answer to the next question.
    const talkative = await scriptedServer({ ...offers, rcpt: '250 ok\r\n250 ok' })
    expect(await engine.run({ document: documentOf(talkative), to })).toMatchObject({ code: 'unexpected-reply' })
  })

  test('names the sender with them there, and says whose answer is whose', async () => {
    const ehlo = '250-test.example\r\n250 PIPELINING'
    const to = ['a@example.com', 'b@example.com']
    const said = ({ transcript }: TestReport) => transcript.flatMap(({ from, text }) => (/^(?:MAIL|RCPT|550|503)/.test(text) ? [`${from} ${text.slice(0, 4).trim()}`] : []))
    const refusing = await scriptedServer({ ehlo, mail: '550 5.7.1 not you', rcpt: '503 need MAIL' })
    const refused = await engine.run({ document: documentOf(refusing), to })
    expect(refused).toMatchObject({ verdict: 'rejected', phase: 'mail', replyCode: 550, reply: '5.7.1 not you', recipients: [] })
    expect(said(refused)).toEqual(['client MAIL', 'client RCPT', 'client RCPT', 'server 550', 'server 503', 'server 503'])
    // It takes nothing back, and waits for nothing, where the server hangs up instead.
    const leaving = await scriptedServer({ ehlo, mail: async (peer) => {
      await peer.send('550 5.7.1 go away\r\n')
      peer.end()
    } })
    expect(await engine.run({ document: documentOf(leaving), to })).toMatchObject({ verdict: 'rejected', phase: 'mail', reply: '5.7.1 go away' })
    // Who only asks for the sender says nothing of recipients.
    const asked = await scriptedServer({ ehlo })
    expect(await engine.run({ document: documentOf(asked), to, stopAfter: 'mail' })).toMatchObject({ verdict: 'reached', phase: 'mail' })
    expect(asked.sessions[0]?.lines().filter((line) => line.startsWith('RCPT'))).toEqual([])
  })

  test('says HELO to a server that has never heard of EHLO', async () => {
    const server = await scriptedServer({ ehlo: '502 what?' })
    const report = await engine.run({ document: documentOf(server) })
    expect(report.verdict).toBe('sent')
    expect(server.sessions[0]?.lines().slice(0, 2)).toEqual(['EHLO estacao.example.com', 'HELO estacao.example.com'])
  })

  test.each([
    ['as the document says', 'erp.exemplo.com.br', 'EHLO erp.exemplo.com.br'],
    ['by the name of the host', null, 'EHLO estacao.example.com'],
  ])('introduces itself %s', async (_, ehloName, line) => {
    const server = await scriptedServer()
    await engine.run({ document: documentOf(server, { ehloName }), stopAfter: 'ehlo' })
    expect(server.sessions[0]?.lines()[0]).toBe(line)
  })
})

describe('a test that is to go only so far', () => {
  /** What the server has heard by then, QUIT apart. */
  const heard: Readonly<Record<Phase, string>> = {
    settings: '',
    dns: '',
    connect: '',
    proxy: '',
    greeting: '',
    ehlo: 'EHLO',
    tls: 'EHLO STARTTLS',
    auth: 'EHLO STARTTLS EHLO AUTH',
    mail: 'EHLO STARTTLS EHLO AUTH MAIL',
    rcpt: 'EHLO STARTTLS EHLO AUTH MAIL RCPT',
    data: 'EHLO STARTTLS EHLO AUTH MAIL RCPT DATA',
    message: 'EHLO STARTTLS EHLO AUTH MAIL RCPT DATA',
  }
  test.each(phases)('stops after %s, and the server has heard no more', async (stopAfter) => {
    const before = openSockets()
    const server = await scriptedServer({ certificate: authority.issue() })
    const proxy = await proxyServer({ hosts: { 'smtp.example': '127.0.0.1', localhost: '127.0.0.1' } })
    const document = documentOf(
      server,
      { server: 'localhost', security: 'starttls', authentication: authentication() },
      { proxy: { address: '127.0.0.1', port: proxy.port } },
    )
    const report = await engine.run({ document, stopAfter })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual([
      stopAfter === 'message' ? 'sent' : 'reached',
      stopAfter,
      null,
      0,
    ])
    expect(report.phases.map(({ phase }) => phase)).toEqual(phases.slice(0, phases.indexOf(stopAfter) + 1))
    expect(report.phases.every(({ status }) => status === 'ok')).toBe(true)
    expect(report.hint).toBeNull()
    await server.idle()
    const verbs = (server.sessions[0]?.lines() ?? []).flatMap((line) => /^(?:EHLO|STARTTLS|AUTH|MAIL|RCPT|DATA)\b/.exec(line)?.[0] ?? [])
    expect(verbs.join(' ')).toBe(heard[stopAfter])
    expect(server.accepted()).toBe(phases.indexOf(stopAfter) >= phases.indexOf('proxy') ? 1 : 0)
    expect(proxy.accepted()).toBe(phases.indexOf(stopAfter) >= phases.indexOf('connect') ? 1 : 0)
    await proxy.idle()
    await Promise.all([server.close(), proxy.close()])
    await socketsBackTo(before)
  })

  test.each(['proxy', 'tls', 'auth'] as const)('stops after %s also where that phase is not needed', async (stopAfter) => {
    const server = await scriptedServer()
    const report = await engine.run({ document: documentOf(server), stopAfter })
    expect([report.verdict, report.phase, report.phases.at(-1)?.status]).toEqual(['reached', stopAfter, 'skipped'])
  })

  test('takes its leave with QUIT, but not once the server waits for a message', async () => {
    const polite = await scriptedServer()
    await engine.run({ document: documentOf(polite), stopAfter: 'rcpt' })
    await polite.idle()
    expect(polite.sessions[0]?.lines().at(-1)).toBe('QUIT')

    const inData = await scriptedServer()
    await engine.run({ document: documentOf(inData), stopAfter: 'data' })
    await inData.idle()
    expect(inData.sessions[0]?.lines().at(-1)).toBe('DATA')
  })
})

/** The text of a message in quoted-printable. */
function decoded(raw = ''): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4)
  if (/^Content-Transfer-Encoding: base64/im.test(raw)) return Buffer.from(body, 'base64').toString('utf8')
  return Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
}
