/** Mail sessions on the package smtp-server. What a session is like is set up once per fault; what it refuses is asked as it comes. */
import type { Duplex } from 'node:stream'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { PracticeFault } from '../../../shared/contract/practice.ts'
import type { PracticeServers, ReceivedMessage } from '../../core/ports.ts'
import { makeCertificate, type MadeCertificate } from '../make-certificate.ts'
import { practiceNames, type PracticeCertificates } from '../practice-certificate.ts'
import { atLogin, atRecipient, atSender, badCredentials, beyondAscii, createGreylist, greylisted, noUtf8, Refusal } from './refusals.ts'

const maxMessage = 10 * 1024 * 1024
/** no message is smaller */
const tooSmall = 256
const day = 24 * 60 * 60 * 1000

type ListenOptions = Parameters<PracticeServers['listen']>[0]
export interface SessionOptions extends Pick<ListenOptions, 'user' | 'password' | 'fault' | 'onMessage'> {
  readonly certificates: PracticeCertificates
  /** Cuts the connection that comes from this port. */
  readonly drop: (remotePort: number) => void
  /** a session has gone over to TLS */
  readonly onSecure: (socket: Duplex, remotePort: number) => void
}

export interface Sessions {
  /** PEM */
  readonly certificate: string
  serverFor(fault: PracticeFault): Promise<SMTPServer>
}

/** How a server differs from the well-behaved one. */
const special: { readonly [F in PracticeFault]?: SMTPServerOptions } = {
  'starttls-stripped': { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] },
  'no-auth': { disabledCommands: ['AUTH'], authOptional: true },
  'message-too-big': { size: tooSmall },
  'utf8-refused': { hideSMTPUTF8: true },
}

async function certificateFor(fault: PracticeFault, own: MadeCertificate): Promise<MadeCertificate> {
  const now = Date.now()
  if (fault === 'expired-certificate')
    return makeCertificate({ names: practiceNames, validFrom: new Date(now - 366 * day), validTo: new Date(now - day) })
  if (fault === 'wrong-certificate')
    return makeCertificate({ names: ['mail.outra-empresa.example'], validFrom: new Date(now - day), validTo: new Date(now + 30 * day) })
  return own
}

export async function createSessions({ user, password, fault, onMessage, certificates, drop, onSecure }: SessionOptions): Promise<Sessions> {
  const own = await certificates.own()
  const greylist = createGreylist()

  const handlers: SMTPServerOptions = {
    onSecure(socket, session, callback) {
      onSecure(socket, session.remotePort)
      callback()
    },
    onAuth(auth, _session, callback) {
      const refusal = atLogin[fault()] ?? (auth.username === user && auth.password === password ? null : badCredentials)
      if (refusal) callback(new Refusal(...refusal))
      else callback(null, { user })
    },
    onMailFrom({ address }, _session, callback) {
      const refusal = atSender[fault()] ?? (fault() === 'utf8-refused' && beyondAscii.test(address) ? noUtf8 : null)
      callback(refusal && new Refusal(...refusal))
    },
    onRcptTo({ address }, session, callback) {
      const pretended = fault()
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      if (pretended !== 'greylisting') greylist.forget()
      const refusal =
        atRecipient[pretended] ??
        (pretended === 'utf8-refused' && beyondAscii.test(address) ? noUtf8 : null) ??
        (pretended === 'greylisting' && greylist.firstTime(from, address) ? greylisted : null)
      callback(refusal && new Refusal(...refusal))
    },
    onData(stream, session, callback) {
      // Asked before the 354 goes out: nothing of the message has been sent then, and whoever sends knows it.
      if (fault() === 'drop-before-dot') return drop(session.remotePort)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(new Refusal(552, '5.3.4 Message too big'))
        const { mailFrom, rcptTo } = session.envelope
        const message: ReceivedMessage = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        }
        onMessage(message)
        if (fault() === 'drop-after-dot') drop(session.remotePort)
        else callback(null)
      })
    },
  }

  async function make(pretended: PracticeFault): Promise<SMTPServer> {
    const { certificate, key } = await certificateFor(pretended, own)
    const server = new SMTPServer({
      name: 'pratica.localhost',
      banner: 'servidor de pratica do Server Manager',
      authMethods: ['PLAIN', 'LOGIN'],
      allowInsecureAuth: true,
      authOptional: false,
      disableReverseLookup: true,
      size: maxMessage,
      logger: false,
      cert: certificate,
      key,
      ...handlers,
      ...special[pretended],
    })
    server.on('error', () => {})
    return server
  }

  const made = new Map<PracticeFault, Promise<SMTPServer>>()
  return {
    certificate: own.certificate,
    serverFor(pretended) {
      const known = made.get(pretended) ?? make(pretended)
      made.set(pretended, known)
      return known
    },
  }
}
