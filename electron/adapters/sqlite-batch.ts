/**
 * Writes to one SQLite database, in groups: all that is asked for before the next turn of the event loop shares one transaction,
 * and so one sync of the disk. One of a group that fails is undone alone. Nothing resolves before the commit.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { sqliteCode } from './data-lock.ts'

interface Job {
  readonly work: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export interface Batches {
  write<T>(work: () => T): Promise<T>
  /** how many commits there were */
  readonly commits: () => number
}

/**
 * @param patienceMs how long another writer may hold the database; waiting never blocks the event loop
 * @param gather how long others may join before the first transaction begins: all of a turn of the event loop, unless said otherwise
 */
export function createBatches(database: DatabaseSync, patienceMs = 10_000, gather: (flush: () => void) => void = setImmediate): Batches {
  let waiting: Job[] = []
  let running = false
  let commits = 0
  /** said around each of thousands of writes: read once */
  let prepared: [StatementSync, StatementSync] | null = null

  async function begin(): Promise<void> {
    const until = performance.now() + patienceMs
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        database.exec('BEGIN IMMEDIATE')
        return
      } catch (cause) {
        if (sqliteCode(cause) !== 'SQLITE_BUSY') throw cause
        if (performance.now() > until) throw new AppError('busy', { cause })
      }
      await sleep(pause * (0.5 + Math.random()))
    }
  }

  function runAll(jobs: readonly Job[]): (() => void)[] {
    const [savepoint, release] = (prepared ??= [database.prepare('SAVEPOINT one'), database.prepare('RELEASE one')])
    return jobs.map(({ work, resolve, reject }) => {
      savepoint.run()
      try {
        const value = work()
        release.run()
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
        const answers = runAll(jobs)
        database.exec('COMMIT')
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
