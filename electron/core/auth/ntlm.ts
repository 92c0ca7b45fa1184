/**
 * NTLM as client (MS-NLMP), NTLMv2 answers only: for AUTH NTLM (MS-SMTPNTLM) and for proxies. No signing or sealing, so no
 * session key is exchanged. Whatever the challenge claims about places and lengths is checked against what really came.
 */
import type { Hashes } from '../ports.ts'
import { md4 } from './md4.ts'

/** The challenge is not one, or cannot be answered. */
export class NtlmProblem extends Error {}

export interface NtlmOptions {
  readonly challenge: Uint8Array
  /** `user`, `DOMAIN\user` or `user@domain` */
  readonly user: string
  readonly password: string
  /** this computer's name */
  readonly workstation: string
  readonly hashes: Hashes
  readonly now: Date
}

const signature = Buffer.from('NTLMSSP\0', 'latin1')
/** §2.2.2.5 */
const flag = {
  unicode: 0x1,
  requestTarget: 0x4,
  ntlm: 0x200,
  alwaysSign: 0x8000,
  extendedSession: 0x80000,
  targetInfo: 0x800000,
  bits128: 0x20000000,
  bits56: 0x80000000,
} as const
const wanted = Object.values(flag).reduce((sum, bit) => sum | bit, 0) >>> 0
/** §2.2.2.1 */
const pair = { end: 0, flags: 6, timestamp: 7 } as const
/** MsvAvFlags: the answer carries a MIC */
const micProvided = 0x2
/** Larger than any server's (some hundred bytes); what is beyond would not fit the answer's length fields either. */
const longestTargetInfo = 16 * 1024
const longestText = 1024

export function ntlmNegotiate(): Uint8Array {
  const message = Buffer.alloc(32)
  signature.copy(message)
  message.writeUInt32LE(1, 8)
  message.writeUInt32LE(wanted, 12)
  return message
}

interface Pair {
  readonly id: number
  readonly value: Buffer
}
interface Challenge {
  readonly flags: number
  readonly nonce: Buffer
  readonly pairs: readonly Pair[]
}

function readPairs(info: Buffer): Pair[] {
  const pairs: Pair[] = []
  for (let place = 0; place < info.length; ) {
    if (place + 4 > info.length) throw new NtlmProblem('target info is cut off')
    const id = info.readUInt16LE(place)
    const length = info.readUInt16LE(place + 2)
    if (id === pair.end) return pairs
    place += 4
    if (place + length > info.length) throw new NtlmProblem('a part of the target info is longer than the whole')
    pairs.push({ id, value: info.subarray(place, place + length) })
    place += length
  }
  if (info.length > 0) throw new NtlmProblem('target info has no end')
  return pairs
}

function readChallenge(bytes: Uint8Array): Challenge {
  const message = Buffer.from(bytes)
  if (message.length < 32 || !message.subarray(0, 8).equals(signature)) throw new NtlmProblem('not an NTLM message')
  if (message.readUInt32LE(8) !== 2) throw new NtlmProblem('not a challenge')
  const flags = message.readUInt32LE(20)
  if ((flags & flag.unicode) === 0) throw new NtlmProblem('the server does not speak Unicode')
  let info: Buffer = Buffer.alloc(0)
  if ((flags & flag.targetInfo) !== 0) {
    if (message.length < 48) throw new NtlmProblem('no room for the target info it promises')
    const length = message.readUInt16LE(40)
    const place = message.readUInt32LE(44)
    if (length > longestTargetInfo) throw new NtlmProblem('target info too long')
    if (length > 0 && (place < 48 || place + length > message.length)) throw new NtlmProblem('target info lies outside the message')
    if (length > 0) info = message.subarray(place, place + length)
  }
  return { flags, nonce: message.subarray(24, 32), pairs: readPairs(info) }
}

function writePairs(pairs: readonly Pair[]): Buffer {
  const parts = [...pairs, { id: pair.end, value: Buffer.alloc(0) }].map(({ id, value }) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(id, 0)
    head.writeUInt16LE(value.length, 2)
    return Buffer.concat([head, value])
  })
  return Buffer.concat(parts)
}

/** `user@domain` goes whole: only the server knows which domain that is. */
function splitUser(name: string): { domain: string; user: string } {
  const slash = name.indexOf('\\')
  return slash < 0 ? { domain: '', user: name } : { domain: name.slice(0, slash), user: name.slice(slash + 1) }
}

/** As Windows does it, a character for a character: ß stays. */
function upperCase(text: string): string {
  return text.replace(/./gsu, (character) => {
    const upper = character.toUpperCase()
    return upper.length === character.length ? upper : character
  })
}

function utf16(text: string): Buffer {
  if (text.length > longestText) throw new NtlmProblem('a name or password is too long for NTLM')
  return Buffer.from(text, 'utf16le')
}

/** 100 ns since 1601 */
function fileTime(now: Date): Buffer {
  const time = Buffer.alloc(8)
  time.writeBigUInt64LE((BigInt(now.getTime()) + 11_644_473_600_000n) * 10_000n)
  return time
}

/** A message whose `parts` stand one behind the other after a header of `headLength`, with their places in the header. */
function lay(headLength: number, flags: number, parts: readonly { field: number; bytes: Uint8Array }[]): Buffer {
  const head = Buffer.alloc(headLength)
  signature.copy(head)
  head.writeUInt32LE(3, 8)
  let place = headLength
  for (const { field, bytes } of parts) {
    head.writeUInt16LE(bytes.length, field)
    head.writeUInt16LE(bytes.length, field + 2)
    head.writeUInt32LE(place, field + 4)
    place += bytes.length
  }
  head.writeUInt32LE(flags, 60)
  return Buffer.concat([head, ...parts.map(({ bytes }) => bytes)])
}

export function ntlmAuthenticate({ challenge, user: name, password, workstation, hashes, now }: NtlmOptions): Uint8Array {
  const { flags, nonce, pairs } = readChallenge(challenge)
  const { domain, user } = splitUser(name)
  const timestamp = pairs.find(({ id, value }) => id === pair.timestamp && value.length === 8)?.value

  // §3.1.5.1.2: a server that says the time wants the three messages protected, and no LMv2 answer
  const sent = timestamp ? writePairs(withMicFlag(pairs)) : writePairs(pairs)
  const clientNonce = Buffer.from(hashes.random(8))
  const key = hashes.hmac('md5', md4(utf16(password)), utf16(upperCase(user) + domain))
  const blob = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    timestamp ?? fileTime(now),
    clientNonce,
    Buffer.alloc(4),
    sent,
    Buffer.alloc(4),
  ])
  const proof = hashes.hmac('md5', key, Buffer.concat([nonce, blob]))
  const lm = timestamp
    ? Buffer.alloc(24)
    : Buffer.concat([hashes.hmac('md5', key, Buffer.concat([nonce, clientNonce])), clientNonce])

  const message = lay(timestamp ? 88 : 72, (flags & wanted) >>> 0, [
    { field: 28, bytes: utf16(domain) },
    { field: 36, bytes: utf16(user) },
    { field: 44, bytes: utf16(workstation) },
    { field: 12, bytes: lm },
    { field: 20, bytes: Buffer.concat([proof, blob]) },
    { field: 52, bytes: Buffer.alloc(0) },
  ])
  if (timestamp) {
    const sessionKey = hashes.hmac('md5', key, proof)
    Buffer.from(hashes.hmac('md5', sessionKey, Buffer.concat([ntlmNegotiate(), challenge, message]))).copy(message, 72)
  }
  return message
}

function withMicFlag(pairs: readonly Pair[]): Pair[] {
  const old = pairs.find(({ id, value }) => id === pair.flags && value.length === 4)?.value.readUInt32LE() ?? 0
  const value = Buffer.alloc(4)
  value.writeUInt32LE((old | micProvided) >>> 0)
  return [...pairs.filter(({ id }) => id !== pair.flags), { id: pair.flags, value }]
}
