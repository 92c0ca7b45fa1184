/** nodemailer composes the message; whoever calls is its transport (nodemailer's documented interface for transports). */
import { createTransport } from 'nodemailer'
import { toAscii } from '../../shared/domain/system/host-name.ts'
import { EnvelopeAltered, type Mailer, type MessageToCompose } from '../core/ports.ts'

/** Nothing in a message may make the composer read a file or open an address. */
const closed = { disableFileAccess: true, disableUrlAccess: true } as const

export function createNodemailerMailer(): Mailer {
  return {
    async send(message, transport) {
      type Result = Awaited<ReturnType<typeof transport>>
      const outcome: { value?: Result } = {}
      const mailer = createTransport(
        {
          name: 'server-manager',
          version: '1',
          send(mail, callback) {
            const deliver = async () => {
              const chosen = mail.message.getEnvelope()
              const wanted = [whom([message.from]), whom(message.to)].join('\n\n')
              const used = [whom([String(chosen.from)]), whom(chosen.to)].join('\n\n')
              if (used !== wanted) throw new EnvelopeAltered()
              const chunks: Buffer[] = []
              for await (const chunk of mail.message.createReadStream()) chunks.push(chunk as Buffer)
              outcome.value = await transport(normalise(Buffer.concat(chunks)))
            }
            deliver().then(
              () => callback(null, { messageId: message.messageId, envelope: mail.message.getEnvelope() }),
              (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
            )
          },
        },
        closed,
      )
      await mailer.sendMail({
        ...closed,
        envelope: { from: message.from, to: [...message.to] },
        subject: message.subject,
        ...partsOf(message),
        date: message.date,
        messageId: message.messageId,
        newline: 'windows',
      })
      return outcome.value as Result
    },
  }
}

const priorityHeaders = {
  highest: ['1', 'high'], high: ['2', 'high'], normal: null, low: ['4', 'low'], lowest: ['5', 'low'],
} as const // prettier-ignore

/** What its reader sees. Attachments come by value only; what they say of themselves is a label. */
function partsOf({ from, to, text, more }: MessageToCompose) {
  const named = (addresses: readonly string[]) => addresses.map((address) => ({ name: '', address }))
  if (!more) return { from: { name: '', address: from }, to: named(to), text }
  const priority = priorityHeaders[more.priority]
  return {
    from: { name: more.fromName, address: from },
    to: named(more.to),
    cc: named(more.cc),
    ...(more.replyTo !== null && { replyTo: { name: '', address: more.replyTo } }),
    ...(more.html ? { html: text } : { text }),
    headers: {
      ...(priority && { 'X-Priority': priority[0], Importance: priority[1] }),
      // RFC 8098 §2.1
      ...(more.readReceipt && { 'Disposition-Notification-To': `<${from}>` }),
    },
    attachments: more.attachments.map(({ name, type, content, contentId }) => ({
      filename: name,
      contentType: type,
      content,
      encoding: 'base64',
      ...(contentId !== null && { cid: contentId, contentDisposition: 'inline' as const }),
    })),
  }
}

/**
 * Who gets it: the composer writes domains in lower case (and as U-labels behind a name beyond ASCII), and each address once,
 * which changes nothing about that.
 */
function whom(addresses: readonly string[]): string {
  const sameDomain = (domain: string) => (toAscii(domain) ?? domain).toLowerCase()
  return [...new Set(addresses.map((address) => address.replace(/(?<=@)[^@]*$/, sameDomain)))].join('\n')
}

function isNormal(raw: Buffer): boolean {
  let lines = 0
  for (let end = raw.indexOf('\r\n'); end !== -1; end = raw.indexOf('\r\n', end + 2)) lines++
  const count = (byte: number) => {
    let found = 0
    for (let at = raw.indexOf(byte); at !== -1; at = raw.indexOf(byte, at + 1)) found++
    return found
  }
  return raw.subarray(-2).equals(Buffer.from('\r\n')) && count(0x0d) === lines && count(0x0a) === lines
}

/** CRLF everywhere, and at the end (RFC 5321 §2.3.8). */
function normalise(raw: Buffer): Uint8Array {
  if (isNormal(raw)) return raw
  const text = raw.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n')
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1')
}
