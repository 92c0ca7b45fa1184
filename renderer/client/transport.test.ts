import { createServer, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { freePort, listen } from '../../test-support/listening.ts'
import { ConnectionLost, createBridgeTransport, createHttpTransport, SessionLost, type Bridge, type EventsListener } from './transport.ts'

interface Seen {
  readonly path: string
  readonly body: unknown
  readonly headers: IncomingMessage['headers']
}
type Answer = readonly [status: number, body: string]
const json = (status: number, value: unknown): Answer => [status, JSON.stringify(value)]

/** A real server on a free port; what it answers to a path is the test's. 'cut' ends the connection without a word. */
async function server(answers: Readonly<Record<string, Answer | 'cut' | (() => Answer | 'cut')>>, port = 0) {
  const seen: Seen[] = []
  const http = createServer((incoming, response) => {
    let text = ''
    incoming.on('data', (chunk: Buffer) => (text += chunk.toString()))
    incoming.on('end', () => {
      const path = incoming.url ?? ''
      seen.push({ path, body: JSON.parse(text), headers: incoming.headers })
      const found = answers[path] ?? json(404, { code: 'refused' })
      const answer = typeof found === 'function' ? found() : found
      if (answer === 'cut') return incoming.socket.destroy()
      response.writeHead(answer[0], { 'content-type': 'application/json' }).end(answer[1])
    })
  })
  if (port !== 0) await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const listening = port === 0 ? await listen(http) : { port, close: () => new Promise<void>((resolve) => (http.close(() => resolve()), http.closeAllConnections())) }
  onTestFinished(() => listening.close())
  return { base: `http://127.0.0.1:${listening.port}`, seen, paths: () => seen.map(({ path }) => path) }
}

/** What a promise is rejected with. */
async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.unreachable(`answered ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
}

describe('over HTTP', () => {
  test('a procedure goes out as JSON with our own header, and its value comes back', async () => {
    const { base, seen } = await server({ '/api/systems.get': json(200, { id: 'x' }) })
    expect(await createHttpTransport(null, { base }).call('systems.get', { id: 'x' })).toEqual({ id: 'x' })
    expect(seen[0]).toMatchObject({ body: { id: 'x' }, headers: { 'x-server-manager': '1', 'content-type': 'application/json' } })
  })

  test('null is an answer', async () => {
    const { base, seen } = await server({ '/api/practice.clear': json(200, null) })
    expect(await createHttpTransport(null, { base }).call('practice.clear', null)).toBeNull()
    expect(seen[0]?.body).toBeNull()
  })

  test('an expected failure arrives whole', async () => {
    const wire = { code: 'invalid-input', issues: [{ path: 'name', code: 'name-empty', params: { max: 1 } }], details: { a: 1 } }
    const { base } = await server({ '/api/systems.save': json(400, wire) })
    const error = await refusal(createHttpTransport(null, { base }).call('systems.save', {}))
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).toWire()).toEqual(wire)
  })

  test.each<[string, Answer | 'cut', new () => Error]>([
    ['401: no session', json(401, { code: 'refused' }), SessionLost],
    ['401 in another language', [401, 'Unauthorized'], SessionLost],
    ['403: refused at the door', json(403, { code: 'refused', details: { reason: 'origin' } }), ConnectionLost],
    ['413 without a body', [413, ''], ConnectionLost],
    ['500 as a page', [500, '<h1>Oops</h1>'], ConnectionLost],
    ['200 as a page, as a captive portal would', [200, '<h1>Welcome</h1>'], ConnectionLost],
    ['200 cut short', [200, '{"id":'], ConnectionLost],
    ['a code that nobody knows', json(400, { code: 'toString' }), ConnectionLost],
    ['a failure that is no object', json(400, 'invalid-input'), ConnectionLost],
    ['a failure that is null', json(400, null), ConnectionLost],
    ['a connection that is cut', 'cut', ConnectionLost],
  ])('%s', async (_, answer, kind) => {
    const { base } = await server({ '/api/app.info': answer })
    expect(await refusal(createHttpTransport(null, { base }).call('app.info', null))).toBeInstanceOf(kind)
  })

  test('nobody listens', async () => {
    const base = `http://127.0.0.1:${await freePort()}`
    expect(await refusal(createHttpTransport(null, { base }).call('app.info', null))).toBeInstanceOf(ConnectionLost)
    expect(await refusal(createHttpTransport('t', { base }).call('app.info', null))).toBeInstanceOf(ConnectionLost)
  })

  describe('the token', () => {
    test('is exchanged once, before anything else', async () => {
      const { base, seen, paths } = await server({ '/session': json(200, null), '/api/app.info': json(200, 1) })
      const transport = createHttpTransport('secret', { base })
      expect(await Promise.all([transport.call('app.info', null), transport.call('app.info', null)])).toEqual([1, 1])
      await transport.call('app.info', null)
      expect(paths()).toEqual(['/session', '/api/app.info', '/api/app.info', '/api/app.info'])
      expect(seen[0]?.body).toEqual({ token: 'secret' })
    })

    test('of another start is not tried again', async () => {
      const { base, paths } = await server({ '/session': json(401, { code: 'refused' }) })
      const transport = createHttpTransport('old', { base })
      for (let round = 0; round < 2; round++) expect(await refusal(transport.call('app.info', null))).toBeInstanceOf(SessionLost)
      expect(paths()).toEqual(['/session'])
    })

    test('is tried again after the connection was lost, once for all who wait', async () => {
      const port = await freePort()
      const transport = createHttpTransport('secret', { base: `http://127.0.0.1:${port}` })
      const both = [transport.call('app.info', null), transport.call('app.info', null)].map(refusal)
      for (const error of await Promise.all(both)) expect(error).toBeInstanceOf(ConnectionLost)
      const { paths } = await server({ '/session': json(200, null), '/api/app.info': json(200, 1) }, port)
      expect(await transport.call('app.info', null)).toBe(1)
      expect(paths()).toEqual(['/session', '/api/app.info'])
    })
  })
})

describe('events over HTTP', () => {
  /** What of the browser's EventSource is used; Node has none. */
  class Source {
    static readonly CLOSED = 2
    static readonly made: Source[] = []
    readyState = 0
    closed = false
    onopen: (() => void) | null = null
    onerror: (() => void) | null = null
    onmessage: ((message: { data: string }) => void) | null = null
    readonly url: string
    constructor(url: string) {
      this.url = url
      Source.made.push(this)
    }
    close() {
      this.closed = true
    }
    fail(readyState: number) {
      this.readyState = readyState
      this.onerror?.()
    }
  }
  afterEach(() => {
    vi.unstubAllGlobals()
    Source.made.length = 0
  })

  /** A subscription, and all that it has told so far. */
  async function subscribed(answers: Parameters<typeof server>[0], token: string | null = null) {
    vi.stubGlobal('EventSource', Source)
    const { base, paths } = await server(answers)
    const told: unknown[] = []
    const listener: EventsListener = {
      event: (event) => told.push(event),
      connected: () => told.push('connected'),
      disconnected: (session) => told.push(session ? 'lost' : 'refused'),
    }
    const end = createHttpTransport(token, { base, retryMs: 1 }).subscribe(listener)
    onTestFinished(end)
    await vi.waitFor(() => expect(Source.made).toHaveLength(1))
    return { base, paths, told, end, first: Source.made[0]! }
  }

  test('in their order, and gaps between them', async () => {
    const { base, told, first } = await subscribed({})
    expect(first.url).toBe(`${base}/events`)
    first.onopen?.()
    first.onmessage?.({ data: '{"name":"systems.changed","data":null}' })
    first.fail(0)
    first.onopen?.()
    first.onmessage?.({ data: '{"name":"practice.changed","data":null}' })
    expect(told).toEqual(['connected', { name: 'systems.changed', data: null }, 'lost', 'connected', { name: 'practice.changed', data: null }])
    // The browser tries again by itself.
    expect(Source.made).toHaveLength(1)
  })

  test('after the session is there', async () => {
    const { paths } = await subscribed({ '/session': json(200, null) }, 'secret')
    expect(paths()).toEqual(['/session'])
  })

  test('a refusal is tried again, and says so when the page is not known any more', async () => {
    const { told, first } = await subscribed({ '/api/app.info': json(401, { code: 'refused' }) })
    first.fail(Source.CLOSED)
    await vi.waitFor(() => expect(told).toEqual(['lost', 'refused']))
    await vi.waitFor(() => expect(Source.made).toHaveLength(2))
    Source.made[1]?.onopen?.()
    expect(told.at(-1)).toBe('connected')
  })

  test('a refusal for another reason is a lost connection', async () => {
    const { told, first, paths } = await subscribed({ '/api/app.info': json(200, {}) })
    first.fail(Source.CLOSED)
    await vi.waitFor(() => expect(Source.made).toHaveLength(2))
    await vi.waitFor(() => expect(paths()).toEqual(['/api/app.info']))
    expect(told).toEqual(['lost'])
  })

  test('none once it is ended, and no further try', async () => {
    const { told, first, end, paths } = await subscribed({ '/api/app.info': json(401, {}) })
    first.fail(Source.CLOSED)
    end()
    expect(first.closed).toBe(true)
    await vi.waitFor(() => expect(paths()).toEqual(['/api/app.info']))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(Source.made).toHaveLength(1)
    expect(told).toEqual(['lost'])
  })
})

describe('over the bridge of the desktop window', () => {
  function bridge(invoke: Bridge['invoke']) {
    const calls: unknown[][] = []
    let emit: (event: unknown) => void = () => {}
    let ended = 0
    const transport = createBridgeTransport({
      invoke: (...args) => (calls.push(args), invoke(...args)),
      subscribe: (listener) => {
        emit = listener
        return () => {
          ended++
        }
      },
    })
    return { transport, calls, emit: (event: unknown) => emit(event), ended: () => ended }
  }

  test('a value', async () => {
    const { transport, calls } = bridge(() => Promise.resolve({ ok: true, value: null }))
    expect(await transport.call('practice.clear', null)).toBeNull()
    expect(calls).toEqual([['practice.clear', null]])
  })

  test('an expected failure', async () => {
    const { transport } = bridge(() => Promise.resolve({ ok: false, error: { code: 'conflict', details: { current: 1 } } }))
    expect(await refusal(transport.call('systems.save', {}))).toMatchObject({ code: 'conflict', details: { current: 1 } })
  })

  test('a call that is refused, or nobody there', async () => {
    const cause = new Error('Error invoking remote method')
    const { transport } = bridge(() => Promise.reject(cause))
    const error = await refusal(transport.call('app.info', null))
    expect(error).toBeInstanceOf(ConnectionLost)
    expect((error as Error).cause).toBe(cause)
  })

  test('events', () => {
    const { transport, emit, ended } = bridge(() => Promise.resolve(null))
    const told: unknown[] = []
    const end = transport.subscribe({ event: (event) => told.push(event), connected: () => told.push('connected'), disconnected: () => told.push('lost') })
    emit({ name: 'systems.changed', data: null })
    end()
    expect(told).toEqual(['connected', { name: 'systems.changed', data: null }])
    expect(ended()).toBe(1)
  })
})
