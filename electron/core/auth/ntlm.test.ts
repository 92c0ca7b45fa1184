/** The worked example of MS-NLMP §4.2.4, and a server side of our own that checks what an answer is made of. */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createNodeHashes } from '../../adapters/node-hashes.ts'
import type { Hashes } from '../ports.ts'
import { md4 } from './md4.ts'
import { ntlmAuthenticate, ntlmNegotiate, NtlmProblem } from './ntlm.ts'

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex')
const hashes: Hashes = { ...createNodeHashes(), random: (length) => Buffer.alloc(length, 0xaa) }
/** 1601-01-01, the example's time */
const zero = new Date(-11_644_473_600_000)
const example = { user: 'Domain\\User', password: 'Password', workstation: 'COMPUTER', hashes, now: zero }

/** §4.2.4.3, CHALLENGE_MESSAGE */
const challenge = bytes(`4e544c4d53535000 02000000 0c000c0038000000 33828ae2 0123456789abcdef 0000000000000000 2400240044000000
  060070170000000f 530065007200760065007200 02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000`)

function field(message: Uint8Array, place: number): Buffer {
  const all = Buffer.from(message)
  const start = all.readUInt32LE(place + 4)
  return all.subarray(start, start + all.readUInt16LE(place))
}
const hmac = (key: Uint8Array, ...parts: Uint8Array[]) => createHmac('md5', key).update(Buffer.concat(parts)).digest()
const av = (id: number, value: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(value.length, 2)
  return Buffer.concat([head, value])
}
function challengeWith(info: Buffer, flags = 0x00888205, nonce = '0123456789abcdef'): Buffer {
  const head = Buffer.alloc(48)
  head.write('NTLMSSP\0', 'latin1')
  head.writeUInt32LE(2, 8)
  head.writeUInt32LE(48, 16)
  head.writeUInt32LE(flags >>> 0, 20)
  bytes(nonce).copy(head, 24)
  head.writeUInt16LE(info.length, 40)
  head.writeUInt16LE(info.length, 42)
  head.writeUInt32LE(48, 44)
  return Buffer.concat([head, info])
}

describe('the example of MS-NLMP §4.2.4', () => {
  const message = ntlmAuthenticate({ ...example, challenge })

  it('NTLMv2 answer (§4.2.4.2.2)', () => {
    expect(field(message, 20).toString('hex')).toBe(
      bytes(`68cd0ab851e51c96aabc927bebef6a1c 01010000 00000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000
        02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000 00000000`).toString('hex'),
    )
  })

  it('LMv2 answer (§4.2.4.2.1)', () => {
    expect(field(message, 12).toString('hex')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa')
  })

  it('names', () => {
    expect([28, 36, 44].map((place) => field(message, place).toString('utf16le'))).toEqual(['Domain', 'User', 'COMPUTER'])
    expect(Buffer.from(message).subarray(0, 12)).toEqual(bytes('4e544c4d5353500003000000'))
  })
})

it('asks for Unicode and NTLM by a message that is always the same', () => {
  const message = Buffer.from(ntlmNegotiate())
  expect(message.subarray(0, 12)).toEqual(bytes('4e544c4d5353500001000000'))
  expect(message.readUInt32LE(12) & 0x201).toBe(0x201)
  expect(ntlmNegotiate()).toEqual(ntlmNegotiate())
})

it.each([
  ['JOSE', '', 'JOSE'],
  ['EMPRESA\\josé', 'EMPRESA', 'josé'],
  ['jose@empresa.com.br', '', 'jose@empresa.com.br'],
  ['\\jose', '', 'jose'],
])('%s goes as domain %j and user %j, and the server finds the same proof', (user, domain, name) => {
  const message = ntlmAuthenticate({ ...example, challenge, user })
  expect([28, 36].map((place) => field(message, place).toString('utf16le'))).toEqual([domain, name])
  const key = hmac(md4(Buffer.from('Password', 'utf16le')), Buffer.from(name.toUpperCase() + domain, 'utf16le'))
  const answer = field(message, 20)
  expect(answer.subarray(0, 16)).toEqual(hmac(key, bytes('0123456789abcdef'), answer.subarray(16)))
})

it('upper-cases a character at a time, as Windows does', () => {
  const message = ntlmAuthenticate({ ...example, challenge, user: 'groß' })
  const key = hmac(md4(Buffer.from('Password', 'utf16le')), Buffer.from('GROß', 'utf16le'))
  const answer = field(message, 20)
  expect(answer.subarray(0, 16)).toEqual(hmac(key, bytes('0123456789abcdef'), answer.subarray(16)))
})

describe('a server that says the time', () => {
  const time = bytes('00a0b1c2d3e4f501')
  const said = challengeWith(Buffer.concat([av(2, Buffer.from('Domain', 'utf16le')), av(7, time), av(0, Buffer.alloc(0))]))
  const message = Buffer.from(ntlmAuthenticate({ ...example, challenge: said, now: new Date() }))
  const key = hmac(md4(Buffer.from('Password', 'utf16le')), Buffer.from('USERDomain', 'utf16le'))
  const answer = field(message, 20)

  it('gets its own time back, and no LMv2 answer', () => {
    expect(answer.subarray(24, 32)).toEqual(time)
    expect(field(message, 12)).toEqual(Buffer.alloc(24))
  })

  it('gets a MIC over all three messages, and the flag that says so', () => {
    expect(answer.includes(av(6, bytes('02000000')))).toBe(true)
    const without = Buffer.from(message)
    without.fill(0, 72, 88)
    const sessionKey = hmac(key, answer.subarray(0, 16))
    expect(message.subarray(72, 88)).toEqual(hmac(sessionKey, ntlmNegotiate(), said, without))
  })

  it('keeps the flags it had', () => {
    const flagged = challengeWith(Buffer.concat([av(6, bytes('01000000')), av(7, time), av(0, Buffer.alloc(0))]))
    const reply = field(ntlmAuthenticate({ ...example, challenge: flagged }), 20)
    expect(reply.includes(av(6, bytes('03000000')))).toBe(true)
    expect(reply.includes(av(6, bytes('01000000')))).toBe(false)
  })
})

it('without a time of the server it is this computer’s', () => {
  const message = ntlmAuthenticate({ ...example, challenge, now: new Date('2026-11-24T12:00:00Z') })
  const time = field(message, 20).readBigUInt64LE(24)
  expect(time).toBe((BigInt(Date.parse('2026-11-24T12:00:00Z')) + 11_644_473_600_000n) * 10_000n)
})

it('a server of old without target info is answered', () => {
  const old = Buffer.from(challenge.subarray(0, 32))
  old.writeUInt32LE(0x00008201, 20)
  expect(field(ntlmAuthenticate({ ...example, challenge: old }), 20).subarray(44).toString('hex')).toBe('0000000000000000')
})

describe('a challenge that is none', () => {
  const patched = (place: number, hex: string) => {
    const copy = Buffer.from(challenge)
    bytes(hex).copy(copy, place)
    return copy
  }
  it.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['another signature', patched(0, '4e544c4d53535058')],
    ['another type', patched(8, '01000000')],
    ['an authenticate message', Buffer.from(ntlmAuthenticate({ ...example, challenge }))],
    ['cut in the head', challenge.subarray(0, 31)],
    ['cut in the fields', challenge.subarray(0, 47)],
    ['cut in the target info', challenge.subarray(0, challenge.length - 1)],
    ['no Unicode', patched(20, '32828ae2')],
    ['target info beyond the end', patched(44, '45000000')],
    ['target info far outside', patched(44, 'ffffffff')],
    ['target info inside the head', patched(44, '00000000')],
    ['target info longer than all', patched(40, 'ffff')],
    ['a part longer than the whole', challengeWith(av(2, Buffer.alloc(4)).fill(0xff, 2, 4))],
    ['no end', challengeWith(av(2, Buffer.alloc(4)))],
    ['an end cut off', challengeWith(Buffer.concat([av(2, Buffer.alloc(4)), Buffer.alloc(2)]))],
    ['more than is ever sent', challengeWith(Buffer.concat([av(2, Buffer.alloc(20_000)), av(0, Buffer.alloc(0))]))],
  ])('%s', (_, bad) => {
    expect(() => ntlmAuthenticate({ ...example, challenge: bad })).toThrow(NtlmProblem)
  })

  it('any bytes end in an answer or an NtlmProblem, nothing else', () => {
    let state = 7
    const next = (below: number) => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) % below
    for (let round = 0; round < 3000; round += 1) {
      const bad = Buffer.from(challenge).subarray(0, 16 + next(challenge.length - 15))
      for (let change = 0; change < 4; change += 1) bad[8 + next(Math.max(1, bad.length - 8))] = next(256)
      try {
        expect(ntlmAuthenticate({ ...example, challenge: bad }).length).toBeLessThan(20_000)
      } catch (error) {
        expect(error).toBeInstanceOf(NtlmProblem)
      }
    }
  })
})

it('what is too long for its fields is refused', () => {
  expect(() => ntlmAuthenticate({ ...example, challenge, password: 'x'.repeat(40_000) })).toThrow(NtlmProblem)
})
