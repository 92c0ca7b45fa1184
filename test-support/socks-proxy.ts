/** A SOCKS server of the test's own: versions 4, 4a and 5 with CONNECT, a login, and every answer that a proxy may give. */
import { connect, createServer, type Socket } from 'node:net'
import { listen, type Listening } from './listening.ts'

export interface SocksRequest {
  readonly version: 4 | 5
  readonly host: string
  readonly kind: 'ipv4' | 'ipv6' | 'name'
  readonly port: number
  /** of version 4: the user id, '' when none */
  readonly user: string | null
}
export interface SocksProxyOptions {
  readonly versions?: readonly (4 | 5)[]
  readonly credentials?: { readonly user: string; readonly password: string }
  /** chosen in place of what the login asks for */
  readonly method?: number
  /** the answer to CONNECT: its code, or whole bytes; the connection ends after it */
  readonly reply?: number | Uint8Array
  /** bytes in place of everything, at the first byte of the client */
  readonly instead?: (socket: Socket) => void
  readonly hosts?: Readonly<Record<string, string>>
}
export interface SocksProxy extends Listening {
  readonly requests: readonly SocksRequest[]
  /** `user:password` as they came */
  readonly logins: readonly string[]
  /** methods that were offered */
  readonly methods: readonly (readonly number[])[]
  readonly tunnelled: () => number
}

class Closed extends Error {}

function createReader(socket: Socket) {
  let held = Buffer.alloc(0)
  let ended = false
  let wake = () => {}
  const onData = (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    wake()
  }
  const onEnd = () => {
    ended = true
    wake()
  }
  socket.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd)
  return {
    async take(count: number): Promise<Buffer> {
      while (held.length < count) {
        if (ended) throw new Closed()
        await new Promise<void>((resolve) => (wake = resolve))
      }
      const taken = held.subarray(0, count)
      held = held.subarray(count)
      return taken
    },
    stop(): Buffer {
      socket.off('data', onData)
      return held
    },
  }
}
type Reader = ReturnType<typeof createReader>

async function untilZero(reader: Reader): Promise<string> {
  const bytes: number[] = []
  for (;;) {
    const byte = (await reader.take(1))[0] ?? 0
    if (byte === 0) return Buffer.from(bytes).toString('utf8')
    bytes.push(byte)
  }
}

function ipv6Text(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(index * 2).toString(16))
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1)
}

export async function startSocksProxy(options: SocksProxyOptions = {}): Promise<SocksProxy> {
  const { versions = [4, 5], credentials, method, reply, instead, hosts = {} } = options
  const requests: SocksRequest[] = []
  const logins: string[] = []
  const methods: number[][] = []
  let tunnelled = 0

  function tunnel(socket: Socket, reader: Reader, { host, port, version }: SocksRequest): void {
    const answer = (code: number) => socket.write(version === 5 ? Uint8Array.of(5, code, 0, 1, 127, 0, 0, 1, 0, 9) : Uint8Array.of(0, code, 0, 0, 0, 0, 0, 0))
    if (reply !== undefined) {
      if (typeof reply === 'number') answer(reply)
      else socket.write(reply)
      socket.end()
      return
    }
    const onwards = connect({ host: hosts[host] ?? host, port })
    let open = false
    onwards.once('connect', () => {
      open = true
      answer(version === 5 ? 0 : 90)
      const rest = reader.stop()
      const count = (chunk: Buffer) => (tunnelled += chunk.length)
      socket.on('data', count)
      onwards.on('data', count)
      onwards.write(rest)
      socket.pipe(onwards).pipe(socket)
    })
    onwards.once('error', (error: NodeJS.ErrnoException) => {
      if (open) return socket.destroy()
      answer(version === 4 ? 91 : error.code === 'ECONNREFUSED' ? 5 : 4)
      socket.end()
    })
    socket.once('close', () => onwards.destroy())
    // What is still coming is let run out: unread, it would hide the end.
    onwards.once('close', () => socket.end().resume())
  }

  async function serve5(socket: Socket, reader: Reader): Promise<void> {
    const offered = [...(await reader.take((await reader.take(1))[0] ?? 0))]
    methods.push(offered)
    const wanted = method ?? (credentials ? 2 : 0)
    const chosen = method !== undefined || offered.includes(wanted) ? wanted : 0xff
    socket.write(Uint8Array.of(5, chosen))
    if (chosen === 0xff) return void socket.end()
    if (chosen === 2) {
      await reader.take(1)
      const user = (await reader.take((await reader.take(1))[0] ?? 0)).toString('utf8')
      const password = (await reader.take((await reader.take(1))[0] ?? 0)).toString('utf8')
      logins.push(`${user}:${password}`)
      const right = user === credentials?.user && password === credentials.password
      socket.write(Uint8Array.of(1, right ? 0 : 1))
      if (!right) return void socket.end()
    }
    const [, , , kind] = await reader.take(4)
    const host =
      kind === 1 ? [...(await reader.take(4))].join('.') : kind === 4 ? ipv6Text(await reader.take(16)) : (await reader.take((await reader.take(1))[0] ?? 0)).toString('utf8')
    const port = (await reader.take(2)).readUInt16BE(0)
    const request: SocksRequest = { version: 5, host, kind: kind === 1 ? 'ipv4' : kind === 4 ? 'ipv6' : 'name', port, user: null }
    requests.push(request)
    tunnel(socket, reader, request)
  }

  async function serve4(socket: Socket, reader: Reader): Promise<void> {
    const head = await reader.take(7)
    const user = await untilZero(reader)
    const named = head.subarray(3, 6).every((byte) => byte === 0) && head[6] !== 0
    const host = named ? await untilZero(reader) : [...head.subarray(3, 7)].join('.')
    const request: SocksRequest = { version: 4, host, kind: named ? 'name' : 'ipv4', port: head.readUInt16BE(1), user }
    requests.push(request)
    tunnel(socket, reader, request)
  }

  const server = createServer((socket) => {
    if (instead) {
      socket.once('data', () => instead(socket))
      return
    }
    const reader = createReader(socket)
    void (async () => {
      const version = (await reader.take(1))[0]
      if (version === 5 && versions.includes(5)) await serve5(socket, reader)
      else if (version === 4 && versions.includes(4)) await serve4(socket, reader)
      else socket.end()
    })().catch((error: unknown) => {
      socket.destroy()
      if (!(error instanceof Closed)) throw error
    })
  })
  return { ...(await listen(server)), requests, logins, methods, tunnelled: () => tunnelled }
}
