/**
 * Replies, read strictly (RFC 5321 §4.2): three digits, a hyphen on every line but the last, one code for all lines. Whatever
 * else a server says is not a reply. Limits keep a hostile server from costing memory: a line 2 KiB (§4.5.3.1.5 asks for
 * 512 octets), a reply 200 lines and 64 KiB.
 */
export interface Reply {
  readonly code: number
  /** RFC 3463, e.g. `5.7.139`; null when the reply has none */
  readonly enhanced: string | null
  /** the text of each line, without code, as it came: for reading, never for showing */
  readonly lines: readonly string[]
  /** the same without secrets: what may be shown and kept */
  readonly shown: readonly string[]
}

export type ReplyProblem = 'reply-malformed' | 'reply-too-long'
export class ReplyError extends Error {
  readonly problem: ReplyProblem
  /** what was received instead, for the transcript */
  readonly received: string
  constructor(problem: ReplyProblem, received: string) {
    super(problem)
    this.problem = problem
    this.received = received
  }
}

const maxLine = 2048
const maxLines = 200
const maxReply = 64 * 1024
const lineFeed = 0x0a
const carriageReturn = 0x0d

export interface ReplyParser {
  push(bytes: Uint8Array): void
  /** The next whole reply; null while it is not complete. Throws ReplyError. */
  next(): Reply | null
  /** Is anything left that no reply has consumed? */
  hasRest(): boolean
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const latin1 = new TextDecoder('windows-1252')

/** UTF-8, or else what older Brazilian servers write their accents in. */
function decode(all: Buffer, start: number, end: number): string {
  const text = all.toString('latin1', start, end)
  // eslint-disable-next-line no-control-regex -- what is ASCII needs no decoder
  if (/^[\x00-\x7f]*$/.test(text)) return text
  const bytes = all.subarray(start, end)
  try {
    return utf8.decode(bytes)
  } catch {
    return latin1.decode(bytes)
  }
}

/** A bare LF ends a line too: devices that send it are common, and nothing is ever sent on because of it. */
export function createReplyParser(): ReplyParser {
  let rest: Buffer = Buffer.alloc(0)
  /** where in it the next line begins */
  let at = 0
  /** pushed and not looked at yet; joined once, however many they are */
  let waiting: Uint8Array[] = []
  let lines: string[] = []
  let code = 0
  let size = 0

  function fail(problem: ReplyProblem, received: string): never {
    lines = []
    throw new ReplyError(problem, received)
  }

  function takeLine(): string | null {
    const [first] = waiting
    if (first) {
      const left = rest.subarray(at)
      rest = left.length === 0 && waiting.length === 1 ? Buffer.from(first.buffer, first.byteOffset, first.length) : Buffer.concat([left, ...waiting])
      at = 0
      waiting = []
    }
    const end = rest.indexOf(lineFeed, at)
    if (end === -1 || end - at > maxLine) {
      if (rest.length - at > maxLine) fail('reply-too-long', decode(rest, at, rest.length))
      return null
    }
    const line = decode(rest, at, end > at && rest[end - 1] === carriageReturn ? end - 1 : end)
    size += end + 1 - at
    at = end + 1
    if (size > maxReply) fail('reply-too-long', line)
    return line
  }

  return {
    push(bytes) {
      if (bytes.length > 0) waiting.push(bytes)
    },
    next() {
      for (let line = takeLine(); line !== null; line = takeLine()) {
        const own = codeOf(line)
        if (own === null || (lines.length > 0 && own !== code)) fail('reply-malformed', line)
        if (lines.length >= maxLines) fail('reply-too-long', line)
        code = own
        lines.push(line.slice(4))
        if (line[3] === '-') continue
        const reply = { code, enhanced: enhancedCode(code, lines[0] ?? ''), lines, shown: lines }
        lines = []
        size = 0
        return reply
      }
      return null
    },
    hasRest: () => at < rest.length || waiting.length > 0 || lines.length > 0,
  }
}

/** `220`, `220 text` or `220-text`; by hand, as every line of every reply passes here. Null: anything else. */
function codeOf(line: string): number | null {
  const [hundreds, tens, ones] = [digit(line, 0), digit(line, 1), digit(line, 2)]
  const separated = line.length === 3 || line[3] === ' ' || line[3] === '-'
  if (hundreds < 2 || hundreds > 5 || tens < 0 || ones < 0 || !separated) return null
  return hundreds * 100 + tens * 10 + ones
}

/** -1 where there is none */
function digit(line: string, at: number): number {
  const value = line.charCodeAt(at) - 0x30
  return value >= 0 && value <= 9 ? value : -1
}

/** Only where its class is the reply's (RFC 2034 §4). */
function enhancedCode(code: number, text: string): string | null {
  if (text[1] !== '.' || digit(text, 0) !== Math.floor(code / 100)) return null
  return /^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(text)?.[1] ?? null
}

/** EHLO keywords in upper case with their parameters (RFC 5321 §4.1.1.1); the first line is the server's name. */
export function parseExtensions(reply: Reply): Map<string, string> {
  const extensions = new Map<string, string>()
  for (const line of reply.lines.slice(1)) {
    const match = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =](.*))?$/.exec(line.trim())
    if (!match?.[1]) continue
    const keyword = match[1].toUpperCase()
    const before = extensions.get(keyword)
    // "AUTH=LOGIN" beside "AUTH PLAIN" is an old spelling of the same extension
    extensions.set(keyword, [before, match[2]?.trim()].filter((part) => part !== undefined && part !== '').join(' '))
  }
  return extensions
}
