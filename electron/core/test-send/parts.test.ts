/** The small parts of the machine, each alone. */
import { describe, expect, test } from 'vitest'
import type { TestEvent } from '../../../shared/contract/report.ts'
import { createManualClock } from '../../../test-support/manual-clock.ts'
import { EnvelopeAltered } from '../ports.ts'
import { parseHead } from './http-proxy-reply.ts'
import { createDeadline } from './deadline.ts'
import { codeOfError, failed, refused, RunEnded, StopHere } from './outcome.ts'
import { createPhaseTracker } from './phase-tracker.ts'
import { createRedactor } from './redact.ts'
import { mechanismsToTry } from './sasl.ts'
import { stuffDots } from './message-bytes.ts'
import { createTranscript } from './transcript.ts'

describe('the head of a proxy’s answer', () => {
  test.each([
    ['HTTP/1.1 200 Connection established', 200, 'Connection established', []],
    ['HTTP/1.0 200', 200, '', []],
    ['HTTP/1.1 200 ', 200, '', []],
    ['HTTP/1.1 407 Auth\r\nProxy-Authenticate: Basic realm="a"\r\nproxy-authenticate:NTLM\r\nX: y', 407, 'Auth', ['Basic realm="a"', 'NTLM']],
    ['HTTP/1.1 407 x\nPROXY-AUTHENTICATE:  Negotiate  \nWWW-Authenticate: Basic', 407, 'x', ['Negotiate']],
    [`HTTP/1.1 407 x${'\r\nProxy-Authenticate: Basic'.repeat(30)}`, 407, 'x', Array.from({ length: 10 }, () => 'Basic')],
  ])('%j is read', (head, status, reason, challenges) => {
    expect(parseHead(head)).toEqual({ status, reason, challenges })
  })
  test.each(['', 'HTTP/2 200 OK', 'HTTP/1.1 20 OK', 'HTTP/1.1 2000 OK', 'HTTP/1.1  200 OK', 'http/1.1 200 OK', 'HTTP/1.1\t200 OK', ' HTTP/1.1 200 OK', '220 x', 'HTTP/1.2 200 OK'])(
    '%j is none',
    (head) => {
      expect(parseHead(head)).toBeNull()
    },
  )
})

describe('the mechanisms to try', () => {
  test.each([
    ['auto', ['PLAIN', 'LOGIN'], 'indy', ['PLAIN', 'LOGIN']],
    ['auto', ['LOGIN', 'PLAIN'], 'wodsmtp', ['PLAIN', 'LOGIN']],
    ['auto', ['LOGIN', 'PLAIN'], null, ['PLAIN', 'LOGIN']],
    ['auto', ['PLAIN', 'LOGIN'], 'dotnet', ['LOGIN', 'PLAIN']],
    ['auto', ['PLAIN'], 'dotnet', ['PLAIN']],
    ['auto', ['PLAIN', 'NTLM', 'CRAM-MD5', 'XOAUTH2'], 'indy', ['CRAM-MD5', 'NTLM', 'PLAIN']],
    ['auto', ['LOGIN', 'PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'CRAM-MD5'], 'dotnet', ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5', 'LOGIN', 'PLAIN']],
    ['NTLM', ['LOGIN', 'NTLM', 'SCRAM-SHA-1'], 'dotnet', ['NTLM']],
    ['auto', ['GSSAPI', 'XOAUTH2'], 'indy', []],
    ['PLAIN', ['LOGIN', 'PLAIN'], 'dotnet', ['PLAIN']],
    ['LOGIN', ['PLAIN'], 'indy', []],
    ['auto', [], 'indy', []],
  ] as const)('%s of %j for %s: %j', (wanted, offered, component, expected) => {
    expect(mechanismsToTry(wanted, offered, component)).toEqual(expected)
  })
})

describe('dots', () => {
  test.each([
    ['a\r\n', 'a\r\n'],
    ['.\r\n', '..\r\n'],
    ['.a\r\n..\r\n...\r\n', '..a\r\n...\r\n....\r\n'],
    ['a.\r\n.b\r\n', 'a.\r\n..b\r\n'],
    ['a\r\n.\r\n', 'a\r\n..\r\n'],
    ['a\n.b\r\n', 'a\n.b\r\n'],
    ['\r\n\r\n.\r\n.\r\n', '\r\n\r\n..\r\n..\r\n'],
    ['\u00e9\u0000\r\n.\u00ff', '\u00e9\u0000\r\n..\u00ff'],
  ])('of %j', (raw, stuffed) => {
    expect(Buffer.from(stuffDots(Buffer.from(raw, 'latin1'))).toString('latin1')).toBe(stuffed)
  })

  test('are doubled so that whoever takes them off again has the message, and no line is a dot alone', () => {
    let seed = 7
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    for (let round = 0; round < 2000; round++) {
      const raw = `${Array.from({ length: random(40) }, () => ['.', '\r\n', 'x', '..', '\r\n.'][random(5)]).join('')}\r\n`
      const stuffed = Buffer.from(stuffDots(Buffer.from(raw, 'latin1'))).toString('latin1')
      expect(`\r\n${stuffed}`).not.toContain('\r\n.\r\n')
      expect(stuffed.replace(/(^|\r\n)\.\./g, '$1.').replace(/(^|\r\n)\.\./g, (found) => found)).toBe(raw)
    }
  })

  test('of a long message take time in proportion', () => {
    const raw = Buffer.from('.\r\n'.repeat(1_000_000))
    const began = performance.now()
    expect(stuffDots(raw)).toHaveLength(4_000_000)
    expect(performance.now() - began).toBeLessThan(8000)
  })
})

describe('a phase tracker', () => {
  function create(stopAfter: Parameters<typeof createPhaseTracker>[1] = 'message') {
    const clock = createManualClock()
    const events: TestEvent[] = []
    const tracker = createPhaseTracker(clock, stopAfter, (text) => text.toUpperCase(), (event) => events.push(event))
    return { clock, events, tracker }
  }

  test('tells start and end with the time between and what was found', async () => {
    const { clock, events, tracker } = create()
    const result = await tracker.run('dns', (detail) => {
      clock.advance(12.345)
      detail('first')
      detail('last')
      return Promise.resolve(7)
    })
    expect(result).toBe(7)
    expect(events).toEqual([
      { phase: 'dns', status: 'started', ms: 0 },
      { phase: 'dns', status: 'ok', ms: 12.3, detail: 'LAST' },
    ])
    expect(tracker.current()).toBe('dns')
  })

  test('tells a failure with what was known by then, and passes it on', async () => {
    const { events, tracker } = create()
    const failure = failed('deadline')
    const running = tracker.run('ehlo', (detail) => {
      detail('x')
      return Promise.reject(failure)
    })
    await expect(running).rejects.toBe(failure)
    expect(events.at(-1)).toEqual({ phase: 'ehlo', status: 'failed', ms: 0, detail: 'X' })
  })

  test('stops after the phase that was asked for, run or skipped', async () => {
    const run = create('tls')
    await expect(run.tracker.run('tls', () => Promise.resolve())).rejects.toBeInstanceOf(StopHere)
    expect(run.events.at(-1)?.status).toBe('ok')
    const skipped = create('auth')
    expect(() => skipped.tracker.skip('auth')).toThrow(StopHere)
    expect(skipped.events).toEqual([{ phase: 'auth', status: 'skipped', ms: 0 }])
  })

  test('adds up a phase that comes twice, in the place where it came first', async () => {
    const { clock, tracker } = create()
    for (const phase of ['ehlo', 'tls', 'ehlo'] as const)
      await tracker.run(phase, () => {
        clock.advance(10)
        return Promise.resolve()
      })
    expect(tracker.phases().map(({ phase, ms }) => [phase, ms])).toEqual([['ehlo', 20], ['tls', 10]])
  })
})

describe('a deadline', () => {
  test('aborts when its time is over, not before, and says why', () => {
    const clock = createManualClock()
    const { signal } = createDeadline(clock, 1000, new AbortController().signal)
    clock.advance(999)
    expect(signal.aborted).toBe(false)
    clock.advance(1)
    expect(signal.reason).toEqual(new RunEnded('deadline'))
  })

  test('is cut short by whoever cancels; the first reason stays', () => {
    const clock = createManualClock()
    const cancel = new AbortController()
    const { signal } = createDeadline(clock, 1000, cancel.signal)
    cancel.abort()
    clock.advance(1000)
    expect((signal.reason as RunEnded).why).toBe('cancelled')
    expect((createDeadline(clock, 1000, AbortSignal.abort()).signal.reason as RunEnded).why).toBe('cancelled')
  })

  test('that was stopped does nothing more', () => {
    const clock = createManualClock()
    const cancel = new AbortController()
    const deadline = createDeadline(clock, 1000, cancel.signal)
    deadline.stop()
    clock.advance(5000)
    cancel.abort()
    expect([deadline.signal.aborted, clock.waiting()]).toEqual([false, 0])
  })

  test.each([
    ['longer', 5000],
    ['shorter', 100],
    ['as long as before', 1000],
  ])('is put off to the answer that may take %s, and nobody cancels any more', (_, patience) => {
    const clock = createManualClock()
    const cancel = new AbortController()
    const deadline = createDeadline(clock, 1000, cancel.signal)
    clock.advance(400)
    deadline.awaitAnswer(patience)
    expect(deadline.remaining()).toBe(patience)
    cancel.abort()
    clock.advance(patience - 1)
    expect(deadline.signal.aborted).toBe(false)
    clock.advance(1)
    expect([deadline.signal.reason, clock.waiting()]).toEqual([new RunEnded('deadline'), 0])
  })

  test('ends what hangs, and passes on what does not', async () => {
    const clock = createManualClock()
    const deadline = createDeadline(clock, 1000, new AbortController().signal)
    await expect(deadline.race(Promise.resolve(1))).resolves.toBe(1)
    await expect(deadline.race(Promise.reject(new RangeError('x')))).rejects.toThrow(RangeError)
    const hanging = deadline.race(new Promise(() => {}))
    clock.advance(1000)
    await expect(hanging).rejects.toBeInstanceOf(RunEnded)
    await expect(deadline.race(new Promise(() => {}))).rejects.toBeInstanceOf(RunEnded)
    // what is rejected later is nobody's any more, and must not end the program
    await expect(deadline.race(Promise.reject(new Error('late')))).rejects.toBeInstanceOf(RunEnded)
  })
})

describe('an outcome', () => {
  const reply = (code: number) => ({ code, enhanced: null, lines: [''], shown: [''] })
  test.each([
    [550, 'rejected', 'sender-rejected'],
    [450, 'rejected', 'sender-rejected'],
    [250, 'failed', 'unexpected-reply'],
    [354, 'failed', 'unexpected-reply'],
  ])('of %d', (code, verdict, word) => {
    expect(refused(reply(code), 'sender-rejected')).toMatchObject({ verdict, code: word })
  })

  test.each<[unknown, string]>([
    [Object.assign(new Error(), { code: 'ECONNRESET' }), 'connection-reset'],
    [Object.assign(new Error(), { code: 'EPIPE' }), 'connection-reset'],
    [Object.assign(new Error(), { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }), 'client-certificate-required'],
    [Object.assign(new Error(), { code: 'ERR_STREAM_DESTROYED' }), 'connection-closed'],
    [Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' }), 'internal'],
    [new EnvelopeAltered(), 'envelope-altered'],
    [new TypeError('x'), 'internal'],
    ['text', 'internal'],
    [null, 'internal'],
  ])('of an error nobody foresaw: %o', (error, code) => {
    expect(codeOfError(error)).toBe(code)
  })
})

describe('a transcript', () => {
  test('is bounded in lines and in size, and says that there was more', () => {
    const clock = createManualClock()
    const many = createTranscript(clock, 0, createRedactor([]))
    for (let line = 0; line < 10_000; line++) many.add('server', 'x', false)
    expect(many.lines().length).toBeLessThanOrEqual(401)
    expect(many.lines().at(-1)).toMatchObject({ from: 'note', text: '…' })
    const long = createTranscript(clock, 0, createRedactor([]))
    for (let line = 0; line < 100; line++) long.add('server', 'x'.repeat(5000), false)
    expect(long.lines().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(140_000)
  })

  test('shows inert text without secrets and the time since it began', () => {
    const clock = createManualClock()
    const transcript = createTranscript(clock, 0, createRedactor(['segredo']))
    clock.advance(12.6)
    transcript.add('server', '250 segredo\x1b', true)
    expect(transcript.lines()).toEqual([{ at: 13, from: 'server', text: '250 •••\\u001b', secure: true }])
  })

  test('hides what becomes known to be a secret before the line is made fit to be shown', () => {
    const secrets: string[] = []
    const redactor = createRedactor(secrets)
    const transcript = createTranscript(createManualClock(), 0, redactor)
    transcript.add('server', '334 resposta', false)
    redactor.hide('resposta')
    transcript.settle()
    expect(transcript.lines().map(({ text }) => text)).toEqual(['334 •••'])
  })
})
