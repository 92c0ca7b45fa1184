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
    opened = openOutboxDatabase(dataDir, patienceMs)
    if (maxPages !== undefined) opened.connection.exec(`PRAGMA max_page_count = ${maxPages}`)
  }
  return opened
}

let answers: Answer[] = []
function tell(answer: Answer): void {
  // Those of one commit come in one turn.
  if (answers.length === 0) setImmediate(() => parentPort?.postMessage(answers.splice(0)))
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

parentPort?.on('message', (asked: Asked[] | 'close') => {
  if (asked !== 'close') {
    for (const one of asked) void take(one)
    return
  }
  opened?.connection.close()
  parentPort?.close()
})
