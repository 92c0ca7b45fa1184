/** The logins of an HTTP proxy, checked for real: Basic, Digest in its kinds, and NTLM (NTLMv2 with its MIC). */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { md4 } from '../electron/core/auth/md4.ts'

export type ProxyScheme =
  | 'Basic' | 'Negotiate' | 'NTLM' | 'Bearer'
  | 'Digest' | 'Digest MD5-sess' | 'Digest SHA-256' | 'Digest legacy' | 'Digest auth-int' // prettier-ignore

export interface Login {
  readonly user: string
  readonly password: string
}
/** What is known of one connection: NTLM is a matter of the connection, not of the request. */
export interface LoginState {
  ntlm: { readonly negotiate: Buffer; readonly challenge: Buffer } | null
}
export type LoginAnswer = { readonly ok: true } | { readonly ok: false; readonly challenges: readonly string[] }

export const realm = 'Empresa "São Paulo"'
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
const serverNonce = Buffer.from('0123456789abcdef', 'hex')

function pairs(): Buffer {
  const pair = (id: number, value: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(id, 0)
    head.writeUInt16LE(value.length, 2)
    return Buffer.concat([head, value])
  }
  // 7: the server's time, which makes a client prove the integrity of the three messages
  const time = Buffer.alloc(8)
  time.writeBigUInt64LE((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n)
  return Buffer.concat([pair(2, Buffer.from('EMPRESA', 'utf16le')), pair(1, Buffer.from('PROXY', 'utf16le')), pair(7, time), pair(0, Buffer.alloc(0))])
}

/** MS-NLMP §2.2.1.2 */
function ntlmChallenge(): Buffer {
  const info = pairs()
  const target = Buffer.from('EMPRESA', 'utf16le')
  const message = Buffer.alloc(56)
  message.write('NTLMSSP\0', 'latin1')
  message.writeUInt32LE(2, 8)
  message.writeUInt16LE(target.length, 12)
  message.writeUInt16LE(target.length, 14)
  message.writeUInt32LE(56, 16)
  // unicode, target, NTLM, always sign, target type domain, extended session security, target info, 128, 56
  message.writeUInt32LE((0x1 | 0x4 | 0x200 | 0x8000 | 0x10000 | 0x80000 | 0x800000 | 0x20000000 | 0x80000000) >>> 0, 20)
  serverNonce.copy(message, 24)
  message.writeUInt16LE(info.length, 40)
  message.writeUInt16LE(info.length, 42)
  message.writeUInt32LE(56 + target.length, 44)
  return Buffer.concat([message, target, info])
}

function hmacMd5(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  return createHmac('md5', key).update(Buffer.concat(parts)).digest()
}

/** MS-NLMP §3.2.5.1.2 and §3.3.2 */
function ntlmIsRight(message: Buffer, { negotiate, challenge }: NonNullable<LoginState['ntlm']>, { user, password }: Login): boolean {
  const field = (at: number) => message.subarray(message.readUInt32LE(at + 4), message.readUInt32LE(at + 4) + message.readUInt16LE(at))
  if (message.length < 88 || message.readUInt32LE(8) !== 3) return false
  const [nt, domain, name] = [field(20), field(28).toString('utf16le'), field(36).toString('utf16le')]
  const expected = /^(?:([^\\]*)\\)?(.*)$/s.exec(user)
  if (name !== expected?.[2] || (expected[1] !== undefined && domain !== expected[1])) return false
  const owner = hmacMd5(md4(Buffer.from(password, 'utf16le')), Buffer.from(name.toUpperCase() + domain, 'utf16le'))
  const proof = hmacMd5(owner, serverNonce, nt.subarray(16))
  const unsigned = Buffer.from(message)
  unsigned.fill(0, 72, 88)
  const mic = hmacMd5(hmacMd5(owner, proof), negotiate, challenge, unsigned)
  return proof.equals(nt.subarray(0, 16)) && mic.equals(message.subarray(72, 88))
}

export interface Logins {
  check(head: string, state: LoginState): LoginAnswer
}

export function createLogins(
  schemes: readonly ProxyScheme[],
  login: Login,
  options: { readonly staleOnce?: boolean; readonly oneHeader?: boolean } = {},
): Logins {
  const opaque = randomBytes(8).toString('base64')
  let nonce = randomBytes(12).toString('base64')
  let stale = options.staleOnce === true

  function challengesOf(extra: string): string[] {
    const all = schemes.map((scheme) => {
      if (scheme === 'Basic') return 'Basic realm="test"'
      if (!scheme.startsWith('Digest')) return scheme
      const kind = scheme.slice(7)
      const quality = kind === 'legacy' ? '' : kind === 'auth-int' ? ', qop="auth-int"' : ', qop="auth,auth-int"'
      const algorithm = /^(?:MD5|SHA)/.test(kind) ? `, algorithm=${kind}` : ''
      return `Digest realm=${quoted(latin1(realm))}, nonce="${nonce}", opaque="${opaque}"${algorithm}${quality}${extra}`
    })
    return options.oneHeader === true ? [all.join(', ')] : all
  }

  function digestIsRight(line: string): boolean {
    const value = (name: string) => {
      const found: readonly (string | undefined)[] = new RegExp(`(?:^|[ ,])${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,]+))`).exec(line) ?? []
      return (found[1] ?? found[2] ?? '').replace(/\\(.)/g, '$1')
    }
    const hash = value('algorithm') === 'SHA-256' ? 'sha256' : 'md5'
    const h = (...parts: readonly string[]) => createHash(hash).update(Buffer.from(parts.join(':'), 'latin1')).digest('hex')
    if (value('nonce') !== nonce || value('opaque') !== opaque || value('realm') !== latin1(realm) || value('username') !== latin1(login.user)) return false
    let first = h(latin1(login.user), latin1(realm), latin1(login.password))
    if (value('algorithm').endsWith('-sess')) first = h(first, nonce, value('cnonce'))
    const second = h('CONNECT', value('uri'))
    const quality = value('qop')
    if (quality === '' && !schemes.includes('Digest legacy')) return false
    return value('response') === (quality === '' ? h(first, nonce, second) : h(first, nonce, value('nc'), value('cnonce'), quality, second))
  }

  return {
    check(head, state) {
      const [, scheme = '', rest = ''] = /^proxy-authorization: (\S+) ?(.*?)\r?$/im.exec(head) ?? []
      const offered = (name: string) => schemes.some((each) => each.split(' ')[0] === name)
      const again = (extra = ''): LoginAnswer => ({ ok: false, challenges: challengesOf(extra) })
      if (scheme === 'Basic' && offered('Basic'))
        return Buffer.from(rest, 'base64').toString('utf8') === `${login.user}:${login.password}` ? { ok: true } : again()
      if (scheme === 'Digest' && offered('Digest')) {
        if (!digestIsRight(rest)) return again()
        if (!stale) return { ok: true }
        stale = false
        nonce = randomBytes(12).toString('base64')
        return again(', stale=TRUE')
      }
      if (scheme === 'NTLM' && offered('NTLM')) {
        const message = Buffer.from(rest, 'base64')
        if (message.readUInt32LE(8) === 1) {
          const challenge = ntlmChallenge()
          state.ntlm = { negotiate: message, challenge }
          return { ok: false, challenges: [`NTLM ${challenge.toString('base64')}`] }
        }
        if (state.ntlm && ntlmIsRight(message, state.ntlm, login)) return { ok: true }
      }
      return again()
    },
  }
}
