/** An HTTP proxy that only does CONNECT, asks for Basic when told to, and writes down what it was asked for. */
import { connect, createServer, type Socket } from 'node:net'
import { listen, type Listening } from './listening.ts'

export interface ProxyRequest {
  /** as in the request line, e.g. `smtp.example.com:587` or `[::1]:25` */
  readonly target: string
  readonly head: string
  /** `user:password`, null when none came */
  readonly credentials: string | null
  readonly answered: number
}
export interface ConnectProxyOptions {
  readonly credentials?: { readonly user: string; readonly password: string }
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

export async function startConnectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const { credentials, answer, hosts = {} } = options
  const requests: ProxyRequest[] = []
  let tunnelled = 0

  function serve(socket: Socket, head: string, rest: Buffer): void {
    const target = /^CONNECT (\S+) HTTP\/1\.[01]\r\n/.exec(head)?.[1] ?? ''
    const basic = /^proxy-authorization: basic (\S+)\r?$/im.exec(head)?.[1]
    const given = basic === undefined ? null : Buffer.from(basic, 'base64').toString('utf8')
    const reply = (status: number, ...headers: readonly string[]) => {
      requests.push({ target, head, credentials: given, answered: status })
      socket.write([`HTTP/1.1 ${status} ${reasons[status] ?? ''}`, ...headers, '', ''].join('\r\n'))
      if (status !== 200) socket.end()
    }
    if (answer) {
      const text = answer(socket, head)
      requests.push({ target, head, credentials: given, answered: Number(/ (\d{3})/.exec(text ?? '')?.[1] ?? 0) })
      if (text !== null) socket.write(text, 'latin1')
      return
    }
    const place = /^(\[[^\]]+\]|[^:]+):(\d+)$/.exec(target)
    if (!place?.[1] || !place[2]) return reply(head.startsWith('CONNECT ') ? 400 : 405)
    if (credentials && given !== `${credentials.user}:${credentials.password}`)
      return reply(407, 'Proxy-Authenticate: Basic realm="test"', 'Proxy-Authenticate: Negotiate')
    const name = place[1].replace(/^\[|\]$/g, '')
    const onwards = connect({ host: hosts[name] ?? name, port: Number(place[2]) })
    onwards.once('connect', () => {
      reply(200)
      const count = (chunk: Buffer) => (tunnelled += chunk.length)
      socket.on('data', count)
      onwards.on('data', count)
      onwards.write(rest)
      socket.pipe(onwards).pipe(socket)
    })
    onwards.once('error', () => (requests.some((request) => request.head === head && request.answered === 200) ? socket.destroy() : reply(502)))
    socket.once('close', () => onwards.destroy())
    onwards.once('close', () => socket.end())
  }

  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    const gather = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const end = received.indexOf('\r\n\r\n')
      if (end === -1) return
      socket.off('data', gather)
      socket.pause()
      serve(socket, received.subarray(0, end + 2).toString('latin1'), received.subarray(end + 4))
      socket.resume()
    }
    socket.on('data', gather)
  })
  return { ...(await listen(server)), requests, tunnelled: () => tunnelled }
}
