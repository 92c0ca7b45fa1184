/**
 * Addresses as they may stand in MAIL FROM and RCPT TO. What does not fit is refused, never repaired: the recipients on the
 * wire are the recipients asked for.
 */
import type { FieldIssue } from '../../../shared/errors.ts'
import { isIpAddress, toAscii } from '../../../shared/domain/system/host-name.ts'
import { isPlainAddress } from '../../../shared/domain/text/plain-address.ts'

export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
  /** an address has other letters than ASCII's before the @: only a server with SMTPUTF8 can take it (RFC 6531) */
  readonly needsUtf8: boolean
}

/** octets: RFC 5321 §4.5.3.1.1 and erratum 1690 of RFC 3696; as UTF-8, RFC 6531 §3.3 */
const maxLocalPart = 64
const maxAddress = 254
/** RFC 5322 §3.2.3; a quoted local part is not taken: too many programs read it differently */
const dotAtom = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
/**
 * RFC 6531 §3.3 allows all of Unicode; letters, marks, digits and symbols are enough, and nothing that looks like a dot or an @.
 * Of ASCII what a dot-atom takes and no more: < and > are symbols too, and would end the path.
 */
const internationalDotAtom = /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]|(?!\p{ASCII})[\p{L}\p{M}\p{N}\p{S}])+(?:\.(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]|(?!\p{ASCII})[\p{L}\p{M}\p{N}\p{S}])+)*$/iu
// eslint-disable-next-line no-control-regex -- the ASCII range, whole
const beyondAscii = /[^\u0000-\u007f]/
const octets = (text: string) => (beyondAscii.test(text) ? new TextEncoder().encode(text).length : text.length)

/** What is wrong with one address (a code of `fields`), or its form on the wire: the domain as A-labels. */
export function readAddress(text: string): { problem: string } | { address: string } {
  if (isPlainAddress(text)) return { address: text }
  if (text === '') return { problem: 'address-empty' }
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) return { problem: 'address-control' }
  if (/\s/u.test(text)) return { problem: 'address-spaces' }
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  if (at < 1 || domain === '') return { problem: 'address-invalid' }
  // Two spellings of one letter would be two mailboxes (RFC 6532 §3.1).
  const written = beyondAscii.test(local) ? internationalDotAtom.test(local) && local === local.normalize('NFC') : dotAtom.test(local)
  if (!written || octets(local) > maxLocalPart) return { problem: 'address-invalid' }
  const wireDomain = domainOnTheWire(domain)
  if (wireDomain === null) return { problem: 'address-invalid' }
  const address = `${local}@${wireDomain}`
  return octets(address) > maxAddress ? { problem: 'address-too-long' } : { address }
}

function domainOnTheWire(domain: string): string | null {
  // A literal has brackets, and says of itself when it is IPv6 (RFC 5321 §4.1.3).
  const literal = /^\[(IPv6:)?([0-9a-f:.]+)\]$/i.exec(domain)
  if (literal?.[2] !== undefined) return isIpAddress(literal[2]) && literal[2].includes(':') === (literal[1] !== undefined) ? domain : null
  return isIpAddress(domain) || domain.endsWith('.') ? null : toAscii(domain)
}

const maxSubject = 998

function subjectIssues(subject: string): FieldIssue[] {
  if (subject.length <= maxSubject && /^[\x20-\x7e]*$/.test(subject)) return []
  const issues: FieldIssue[] = []
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(subject) || !subject.isWellFormed()) issues.push({ path: 'subject', code: 'subject-control' })
  if (octets(subject) > maxSubject) issues.push({ path: 'subject', code: 'too-long', params: { max: maxSubject } })
  return issues
}

/** Checks everything a person typed for the message; the issues say where. */
export function readEnvelope(input: {
  from: string
  to: readonly string[]
  subject: string
  text: string
}): { envelope: Envelope; issues: readonly FieldIssue[] } {
  const issues: FieldIssue[] = []
  let needsUtf8 = false
  const read = (path: string, text: string): string => {
    if (isPlainAddress(text)) return text
    const result = readAddress(text)
    if ('problem' in result) issues.push({ path, code: result.problem, params: { address: text.slice(0, 100) } })
    if (!('address' in result)) return ''
    needsUtf8 ||= beyondAscii.test(result.address)
    return result.address
  }
  const from = read('from', input.from)
  const to = input.to.map((address) => read('to', address))
  if (input.to.length === 0) issues.push({ path: 'to', code: 'address-empty' })
  issues.push(...subjectIssues(input.subject))
  // NUL has no place in a text (RFC 5322 §4.1 calls it obsolete).
  if (input.text.includes('\0') || !input.text.isWellFormed()) issues.push({ path: 'text', code: 'control' })
  if (input.text.length > 1_000_000) issues.push({ path: 'text', code: 'too-long', params: { max: 1_000_000 } })
  return { envelope: { from, to, needsUtf8 }, issues }
}
