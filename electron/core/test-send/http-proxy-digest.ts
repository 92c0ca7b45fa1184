/**
 * Digest (RFC 7616) for a CONNECT: MD5 and SHA-256, each also as a session, quality "auth" or none (RFC 2069). Text is held a
 * byte a character, as the head of an answer is read: what a proxy says goes back exactly as it came.
 */
import type { HashName, Hashes } from '../ports.ts'
import type { Challenge } from './http-proxy-challenges.ts'
import type { Credentials } from './sasl.ts'

const algorithms: Readonly<Record<string, { readonly hash: HashName; readonly session: boolean }>> = {
  md5: { hash: 'md5', session: false },
  'md5-sess': { hash: 'md5', session: true },
  'sha-256': { hash: 'sha256', session: false },
  'sha-256-sess': { hash: 'sha256', session: true },
}

function algorithmOf({ params }: Challenge) {
  const name = (params.get('algorithm') ?? 'md5').toLowerCase()
  return Object.hasOwn(algorithms, name) ? algorithms[name] : undefined
}

function canAnswer(challenge: Challenge): boolean {
  const { scheme, params } = challenge
  const quality = params.get('qop')?.toLowerCase().split(/[\s,]+/)
  // Nothing of it may end a line of our request, or hide in one.
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  const clean = [...params.values()].every((value) => !/[\u0000-\u001f\u007f]/.test(value))
  return (
    scheme === 'digest' &&
    clean &&
    params.has('nonce') &&
    algorithmOf(challenge) !== undefined &&
    (quality === undefined || quality.includes('auth'))
  )
}

/** The strongest Digest challenge that can be answered; SHA-256 before MD5. */
export function chooseDigest(challenges: readonly Challenge[]): Challenge | null {
  const usable = challenges.filter(canAnswer)
  return usable.find((challenge) => algorithmOf(challenge)?.hash === 'sha256') ?? usable[0] ?? null
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** The value of `Proxy-Authorization`, a byte a character. */
export function answerDigest(
  challenge: Challenge,
  credentials: Credentials,
  uri: string,
  { digest, random }: Pick<Hashes, 'digest' | 'random'>,
): string {
  const { hash, session } = algorithmOf(challenge) ?? { hash: 'md5', session: false }
  const h = (...parts: readonly string[]) =>
    Buffer.from(digest(hash, Buffer.from(parts.join(':'), 'latin1'))).toString('hex')
  // UTF-8 whether or not the proxy says so, as browsers do: it cannot ask for anything else (RFC 7616 §3.3).
  const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
  const { params } = challenge
  const realm = params.get('realm') ?? ''
  const nonce = params.get('nonce') ?? ''
  const user = bytes(credentials.user)
  const cnonce = Buffer.from(random(16)).toString('hex')
  const count = '00000001'
  const secret = h(user, realm, bytes(credentials.password))
  const first = session ? h(secret, nonce, cnonce) : secret
  const second = h('CONNECT', uri)
  const withQuality = params.has('qop')
  const response = withQuality ? h(first, nonce, count, cnonce, 'auth', second) : h(first, nonce, second)
  const opaque = params.get('opaque')
  const algorithm = params.get('algorithm')
  return [
    `Digest username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(withQuality ? ['qop=auth', `nc=${count}`] : []),
    ...(withQuality || session ? [`cnonce="${cnonce}"`] : []),
  ].join(', ')
}
