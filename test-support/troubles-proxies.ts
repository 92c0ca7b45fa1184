/** Squid, Dante and microsocks. They refuse before anybody is reached: where a server should be, there is none. */
import { join } from 'node:path'
import { startDnsServer } from './dns-server.ts'
import { documentOf } from './in-test.ts'
import { freePort } from './listening.ts'
import { startDante, startMicrosocks, type SocksPeer } from './peers-socks.ts'
import { squidHelper, startSquid, type Squid } from './peers-squid.ts'
import { missing, startAll } from './peers.ts'
import { soon, type Setup, type TroubleSource, type WholeTrouble } from './trouble.ts'

type Kind = 'http' | 'https' | 'socks4' | 'socks4a' | 'socks5'

const login = { user: 'proxyuser', password: 'pr:o x@y' }
const wrong = { ...login, password: 'errada' }
const nobody = { authentication: { enabled: false } } as const
const elsewhere = '192.0.2.1'
const noName = 'smtp.nao-existe.invalid'

/** A run through the proxy `peer` to `port` of `server`. */
const through = (peer: { readonly port: number }, kind: Kind, port: number, server = '127.0.0.1', authentication?: object): Setup => ({
  document: documentOf({ port }, { server, ...nobody }, { proxy: { kind, address: '127.0.0.1', port: peer.port, ...(authentication && { authentication }) } }),
})

export function squidTroubles(): TroubleSource {
  let squid: Squid
  let digest: Squid
  let closed: number
  let forbidden: number

  const troubles: readonly WholeTrouble[] = [
    ['no login', () => through(squid, 'http', closed), 'proxy', 'proxy-needs-login', 'proxy.authentication', 'proxy-authentication', 'you'],
    ['a wrong password', () => through(squid, 'http', closed, undefined, wrong), 'proxy', 'proxy-credentials', 'proxy.authentication', 'proxy-authentication', 'you'],
    ['a user that is not there', () => through(squid, 'http', closed, undefined, { ...login, user: 'ninguem' }), 'proxy', 'proxy-credentials', 'proxy.authentication', 'proxy-authentication', 'you'],
    ['no login, Digest', () => through(digest, 'http', closed), 'proxy', 'proxy-needs-login', 'proxy.authentication', 'proxy-authentication', 'you'],
    ['a wrong password, Digest', () => through(digest, 'http', closed, undefined, wrong), 'proxy', 'proxy-credentials', 'proxy.authentication', 'proxy-authentication', 'you'],
    ['a port that is not among its SSL_ports', () => through(squid, 'http', forbidden, undefined, login), 'proxy', 'squid-denied', 'proxy', 'proxy-forbidden', 'network'],
    ['a destination that its rules do not have', () => through(squid, 'http', closed, '192.0.2.9', login), 'proxy', 'squid-denied', 'proxy', 'proxy-forbidden', 'network'],
    ['the server refuses', () => through(squid, 'http', closed, undefined, login), 'proxy', 'squid-refused', 'smtp.port', 'proxy-target-failed', 'you'],
    // Squid 5 says 500, not 503, of it.
    ['a name that it does not find', () => through(squid, 'http', closed, noName, login), 'proxy', 'squid-name', 'smtp.server', 'proxy-rejected', 'network'],
    ['no way from it to the server', () => through(squid, 'http', closed, elsewhere, login), 'proxy', 'squid-no-way', 'smtp.port', 'proxy-target-failed', 'network'],
    // It waits for the rest of a request.
    ['taken for SOCKS', () => ({ ...through(squid, 'socks5', closed), deadlineSeconds: soon }), 'proxy', 'proxy-silent', 'proxy', 'deadline', 'network'],
    ['TLS to it, which it does not speak', () => through(squid, 'https', closed), 'proxy', 'proxy-tls-not-tls', 'proxy.kind', 'proxy-tls-not-tls', 'you'],
    ['taken for the mail server', () => ({ document: documentOf(squid, nobody), deadlineSeconds: soon }), 'greeting', 'server-silent', 'smtp.port', 'deadline', 'network'],
  ]
  return {
    name: 'Squid',
    missing: missing('squid', 'htpasswd') ?? (squidHelper('digest_file_auth') === null ? 'digest_file_auth of Squid is not installed' : null),
    async start(folder) {
      closed = await freePort()
      forbidden = await freePort()
      // Squid asks port 53 only; of loopback's addresses nearly all are nobody's.
      const nameServer = `127.53.${(process.pid >> 8) & 255}.${process.pid & 255}`
      const options = { login, allowed: [closed], addresses: [elsewhere], names: [noName], nameServer }
      const running = await startAll([
        () => startDnsServer({}, { address: nameServer, port: 53 }).then(({ close }) => ({ stop: close })),
        async () => (squid = await startSquid(join(folder, 'basic'), options)),
        async () => (digest = await startSquid(join(folder, 'digest'), { ...options, scheme: 'digest' })),
      ])
      return running.stop
    },
    troubles,
  }
}

function danteTroubles(): TroubleSource {
  let open: SocksPeer
  let guarded: SocksPeer
  let closed: number
  let forbidden: number

  const troubles: readonly WholeTrouble[] = [
    ['its rules do not have the port', () => through(open, 'socks5', forbidden), 'proxy', 'socks-not-allowed', 'proxy', 'socks-not-allowed', 'network'],
    ['its rules do not have the port, SOCKS 4', () => through(open, 'socks4', forbidden), 'proxy', 'socks4-rejected', 'proxy', 'socks4-rejected', 'network'],
    ['the server refuses', () => through(open, 'socks5', closed), 'proxy', 'socks-connection-refused', 'smtp.port', 'socks-connection-refused', 'you'],
    ['the server refuses, SOCKS 4', () => through(open, 'socks4', closed), 'proxy', 'socks4-rejected', 'proxy', 'socks4-rejected', 'network'],
    ['a name that it does not find', () => through(open, 'socks5', closed, noName), 'proxy', 'socks-host-unreachable', 'smtp.server', 'socks-host-unreachable', 'network'],
    ['no login', () => through(guarded, 'socks5', closed), 'proxy', 'socks-login-required', 'proxy.authentication', 'socks-login-required', 'you'],
    ['a wrong password', () => through(guarded, 'socks5', closed, undefined, wrong), 'proxy', 'socks-login-rejected', 'proxy.authentication', 'socks-login-rejected', 'you'],
    ['taken for an HTTP proxy', () => through(open, 'http', closed), 'proxy', 'proxy-closed', 'proxy', 'proxy-closed', 'network'],
  ]
  return {
    name: 'SOCKS (Dante)',
    missing: missing('danted'),
    async start(folder) {
      closed = await freePort()
      forbidden = await freePort()
      const running = await startAll([
        async () => (open = await startDante(join(folder, 'open'), { allowed: [closed] })),
        async () => (guarded = await startDante(join(folder, 'guarded'), { allowed: [closed], method: 'username' })),
      ])
      return running.stop
    },
    troubles,
  }
}

function microsocksTroubles(): TroubleSource {
  let peer: SocksPeer
  let closed: number

  const troubles: readonly WholeTrouble[] = [
    ['no login', () => through(peer, 'socks5', closed), 'proxy', 'socks-login-required', 'proxy.authentication', 'socks-login-required', 'you'],
    ['a wrong password', () => through(peer, 'socks5', closed, undefined, wrong), 'proxy', 'socks-login-rejected', 'proxy.authentication', 'socks-login-rejected', 'you'],
    ['the server refuses', () => through(peer, 'socks5', closed, undefined, login), 'proxy', 'socks-connection-refused', 'smtp.port', 'socks-connection-refused', 'you'],
    // It has one answer for all it does not say.
    ['a name that it does not find', () => through(peer, 'socks5', closed, noName, login), 'proxy', 'socks-failure', 'proxy', 'socks-failure', 'network'],
    ['SOCKS 4, which it does not speak', () => through(peer, 'socks4', closed), 'proxy', 'socks-not-socks', 'proxy.kind', 'socks-not-socks', 'you'],
    ['taken for an HTTP proxy', () => through(peer, 'http', closed), 'proxy', 'proxy-not-http', 'proxy.kind', 'proxy-not-http', 'you'],
  ]
  return {
    name: 'SOCKS (microsocks)',
    missing: missing('microsocks'),
    async start(folder) {
      closed = await freePort()
      peer = await startMicrosocks(folder, { login })
      return peer.stop
    },
    troubles,
  }
}

export const socksTroubles = (): readonly TroubleSource[] => [danteTroubles(), microsocksTroubles()]
