/** HTTP CONNECT (RFC 9110 §9.3.6) over a wire: afterwards the wire leads to the server. */
import type { TestReport } from '../../../shared/contract/report.ts'
import type { Wire } from '../ports.ts'
import { failed, PhaseFailure } from './outcome.ts'
import type { Redactor } from './redact.ts'
import type { Transcript } from './transcript.ts'

export interface ConnectTarget {
  readonly host: string
  readonly port: number
}
export type ProxyReply = NonNullable<TestReport['proxyReply']>

const maxHead = 64 * 1024
const utf8 = new TextEncoder()

function authority({ host, port }: ConnectTarget): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Reads up to the blank line. What came behind it in the same packet is the tunnel's and goes back. */
async function readHead(wire: Wire): Promise<string> {
  let head = ''
  // The end may be cut in two by the packets; nothing before these characters is searched again.
  let tail = ''
  for (;;) {
    const bytes = await wire.read()
    if (bytes === null) throw failed('proxy-closed')
    const chunk = Buffer.from(bytes).toString('latin1')
    const opening = head.length < 5 ? (head + chunk).slice(0, 5) : 'HTTP/'
    if (!'HTTP/'.startsWith(opening)) throw failed('proxy-not-http', null, { cause: (head + chunk).slice(0, 200) })
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

/** As it came; whoever shows it makes it inert. */
export function parseHead(head: string): ProxyReply | null {
  const lines = head.split(/\r?\n/)
  const match = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(lines[0] ?? '')
  if (!match) return null
  return {
    status: Number(match[1]),
    reason: match[2] ?? '',
    challenges: lines
      .slice(1)
      .flatMap((line) => /^proxy-authenticate:\s*(.*?)\s*$/i.exec(line)?.[1] ?? [])
      .slice(0, 10),
  }
}

/** Interim answers (1xx, RFC 9110 §15.2) come before the one that counts. */
async function finalReply(wire: Wire, show: (lines: readonly string[]) => void): Promise<ProxyReply> {
  for (let interim = 0; interim < 5; interim++) {
    const head = await readHead(wire)
    show(head.split(/\r?\n/).slice(0, 40))
    const reply = parseHead(head)
    if (!reply) break
    if (reply.status >= 200 || reply.status === 101) return reply
  }
  throw failed('proxy-not-http')
}

function judge(reply: ProxyReply): PhaseFailure {
  const { status } = reply
  if (status === 407) return new PhaseFailure('rejected', 'proxy-authentication')
  if (status >= 502 && status <= 504) return new PhaseFailure('rejected', 'proxy-target-failed')
  if (status === 403 || status === 405) return new PhaseFailure('rejected', 'proxy-forbidden')
  return status >= 300 ? new PhaseFailure('rejected', 'proxy-rejected') : failed('proxy-not-http')
}

/** @param credentials sent at once (Basic, RFC 7617): asking first would cost a second connection with many proxies */
export async function connectThroughProxy(
  wire: Wire,
  target: ConnectTarget,
  credentials: { readonly user: string; readonly password: string } | null,
  { transcript, redactor }: { readonly transcript: Transcript; readonly redactor: Redactor },
  answered: (reply: ProxyReply) => void,
): Promise<void> {
  const request = [
    `CONNECT ${authority(target)} HTTP/1.1`,
    `Host: ${authority(target)}`,
    ...(credentials
      ? [`Proxy-Authorization: Basic ${Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8').toString('base64')}`]
      : []),
  ]
  if (request.some((line) => /[\r\n\0]/.test(line))) throw new Error('a proxy request holds a line end')
  for (const line of request) {
    transcript.add('client', line.replace(/^(Proxy-Authorization: Basic ).*/, '$1•••'), wire.secure)
  }
  await wire.write(utf8.encode(`${request.join('\r\n')}\r\n\r\n`))

  const reply = await finalReply(wire, (lines) => {
    for (const line of redactor.lines(lines)) transcript.add('proxy', line, wire.secure)
  })
  answered(reply)
  if (reply.status < 200 || reply.status > 299) throw judge(reply)
}
