/** The thread that waits for the disk (sqlite-outbox-threaded.ts): steps that came together share one commit, and their answers one message. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import { openOutboxDatabase, type OutboxDatabase } from './sqlite-outbox-database.ts'
import { takeStep, type Step } from './sqlite-outbox-steps.ts'
import type { Answer, Asked, ThreadWork } from './sqlite-outbox-threaded.ts'

const { dataDir, patienceMs, maxPages } = workerData as ThreadWork
let opened: OutboxDatabase | null = null
function open(): OutboxDatabase {
  if (!opened) {
    // The steps of a turn come in one message: nothing is waited for.
    opened = openOutboxDatabase(dataDir, patienceMs, queueMicrotask)
    if (maxPages !== undefined) opened.connection.exec(`PRAGMA max_page_count = ${maxPages}`)
  }
  return opened
}

const answers: Answer[] = []
function tell(answer: Answer): void {
  // Those of one commit are resolved together, so all of them are there when this one's turn comes.
  if (answers.length === 0) queueMicrotask(() => parentPort?.postMessage(answers.splice(0)))
  answers.push(answer)
}

async function take({ id, step }: Asked): Promise<void> {
  try {
    tell({ id, value: await open().write((database) => takeStep(database, step)) })
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('internal', { details: { reason: error instanceof Error ? error.message : typeof error } })
    tell({ id, error: known.toWire() })
  }
}

/**
 * Nobody on the wire waits for these, so they wait a moment themselves, milliseconds, for a step that somebody does wait for, and share
 * its sync of the disk. A worker killed in this moment leaves a doubt where it would have left a result.
 */
const lazyMs = 3
let lazy: Asked[] = []
/** Results, and what is taken ahead of its turn. */
const mayWait = (step: Step) => step.kind === 'settle' || (step.kind === 'claim' && step.lazy)
let timer: NodeJS.Timeout | undefined
function takeLazy(): void {
  clearTimeout(timer)
  timer = undefined
  for (const one of lazy.splice(0)) void take(one)
}

/** Thousands of new messages at once go in by pieces, so that the first may leave, and those on the wire go on, while the rest is taken in. */
const piece = 100
const adds: Asked[] = []
let adding: Promise<void> | null = null
async function takeAdds(): Promise<void> {
  while (adds.length > 0) {
    // A result that waits shares the commit.
    takeLazy()
    await Promise.all(adds.splice(0, piece).map(take))
    await new Promise((resolve) => setImmediate(resolve))
  }
  adding = null
}

async function close(): Promise<void> {
  await adding
  opened?.connection.close()
  parentPort?.close()
}

parentPort?.on('message', (asked: Asked[] | 'close') => {
  if (asked === 'close') return void close()
  adds.push(...asked.filter(({ step }) => step.kind === 'add'))
  if (adds.length > 0) adding ??= takeAdds()
  lazy = [...lazy, ...asked.filter(({ step }) => mayWait(step))]
  const urgent = asked.filter(({ step }) => step.kind !== 'add' && !mayWait(step))
  if (urgent.length > 0) takeLazy()
  else if (lazy.length > 0) timer ??= setTimeout(takeLazy, lazyMs)
  for (const one of urgent) void take(one)
})
