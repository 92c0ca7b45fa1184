/**
 * One writer at a time on a data folder, across processes: an exclusive SQLite transaction on an empty database. The
 * operating system releases it when a process dies, so there is no stale lock to guess about.
 *
 * Nothing else may open the file: on POSIX systems closing any descriptor of it would drop the lock.
 */
import { accessSync, chmodSync, closeSync, constants, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { makeDataFolder, systemCode } from './private-folder.ts'

export interface DataLock {
  /**
   * Runs `work` alone; calls of one process come in the order of asking. Not to be called inside `work`.
   * AppError `busy` when it was not free for `waitMs`, `store-write-failed` when there can be no lock in this folder.
   */
  hold<T>(work: () => Promise<T>, waitMs?: number): Promise<T>
  /** Does a call of this process hold it, or wait for it, now? */
  readonly held: boolean
  close(): void
}

/** Milliseconds. */
const patience = 5_000

const sqliteNames: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
}

/** SQLite's word for what went wrong, or the operating system's. */
export function sqliteCode(error: unknown): string {
  const number = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : Number.NaN
  // Extended codes carry the primary one in their low byte.
  return sqliteNames[number & 0xff] ?? systemCode(error)
}

/** Opens an SQLite file that only its owner can read; the files SQLite puts beside it get the same rights. */
export function openPrivateDatabase(file: string): DatabaseSync {
  try {
    // Fails without opening when it exists, see above.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
  chmodSync(file, 0o600)
  // SQLite would quietly open it for reading only, and then lock nothing.
  accessSync(file, constants.R_OK | constants.W_OK)
  return new DatabaseSync(file)
}

export function createDataLock(dataDir: string, defaultWaitMs = patience): DataLock {
  let database: DatabaseSync | null = null
  let closed = false
  const queue: (() => void)[] = []
  let held = false

  function open(): DatabaseSync {
    makeDataFolder(dataDir)
    const opened = openPrivateDatabase(join(dataDir, 'lock.sqlite'))
    // Never waits inside SQLite: that would block the event loop. Nothing is ever written, so no journal need lie there.
    opened.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY')
    return opened
  }

  async function acquire(until: number): Promise<DatabaseSync> {
    for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
      try {
        const connection = (database ??= open())
        connection.exec('BEGIN EXCLUSIVE')
        return connection
      } catch (cause) {
        const reason = sqliteCode(cause)
        if (reason !== 'SQLITE_BUSY') throw new AppError('store-write-failed', { details: { reason }, cause })
        if (performance.now() > until) throw new AppError('busy', { cause })
      }
      await sleep(pause * (0.5 + Math.random()))
    }
  }

  /** A connection holds one transaction, so in one process calls queue. */
  async function enter(until: number): Promise<void> {
    if (!held) {
      held = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(
        () => {
          queue.splice(queue.indexOf(turn), 1)
          reject(new AppError('busy'))
        },
        Math.max(0, until - performance.now()),
      )
      queue.push(turn)
    })
  }

  function leave(): void {
    const next = queue.shift()
    if (next) {
      next()
      return
    }
    held = false
    if (closed) shut()
  }

  function shut(): void {
    database?.close()
    database = null
  }

  return {
    get held() {
      return held
    },
    async hold(work, waitMs = defaultWaitMs) {
      const until = performance.now() + waitMs
      await enter(until)
      try {
        const connection = await acquire(until)
        try {
          return await work()
        } finally {
          connection.exec('ROLLBACK')
        }
      } finally {
        leave()
      }
    },
    close() {
      closed = true
      if (!held) shut()
    },
  }
}
