/**
 * One writer at a time on a data folder, across processes: an exclusive SQLite transaction on an empty database. The
 * operating system releases it when a process dies, so there is no stale lock to guess about.
 */
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'

export interface DataLock {
  /** AppError `busy` when somebody else holds it for more than 5 s */
  hold<T>(work: () => Promise<T>): Promise<T>
  close(): void
}

const patience = 5_000

export function createDataLock(dataDir: string): DataLock {
  const file = join(dataDir, 'lock.sqlite')
  const database = new DatabaseSync(file)
  chmodSync(file, 0o600)
  // Never waits inside SQLite: that would block the event loop.
  database.exec('PRAGMA busy_timeout = 0')
  let last: Promise<unknown> = Promise.resolve()

  async function acquire(): Promise<void> {
    const until = performance.now() + patience
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        database.exec('BEGIN EXCLUSIVE')
        return
      } catch (error) {
        if (!/locked|busy/i.test(String(error))) throw error
        if (performance.now() > until) throw new AppError('busy', { cause: error })
      }
      await sleep(pause * (0.5 + Math.random()))
    }
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    await acquire()
    try {
      return await work()
    } finally {
      database.exec('ROLLBACK')
    }
  }

  return {
    hold(work) {
      // In one process calls queue: a connection holds one transaction.
      const mine = last.then(() => run(work))
      last = mine.catch(() => {})
      return mine
    },
    close: () => database.close(),
  }
}
