import { describe, expect, test } from 'vitest'
import type { AppEvent } from '../../../shared/contract/events.ts'
import { phases, type Phase, type TestEvent, type TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { AppError } from '../../../shared/errors.ts'
import { createClient } from '../../client/client.ts'
import { ConnectionLost, type EventsListener } from '../../client/transport.ts'
import { blankDraft } from './draft.ts'
import { createRuns, expectedPhases } from './runs.ts'

const request = (): TestRequest => ({
  ...{ systemId: null, document: {}, asUser: null, from: 's@x', to: ['a@x'], subject: null, text: null, stopAfter: 'message', deadlineSeconds: 30 },
})
const event = (phase: Phase, status: TestEvent['status'] = 'ok', ms = 1): TestEvent => ({ phase, status, ms })
const reportOf = (runId: string, ...events: TestEvent[]) => ({ runId, verdict: 'sent', phases: events }) as unknown as TestReport

/** A back end whose answers the test gives, each when it wants to. */
function setUp() {
  let listener: EventsListener | null = null
  const calls: { name: string; input: unknown; answer: (value: unknown) => Promise<void>; fail: (error: Error) => Promise<void> }[] = []
  // Whatever hangs on an answer has run when this is over.
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
  const client = createClient({
    call: (name, input) =>
      new Promise((resolve, reject) => {
        calls.push({
          ...{ name, input },
          answer: (value) => (resolve(value), settled()),
          fail: (error) => (reject(error), settled()),
        })
      }),
    subscribe: (given) => ((listener = given), () => {}),
  })
  const runs = createRuns(client, () => 1000)
  const send = (sent: AppEvent) => listener?.event(sent)
  return {
    runs,
    calls,
    named: (name: string) => calls.filter((call) => call.name === name),
    progress: (runId: string, given: TestEvent) => send({ name: 'test.progress', data: { runId, event: given } }),
    finished: (runId: string, ...events: TestEvent[]) => send({ name: 'test.finished', data: { runId, report: reportOf(runId, ...events) } }),
    connected: () => listener?.connected(),
    /** starts a run and answers with its id */
    async start(owner: string, runId: string) {
      void runs.start(owner, request())
      await calls.at(-1)?.answer({ runId })
    },
  }
}

describe('a run', () => {
  test('from start to report', async () => {
    const { runs, start, calls, progress, finished } = setUp()
    expect(runs.get('a')).toBeNull()
    await start('a', 'r1')
    expect(calls[0]).toMatchObject({ name: 'tests.start', input: request() })
    expect(runs.get('a')).toMatchObject({ runId: 'r1', startedAt: 1000, phases: [], report: null, error: null, cancelling: false })
    progress('r1', event('dns', 'started', 0))
    progress('r1', event('dns', 'ok', 3))
    progress('r1', event('connect', 'started', 0))
    expect(runs.get('a')?.phases).toEqual([event('dns', 'ok', 3), event('connect', 'started', 0)])
    finished('r1', event('dns'), event('connect'))
    expect(runs.get('a')).toMatchObject({ phases: [event('dns'), event('connect')], report: { runId: 'r1' } })
  })

  test('whose events come before the answer', async () => {
    const { runs, calls, progress, finished } = setUp()
    void runs.start('a', request())
    progress('r1', event('settings', 'started', 0))
    progress('r1', event('settings', 'ok', 2))
    progress('r2', event('dns'))
    await calls[0]?.answer({ runId: 'r1' })
    expect(runs.get('a')?.phases).toEqual([event('settings', 'ok', 2)])
    finished('r1', event('settings'))
    expect(runs.get('a')?.report).toMatchObject({ runId: 'r1' })
  })

  test('that ended before the answer', async () => {
    const { runs, calls, progress, finished } = setUp()
    void runs.start('a', request())
    progress('r1', event('settings', 'started', 0))
    finished('r1', event('settings', 'failed'))
    await calls[0]?.answer({ runId: 'r1' })
    expect(runs.get('a')).toMatchObject({ report: { runId: 'r1' }, phases: [event('settings', 'failed')] })
  })

  test('that could not start', async () => {
    const { runs, calls } = setUp()
    const problem = new AppError('busy')
    void runs.start('a', request())
    await calls[0]?.fail(problem)
    expect(runs.get('a')).toMatchObject({ error: problem, report: null })
  })

  test('of another page is not ours', async () => {
    const { runs, start, progress, finished } = setUp()
    await start('a', 'r1')
    progress('r2', event('dns'))
    finished('r2', event('dns'))
    expect(runs.get('a')).toMatchObject({ phases: [], report: null })
  })

  test('takes the place of the one before it, whose late events do no harm', async () => {
    const { runs, start, progress, finished } = setUp()
    await start('a', 'r1')
    finished('r1', event('dns'))
    await start('a', 'r2')
    progress('r1', event('message'))
    finished('r1', event('message'))
    expect(runs.get('a')).toMatchObject({ runId: 'r2', phases: [], report: null })
  })

  test('that was started once more before the first answer: the second counts', async () => {
    const { runs, calls } = setUp()
    void runs.start('a', request())
    void runs.start('a', request())
    await calls[1]?.answer({ runId: 'r2' })
    await calls[0]?.answer({ runId: 'r1' })
    expect(runs.get('a')?.runId).toBe('r2')
  })

  test('beside another of a second system', async () => {
    const { runs, start, progress, finished } = setUp()
    await start('a', 'r1')
    await start('b', 'r2')
    progress('r2', event('dns'))
    progress('r1', event('connect'))
    finished('r2', event('dns'))
    expect(runs.get('a')).toMatchObject({ phases: [event('connect')], report: null })
    expect(runs.get('b')).toMatchObject({ phases: [event('dns')], report: { runId: 'r2' } })
  })
})

describe('cancelling', () => {
  test('asks once', async () => {
    const { runs, start, named } = setUp()
    await start('a', 'r1')
    runs.cancel('a')
    runs.cancel('a')
    runs.cancel('nobody')
    expect(runs.get('a')?.cancelling).toBe(true)
    expect(named('tests.cancel').map(({ input }) => input)).toEqual([{ runId: 'r1' }])
  })

  test('before the answer waits for the id', async () => {
    const { runs, calls, named } = setUp()
    void runs.start('a', request())
    runs.cancel('a')
    expect(named('tests.cancel')).toEqual([])
    await calls[0]?.answer({ runId: 'r1' })
    expect(named('tests.cancel').map(({ input }) => input)).toEqual([{ runId: 'r1' }])
  })

  test('is not asked of a run that is over', async () => {
    const { runs, calls, named, start, finished } = setUp()
    void runs.start('a', request())
    runs.cancel('a')
    finished('r1', event('settings'))
    await calls[0]?.answer({ runId: 'r1' })
    await start('b', 'r2')
    finished('r2', event('settings'))
    runs.cancel('b')
    expect(named('tests.cancel')).toEqual([])
  })

  test('that did not get through can be asked for again, and the run goes on', async () => {
    const { runs, start, named, finished } = setUp()
    await start('a', 'r1')
    runs.cancel('a')
    await named('tests.cancel')[0]?.fail(new ConnectionLost())
    expect(runs.get('a')).toMatchObject({ cancelling: false, error: null })
    runs.cancel('a')
    expect(named('tests.cancel')).toHaveLength(2)
    finished('r1', event('dns'))
    expect(runs.get('a')?.report).not.toBeNull()
  })

  test('a start that fails afterwards is told', async () => {
    const { runs, calls } = setUp()
    void runs.start('a', request())
    runs.cancel('a')
    await calls[0]?.fail(new ConnectionLost())
    expect(runs.get('a')?.error).toBeInstanceOf(ConnectionLost)
  })
})

describe('events that were missed', () => {
  test('the end of a run is asked for when events flow again', async () => {
    const { runs, start, connected, named } = setUp()
    await start('a', 'r1')
    await start('b', 'r2')
    connected()
    expect(named('tests.report').map(({ input }) => input)).toEqual([{ runId: 'r1' }, { runId: 'r2' }])
    await named('tests.report')[0]?.answer(reportOf('r1', event('dns')))
    await named('tests.report')[1]?.answer(null)
    expect(runs.get('a')).toMatchObject({ report: { runId: 'r1' }, phases: [event('dns')] })
    expect(runs.get('b')).toMatchObject({ report: null, error: null })
  })

  test('what is known already is not asked for', async () => {
    const { runs, start, connected, named, finished } = setUp()
    await start('a', 'r1')
    finished('r1', event('dns'))
    void runs.start('b', request())
    connected()
    expect(named('tests.report')).toEqual([])
  })

  test('a run that the back end has forgotten ends with an error', async () => {
    const { runs, start, connected, named } = setUp()
    await start('a', 'r1')
    connected()
    await named('tests.report')[0]?.fail(new AppError('not-found'))
    expect(runs.get('a')?.error).toMatchObject({ code: 'not-found' })
  })

  test('a connection that is lost while asking is asked again', async () => {
    const { runs, start, connected, named } = setUp()
    await start('a', 'r1')
    connected()
    await named('tests.report')[0]?.fail(new ConnectionLost())
    expect(runs.get('a')?.error).toBeNull()
    connected()
    await named('tests.report')[1]?.answer(reportOf('r1', event('dns')))
    expect(runs.get('a')?.report).toMatchObject({ runId: 'r1' })
  })

  test('an answer for a run whose place was taken is of no use', async () => {
    const { runs, start, connected, named } = setUp()
    await start('a', 'r1')
    connected()
    await start('a', 'r2')
    await named('tests.report')[0]?.answer(reportOf('r1', event('dns')))
    expect(runs.get('a')).toMatchObject({ runId: 'r2', report: null })
  })

  test('a report that comes after all wipes out an error', async () => {
    const { runs, start, connected, named, finished } = setUp()
    await start('a', 'r1')
    connected()
    await named('tests.report')[0]?.fail(new Error('?'))
    finished('r1', event('dns'))
    expect(runs.get('a')).toMatchObject({ error: null, report: { runId: 'r1' } })
  })
})

describe('a system that gets its id by being saved', () => {
  test('keeps what was typed and tested', async () => {
    const { runs, start, progress } = setUp()
    const draft = { ...blankDraft('a@x'), subject: 'Oi' }
    runs.setDraft('new', draft)
    await start('new', 'r1')
    runs.moved('new', 'id')
    progress('r1', event('dns'))
    expect(runs.get('id')).toMatchObject({ runId: 'r1', phases: [event('dns')] })
    expect([runs.draft('id'), runs.draft('new'), runs.get('new')]).toEqual([draft, null, null])
  })

  test('also when the answer comes later', async () => {
    const { runs, calls } = setUp()
    void runs.start('new', request())
    runs.moved('new', 'id')
    await calls[0]?.answer({ runId: 'r1' })
    expect(runs.get('id')?.runId).toBe('r1')
    expect(runs.get('new')).toBeNull()
  })

  test('a new system that was given up leaves nothing to the next', async () => {
    const { runs, start, finished } = setUp()
    runs.setDraft('new', blankDraft('a@x'))
    await start('new', 'r1')
    runs.forget('new')
    finished('r1', event('dns'))
    expect([runs.get('new'), runs.draft('new')]).toEqual([null, null])
  })
})

test('listeners are told of each change, until they end it', async () => {
  const { runs, start, progress } = setUp()
  const seen: number[] = []
  const end = runs.subscribe(() => seen.push(runs.get('a')?.phases.length ?? -1))
  await start('a', 'r1')
  progress('r1', event('dns'))
  runs.setDraft('a', blankDraft(''))
  end()
  progress('r1', event('connect'))
  expect(seen).toEqual([0, 0, 1, 1])
})

test('runs of other pages do not fill the memory, and ours is found among them', async () => {
  const { runs, calls, progress, finished } = setUp()
  for (let run = 0; run < 500; run++) {
    progress(`other-${run}`, event('dns'))
    finished(`other-${run}`, event('dns'))
  }
  void runs.start('a', request())
  progress('r1', event('dns'))
  await calls[0]?.answer({ runId: 'r1' })
  expect(runs.get('a')?.phases).toEqual([event('dns')])
  // The last few may be runs whose id is about to come; one that began long ago is not kept.
  void runs.start('b', request())
  await calls[1]?.answer({ runId: 'other-0' })
  expect(runs.get('b')?.phases).toEqual([])
})

describe('the phases that a run may pass', () => {
  const rest = ['auth', 'mail', 'rcpt', 'data', 'message']
  const direct = ['settings', 'dns', 'connect', 'proxy', 'greeting', 'ehlo', 'tls', ...rest]
  const tlsFirst = ['settings', 'dns', 'connect', 'proxy', 'tls', 'greeting', 'ehlo', ...rest]
  test.each<[string, Phase, seen: Phase[], expected: string[]]>([
    ['nothing known yet', 'message', [], direct],
    ['STARTTLS', 'message', ['settings', 'greeting', 'ehlo', 'tls'], direct],
    ['TLS from the first byte', 'message', ['settings', 'dns', 'connect', 'proxy', 'tls'], tlsFirst],
    ['the same, further on', 'message', ['connect', 'tls', 'greeting'], tlsFirst],
    ['up to the connection', 'connect', ['settings', 'dns'], direct.slice(0, 3)],
    ['up to the greeting, TLS first', 'greeting', ['connect', 'tls'], tlsFirst.slice(0, 6)],
    ['up to TLS, TLS first', 'tls', ['connect', 'tls'], tlsFirst.slice(0, 5)],
    ['up to TLS', 'tls', ['connect', 'greeting'], direct.slice(0, 7)],
    ['only the settings', 'settings', [], ['settings']],
  ])('%s', (_, stopAfter, seen, expected) => {
    expect(expectedPhases(phases, stopAfter, seen.map((phase) => event(phase)))).toEqual(expected)
  })
})
