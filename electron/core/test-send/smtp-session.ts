/**
 * The dialogue itself, a phase at a time (RFC 5321, 3207, 4954). It speaks on a channel and knows neither sockets nor
 * settings screens; every way out is an outcome with the phase in which it fell.
 */
import type { ReportCode, TlsReport } from '../../../shared/contract/report.ts'
import type { Clock } from '../ports.ts'
import type { Channel } from './channel.ts'
import type { MessageBytes } from './message-bytes.ts'
import { failed, PhaseFailure, refused, RunEnded } from './outcome.ts'
import type { PhaseTracker } from './phase-tracker.ts'
import { parseExtensions, type Reply } from './reply.ts'
import { authenticate, mechanismsToTry } from './sasl.ts'
import type { LoginTools } from './sasl-exchanges.ts'
import type { Prepared } from './settings-phase.ts'
import { secureWire, type Securing } from './tls-phase.ts'

/** What the dialogue found out on its way; the report shows it wherever the run ended. */
export interface Findings {
  banner: string | null
  extensions: Map<string, string> | null
  tls: TlsReport | null
  mechanism: string | null
  recipients: { address: string; replyCode: number | null; reply: string | null }[]
  /** the end of the message has been handed to the network: from here on only the server's answer counts */
  released: boolean
  /** 354 has come and the answer to the message has not: no command may be said now */
  inData: boolean
  /** the connection was taken over to TLS as the settings ask */
  securityUsed: 'none' | 'starttls' | 'tls'
}

export interface Session {
  readonly channel: Channel
  readonly tracker: PhaseTracker
  readonly prepared: Prepared
  readonly clock: Clock
  readonly findings: Findings
  readonly ehloName: string
  readonly login: LoginTools
  /** a message of the queue: those who are taken get it though others are refused, and the release is written down first */
  readonly beforeRelease: (() => Promise<boolean>) | null
}

export function greet({ channel, tracker, findings }: Session): Promise<void> {
  return tracker.run('greeting', async (detail) => {
    let reply: Reply
    try {
      reply = await channel.reply()
    } catch (error) {
      // What does not even begin like a reply is another protocol: a web server, a TLS port, a banner of something else.
      if (error instanceof PhaseFailure && error.code === 'reply-malformed') throw failed('not-smtp', null, { cause: error })
      throw error
    }
    findings.banner = reply.shown[0] ?? ''
    detail(findings.banner)
    if (reply.code !== 220) throw refused(reply, 'greeting-rejected')
  })
}

export function sayEhlo({ channel, tracker, prepared, findings, ehloName }: Session): Promise<void> {
  return tracker.run('ehlo', async (detail) => {
    const reply = await channel.command(`EHLO ${ehloName}`)
    if (reply.code === 250) {
      findings.extensions = parseExtensions(reply)
      detail([...findings.extensions.keys()].join(' '))
      return
    }
    // RFC 5321 §3.2: a server that does not know EHLO. Without it there is neither TLS nor AUTH.
    const plain = !prepared.settings.authenticates && prepared.settings.smtp.security.value === 'none'
    if (![500, 502, 504].includes(reply.code) || !plain) throw refused(reply, 'ehlo-rejected')
    const helo = await channel.command(`HELO ${ehloName}`)
    if (helo.code !== 250) throw refused(helo, 'ehlo-rejected')
    findings.extensions = new Map()
    detail('HELO')
  })
}

function securing({ server, settings }: Prepared, clock: Clock, findings: Findings): Securing {
  return { peer: server, trust: settings.trust, clock, seen: (tls) => (findings.tls = tls) }
}

/** @param notTls what is done to find out what the port speaks instead */
export function tlsFromFirstByte({ channel, tracker, prepared, clock, findings }: Session, notTls: () => Promise<void>): Promise<void> {
  return tracker.run('tls', async (detail) => {
    const tls = await secureWire(channel.wire, securing(prepared, clock, findings)).catch(async (error: unknown) => {
      if (error instanceof PhaseFailure && error.code === 'tls-not-tls') await notTls()
      throw error
    })
    findings.securityUsed = 'tls'
    detail(`${tls.protocol} · ${tls.cipher}`)
    channel.note(`TLS · ${tls.protocol} · ${tls.cipher}`)
  })
}

/** False when TLS was only wished for and is not offered: the dialogue goes on in clear. */
export async function startTls({ channel, tracker, prepared, clock, findings }: Session): Promise<boolean> {
  const required = prepared.settings.smtp.security.value === 'starttls'
  if (findings.extensions?.has('STARTTLS') !== true && !required) {
    tracker.skip('tls')
    return false
  }
  await tracker.run('tls', async (detail) => {
    if (findings.extensions?.has('STARTTLS') !== true) throw failed('starttls-not-offered')
    const reply = await channel.command('STARTTLS')
    if (reply.code !== 220) throw refused(reply, 'starttls-rejected')
    // Bytes sent in clear behind the 220 would be read as if they had come inside TLS (RFC 3207 §6).
    if (channel.hasUnasked()) throw failed('starttls-injection')
    const tls = await secureWire(channel.wire, securing(prepared, clock, findings))
    findings.securityUsed = 'starttls'
    findings.extensions = null
    detail(`${tls.protocol} · ${tls.cipher}`)
    channel.note(`TLS · ${tls.protocol} · ${tls.cipher}`)
  })
  return true
}

export async function logIn({ channel, tracker, prepared, findings, login }: Session): Promise<void> {
  const { credentials, settings, component } = prepared
  if (!credentials) {
    tracker.skip('auth')
    return
  }
  await tracker.run('auth', async (detail) => {
    const offered = offeredMechanisms(findings)
    if (offered.length === 0) throw failed('auth-not-offered')
    const mechanisms = mechanismsToTry(settings.mechanism, offered, component)
    if (mechanisms.length === 0) throw failed('auth-mechanism-not-offered')
    await authenticate(channel, credentials, mechanisms, login, (mechanism) => {
      findings.mechanism = mechanism
      detail(mechanism)
    })
  })
}

export function offeredMechanisms({ extensions }: Findings): string[] {
  const said = extensions?.get('AUTH') ?? ''
  return said === '' ? [] : said.split(/\s+/).filter((name) => name !== '').map((name) => name.toUpperCase())
}

/** Ends a transaction that was broken off (RFC 5321 §4.1.1.5), so that the next may begin. */
export function reset({ channel, tracker }: Session): Promise<void> {
  return tracker.run('mail', async () => {
    const reply = await channel.command('RSET')
    if (reply.code !== 250) throw failed('unexpected-reply', reply)
  })
}

/**
 * Where the server offers PIPELINING (RFC 2920) the recipients follow at once; each command keeps its own answer, and its phase.
 * @param alone the run ends here
 * @returns whether the recipients have been named already
 */
export function nameSender({ channel, tracker, prepared, findings, beforeRelease }: Session, message: MessageBytes, alone: boolean): Promise<boolean> {
  return tracker.run('mail', async (detail) => {
    const { from, needsUtf8, to } = prepared.envelope
    detail(from)
    const offers = (keyword: string) => findings.extensions?.has(keyword) === true
    // Nobody but the administrator may change an address: without the extension there is no way to say it (RFC 6531 §3.2).
    if (needsUtf8 && !offers('SMTPUTF8')) throw failed('smtputf8-not-offered')
    const limit = Number(findings.extensions?.get('SIZE') ?? 0)
    // RFC 1870 §6.1: better said now than after the message
    if (limit > 0 && message.size > limit) throw failed('message-too-big')
    const parameters = [
      offers('SIZE') ? ` SIZE=${message.size}` : '',
      // The composer encodes all but addresses, so this is rare; a server without it gets the bytes all the same, as mail always was.
      offers('8BITMIME') && !message.isAscii ? ' BODY=8BITMIME' : '',
      needsUtf8 ? ' SMTPUTF8' : '',
    ].join('')
    const line = `MAIL FROM:<${from}>${parameters}`
    const together = !alone && offers('PIPELINING')
    // A message of the queue goes to those who are taken whoever is refused, so DATA need not wait for their answers.
    const data = beforeRelease === null ? [] : ['DATA']
    const reply = together ? await channel.pipeline([line, ...to.map(rcpt), ...data]) : await channel.command(line)
    if (reply.code === 250) return together
    // What the others got for it means nothing, but belongs to the dialogue; whoever hangs up has decided before.
    for (let left = together && reply.code !== 421 ? to.length + data.length : 0; left > 0; left--) {
      const other = await channel.reply().catch(keepEnd)
      if (!other) break
      if (other.code === 354) findings.inData = true
    }
    throw refused(reply, reply.code === 552 ? 'message-too-big' : 'sender-rejected')
  })
}

function rcpt(address: string): string {
  return `RCPT TO:<${address}>`
}

/** The end of the run goes on; that nothing more comes from the server does not matter. */
function keepEnd(error: unknown): null {
  if (error instanceof RunEnded) throw error
  return null
}

/** Every recipient is asked for, so that each has its own answer; with one refused a test sends nothing to any. */
export function nameRecipients({ channel, tracker, prepared, findings, beforeRelease }: Session, asked: boolean): Promise<void> {
  return tracker.run('rcpt', async (detail) => {
    const { to } = prepared.envelope
    detail(to.join(', '))
    // A test never says DATA with them: it may only follow when nobody was refused.
    let first: PhaseFailure | null = null
    for (const address of to) {
      let reply: Reply
      try {
        reply = asked ? await channel.reply() : await channel.command(rcpt(address))
      } catch (error) {
        // A server that hangs up after a refusal has decided before.
        throw first !== null && !(error instanceof RunEnded) ? first : error
      }
      findings.recipients.push({ address, replyCode: reply.code, reply: reply.shown.join('\n') })
      if (reply.code !== 250 && reply.code !== 251) first ??= refused(reply, 'recipient-rejected')
      if (reply.code === 421) break
    }
    const some = findings.recipients.some(({ replyCode }) => replyCode === 250 || replyCode === 251)
    const hungUp = findings.recipients.at(-1)?.replyCode === 421
    if (!first || (beforeRelease !== null && some && !hungUp)) return
    // DATA was said all the same. A server that waits for a message now gets none: its connection ends (RFC 2920 §3.1).
    if (asked && beforeRelease !== null && !hungUp && (await channel.reply().catch(keepEnd))?.code === 354) findings.inData = true
    throw first
  })
}

/** @param asked DATA went with what was said before */
export function askForData({ channel, tracker, findings, beforeRelease }: Session, asked: boolean): Promise<void> {
  return tracker.run('data', async () => {
    const reply = asked && beforeRelease !== null ? await channel.reply() : await channel.command('DATA')
    if (reply.code !== 354) throw refused(reply, 'data-rejected')
    findings.inData = true
    if (channel.hasUnasked()) throw failed('unexpected-reply', await channel.reply())
  })
}

const chunkSize = 64 * 1024

export function deliver({ channel, tracker, findings, beforeRelease, login }: Session, { stuffed }: MessageBytes): Promise<void> {
  return tracker.run('message', async (detail) => {
    channel.note(`${stuffed.length} bytes`)
    const end = new Uint8Array([0x2e, 0x0d, 0x0a])
    const short = beforeRelease !== null && stuffed.length <= chunkSize
    for (let start = short ? stuffed.length : 0; start < stuffed.length; start += chunkSize) {
      await channel.send(stuffed.subarray(start, start + chunkSize))
      // An answer before the end of the message is a refusal, or worth nothing.
      if (await channel.arrivedUnasked()) throw early(await channel.reply())
    }
    // What cannot be taken back is written down before it is done.
    if (beforeRelease && !(await login.race(beforeRelease()))) throw new RunEnded('cancelled')
    if (short && channel.hasUnasked()) throw early(await channel.reply())
    findings.released = true
    // A short one goes with its end: one packet, and one turn of the network less.
    await channel.send(short ? Buffer.concat([stuffed, end]) : end)
    const reply = await channel.reply()
    findings.inData = false
    detail(reply.shown[0] ?? '')
    // One answer for one message: of several nobody knows which was meant for it.
    if (reply.code >= 200 && reply.code <= 299 && !channel.hasUnasked()) return
    throw reply.code >= 400
      ? new PhaseFailure('rejected', bodyCode(reply), reply)
      : new PhaseFailure('unknown', 'unexpected-reply', reply)
  })
}

function early(reply: Reply): PhaseFailure {
  return refused(reply, bodyCode(reply))
}

function bodyCode(reply: Reply): ReportCode {
  return reply.code === 552 ? 'message-too-big' : 'message-rejected'
}
