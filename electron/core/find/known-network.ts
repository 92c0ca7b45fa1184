/** The world as a search sees it: each name and each question about proxies is asked once, however many tries need the answer. */
import type { Address, Attempt, Dialer, SystemProxy, SystemProxyFound } from '../ports.ts'
import type { Family } from '../../../shared/domain/find/combinations.ts'

export interface KnownNetwork {
  resolve(host: string): Promise<Attempt<readonly Address[]>>
  readonly systemProxy: SystemProxy
  /** @param family of the server's address; null = as the resolver says */
  dialer(family: Family | null): Dialer
}

/** The answer of a shared question, or the end of whoever waits for it. */
export function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

export function knowNetwork(dialer: Dialer, systemProxy: SystemProxy, signal: AbortSignal): KnownNetwork {
  const names = new Map<string, Promise<Attempt<readonly Address[]>>>()
  const proxies = new Map<string, Promise<SystemProxyFound>>()

  function resolve(host: string): Promise<Attempt<readonly Address[]>> {
    const known = names.get(host) ?? dialer.resolve(host, signal)
    names.set(host, known)
    // Whoever waits is told by its own signal; nobody else has to be.
    known.catch(() => {})
    return known
  }

  return {
    resolve,
    systemProxy: {
      find(host, port) {
        const place = `${host} ${port}`
        const known = proxies.get(place) ?? systemProxy.find(host, port)
        proxies.set(place, known)
        return known
      },
    },
    dialer: (family) => ({
      ...dialer,
      async resolve(host, own) {
        const found = await untilAborted(resolve(host), own)
        if (!found.ok || family === null) return found
        return { ok: true, value: found.value.filter((address) => address.family === family) }
      },
    }),
  }
}
