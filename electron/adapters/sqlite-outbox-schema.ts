/** The file of the queue: its tables, and how an older file becomes one of today. */
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../shared/errors.ts'
import { openPrivateDatabase, sqliteCode } from './data-lock.ts'
import { makeDataFolder } from './private-folder.ts'

/** Each brings a file from the version of its place to the next one; SQLite's user_version says where a file is. */
const migrations: readonly string[] = [
  `
  CREATE TABLE messages (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    system_id TEXT NOT NULL,
    system_name TEXT NOT NULL,
    as_user TEXT,
    lane TEXT NOT NULL,
    sender TEXT,
    recipients TEXT NOT NULL,
    domain TEXT NOT NULL,
    subject TEXT NOT NULL,
    size INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    code TEXT,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    first_tried_at INTEGER,
    sent_at INTEGER,
    schedule_id TEXT,
    occurrence INTEGER,
    has_content INTEGER NOT NULL DEFAULT 1,
    worker TEXT,
    lease_until INTEGER,
    released INTEGER NOT NULL DEFAULT 0,
    fence INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX messages_waiting ON messages (lane, due_at, number) WHERE state = 'waiting';
  CREATE INDEX messages_ages ON messages (domain, created_at) WHERE state = 'waiting';
  CREATE INDEX messages_sending ON messages (worker) WHERE state = 'sending';
  CREATE INDEX messages_sent ON messages (sent_at) WHERE state = 'sent';
  CREATE INDEX messages_by_state ON messages (state, number);
  CREATE INDEX messages_by_system ON messages (system_id, number);
  CREATE INDEX messages_counted ON messages (system_id, state, system_name);
  CREATE UNIQUE INDEX messages_of_schedule ON messages (schedule_id, occurrence) WHERE occurrence IS NOT NULL;
  -- Apart, so that a list reads none of it and cleaning takes it first.
  CREATE TABLE contents (message INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
  CREATE TABLE attempts (
    message INTEGER NOT NULL,
    number INTEGER NOT NULL,
    worker TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    released_at INTEGER,
    ended_at INTEGER,
    verdict TEXT,
    phase TEXT,
    code TEXT,
    reply_code INTEGER,
    report TEXT,
    UNIQUE (message, number)
  ) STRICT;
  CREATE TABLE pauses (
    system_id TEXT NOT NULL,
    system_name TEXT NOT NULL,
    -- '' = the whole system
    lane TEXT NOT NULL,
    as_user TEXT,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    revision INTEGER,
    PRIMARY KEY (system_id, lane)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE workers (
    id TEXT PRIMARY KEY,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    sending INTEGER NOT NULL,
    sent INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE schedules (
    id TEXT PRIMARY KEY,
    system_id TEXT NOT NULL,
    system_name TEXT NOT NULL,
    rule TEXT NOT NULL,
    zone TEXT NOT NULL,
    missed TEXT NOT NULL,
    paused INTEGER NOT NULL,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    next_at INTEGER,
    last_at INTEGER
  ) STRICT;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // What the page looks through (sqlite-outbox-views.ts): each filter finds its messages in the order in which they are shown.
  `
  DROP INDEX messages_by_system;
  DROP INDEX messages_counted;
  CREATE INDEX messages_counted ON messages (system_id, state, number, system_name);
  CREATE INDEX messages_by_domain ON messages (domain, number);
  CREATE INDEX messages_created ON messages (created_at);
  CREATE INDEX messages_by_schedule ON messages (schedule_id, number) WHERE schedule_id IS NOT NULL;
  ALTER TABLE workers ADD COLUMN version TEXT NOT NULL DEFAULT '';
  `,
]
export const outboxVersion = migrations.length

export const outboxFile = (dataDir: string) => join(dataDir, 'outbox.sqlite')

/**
 * Opens the file, or begins it. Mail that was accepted is in it, so a file that is damaged or of a newer program is left as it is and
 * nothing is begun in its place. AppError `store-unreadable`, `store-write-failed`.
 */
export function openOutbox(dataDir: string): DatabaseSync {
  const unreadable = (reason: string, cause?: unknown) => new AppError('store-unreadable', { details: { file: 'outbox.sqlite', reason }, cause })
  let database: DatabaseSync | null = null
  try {
    makeDataFolder(dataDir)
    database = openPrivateDatabase(outboxFile(dataDir))
    // busy_timeout first: two programs that start together would otherwise meet "database is locked" here.
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    // Pages of 4 KiB: the same few are written with every message, and copied over from the log four times less often than by default.
    database.exec('PRAGMA wal_autocheckpoint = 4000')
    migrate(database, unreadable)
    // From here on waiting is ours, and never inside SQLite, where it would block the event loop.
    database.exec('PRAGMA busy_timeout = 0')
    return database
  } catch (cause) {
    database?.close()
    if (cause instanceof AppError) throw cause
    const reason = sqliteCode(cause)
    if (['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(reason)) throw unreadable(reason, cause)
    throw new AppError(reason === 'SQLITE_BUSY' ? 'busy' : 'store-write-failed', { details: { reason }, cause })
  }
}

function migrate(database: DatabaseSync, unreadable: (reason: string) => AppError): void {
  const version = () => Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version() > outboxVersion) throw unreadable('newer-version')
  if (version() === outboxVersion) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another program may have done it while this one waited.
    for (let step = version(); step < outboxVersion; step++) database.exec(migrations[step] ?? '')
    database.exec(`PRAGMA user_version = ${outboxVersion}; COMMIT`)
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
