/** The real practice server, spoken to byte by byte. */
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PracticeFault } from '../../shared/contract/practice.ts'
import { memoryPracticeCertificates } from '../../test-support/practice-certificates.ts'
import type { PracticeListener, ReceivedMessage } from '../core/ports.ts'
import { createSmtpServerPractice } from './smtp-server-practice.ts'

const certificates = memoryPracticeCertificates()
const servers = createSmtpServerPractice({ certificates })
let fault: PracticeFault
let received: ReceivedMessage[]
let listener: PracticeListener
let sockets: Socket[]
/** how often the server has asked, and who waits for the next time */
let asked = 0
let onAsked = () => {}

function askFault(): PracticeFault {
  asked++
  onAsked()
  return fault
}
/** The server has accepted that many connections more. */
async function accepted(count: number): Promise<void> {
  for (const wanted = asked + count; asked < wanted; ) await new Promise<void>((resolve) => (onAsked = resolve))
}

const listen = (port: number) =>
  servers.listen({ port, user: 'pratica', password: 'segredo', fault: askFault, onMessage: (message) => void received.push(message) })

beforeEach(async () => {
  fault = 'none'
  received = []
  sockets = []
  listener = await listen(0)
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await listener.close()
})

/** A client that sends a line and waits for the whole reply. */
function client(port = listener.port) {
  const socket = connect({ host: '127.0.0.1', port })
  sockets.push(socket)
  let text = ''
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
    wake()
  })
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  socket.on('error', () => {})
  async function reply(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\r]*\r\n)*\d{3} [^\r]*\r\n/.exec(text)
      if (whole) {
        text = text.slice(whole[0].length)
        return whole[0]
      }
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  const say = async (line: string) => {
    socket.write(`${line}\r\n`)
    return reply()
  }
  return { reply, say, socket, closed, heard: () => text }
}
const login = (user: string, password: string) => `AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`

async function loggedIn() {
  const one = client()
  await one.reply()
  await one.say('EHLO test.example')
  expect(await one.say(login('pratica', 'segredo'))).toMatch(/^235 /)
  return one
}

describe('the practice server', () => {
  test('says what it is, offers PLAIN and LOGIN, and STARTTLS', async () => {
    const { reply, say } = client()
    expect(await reply()).toMatch(/^220 .*Server Manager/)
    const offered = await say('EHLO test.example')
    expect(offered).toMatch(/AUTH PLAIN LOGIN/)
    expect(offered).toMatch(/STARTTLS/)
  })

  test('takes a message whole, to each recipient, and delivers it to nobody', async () => {
    const { say } = await loggedIn()
    await say('MAIL FROM:<a@example.com>')
    expect(await say('RCPT TO:<b@example.com>')).toMatch(/^250/)
    expect(await say('RCPT TO:<c@example.com>')).toMatch(/^250/)
    expect(await say('DATA')).toMatch(/^354/)
    expect(await say('Subject: x\r\n\r\n..dot\r\n.')).toMatch(/^250/)
    expect(received).toMatchObject([{ from: 'a@example.com', to: ['b@example.com', 'c@example.com'] }])
    expect(Buffer.from(received[0]!.raw).toString()).toBe('Subject: x\r\n\r\n.dot\r\n')
  })

  test('wants the right user and password', async () => {
    const { reply, say } = client()
    await reply()
    await say('EHLO test.example')
    expect(await say('MAIL FROM:<a@example.com>')).toMatch(/^530/)
    expect(await say(login('pratica', 'wrong'))).toMatch(/^535 5\.7\.8/)
    expect(await say(login('other', 'segredo'))).toMatch(/^535/)
    expect(await say(login('pratica', 'segredo'))).toMatch(/^235/)
  })

  test('refuses what is above 10 MiB and keeps nothing of it', async () => {
    const { say, socket } = await loggedIn()
    await say('MAIL FROM:<a@example.com>')
    await say('RCPT TO:<b@example.com>')
    await say('DATA')
    socket.write('x'.repeat(1024 * 1024).concat('\r\n').repeat(11))
    expect(await say('\r\n.')).toMatch(/^552/)
    expect(received).toEqual([])
  })
})

describe('its faults', () => {
  test('wrong password: 535 to the right one', async () => {
    fault = 'wrong-password'
    const { reply, say } = client()
    await reply()
    await say('EHLO test.example')
    expect(await say(login('pratica', 'segredo'))).toMatch(/^535 5\.7\.8/)
  })

  test('recipient refused: 550 to anybody, chosen while a session runs', async () => {
    const { say } = await loggedIn()
    fault = 'recipient-refused'
    await say('MAIL FROM:<a@example.com>')
    expect(await say('RCPT TO:<b@example.com>')).toMatch(/^550 5\.1\.1/)
  })

  test('silent: connects and says nothing, also when spoken to', async () => {
    fault = 'silent'
    const both = accepted(2)
    const mute = client()
    const talking = client()
    talking.socket.write('EHLO test.example\r\n')
    await both
    fault = 'none'
    // By the time a third one is greeted the two would have been, too.
    const greeted = client()
    await greeted.reply()
    await greeted.say('EHLO test.example')
    expect([mute.heard(), talking.heard()]).toEqual(['', ''])
    expect(mute.socket.destroyed).toBe(false)
  })
})

describe('faults on the wire', () => {
  test('drip: each byte comes alone', async () => {
    fault = 'drip'
    const { socket, reply } = client()
    const sizes: number[] = []
    socket.on('data', (chunk: Buffer) => sizes.push(chunk.length))
    const greeting = await reply()
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(greeting.length)
    // Some may meet on a machine that is busy.
    expect(sizes.length).toBeGreaterThan(greeting.length / 4)
  })

  test('a slow greeting comes late, and ends with the server', async () => {
    fault = 'slow-greeting'
    const one = accepted(1)
    const waiting = client()
    await one
    fault = 'none'
    await client().reply()
    expect(waiting.heard()).toBe('')
    await listener.close()
    await waiting.closed
    listener = await listen(0)
  })

  test('the message of `drop-after-dot` is there, and the client hears nothing of it', async () => {
    const { say, socket, closed, heard } = await loggedIn()
    fault = 'drop-after-dot'
    await say('MAIL FROM:<a@example.com>')
    await say('RCPT TO:<b@example.com>')
    await say('DATA')
    socket.write('Subject: x\r\n\r\n.\r\n')
    await closed
    expect([heard(), received.length]).toEqual(['', 1])
  })

  test('STARTTLS cannot be had where it was refused, nor anything behind it', async () => {
    fault = 'starttls-refused'
    const { reply, say } = client()
    await reply()
    expect(await say('EHLO test.example')).toMatch(/STARTTLS/)
    expect(await say('STARTTLS')).toMatch(/^454 4\.7\.0/)
    expect(await say('MAIL FROM:<a@example.com>')).toMatch(/^530/)
    expect(await say('NOOP')).toMatch(/^250/)
    expect(await say('QUIT')).toMatch(/^221/)
  })

  test.each(['silent', 'starttls-refused'] as const)('%s: a line without end does not fill the memory', async (name) => {
    fault = name
    const { socket, closed } = client()
    for (let megabytes = 0; megabytes < 4 && !socket.destroyed; megabytes++) socket.write('x'.repeat(1024 * 1024))
    if (name === 'silent') socket.destroy()
    await closed
  })
})

describe('its port', () => {
  test('is loopback, and said when it is taken', async () => {
    await expect(listen(listener.port)).rejects.toMatchObject({ code: 'port-in-use', details: { port: listener.port } })
    expect(client().socket.remoteFamily ?? 'IPv4').toBe('IPv4')
  })

  test('is free again after closing, with every session ended', async () => {
    const { port } = listener
    fault = 'silent'
    const one = accepted(1)
    const mute = client()
    await one
    fault = 'none'
    const other = client()
    await other.reply()
    await listener.close()
    await Promise.all([mute.closed, other.closed])
    listener = await listen(port)
    expect(listener.port).toBe(port)
    expect(await client().reply()).toMatch(/^220/)
  })

  test('closing ends a handshake that has only begun', async () => {
    const { reply, say, socket, closed } = client()
    await reply()
    await say('EHLO test.example')
    await say('STARTTLS')
    // the head of a ClientHello
    socket.write(Buffer.from('16030100c8010000c40303', 'hex'))
    await listener.close()
    await closed
    listener = await listen(0)
  })

  test('a client that goes away in the middle is its own business', async () => {
    const { say, socket } = await loggedIn()
    await say('MAIL FROM:<a@example.com>')
    await say('RCPT TO:<b@example.com>')
    await say('DATA')
    socket.write('Subject: half')
    socket.resetAndDestroy()
    const { reply } = client()
    expect(await reply()).toMatch(/^220/)
    expect(received).toEqual([])
  })
})
