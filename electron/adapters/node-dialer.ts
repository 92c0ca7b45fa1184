/** Names to addresses and addresses to a wire, with Node's own resolver and sockets. */
import { lookup } from 'node:dns/promises'
import { createConnection, isIP, type Socket } from 'node:net'
import type { Address, AddressAttempt, Attempt, Dialer, HopFailure, Wire } from '../core/ports.ts'
import { createNodeWire } from './node-wire.ts'
import { createTrustedIssuers } from './trusted-issuers.ts'

/** RFC 8305 §5: recommended 250 ms between attempts */
const attemptDelay = 250
/** getaddrinfo cannot be cancelled and holds a thread of libuv's pool of four; more would starve files and the rest. */
const maxLookups = 2

function rejectOnAbort(signal: AbortSignal): { promise: Promise<never>; stop: () => void } {
  let stop = () => {}
  const promise = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    stop = () => signal.removeEventListener('abort', abort)
  })
  // Whoever races it handles the rejection; after `stop` nobody does.
  promise.catch(() => {})
  return { promise, stop }
}

function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function lookupFailure(error: unknown): HopFailure {
  const system = systemCode(error)
  const notFound = ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA'].includes(system)
  return { code: notFound ? 'name-not-found' : 'name-lookup-failed', system }
}

type ConnectFailure = HopFailure & { readonly code: AddressAttempt['outcome'] }

function connectFailure(error: unknown): ConnectFailure {
  const system = systemCode(error)
  switch (system) {
    case 'ECONNREFUSED':
      return { code: 'connection-refused', system }
    case 'ETIMEDOUT':
      return { code: 'connection-timed-out', system }
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    // refused by this machine's own firewall
    case 'EACCES':
    case 'EPERM':
      return { code: 'host-unreachable', system }
    default:
      return { code: 'connection-failed', system }
  }
}

/** Families take turns, beginning with the resolver's first choice (RFC 8305 §4). */
export function interleave(addresses: readonly Address[]): Address[] {
  if (addresses.length < 2) return [...addresses]
  const first = addresses[0]?.family
  const queues = [addresses.filter(({ family }) => family === first), addresses.filter(({ family }) => family !== first)]
  const longest = Math.max(queues[0]?.length ?? 0, queues[1]?.length ?? 0)
  return Array.from({ length: longest }, (_, index) => queues.flatMap((queue) => queue[index] ?? [])).flat()
}

/** A server that answers "refused" says more than one that cannot be reached. */
const telling: readonly ConnectFailure['code'][] = ['connection-refused', 'connection-timed-out', 'connection-failed', 'host-unreachable']

/** One decimal of a millisecond: on loopback a connection takes less than one. */
function since(began: number): number {
  return Math.round((performance.now() - began) * 10) / 10
}

function race(
  addresses: readonly Address[],
  port: number,
  signal: AbortSignal,
  tried: (attempt: AddressAttempt) => void,
): Promise<Attempt<Socket>> {
  return new Promise((resolve, reject) => {
    const waiting = interleave(addresses)
    const sockets = new Set<Socket>()
    const failures: ConnectFailure[] = []
    const attempts: { address: Address; began: number; ended: Pick<AddressAttempt, 'outcome' | 'ms'> | null }[] = []
    let timer: NodeJS.Timeout | undefined
    let settled = false

    function settle(winner: Socket | null, act: () => void): void {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      for (const socket of sockets) if (socket !== winner) socket.destroy()
      for (const { address, began, ended } of attempts)
        tried({ ...address, ...(ended ?? { outcome: 'unanswered', ms: since(began) }) })
      act()
    }
    const abort = () => settle(null, () => reject(signal.reason as Error))
    function next(): void {
      clearTimeout(timer)
      const address = waiting.shift()
      if (!address) {
        const worst = failures.toSorted((a, b) => telling.indexOf(a.code) - telling.indexOf(b.code))[0]
        const failure: HopFailure = worst ?? { code: 'connection-failed', system: '' }
        if (sockets.size === 0) settle(null, () => resolve({ ok: false, failure }))
        return
      }
      const socket = createConnection({ host: address.address, port, family: address.family })
      sockets.add(socket)
      const attempt: (typeof attempts)[number] = { address, began: performance.now(), ended: null }
      attempts.push(attempt)
      const end = (outcome: AddressAttempt['outcome']) => (attempt.ended = { outcome, ms: since(attempt.began) })
      socket.on('connect', () => {
        end('connected')
        settle(socket, () => resolve({ ok: true, value: socket }))
      })
      socket.on('error', (error) => {
        sockets.delete(socket)
        const failure = connectFailure(error)
        end(failure.code)
        failures.push(failure)
        if (!settled) next()
      })
      if (waiting.length > 0) timer = setTimeout(next, attemptDelay)
    }
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    else next()
  })
}

/** @param options.issuers whom to trust besides what this machine trusts, PEM */
export function createNodeDialer(options: { readonly issuers?: readonly string[] } = {}): Dialer {
  const issuers = createTrustedIssuers(options.issuers)
  let running = 0
  const queue: (() => void)[] = []

  async function look(host: string, signal: AbortSignal): Promise<Address[]> {
    // Whoever leaves hands its place to the next one, so the number that run never grows.
    if (running >= maxLookups) await new Promise<void>((resolve) => queue.push(resolve))
    else running++
    try {
      signal.throwIfAborted()
      const found = await lookup(host, { all: true, order: 'verbatim' })
      return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }

  return {
    async resolve(host, signal) {
      const literal = isIP(host)
      if (literal !== 0) return { ok: true, value: [{ address: host, family: literal === 6 ? 6 : 4 }] }
      const aborted = rejectOnAbort(signal)
      try {
        const value = await Promise.race([look(host, signal), aborted.promise])
        return value.length > 0 ? { ok: true, value } : { ok: false, failure: { code: 'name-not-found', system: 'ENODATA' } }
      } catch (error) {
        if (signal.aborted) throw error
        return { ok: false, failure: lookupFailure(error) }
      } finally {
        aborted.stop()
      }
    },
    async connect(addresses, port, signal, tried = () => {}): Promise<Attempt<Wire>> {
      const attempt = await race(addresses, port, signal, tried)
      return attempt.ok ? { ok: true, value: createNodeWire(attempt.value, signal, issuers) } : attempt
    },
    async warmUp() {
      // Whatever is wrong is said by the handshake that needs it.
      await issuers.context().catch(() => {})
    },
  }
}
