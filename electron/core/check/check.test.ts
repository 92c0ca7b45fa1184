/** Against real servers on loopback: what is said to them, what is made of it, and what is kept. */
import { describe, expect, test } from 'vitest'
import { createAuthority } from '../../../test-support/certificates.ts'
import { createCheckEngine, type CheckEngine } from '../../../test-support/check-engine.ts'
import { authentication, proxyServer, realServer, scriptedServer } from '../../../test-support/in-test.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { createMovedPorts } from '../../../test-support/moved-ports.ts'
import { silence } from '../../../test-support/scripted-smtp.ts'

const authority = createAuthority()
const day = 86_400_000
const lasting = authority.issue({ validTo: new Date(Date.now() + 200 * day) })
const issuers = [authority.cert]
const at = ({ port }: { readonly port: number }, more: object = {}) => ({ smtp: { server: '127.0.0.1', port, ...more } })
const encrypted = (server: { readonly port: number }) => at(server, { authentication: authentication({ ssl: true }) })
const codes = ({ findings }: { readonly findings: readonly { code: string; severity: string }[] }) => findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)

describe('a board', () => {
  test('says of each system what its server shows', async () => {
    const engine = createCheckEngine({ issuers })
    const [good, ending, clear, without, dead] = [
      await scriptedServer({ certificate: lasting }),
      await scriptedServer({ certificate: authority.issue({ validTo: new Date(Date.now() + 9.5 * day) }) }),
      await scriptedServer({}),
      await scriptedServer({ certificate: lasting, ehlo: '250-test.example\r\n250 STARTTLS' }),
      await realServer(),
    ]
    await dead.close()
    await engine.add('BOM', encrypted(good))
    await engine.add('FIM', encrypted(ending))
    await engine.add('ABERTO', at(clear, { authentication: authentication() }))
    await engine.add('SEM_LOGIN', encrypted(without))
    await engine.add('MORTO', encrypted(dead))
    await engine.add('ANTIGO', { protocol: 'mapi' })
    await engine.add('VAZIO')
    const { board, by } = await engine.run()
    expect(by('BOM')).toMatchObject({ state: 'ok', tls: 'TLSv1.3', certificate: { daysLeft: 199 }, auth: ['PLAIN', 'LOGIN'], phase: 'auth' })
    expect([by('FIM').state, codes(by('FIM')), by('FIM').certificate?.daysLeft]).toEqual(['degraded', ['certificate-ends'], 9])
    expect([by('ABERTO').state, codes(by('ABERTO'))]).toEqual(['degraded', ['password-in-clear']])
    expect([by('SEM_LOGIN').state, codes(by('SEM_LOGIN'))]).toEqual(['failing', ['no-login-offered']])
    expect(by('MORTO')).toMatchObject({ state: 'failing', code: 'connection-refused', phase: 'connect', findings: [{ of: 'report', code: 'connection-refused', severity: 'failing' }] })
    expect([by('ANTIGO').state, by('VAZIO').state, by('ANTIGO').sharedBy]).toEqual(['not-looked-at', 'not-looked-at', 0])
    expect([by('ANTIGO').findings.map(({ code }) => code), by('VAZIO').findings.map(({ code }) => code)]).toEqual([['legacy-protocol'], ['server-blank']])
    expect([board.endpoints, board.rows.length, board.changes]).toEqual([5, 7, []])
  })

  test('calls a place once, however many share it, and says no name and no password there', async () => {
    const engine = createCheckEngine({ issuers })
    const server = await scriptedServer({ certificate: lasting })
    for (const name of ['A', 'B', 'C']) await engine.add(name, encrypted(server))
    await engine.add('D', { ...encrypted(server), users: [{ login: 'JOSE', smtp: { server: 'localhost', port: 3499, authentication: { user: 'jose' } } }] })
    const { board, by } = await engine.run()
    expect([board.endpoints, by('A').sharedBy, by('D/JOSE').sharedBy]).toEqual([2, 4, 1])
    await server.idle()
    expect(server.sessions).toHaveLength(1)
    for (const line of server.sessions.flatMap((session) => session.lines())) expect(line).toMatch(/^(?:EHLO|STARTTLS|QUIT)/)
  })

  test('a certificate that nobody trusts is failing, and its exception degraded', async () => {
    const engine = createCheckEngine()
    const server = await scriptedServer({ certificate: lasting })
    await engine.add('SEM', encrypted(server))
    const { by } = await engine.run()
    expect(by('SEM')).toMatchObject({ state: 'failing', phase: 'tls', certificate: { daysLeft: 199 } })
    await engine.add('COM', at(server, { authentication: authentication({ ssl: true }), trust: [{ host: '127.0.0.1', port: server.port, kind: 'ca', value: authority.cert }] }))
    const again = await engine.run()
    expect([again.by('COM').state, codes(again.by('COM')), again.board.endpoints]).toEqual(['degraded', ['untrusted-chain'], 2])
  })

  test('a login that a proxy refuses is said to it once, and its answer is everybody’s', async () => {
    const engine = createCheckEngine({ issuers })
    const proxy = await proxyServer({ credentials: { user: 'jose', password: 'certa' } })
    const servers = await Promise.all([1, 2, 3].map(() => scriptedServer({ certificate: lasting })))
    for (const [index, server] of servers.entries())
      await engine.add(`P${index}`, { ...encrypted(server), proxy: { address: '127.0.0.1', port: proxy.port, authentication: { user: 'jose', password: 'errada' } } })
    const { board } = await engine.run()
    expect(board.rows.map(({ state, code }) => `${String(state)} ${String(code)}`)).toEqual(Array(3).fill('failing proxy-authentication'))
    expect(servers.flatMap(({ sessions }) => sessions)).toEqual([])
    expect(new Set(proxy.requests.map(({ target }) => target)).size).toBe(1)
    expect(JSON.stringify(board)).not.toContain('errada')
  })
})

async function silentSystems(engine: CheckEngine, count: number) {
  const servers = await Promise.all(Array.from({ length: count }, () => scriptedServer({ greeting: silence })))
  for (const [index, server] of servers.entries()) await engine.add(`S${index}`, at(server))
  return servers
}
const ended = ({ events }: CheckEngine) => events.told.filter(({ name }) => name === 'check.finished')
const untilEnded = (engine: CheckEngine, times = 1) => expect.poll(() => ended(engine).length, { timeout: 10_000, interval: 5 }).toBe(times)

describe('a run', () => {
  test('is cancelled at once, also while nobody answers, and keeps nothing', async () => {
    const engine = createCheckEngine()
    const servers = await silentSystems(engine, 3)
    const { checkId } = engine.service.start(null)
    expect(engine.service.start(null)).toEqual({ checkId })
    await expect.poll(() => servers.filter(({ sessions }) => sessions.length > 0).length, { timeout: 10_000 }).toBe(3)
    expect(engine.service.state().running).toMatchObject({ checkId, done: 0, total: 3 })
    engine.service.cancel(checkId)
    await untilEnded(engine)
    expect(ended(engine)[0]?.data).toEqual({ checkId, cancelled: true, repeated: false, partial: false, changes: [] })
    expect([engine.service.state().board, engine.service.state().running]).toEqual([null, null])
    expect(engine.service.cancel(checkId)).toBeNull()
    expect(() => engine.service.cancel('never')).toThrow(/not-found/)
  })

  test('tells rows as they come, and what has changed since the last board', async () => {
    const engine = createCheckEngine({ issuers })
    const server = await realServer()
    const { id } = await engine.add('SISCON', at(server))
    engine.service.start(null)
    await untilEnded(engine)
    expect(engine.events.told.flatMap((event) => (event.name === 'check.rows' ? [event.data] : [])).map(({ done, total, rows }) => [done, total, rows.map(({ state }) => state)])).toEqual([[0, 1, [null]], [1, 1, ['ok']]])
    await server.close()
    engine.service.start(null)
    await untilEnded(engine, 2)
    expect(ended(engine)[1]?.data).toMatchObject({ changes: [{ systemId: id, before: 'ok', after: 'failing', appeared: ['connection-refused'], gone: [] }] })
    expect(engine.service.state().board?.changes).toHaveLength(1)
  })

  test('of some systems leaves the board that is kept alone', async () => {
    const engine = createCheckEngine()
    const [one, other] = [await engine.add('A', at(await realServer())), await engine.add('B', at(await realServer()))]
    await engine.run()
    const { board } = await engine.run([other.id])
    expect(board.rows.map(({ systemName }) => systemName)).toEqual(['B'])
    expect(engine.service.state().board?.rows.map(({ systemId }) => systemId)).toEqual([one.id, other.id])
    await expect(engine.run(['11111111-1111-4111-8111-111111111119'])).rejects.toThrow(/not-found/)
  })
})

describe('by the clock', () => {
  const minute = 60_000
  async function repeating() {
    const clock = createManualClock()
    const dialer = createMovedPorts({ names: {}, ports: {}, issuers: [] })
    const engine = createCheckEngine({ clock, dialer })
    // Nobody to call: a run is over in a turn.
    await engine.add('VAZIO')
    return { clock, engine }
  }
  test('nothing happens until it is asked for; then after every so long', async () => {
    const { clock, engine } = await repeating()
    engine.service.getReady()
    clock.advance(3 * 24 * 60 * minute)
    expect([ended(engine).length, engine.service.state().nextAt]).toEqual([0, null])
    engine.service.setRepeat('hour')
    // There is no board yet, so it is due; everything else comes first.
    expect(engine.service.state().nextAt).toBe(new Date(clock.now().getTime() + minute).toISOString())
    clock.advance(minute)
    await untilEnded(engine)
    expect(ended(engine)[0]?.data).toMatchObject({ repeated: true, cancelled: false })
    clock.advance(59 * minute)
    expect(ended(engine)).toHaveLength(1)
    clock.advance(minute)
    await untilEnded(engine, 2)
    engine.service.setRepeat('off')
    clock.advance(24 * 60 * minute)
    expect([ended(engine).length, clock.waiting()]).toEqual([2, 0])
  })
  test('a board that was made by hand, or by another program, counts', async () => {
    const { clock, engine } = await repeating()
    engine.service.setRepeat('quarter')
    engine.service.getReady()
    await engine.run()
    clock.advance(minute)
    expect(ended(engine)).toHaveLength(0)
    clock.advance(14 * minute)
    await untilEnded(engine)
  })
  test('a clock that was set back does not stop it', async () => {
    const { clock, engine } = await repeating()
    engine.checkStore.write({ repeat: 'quarter', board: { at: '2030-01-01T00:00:00.000Z', from: { host: '', user: '' }, ms: 0, endpoints: 0, rows: [], changes: [] } })
    engine.service.getReady()
    clock.advance(15 * minute)
    // Due is what a board of the future says only once: then it is counted from there again.
    expect(engine.service.state().nextAt).toBe(new Date(clock.now().getTime() + 15 * minute).toISOString())
    await engine.service.close()
    expect(clock.waiting()).toBe(0)
  })
})
