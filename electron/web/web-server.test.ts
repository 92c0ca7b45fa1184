/** The door of the page, a real server: what it lets in, and a table of what it must not. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages, type Language } from '../../shared/i18n/language.ts'
import { createMemoryEvents, type MemoryEvents } from '../adapters/memory/events.ts'
import type { Answer } from '../core/dispatcher.ts'
import { maxBody, maxMessageBody, maxSessionBody } from './body.ts'
import { startWebServer, type WebServer } from './web-server.ts'

let server: WebServer
let folder: string
let events: MemoryEvents
let called: [string, unknown][] = []
let language: Language = 'pt-BR'
let nextAnswer: Answer = { ok: true, value: null }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'))
  const page = join(folder, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html>\n<html lang="pt-BR">\n  <head>\n    <title>Server Manager</title>\n  </head>\n</html>\n')
  writeFileSync(join(page, 'assets', 'app-abc.js'), 'export {}\n')
  writeFileSync(join(page, 'assets', 'app-abc.js.map'), '{}')
  writeFileSync(join(page, '.hidden'), 'canary')
  writeFileSync(join(folder, 'secret.html'), 'canary')
  symlinkSync(join(folder, 'secret.html'), join(page, 'link.html'))
  events = createMemoryEvents()
  server = await startWebServer({
    port: 0,
    pageFolder: page,
    language: () => language,
    events,
    patience: { headersTimeout: 300, requestTimeout: 600 },
    dispatcher: {
      call(name, input) {
        called.push([name, input])
        return Promise.resolve(nextAnswer)
      },
    },
  })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const token = () => /#token=(.+)$/.exec(server.url)?.[1] ?? ''

interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends bytes and waits for the first whole answer; status 0: the connection ended without one. */
function raw(pieces: string | readonly string[], { pauseMs = 0, port = server.port } = {}): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    let text = ''
    const bodiless = pieces.toString().startsWith('HEAD ')
    const answer = (): RawAnswer | null => {
      const match = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(text.replace(/^HTTP\/1\.1 100[^\r]*\r\n\r\n/, ''))
      if (!match) return null
      const headers = Object.fromEntries((match[2] ?? '').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]))
      const body = match[3] ?? ''
      const length = headers['content-length']
      const whole = bodiless || (length !== undefined ? body.length >= Number(length) : headers['transfer-encoding'] === 'chunked' ? body.endsWith('0\r\n\r\n') : true)
      return whole ? { status: Number(match[1]), headers, body } : null
    }
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const whole = answer()
      if (!whole) return
      resolve(whole)
      socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer() ?? { status: 0, headers: {}, body: text }))
    const send = (rest: readonly string[]) => {
      const [piece, ...more] = rest
      if (piece === undefined || socket.destroyed) return
      socket.write(piece, 'latin1', () => (pauseMs > 0 ? setTimeout(() => send(more), pauseMs) : send(more)))
    }
    send(typeof pieces === 'string' ? [pieces] : pieces)
  })
}

type Headers = Readonly<Record<string, string | readonly string[] | null>>
/** What an honest page sends with a call. */
const honest = (): Record<string, string> => ({
  Host: `127.0.0.1:${server.port}`,
  Origin: `http://127.0.0.1:${server.port}`,
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json',
  Cookie: `sm_${server.port}=${token()}`,
  'X-Server-Manager': '1',
})
function request(line: string, changed: Headers = {}, body = 'null', more: { length?: string | null } = {}): string {
  const headers: Headers = { ...honest(), ...changed }
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}`)))
  const length = more.length === undefined ? [`Content-Length: ${Buffer.byteLength(body, 'latin1')}`] : more.length === null ? [] : [`Content-Length: ${more.length}`]
  return [`${line} HTTP/1.1`, ...lines, ...length, '', body].join('\r\n')
}
const call = (changed: Headers = {}, body = 'null') => request('POST /api/systems.list', changed, body)

describe('an honest page', () => {
  test('exchanges the token for a cookie, calls with null, and hears events', async () => {
    const session = await raw(request('POST /session', { Cookie: null, 'X-Server-Manager': null }, JSON.stringify({ token: token() })))
    expect([session.status, session.body]).toEqual([200, 'null'])
    expect(session.headers['set-cookie']).toBe(`sm_${server.port}=${token()}; HttpOnly; SameSite=Strict; Path=/`)

    called = []
    nextAnswer = { ok: true, value: { systems: [], problems: [] } }
    const list = await raw(call())
    expect([list.status, JSON.parse(list.body)]).toEqual([200, { systems: [], problems: [] }])
    expect(list.headers['cache-control']).toBe('no-store')
    expect(called).toEqual([['systems.list', null]])

    const heard = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: server.port })
      let text = ''
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.includes('retry:') && !text.includes('data:')) events.emit({ name: 'systems.changed', data: null })
        if (!text.includes('data:')) return
        socket.destroy()
        resolve(text)
      })
      socket.write(request('GET /events', { Origin: null, 'Content-Type': null, 'X-Server-Manager': null }, '', { length: null }))
    })
    expect(heard).toMatch(/^HTTP\/1\.1 200 [\s\S]*content-type: text\/event-stream/i)
    expect(heard).toContain('data: {"name":"systems.changed","data":null}\n\n')
  })

  test('may also be an older browser without Sec-Fetch-Site, and say its character set', async () => {
    expect((await raw(call({ 'Sec-Fetch-Site': null, 'Content-Type': 'application/json; charset=utf-8' }))).status).toBe(200)
  })

  test('is told errors by their code', async () => {
    for (const [code, status] of [['conflict', 409], ['invalid-input', 400], ['not-found', 404], ['secret-unavailable', 422], ['internal', 500]] as const) {
      nextAnswer = { ok: false, error: { code } }
      const answer = await raw(call())
      expect([answer.status, JSON.parse(answer.body)]).toEqual([status, { code }])
    }
    nextAnswer = { ok: true, value: null }
  })

  test('gets its files, each with its type; only what never changes is cached', async () => {
    const page = await raw(request('GET /', { Origin: null, Cookie: null, 'Content-Type': null, 'X-Server-Manager': null }, '', { length: null }))
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' } })
    const script = await raw(request('GET /assets/app-abc.js', {}, '', { length: null }))
    expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=31536000, immutable', 'cross-origin-resource-policy': 'same-origin' })
    expect((await raw(request('HEAD /', {}, '', { length: null }))).body).toBe('')
  })

  test('begins in the language that was chosen last', async () => {
    for (const each of languages) {
      language = each
      expect((await raw(request('GET /', {}, '', { length: null }))).body).toContain(`<html lang="${each}">`)
    }
  })

  test('has a policy whose nonce is another one each time, the same in header and page', async () => {
    const nonces = new Set<string>()
    for (let time = 0; time < 5; time++) {
      const { headers, body } = await raw(request('GET /index.html', {}, '', { length: null }))
      const policy = headers['content-security-policy'] ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(body).toContain(`<meta name="csp-nonce" content="${nonce}" />`)
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
      expect(policy).toMatch(/frame-ancestors 'none'.*object-src 'none'$/)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(5)
  })

  test('has no CORS: no answer invites another origin', async () => {
    for (const one of [call(), call({ Origin: 'http://evil.example' }), request('OPTIONS /api/systems.list', { 'Access-Control-Request-Method': 'POST' })])
      expect(Object.keys((await raw(one)).headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

type Hostile = readonly [what: string, status: number, send: () => string | readonly string[]]
const big = 'x'.repeat(64 * 1024)
/** together more than any body may be */
const pieces = Math.ceil((maxBody + 1) / big.length)
const chunk = `${big.length.toString(16)}\r\n${big}\r\n`
const get = (path: string, changed: Headers = {}) => request(`GET ${path}`, changed, '', { length: null })
const hostile: readonly Hostile[] = [
  // DNS rebinding: a Host that is not ours
  ...['localhost', 'evil.example', '[::1]', '0.0.0.0', '127.0.0.2', '127.1', '2130706433', 'LOCALHOST', '127.0.0.1.'].map(
    (host): Hostile => [`Host ${host} and our port`, 421, () => call({ Host: `${host}:${server.port}` })],
  ),
  ['Host without a port', 421, () => call({ Host: '127.0.0.1' })],
  ['Host with another port', 421, () => call({ Host: '127.0.0.1:80' })],
  ['Host with a user', 421, () => call({ Host: `evil@127.0.0.1:${server.port}` })],
  ['Host with a leading zero', 421, () => call({ Host: `127.0.0.1:0${server.port}` })],
  ['Host that is empty', 421, () => call({ Host: '' })],
  ['Host twice, ours first', 400, () => call({ Host: [`127.0.0.1:${server.port}`, 'evil.example'] })],
  ['Host twice, ours last', 400, () => call({ Host: ['evil.example', `127.0.0.1:${server.port}`] })],
  ['no Host', 400, () => call({ Host: null })],
  ['a page for another Host', 421, () => get('/', { Host: `evil.example:${server.port}` })],
  ['events for another Host', 421, () => get('/events', { Host: `evil.example:${server.port}`, Origin: null })],
  ['a session for another Host', 421, () => request('POST /session', { Host: `evil.example:${server.port}` }, JSON.stringify({ token: token() }))],
  // another origin
  ...['http://evil.example', 'null', 'http://localhost', 'https://127.0.0.1', 'file://', 'http://127.0.0.1', 'app://server-manager', 'chrome-extension://abc'].map(
    (origin): Hostile => [`Origin ${origin}`, 403, () => call({ Origin: origin })],
  ),
  ['Origin of localhost and our port', 403, () => call({ Origin: `http://localhost:${server.port}` })],
  ['Origin over https', 403, () => call({ Origin: `https://127.0.0.1:${server.port}` })],
  ['Origin with a slash', 403, () => call({ Origin: `http://127.0.0.1:${server.port}/` })],
  ['Origin that begins like ours', 403, () => call({ Origin: `http://127.0.0.1:${server.port}.evil.example` })],
  ['Origin of a neighbour port', 403, () => call({ Origin: `http://127.0.0.1:${server.port + 1}` })],
  ['Origin in capitals', 403, () => call({ Origin: `HTTP://127.0.0.1:${server.port}` })],
  ['Origin twice', 403, () => call({ Origin: [`http://127.0.0.1:${server.port}`, 'http://evil.example'] })],
  ['no Origin', 403, () => call({ Origin: null })],
  ['a session from another Origin', 403, () => request('POST /session', { Origin: 'http://evil.example' }, JSON.stringify({ token: token() }))],
  ['a session without Origin', 403, () => request('POST /session', { Origin: null }, JSON.stringify({ token: token() }))],
  ['events from another Origin', 403, () => get('/events', { Origin: 'http://evil.example' })],
  ...['cross-site', 'same-site', 'none', 'SAME-ORIGIN', ''].map((site): Hostile => [`Sec-Fetch-Site ${site}`, 403, () => call({ 'Sec-Fetch-Site': site })]),
  ['events across sites', 403, () => get('/events', { Origin: null, 'Sec-Fetch-Site': 'cross-site' })],
  // without our header
  ['no header', 403, () => call({ 'X-Server-Manager': null })],
  ['header with another value', 403, () => call({ 'X-Server-Manager': '2' })],
  ['header twice', 403, () => call({ 'X-Server-Manager': ['1', '1'] })],
  // without the session
  ['no cookie', 401, () => call({ Cookie: null })],
  ['empty cookie', 401, () => call({ Cookie: '' })],
  ['another token', 401, () => call({ Cookie: `sm_${server.port}=${'A'.repeat(43)}` })],
  ['a token cut short', 401, () => call({ Cookie: `sm_${server.port}=${token().slice(0, -1)}` })],
  ['a token with more behind it', 401, () => call({ Cookie: `sm_${server.port}=${token()}A` })],
  ['a token in quotes', 401, () => call({ Cookie: `sm_${server.port}="${token()}"` })],
  ['an empty token', 401, () => call({ Cookie: `sm_${server.port}=` })],
  ['the cookie of another port', 401, () => call({ Cookie: `sm_1=${token()}` })],
  ['the cookie in capitals', 401, () => call({ Cookie: `SM_${server.port}=${token()}` })],
  ['two cookies, ours first', 401, () => call({ Cookie: `sm_${server.port}=${token()}; sm_${server.port}=x` })],
  ['two cookies, ours last', 401, () => call({ Cookie: [`sm_${server.port}=x`, `sm_${server.port}=${token()}`] })],
  ['the token in a header', 401, () => call({ Cookie: null, Authorization: `Bearer ${token()}` })],
  ['the token in the address', 401, () => request(`POST /api/systems.list?token=${token()}`, { Cookie: null })],
  ['events without a cookie', 401, () => get('/events', { Cookie: null, Origin: null })],
  ['events with another token', 401, () => get('/events', { Cookie: `sm_${server.port}=x`, Origin: null })],
  ...[{}, { token: '' }, { token: null }, { token: 1 }, { token: ['x'] }, { token: 'x' }, null, [], 'x', 7].map(
    (body): Hostile => [`a session with ${JSON.stringify(body)}`, 401, () => request('POST /session', { Cookie: null }, JSON.stringify(body))],
  ),
  ['a session with a token twice as long', 401, () => request('POST /session', {}, JSON.stringify({ token: token() + token() }))],
  // what a form can send
  ...['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'text/plain; application/json', 'application/jsonp', 'application/json-patch+json', 'application/json; charset=utf-16', 'application/json, text/plain', ''].map(
    (type): Hostile => [`Content-Type ${type}`, 415, () => call({ 'Content-Type': type })],
  ),
  ['no Content-Type', 415, () => call({ 'Content-Type': null })],
  ['Content-Type twice', 400, () => call({ 'Content-Type': ['application/json', 'text/plain'] })],
  ['a session from a form', 415, () => request('POST /session', { 'Content-Type': 'text/plain' }, JSON.stringify({ token: token() }))],
  ['a form of another site', 403, () => request('POST /api/systems.remove', { Origin: 'http://evil.example', 'Content-Type': 'application/x-www-form-urlencoded', 'X-Server-Manager': null, 'Sec-Fetch-Site': 'cross-site' }, 'id=1')],
  // methods
  ...['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'].map((method): Hostile => [`${method} of a procedure`, 405, () => request(`${method} /api/systems.list`, {}, '')]),
  ['CONNECT through us', 405, () => `CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`],
  ['POST of the page', 405, () => request('POST /')],
  ['DELETE of a file', 405, () => request('DELETE /assets/app-abc.js', {}, '')],
  ['GET of the session', 405, () => get('/session')],
  ['POST of the events', 405, () => request('POST /events')],
  ['a method that is none', 400, () => request('STEAL /api/systems.list')],
  // bodies
  ['no body', 400, () => call({}, '')],
  ['half a JSON', 400, () => call({}, '{"a":')],
  ['two JSONs', 400, () => call({}, 'null null')],
  ['no UTF-8', 400, () => call({}, '"\xff\xfe"')],
  ['a byte order mark of UTF-16', 400, () => call({}, '\xff\xfen\0u\0l\0l\0')],
  ['nesting without end', 400, () => call({}, '['.repeat(1_000_000))],
  ['a message that is too big', 413, () => request('POST /api/queue.add', {}, '', { length: String(maxMessageBody + 1) })],
  ['a length that is too big', 413, () => request('POST /api/systems.list', {}, '', { length: String(maxBody + 1) })],
  ['a length beyond counting', 413, () => request('POST /api/systems.list', {}, '', { length: '9007199254740993' })],
  ['a body that is too big, all of it sent', 413, () => [request('POST /api/systems.list', {}, '', { length: String(pieces * big.length) }), ...Array<string>(pieces).fill(big)]],
  ['a body in chunks without end', 413, () => [request('POST /api/systems.list', { 'Transfer-Encoding': 'chunked' }, '', { length: null }), ...Array<string>(pieces).fill(chunk)]],
  ['a big body without a session', 401, () => [request('POST /api/systems.list', { Cookie: null }, '', { length: String(pieces * big.length) }), ...Array<string>(pieces).fill(big)]],
  ['a big body from another origin', 403, () => [request('POST /api/systems.list', { Origin: 'http://evil.example' }, '', { length: String(pieces * big.length) }), ...Array<string>(pieces).fill(big)]],
  ['a session with a big body', 413, () => [request('POST /session', {}, '', { length: String(maxSessionBody + 1) }), 'x'.repeat(maxSessionBody + 1)]],
  ['length and chunks at once', 400, () => request('POST /api/systems.list', { 'Transfer-Encoding': 'chunked' }, '0\r\n\r\n')],
  ['two lengths', 400, () => request('POST /api/systems.list', { 'content-length': ['4', '5'] }, 'null', { length: null })],
  ['a length that is no number', 400, () => request('POST /api/systems.list', {}, 'null', { length: '-4' })],
  ['chunks that are none', 400, () => request('POST /api/systems.list', { 'Transfer-Encoding': 'chunked' }, 'zz\r\n', { length: null })],
  // paths
  ...['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/%2e%2e%2fsecret.html', '/..%5csecret.html', '/..\\secret.html', '/assets/../../secret.html', '/assets/%2e%2e/%2e%2e/secret.html', '/%252e%252e/secret.html', '//secret.html', '/./../secret.html', '/....//secret.html', '/link.html', '/.hidden', '/assets/app-abc.js.map', '/assets', '/assets/', '/index.html%00.js', '/%', '/%zz', '/%c0%ae%c0%ae/secret.html', '/etc/passwd', '/favicon.ico', '/api', '/index.html/', '/Session', '/API/systems.list'].map(
    (path): Hostile => [`file ${path}`, 404, () => get(path)],
  ),
  ['an address of another server', 404, () => get('http://evil.example/')],
  ['an address of ours, whole', 404, () => get(`http://127.0.0.1:${server.port}/secret.html`)],
  // the line itself
  ['an asterisk', 405, () => request('OPTIONS *', {}, '')],
  ['a path with a blank', 400, () => get('/a b')],
  ['a head that is too big', 431, () => get('/', { 'X-Big': 'x'.repeat(20_000) })],
  ['a hundred thousand headers', 431, () => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${'a:b\r\n'.repeat(100_000)}\r\n`],
  ['a header with a bare CR', 400, () => get('/', { 'X-Bad': 'a\rb' })],
  ['a header split with LF', 400, () => `POST /api/systems.list HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-A: b\n\r\r\n\r\n`],
  ['HTTP of another age', 421, () => 'GET / HTTP/0.9\r\n\r\n'],
  ['HTTP of the future', 400, () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['TLS', 400, () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['SMTP', 400, () => 'EHLO evil.example\r\n'],
  ['an upgrade to a web socket', 405, () => get('/api/systems.list', { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==' })],
  ['an expectation', 417, () => call({ Expect: 'everything' })],
]

describe('what it must not let in', () => {
  test('is more than eighty', () => expect(hostile.length).toBeGreaterThanOrEqual(80))

  test.each(hostile)('%s: %i', async (_, status, send) => {
    called = []
    const { status: answered, headers, body } = await raw(send())
    expect(answered).toBe(status)
    expect(called).toEqual([])
    expect(headers['set-cookie']).toBeUndefined()
    expect(body).not.toContain('canary')
    expect(body).not.toContain(token())
  })

  test('a body that comes drop by drop is answered and ended', async () => {
    const bytes = [request('POST /api/systems.list', {}, '', { length: '1000' }), ...Array<string>(1000).fill('x')]
    expect((await raw(bytes, { pauseMs: 20 })).status).toBe(408)
  })

  test('a head that comes drop by drop is answered and ended', async () => {
    expect((await raw(Array.from(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${'X-A: b\r\n'.repeat(200)}`), { pauseMs: 20 })).status).toBe(408)
  })

  test('the token of an earlier start opens nothing', async () => {
    const other = await startWebServer({ port: 0, pageFolder: folder, events, dispatcher: { call: () => Promise.resolve({ ok: true, value: null }) } })
    const cookie = `sm_${other.port}=${token()}`
    const answer = await raw(request('POST /api/systems.list', { Host: `127.0.0.1:${other.port}`, Origin: `http://127.0.0.1:${other.port}`, Cookie: cookie }), { port: other.port })
    await other.close()
    expect(answer.status).toBe(401)
  })

  test('it is still there afterwards for the honest one', async () => {
    expect((await raw(call())).status).toBe(200)
  })
})

describe('where it listens', () => {
  const outside = Object.values(networkInterfaces()).flatMap((list) => list ?? []).find(({ internal, family }) => !internal && family === 'IPv4')

  test.skipIf(!outside)('nowhere but on 127.0.0.1', async () => {
    const reached = (host: string) =>
      new Promise<string>((resolve) => {
        const socket = connect({ host, port: server.port })
        socket.once('connect', () => (socket.destroy(), resolve('connected')))
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      })
    expect(await reached('127.0.0.1')).toBe('connected')
    for (const host of [outside?.address ?? '', '127.0.0.2', '::1']) expect(await reached(host)).not.toBe('connected')
  })

  test('a port that is taken is said', async () => {
    await expect(startWebServer({ port: server.port, pageFolder: folder, events, dispatcher: { call: () => Promise.reject(new Error()) } })).rejects.toMatchObject({
      code: 'port-in-use',
      details: { port: server.port },
    })
  })

  test('the address carries the token where browsers keep it to themselves', () => {
    expect(server.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${server.port}/#token=[\\w-]{43}$`))
  })
})
