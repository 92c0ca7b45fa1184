/**
 * An SMTP conversation on a wire: one command, one reply, both written down. It refuses what a reply parser alone cannot
 * see: an answer that came before its question.
 */
import type { Wire } from '../ports.ts'
import { failed, PhaseFailure, refused, RunEnded } from './outcome.ts'
import type { Redactor } from './redact.ts'
import { createReplyParser, ReplyError, type Reply } from './reply.ts'
import { lateAlertCode } from './tls-verdict.ts'
import type { Transcript } from './transcript.ts'

export interface Channel {
  readonly wire: Wire
  /** Reads the next whole reply. */
  reply(): Promise<Reply>
  /** Sends one line and reads its reply. `shown` is what the transcript says instead of the line. */
  command(line: string, shown?: string): Promise<Reply>
  /**
   * Sends several lines at once (PIPELINING, RFC 2920) and reads the first reply; `reply` reads the others, in order. Only for
   * commands that nothing secret and nothing irrevocable follows.
   */
  pipeline(lines: readonly string[]): Promise<Reply>
  /** Sends bytes that are not a command. What a server that hangs up meanwhile had to say is thrown as a refusal. */
  send(bytes: Uint8Array): Promise<void>
  /** Something has arrived that was not asked for. */
  hasUnasked(): boolean
  /** The same, after a look at the network. */
  arrivedUnasked(): Promise<boolean>
  note(text: string): void
}

export function createChannel(wire: Wire, transcript: Transcript, redactor: Redactor): Channel {
  const parser = createReplyParser()
  /** something has come through TLS */
  let heardInside = false

  function write(from: 'client' | 'note', text: string): void {
    transcript.add(from, text, wire.secure)
  }

  function writeReply({ code, shown }: Reply): void {
    shown.forEach((text, index) => {
      const separator = index < shown.length - 1 ? '-' : text === '' ? '' : ' '
      transcript.add('server', `${code}${separator}${text}`, wire.secure)
    })
  }

  function nextParsed(): Reply | null {
    try {
      return parser.next()
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error
      transcript.add('server', error.received, wire.secure)
      throw failed(error.problem, null, { cause: error })
    }
  }

  /** With TLS 1.3 our side is done before the peer has looked at what we sent: its refusal belongs to the handshake. */
  function whyUnread(error: unknown): unknown {
    const code = wire.secure && !heardInside ? lateAlertCode(error) : null
    return code === null ? error : Object.assign(failed(code, null, { cause: error }), { phase: 'tls' as const })
  }

  async function reply(): Promise<Reply> {
    for (;;) {
      const parsed = nextParsed()
      if (parsed) {
        const whole = { ...parsed, shown: redactor.lines(parsed.lines) }
        writeReply(whole)
        return whole
      }
      let bytes: Uint8Array | null
      try {
        bytes = await wire.read()
      } catch (error) {
        throw whyUnread(error)
      }
      heardInside ||= wire.secure
      if (bytes === null) throw failed('connection-closed')
      parser.push(bytes)
    }
  }

  /** A server that refuses and hangs up while we write has answered all the same: its answer says more than the broken pipe. */
  async function send(bytes: Uint8Array, wrote = () => transcript.settle()): Promise<void> {
    try {
      const written = wire.write(bytes)
      wrote()
      await written
    } catch (error) {
      if (error instanceof RunEnded) throw error
      const last = await reply().catch((why: unknown) => (why instanceof PhaseFailure && why.phase === 'tls' ? why : null))
      if (last instanceof PhaseFailure) throw last
      if (last === null || last.code < 400) throw error
      throw refused(last, 'connection-closed')
    }
  }

  const hasUnasked = () => parser.hasRest() || wire.hasUnread()

  async function ask(lines: readonly string[], shown: readonly string[]): Promise<Reply> {
    if (hasUnasked()) {
      // A 421 may come at any time (RFC 5321 §3.8); after any other answer without a question nothing can be trusted.
      const unasked = await reply()
      throw refused(unasked, unasked.code === 421 ? 'connection-closed' : 'unexpected-reply')
    }
    // Nothing that was typed may end a line: what reaches this point has been validated, so this is a bug.
    if (lines.some((line) => /[\r\n\0]/.test(line))) throw new Error('a command holds a line end')
    // First the command, then the words about it: they take no time that the server could have had.
    await send(Buffer.from(`${lines.join('\r\n')}\r\n`), () => {
      for (const text of shown) write('client', text)
      transcript.settle()
    })
    return reply()
  }

  return {
    wire,
    reply,
    command: (line, shown = line) => ask([line], [shown]),
    pipeline: (lines) => ask(lines, lines),
    send: (bytes) => send(bytes),
    hasUnasked,
    arrivedUnasked: async () => hasUnasked() || (await wire.arrived()),
    note: (text) => write('note', text),
  }
}
