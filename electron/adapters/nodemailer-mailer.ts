/** nodemailer composes the message; the dialogue is ours. */
import * as base64 from 'nodemailer/lib/base64'
import MailComposer from 'nodemailer/lib/mail-composer'
import type MimeNode from 'nodemailer/lib/mime-node'
import * as quotedPrintable from 'nodemailer/lib/qp'
import { toAscii } from '../../shared/domain/system/host-name.ts'
import { EnvelopeAltered, type Mailer, type MessageToCompose } from '../core/ports.ts'

/** Nothing in a message may make the composer read a file or open an address. */
const closed = { disableFileAccess: true, disableUrlAccess: true } as const

export function createNodemailerMailer(): Mailer {
  return {
    async compose(message) {
      const node = new MailComposer({
        ...closed,
        envelope: { from: message.from, to: [...message.to] },
        subject: message.subject,
        ...partsOf(message),
        date: message.date,
        messageId: message.messageId,
      }).compile()
      const chosen = node.getEnvelope()
      const wanted = [whom([message.from]), whom(message.to)].join('\n\n')
      const used = [whom([String(chosen.from)]), whom(chosen.to)].join('\n\n')
      if (used !== wanted) throw new EnvelopeAltered()
      return normalise(writeText(node) ?? (await node.build()))
    },
  }
}

/**
 * A message that is one text, written at once with the composer's own headers and encoders: its way through a chain of streams
 * (`build`) takes longer than the whole dialogue with a server nearby. The tests hold both against each other.
 */
export function writeText(node: MimeNode): Buffer | null {
  const { content } = node
  if (node.childNodes.length > 0 || typeof content !== 'string' || content.length > atOnce) return null
  const encode = encoders[node.getTransferEncoding() || '7bit']
  return encode ? Buffer.from(`${node.buildHeaders()}\r\n\r\n${encode(content)}`) : null
}

/** characters; what is longer goes through the streams, which let others have their turn */
const atOnce = 64 * 1024
/** characters a line, RFC 2045 §6.7 and §6.8 */
const lineLength = 76
const encoders: Readonly<Record<string, (text: string) => string>> = {
  '7bit': (text) => text,
  base64: (text) => base64.wrap(base64.encode(text), lineLength),
  'quoted-printable': (text) => quotedPrintable.wrap(quotedPrintable.encode(text), lineLength),
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
