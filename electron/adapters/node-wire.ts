/**
 * A socket as a Wire. It flows as long as what came is read: a peer that floods waits in its own kernel, not in our memory, and a reply
 * needs no further turn to be heard.
 */
import { isIP, type Socket } from 'node:net'
import * as tls from 'node:tls'
import type { Address, Handshake, HandshakeResult, Wire } from '../core/ports.ts'
import { chainOf, describeCertificate, standsOnItsOwn } from './peer-certificates.ts'
import type { TrustedIssuers } from './trusted-issuers.ts'

/** octets that may wait to be read; then the socket is not listened to */
const maxHeld = 64 * 1024

/** OpenSSL's ways of saying that the bytes that came back are no TLS record. */
const notTlsErrors = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNEXPECTED_MESSAGE',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_BAD_RECORD_TYPE',
  'EPROTO',
])

function addressOf(address: string | undefined, family: string | undefined, port: number | undefined): Address & { port: number } {
  return { address: address ?? '', family: family === 'IPv6' ? 6 : 4, port: port ?? 0 }
}

/** Node types it as an Error; at run time it is OpenSSL's word, or an error that carries it as its code. */
function wordOf(error: NodeJS.ErrnoException | string): string {
  return typeof error === 'string' ? error : (error.code ?? error.message)
}

function handshakeOf(socket: tls.TLSSocket, host: string, issuers: TrustedIssuers, added: readonly string[]): Handshake {
  const certificate = socket.getPeerCertificate(true)
  const chain = chainOf(certificate)
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    certificates: chain.map(describeCertificate),
    chainError: socket.authorized ? null : wordOf(socket.authorizationError),
    byAddedIssuer: socket.authorized && added.length > 0 && !standsOnItsOwn(chain, issuers),
    hostError: tls.checkServerIdentity(host, certificate)?.message ?? null,
  }
}

/** @param signal destroys the wire when it is aborted; its reason is what pending calls reject with */
export function createNodeWire(socket: Socket, signal: AbortSignal, issuers: TrustedIssuers): Wire {
  let current: Socket = socket
  /** the socket and each TLS inside it, the innermost last */
  const layers: Socket[] = [socket]
  let secure = false
  let closed = false
  /** what came, and what was put back before it */
  let held: Uint8Array[] = []
  let heldLength = 0
  /** settles the pending read, if there is one */
  let wake: (() => void) | null = null
  let ended = false
  let failure: Error | null = null

  const remote = addressOf(socket.remoteAddress, socket.remoteFamily, socket.remotePort)

  const onData = (bytes: Uint8Array) => {
    held.push(bytes)
    heldLength += bytes.length
    if (heldLength > maxHeld) current.pause()
    wake?.()
  }
  const onEnd = () => {
    ended = true
    wake?.()
  }
  const onError = (error: Error) => {
    failure = error
    wake?.()
  }
  function listen(stream: Socket): void {
    stream.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError)
  }
  /** Errors stay heard: a socket that dies under a handshake must not end the program. */
  function unlisten(stream: Socket): void {
    stream.pause().off('data', onData).off('end', onEnd).off('close', onEnd)
  }

  function close(): void {
    closed = true
    signal.removeEventListener('abort', onAbort)
    for (const layer of layers.toReversed()) layer.destroy()
    wake?.()
  }
  function onAbort(): void {
    failure = signal.reason as Error
    close()
  }
  signal.addEventListener('abort', onAbort, { once: true })
  socket.setNoDelay(true)
  listen(socket)
  if (signal.aborted) onAbort()

  function take(): Uint8Array | null {
    const first = held.shift()
    if (!first) return null
    heldLength -= first.length
    if (heldLength <= maxHeld && current.isPaused()) current.resume()
    return first
  }

  /** What there is to read, or why there is nothing; false while it can only be waited for. */
  function settle(resolve: (bytes: Uint8Array | null) => void, reject: (error: Error) => void): boolean {
    if (signal.aborted) reject(signal.reason as Error)
    else {
      const bytes = take()
      if (bytes !== null) resolve(bytes)
      else if (failure) reject(failure)
      else if (ended || closed) resolve(null)
      else return false
    }
    return true
  }

  const hasUnread = () => held.length > 0 || current.readableLength > 0

  return {
    get local() {
      return addressOf(socket.localAddress, socket.localFamily, socket.localPort)
    },
    remote,
    get secure() {
      return secure
    },
    // Settled from the event itself: on the way of every reply, each turn of a loop that waits would be one more.
    read: () =>
      new Promise((resolve, reject) => {
        if (settle(resolve, reject)) return
        wake = () => {
          if (settle(resolve, reject)) wake = null
        }
      }),
    unread(bytes) {
      held.unshift(bytes)
      heldLength += bytes.length
    },
    hasUnread,
    async arrived() {
      // Between two of them the event loop looks at its sockets; writes that the kernel takes at once never let it.
      for (let turn = 0; turn < 2 && !hasUnread(); turn++) await new Promise((resolve) => setImmediate(resolve))
      return hasUnread()
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error)
        if (failure) return reject(failure)
        // The callback comes when the kernel has taken the bytes; on a destroyed socket, as one is that was aborted, with the error.
        current.write(bytes, (error) => {
          if (error) reject(failure ?? error)
          else resolve()
        })
      }),
    async startTls(host, added = []) {
      const secureContext = await issuers.context(added)
      return new Promise<HandshakeResult>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error)
        const below = current
        unlisten(below)
        for (const bytes of held.toReversed()) below.unshift(bytes)
        held = []
        heldLength = 0
        const encrypted = tls.connect({
          socket: below,
          secureContext,
          // Judged afterwards, so that a refused certificate can be shown (tls-phase.ts).
          rejectUnauthorized: false,
          // Node would mix the name into its verdict on the chain; handshakeOf asks for it apart.
          checkServerIdentity: () => undefined,
          ...(isIP(host) === 0 && { servername: host.replace(/\.$/, '') }),
        })
        current = encrypted
        layers.push(encrypted)
        const settle = (result: HandshakeResult) => {
          signal.removeEventListener('abort', abort)
          encrypted.off('secureConnect', succeed).off('error', fail).off('close', hangUp)
          encrypted.on('error', onError)
          resolve(result)
        }
        const abort = () => {
          encrypted.on('error', onError)
          reject(signal.reason as Error)
        }
        const succeed = () => {
          secure = true
          listen(encrypted)
          settle({ ok: true, handshake: handshakeOf(encrypted, host, issuers, added) })
        }
        const fail = (error: NodeJS.ErrnoException) => {
          const system = error.code ?? ''
          settle({ ok: false, notTls: notTlsErrors.has(system), system, message: error.message })
        }
        const hangUp = () => settle({ ok: false, notTls: false, system: 'ECONNRESET', message: 'closed during the handshake' })
        encrypted.on('secureConnect', succeed).on('error', fail).on('close', hangUp)
        signal.addEventListener('abort', abort, { once: true })
      })
    },
    close,
  }
}
