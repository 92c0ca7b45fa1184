/** A message as a mailto address (RFC 6068), for the mail client of a desktop. Pure. */

export interface MailtoMessage {
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly bcc: readonly string[]
  readonly subject: string
  readonly text: string
}

/**
 * One argument of a program may have 131,072 bytes on Linux, its end included (execve(2), MAX_ARG_STRLEN), and what passes it on adds to it.
 * macOS allows more.
 */
export const maxMailto = 120_000

/** RFC 6068 §2: unreserved characters and some-delims that no part uses for itself stay as they are; all else is %XX of UTF-8. */
const encoded = (text: string) => encodeURIComponent(text).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
/** The @ that ends the local part stays (RFC 6068 §2, addr-spec). */
const address = (text: string) => {
  const at = text.lastIndexOf('@')
  return at < 0 ? encoded(text) : `${encoded(text.slice(0, at))}@${encoded(text.slice(at + 1))}`
}
/** Line ends are %0D%0A (RFC 6068 §5). */
const lines = (text: string) => encoded(text.replace(/\r\n|\r|\n/g, '\r\n'))

export function mailtoOf({ to, cc, bcc, subject, text }: MailtoMessage): string {
  const list = (addresses: readonly string[]) => addresses.map(address).join(',')
  const fields = [
    ...(cc.length > 0 ? [`cc=${list(cc)}`] : []),
    ...(bcc.length > 0 ? [`bcc=${list(bcc)}`] : []),
    ...(subject === '' ? [] : [`subject=${encoded(subject)}`]),
    ...(text === '' ? [] : [`body=${lines(text)}`]),
  ]
  return `mailto:${list(to)}${fields.length > 0 ? '?' : ''}${fields.join('&')}`
}
