/** HTTP CONNECT (RFC 9110 §9.3.6) over a wire: afterwards the wire leads to the server. */
import type { TestReport } from '../../../shared/contract/report.ts'
import type { Wire } from '../ports.ts'
import { failed, PhaseFailure } from './outcome.ts'
import { inert } from './redact.ts'
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
  for (;;) {
    const bytes = await wire.read()
    if (bytes === null) throw failed('proxy-closed')
    head += Buffer.from(bytes).toString('latin1')
    if (!'HTTP/'.startsWith(head.slice(0, 5))) throw failed('proxy-not-http', null, { cause: head.slice(0, 200) })
    const end = /\r?\n\r?\n/.exec(head)
    if (end) {
      const rest = head.slice(end.index + end[0].length)
      if (rest !== '') wire.unread(Buffer.from(rest, 'latin1'))
      return head.slice(0, end.index)
    }
    if (head.length > maxHead) throw failed('reply-too-long')
  }
}

export function parseHead(head: string): ProxyReply | null {
  const lines = head.split(/\r?\n/)
  const match = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(lines[0] ?? '')
  if (!match) return null
  return {
    status: Number(match[1]),
    reason: inert(match[2] ?? '').slice(0, 200),
    challenges: lines
      .slice(1)
      .flatMap((line) => /^proxy-authenticate:\s*(.*?)\s*$/i.exec(line)?.[1] ?? [])
      .slice(0, 10)
      .map((challenge) => inert(challenge).slice(0, 200)),
  }
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
  transcript: Transcript,
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

  const head = await readHead(wire)
  for (const line of head.split(/\r?\n/).slice(0, 40)) transcript.add('proxy', line, wire.secure)
  const reply = parseHead(head)
  if (!reply) throw failed('proxy-not-http')
  answered(reply)
  if (reply.status < 200 || reply.status > 299) throw judge(reply)
}
