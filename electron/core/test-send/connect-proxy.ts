/** HTTP CONNECT (RFC 9110 §9.3.6) over a wire: afterwards the wire leads to the server. */
import type { ReportCode } from '../../../shared/contract/report.ts'
import { ntlmAuthenticate, ntlmNegotiate, NtlmProblem } from '../auth/ntlm.ts'
import type { Clock, Hashes, Wire } from '../ports.ts'
import { parseChallenges, type Challenge } from './http-proxy-challenges.ts'
import { answerDigest, chooseDigest } from './http-proxy-digest.ts'
import { drainBody, finalReply, readPage, type HttpReply, type ProxyReply } from './http-proxy-reply.ts'
import { codeOfError, failed, PhaseFailure } from './outcome.ts'
import type { Redactor } from './redact.ts'
import type { Credentials } from './sasl.ts'
import type { Transcript } from './transcript.ts'

export interface ConnectTarget {
  readonly host: string
  readonly port: number
}
/** The connection to a proxy, and how to get another one: an answer may be the last one on its connection. */
export interface ProxyDoor {
  wire: Wire
  /** ends the present connection and makes another one, its TLS included; `wire` is then that one */
  again(): Promise<Wire>
}
/** `said`: nobody knows that it was taken; `taken`: whatever else was answered, it was not the login that was refused */
export type LoginState = 'unsaid' | 'said' | 'taken'
export interface ProxyTalk {
  readonly transcript: Transcript
  readonly redactor: Redactor
  readonly hashes: Hashes
  readonly clock: Clock
  /** this computer's name, which NTLM tells */
  readonly workstation: string
  readonly answered: (reply: ProxyReply) => void
  readonly login: (state: LoginState) => void
}

export function authority({ host, port }: ConnectTarget): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** A head is read a byte a character; people's languages come in UTF-8 far more often than in anything else. */
function readable(text: string): string {
  try {
    return strictUtf8.decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}

/** What NTLM and Negotiate carry is nothing to read, and made of the login. */
function withoutToken(challenge: string): string {
  return challenge.replace(/^(ntlm|negotiate)\s+\S.*$/i, '$1 •••')
}

function shownRequest(line: string): string {
  return readable(line)
    .replace(/^(Proxy-Authorization: (?:Basic|NTLM) ).*/, '$1•••')
    .replace(/^(Proxy-Authorization: Digest .*\bresponse=)"[^"]*"/, '$1"•••"')
}

/** A 407 after which nobody has logged in. */
function codeOfDemand(challenges: readonly string[], hasLogin: boolean): ReportCode {
  const schemes = parseChallenges(challenges).map(({ scheme }) => scheme)
  if (schemes.length > 0 && schemes.every((scheme) => scheme === 'negotiate' || scheme === 'kerberos')) return 'proxy-negotiate-only'
  const known = schemes.some((scheme) => ['basic', 'digest', 'ntlm'].includes(scheme))
  return hasLogin || (schemes.length > 0 && !known) ? 'proxy-login-unusable' : 'proxy-authentication'
}

function judge({ status, challenges }: ProxyReply, login: 'none' | 'unused' | 'refused'): PhaseFailure {
  if (status === 407) return new PhaseFailure('rejected', login === 'refused' ? 'proxy-authentication' : codeOfDemand(challenges, login === 'unused'))
  if (status >= 502 && status <= 504) return new PhaseFailure('rejected', 'proxy-target-failed')
  if (status === 403 || status === 405) return new PhaseFailure('rejected', 'proxy-forbidden')
  return status >= 300 ? new PhaseFailure('rejected', 'proxy-rejected') : failed('proxy-not-http')
}

/** Our requests to one proxy: on the connection that is there as long as it serves, then on another one. */
function createConversation(door: ProxyDoor, target: ConnectTarget, talk: ProxyTalk) {
  const { transcript, redactor, answered } = talk
  let last: HttpReply | null = null
  /** the connection has served a request already, so it may have been closed since */
  let reused = false

  async function say(authorization: string | null): Promise<HttpReply> {
    const request = [
      `CONNECT ${authority(target)} HTTP/1.1`,
      `Host: ${authority(target)}`,
      ...(authorization === null ? [] : ['Proxy-Connection: keep-alive', `Proxy-Authorization: ${authorization}`]),
    ]
    if (request.some((line) => /[\r\n\0]/.test(line))) throw new Error('a proxy request holds a line end')
    const { wire } = door
    for (const line of request) transcript.add('client', shownRequest(line), wire.secure)
    await wire.write(Buffer.from(`${request.join('\r\n')}\r\n\r\n`, 'latin1'))
    const answer = await finalReply(wire, (lines) => {
      const shown = lines.map((line) => readable(line.replace(/^(proxy-authenticate:\s*)(.*)$/i, (_, name: string, value: string) => name + withoutToken(value))))
      for (const line of redactor.lines(shown)) transcript.add('proxy', line, wire.secure)
    })
    const { status, reason, challenges } = answer.reply
    answered({ status, reason: readable(reason), challenges: challenges.map((each) => readable(withoutToken(each))) })
    last = answer
    reused = true
    return answer
  }

  async function fresh(): Promise<void> {
    last = null
    reused = false
    await door.again()
  }

  /** A kept connection that was closed meanwhile has not read the request: it is asked again on another one, once. */
  async function ask(authorization: string | null): Promise<HttpReply> {
    const mayBeStale = reused
    try {
      return await say(authorization)
    } catch (error) {
      const silence = error instanceof PhaseFailure ? error.code === 'proxy-closed' && error.cause === 'silence' : codeOfError(error) === 'connection-reset'
      if (!mayBeStale || !silence) throw error
      await fresh()
      return say(authorization)
    }
  }

  return {
    ask,
    fresh,
    /** Makes the connection ready for another request; false when that has to be another connection. */
    async settle(options: { readonly unframed: boolean }): Promise<boolean> {
      return last === null || (await drainBody(door.wire, last, options))
    },
    /** Asks with what was made of the password. */
    async logIn(authorization: string): Promise<HttpReply> {
      talk.login('said')
      const answer = await ask(authorization)
      if (answer.reply.status !== 407) talk.login('taken')
      return answer
    },
  }
}

type Conversation = ReturnType<typeof createConversation>

/** On one connection: NTLM belongs to it. Null where that cannot be done here; no login has been sent then. */
async function byNtlm(conversation: Conversation, { user, password }: Credentials, talk: ProxyTalk): Promise<HttpReply | null> {
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  if (!(await conversation.settle({ unframed: false }))) await conversation.fresh()
  const offer = await conversation.ask(`NTLM ${encode(ntlmNegotiate())}`)
  if (offer.reply.status !== 407) return offer
  const token = parseChallenges(offer.reply.challenges).find(({ scheme }) => scheme === 'ntlm')?.token
  if (token === undefined || token === null) return null
  if (!(await conversation.settle({ unframed: true }))) return null
  try {
    const { hashes, clock, workstation } = talk
    const challenge = Buffer.from(token, 'base64')
    const answer = encode(ntlmAuthenticate({ challenge, user, password, workstation, hashes, now: clock.now() }))
    talk.redactor.hide(answer)
    return await conversation.logIn(`NTLM ${answer}`)
  } catch (error) {
    if (error instanceof NtlmProblem) return null
    throw error
  }
}

async function byDigest(
  conversation: Conversation,
  challenge: Challenge,
  credentials: Credentials,
  target: ConnectTarget,
  talk: ProxyTalk,
): Promise<HttpReply> {
  const send = async (to: Challenge) => {
    if (!(await conversation.settle({ unframed: false }))) await conversation.fresh()
    const authorization = answerDigest(to, credentials, authority(target), talk.hashes)
    talk.redactor.hide(/response="([^"]+)"/.exec(authorization)?.[1] ?? '')
    return conversation.logIn(authorization)
  }
  const answer = await send(challenge)
  if (answer.reply.status !== 407) return answer
  // "stale" says that the login was right and the nonce too old (RFC 7616 §3.3); believed once.
  const renewed = chooseDigest(parseChallenges(answer.reply.challenges))
  return renewed?.params.get('stale')?.toLowerCase() === 'true' ? send(renewed) : answer
}

async function logIn(conversation: Conversation, first: HttpReply, credentials: Credentials, target: ConnectTarget, talk: ProxyTalk) {
  const challenges = parseChallenges(first.reply.challenges)
  const offers = (scheme: string) => challenges.some((challenge) => challenge.scheme === scheme)
  if (offers('ntlm')) {
    const answer = await byNtlm(conversation, credentials, talk)
    if (answer) return answer
  }
  // A user out of the environment was never looked at by the rules for what is typed.
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  const digest = /[\u0000-\u001f\u007f]/.test(credentials.user) ? null : chooseDigest(challenges)
  if (digest) return byDigest(conversation, digest, credentials, target, talk)
  if (!offers('basic')) return null
  if (!(await conversation.settle({ unframed: false }))) await conversation.fresh()
  return conversation.logIn(`Basic ${Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8').toString('base64')}`)
}

async function showPage({ wire }: ProxyDoor, { transcript, redactor, clock }: ProxyTalk): Promise<void> {
  const words = await readPage(wire, clock)
  for (const line of redactor.lines(words.map(readable))) transcript.add('proxy', line, wire.secure)
}

/**
 * Asks without a login first: a proxy that needs none never hears the password, and one that offers better than Basic does
 * not hear it in clear. Then once, by the strongest scheme that is offered and known here. The wire that leads to the server
 * is the door's.
 * @param credentials null: none are configured
 */
export async function connectThroughProxy(
  door: ProxyDoor,
  target: ConnectTarget,
  credentials: Credentials | null,
  talk: ProxyTalk,
): Promise<void> {
  const conversation = createConversation(door, target, talk)
  const first = await conversation.ask(null)
  const second = first.reply.status === 407 && credentials ? await logIn(conversation, first, credentials, target, talk) : null
  const { reply } = second ?? first
  if (reply.status >= 200 && reply.status <= 299) return
  if (reply.status >= 400 && reply.status !== 407) await showPage(door, talk)
  throw judge(reply, credentials === null ? 'none' : second === null ? 'unused' : 'refused')
}
