/** Proxies that do what no proxy may. */
import type { Socket } from 'node:net'
import type { ConnectProxyOptions } from './connect-proxy.ts'
import type { SocksProxyOptions } from './socks-proxy.ts'

interface Hostile<T> {
  readonly name: string
  readonly options: T
}
export type HostileHttpProxy = Hostile<ConnectProxyOptions>
export type HostileSocksProxy = Hostile<SocksProxyOptions>

const dripPause = 250
const megabyte = 1024 * 1024

function pour(socket: Socket, piece: string | Uint8Array, total = 100 * megabyte): void {
  const bytes = Buffer.from(piece as string, 'latin1')
  const chunk = Buffer.concat(Array.from({ length: Math.max(1, Math.floor((64 * 1024) / bytes.length)) }, () => bytes))
  let sent = 0
  const next = () => {
    if (socket.destroyed || sent >= total) return
    sent += chunk.length
    socket.write(chunk, () => setImmediate(next))
  }
  next()
}

function drip(socket: Socket, bytes: string): void {
  let index = 0
  const timer = setInterval(() => {
    if (socket.destroyed || index >= bytes.length) return clearInterval(timer)
    socket.write(bytes.charAt(index++), 'latin1')
  }, dripPause)
  socket.once('close', () => clearInterval(timer))
}

const http = (name: string, act: (socket: Socket, head: string) => void): HostileHttpProxy => ({
  name: `HTTP proxy: ${name}`,
  options: { answer: (socket, head) => (act(socket, head), null) },
})
const says = (name: string, text: string, more: (socket: Socket) => void = () => {}) =>
  http(name, (socket) => {
    socket.write(text, 'latin1')
    more(socket)
  })
const ok = 'HTTP/1.1 200 OK\r\n\r\n'
/** a refusal after which the connection is kept, so that a login may follow */
const asks = (headers: string) => `HTTP/1.1 407 login\r\n${headers}\r\n`
/** answers every request that comes, for ever */
const always = (name: string, answer: (head: string) => string) =>
  http(name, (socket, first) => {
    socket.write(answer(first), 'latin1')
    let held = ''
    socket.on('data', (chunk: Buffer) => {
      held += chunk.toString('latin1')
      for (let end = held.indexOf('\r\n\r\n'); end !== -1; end = held.indexOf('\r\n\r\n')) {
        socket.write(answer(held.slice(0, end)), 'latin1')
        held = held.slice(end + 4)
      }
    })
  })

export const hostileHttpProxies: readonly HostileHttpProxy[] = [
  http('silence', () => {}),
  http('hangs up', (socket) => void socket.end()),
  http('resets', (socket) => void socket.resetAndDestroy()),
  http('drips', (socket) => drip(socket, ok)),
  http('never reads, never answers', (socket) => void socket.pause()),
  http('headers without end', (socket) => { socket.write('HTTP/1.1 200 OK\r\n'); pour(socket, 'X-More: of the same\r\n') }),
  http('a header line without end', (socket) => { socket.write('HTTP/1.1 200 OK\r\nX: '); pour(socket, 'x') }),
  http('line ends without end', (socket) => { socket.write('HTTP/1.1 200 OK\r\n'); pour(socket, 'a:\r\r\n') }),
  http('CR without end', (socket) => { socket.write('HTTP/1.1 200 OK\r'); pour(socket, '\r') }),
  http('zero bytes', (socket) => pour(socket, new Uint8Array(512))),
  http('100 Continue without end', (socket) => pour(socket, 'HTTP/1.1 100 Continue\r\n\r\n')),
  http('102 Processing, slowly', (socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(9))),
  says('200 and hangs up', ok, (socket) => void socket.end()),
  says('200 and resets', ok, (socket) => setImmediate(() => socket.resetAndDestroy())),
  says('200 and silence', ok),
  says('200 and a flood', ok, (socket) => pour(socket, 'x')),
  says('200 and a flood of yes', ok, (socket) => pour(socket, '250 ok\r\n')),
  says('200 and a page', `${ok}<html><body>Sign in</body></html>\r\n`),
  says('200 and TLS', `${ok}\x16\x03\x03\x00\x05abcde`),
  says('200 with a body that never comes', 'HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n'),
  says('a status that is none', 'HTTP/1.1 999999999999999999999 x\r\n\r\n'),
  says('bare line feeds and no blank line', 'HTTP/1.1 200 OK\nVia: x\n'),
  says('SMTP', '220 mail\r\n', (socket) => pour(socket, '220 mail\r\n')),
  says('SOCKS', '\x05\x00\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00'),
  says('half its answer, and half a hang-up', 'HTTP/1.1 20', (socket) => void socket.end()),
  always('407 for ever', () => asks('Proxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n')),
  always('407 to Digest for ever, always stale', () => asks(`Proxy-Authenticate: Digest realm="x", nonce="${String(Math.random())}", stale=true\r\nContent-Length: 0\r\n`)),
  always('407 to NTLM for ever', () => asks('Proxy-Authenticate: NTLM\r\nContent-Length: 0\r\n')),
  always('NTLM that points outside itself', (head) => asks(`Proxy-Authenticate: NTLM${head.includes('NTLM ') ? ` ${Buffer.from(`NTLMSSP\0\x02\0\0\0${'\xff'.repeat(40)}`, 'latin1').toString('base64')}` : ''}\r\nContent-Length: 0\r\n`)),
  says('407 with a body without end', asks('Proxy-Authenticate: Basic realm="x"\r\nContent-Length: 200000\r\n'), (socket) => drip(socket, 'x'.repeat(100))),
  says('407 with a length beyond numbers', asks(`Proxy-Authenticate: Basic realm="x"\r\nContent-Length: ${'9'.repeat(400)}\r\n`)),
  says('407 with a length below nothing', asks('Proxy-Authenticate: Basic realm="x"\r\nContent-Length: -1\r\n')),
  says('407 with two lengths', asks('Proxy-Authenticate: Basic realm="x"\r\nContent-Length: 5\r\nContent-Length: 50000\r\n')),
  says('407 with chunks without end', asks('Proxy-Authenticate: Basic realm="x"\r\nTransfer-Encoding: chunked\r\n'), (socket) => pour(socket, '1\r\nx\r\n')),
  says('407 with one chunk of everything', asks('Proxy-Authenticate: Basic realm="x"\r\nTransfer-Encoding: chunked\r\n') + 'ffffff\r\n', (socket) => pour(socket, 'x')),
  says('407 with a chunk that never comes', asks('Proxy-Authenticate: Basic realm="x"\r\nTransfer-Encoding: chunked\r\n') + '5\r\nab'),
  says('407 with trailers without end', asks('Proxy-Authenticate: Basic realm="x"\r\nTransfer-Encoding: chunked\r\n') + '0\r\n', (socket) => pour(socket, 'X: y\r\n')),
  says('407 with a chunk size without end', asks('Proxy-Authenticate: Basic realm="x"\r\nTransfer-Encoding: chunked\r\n'), (socket) => pour(socket, '0')),
  says('407 with 1,000 challenges', asks('Proxy-Authenticate: Digest realm="x", nonce="y"\r\n'.repeat(1000)), (socket) => void socket.end()),
  says('407 with a challenge that is bait', asks(`Proxy-Authenticate: Digest ${'a="\\"",'.repeat(4000)}\r\n`), (socket) => void socket.end()),
  says('407 with a challenge of commas', asks(`Proxy-Authenticate: ${', '.repeat(15_000)}\r\n`), (socket) => void socket.end()),
  says('407 with a challenge of blanks', asks(`Proxy-Authenticate: Basic${' '.repeat(50_000)}x\r\n`), (socket) => void socket.end()),
] // prettier-ignore

const socks = (name: string, instead: (socket: Socket) => void): HostileSocksProxy => ({ name: `SOCKS 5: ${name}`, options: { instead } })
const bytes = (name: string, ...answer: readonly number[]) => socks(name, (socket) => void socket.write(Uint8Array.from(answer)))
/** Takes the greeting, then answers CONNECT with these bytes, and goes on as told. */
const replies = (name: string, answer: readonly number[], more: (socket: Socket) => void = () => {}) =>
  socks(name, (socket) => {
    socket.write(Uint8Array.of(5, 0))
    socket.once('data', () => {
      socket.write(Uint8Array.from(answer))
      more(socket)
    })
  })
const yes = [5, 0, 0, 1, 127, 0, 0, 1, 0, 25]

export const hostileSocksProxies: readonly HostileSocksProxy[] = [
  socks('silence', () => {}),
  socks('hangs up', (socket) => void socket.end()),
  socks('resets', (socket) => void socket.resetAndDestroy()),
  socks('drips', (socket) => drip(socket, `\x05\0${String.fromCharCode(...yes)}`)),
  socks('never reads', (socket) => void socket.pause()),
  socks('flood', (socket) => pour(socket, '\x05')),
  socks('flood of zero bytes', (socket) => pour(socket, new Uint8Array(512))),
  socks('is HTTP', (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
  socks('is SMTP', (socket) => pour(socket, '220 mail\r\n')),
  bytes('one byte', 5),
  bytes('version 4', 4, 0),
  bytes('version 0', 0, 90, 0, 0, 0, 0, 0, 0),
  bytes('no method', 5, 0xff),
  bytes('a method that was not offered', 5, 1),
  bytes('a login that was not offered', 5, 2),
  bytes('a method beyond all', 5, 0x7f),
  bytes('everything at once', 5, 0, ...yes, ...yes, ...yes),
  replies('a reply of one byte', [5]),
  replies('half a reply', [5, 0, 0, 1, 127]),
  replies('a name longer than it says', [5, 0, 0, 3, 255, 65, 65]),
  replies('a name without length', [5, 0, 0, 3, 0, 0, 25]),
  replies('an address of no kind', [5, 0, 0, 9, 1, 2, 3, 4, 0, 25]),
  replies('another version in the reply', [4, 0, 0, 1, 127, 0, 0, 1, 0, 25]),
  replies('a failure of no name', [5, 200]),
  replies('yes, and hangs up', yes, (socket) => void socket.end()),
  replies('yes, and resets', yes, (socket) => setImmediate(() => socket.resetAndDestroy())),
  replies('yes, and silence', yes),
  replies('yes, and a flood', yes, (socket) => pour(socket, 'x')),
  replies('yes, and a flood of yes', yes, (socket) => pour(socket, '250 ok\r\n')),
]
