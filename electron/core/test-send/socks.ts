/** SOCKS 4, 4a and 5 (RFC 1928, 1929) as a client over a wire: afterwards the wire leads to the server. */
import type { ReportCode } from '../../../shared/contract/report.ts'
import { isIpAddress } from '../../../shared/domain/system/host-name.ts'
import type { Wire } from '../ports.ts'
import { createByteReader, type ByteReader } from './byte-reader.ts'
import { authority, type ConnectTarget, type LoginState } from './connect-proxy.ts'
import { failed, PhaseFailure } from './outcome.ts'
import type { Credentials } from './sasl.ts'
import type { Transcript } from './transcript.ts'

const utf8 = new TextEncoder()
/** of a name, a user and a password: their length is one byte */
const longest = 255

/** RFC 1928 §6 */
const socks5Replies: Readonly<Record<number, ReportCode>> = {
  1: 'socks-failure',
  2: 'socks-not-allowed',
  3: 'socks-network-unreachable',
  4: 'socks-host-unreachable',
  5: 'socks-connection-refused',
  6: 'socks-ttl-expired',
  7: 'socks-command-not-supported',
  8: 'socks-address-not-supported',
}
const method = { none: 0x00, login: 0x02, nothing: 0xff } as const

/** The bytes of an address literal, 4 or 16; null for a name. */
export function addressBytes(host: string): Uint8Array | null {
  if (!isIpAddress(host)) return null
  if (!host.includes(':')) return Uint8Array.from(host.split('.'), Number)
  // WHATWG URL writes every form of an IPv6 address as groups of hexadecimal digits with at most one "::".
  const [head = '', tail] = new URL(`http://[${host}]/`).hostname.slice(1, -1).split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const left = groups(head)
  const right = groups(tail ?? '')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return Uint8Array.from([...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16)).flatMap((word) => [word >> 8, word & 0xff]))
}

interface SocksTalk {
  readonly wire: Wire
  readonly reader: ByteReader
  readonly send: (shown: string, ...bytes: readonly (number | Uint8Array)[]) => Promise<void>
  readonly heard: (text: string) => void
}

function createTalk(wire: Wire, transcript: Transcript): SocksTalk {
  return {
    wire,
    reader: createByteReader(wire),
    async send(shown, ...bytes) {
      transcript.add('client', shown, wire.secure)
      await wire.write(Uint8Array.from(bytes.flatMap((part) => (typeof part === 'number' ? [part] : [...part]))))
    },
    heard: (text) => transcript.add('proxy', text, wire.secure),
  }
}

async function receive({ reader }: SocksTalk, count: number): Promise<Buffer> {
  const bytes = await reader.take(count)
  if (bytes === null) throw failed('proxy-closed')
  return bytes
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

function portBytes(port: number): Uint8Array {
  return Uint8Array.of(port >> 8, port & 0xff)
}

/** Two bytes that begin every answer of version 5; anything else is another protocol. */
async function receivePair(talk: SocksTalk, versions: readonly number[]): Promise<number> {
  // One byte at a time: what is no SOCKS may have sent less than two.
  const version = (await receive(talk, 1))[0] ?? -1
  if (!versions.includes(version)) throw failed('socks-not-socks')
  return (await receive(talk, 1))[0] ?? -1
}

async function logIn(talk: SocksTalk, { user, password }: Credentials, state: (login: LoginState) => void): Promise<void> {
  const [name, secret] = [utf8.encode(user), utf8.encode(password)]
  if ([name, secret].some(({ length }) => length < 1 || length > longest)) throw failed('socks-login-length')
  state('said')
  await talk.send(`SOCKS5 LOGIN ${user} •••`, 1, name.length, name, secret.length, secret)
  // RFC 1929 says 1; some say the version of SOCKS itself.
  const status = await receivePair(talk, [1, 5])
  talk.heard(`SOCKS5 LOGIN ${hex(status)}`)
  if (status !== 0) throw new PhaseFailure('rejected', 'socks-login-rejected')
  state('taken')
}

export async function connectThroughSocks5(
  wire: Wire,
  target: ConnectTarget,
  credentials: Credentials | null,
  transcript: Transcript,
  state: (login: LoginState) => void,
): Promise<void> {
  const talk = createTalk(wire, transcript)
  // Both are offered: a proxy that asks nobody never hears the password.
  const methods = credentials ? [method.none, method.login] : [method.none]
  await talk.send(`SOCKS5 METHODS ${methods.map(hex).join(' ')}`, 5, methods.length, ...methods)
  const chosen = await receivePair(talk, [5])
  talk.heard(`SOCKS5 METHOD ${hex(chosen)}`)
  if (chosen === method.nothing) throw new PhaseFailure('rejected', credentials ? 'socks-method-not-offered' : 'socks-login-required')
  if (chosen === method.login && credentials) await logIn(talk, credentials, state)
  else if (chosen !== method.none) throw failed('socks-not-socks')

  const literal = addressBytes(target.host)
  const name = utf8.encode(target.host)
  if (literal === null && (name.length < 1 || name.length > longest)) throw new Error('a name is too long for SOCKS')
  const address = literal ? [literal.length === 4 ? 1 : 4, literal] : [3, name.length, name]
  await talk.send(`SOCKS5 CONNECT ${authority(target)}`, 5, 1, 0, ...address, portBytes(target.port))
  const status = await receivePair(talk, [5])
  talk.heard(`SOCKS5 REPLY ${hex(status)}`)
  // A refusal says no more than this, and not every proxy sends the rest of it.
  if (status !== 0) throw new PhaseFailure('rejected', socks5Replies[status] ?? 'socks-failure')
  const kind = (await receive(talk, 2))[1] ?? -1
  const length = kind === 1 ? 4 : kind === 4 ? 16 : kind === 3 ? ((await receive(talk, 1))[0] ?? 0) : null
  if (length === null) throw failed('socks-not-socks')
  await receive(talk, length + 2)
  talk.reader.release()
}

/** @param address IPv4, four bytes; null: the proxy looks the name up itself (4a) */
export async function connectThroughSocks4(
  wire: Wire,
  target: ConnectTarget,
  address: Uint8Array | null,
  credentials: Credentials | null,
  transcript: Transcript,
): Promise<void> {
  const user = utf8.encode(credentials?.user ?? '')
  const name = utf8.encode(target.host)
  // Both end at the first zero byte.
  if ([user, name].some((text) => text.includes(0) || text.length > longest)) throw failed('socks-login-length')
  const talk = createTalk(wire, transcript)
  const version = address ? 'SOCKS4' : 'SOCKS4A'
  const shownUser = credentials && credentials.user !== '' ? ` ${credentials.user}` : ''
  const shown = `${version} CONNECT ${address ? authority({ host: address.join('.'), port: target.port }) : authority(target)}${shownUser}`
  // 0.0.0.1: not an address, so the name that follows counts.
  const place = address ? [address, user, 0] : [0, 0, 0, 1, user, 0, name, 0]
  await talk.send(shown, 4, 1, portBytes(target.port), ...place)
  // The version of an answer is 0; some say 4.
  const status = await receivePair(talk, [0, 4])
  if (status < 90 || status > 93) throw failed('socks-not-socks')
  talk.heard(`${version} REPLY ${status}`)
  if (status === 92 || status === 93) throw new PhaseFailure('rejected', 'socks4-identd')
  if (status === 91) throw new PhaseFailure('rejected', 'socks4-rejected')
  await receive(talk, 6)
  talk.reader.release()
}
