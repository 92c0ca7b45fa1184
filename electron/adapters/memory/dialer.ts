/** A network without a network: names, ports and peers as a table says, and everything that can hang, hangs. */
import type { Address, AddressAttempt, Attempt, Dialer, HandshakeResult, HopFailure, Wire } from '../../core/ports.ts'

/** The other end of a wire. */
export interface MemoryPeer {
  send(bytes: string | Uint8Array): void
  /** told of everything the client writes */
  onBytes(listener: (text: string) => void): void
  /** ends the stream from this side */
  end(): void
  /** breaks it: pending reads and writes of the client fail with this system error */
  fail(system: string): void
  readonly closed: () => boolean
}
export interface MemoryNetwork {
  /** by name; a name that is missing is not found */
  readonly names?: Readonly<Record<string, readonly Address[] | HopFailure | 'hang'>>
  /** by `address:port`; what is missing refuses */
  readonly ports?: Readonly<Record<string, ((peer: MemoryPeer) => void) | HopFailure | 'hang'>>
  /** what a handshake shows; TLS itself does not exist here */
  readonly handshake?: HandshakeResult
}
export interface MemoryDialer extends Dialer {
  /** wires that were not closed */
  readonly open: () => number
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function isLiteral(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':')
}

function connectOutcome({ code }: HopFailure): AddressAttempt['outcome'] {
  return code === 'name-not-found' || code === 'name-lookup-failed' ? 'connection-failed' : code
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

function createMemoryWire(
  remote: Wire['remote'],
  signal: AbortSignal,
  handshake: HandshakeResult | undefined,
  closed: () => void,
): { wire: Wire; peer: MemoryPeer } {
  const utf8 = { encode: new TextEncoder(), decode: new TextDecoder() }
  let arrived: Uint8Array[] = []
  let early: string[] = []
  let listener: ((text: string) => void) | null = null
  let ended = false
  let isClosed = false
  let secure = false
  let failure: Error | null = null
  let wake = () => {}

  function close(): void {
    if (isClosed) return
    isClosed = true
    signal.removeEventListener('abort', onAbort)
    closed()
    wake()
  }
  function onAbort(): void {
    failure = signal.reason as Error
    close()
  }
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()

  return {
    wire: {
      local: { address: '127.0.0.1', family: 4, port: 50_000 },
      remote,
      get secure() {
        return secure
      },
      async read() {
        for (;;) {
          if (signal.aborted) throw signal.reason
          const bytes = arrived.shift()
          if (bytes) return bytes
          if (failure) throw failure
          if (ended || isClosed) return null
          await new Promise<void>((resolve) => (wake = resolve))
        }
      },
      unread(bytes) {
        arrived = [bytes, ...arrived]
      },
      hasUnread: () => arrived.length > 0,
      async arrived() {
        await Promise.resolve()
        return arrived.length > 0
      },
      async write(bytes) {
        await Promise.resolve()
        if (signal.aborted) throw signal.reason
        if (failure) throw failure
        if (isClosed) throw systemError('EPIPE')
        const text = utf8.decode.decode(bytes)
        if (listener) listener(text)
        else early.push(text)
      },
      startTls() {
        if (signal.aborted) return Promise.reject(signal.reason as Error)
        secure = handshake?.ok === true
        return Promise.resolve(handshake ?? { ok: false, notTls: true, system: 'ERR_SSL_WRONG_VERSION_NUMBER', message: 'no TLS here' })
      },
      close,
    },
    peer: {
      send(bytes) {
        arrived.push(typeof bytes === 'string' ? utf8.encode.encode(bytes) : bytes)
        wake()
      },
      onBytes(given) {
        listener = given
        for (const text of early) given(text)
        early = []
      },
      end() {
        ended = true
        wake()
      },
      fail(system) {
        failure = systemError(system)
        wake()
      },
      closed: () => isClosed,
    },
  }
}

export function createMemoryDialer({ names = {}, ports = {}, handshake }: MemoryNetwork = {}): MemoryDialer {
  let open = 0
  return {
    open: () => open,
    async resolve(host, signal): Promise<Attempt<readonly Address[]>> {
      if (signal.aborted) throw signal.reason
      if (isLiteral(host)) return { ok: true, value: [{ address: host, family: host.includes(':') ? 6 : 4 }] }
      const found = names[host]
      if (found === 'hang') return untilAborted(signal)
      if (found === undefined) return { ok: false, failure: { code: 'name-not-found', system: 'ENOTFOUND' } }
      return 'code' in found ? { ok: false, failure: found } : { ok: true, value: found }
    },
    async connect(addresses, port, signal, tried = () => {}) {
      if (signal.aborted) throw signal.reason
      let failure: HopFailure = { code: 'connection-refused', system: 'ECONNREFUSED' }
      for (const address of addresses) {
        const there = ports[`${address.address}:${port}`]
        if (there === 'hang') {
          tried({ ...address, outcome: 'unanswered', ms: 0 })
          return untilAborted(signal)
        }
        if (typeof there === 'function') {
          open++
          const { wire, peer } = createMemoryWire({ ...address, port }, signal, handshake, () => open--)
          there(peer)
          tried({ ...address, outcome: 'connected', ms: 0 })
          return { ok: true, value: wire }
        }
        failure = there ?? failure
        tried({ ...address, outcome: connectOutcome(failure), ms: 0 })
      }
      return { ok: false, failure }
    },
    warmUp: () => Promise.resolve(),
  }
}
