/** The way to the back end, whichever face shows this page: the desktop window's bridge, or HTTP on loopback. */
import type { AppEvent } from '../../shared/contract/events.ts'
import { AppError, errorCodes, type WireError } from '../../shared/errors.ts'

/** The back end does not know this page (any more): it was started again, or the address came without its token. */
export class SessionLost extends Error {}
/** Nobody answers: the program has ended, or the page was cut off from it. */
export class ConnectionLost extends Error {}

export interface EventsListener {
  /** one event, in the order in which they happened */
  event(event: AppEvent): void
  /** events flow again after a gap: whatever was missed has to be asked for */
  connected(): void
  /** @param session false: somebody answers, but does not know this page (any more) */
  disconnected(session: boolean): void
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

async function post(url: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-server-manager': '1' },
      body: JSON.stringify(body),
    })
  } catch (error) {
    throw new ConnectionLost('the program does not answer', { cause: error })
  }
}

/** An answer that nobody reads would hold one of the browser's few connections. */
async function letGo(response: Response): Promise<void> {
  await response.body?.cancel()
}

/** Whoever answers in another language is not the program. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    throw new ConnectionLost(`no JSON, status ${response.status}`, { cause: error })
  }
}

function isWireError(answer: unknown): answer is WireError {
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : null
  return (errorCodes as readonly unknown[]).includes(code)
}

/**
 * @param token from the address's fragment; null where the page was reloaded and the cookie has to do
 * @param place where the program is, and how long to wait before events are asked for again; both are for tests
 */
export function createHttpTransport(token: string | null, { base = '', retryMs = 2000 } = {}): Transport {
  let session: Promise<void> | null = null

  async function exchange(given: string): Promise<void> {
    const response = await post(`${base}/session`, { token: given })
    await letGo(response)
    if (!response.ok) throw new SessionLost('the token is not the one of this start')
  }

  /** A token that was refused will not do later either; a lost connection may come back. */
  function openSession(): Promise<void> {
    if (token === null) return Promise.resolve()
    session ??= exchange(token).catch((error: unknown) => {
      if (error instanceof ConnectionLost) session = null
      throw error
    })
    return session
  }

  async function call(name: string, input: unknown): Promise<unknown> {
    await openSession()
    const response = await post(`${base}/api/${name}`, input)
    if (response.status === 401) {
      await letGo(response)
      throw new SessionLost('no session')
    }
    const answer = await jsonOf(response)
    if (response.ok) return answer
    if (isWireError(answer)) throw AppError.fromWire(answer)
    throw new ConnectionLost(`refused with ${response.status}`)
  }

  return {
    call,
    subscribe(listener) {
      let source: EventSource | null = null
      let ended = false

      /** The browser tries again by itself, unless the answer was a refusal. */
      function refused(): void {
        setTimeout(open, retryMs)
        call('app.info', null).catch((error: unknown) => {
          if (!ended && error instanceof SessionLost) listener.disconnected(false)
        })
      }
      function open(): void {
        if (ended) return
        source = new EventSource(`${base}/events`)
        source.onopen = () => listener.connected()
        source.onerror = () => {
          listener.disconnected(true)
          if (source?.readyState === EventSource.CLOSED) refused()
        }
        source.onmessage = (message: MessageEvent<string>) => listener.event(JSON.parse(message.data) as AppEvent)
      }
      void openSession().then(open, open)
      return () => {
        ended = true
        source?.close()
      }
    },
  }
}
