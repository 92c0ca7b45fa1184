import { connect } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { describe, expect, test } from 'vitest'
import { createAuthority } from '../../test-support/certificates.ts'
import { openSockets, scriptedServer, socketsBackTo } from '../../test-support/in-test.ts'
import { freePort, listen } from '../../test-support/listening.ts'
import type { Address, AddressAttempt } from '../core/ports.ts'
import { createNodeDialer, interleave } from './node-dialer.ts'
import { createSystemClock } from './system-clock.ts'

const dialer = createNodeDialer()
const never = () => new AbortController().signal
const v4 = (address: string): Address => ({ address, family: 4 })
const v6 = (address: string): Address => ({ address, family: 6 })
const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('latin1'))

describe('addresses', () => {
  test.each([
    ['a', [v4('1'), v4('2')], '1 2'],
    ['b', [v6('a'), v6('b'), v4('1')], 'a 1 b'],
    ['c', [v4('1'), v4('2'), v4('3'), v6('a')], '1 a 2 3'],
    ['d', [], ''],
  ])('of both families take turns (%s)', (_, addresses, order) => {
    expect(interleave(addresses).map(({ address }) => address).join(' ')).toBe(order)
  })

  test('that are literals resolve to themselves', async () => {
    expect(await dialer.resolve('192.0.2.1', never())).toEqual({ ok: true, value: [v4('192.0.2.1')] })
    expect(await dialer.resolve('::1', never())).toEqual({ ok: true, value: [v6('::1')] })
  })

  test('of a name that cannot be are not found, or not now', async () => {
    const result = await dialer.resolve('nowhere.invalid', never())
    expect(result.ok ? null : result.failure.code).toMatch(/^name-(?:not-found|lookup-failed)$/)
  })

  test('are not waited for once the signal is aborted', async () => {
    const reason = new Error('enough')
    await expect(dialer.resolve('localhost', AbortSignal.abort(reason))).rejects.toBe(reason)
    // Many at once: all but two wait in line, and all of them end.
    const controller = new AbortController()
    const all = Array.from({ length: 50 }, () => dialer.resolve('localhost', controller.signal))
    controller.abort(reason)
    const ends = await Promise.allSettled(all)
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
    expect((await dialer.resolve('localhost', never())).ok).toBe(true)
  })
})

describe('a connection', () => {
  test('is made to the first address that answers, and the others are closed', async () => {
    const before = openSockets()
    const server = await scriptedServer()
    const tried: AddressAttempt[] = []
    const attempt = await dialer.connect([v6('::1'), v4('127.0.0.2'), v4('127.0.0.1')], server.port, never(), (each) => tried.push(each))
    // In the order in which they were begun: the families take turns.
    expect(tried.map(({ address, outcome }) => `${address} ${outcome}`)).toEqual([
      expect.stringMatching(/^::1 (?:connection-refused|host-unreachable)$/),
      '127.0.0.2 connection-refused',
      '127.0.0.1 connected',
    ])
    expect(attempt.ok && attempt.value.remote).toEqual({ address: '127.0.0.1', family: 4, port: server.port })
    if (attempt.ok) attempt.value.close()
    await server.idle()
    await server.close()
    await socketsBackTo(before)
  })

  test('that is refused says so', async () => {
    const tried: AddressAttempt[] = []
    expect(await dialer.connect([v4('127.0.0.1')], await freePort(), never(), (each) => tried.push(each))).toEqual({
      ok: false,
      failure: { code: 'connection-refused', system: 'ECONNREFUSED' },
    })
    expect(tried).toMatchObject([{ address: '127.0.0.1', family: 4, outcome: 'connection-refused' }])
    expect(await dialer.connect([], 25, never())).toEqual({ ok: false, failure: { code: 'connection-failed', system: '' } })
  })

  test('is not made once the signal is aborted', async () => {
    const server = await scriptedServer()
    const reason = new Error('enough')
    await expect(dialer.connect([v4('127.0.0.1')], server.port, AbortSignal.abort(reason))).rejects.toBe(reason)
    expect(server.accepted()).toBe(0)
  })
})

describe('a wire', () => {
  async function wireTo(script: Parameters<typeof scriptedServer>[0], signal = never()) {
    const server = await scriptedServer(script)
    const attempt = await dialer.connect([v4('127.0.0.1')], server.port, signal)
    if (!attempt.ok) throw new Error('not connected')
    return { server, wire: attempt.value }
  }

  test('gives what arrived, what was put back first, and null at the end', async () => {
    const { wire } = await wireTo(async (peer) => {
      await peer.send('abc')
      peer.end()
    })
    expect(text(await wire.read())).toBe('abc')
    wire.unread(Buffer.from('2'))
    wire.unread(Buffer.from('1'))
    expect(wire.hasUnread()).toBe(true)
    expect([text(await wire.read()), text(await wire.read()), await wire.read(), await wire.read()]).toEqual(['1', '2', null, null])
    wire.close()
    wire.close()
  })

  test('leaves a flood in the kernel until it is read, and loses nothing of it', async () => {
    const all = Buffer.alloc(12 * 1024 * 1024, 'x')
    let taken = false
    const { wire } = await wireTo(async (peer) => {
      await peer.send(all)
      taken = true
      peer.end()
    })
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
    // What the two kernels hold is less than this.
    expect(taken).toBe(false)
    let length = 0
    for (let bytes = await wire.read(); bytes !== null; bytes = await wire.read()) length += bytes.length
    expect(length).toBe(all.length)
    wire.close()
  })

  test('goes on inside TLS, and inside another TLS within it, each with its own certificate', async () => {
    const before = openSockets()
    const authority = createAuthority()
    const trusting = createNodeDialer({ issuers: [authority.cert] })
    const inner = await scriptedServer(async (peer) => {
      await peer.startTls(authority.issue({ names: ['inner.example'] }))
      await peer.send(`${(await peer.line()) ?? ''} twice\r\n`)
      await peer.closed
    })
    const outer = createTlsServer(authority.issue({ names: ['outer.example'] }), (socket) => {
      const onwards = connect({ host: '127.0.0.1', port: inner.port })
      socket.pipe(onwards).pipe(socket)
      for (const each of [socket, onwards]) each.on('error', () => {})
    })
    const listening = await listen(outer)
    const attempt = await trusting.connect([v4('127.0.0.1')], listening.port, never())
    if (!attempt.ok) throw new Error('not connected')
    const wire = attempt.value
    const shown = async (name: string) => {
      const result = await wire.startTls(name)
      return result.ok ? [result.handshake.certificates[0]?.subject, result.handshake.chainError, result.handshake.hostError] : result
    }
    expect(await shown('outer.example')).toEqual(['outer.example', null, null])
    expect(await shown('inner.example')).toEqual(['inner.example', null, null])
    await wire.write(Buffer.from('hidden\r\n'))
    expect(text(await wire.read())).toBe('hidden twice\r\n')
    wire.close()
    await Promise.all([inner.idle(), listening.idle()])
    await Promise.all([inner.close(), listening.close()])
    await socketsBackTo(before)
  })

  test('says of a reset what the system says', async () => {
    let go = () => {}
    const gone = new Promise<void>((resolve) => (go = resolve))
    const { wire } = await wireTo(async (peer) => {
      await gone
      peer.reset()
    })
    const reading = wire.read()
    go()
    await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect(wire.write(Buffer.from('x'))).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('ends whatever waits when its signal is aborted', async () => {
    const controller = new AbortController()
    const { server, wire } = await wireTo((peer) => peer.closed, controller.signal)
    const reason = new Error('enough')
    const reading = wire.read()
    controller.abort(reason)
    await expect(reading).rejects.toBe(reason)
    await expect(wire.write(Buffer.from('x'))).rejects.toBe(reason)
    await expect(wire.startTls('x')).rejects.toBe(reason)
    await server.idle()
  })
})

describe('the clock of the system', () => {
  test('waits longer than one timer can, without firing at once', async () => {
    const clock = createSystemClock()
    let fired = false
    const takeBack = clock.after(2 ** 31 + 1000, () => (fired = true))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(fired).toBe(false)
    takeBack()
  })

  test('calls back once, or never when it is taken back', async () => {
    const clock = createSystemClock()
    let calls = 0
    clock.after(1, () => calls++)
    clock.after(1, () => (calls += 100))()
    await new Promise<void>((resolve) => clock.after(20, resolve))
    expect(calls).toBe(1)
    const first = clock.monotonic()
    expect(clock.monotonic()).toBeGreaterThanOrEqual(first)
  })
})
