/** The way to the back end, whichever face shows this page: the desktop window's bridge, or HTTP on loopback. */
import type { AppEvent } from '../../shared/contract/events.ts'
import { AppError, type WireError } from '../../shared/errors.ts'

/** The back end does not know this page (any more): it was started again, or the address came without its token. */
export class SessionLost extends Error {}
/** Nobody answers: the program has ended, or the page was cut off from it. */
export class ConnectionLost extends Error {}

export interface EventsListener {
  /** one event, in the order in which they happened */
  event(event: AppEvent): void
  /** events flow again after a gap: whatever was missed has to be asked for */
  connected(): void
  disconnected(): void
}

export interface Transport {
  /** The procedure's answer. Rejects with AppError, SessionLost or ConnectionLost. */
  call(name: string, input: unknown): Promise<unknown>
  /** The returned function ends it. */
  subscribe(listener: EventsListener): () => void
}

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError }

/** What electron/preload.ts puts on the window. */
export interface Bridge {
  invoke(name: string, input: unknown): Promise<unknown>
  subscribe(listener: (event: unknown) => void): () => void
}

export function createBridgeTransport(bridge: Bridge): Transport {
  return {
    async call(name, input) {
      const answer = (await bridge.invoke(name, input).catch((error: unknown) => {
        throw new ConnectionLost('the main process refused or is gone', { cause: error })
      })) as Answer
      if (answer.ok) return answer.value
      throw AppError.fromWire(answer.error)
    },
    subscribe(listener) {
      const end = bridge.subscribe((event) => listener.event(event as AppEvent))
      listener.connected()
      return end
    },
  }
}

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-server-manager': '1' },
      body: JSON.stringify(body),
    })
  } catch (error) {
    throw new ConnectionLost('the program does not answer', { cause: error })
  }
}

/** @param token from the address's fragment; null where the page was reloaded and the cookie has to do */
export function createHttpTransport(token: string | null): Transport {
  let session: Promise<void> | null = token === null ? null : exchange(token)

  async function exchange(given: string): Promise<void> {
    const response = await post('/session', { token: given })
    if (!response.ok) throw new SessionLost('the token is not the one of this start')
  }

  return {
    async call(name, input) {
      // A token that failed once will not do later either; a lost connection may come back.
      await session?.catch((error: unknown) => {
        if (error instanceof ConnectionLost && token !== null) session = exchange(token)
        throw error
      })
      const response = await post(`/api/${name}`, input)
      if (response.ok) return (await response.json()) as unknown
      if (response.status === 401) throw new SessionLost('no session')
      const wire = (await response.json().catch(() => null)) as WireError | { code: 'refused' } | null
      if (wire === null || wire.code === 'refused') throw new ConnectionLost(`refused with ${response.status}`)
      throw AppError.fromWire(wire)
    },
    subscribe(listener) {
      let source: EventSource | null = null
      let ended = false
      const open = () => {
        if (ended) return
        source = new EventSource('/events')
        source.onopen = () => listener.connected()
        // The browser tries again by itself, unless the answer was a refusal.
        source.onerror = () => {
          listener.disconnected()
          if (source?.readyState === EventSource.CLOSED) setTimeout(open, 2000)
        }
        source.onmessage = (message: MessageEvent<string>) => listener.event(JSON.parse(message.data) as AppEvent)
      }
      void (session ?? Promise.resolve()).then(open, open)
      return () => {
        ended = true
        source?.close()
      }
    },
  }
}
