/** Against real servers, whose well-known ports a dialer has elsewhere. */
import { describe, expect, test } from 'vitest'
import { createMemorySystemProxy } from '../../adapters/memory/system-proxy.ts'
import type { Address } from '../ports.ts'
import type { SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import { createAuthority, createSelfSigned } from '../../../test-support/certificates.ts'
import { createFindEngine } from '../../../test-support/find-engine.ts'
import { authentication, login, proxyServer, scriptedServer } from '../../../test-support/in-test.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { createMovedPorts, type MovedPorts } from '../../../test-support/moved-ports.ts'
import { silence } from '../../../test-support/scripted-smtp.ts'
import { documentFor } from '../../../test-support/test-engine.ts'

const authority = createAuthority()
const name = 'smtp.example.com'
const certificate = authority.issue({ names: [name] })
const four: Address = { address: '127.0.0.1', family: 4 }
const six: Address = { address: '2001:db8::25', family: 6 }

function world(ports: MovedPorts['ports'], addresses: readonly Address[] = [four]) {
  const dialer = createMovedPorts({ names: { [name]: addresses }, ports, issuers: [authority.cert] })
  return { dialer, engine: createFindEngine({ dialer }) }
}
const systemOf = (smtp: SystemDocumentInput['smtp'] = {}, rest: Partial<SystemDocumentInput> = {}) => documentFor({ smtp: { server: name, ...smtp }, ...rest })
const startTls = () => scriptedServer({ certificate })
const ends = (rows: readonly { key: string; works: string | null; code: string | null; skipped: string | null }[]) =>
  Object.fromEntries(rows.map(({ key, works, code, skipped }) => [key, skipped ?? code ?? works]))

test('a whole table: each port at what it speaks, the rest left out with its reason, the best marked', async () => {
  const [submission, implicit, clear, refusing] = [
    await startTls(),
    await scriptedServer({ certificate, implicitTls: true }),
    await scriptedServer({}),
    await scriptedServer({ greeting: '554 5.7.1 not from you' }),
  ]
  const { dialer, engine } = world({ 587: submission.port, 465: implicit.port, 25: clear.port, 10025: refusing.port })
  const { result, rows, by } = await engine.run({ document: systemOf({ port: 10025, authentication: authentication() }) })
  expect(ends(result.rows)).toEqual({
    '10025/starttls/direct/ipv4': 'greeting-rejected',
    '10025/tls/direct/ipv4': 'refused',
    '10025/none/direct/ipv4': 'refused',
    '587/starttls/direct/ipv4': 'trusted',
    '587/tls/direct/ipv4': 'encrypts',
    '587/none/direct/ipv4': 'encrypts',
    '465/tls/direct/ipv4': 'trusted',
    '465/starttls/direct/ipv4': 'speaks-tls',
    '465/none/direct/ipv4': 'speaks-tls',
    '25/starttls/direct/ipv4': 'starttls-not-offered',
    '25/none/direct/ipv4': 'clear',
    '25/tls/direct/ipv4': 'not-tls',
    '2525/starttls/direct/ipv4': 'connection-refused',
    '2525/tls/direct/ipv4': 'unreachable',
    '2525/none/direct/ipv4': 'unreachable',
  })
  // The document is of a .NET system, whose component cannot do TLS from the first byte.
  expect(result.ranked).toEqual(['587/starttls/direct/ipv4', '465/tls/direct/ipv4', '25/none/direct/ipv4'])
  expect([by('465/tls/direct/ipv4').could, by('587/starttls/direct/ipv4').auth]).toEqual([false, ['PLAIN', 'LOGIN']])
  expect(by('587/starttls/direct/ipv4')).toMatchObject({ address: '127.0.0.1', tls: { chain: { ok: true }, host: { ok: true } }, phase: 'auth' })
  expect(by('587/starttls/direct/ipv4').change).toContainEqual({ path: 'smtp.port', value: 587 })
  expect(by('10025/starttls/direct/ipv4')).toMatchObject({ replyCode: 554, reply: '5.7.1 not from you', change: null })
  expect([result.notes, result.login, result.cancelled]).toEqual([['system-direct'], null, false])
  expect(dialer.lookups.get(name)).toBe(1)
  // Live: every row was told of when it was planned and again when it was known.
  expect(rows.filter(({ state }) => state === 'waiting')).toHaveLength(15)
  expect(rows.filter(({ state }) => state === 'running').length).toBeGreaterThanOrEqual(6)
})

test('a password is told to nobody, and none of them hears of a message', async () => {
  const servers = [await startTls(), await scriptedServer({}), await scriptedServer({ certificate, implicitTls: true })]
  const { engine } = world({ 587: servers[0]!.port, 25: servers[1]!.port, 465: servers[2]!.port })
  await engine.run({ document: systemOf({ authentication: authentication() }) })
  const lines = servers.flatMap(({ sessions }) => sessions.flatMap((session) => session.lines()))
  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) expect(line).toMatch(/^(?:EHLO|STARTTLS|QUIT)/)
})

describe('the login that somebody asks for', () => {
  const wrong = { document: systemOf({ authentication: authentication({ password: 'errada' }) }), login: true }
  const logins = (lines: string[]) => lines.filter((line) => line.startsWith('AUTH'))

  test('is one, on the best way, inside TLS, and its refusal is told', async () => {
    const [first, second] = [await scriptedServer({ certificate, auth: '535 5.7.8 no' }), await scriptedServer({ certificate, implicitTls: true, auth: '535 5.7.8 no' })]
    const { engine } = world({ 587: first.port, 465: second.port })
    const { result } = await engine.run(wrong)
    expect(result.login).toMatchObject({ key: '587/starttls/direct/ipv4', verdict: 'rejected', code: 'authentication-failed', replyCode: 535 })
    expect(logins([...first.sessions, ...second.sessions].flatMap((session) => session.lines()))).toHaveLength(1)
    expect(first.sessions.map((session) => session.clear()).join('')).not.toContain('AUTH')
    expect(JSON.stringify(result)).not.toContain('errada')
  })

  test.each([
    ['to a certificate that nobody knows', { certificate: createSelfSigned({ names: [name] }) }],
    ['to one for another name', { certificate: authority.issue({ names: ['other.example.com'] }) }],
    ['in clear', {}],
  ])('is not made %s', async (_, behaviour) => {
    const server = await scriptedServer(behaviour)
    const { engine } = world({ 587: server.port })
    const { result, by } = await engine.run(wrong)
    expect([result.login, result.notes]).toEqual([null, expect.arrayContaining(['login-unsafe'])])
    expect(logins(server.sessions.flatMap((session) => session.lines()))).toEqual([])
    if ('certificate' in behaviour) {
      expect(by('587/starttls/direct/ipv4').works).toBe('untrusted')
      expect(by('587/none/direct/ipv4').skipped).toBe('certificate')
    }
  })

  test('is not made where the system logs in nowhere', async () => {
    const server = await startTls()
    const { engine } = world({ 587: server.port })
    const { result } = await engine.run({ document: systemOf({}), login: true })
    expect([result.login, result.notes]).toEqual([null, expect.arrayContaining(['login-not-set'])])
  })
})

describe('proxies', () => {
  test('typed and direct stand side by side; what the proxy forbids is its word for that port', async () => {
    const server = await startTls()
    const proxy = await proxyServer({ answer: (_, head) => (head.includes(':587 ') ? null : 'HTTP/1.1 403 Forbidden\r\n\r\n'), hosts: { [name]: '127.0.0.1' } })
    const { engine } = world({ [proxy.port]: proxy.port })
    const document = systemOf({ port: server.port }, { proxy: { address: '127.0.0.1', port: proxy.port } })
    const open = await proxyServer({ hosts: { [name]: '127.0.0.1' } })
    const through = createFindEngine({ dialer: createMovedPorts({ ports: { [open.port]: open.port }, issuers: [authority.cert] }) })
    const { result: forbidden } = await engine.run({ document })
    expect(ends(forbidden.rows)).toMatchObject({ '465/tls/typed': 'proxy-forbidden', '465/starttls/typed': 'unreachable', '465/tls/direct/ipv4': 'connection-refused' })
    const { result, by } = await through.run({ document: { ...document, proxy: { ...document.proxy, port: open.port } } })
    expect(result.ranked).toEqual([`${server.port}/starttls/typed`])
    expect(by(`${server.port}/starttls/typed`)).toMatchObject({ works: 'trusted', change: [{ path: 'smtp.security', value: 'starttls' }] })
    expect(by('587/starttls/direct').code).toBe('name-not-found')
  })

  test('a login that the proxy refuses is said once, whatever the number of ports', async () => {
    const proxy = await proxyServer({ credentials: login, schemes: ['Basic'] })
    const { engine } = world({ [proxy.port]: proxy.port })
    const { result } = await engine.run({
      document: systemOf({}, { proxy: { address: '127.0.0.1', port: proxy.port, authentication: { user: login.user, password: 'errada' } } }),
    })
    expect(proxy.requests.filter(({ credentials }) => credentials !== null)).toHaveLength(1)
    const typed = Object.entries(ends(result.rows)).filter(([key]) => key.includes('/typed'))
    expect(typed.map(([, end]) => end).toSorted()).toEqual(['proxy-authentication', 'unreachable', 'unreachable', ...Array.from({ length: 9 }, () => 'proxy')].toSorted())
  })

  test('nor where a script names several proxies: each hears it once', async () => {
    const both = [await proxyServer({ credentials: login, schemes: ['Basic'] }), await proxyServer({ credentials: login, schemes: ['Basic'] })] as const
    const dialer = createMovedPorts({ names: { [name]: [four] }, ports: Object.fromEntries(both.map(({ port }) => [port, port])) })
    const [one, other] = both.map(({ port }) => createMemorySystemProxy({ candidate: { kind: 'http', host: '127.0.0.1', port } }))
    const systemProxy = { find: (host: string, port: number) => (port < 500 ? one! : other!).find(host, port) }
    const proxy = { authentication: { user: login.user, password: 'errada' } }
    await createFindEngine({ dialer, systemProxy }).run({ document: systemOf({}, { proxy }) })
    expect(both.map(({ requests }) => requests.filter(({ credentials }) => credentials !== null).length)).toEqual([1, 1])
  })

  test('a login that was typed for one proxy is not told to the operating system’s', async () => {
    const [typed, system] = [await proxyServer({ credentials: login, schemes: ['Basic'] }), await proxyServer({ credentials: login, schemes: ['Basic'] })]
    const dialer = createMovedPorts({ names: { [name]: [four] }, ports: { [typed.port]: typed.port, [system.port]: system.port } })
    const systemProxy = createMemorySystemProxy({ candidate: { kind: 'http', host: '127.0.0.1', port: system.port } })
    const proxyOf = (address: string, port: number | null) => ({ proxy: { address, port, authentication: { user: login.user, password: login.password } } })
    await createFindEngine({ dialer, systemProxy }).run({ document: systemOf({}, proxyOf('127.0.0.1', typed.port)) })
    expect(typed.requests.some(({ credentials }) => credentials !== null)).toBe(true)
    expect([system.requests.length > 0, system.requests.filter(({ credentials }) => credentials !== null)]).toEqual([true, []])
    // Blank fields: then it is the one that the login is for.
    await createFindEngine({ dialer, systemProxy }).run({ document: systemOf({}, proxyOf('', null)) })
    expect(system.requests.some(({ credentials }) => credentials !== null)).toBe(true)
  })

  test.each([
    ['the operating system’s is the typed one', { kind: 'http', host: 'PROXY.example.com', port: 3128 }, 'system-typed'],
    ['nothing can be found out', null, 'system-unknown'],
  ] as const)('where %s it is not tried twice', async (_, candidate, note) => {
    const dialer = createMovedPorts({ names: { [name]: [four] }, ports: {} })
    const systemProxy = createMemorySystemProxy({ candidate })
    const { result } = await createFindEngine({ dialer, systemProxy }).run({ document: systemOf({}, { proxy: { address: 'proxy.example.com', port: 3128 } }) })
    expect(result.notes).toEqual([note])
    expect(result.rows.filter(({ route }) => route === 'system')).toEqual([])
  })
})

test('the families are tried apart, and the table says which one answers', async () => {
  const server = await startTls()
  const { engine } = world({ '127.0.0.1 587': server.port }, [six, four])
  const { by } = await engine.run({ document: systemOf({}) })
  expect([by('587/starttls/direct/ipv4').works, by('587/starttls/direct/ipv6').code]).toEqual(['trusted', 'connection-refused'])
})

test('a port for TLS from the first byte that is not 465 is found behind its silence', async () => {
  const server = await scriptedServer({ certificate, implicitTls: true })
  const { engine } = world({ 2525: server.port })
  const { result, by } = await engine.run({ document: systemOf({}), deadlineSeconds: 2.5 })
  // On a slow machine the time may be over before; then it says that.
  expect(by('2525/starttls/direct/ipv4').code).toBe('deadline')
  expect(['trusted', 'time']).toContain(by('2525/tls/direct/ipv4').works ?? by('2525/tls/direct/ipv4').skipped)
  expect(result.ms).toBeGreaterThan(1000)
})

test('a proxy is asked for the system’s settings once a port, and a name once', async () => {
  const asked: number[] = []
  const dialer = createMovedPorts({ names: { [name]: [four] }, ports: {} })
  const systemProxy = createMemorySystemProxy({ candidate: { kind: 'http', host: 'proxy.example.com', port: 3128 } })
  const counting = { find: (host: string, port: number) => (asked.push(port), systemProxy.find(host, port)) }
  const { result } = await createFindEngine({ dialer, systemProxy: counting }).run({ document: systemOf({}) })
  expect(asked.toSorted((a, b) => a - b)).toEqual([25, 465, 587, 2525])
  expect([...dialer.lookups]).toEqual(expect.arrayContaining([[name, 1], ['proxy.example.com', 1]]))
  expect(ends(result.rows)['587/starttls/system']).toBe('proxy-name-not-found')
})

/** Time passes only as fast as everything that waits for it. */
async function whileTimePasses<T>(work: Promise<T>, clock: ReturnType<typeof createManualClock>): Promise<T> {
  const state = { done: false }
  const settled = work.finally(() => (state.done = true))
  while (!state.done) {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(25)
  }
  return settled
}

describe('black holes', () => {
  const hangs = { 10025: 'hang', 587: 'hang', 465: 'hang', 25: 'hang', 2525: 'hang', 3128: 'hang', 1080: 'hang' } as const
  const proxy = { address: '127.0.0.1', port: 3128 }

  test('wherever one goes: it ends within 6 s, never more than four at once to a host, and each port says that nobody answered', async () => {
    const clock = createManualClock()
    const dialer = createMovedPorts({ names: { [name]: [four, six] }, ports: hangs })
    const systemProxy = createMemorySystemProxy({ candidate: { kind: 'socks5', host: '127.0.0.1', port: 1080 } })
    const began = clock.monotonic()
    const { result } = await whileTimePasses(createFindEngine({ dialer, systemProxy, clock }).run({ document: systemOf({ port: 10025 }, { proxy }) }), clock)
    expect(clock.monotonic() - began).toBeLessThanOrEqual(6000)
    expect(result.rows.filter(({ route }) => route === 'direct').filter(({ code }) => code === 'connection-timed-out')).toHaveLength(10)
    expect(result.rows.filter(({ code }) => code === 'proxy-connection-timed-out')).toHaveLength(2)
    expect(result.rows.filter(({ skipped }) => skipped === 'time')).toEqual([])
    expect(dialer.atOnce().all).toBeLessThanOrEqual(4 + 1 + 1)
    expect(dialer.atOnce().one).toBeLessThanOrEqual(3)
    expect([result.ranked, clock.waiting()]).toEqual([[], 0])
  })

  test('a name server that hangs is one as well', async () => {
    const clock = createManualClock()
    const dialer = createMovedPorts({ names: { [name]: 'hang' }, ports: {} })
    const began = clock.monotonic()
    const { result } = await whileTimePasses(createFindEngine({ dialer, clock }).run({ document: systemOf({}) }), clock)
    expect(clock.monotonic() - began).toBeLessThanOrEqual(6000)
    expect(result.rows.filter(({ code }) => code === 'name-lookup-failed')).toHaveLength(4)
  })

  test('servers that greet nobody end with the time, and what could not be tried says so', async () => {
    const clock = createManualClock()
    const server = await scriptedServer(silence)
    const dialer = createMovedPorts({ names: { [name]: [four] }, ports: { 587: server.port, 465: server.port, 25: server.port, 2525: server.port } })
    const began = clock.monotonic()
    const { result } = await whileTimePasses(createFindEngine({ dialer, clock }).run({ document: systemOf({}) }), clock)
    expect(clock.monotonic() - began).toBeLessThanOrEqual(6100)
    expect(result.notes).toContain('time-over')
    expect(result.rows.every(({ state }) => state === 'done' || state === 'skipped')).toBe(true)
    await server.idle()
  })
})

test('cancelling answers at once, ends every connection, and leaves no row open', async () => {
  const server = await scriptedServer(silence)
  const { engine } = world({ 587: server.port, 465: 'hang', 25: server.port, 2525: 'hang' })
  const cancel = new AbortController()
  let running = 0
  const { result } = await engine.run(
    { document: systemOf({}), deadlineSeconds: 60 },
    { signal: cancel.signal, onRow: ({ state }) => state === 'running' && ++running === 4 && cancel.abort() },
  )
  expect([result.cancelled, result.ranked]).toEqual([true, []])
  expect(result.rows.every(({ state }) => state === 'done' || state === 'skipped')).toBe(true)
  await server.idle()
})

describe('a search that a page starts', () => {
  test('tells rows and the result as events, and the result is kept for who comes late', async () => {
    const server = await startTls()
    const { engine } = world({ 587: server.port })
    const { service, events } = engine
    const { findId } = service.start({ systemId: null, document: systemOf({}), login: false, deadlineSeconds: 6 })
    expect(service.result(findId)).toBeNull()
    await expect.poll(() => service.result(findId), { timeout: 15_000 }).not.toBeNull()
    expect(events.at(-1)).toMatchObject({ name: 'find.finished', data: { findId, result: { ranked: ['587/starttls/direct/ipv4'] } } })
    expect(events.filter((event) => event.name === 'find.row').length).toBeGreaterThanOrEqual(12)
    expect(service.cancel(findId)).toBeNull()
    expect(() => service.cancel('never')).toThrow('not-found')
    expect(() => service.result('never')).toThrow('not-found')
  })

  test('ends with the program', async () => {
    const { engine } = world({ 587: 'hang', 465: 'hang', 25: 'hang', 2525: 'hang' })
    const { findId } = engine.service.start({ systemId: null, document: systemOf({}), login: false, deadlineSeconds: 60 })
    await engine.service.close()
    expect(engine.service.result(findId)).toMatchObject({ cancelled: true })
    expect(engine.errors).toEqual([])
  })
})

describe('of the document', () => {
  test.each([
    ['no server', { smtp: { server: '' } }, 'smtp.server'],
    ['a port that is none', { smtp: { server: name, port: 99999 } }, 'smtp.port'],
    ['half a proxy', { smtp: { server: name }, proxy: { address: 'p' } }, 'proxy.port'],
    ['nothing at all', null, 'smtp.server'],
  ])('%s is said at its place', async (_, document, path) => {
    const { engine } = world({})
    await expect(engine.run({ document })).rejects.toMatchObject({ code: 'invalid-input', issues: [expect.objectContaining({ path })] })
  })

  test('what has nothing to do with it may be wrong; then nothing is said of the component', async () => {
    const server = await scriptedServer({ certificate, implicitTls: true })
    const { engine } = world({ 465: server.port })
    const { by } = await engine.run({ document: { name: '', technologyVersion: 'x', protocol: 'smtp', smtp: { server: name } } })
    expect(by('465/tls/direct/ipv4')).toMatchObject({ works: 'trusted', could: null })
  })
})
