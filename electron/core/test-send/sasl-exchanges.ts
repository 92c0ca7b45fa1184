/**
 * What each SASL mechanism says (RFC 4954 and the mechanism's own document). An exchange returns the reply that decides; what
 * it sends is never shown, and what it made of the password is taken out of whatever the server says back.
 */
import { ntlmAuthenticate, ntlmNegotiate, NtlmProblem } from '../auth/ntlm.ts'
import { NotPreparable } from '../auth/saslprep.ts'
import { createScram, ScramProblem, type ScramAnswer } from '../auth/scram.ts'
import type { Hashes } from '../ports.ts'
import type { Channel } from './channel.ts'
import { failed, RunEnded } from './outcome.ts'
import type { Reply } from './reply.ts'

export interface Credentials {
  readonly user: string
  readonly password: string
  /** of OAuth, in place of the password */
  readonly token?: string
}
/** What a login needs of the run around it. */
export interface LoginTools {
  readonly hashes: Hashes
  readonly now: () => Date
  /** this computer's name */
  readonly workstation: string
  /** ends with the run, whatever `work` does then */
  readonly race: <T>(work: Promise<T>) => Promise<T>
  /** one more secret that must not be shown */
  readonly hide: (secret: string) => void
  readonly server: { readonly host: string; readonly port: number }
}
export type Exchange = (channel: Channel, credentials: Credentials, tools: LoginTools) => Promise<Reply>

/** This mechanism cannot carry this user or password; nothing has been said yet. */
export class MechanismUnusable extends Error {}

function base64(bytes: string | Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

const hidden = '•••'

/** A yes before the password has been heard says nothing about the password: a wrong one would be called right. */
function notYet(reply: Reply): Reply {
  if (reply.code === 235) throw failed('unexpected-reply', reply)
  return reply
}

/** RFC 4954 §4: an initial response must fit the command line of 512 octets; a longer one waits for the server's word. */
async function begin(channel: Channel, mechanism: string, response: string, shown = hidden): Promise<Reply> {
  if (response.length <= 480) return channel.command(`AUTH ${mechanism} ${response}`, `AUTH ${mechanism} ${shown}`)
  const challenge = await channel.command(`AUTH ${mechanism}`)
  return challenge.code === 334 ? channel.command(response, shown) : notYet(challenge)
}

/** Takes the login back (RFC 4954 §4) before the run ends: a server left in the middle of one may count it as wrong. */
async function cancel(channel: Channel): Promise<void> {
  try {
    await channel.command('*')
  } catch (error) {
    if (error instanceof RunEnded) throw error
  }
}

async function notAChallenge(channel: Channel, reply: Reply, cause: unknown): Promise<never> {
  await cancel(channel)
  throw failed('auth-challenge-invalid', reply, { cause })
}

async function challengeOf(channel: Channel, reply: Reply): Promise<Buffer> {
  const text = reply.lines[0]?.trim() ?? ''
  if (reply.lines.length > 1 || text === '' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return notAChallenge(channel, reply, 'no base64')
  return Buffer.from(text, 'base64')
}

const plain: Exchange = (channel, { user, password }) => begin(channel, 'PLAIN', base64(`\0${user}\0${password}`))

/** draft-murchison-sasl-login-00: the server asks for the name, then for the password. */
const login: Exchange = async (channel, { user, password }) => {
  const name = await channel.command('AUTH LOGIN')
  if (name.code !== 334) return notYet(name)
  const secret = await channel.command(base64(user))
  return secret.code === 334 ? channel.command(base64(password), hidden) : notYet(secret)
}

/** RFC 2195 */
const cramMd5: Exchange = async (channel, { user, password }, { hashes, hide }) => {
  const reply = await channel.command('AUTH CRAM-MD5')
  if (reply.code !== 334) return notYet(reply)
  const challenge = await challengeOf(channel, reply)
  const digest = Buffer.from(hashes.hmac('md5', Buffer.from(password, 'utf8'), challenge)).toString('hex')
  hide(digest)
  return channel.command(base64(`${user} ${digest}`), hidden)
}

/** MS-SMTPNTLM: the first 334 is words, not a challenge. */
const ntlm: Exchange = async (channel, { user, password }, { hashes, now, workstation, hide }) => {
  const ready = await channel.command('AUTH NTLM')
  if (ready.code !== 334) return notYet(ready)
  const reply = await channel.command(base64(ntlmNegotiate()))
  if (reply.code !== 334) return notYet(reply)
  const challenge = await challengeOf(channel, reply)
  let response: string
  try {
    response = base64(ntlmAuthenticate({ challenge, user, password, workstation, hashes, now: now() }))
  } catch (error) {
    if (!(error instanceof NtlmProblem)) throw error
    channel.note(`NTLM: ${error.message}`)
    return notAChallenge(channel, reply, error)
  }
  hide(response)
  return channel.command(response, hidden)
}

/** RFC 5802 in the frame of RFC 4954: the server's proof comes as a 334, is answered by an empty line, and only then 235 counts. */
function scram(mechanism: string, algorithm: 'sha1' | 'sha256'): Exchange {
  return async (channel, credentials, { hashes, race, hide }) => {
    const exchange = prepared(() => createScram({ ...credentials, algorithm, nonce: base64(hashes.random(18)), hashes }))
    const first = await channel.command(`AUTH ${mechanism} ${base64(exchange.first)}`)
    if (first.code !== 334) return unproven(first)
    const said = (await challengeOf(channel, first)).toString('utf8')
    let answer: ScramAnswer
    try {
      answer = await race(exchange.answer(said))
    } catch (error) {
      if (!(error instanceof ScramProblem)) throw error
      channel.note(`SCRAM: ${error.message}`)
      return notAChallenge(channel, first, error)
    }
    // Either of the two is enough to try passwords against, once the rest is known.
    hide(answer.proof)
    hide(answer.serverSignature)
    const final = await channel.command(base64(answer.message), hidden)
    if (final.code !== 334) return unproven(final)
    const proof = (await challengeOf(channel, final)).toString('utf8')
    if (/^e=/.test(proof)) {
      channel.note(`SCRAM: ${proof.slice(0, 100)}`)
      return unproven(await channel.command(''))
    }
    const signature = /^v=([^,]*)(?:,|$)/.exec(proof)?.[1] ?? ''
    if (!hashes.equal(Buffer.from(signature), Buffer.from(answer.serverSignature))) {
      await cancel(channel)
      throw failed('auth-server-not-proven', final)
    }
    return channel.command('')
  }
}

/** A yes of a server that has not shown that it knows the password is worth nothing. */
function unproven(reply: Reply): Reply {
  if (reply.code === 235) throw failed('auth-server-not-proven', reply)
  return reply
}

function prepared<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (error instanceof NotPreparable) throw new MechanismUnusable(error.message)
    throw error
  }
}

/** A token opens the mailbox for whoever reads it, so it leaves inside TLS only (RFC 6750 §5.2). */
function tokenOf(channel: Channel, { token = '' }: Credentials): string {
  if (!channel.wire.secure) throw failed('auth-token-in-clear')
  return token
}

/** Why it is no: as JSON in a 334, which wants an answer before the real refusal comes. */
async function afterWhy(channel: Channel, reply: Reply, answer: string): Promise<Reply> {
  if (reply.code !== 334) return reply
  const why = Buffer.from(reply.lines[0] ?? '', 'base64').toString('utf8').slice(0, 300)
  if (why !== '') channel.note(`OAuth: ${why}`)
  return channel.command(answer)
}

/** developers.google.com, Gmail XOAUTH2; Microsoft speaks the same. */
const xoauth2: Exchange = async (channel, credentials) => {
  const token = tokenOf(channel, credentials)
  return afterWhy(channel, await begin(channel, 'XOAUTH2', base64(`user=${credentials.user}\x01auth=Bearer ${token}\x01\x01`)), '')
}

/** RFC 7628 §3 */
const oauthBearer: Exchange = async (channel, credentials, { server }) => {
  const token = tokenOf(channel, credentials)
  const user = credentials.user.replaceAll('=', '=3D').replaceAll(',', '=2C')
  const response = `n,a=${user},\x01host=${server.host}\x01port=${String(server.port)}\x01auth=Bearer ${token}\x01\x01`
  return afterWhy(channel, await begin(channel, 'OAUTHBEARER', base64(response)), base64('\x01'))
}

export const exchanges = {
  XOAUTH2: xoauth2,
  OAUTHBEARER: oauthBearer,
  'SCRAM-SHA-256': scram('SCRAM-SHA-256', 'sha256'),
  'SCRAM-SHA-1': scram('SCRAM-SHA-1', 'sha1'),
  'CRAM-MD5': cramMd5,
  NTLM: ntlm,
  PLAIN: plain,
  LOGIN: login,
} as const satisfies Record<string, Exchange>
