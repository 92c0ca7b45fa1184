/**
 * An SMTP conversation on a wire: one command, one reply, both written down. It refuses what a reply parser alone cannot
 * see: an answer that came before its question.
 */
import type { Wire } from '../ports.ts'
import { failed, refused } from './outcome.ts'
import { createReplyParser, ReplyError, type Reply } from './reply.ts'
import type { Transcript } from './transcript.ts'

export interface Channel {
  readonly wire: Wire
  /** Reads the next whole reply. */
  reply(): Promise<Reply>
  /** Sends one line and reads its reply. `shown` is what the transcript says instead of the line. */
  command(line: string, shown?: string): Promise<Reply>
  /** Sends bytes that are not a command. */
  send(bytes: Uint8Array): Promise<void>
  /** Something has arrived that was not asked for. */
  hasUnasked(): boolean
  note(text: string): void
}

const utf8 = new TextEncoder()

export function createChannel(wire: Wire, transcript: Transcript): Channel {
  const parser = createReplyParser()

  function write(from: 'client' | 'note', text: string): void {
    transcript.add(from, text, wire.secure)
  }

  function writeReply({ code, lines }: Reply): void {
    lines.forEach((text, index) => {
      const separator = index < lines.length - 1 ? '-' : text === '' ? '' : ' '
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

  async function reply(): Promise<Reply> {
    for (;;) {
      const parsed = nextParsed()
      if (parsed) {
        writeReply(parsed)
        return parsed
      }
      const bytes = await wire.read()
      if (bytes === null) throw failed('connection-closed')
      parser.push(bytes)
    }
  }

  const hasUnasked = () => parser.hasRest() || wire.hasUnread()

  return {
    wire,
    reply,
    async command(line, shown = line) {
      if (hasUnasked()) {
        // A 421 may come at any time (RFC 5321 §3.8); any other answer without a question cannot be trusted.
        const unasked = await reply()
        throw unasked.code === 421 ? refused(unasked, 'connection-closed') : failed('unexpected-reply', unasked)
      }
      // Nothing that was typed may end a line: what reaches this point has been validated, so this is a bug.
      if (/[\r\n\0]/.test(line)) throw new Error('a command holds a line end')
      write('client', shown)
      await wire.write(utf8.encode(`${line}\r\n`))
      return reply()
    },
    send: (bytes) => wire.write(bytes),
    hasUnasked,
    note: (text) => write('note', text),
  }
}
