/** An HTTP proxy that only does CONNECT, asks for a login when told to, and writes down what it was asked for. */
import { connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Certificate } from './certificates.ts'
import { listen, type Listening } from './listening.ts'
import { createLogins, type Login, type LoginState, type ProxyScheme } from './proxy-logins.ts'

export interface ProxyRequest {
  /** as in the request line, e.g. `smtp.example.com:587` or `[::1]:25` */
  readonly target: string
  readonly head: string
  /** `user:password` of Basic, null when none came */
  readonly credentials: string | null
  /** of Proxy-Authorization, null when none came */
  readonly scheme: string | null
  readonly answered: number
  /** which connection it came on, from 1 */
  readonly connection: number
}
export interface ConnectProxyOptions {
  readonly credentials?: Login
  /** what a 407 offers; Basic and Negotiate by default */
  readonly schemes?: readonly ProxyScheme[]
  /** all of them in one header */
  readonly oneHeader?: boolean
  /** the first right Digest is answered by "stale" */
  readonly staleOnce?: boolean
  /**
   * How a 407 ends: `end` without a length and with the connection (default), `announced` the same but said before, `length` and
   * `chunked` with a page and the connection kept, `lost` kept by its words and closed all the same, `bare` kept without any length
   */
  readonly refusal?: 'end' | 'announced' | 'length' | 'chunked' | 'lost' | 'bare'
  /** a proxy that is spoken to inside TLS */
  readonly certificate?: Certificate
  /** Answers in place of the proxy: a head to send as it is (the connection stays open), or whatever it does itself. */
  readonly answer?: (socket: Socket, head: string) => string | null
  /** names that lead elsewhere, so that a test can name a server that no resolver knows */
  readonly hosts?: Readonly<Record<string, string>>
}
export interface ConnectProxy extends Listening {
  readonly requests: readonly ProxyRequest[]
  /** bytes that went through tunnels, both ways */
  readonly tunnelled: () => number
}

const reasons: Readonly<Record<number, string>> = {
  200: 'Connection established',
  400: 'Bad Request',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  502: 'Bad Gateway',
}
const page = '<html><body>HTTP/1.1 200 this is only a page</body></html>\r\n\r\n'.repeat(20)

export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const { credentials, answer, hosts = {}, certificate, refusal = 'end', schemes = ['Basic', 'Negotiate'] } = options
  const logins = credentials ? createLogins(schemes, credentials, options) : null
  const requests: ProxyRequest[] = []
  let connections = 0
  let tunnelled = 0

  /** What stands behind the head of a 407; true when the connection goes on. */
  function refuse(socket: Socket, challenges: readonly string[]): boolean {
    const lines = [`HTTP/1.1 407 ${reasons[407] ?? ''}`, ...challenges.map((challenge) => `Proxy-Authenticate: ${challenge}`)]
    const send = (headers: readonly string[], body: string) => socket.write([...lines, ...headers, '', body].join('\r\n'), 'latin1')
    if (refusal === 'end' || refusal === 'announced') {
      send(refusal === 'announced' ? ['Connection: close', 'Content-Length: 0'] : [], '')
      socket.end()
      return false
    }
    if (refusal === 'bare') send(['Proxy-Connection: keep-alive'], '')
    else if (refusal === 'chunked') {
      const half = page.length >> 1
      const chunk = (text: string) => `${text.length.toString(16)};x=y\r\n${text}\r\n`
      send(['Transfer-Encoding: chunked'], `${chunk(page.slice(0, half))}${chunk(page.slice(half))}0\r\nX-Trailer: z\r\n\r\n`)
    } else send([`Content-Length: ${page.length}`, 'Connection: keep-alive'], page)
    if (refusal === 'lost') socket.end()
    return refusal !== 'lost'
  }

  /** True when another request may come on this connection. */
  function serve(socket: Socket, head: string, rest: Buffer, connection: number, state: LoginState): boolean {
    const target = /^CONNECT (\S+) HTTP\/1\.[01]\r\n/.exec(head)?.[1] ?? ''
    const basic = /^proxy-authorization: basic (\S+)\r?$/im.exec(head)?.[1]
    const scheme = /^proxy-authorization: (\S+)/im.exec(head)?.[1] ?? null
    const given = basic === undefined ? null : Buffer.from(basic, 'base64').toString('utf8')
    const note = (status: number) => void requests.push({ target, head, credentials: given, scheme, answered: status, connection })
    const reply = (status: number): false => {
      note(status)
      socket.write(`HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\n\r\n`)
      if (status !== 200) socket.end()
      return false
    }
    if (answer) {
      const text = answer(socket, head)
      note(Number(/ (\d{3})/.exec(text ?? '')?.[1] ?? 0))
      if (text !== null) socket.write(text, 'latin1')
      return false
    }
    const place = /^(\[[^\]]+\]|[^:]+):(\d+)$/.exec(target)
    if (!place?.[1] || !place[2]) return reply(head.startsWith('CONNECT ') ? 400 : 405)
    const checked = logins?.check(head, state)
    if (checked?.ok === false) {
      note(407)
      return refuse(socket, checked.challenges)
    }
    const name = place[1].replace(/^\[|\]$/g, '')
    const onwards = connect({ host: hosts[name] ?? name, port: Number(place[2]) })
    let open = false
    onwards.once('connect', () => {
      open = true
      reply(200)
      const count = (chunk: Buffer) => (tunnelled += chunk.length)
      socket.on('data', count)
      onwards.on('data', count)
      onwards.write(rest)
      socket.pipe(onwards).pipe(socket)
    })
    onwards.once('error', () => (open ? socket.destroy() : reply(502)))
    socket.once('close', () => onwards.destroy())
    // What is still coming is let run out: unread, it would hide the end.
    onwards.once('close', () => socket.end().resume())
    return false
  }

  const onConnection = (socket: Socket) => {
    const connection = ++connections
    const state: LoginState = { ntlm: null }
    let received = Buffer.alloc(0)
    socket.on('error', () => {})
    const gather = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end === -1) return
      const head = received.subarray(0, end + 2).toString('latin1')
      const rest = received.subarray(end + 4)
      received = Buffer.alloc(0)
      socket.off('data', gather)
      socket.pause()
      if (serve(socket, head, rest, connection, state)) socket.on('data', gather)
      socket.resume()
    }
    socket.on('data', gather)
  }
  const server: Server = certificate ? createTlsServer({ ...certificate }, onConnection) : createServer(onConnection)
  return { ...(await listen(server)), requests, tunnelled: () => tunnelled }
}
