import { isAscii } from 'node:buffer'

/** A message as it goes over the wire, with what the commands before it have to say of it. */
export interface MessageBytes {
  /** octets, before the dots were stuffed (RFC 1870 §6) */
  readonly size: number
  /** Without it BODY=8BITMIME is asked for (RFC 6152 §2). */
  readonly isAscii: boolean
  /** transparent (RFC 5321 §4.5.2); the end of the message is not part of it */
  readonly stuffed: Uint8Array
}

/** @param raw with CRLF line ends, also at the end */
export function messageBytes(raw: Uint8Array): MessageBytes {
  return { size: raw.length, isAscii: isAscii(raw), stuffed: stuffDots(raw) }
}

/** A line that begins with a dot gets another. */
export function stuffDots(raw: Uint8Array): Uint8Array {
  // Most messages have no such line: a large one is not copied for nothing.
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (bytes[0] !== 0x2e && !bytes.includes('\r\n.')) return raw
  const text = bytes.toString('latin1')
  return Buffer.from(text.replace(/(^|\r\n)\./g, '$1..'), 'latin1')
}
