/** The queue in SQLite (WAL, synchronous=FULL): several programs work on one file, and what was accepted survives all of them. */
import { statfsSync, watch } from 'node:fs'
import { queueSettingsSchema } from '../../shared/contract/queue.ts'
import type { OutboxStore } from '../core/outbox/outbox-store.ts'
import { openOutboxDatabase, type OutboxDatabase } from './sqlite-outbox-database.ts'
import { insertRow, newRow } from './sqlite-outbox-insert.ts'
import { messagesOf } from './sqlite-outbox-messages.ts'
import { laneKey } from './sqlite-outbox-keys.ts'
import { toPause, toSchedule, toWorker } from './sqlite-outbox-rows.ts'
import { sendingOf } from './sqlite-outbox-sending.ts'

export interface SqliteOutboxOptions {
  readonly dataDir: string
  /** of this program: stands beside each sign of life that is written here */
  readonly version?: string
  /** how long another program may hold the file before a write gives up */
  readonly patienceMs?: number
  /** SQLite's own limit on the size of the file, in pages of 4 KiB */
  readonly maxPages?: number
}

/** SQLite writes to the log beside the file first, whoever writes. Where there are no notices nobody is told, and looks by `version` instead. */
function watchWrites(dataDir: string, listener: () => void): () => void {
  try {
    const notices = watch(dataDir, { persistent: false }, (_event, name) => {
      if (name === null || name === 'outbox.sqlite-wal') listener()
    })
    notices.on('error', () => notices.close())
    return () => notices.close()
  } catch {
    return () => {}
  }
}

/** Opened when it is first asked for: most commands have nothing to do with the queue. */
export function createSqliteOutbox({ dataDir, version = '', patienceMs, maxPages }: SqliteOutboxOptions): OutboxStore {
  let opened: OutboxDatabase | null = null
  const open = () => {
    if (!opened) {
      opened = openOutboxDatabase(dataDir, patienceMs)
      if (maxPages !== undefined) opened.connection.exec(`PRAGMA max_page_count = ${maxPages}`)
    }
    return opened
  }
  const read = <T>(work: (database: OutboxDatabase) => T): Promise<T> => Promise.resolve().then(() => work(open()))
  const write = <T>(work: (database: OutboxDatabase) => T): Promise<T> => Promise.resolve().then(() => open().write(work))

  return {
    ...messagesOf(open),
    ...sendingOf(open),

    pauses: () => read(({ sql }) => sql('SELECT * FROM pauses ORDER BY at').all().map(toPause)),
    pause: ({ systemId, systemName, lane, reason, at, revision }) =>
      write(
        ({ sql }) =>
          void sql('INSERT OR REPLACE INTO pauses (system_id, system_name, lane, as_user, reason, at, revision) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
            systemId, systemName, lane ? laneKey(lane) : '', lane?.asUser ?? null, reason, at, revision,
          ), // prettier-ignore
      ),
    resume: (systemId, lane) => write(({ sql }) => void sql('DELETE FROM pauses WHERE system_id = ? AND lane = ?').run(systemId, lane ? laneKey(lane) : '')),

    beat: ({ id, host, pid, startedAt, seenAt, sending, sent }) =>
      write(
        ({ sql }) =>
          void sql('INSERT OR REPLACE INTO workers (id, host, pid, started_at, seen_at, sending, sent, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
            id, host, pid, startedAt, seenAt, sending, sent, version,
          ), // prettier-ignore
      ),
    leave: (workerId) => write(({ sql }) => void sql('DELETE FROM workers WHERE id = ?').run(workerId)),
    workers: () => read(({ sql }) => sql('SELECT * FROM workers ORDER BY started_at').all().map(toWorker)),

    schedules: () => read(({ sql }) => sql('SELECT * FROM schedules ORDER BY next_at IS NULL, next_at, created_at').all().map(toSchedule)),
    schedule: (id) =>
      read(({ sql }) => {
        const row = sql('SELECT * FROM schedules WHERE id = ?').get(id)
        return row ? toSchedule(row) : null
      }),
    saveSchedule: ({ id, systemId, systemName, rule, zone, missed, paused, content, createdAt, nextAt, lastAt }) =>
      write(
        ({ sql }) =>
          void sql(
            'INSERT OR REPLACE INTO schedules (id, system_id, system_name, rule, zone, missed, paused, content, created_at, next_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ).run(id, systemId, systemName, JSON.stringify(rule), zone, missed, paused ? 1 : 0, JSON.stringify(content), createdAt, nextAt, lastAt),
      ),
    removeSchedule: (id) => write(({ sql }) => Number(sql('DELETE FROM schedules WHERE id = ?').run(id).changes) > 0),
    fire: (id, planned, nextAt, message) =>
      write((database) => {
        const moved = database
          .sql('UPDATE schedules SET next_at = ?, last_at = COALESCE(?, last_at) WHERE id = ? AND next_at = ? AND paused = 0')
          .run(nextAt, message?.occurrence ?? null, id, planned)
        if (Number(moved.changes) === 0) return false
        if (message) insertRow(database, newRow(message))
        return true
      }),
    nextFiring: () =>
      read(({ sql }) => {
        const at = sql('SELECT MIN(next_at) AS at FROM schedules WHERE paused = 0').get()?.['at'] ?? null
        return at === null ? null : Number(at)
      }),

    settings: () =>
      read(({ sql }) => {
        const row = sql("SELECT value FROM settings WHERE name = 'queue'").get()
        return queueSettingsSchema.parse(row ? JSON.parse(String(row['value'])) : {})
      }),
    saveSettings: (settings) => write(({ sql }) => void sql("INSERT OR REPLACE INTO settings (name, value) VALUES ('queue', ?)").run(JSON.stringify(settings))),

    // SQLite's number grows with what others commit only. Neither goes back, so their sum changes with either.
    version: () => Number(open().sql('PRAGMA data_version').get()?.['data_version']) + open().commits(),
    watch: (listener) => watchWrites(dataDir, listener),
    freeSpace() {
      try {
        const { bavail, bsize } = statfsSync(dataDir)
        return bavail * bsize
      } catch {
        return null
      }
    },
    close() {
      opened?.connection.close()
      opened = null
    },
  }
}
