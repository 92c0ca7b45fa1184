/**
 * A message that is one text between plain addresses, written at once with nodemailer's own encoders. Its composer does the same in a
 * tree of nodes and a chain of streams, which takes longer than the whole dialogue with a server nearby; the tests hold both against
 * each other, but for where a soft line break falls (RFC 2045 §6.7).
 */
import * as base64 from 'nodemailer/lib/base64'
import { encodeWord, foldLines, hasLongerLines, isPlainText as isPlain } from 'nodemailer/lib/mime-funcs'
import MimeNode from 'nodemailer/lib/mime-node'
import * as quotedPrintable from 'nodemailer/lib/qp'
import { isPlainAddress } from '../../shared/domain/text/plain-address.ts'
import type { MessageToCompose } from '../core/ports.ts'

/** characters; what is longer goes through the streams, which let others have their turn */
const atOnce = 64 * 1024
/** characters a line, RFC 2045 §6.7 and §6.8 */
const lineLength = 76
const encoders = {
  '7bit': (text: string) => text,
  base64: (text: string) => base64.wrap(base64.encode(text), lineLength),
  'quoted-printable': (text: string) => quotedPrintable.wrap(quotedPrintable.encode(text), lineLength),
}

/** Nothing else than a text, and nobody can read its addresses in two ways. Anything else is for the composer. */
export function isPlainText({ from, to, text, more }: MessageToCompose): boolean {
  if (text === '' || text.length > atOnce) return false
  if (more && (more.attachments.length > 0 || more.priority !== 'normal' || more.readReceipt)) return false
  const shown = more ? [...more.to, ...more.cc, ...(more.replyTo === null ? [] : [more.replyTo])] : []
  return [from, ...to, ...shown].every(isPlainAddress)
}

/** For what is plain text. */
export function composeText({ from, to, subject, text, date, messageId, more }: MessageToCompose): string {
  const { to: shown, cc, replyTo, fromName, html } = more ?? { to, cc: [], replyTo: null, fromName: '', html: false }
  const encoding = encodingOf(text)
  const lines: string[] = []
  const add = (key: string, value: string) => {
    if (value.trim() !== '') lines.push(foldLines(`${key}: ${value}`, lineLength))
  }
  add('From', fromName === '' ? inHeader(from) : MimeNode.encodeHeaderValue('From', { name: fromName, address: from }))
  add('To', shown.map(inHeader).join(', '))
  add('Cc', cc.map(inHeader).join(', '))
  if (replyTo !== null) add('Reply-To', inHeader(replyTo))
  if (subject !== '') add('Subject', stands.test(subject) ? subject : MimeNode.encodeHeaderValue('Subject', subjectAsTyped(subject)))
  add('Message-ID', messageId)
  add('Date', date.toUTCString().replace('GMT', '+0000'))
  add('Content-Transfer-Encoding', encoding)
  add('MIME-Version', '1.0')
  add('Content-Type', `text/${html ? 'html' : 'plain'}; charset=utf-8`)
  return `${lines.join('\r\n')}\r\n\r\n${encoders[encoding](text)}`
}

/** As the composer decides: as it is where it can be, else in the way in which most of it can still be read. */
function encodingOf(text: string): keyof typeof encoders {
  if (isPlain(text) && !hasLongerLines(text, lineLength)) return '7bit'
  let [beyond, letters] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80 || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d)) beyond++
    // Without their case, A to Z.
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) letters++
  }
  return beyond < letters ? 'quoted-printable' : 'base64'
}

/** characters of an encoded word, as the composer makes them; RFC 2047 §2 allows 75 */
const wordLength = 52

/** The encoders leave alone what is encoded already. What was typed is not: its reader is to see it, not what it would mean. */
export function subjectAsTyped(subject: string): string {
  return subject.includes('=?') ? encodeWord(subject, 'Q', wordLength) : subject
}

/** A header's text that needs no encoding, nor looks encoded: the encoder would look at it for longer than at all the rest. */
const stands = /^[\x20-\x3c\x3e-\x7e]*$/

/** The composer writes domains in lower case. */
function inHeader(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at) + address.slice(at).toLowerCase()
}
