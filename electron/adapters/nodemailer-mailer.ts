/** nodemailer composes the message; the dialogue is ours. */
import MailComposer from 'nodemailer/lib/mail-composer'
import type MimeNode from 'nodemailer/lib/mime-node'
import { toAscii } from '../../shared/domain/system/host-name.ts'
import { EnvelopeAltered, type Mailer, type MessageToCompose } from '../core/ports.ts'
import { composeText, isPlainText, subjectAsTyped } from './compose-text.ts'

/** Nothing in a message may make the composer read a file or open an address. */
const closed = { disableFileAccess: true, disableUrlAccess: true } as const

export function createNodemailerMailer(): Mailer {
  return {
    compose: (message) =>
      new Promise((resolve) => {
        const node = isPlainText(message) ? null : compile(message)
        resolve(node ? () => node.build().then(normalise) : () => Promise.resolve(normalise(Buffer.from(composeText(message), 'latin1'))))
      }),
  }
}

/** Any message, as the composer's tree. Throws EnvelopeAltered. */
export function compile(message: MessageToCompose): MimeNode {
  const { from, to, subject, date, messageId } = message
  const node = new MailComposer({ ...closed, envelope: { from, to: [...to] }, subject: subjectAsTyped(subject), ...partsOf(message), date, messageId }).compile()
  const chosen = node.getEnvelope()
  const wanted = [whom([from]), whom(to)].join('\n\n')
  const used = [whom([String(chosen.from)]), whom(chosen.to)].join('\n\n')
  if (used !== wanted) throw new EnvelopeAltered()
  return node
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

const [carriageReturn, lineFeed] = [0x0d, 0x0a]

/** CRLF everywhere, and at the end (RFC 5321 §2.3.8). Plain loops over octets: every message passes here. */
function normalise(raw: Buffer): Uint8Array {
  let missing = 0
  let before = 0
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0
    // Each of the two without the other lacks one.
    if ((byte === lineFeed) !== (before === carriageReturn)) missing++
    before = byte
  }
  const open = before === lineFeed ? 0 : before === carriageReturn ? 1 : 2
  if (missing + open === 0) return raw
  const normal = Buffer.allocUnsafe(raw.length + missing + open)
  let end = 0
  before = 0
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0
    if (byte === lineFeed && before !== carriageReturn) normal[end++] = carriageReturn
    else if (byte !== lineFeed && before === carriageReturn) normal[end++] = lineFeed
    normal[end++] = byte
    before = byte
  }
  if (open === 2) normal[end++] = carriageReturn
  if (open > 0) normal[end] = lineFeed
  return normal
}
