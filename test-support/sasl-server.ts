/** The server's side of login mechanisms for scripted servers: it knows the password and really checks what it is told. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { md4 } from '../electron/core/auth/md4.ts'
import type { Peer } from './scripted-smtp.ts'

export interface KnownLogin {
  readonly user: string
  readonly password: string
}
type Auth = (peer: Peer, line: string) => Promise<void>

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')
const decode = (text: string | null) => Buffer.from(text ?? '', 'base64')
const no = '535 5.7.8 Authentication credentials invalid'
const yes = '235 2.7.0 Authentication successful'

async function ask(peer: Peer, challenge: string): Promise<string | null> {
  await peer.send(`334 ${challenge}\r\n`)
  return peer.line()
}

/** RFC 2195 */
export function cramMd5({ user, password }: KnownLogin): Auth {
  return async (peer) => {
    const challenge = `<${randomBytes(8).toString('hex')}@test.example>`
    const [name, digest] = decode(await ask(peer, base64(challenge))).toString('utf8').split(/ (?=[^ ]*$)/)
    const expected = createHmac('md5', password).update(challenge).digest('hex')
    await peer.send(`${name === user && digest === expected ? yes : no}\r\n`)
  }
}

export interface ScramServerOptions {
  readonly iterations?: number
  /** what it says instead of its proof */
  readonly final?: (right: string) => string
}

/** RFC 5802 */
export function scram(hash: 'sha1' | 'sha256', { user, password }: KnownLogin, { iterations = 4096, final = (right) => right }: ScramServerOptions = {}): Auth {
  const mac = (key: Uint8Array, text: string) => createHmac(hash, key).update(text).digest()
  return async (peer, line) => {
    const first = decode(line.split(' ')[2] ?? '').toString('utf8')
    const bare = first.replace(/^n,,/, '')
    const [, name, clientNonce] = /^n=([^,]*),r=([^,]+)$/.exec(bare) ?? []
    if (first === bare || clientNonce === undefined) return peer.send(`${no}\r\n`)
    const salt = randomBytes(12)
    const nonce = `${clientNonce}${randomBytes(9).toString('base64')}`
    const serverFirst = `r=${nonce},s=${base64(salt)},i=${iterations}`
    const said = decode(await ask(peer, base64(serverFirst))).toString('utf8')
    const [, withoutProof = '', proof = ''] = /^(.*),p=([^,]+)$/.exec(said) ?? []
    const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, hash === 'sha1' ? 20 : 32, hash)
    const authMessage = `${bare},${serverFirst},${withoutProof}`
    const clientKey = mac(salted, 'Client Key')
    const signature = mac(createHash(hash).update(clientKey).digest(), authMessage)
    const expected = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)))
    const given = Buffer.from(proof, 'base64')
    const right =
      name === user.normalize('NFKC').replaceAll('=', '=3D').replaceAll(',', '=2C') &&
      withoutProof === `c=biws,r=${nonce}` &&
      given.length === expected.length &&
      timingSafeEqual(given, expected)
    if (!right) return peer.send(`${no}\r\n`)
    const answer = await ask(peer, base64(final(`v=${base64(mac(mac(salted, 'Server Key'), authMessage))}`)))
    await peer.send(`${answer === '' ? yes : '501 5.7.0 cancelled'}\r\n`)
  }
}

function pair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(value.length, 2)
  return Buffer.concat([head, value])
}

/** A CHALLENGE_MESSAGE (MS-NLMP §2.2.1.2) of a server that says the time. */
export function ntlmChallenge(nonce: Buffer): Buffer {
  const time = Buffer.alloc(8)
  time.writeBigUInt64LE((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n)
  const info = Buffer.concat([pair(2, Buffer.from('EMPRESA', 'utf16le')), pair(7, time), pair(0, Buffer.alloc(0))])
  const head = Buffer.alloc(48)
  head.write('NTLMSSP\0', 'latin1')
  head.writeUInt32LE(2, 8)
  head.writeUInt32LE(48, 16)
  head.writeUInt32LE(0x00888205, 20)
  nonce.copy(head, 24)
  head.writeUInt16LE(info.length, 40)
  head.writeUInt16LE(info.length, 42)
  head.writeUInt32LE(48, 44)
  return Buffer.concat([head, info])
}

/** MS-SMTPNTLM with NTLMv2 and the MIC over all three messages. */
export function ntlm({ user, password }: KnownLogin): Auth {
  const mac = (key: Uint8Array, ...parts: Uint8Array[]) => createHmac('md5', key).update(Buffer.concat(parts)).digest()
  return async (peer) => {
    const negotiate = decode(await ask(peer, 'ntlm supported'))
    const nonce = randomBytes(8)
    const challenge = ntlmChallenge(nonce)
    const message = decode(await ask(peer, base64(challenge)))
    if (message.length < 88) return peer.send(`${no}\r\n`)
    const field = (place: number) => message.subarray(message.readUInt32LE(place + 4), message.readUInt32LE(place + 4) + message.readUInt16LE(place))
    const domain = field(28).toString('utf16le')
    const name = field(36).toString('utf16le')
    const response = field(20)
    const key = mac(md4(Buffer.from(password, 'utf16le')), Buffer.from(name.toUpperCase() + domain, 'utf16le'))
    const proof = mac(key, nonce, response.subarray(16))
    const mic = Buffer.from(message.subarray(72, 88))
    message.fill(0, 72, 88)
    const right =
      (domain === '' ? name : `${domain}\\${name}`) === user &&
      proof.equals(response.subarray(0, 16)) &&
      mic.equals(mac(mac(key, proof), negotiate, challenge, message))
    await peer.send(`${right ? yes : no}\r\n`)
  }
}
