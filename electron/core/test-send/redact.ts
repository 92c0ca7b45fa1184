/** Takes secrets out of everything that is shown or kept, in every form in which a server could say them back. */
export { inert } from '../../../shared/domain/text/inert.ts'

const mark = '•••'
/** as reply.ts reads what is no UTF-8 */
const windows1252 = new TextDecoder('windows-1252')

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** The base64 characters that depend on the secret alone, for each of the three places it can start at in a longer text. */
function base64Inside(secret: Uint8Array): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = base64(Buffer.concat([Buffer.alloc(offset), secret])).replace(/=+$/, '')
    const start = offset === 0 ? 0 : offset + 1
    const whole = (offset + secret.length) % 3 === 0
    return encoded.slice(start, whole ? undefined : -1)
  })
}

function formsOf(given: string): string[] {
  // Half a character cannot be said in any encoding.
  const secret = given.toWellFormed()
  const bytes = Buffer.from(secret, 'utf8')
  const hex = bytes.toString('hex')
  const html = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')
  // A byte a character, as a reply that is no UTF-8 is read.
  const utf16 = Buffer.from(secret, 'utf16le')
  const wide = [windows1252.decode(utf16).replace(/\0$/, ''), windows1252.decode(utf16.swap16()).replace(/^\0/, '')]
  const spelled = (separator: string) => (hex.match(/../g) ?? []).join(separator)
  return [
    secret,
    base64(bytes),
    base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
    ...base64Inside(bytes),
    ...base64Inside(Buffer.from(secret, 'utf16le')),
    encodeURIComponent(secret),
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    JSON.stringify(secret).slice(1, -1),
    html,
    hex,
    spelled(' '),
    spelled(':'),
    ...wide,
    ...wide.map((form) => form.replaceAll('\0', '\\u0000')),
  ]
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export interface Redactor {
  /** One more secret: what a login made of the password, a token, an answer to a challenge. */
  readonly hide: (secret: string) => void
  /** There is no secret: what is shown is what was said. */
  hidesNothing(): boolean
  text(text: string): string
  /** The lines of one reply, also where a secret was broken over two of them. */
  lines(lines: readonly string[]): readonly string[]
}

const short = 4

interface Patterns {
  readonly within: RegExp
  /** for lines that were joined: a blank of the secret may have been lost where they meet */
  readonly across: RegExp
}

function createPatterns(secrets: readonly string[]): Patterns | null {
  if (secrets.length === 0) return null
  const needles = new Set<string>()
  for (const secret of secrets) {
    if (secret === '') continue
    for (const form of formsOf(secret)) if (form.length >= short) needles.add(form)
  }
  const longestFirst = [...needles].sort((a, b) => b.length - a.length)
  const alone = secrets
    .filter((secret) => secret !== '' && secret.length < short)
    .map((secret) => `(?<![\\p{L}\\p{N}])${escapeRegExp(secret)}(?![\\p{L}\\p{N}])`)
  if (longestFirst.length + alone.length === 0) return null
  // Hexadecimal and percent forms come in either case; more is hidden that way, never less.
  const any = (patterns: readonly string[]) => new RegExp(patterns.join('|'), 'giu')
  const loose = longestFirst.filter((form) => form.trim() !== '').map((form) => form.split(/\s+/).map(escapeRegExp).join('\\s*'))
  return { within: any([...longestFirst.map(escapeRegExp), ...alone]), across: any([...loose, ...alone]) }
}

type Range = readonly [start: number, end: number]

function rangesOf(text: string, pattern: RegExp): Range[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }): Range => [index, index + found.length])
}

function hide(text: string, ranges: readonly Range[]): string {
  let result = ''
  let end = 0
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    if (from >= end) result += text.slice(end, from) + mark
    end = Math.max(end, to)
  }
  return result + text.slice(end)
}

/** Where a line's own text lies: behind blanks and an enhanced status code, which stand again on every line. */
function ownText(line: string): Range {
  const start = /^\s*(?:[245]\.\d{1,3}\.\d{1,3}\s+)?/.exec(line)?.[0].length ?? 0
  return [start, Math.max(start, line.trimEnd().length)]
}

/**
 * @param secrets passwords in clear, also ones that are added later; empty ones are ignored. A very short one is only taken
 *   out where it stands alone: blacking out every "a" would say more than it hides.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const made: string[] = []
  let known = -1
  let patterns: Patterns | null = null
  function current(): Patterns | null {
    const count = secrets.length + made.length
    if (known !== count) patterns = createPatterns([...secrets, ...made])
    known = count
    return patterns
  }
  return {
    hide(secret) {
      made.push(secret)
    },
    hidesNothing: () => current() === null,
    text(text) {
      const found = current()
      return found ? text.replace(found.within, mark) : text
    },
    lines(lines) {
      const found = current()
      if (!found) return lines
      const hidden = lines.map((line) => rangesOf(line, found.within))
      if (lines.length > 1) {
        const own = lines.map(ownText)
        const joined = lines.map((line, index) => line.slice(...own[index] ?? [0, 0])).join('')
        for (const [from, to] of rangesOf(joined, found.across)) {
          let begins = 0
          own.forEach(([start, end], index) => {
            const overlap: Range = [Math.max(from, begins), Math.min(to, begins + end - start)]
            if (overlap[0] < overlap[1]) hidden[index]?.push([overlap[0] - begins + start, overlap[1] - begins + start])
            begins += end - start
          })
        }
      }
      return lines.map((line, index) => hide(line, hidden[index] ?? []))
    },
  }
}
