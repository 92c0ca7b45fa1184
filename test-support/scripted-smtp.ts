/**
 * A server that does exactly what a test says, right or wrong: bytes as they are given, connections that close, reset or
 * never answer. Nothing in it knows the program.
 */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Certificate } from './certificates.ts'
import { listen, type Listening } from './listening.ts'

/** One connection, as the script sees it. */
export interface Peer {
  /** Sends the bytes as they are; CRLF is up to the script. */
  send(bytes: string | Uint8Array): Promise<void>
  /** The next line without its end; null when the client has closed. */
  line(): Promise<string | null>
  /** Everything up to and with the final dot; null when the client closed before it. */
  body(): Promise<string | null>
  /** Goes on inside TLS. */
  startTls(certificate: Certificate): Promise<void>
  end(): void
  reset(): void
  /** Stops reading, so that the client's writes fill its own buffers. */
  stopReading(): void
  readonly closed: Promise<void>
  readonly secure: () => boolean
}
export type Script = (peer: Peer) => Promise<void> | void

export interface Session {
  /** every byte the client sent in clear, and inside TLS */
  readonly clear: () => string
  readonly secured: () => string
  /** the lines of both */
  readonly lines: () => string[]
}
export interface ScriptedServer extends Listening {
  readonly sessions: readonly Session[]
  /** errors of scripts: a test that ends with one is wrong */
  readonly problems: readonly unknown[]
}

function createPeer(socket: Socket): { peer: Peer; session: Session } {
  let current: Socket = socket
  let pending = ''
  let ended = false
  let secure = false
  const seen = { clear: '', secured: '' }
  let wake = () => {}
  const onData = (chunk: Buffer) => {
    const text = chunk.toString('latin1')
    if (secure) seen.secured += text
    else seen.clear += text
    pending += text
    wake()
  }
  const onEnd = () => {
    ended = true
    wake()
  }
  function hear(stream: Socket): void {
    stream.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd)
  }
  hear(socket)

  async function until(end: RegExp): Promise<string | null> {
    for (;;) {
      const found = end.exec(pending)
      if (found) {
        const taken = pending.slice(0, found.index)
        pending = pending.slice(found.index + found[0].length)
        return taken
      }
      if (ended) return null
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }

  const peer: Peer = {
    send: (bytes) =>
      new Promise((resolve) => {
        if (current.destroyed) resolve()
        else current.write(bytes, () => resolve())
      }),
    line: () => until(/\r?\n/),
    // The dot may be the first thing that comes.
    body: async () => {
      if (pending.startsWith('.\r\n')) return until(/\.\r\n/)
      return until(/\r\n\.\r\n/)
    },
    async startTls(certificate) {
      socket.removeAllListeners('data')
      socket.off('end', onEnd)
      const encrypted = new TLSSocket(socket, { isServer: true, ...certificate })
      encrypted.on('error', onEnd)
      current = encrypted
      await Promise.race([once(encrypted, 'secure'), once(socket, 'close')])
      secure = true
      hear(encrypted)
    },
    end: () => {
      current.end()
    },
    reset: () => {
      socket.resetAndDestroy()
    },
    stopReading: () => {
      current.pause()
    },
    closed: new Promise((resolve) => socket.once('close', () => resolve())),
    secure: () => secure,
  }
  const session: Session = {
    clear: () => seen.clear,
    secured: () => seen.secured,
    lines: () => `${seen.clear}${seen.secured}`.split('\r\n').slice(0, -1),
  }
  return { peer, session }
}

export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const sessions: Session[] = []
  const problems: unknown[] = []
  const server = createServer((socket) => {
    const { peer, session } = createPeer(socket)
    sessions.push(session)
    Promise.resolve()
      .then(() => script(peer))
      .catch((error: unknown) => problems.push(error))
  })
  return { ...(await listen(server)), sessions, problems }
}

/** Waits without end: until the client has gone. */
export const silence = async (peer: Peer) => {
  await peer.closed
}

/** What an answer can be: its text (CRLF is added), or a script of its own; null: nothing is said and the dialogue goes on. */
export type Answer = string | ((peer: Peer, line: string) => Promise<unknown>) | null
export interface SmtpBehaviour {
  readonly greeting?: Answer
  readonly ehlo?: Answer
  /** EHLO inside TLS; as `ehlo`, without STARTTLS, by default */
  readonly securedEhlo?: Answer
  readonly helo?: Answer
  readonly starttls?: Answer
  /** to `AUTH …` whole; with a text of 334 the next lines are answered by `authNext` in turn */
  readonly auth?: Answer
  readonly authNext?: readonly Answer[]
  readonly mail?: Answer
  /** to each recipient, or by address; who is not named is taken */
  readonly rcpt?: Answer | Readonly<Record<string, string>>
  readonly data?: Answer
  readonly message?: Answer
  readonly rset?: Answer
  readonly quit?: Answer
  /** TLS from the first byte */
  readonly implicitTls?: boolean
  readonly certificate?: Certificate
}

/** A whole and friendly SMTP server in which every single answer can be another one. */
export function smtpScript(behaviour: SmtpBehaviour): Script {
  return async (peer) => {
    const say = async (answer: Answer | undefined, usual: string, line = '') => {
      const chosen = answer === undefined ? usual : answer
      if (typeof chosen === 'function') await chosen(peer, line)
      else if (chosen !== null) await peer.send(`${chosen}\r\n`)
    }
    const offers = behaviour.certificate && !behaviour.implicitTls ? '250-STARTTLS\r\n' : ''
    const ehlo = (secured: boolean) => `250-test.example\r\n${secured ? '' : offers}250-AUTH PLAIN LOGIN\r\n250 8BITMIME`
    if (behaviour.implicitTls && behaviour.certificate) await peer.startTls(behaviour.certificate)
    await say(behaviour.greeting, '220 test.example ESMTP')
    for (let line = await peer.line(); line !== null; line = await peer.line()) {
      const verb = /^[A-Za-z]+/.exec(line)?.[0].toUpperCase()
      if (verb === 'EHLO') await say(peer.secure() ? (behaviour.securedEhlo ?? behaviour.ehlo) : behaviour.ehlo, ehlo(peer.secure()), line)
      else if (verb === 'HELO') await say(behaviour.helo, '250 test.example', line)
      else if (verb === 'STARTTLS') {
        await say(behaviour.starttls, '220 go ahead', line)
        if (behaviour.starttls === undefined && behaviour.certificate) await peer.startTls(behaviour.certificate)
      } else if (verb === 'AUTH') {
        await say(behaviour.auth, /^AUTH PLAIN \S/i.test(line) ? '235 2.7.0 welcome' : '334 ', line)
        for (const next of behaviour.authNext ?? (behaviour.auth === undefined && /^AUTH LOGIN/i.test(line) ? ['334 ', '235 2.7.0 welcome'] : [])) {
          const given = await peer.line()
          if (given === null) return
          await say(next, '', given)
        }
      } else if (verb === 'MAIL') await say(behaviour.mail, '250 2.1.0 ok', line)
      else if (verb === 'RCPT') {
        const address = /<(.*)>/.exec(line)?.[1] ?? ''
        const { rcpt } = behaviour
        const answer = typeof rcpt === 'object' && rcpt !== null ? rcpt[address] : rcpt
        await say(answer, '250 2.1.5 ok', line)
      } else if (verb === 'DATA') {
        await say(behaviour.data, '354 go on', line)
        // Who was told no sends no message.
        if (typeof behaviour.data === 'string' && /^[45]/.test(behaviour.data)) continue
        const body = await peer.body()
        if (body === null) return
        await say(behaviour.message, '250 2.0.0 taken', body)
      } else if (verb === 'RSET') await say(behaviour.rset, '250 2.0.0 ok', line)
      else if (verb === 'QUIT') {
        await say(behaviour.quit, '221 bye')
        peer.end()
        return
      } else await peer.send('500 what?\r\n')
    }
  }
}
