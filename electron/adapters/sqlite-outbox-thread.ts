/** The thread that waits for the disk (sqlite-outbox-threaded.ts): steps that came together share one commit, and their answers one message. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import { openOutboxDatabase, type OutboxDatabase } from './sqlite-outbox-database.ts'
import { takeStep } from './sqlite-outbox-steps.ts'
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

/** Thousands of new messages at once go in by pieces, so that the first may leave, and those on the wire go on, while the rest is taken in. */
const piece = 100
const adds: Asked[] = []
let adding: Promise<void> | null = null
async function takeAdds(): Promise<void> {
  while (adds.length > 0) {
    await Promise.all(adds.splice(0, piece).map(take))
    await new Promise((resolve) => setImmediate(resolve))
  }
  adding = null
}

/** A claim takes as long as many releases, and is mostly asked for ahead of time: what came with it goes first, and what comes meanwhile. */
let claiming: Promise<unknown> = Promise.resolve()
function takeClaims(claims: readonly Asked[], others: readonly Promise<void>[]): void {
  const later = Promise.all(others).then(() => new Promise((resolve) => setImmediate(resolve)))
  claiming = Promise.all([claiming, later.then(() => Promise.all(claims.map(take)))])
}

async function close(): Promise<void> {
  await adding
  await claiming
  opened?.connection.close()
  parentPort?.close()
}

parentPort?.on('message', (asked: Asked[] | 'close') => {
  if (asked === 'close') return void close()
  adds.push(...asked.filter(({ step }) => step.kind === 'add'))
  if (adds.length > 0) adding ??= takeAdds()
  const others = asked.filter(({ step }) => step.kind !== 'add' && step.kind !== 'claim').map(take)
  const claims = asked.filter(({ step }) => step.kind === 'claim')
  if (claims.length > 0) takeClaims(claims, others)
})
