/**
 * A network in which well-known ports are somewhere else, for tests that may not listen on 25 or 587: real connections, to where
 * the table says. What is not in it refuses; `hang` swallows every packet.
 */
import { createNodeDialer } from '../electron/adapters/node-dialer.ts'
import type { Address, Attempt, Dialer } from '../electron/core/ports.ts'

export interface MovedPorts {
  /** by name; literals mean themselves, other names are not found */
  readonly names?: Readonly<Record<string, readonly Address[] | 'hang'>>
  /** by `port`, or by `address port` where that decides: the real port on 127.0.0.1, or nothing that answers */
  readonly ports: Readonly<Record<string, number | 'hang'>>
  readonly issuers?: readonly string[]
}
export interface MovedDialer extends Dialer {
  /** how often each name was looked up */
  readonly lookups: ReadonlyMap<string, number>
  /** `address port` of every connection that was asked for */
  readonly dialled: readonly string[]
  /** connections that were being made at once, at most, by port */
  readonly atOnce: () => { readonly all: number; readonly one: number }
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

export function createMovedPorts({ names = {}, ports, issuers = [] }: MovedPorts): MovedDialer {
  const real = createNodeDialer({ issuers })
  const lookups = new Map<string, number>()
  const dialled: string[] = []
  const now = new Map<number, number>()
  const most = { all: 0, one: 0 }
  return {
    ...real,
    lookups,
    dialled,
    atOnce: () => most,
    async resolve(host, signal): Promise<Attempt<readonly Address[]>> {
      lookups.set(host, (lookups.get(host) ?? 0) + 1)
      const found = names[host]
      if (found === 'hang') return never(signal)
      if (found) return { ok: true, value: found }
      if (/^[\d.]+$|:/.test(host)) return real.resolve(host, signal)
      return { ok: false, failure: { code: 'name-not-found', system: 'ENOTFOUND' } }
    },
    async connect(addresses, port, signal, tried) {
      const [first] = addresses
      if (!first) return { ok: false, failure: { code: 'connection-failed', system: '' } }
      dialled.push(`${first.address} ${port}`)
      const there = ports[`${first.address} ${port}`] ?? ports[String(port)]
      if (there === undefined) return { ok: false, failure: { code: 'connection-refused', system: 'ECONNREFUSED' } }
      if (there !== 'hang') return real.connect([{ address: '127.0.0.1', family: 4 }], there, signal, tried)
      now.set(port, (now.get(port) ?? 0) + 1)
      most.one = Math.max(most.one, now.get(port) ?? 0)
      most.all = Math.max(most.all, [...now.values()].reduce((sum, each) => sum + each, 0))
      return never(signal).finally(() => now.set(port, (now.get(port) ?? 1) - 1))
    },
  }
}
