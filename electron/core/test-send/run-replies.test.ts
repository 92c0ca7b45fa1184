import { describe, expect, test } from 'vitest'
import { exitCodeOf, phaseExitCodes, type Phase, type ReportCode, type TestEvent, type Verdict } from '../../../shared/contract/report.ts'
import { documentOf, realServer, scriptedServer } from '../../../test-support/in-test.ts'
import type { Answer, Peer, SmtpBehaviour } from '../../../test-support/scripted-smtp.ts'
import { createTestEngine } from '../../../test-support/test-engine.ts'

const engine = createTestEngine()
const closes: Answer = (peer) => Promise.resolve(peer.end())
const resets: Answer = (peer) => Promise.resolve(peer.reset())
const says = (bytes: string | Uint8Array): Answer => (peer) => peer.send(bytes)
/** says it and hangs up */
const lastWords = (text: string): Answer => async (peer) => {
  await peer.send(`${text}\r\n`)
  peer.end()
}
const manyLines = (count: number) => `${'250-x\r\n'.repeat(count)}250 end`
/** more than a hostile server gets to say, and no end of the line */
const flood = async (peer: Peer) => {
  for (let sent = 0; sent < 64; sent++) await peer.send('x'.repeat(4096))
}

type Case = [what: string, behaviour: SmtpBehaviour, verdict: Verdict, phase: Phase, code: ReportCode, replyCode?: number | null]
const cases: Case[] = [
  // the door
  ['refuses at the door', { greeting: '554 5.7.1 go away' }, 'rejected', 'greeting', 'greeting-rejected', 554],
  ['is busy', { greeting: '421 4.3.2 busy' }, 'rejected', 'greeting', 'greeting-rejected', 421],
  ['refuses and hangs up', { greeting: lastWords('554 5.7.1 blocked') }, 'rejected', 'greeting', 'greeting-rejected', 554],
  ['greets with 250', { greeting: '250 hello' }, 'failed', 'greeting', 'unexpected-reply', 250],
  ['greets with 354', { greeting: '354 go on' }, 'failed', 'greeting', 'unexpected-reply', 354],
  ['is a web server', { greeting: 'HTTP/1.1 400 Bad Request' }, 'failed', 'greeting', 'not-smtp'],
  ['is an SSH server', { greeting: 'SSH-2.0-OpenSSH_9.2' }, 'failed', 'greeting', 'not-smtp'],
  ['is an IMAP server', { greeting: '* OK IMAP4rev1' }, 'failed', 'greeting', 'not-smtp'],
  ['is a POP3 server', { greeting: '+OK POP3' }, 'failed', 'greeting', 'not-smtp'],
  ['greets with a blank line', { greeting: '' }, 'failed', 'greeting', 'not-smtp'],
  ['greets with binary data', { greeting: says(Buffer.from([0, 1, 0xff, 0x0a, 0x0d])) }, 'failed', 'greeting', 'not-smtp'],
  ['greets with a TLS alert and closes', { greeting: async (peer) => { await peer.send(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])); peer.end() } }, 'failed', 'greeting', 'connection-closed'],
  ['closes at once', { greeting: closes }, 'failed', 'greeting', 'connection-closed'],
  ['greets without end', { greeting: flood }, 'failed', 'greeting', 'reply-too-long'],
  ['greets in too many lines', { greeting: `${'220-x\r\n'.repeat(300)}220 end` }, 'failed', 'greeting', 'reply-too-long'],
  ['greets in half a reply', { greeting: async (peer) => { await peer.send('220-half\r\n'); peer.end() } }, 'failed', 'greeting', 'connection-closed'],
  // EHLO
  ['refuses EHLO', { ehlo: '550 5.7.1 bad name' }, 'rejected', 'ehlo', 'ehlo-rejected', 550],
  ['puts EHLO off', { ehlo: '421 4.3.2 later' }, 'rejected', 'ehlo', 'ehlo-rejected', 421],
  ['knows neither EHLO nor HELO', { ehlo: '500 what?', helo: '502 no' }, 'rejected', 'ehlo', 'ehlo-rejected', 502],
  ['answers EHLO with 220', { ehlo: '220 again' }, 'failed', 'ehlo', 'unexpected-reply', 220],
  ['changes the code within a reply', { ehlo: '250-a\r\n251 b' }, 'failed', 'ehlo', 'reply-malformed'],
  ['answers EHLO with a line too long', { ehlo: `250 ${'x'.repeat(3000)}` }, 'failed', 'ehlo', 'reply-too-long'],
  ['answers EHLO with too many lines', { ehlo: manyLines(300) }, 'failed', 'ehlo', 'reply-too-long'],
  ['answers EHLO with too much', { ehlo: `${`250-${'x'.repeat(1900)}\r\n`.repeat(50)}250 end` }, 'failed', 'ehlo', 'reply-too-long'],
  ['answers EHLO with four digits', { ehlo: '2500 ok' }, 'failed', 'ehlo', 'reply-malformed'],
  ['answers EHLO with words', { ehlo: 'OK' }, 'failed', 'ehlo', 'reply-malformed'],
  ['closes after EHLO', { ehlo: closes }, 'failed', 'ehlo', 'connection-closed'],
  ['resets after EHLO', { ehlo: resets }, 'failed', 'ehlo', 'connection-reset'],
  // the sender
  ['refuses the sender', { mail: '553 5.1.8 no such domain' }, 'rejected', 'mail', 'sender-rejected', 553],
  ['puts the sender off', { mail: '451 4.3.0 later' }, 'rejected', 'mail', 'sender-rejected', 451],
  ['wants a login first', { mail: '530 5.7.57 not authenticated' }, 'rejected', 'mail', 'sender-rejected', 530],
  ['finds the message too big', { mail: '552 5.3.4 too big' }, 'rejected', 'mail', 'message-too-big', 552],
  ['takes less than the message is long', { ehlo: '250-test.example\r\n250 SIZE 10' }, 'failed', 'mail', 'message-too-big', null],
  ['answers MAIL with 251', { mail: '251 forwarded' }, 'failed', 'mail', 'unexpected-reply', 251],
  ['answers MAIL with 354', { mail: '354 go on' }, 'failed', 'mail', 'unexpected-reply', 354],
  ['answers MAIL twice', { mail: '250 ok\r\n250 ok again' }, 'failed', 'rcpt', 'unexpected-reply', 250],
  ['says 421 unasked', { mail: '250 ok\r\n421 4.3.2 shutting down' }, 'rejected', 'rcpt', 'connection-closed', 421],
  ['says goodbye with the answer to MAIL', { mail: lastWords('421 4.7.0 too many') }, 'rejected', 'mail', 'sender-rejected', 421],
  ['closes after MAIL', { mail: closes }, 'failed', 'mail', 'connection-closed'],
  // the recipient
  ['refuses the recipient', { rcpt: '550 5.1.1 nobody' }, 'rejected', 'rcpt', 'recipient-rejected', 550],
  ['puts the recipient off', { rcpt: '450 4.2.0 greylisted' }, 'rejected', 'rcpt', 'recipient-rejected', 450],
  ['cannot verify the recipient', { rcpt: '252 maybe' }, 'failed', 'rcpt', 'unexpected-reply', 252],
  ['answers RCPT with 354', { rcpt: '354 go on' }, 'failed', 'rcpt', 'unexpected-reply', 354],
  ['resets after RCPT', { rcpt: resets }, 'failed', 'rcpt', 'connection-reset'],
  // DATA
  ['answers DATA with 250', { data: '250 ok' }, 'failed', 'data', 'unexpected-reply', 250],
  ['answers DATA with 220', { data: '220 ok' }, 'failed', 'data', 'unexpected-reply', 220],
  ['answers DATA with 334', { data: '334 go' }, 'failed', 'data', 'unexpected-reply', 334],
  ['refuses DATA', { data: '554 5.5.1 no valid recipients' }, 'rejected', 'data', 'data-rejected', 554],
  ['puts DATA off', { data: '451 4.3.0 later' }, 'rejected', 'data', 'data-rejected', 451],
  ['answers the message before it was sent', { data: '354 go on\r\n250 taken' }, 'failed', 'data', 'unexpected-reply', 250],
  ['closes after DATA', { data: closes }, 'failed', 'data', 'connection-closed'],
  // after the final dot
  ['refuses the message', { message: '550 5.7.1 spam' }, 'rejected', 'message', 'message-rejected', 550],
  ['puts the message off', { message: '451 4.3.0 later' }, 'rejected', 'message', 'message-rejected', 451],
  ['finds the message too big in the end', { message: '552 5.3.4 too big' }, 'rejected', 'message', 'message-too-big', 552],
  ['refuses the message and hangs up', { message: lastWords('554 5.7.1 no') }, 'rejected', 'message', 'message-rejected', 554],
  ['asks for the message again', { message: '354 go on' }, 'unknown', 'message', 'unexpected-reply', 354],
  ['answers the message with nonsense', { message: 'ok' }, 'unknown', 'message', 'reply-malformed'],
  ['answers the message without end', { message: flood }, 'unknown', 'message', 'reply-too-long'],
  ['closes after the message', { message: closes }, 'unknown', 'message', 'connection-closed'],
  ['resets after the message', { message: resets }, 'unknown', 'message', 'connection-reset'],
  ['answers the message by half and closes', { message: async (peer) => { await peer.send('250-half\r\n'); peer.end() } }, 'unknown', 'message', 'connection-closed'],
]

/** Which of these the server has heard when the run ended in a phase. */
const heard: Partial<Record<Phase, string>> = { mail: 'MAIL', rcpt: 'MAIL RCPT', data: 'MAIL RCPT DATA', message: 'MAIL RCPT DATA' }
/** Ended in a phase before its command was said. */
const unsaid = ['takes less than the message is long', 'answers MAIL twice', 'says 421 unasked']

describe('a server that', () => {
  test.each(cases)('%s', async (what, behaviour, verdict, phase, code, replyCode = null) => {
    const server = await scriptedServer(behaviour)
    const report = await engine.run({ document: documentOf(server) })
    expect([report.verdict, report.phase, report.code, report.replyCode]).toEqual([verdict, phase, code, replyCode])
    expect(exitCodeOf(report)).toBe(verdict === 'unknown' ? 30 : phaseExitCodes[phase])
    expect(report.phases.at(-1)).toMatchObject({ phase, status: 'failed' })
    expect(report.hint).not.toBeNull()
    await server.idle()
    // Whatever was refused, nothing went on behind it.
    const verbs = (server.sessions[0]?.lines() ?? []).flatMap((line) => /^(?:MAIL|RCPT|DATA)\b/.exec(line)?.[0] ?? [])
    const expected = (heard[phase] ?? '').split(' ')
    expect(verbs.join(' ')).toBe((unsaid.includes(what) ? expected.slice(0, -1) : expected).join(' '))
  })

  test('resets once it is connected', async () => {
    let connected = () => {}
    const greeting = new Promise<void>((resolve) => (connected = resolve))
    const server = await scriptedServer(async (peer) => {
      await greeting
      peer.reset()
    })
    const onEvent = ({ phase }: TestEvent) => phase === 'greeting' && connected()
    const report = await engine.run({ document: documentOf(server) }, { onEvent })
    expect([report.verdict, report.phase, report.code, report.hint?.rule]).toEqual(['failed', 'greeting', 'connection-reset', 'closed-early'])
  })

  test('takes 251 for a recipient that it forwards', async () => {
    const server = await scriptedServer({ rcpt: '251 will forward' })
    expect((await engine.run({ document: documentOf(server) })).verdict).toBe('sent')
  })

  test('takes the message with another 2xx', async () => {
    const server = await scriptedServer({ message: '252 taken, in my way' })
    expect((await engine.run({ document: documentOf(server) })).verdict).toBe('sent')
  })

  test('ends its lines with a bare LF, or speaks Latin 1', async () => {
    const server = await scriptedServer({ greeting: says('220 servidor\n'), ehlo: says(Buffer.from('250 ol\xe1\n', 'latin1')) })
    const report = await engine.run({ document: documentOf(server), stopAfter: 'ehlo' })
    expect([report.verdict, report.banner]).toEqual(['reached', 'servidor'])
    expect(report.transcript.map(({ text }) => text)).toContain('250 olá')
  })
})

describe('recipients', () => {
  const to = ['a@example.com', 'b@example.com', 'c@example.com']
  const answers: Readonly<Record<string, string>> = {
    'a@example.com': '250 2.1.5 fine',
    'b@example.com': '550 5.1.1 nobody here',
    'c@example.com': '452 4.2.2 full',
  }

  test('have each their own answer, and one refused means no DATA', async () => {
    const server = await scriptedServer({ rcpt: answers })
    const report = await engine.run({ document: documentOf(server), to })
    expect([report.verdict, report.phase, report.code, report.replyCode, exitCodeOf(report)]).toEqual(['rejected', 'rcpt', 'recipient-rejected', 550, 19])
    expect(report.recipients).toEqual([
      { address: 'a@example.com', replyCode: 250, reply: '2.1.5 fine' },
      { address: 'b@example.com', replyCode: 550, reply: '5.1.1 nobody here' },
      { address: 'c@example.com', replyCode: 452, reply: '4.2.2 full' },
    ])
    await server.idle()
    expect(server.sessions[0]?.lines()).not.toContain('DATA')
  })

  test('after a 421 are not asked for any more', async () => {
    const server = await scriptedServer({ rcpt: { 'b@example.com': '421 4.7.0 enough' } })
    const report = await engine.run({ document: documentOf(server), to })
    expect([report.verdict, report.replyCode, report.recipients.length]).toEqual(['rejected', 421, 2])
  })

  test('keep the first refusal when the server then hangs up', async () => {
    const server = await scriptedServer({ rcpt: async (peer, line) => { await peer.send('550 5.7.1 no\r\n'); if (line.includes('b@')) peer.reset() } })
    const report = await engine.run({ document: documentOf(server), to })
    expect([report.verdict, report.code, report.replyCode]).toEqual(['rejected', 'recipient-rejected', 550])
  })

  test('on the wire are the ones that were asked for, in that order, none merged', async () => {
    const server = await realServer()
    const many = ['z@example.com', 'A@Example.com', 'a@EXAMPLE.com', 'z@example.com', "o'neil+tag@example.com", 'user@[127.0.0.1]', 'u@[IPv6:::1]']
    const report = await engine.run({ document: documentOf(server), to: many })
    expect(report.verdict).toBe('sent')
    expect(report.transcript.filter(({ text }) => text.startsWith('RCPT')).map(({ text }) => text)).toEqual(many.map((address) => `RCPT TO:<${address}>`))
  })
})

describe('a long message', () => {
  const text = 'Uma linha que se repete e que não é curta.\n'.repeat(20_000)

  test('is refused on the way by a server that does not wait for its end', async () => {
    const server = await scriptedServer({
      data: async (peer) => {
        await peer.send('354 go on\r\n')
        await peer.line()
        peer.stopReading()
        await peer.send('552 5.3.4 too big\r\n')
        await peer.closed
      },
    })
    const report = await engine.run({ document: documentOf(server), text })
    expect([report.verdict, report.phase, report.code]).toEqual(['rejected', 'message', 'message-too-big'])
  })

  test('that is cut off on the way has not been sent', async () => {
    const server = await scriptedServer({
      data: async (peer) => {
        peer.stopReading()
        await peer.send('354 go on\r\n')
        peer.reset()
      },
    })
    const report = await engine.run({ document: documentOf(server), text })
    expect([report.verdict, report.code]).toEqual(['failed', 'connection-reset'])
  })
})
