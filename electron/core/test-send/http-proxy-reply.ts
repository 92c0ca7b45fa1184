/** What an HTTP proxy answers: the head, and its body as far as it has to be out of the way (RFC 9112). */
import type { TestReport } from '../../../shared/contract/report.ts'
import type { Clock, Wire } from '../ports.ts'
import { createByteReader, type ByteReader } from './byte-reader.ts'
import { failed } from './outcome.ts'

export type ProxyReply = NonNullable<TestReport['proxyReply']>
export interface HttpReply {
  readonly reply: ProxyReply
  /** the head, as it came, a byte a character */
  readonly lines: readonly string[]
}

const maxHead = 64 * 1024
/** Pages that explain a refusal are a few kilobytes; more is cheaper to leave behind with the connection. */
const maxBody = 256 * 1024
const maxChunkLine = 1024

/** Reads up to the blank line. What came behind it in the same packet is the tunnel's and goes back. */
async function readHead(wire: Wire, show: (lines: readonly string[]) => void): Promise<string> {
  let head = ''
  // The end may be cut in two by the packets; nothing before these characters is searched again.
  let tail = ''
  for (;;) {
    const bytes = await wire.read()
    if (bytes === null) throw failed('proxy-closed', null, { cause: head === '' ? 'silence' : 'within the answer' })
    const chunk = Buffer.from(bytes).toString('latin1')
    const opening = head.length < 5 ? (head + chunk).slice(0, 5) : 'HTTP/'
    if (!'HTTP/'.startsWith(opening)) {
      const heard = (head + chunk).slice(0, 200)
      show(heard.trimEnd().split(/\r?\n/))
      throw failed('proxy-not-http', null, { cause: heard })
    }
    const searched = tail + chunk
    const end = /\r?\n\r?\n/.exec(searched)
    const begins = head.length - tail.length
    head += chunk
    if (end) {
      const rest = head.slice(begins + end.index + end[0].length)
      if (rest !== '') wire.unread(Buffer.from(rest, 'latin1'))
      return head.slice(0, begins + end.index)
    }
    tail = searched.slice(-3)
    if (head.length > maxHead) throw failed('reply-too-long')
  }
}

/** The values of a header, in the order in which they came. */
export function headerValues(lines: readonly string[], name: string): string[] {
  const begin = `${name.toLowerCase()}:`
  return lines.slice(1).flatMap((line) => (line.toLowerCase().startsWith(begin) ? [line.slice(begin.length).trim()] : []))
}

/** As it came; whoever shows it makes it inert. */
export function parseHead(head: string): ProxyReply | null {
  const lines = head.split(/\r?\n/)
  const match = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(lines[0] ?? '')
  if (!match) return null
  return {
    status: Number(match[1]),
    reason: match[2] ?? '',
    challenges: headerValues(lines, 'Proxy-Authenticate').slice(0, 10),
  }
}

/** Interim answers (1xx, RFC 9110 §15.2) come before the one that counts. */
export async function finalReply(wire: Wire, show: (lines: readonly string[]) => void): Promise<HttpReply> {
  for (let interim = 0; interim < 5; interim++) {
    const head = await readHead(wire, show)
    const lines = head.split(/\r?\n/)
    show(lines.slice(0, 40))
    const reply = parseHead(head)
    if (!reply) break
    if (reply.status >= 200 || reply.status === 101) return { reply, lines }
  }
  throw failed('proxy-not-http')
}

/** bytes of a page that says why; what is worth reading stands at its beginning */
const maxPage = 4 * 1024
/** ms; a page comes with the refusal or not at all */
const pagePatience = 300

/**
 * The words of the page that comes with a refusal, without its markup: products that block say who they are there and nowhere
 * else. The connection is of no use afterwards.
 */
export async function readPage(wire: Wire, clock: Pick<Clock, 'after'>): Promise<string[]> {
  let page = ''
  let takeBack = () => {}
  const patience = new Promise<null>((resolve) => (takeBack = clock.after(pagePatience, () => resolve(null))))
  try {
    while (page.length < maxPage) {
      const bytes = await Promise.race([wire.read(), patience])
      if (bytes === null) break
      page += Buffer.from(bytes).toString('latin1')
    }
  } catch {
    // The refusal has been said; how its page ends changes nothing.
  } finally {
    takeBack()
  }
  return wordsOf(page.slice(0, maxPage))
}

function wordsOf(page: string): string[] {
  const text = page.replace(/<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ').replace(/<[^>]*(?:>|$)/g, '\n')
  const lines = text.split(/[\r\n]+/).map((line) => line.replace(/\s+/g, ' ').trim())
  return lines.filter((line) => /[a-z]{3}/i.test(line)).slice(0, 12)
}

function tokens(lines: readonly string[], ...names: readonly string[]): string[] {
  return names.flatMap((name) => headerValues(lines, name)).flatMap((value) => value.toLowerCase().split(/\s*,\s*/))
}

/** RFC 9112 §9.3, and the header that older proxies use for the same. */
export function staysOpen({ lines }: HttpReply): boolean {
  const said = tokens(lines, 'Connection', 'Proxy-Connection')
  if (said.includes('close')) return false
  return said.includes('keep-alive') || /^HTTP\/1\.1 /.test(lines[0] ?? '')
}

async function skip(reader: ByteReader, count: number): Promise<boolean> {
  let left = count
  while (left > 0) {
    const part = Math.min(left, 16 * 1024)
    if ((await reader.take(part)) === null) return false
    left -= part
  }
  return true
}

/** RFC 9112 §7.1: chunks to the one without length, then trailers to a blank line. */
async function skipChunks(reader: ByteReader): Promise<boolean> {
  let left = maxBody
  for (;;) {
    const size = /^([0-9a-f]{1,6})\s*(?:;.*)?$/i.exec((await reader.line(maxChunkLine)) ?? '')?.[1]
    if (size === undefined) return false
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    left -= length + size.length
    if (left < 0 || !(await skip(reader, length)) || (await reader.line(0)) !== '') return false
  }
  for (let trailers = 0; trailers < 40; trailers++) {
    const line = await reader.line(maxChunkLine)
    if (line === null) return false
    if (line === '') return true
  }
  return false
}

/**
 * Takes the body of an answer off the wire. False: the connection cannot serve another request, because it ends, or
 * because nobody can tell where the body does.
 * @param options.unframed an answer without any length has no body. Not what RFC 9112 §6.3 says, but what proxies mean that
 *   go on with a login on the same connection
 */
export async function drainBody(wire: Wire, answer: HttpReply, options: { readonly unframed: boolean }): Promise<boolean> {
  if (!staysOpen(answer)) return false
  const codings = tokens(answer.lines, 'Transfer-Encoding')
  const lengths = [...new Set(headerValues(answer.lines, 'Content-Length'))]
  const reader = createByteReader(wire)
  try {
    if (codings.length > 0) return codings.at(-1) === 'chunked' && (await skipChunks(reader))
    if (lengths.length === 0) return options.unframed
    const length = lengths.length === 1 && /^\d{1,6}$/.test(lengths[0] ?? '') ? Number(lengths[0]) : Number.POSITIVE_INFINITY
    return length <= maxBody && (await skip(reader, length))
  } finally {
    reader.release()
  }
}
