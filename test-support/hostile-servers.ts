/** Servers that do what no server may: at every phase, in every way a byte stream allows. */
import type { SystemDocumentInput } from '../shared/domain/system/document.ts'
import type { Certificate } from './certificates.ts'
import { smtpScript, type Answer, type Peer, type Script, type SmtpBehaviour } from './scripted-smtp.ts'

export interface Hostile<T> {
  readonly name: string
  readonly does: T
  /** what the system must be set to for the peer to get its turn */
  readonly smtp?: NonNullable<SystemDocumentInput['smtp']>
  readonly bigMessage?: boolean
  /** it never reads, so it does not see that we have gone */
  readonly deaf?: boolean
}
export type HostileServer = Hostile<Script>

/** between two bytes of a drip: the whole answer would take longer than the run may */
const dripPause = 250
const login = { user: 'sistema@example.com', password: 'S3nha-do-Sistema' }
const megabyte = 1024 * 1024

function gone(peer: Peer): () => boolean {
  let closed = false
  void peer.closed.then(() => (closed = true))
  return () => closed
}

export async function drip(peer: Peer, text: string): Promise<void> {
  const isGone = gone(peer)
  for (const character of text) {
    if (isGone()) return
    await peer.send(character)
    await Promise.race([peer.closed, new Promise((resolve) => setTimeout(resolve, dripPause))])
  }
}

/** As much as is taken, up to `total` bytes. */
export async function pour(peer: Peer, piece: string | Uint8Array, total = 100 * megabyte): Promise<void> {
  const isGone = gone(peer)
  const bytes = Buffer.from(piece)
  const chunk = Buffer.concat(Array.from({ length: Math.max(1, Math.floor((64 * 1024) / bytes.length)) }, () => bytes))
  for (let sent = 0; sent < total && !isGone(); sent += chunk.length) await peer.send(chunk)
  await peer.closed
}

type Place = 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'message' | 'quit'
const codes: Readonly<Record<Place, number>> = { greeting: 220, ehlo: 250, auth: 235, mail: 250, rcpt: 250, data: 354, message: 250, quit: 221 }
const silence: Answer = (peer) => peer.closed

/** What can be done instead of any answer. */
const everywhere: Readonly<Record<string, (code: number) => Answer>> = {
  'says nothing': () => silence,
  'drips its answer': (code) => (peer) => drip(peer, `${code} ${'x'.repeat(40)}\r\n`),
  'hangs up': () => async (peer) => {
    peer.end()
    await peer.closed
  },
  'resets': () => async (peer) => {
    peer.reset()
    await peer.closed
  },
  'hangs up within its answer': (code) => async (peer) => {
    await peer.send(`${code}-half`)
    peer.end()
    await peer.closed
  },
  'goes on and on': (code) => (peer) => pour(peer, `${code}-and more\r\n`),
  'never ends the line': (code) => async (peer) => {
    await peer.send(`${code} `)
    await pour(peer, 'x')
  },
  'ends its lines by CR alone': (code) => async (peer) => {
    await peer.send(`${code} ok\r`)
    await peer.closed
  },
  'says zero bytes': () => (peer) => pour(peer, new Uint8Array(1024)),
  'floods with what is no text': () => (peer) => pour(peer, Uint8Array.from({ length: 1021 }, (_, index) => (index * 167 + 13) & 0xff)),
}

function everyPlace(): HostileServer[] {
  return (Object.keys(codes) as Place[]).flatMap((place) =>
    Object.entries(everywhere).map(([what, make]) => ({
      name: `${place}: ${what}`,
      does: smtpScript({ [place]: make(codes[place]) }),
      smtp: place === 'auth' ? { authentication: login } : {},
    })),
  )
}

function text(name: string, behaviour: SmtpBehaviour, more: Omit<HostileServer, 'name' | 'does'> = {}): HostileServer {
  return { name, does: smtpScript(behaviour), ...more }
}

const mechanism = (name: string): Answer => `250-test.example\r\n250 AUTH ${name}`
const base64 = (words: string) => Buffer.from(words).toString('base64')

function inText(): HostileServer[] {
  const withLogin = { smtp: { authentication: login } }
  return [
    text('ANSI and HTML everywhere', { greeting: '220 \x1b[2J\x1b]0;x\x07<img src=x onerror=alert(1)>', mail: '550 \x1b[31m<script>' }),
    text('bytes that are no UTF-8', { greeting: (peer) => peer.send(Buffer.from('220 \xff\xfe\xc3\x28\r\n', 'latin1')) }),
    text('UTF-16', { greeting: (peer) => peer.send(Buffer.from('220 hello\r\n', 'utf16le')) }),
    text('NUL within a reply', { mail: (peer) => peer.send('250 o\0k\r\n') }),
    text('bidirectional overrides', { rcpt: '550 \u202egnorw\u202c \u2066x\u2069' }),
    text('a line of 900 kB', { mail: (peer) => peer.send(`550 ${'y'.repeat(900_000)}\r\n`) }),
    text('a reply of 10,000 lines', { mail: (peer) => peer.send(`${'550-no\r\n'.repeat(10_000)}550 no\r\n`) }),
    text('the longest reply that is allowed', { mail: (peer) => peer.send(`${`550-${'z'.repeat(300)}\r\n`.repeat(199)}550 no\r\n`) }),
    text('10,000 replies before a question', { greeting: (peer) => peer.send('250 ok\r\n'.repeat(10_000)) }),
    text('a reply a byte a packet', {
      greeting: async (peer) => {
        for (const byte of Buffer.from(`220-${'x'.repeat(200)}\r\n220 x\r\n`)) await peer.send(Uint8Array.of(byte))
      },
      mail: '550 no',
    }),
    text('backtracking bait', { ehlo: (peer) => peer.send(`250-${' '.repeat(2000)}\r\n250-${'AUTH '.repeat(390)}\r\n250 ${'-'.repeat(2000)}x\r\n`) }),
    text('enhanced codes without end', { mail: `550 5.${'1.'.repeat(900)}` }),
    text('200 extensions', { ehlo: (peer) => peer.send(`250-test\r\n${Array.from({ length: 190 }, (_, index) => `250-X${index} ${'p'.repeat(300)}\r\n`).join('')}250 AUTH PLAIN\r\n`) }),
    text('a SIZE that is no number', { ehlo: '250-test.example\r\n250 SIZE 99999999999999999999999999999999999999' }),
    text('a SIZE below nothing', { ehlo: '250-test.example\r\n250 SIZE -1' }),
    text('PIPELINING, and then an answer short', { ehlo: '250-test.example\r\n250 PIPELINING', rcpt: null }),
    text('PIPELINING, and then answers too many', { ehlo: '250-test.example\r\n250 PIPELINING', mail: (peer) => peer.send('250 ok\r\n'.repeat(5000)) }),
    text('a login that asks for ever', { auth: async (peer) => { for (let line: string | null = ''; line !== null; line = await peer.line()) await peer.send('334 \r\n') } }, withLogin),
    text('CRAM-MD5 with a challenge of 1,900 bytes', { ehlo: mechanism('CRAM-MD5'), auth: `334 ${base64('c'.repeat(1400))}`, authNext: ['535 no'] }, withLogin),
    text('CRAM-MD5 with a challenge that is none', { ehlo: mechanism('CRAM-MD5'), auth: '334 !!!!', authNext: ['501 no'] }, withLogin),
    text('SCRAM that asks for a thousand million rounds', { ehlo: mechanism('SCRAM-SHA-256'), auth: async (peer, line) => {
      const nonce = /r=(.*)$/.exec(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())?.[1] ?? ''
      await peer.send(`334 ${base64(`r=${nonce}xyz,s=${base64('salt')},i=1000000000`)}\r\n`)
    }, authNext: ['535 no'] }, withLogin),
    text('SCRAM that asks for as many as are allowed', { ehlo: mechanism('SCRAM-SHA-256'), auth: async (peer, line) => {
      const nonce = /r=(.*)$/.exec(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())?.[1] ?? ''
      await peer.send(`334 ${base64(`r=${nonce}xyz,s=${base64('salt')},i=600000`)}\r\n`)
    }, authNext: ['535 no'] }, withLogin),
    text('SCRAM with nonsense', { ehlo: mechanism('SCRAM-SHA-256'), auth: `334 ${base64('r=,,,,=,i=-1')}`, authNext: ['535 no'] }, withLogin),
    text('NTLM that points outside itself', { ehlo: mechanism('NTLM'), auth: '334 go', authNext: [`334 ${base64(`NTLMSSP\0\x02\0\0\0${'\xff'.repeat(40)}`)}`, '535 no'] }, withLogin),
    text('421 in the middle, and goes on', { mail: '421 going', rcpt: '250 ok' }),
  ] // prettier-ignore
}

/** A server that never takes a byte, so that what we write stays with us. */
function neverReading(): HostileServer[] {
  return [
    { name: 'never reads', deaf: true, does: async (peer) => { peer.stopReading(); await peer.send('220 hi\r\n'); await peer.closed } },
    { name: 'never reads, and answers all the same', deaf: true, does: async (peer) => { peer.stopReading(); await pour(peer, '220 hi\r\n') } },
    text('never reads the message', { data: async (peer) => { peer.stopReading(); await peer.send('354 go\r\n'); await peer.closed } }, { bigMessage: true, deaf: true }),
    text('answers while the message comes', { data: async (peer) => { peer.stopReading(); await peer.send('354 go\r\n'); await pour(peer, '250 taken\r\n') } }, { bigMessage: true, deaf: true }),
    text('hangs up while the message comes', { data: async (peer) => { await peer.send('354 go\r\n'); await peer.line(); peer.end(); await peer.closed } }, { bigMessage: true }),
    text('resets while the message comes', { data: async (peer) => { await peer.send('354 go\r\n'); await peer.line(); peer.reset() } }, { bigMessage: true }),
  ] // prettier-ignore
}

function inTls(certificate: Certificate): HostileServer[] {
  const starttls = { smtp: { server: 'localhost', security: 'starttls' as const, authentication: login } }
  const implicit = { smtp: { server: 'localhost', security: 'tls' as const, authentication: login } }
  const offers = { ehlo: '250-test.example\r\n250-STARTTLS\r\n250 AUTH PLAIN' }
  const after220 = (act: (peer: Peer) => Promise<unknown>): SmtpBehaviour => ({ ...offers, starttls: async (peer) => { await peer.send('220 go\r\n'); await act(peer) } }) // prettier-ignore
  const record = (type: number, ...body: readonly number[]) => Uint8Array.of(type, 3, 3, body.length >> 8, body.length & 0xff, ...body)
  const raw = (name: string, act: (peer: Peer) => Promise<unknown>): HostileServer[] => [
    text(`TLS after STARTTLS: ${name}`, after220(act), starttls),
    { name: `TLS from the first byte: ${name}`, does: (peer) => act(peer).then(() => {}), ...implicit },
  ]
  return [
    ...raw('silence', (peer) => peer.closed),
    ...raw('clear text', (peer) => pour(peer, '220 hello\r\n')),
    ...raw('random bytes', (peer) => pour(peer, Uint8Array.from({ length: 997 }, (_, index) => (index * 91 + 7) & 0xff))),
    ...raw('records without end', (peer) => pour(peer, record(0x16, 2, 0xff, 0xff, 0xff, ...Array.from({ length: 600 }, () => 0)))),
    ...raw('a record that claims 64 kB', async (peer) => {
      await peer.send(Uint8Array.of(0x16, 3, 3, 0xff, 0xff, 1))
      await peer.closed
    }),
    ...raw('warnings without end', (peer) => pour(peer, record(0x15, 1, 90))),
    ...raw('an alert', async (peer) => {
      await peer.send(record(0x15, 2, 40))
      await peer.closed
    }),
    ...raw('empty records', (peer) => pour(peer, record(0x17))),
    ...raw('a change of cipher without end', (peer) => pour(peer, record(0x14, 1))),
    ...raw('our own hello', async (peer) => {
      const hello = await peer.line()
      await peer.send(Buffer.from(hello ?? '', 'latin1'))
      await peer.closed
    }),
    ...raw('a drip', (peer) => drip(peer, '\x16\x03\x03\x00\x7a\x02\x00\x00\x76')),
    ...raw('hang up', async (peer) => {
      peer.end()
      await peer.closed
    }),
    ...raw('reset', async (peer) => {
      peer.reset()
      await peer.closed
    }),
    text('inside TLS: silence', { securedEhlo: silence, certificate }, starttls),
    text('inside TLS: flood', { securedEhlo: (peer) => pour(peer, '250-x\r\n'), certificate }, starttls),
    text('inside TLS: flood without a line', { securedEhlo: (peer) => pour(peer, 'x'), certificate }, starttls),
    text('inside TLS: drip', { securedEhlo: (peer) => drip(peer, `250 ${'x'.repeat(40)}`), certificate }, starttls),
    text('inside TLS: reset', { securedEhlo: async (peer) => { peer.reset(); await peer.closed }, certificate }, starttls),
    text('inside TLS: hang up', { greeting: async (peer) => { peer.end(); await peer.closed }, certificate, implicitTls: true }, implicit),
    text('inside TLS: never reads the message', { data: async (peer) => { peer.stopReading(); await peer.send('354 go\r\n'); await peer.closed }, certificate, implicitTls: true }, { ...implicit, bigMessage: true, deaf: true }),
  ] // prettier-ignore
}

export function hostileServers(certificate: Certificate): HostileServer[] {
  return [...everyPlace(), ...inText(), ...neverReading(), ...inTls(certificate)]
}
