/**
 * Thousands of messages due in the same moment, a real server process beside a real page, and somebody who uses the page all along: what it
 * answers is held against what can be true then, and timed. The recording server knows what has left.
 */
import { createSqliteOutbox } from '../electron/adapters/sqlite-outbox.ts'
import type { InputOf, OutputOf, ProcedureName } from '../shared/contract/index.ts'
import { quantile } from '../bench/figures.ts'
import { openPage } from './page-client.ts'
import { startRecordingServer } from './recording-smtp.ts'

export interface ThousandsDueOptions {
  /** of a `serve` that runs, with its token */
  readonly url: string
  readonly dataDir: string
  readonly messages: number
  /** how long all of it may take, milliseconds */
  readonly patienceMs?: number
}
export interface AnswerTimes {
  readonly what: string
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}
export interface ThousandsDueFigures {
  readonly messages: number
  /** from the moment in which they are due until the page says that the last one is sent */
  readonly seconds: number
  /** while they were sent, milliseconds: all of the page's answers, those of each procedure, and whole test sends until their reports */
  readonly answers: AnswerTimes
  readonly byProcedure: readonly AnswerTimes[]
  readonly tests: AnswerTimes
  /** answers that could not be true when they came */
  readonly wrong: readonly string[]
  /** subjects that did not arrive exactly once */
  readonly notOnce: readonly string[]
}

const systemCount = 12
const from = 'siscon@example.com'
const subjectOf = (number: number) => `Aviso ${String(number).padStart(5, '0')}`

export async function thousandsDue({ url, dataDir, messages, patienceMs = 120_000 }: ThousandsDueOptions): Promise<ThousandsDueFigures> {
  const { call } = await openPage(url)
  const server = await startRecordingServer()
  const times = new Map<ProcedureName, number[]>()
  const runs: number[] = []
  const wrong = new Set<string>()
  const say = (right: boolean, sentence: string) => {
    if (!right) wrong.add(sentence)
  }
  let timing = false
  async function asked<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const began = performance.now()
    const answer = await call(name, input)
    if (timing) times.set(name, [...(times.get(name) ?? []), performance.now() - began])
    return answer
  }

  try {
    const names = Array.from({ length: systemCount }, (_, number) => `SISTEMA ${String(number).padStart(2, '0')}`)
    const document = (name: string) => ({ name, technologyVersion: '13.1', protocol: 'smtp' as const, smtp: { server: '127.0.0.1', port: server.port } })
    const systemIds: string[] = []
    for (const name of names) systemIds.push((await call('systems.create', { document: document(name) })).id)
    const idOf = (number: number) => systemIds[number % systemCount] ?? ''

    const ids: string[] = []
    for (let first = 0; first < messages; first += 50)
      ids.push(...(await Promise.all(Array.from({ length: Math.min(50, messages - first) }, async (_, more) => {
        const content = { from, to: ['ana@example.com'], subject: subjectOf(first + more), text: 'Olá' }
        return (await call('queue.add', { systemId: idOf(first + more), content, hold: true })).id
      })))) // prettier-ignore
    await call('worker.start', null)
    await waitFor(async () => (await call('worker.pulse', null)).alive > 0)

    // One moment for all, a little ahead: the server process sleeps until then.
    const due = Date.now() + 3000
    const store = createSqliteOutbox({ dataDir })
    for (let first = 0; first < ids.length; first += 1000) await store.change(ids.slice(first, first + 1000), () => ({ state: 'waiting', dueAt: due }), due)
    store.close()
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())))
    timing = true

    let sent = 0
    const done = () => sent >= messages
    const until = Date.now() + patienceMs
    async function look(): Promise<void> {
      for (let round = 0; !done() && Date.now() < until; round++) {
        const { systems } = await asked('systems.list', null)
        say(systems.map(({ name }) => name).join() === names.join(), `systems.list: ${systems.length} systems`)

        const { counts } = await asked('queue.stats', null)
        // Asked after it: what it calls sent was taken before.
        const arrived = (await server.taken()).size
        say(counts.registered + counts.waiting + counts.sending + counts.sent === messages, `queue.stats: ${JSON.stringify(counts)}`)
        say(counts.sent >= sent && counts.sent <= arrived, `queue.stats: ${counts.sent} sent after ${sent}, ${arrived} had arrived`)
        sent = counts.sent

        const found = await asked('queue.rows', { search: { states: ['sent'], systemId: idOf(round) }, after: null, downTo: null, limit: 50 })
        say(found.rows.every(({ state, systemId }) => state === 'sent' && systemId === idOf(round)), 'queue.rows: one that the filter does not find')
        // Counted a moment after they are read, and more may have left meanwhile.
        say(found.rows.length <= Math.min(50, found.total ?? -1) && found.total! <= Math.ceil(messages / systemCount), `queue.rows: ${found.rows.length} of ${found.total}`)

        const number = (round * 997) % messages
        const one = await asked('queue.list', { filter: { search: subjectOf(number) } })
        say(one.total === 1 && one.messages[0]?.id === ids[number], `queue.list: ${one.total} with the subject of one`)
      }
    }
    async function send(): Promise<void> {
      while (!done() && Date.now() < until) {
        const began = performance.now()
        const subject = `Teste ${runs.length}`
        const name = names[runs.length % systemCount] ?? ''
        const { runId } = await asked('tests.start', { systemId: idOf(runs.length), document: document(name), from, to: ['ana@example.com'], subject })
        let report: OutputOf<'tests.report'> = null
        await waitFor(async () => (report = await asked('tests.report', { runId })) !== null)
        runs.push(performance.now() - began)
        const verdict = (report as OutputOf<'tests.report'>)?.verdict
        say(verdict === 'sent' && (await server.taken()).get(subject) === 1, `a test send: ${verdict}`)
      }
    }
    await Promise.all([look(), send()])
    const seconds = (Date.now() - due) / 1000
    timing = false
    await call('worker.stop', null)

    const taken = await server.taken()
    const notOnce = ids.map((_, number) => subjectOf(number)).filter((subject) => taken.get(subject) !== 1)
    say(taken.size === messages + runs.length, `${taken.size} subjects arrived, of ${messages} messages and ${runs.length} tests`)
    const byProcedure = [...times].map(([name, all]) => timesOf(name, all))
    return { messages, seconds, notOnce, wrong: [...wrong], answers: timesOf('all answers', [...times.values()].flat()), byProcedure, tests: timesOf('whole test sends', runs) }
  } finally {
    await server.close()
  }
}

async function waitFor(met: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 30_000
  while (!(await met())) {
    if (Date.now() > until) throw new Error('nothing came of it in half a minute')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function timesOf(what: string, all: readonly number[]): AnswerTimes {
  const sorted = all.toSorted((one, other) => one - other)
  const rounded = (share: number) => Math.round(quantile(sorted, share) * 10) / 10
  return { what, count: all.length, p50: rounded(0.5), p95: rounded(0.95), max: rounded(1) }
}
