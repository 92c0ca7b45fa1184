/** The loopback page: static files, a session, procedures, events. Refusals are answers, never dropped connections. */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { ErrorCode, WireError } from '../../shared/errors.ts'
import { AppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/i18n/language.ts'
import type { Dispatcher } from '../core/dispatcher.ts'
import type { Events } from '../core/ports.ts'
import { maxBodyOf, maxSessionBody, readJson } from './body.ts'
import { streamEvents } from './event-stream.ts'
import { checkCall, checkHost, checkStream, cookieName, sameToken, type Guarded } from './guard.ts'
import { readPageFile, withNonce } from './page-files.ts'
import { securityHeaders } from './security-headers.ts'

export interface WebServer {
  readonly port: number
  /** the address with the token in its fragment, which browsers never send to a server */
  readonly url: string
  close(): Promise<void>
}
export interface WebServerOptions {
  /** 0 = any free one */
  readonly port: number
  /** where the built page lies */
  readonly pageFolder: string
  /** what the page begins in; absent = Portuguese */
  readonly language?: () => Language
  readonly dispatcher: Dispatcher
  readonly events: Events
  /** milliseconds a request's head, and the whole of it, may take; what is slower is answered with 408 */
  readonly patience?: { readonly headersTimeout: number; readonly requestTimeout: number }
}

const statusOf: Readonly<Partial<Record<ErrorCode, number>>> = {
  'invalid-input': 400,
  'not-found': 404,
  'unknown-procedure': 404,
  'name-taken': 409,
  conflict: 409,
  busy: 503,
  'port-in-use': 409,
  'only-way': 409,
  internal: 500,
  'store-write-failed': 507,
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  response.end(text)
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  answer(response, status, { code: 'refused', details: { reason } })
}

export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const token = randomBytes(32).toString('base64url')
  const guarded = { port: 0, token }
  const { headersTimeout, requestTimeout } = { headersTimeout: 10_000, requestTimeout: 30_000, ...options.patience }
  const server = createServer(
    {
      headersTimeout,
      requestTimeout,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16 * 1024,
      connectionsCheckingInterval: Math.min(2_000, requestTimeout),
    },
    (request, response) => {
      route(request, response, guarded, options).catch(() => refuse(response, 500, 'internal'))
    },
  )
  server.maxConnections = 200
  // This is no proxy; without a listener Node would drop the connection unanswered.
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'))
  guarded.port = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new AppError('port-in-use', { details: { port: options.port }, cause: error }) : error),
    )
    // Never anything but loopback: the token is all that keeps others out.
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : options.port)
    })
  })
  return {
    port: guarded.port,
    url: `http://127.0.0.1:${guarded.port}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function route(request: IncomingMessage, response: ServerResponse, guarded: Guarded, options: WebServerOptions): Promise<void> {
  const { headers, method } = request
  // Node keeps the first of these and forgets the others; who reads between us and the page might keep the last.
  if ([request.headersDistinct.host, request.headersDistinct['content-type']].some((values) => values && values.length > 1))
    return refuse(response, 400, 'duplicate-header')
  const path = (request.url ?? '').split(/[?#]/, 1)[0] ?? ''
  if (path === '/session') return session(request, response, guarded)
  if (path.startsWith('/api/')) return call(request, response, guarded, options.dispatcher, path.slice('/api/'.length))
  if (path === '/events') {
    const refusal = method === 'GET' ? checkStream(headers, guarded) : { status: 405, reason: 'method' }
    if (refusal) return refuse(response, refusal.status, refusal.reason)
    return streamEvents(request, response, options.events)
  }
  return page(request, response, guarded, options, path)
}

async function session(request: IncomingMessage, response: ServerResponse, guarded: Guarded): Promise<void> {
  if (request.method !== 'POST') return refuse(response, 405, 'method')
  const refusal = checkCall(request.headers, guarded, { session: false })
  if (refusal) return refuse(response, refusal.status, refusal.reason)
  const body = await readJson(request, maxSessionBody)
  if (!body.ok) return refuse(response, body.status, 'body')
  const given = typeof body.value === 'object' && body.value !== null && 'token' in body.value ? body.value.token : null
  if (typeof given !== 'string' || !sameToken(given, guarded.token)) return refuse(response, 401, 'token')
  response.setHeader('Set-Cookie', `${cookieName(guarded.port)}=${guarded.token}; HttpOnly; SameSite=Strict; Path=/`)
  answer(response, 200, null)
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  guarded: Guarded,
  dispatcher: Dispatcher,
  name: string,
): Promise<void> {
  if (request.method !== 'POST') return refuse(response, 405, 'method')
  const refusal = checkCall(request.headers, guarded, { session: true })
  if (refusal) return refuse(response, refusal.status, refusal.reason)
  const body = await readJson(request, maxBodyOf(name))
  if (!body.ok) return refuse(response, body.status, 'body')
  const result = await dispatcher.call(name, body.value)
  if (result.ok) return answer(response, 200, result.value)
  const error: WireError = result.error
  answer(response, statusOf[error.code] ?? 422, error)
}

function page(request: IncomingMessage, response: ServerResponse, guarded: Guarded, { pageFolder, language }: WebServerOptions, path: string): void {
  const refusal = checkHost(request.headers, guarded)
  if (refusal) return refuse(response, refusal.status, refusal.reason)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'method')
  const file = readPageFile(pageFolder, path)
  if (!file) return refuse(response, 404, 'file')
  const nonce = randomBytes(16).toString('base64')
  const html = file.type.startsWith('text/html')
  response.writeHead(200, {
    ...securityHeaders(nonce),
    'Content-Type': file.type,
    'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  response.end(request.method === 'HEAD' ? undefined : html ? withNonce(file.body, nonce, language?.()) : file.body)
}
