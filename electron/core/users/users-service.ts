/**
 * Reads the users of a system from the ERP's database. What was read is looked at on a face; the passwords among it stay here
 * and go from here to where secrets are sealed, or nowhere.
 */
import type { ReadRequest, ReadResult, ReadUserView } from '../../../shared/contract/users.ts'
import type { SystemView } from '../../../shared/contract/systems.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { userSecretPath } from '../../../shared/domain/system/secrets.ts'
import { databaseFailures, type DatabaseFailureCode } from '../../../shared/domain/users/database-failures.ts'
import { usersOfRows, type ReadUser } from '../../../shared/domain/users/rows.ts'
import { mostUsers } from '../../../shared/domain/users/table.ts'
import { userKey, userLimits } from '../../../shared/domain/users/user.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { DatabaseFailure, type ErpConnection, type ErpTable } from './erp-database-port.ts'

export interface UsersService {
  /** Starts at once; progress and the end come as events. */
  start(request: ReadRequest): { readId: string }
  /** Ends a read, or forgets one that has ended. */
  drop(readId: string): null
  /** null while it goes on. AppError `read-expired`. */
  result(readId: string): ReadResult | null
  /** The whole read. Never rejects for anything a setting, the network or a server does. */
  read(request: ReadRequest, options: { readonly signal: AbortSignal; readonly onRows?: (rows: number) => void }): Promise<ReadResult>
  /** AppError `read-expired`, and what `systems.save` or `systems.create` throw. */
  save(input: SaveInput): Promise<SystemView>
  /** Ends whatever runs; for shut-down. */
  close(): Promise<void>
}
export interface SaveInput {
  /** null: a new system */
  readonly id: string | null
  readonly revision: number | null
  readonly document: SystemDocument
  readonly passwords: readonly { readonly readId: string; readonly logins: readonly string[] }[]
}

type Needs = Pick<Ports, 'erpDatabase' | 'systemStore' | 'secretBox' | 'ids' | 'clock' | 'events' | 'log'>

/** Somebody who looks at a list this long has gone. */
const kept = 30 * 60_000
/** Reads that are kept or under way at once; the oldest makes room. */
const mostReads = 4
/** Strange rows that are told one by one. */
const mostStrange = 200

interface Read {
  readonly stop: AbortController
  done: Promise<unknown>
  result: ReadResult | null
  passwords: ReadonlyMap<string, string>
  forget: () => void
}

// eslint-disable-next-line no-control-regex -- control characters are what no password here has
const unusable = (password: string) => password.length > userLimits.password || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(password) || !password.isWellFormed()

export function createUsersService(ports: Needs, systems: Pick<SystemsService, 'create' | 'save' | 'password'>): UsersService {
  const { clock, events, ids, log } = ports
  const reads = new Map<string, Read>()

  async function connectionOf({ systemId, database }: ReadRequest): Promise<ErpConnection> {
    const { password, ...rest } = database
    if (rest.host === '') throw new DatabaseFailure('settings-missing', '')
    if (rest.user === '') throw new MissingUser()
    if (password !== undefined) return { ...rest, password: password ?? '' }
    const stored = systemId === null ? { state: 'none' as const } : await systems.password(systemId, 'database')
    if (stored.state === 'lost') throw new DatabaseFailure('password-lost', '')
    return { ...rest, password: stored.state === 'stored' ? stored.plain : '' }
  }

  /** The passwords that are stored for users of this system, by login. */
  async function storedPasswords(systemId: string | null): Promise<(login: string) => string | null> {
    const stored = systemId === null ? null : await ports.systemStore.get(systemId)
    return (login) => {
      const path = userSecretPath(login)
      const sealed = stored?.secrets[path]
      return stored && sealed ? ports.secretBox.open(sealed, { recordId: stored.id, path }) : null
    }
  }

  function view({ user, inactive, password }: ReadUser, storedFor: (login: string) => string | null): ReadUserView {
    const { enabled, user: account, ssl } = user.smtp.authentication
    const tablePassword = password === null ? 'none' : unusable(password) ? 'unusable' : storedFor(user.login) === password ? 'same' : 'new'
    const { server, port } = user.smtp
    return { login: user.login, name: user.name, email: user.email, inactive, tablePassword, smtp: { server, port, authentication: { enabled, user: account, ssl } } }
  }

  const nothingOf = (readId: string): ReadResult => ({ readId, outcome: 'read', failure: null, table: null, users: [], strange: [], strangeCount: 0, unreadable: [], more: false })

  function failed(readId: string, error: unknown): ReadResult {
    const known = error instanceof DatabaseFailure ? error : null
    if (!known) log.error('the database could not be read in a way nobody expected', { readId, error: placesOf(error) })
    const code: DatabaseFailureCode = known?.code ?? 'unknown'
    const field = error instanceof MissingUser ? 'database.user' : databaseFailures[code].field
    return { ...nothingOf(readId), outcome: 'failed', failure: { code, field, detail: known?.detail ?? '' } }
  }

  /** Reads, and puts what came of it, the passwords apart, into `read`. */
  async function run(readId: string, read: Read, request: ReadRequest, onRows: (rows: number) => void): Promise<ReadResult> {
    const { signal } = read.stop
    try {
      const connection = await connectionOf(request)
      if (request.what === 'connection') return { ...nothingOf(readId), table: plain(await ports.erpDatabase.look(connection, signal)) }
      const { table, rows, more } = await ports.erpDatabase.readUsers(connection, { signal, most: mostUsers, onRows })
      const { users, strange } = usersOfRows(rows)
      const storedFor = await storedPasswords(request.systemId)
      const usable = users.flatMap(({ user, password }): [string, string][] => (password === null || unusable(password) ? [] : [[userKey(user.login), password]]))
      read.passwords = new Map(usable)
      return {
        ...nothingOf(readId),
        table: plain(table),
        users: users.map((user) => view(user, storedFor)),
        strange: strange.slice(0, mostStrange).map(({ handle, login, column, code }) => ({ handle, login, column, code })),
        strangeCount: strange.length,
        unreadable: strange.map(({ login }) => login).filter((login) => login !== ''),
        more,
      }
    } catch (error) {
      if (signal.aborted) return { ...nothingOf(readId), outcome: 'cancelled' }
      return failed(readId, error)
    }
  }

  function drop(readId: string): null {
    const read = reads.get(readId)
    reads.delete(readId)
    read?.forget()
    read?.stop.abort()
    return null
  }

  function begin(request: ReadRequest, onRows: (rows: number, readId: string) => void): { readId: string; read: Read; done: Promise<ReadResult> } {
    const readId = ids.uuid()
    const oldest = reads.keys().next().value
    if (reads.size >= mostReads && oldest !== undefined) drop(oldest)
    const read: Read = { stop: new AbortController(), done: Promise.resolve(), result: null, passwords: new Map(), forget: () => {} }
    reads.set(readId, read)
    const done = run(readId, read, request, (rows) => onRows(rows, readId)).then((result) => {
      read.result = result
      read.forget = clock.after(kept, () => void drop(readId))
      // Ended by being dropped: nobody will ask.
      if (!reads.has(readId)) read.forget()
      return result
    })
    read.done = done
    return { readId, read, done }
  }

  function known(readId: string): Read {
    const read = reads.get(readId)
    if (!read) throw new AppError('read-expired')
    return read
  }

  return {
    start(request) {
      const { readId, done } = begin(request, (rows, id) => events.emit({ name: 'users.read', data: { readId: id, rows } }))
      void done.then(() => events.emit({ name: 'users.readFinished', data: { readId } }))
      return { readId }
    },
    drop,
    result: (readId) => known(readId).result,
    async read(request, { signal, onRows = () => {} }) {
      const { read, done } = begin(request, onRows)
      const onAbort = () => read.stop.abort()
      if (signal.aborted) onAbort()
      signal.addEventListener('abort', onAbort, { once: true })
      return done.finally(() => signal.removeEventListener('abort', onAbort))
    },
    async save({ id, revision, document, passwords: wanted }) {
      const passwords = new Map<string, string>()
      for (const { readId, logins } of wanted) {
        const read = known(readId)
        for (const key of logins.map(userKey)) {
          const password = read.passwords.get(key)
          if (password !== undefined) passwords.set(key, password)
        }
      }
      const users = document.users?.map((user) => {
        // What somebody typed comes before what was read.
        const password = user.smtp.authentication.password === undefined ? passwords.get(userKey(user.login)) : undefined
        return password === undefined ? user : { ...user, smtp: { ...user.smtp, authentication: { ...user.smtp.authentication, password } } }
      })
      const whole = { ...document, ...(users && { users }) }
      const saved = id === null || revision === null ? await systems.create(whole) : await systems.save(id, revision, whole)
      for (const { readId } of wanted) drop(readId)
      return saved
    },
    async close() {
      const running = [...reads]
      for (const [readId] of running) drop(readId)
      await Promise.all(running.map(([, { done }]) => done))
    },
  }
}

/** Nobody to log in as: the same failure, at another field. */
class MissingUser extends DatabaseFailure {
  constructor() {
    super('settings-missing', '')
  }
}

/** Where it happened, without its words: these may be anybody's, and hold anything. */
const placesOf = (error: unknown) =>
  error instanceof Error ? [error.name, ...(error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))].join('\n') : typeof error

const plain = ({ server, schema, columns, missing, forbidden }: ErpTable): NonNullable<ReadResult['table']> => ({
  server,
  schema,
  columns: [...columns],
  missing: [...missing],
  forbidden: [...forbidden],
})
