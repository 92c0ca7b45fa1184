/**
 * Writes to one SQLite database, in groups: all that is asked for before the next turn of the event loop shares one transaction,
 * and so one sync of the disk. One of a group that fails is undone alone. Nothing resolves before the commit.
 */
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { sqliteCode } from './data-lock.ts'

interface Job {
  readonly work: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export interface Batches {
  /** @param work only what the database undoes again: where another of its group fails it is done a second time */
  write<T>(work: () => T): Promise<T>
  /** how many commits there were */
  readonly commits: () => number
}

/**
 * @param patienceMs how long another writer may hold the database; waiting never blocks the event loop
 * @param gather how long others may join before the first transaction begins: all of a turn of the event loop, unless said otherwise
 */
export function createBatches(database: DatabaseSync, patienceMs = 10_000, gather: (flush: () => void) => void = setImmediate): Batches {
  // Prepared, as there is one of each for every few steps.
  const [beginning, committing] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  let waiting: Job[] = []
  let running = false
  let commits = 0

  async function begin(): Promise<void> {
    const until = performance.now() + patienceMs
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        beginning.run()
        return
      } catch (cause) {
        if (sqliteCode(cause) !== 'SQLITE_BUSY') throw cause
        if (performance.now() > until) throw new AppError('busy', { cause })
      }
      await sleep(pause * (0.5 + Math.random()))
    }
  }

  /** All as one, which is what nearly always goes well. Null: one of them failed. */
  function runTogether(jobs: readonly Job[]): (() => void)[] | null {
    try {
      return jobs.map(({ work, resolve }) => {
        const value = work()
        return () => resolve(value)
      })
    } catch {
      return null
    }
  }

  function runEach(jobs: readonly Job[]): (() => void)[] {
    return jobs.map(({ work, resolve, reject }) => {
      database.exec('SAVEPOINT one')
      try {
        const value = work()
        database.exec('RELEASE one')
        return () => resolve(value)
      } catch (error) {
        // A full disk may have ended the whole transaction; then nothing of the group is there.
        if (!database.isTransaction) throw error
        database.exec('ROLLBACK TO one; RELEASE one')
        return () => reject(asAppError(error))
      }
    })
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      let jobs: Job[] = []
      try {
        await begin()
        // Whoever came while another program held it goes along.
        jobs = waiting
        waiting = []
        let answers = runTogether(jobs)
        if (answers === null) {
          // Anew, each so that it can be undone alone. Not at once: inside a savepoint SQLite copies every page before it is written.
          if (database.isTransaction) database.exec('ROLLBACK')
          await begin()
          answers = runEach(jobs)
        }
        committing.run()
        commits++
        for (const answer of answers) answer()
      } catch (error) {
        if (database.isOpen && database.isTransaction) database.exec('ROLLBACK')
        if (jobs.length === 0) [jobs, waiting] = [waiting, []]
        for (const { reject } of jobs) reject(asAppError(error))
      }
    }
    running = false
  }

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
        if (running) return
        running = true
        gather(() => void flush())
      }),
    commits: () => commits,
  }
}

function asAppError(cause: unknown): unknown {
  if (cause instanceof AppError) return cause
  const reason = sqliteCode(cause)
  // What SQLite did not say is a bug of ours, and stays what it is.
  return reason.startsWith('SQLITE_') ? new AppError('store-write-failed', { details: { reason }, cause }) : cause
}
