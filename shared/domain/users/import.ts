/**
 * What a look into the ERP's table would change, before anything is taken over: who is new, changed or gone; what was typed by
 * hand stands apart and is never chosen unasked. Pure.
 */
import type { ReadResult, ReadUserView } from '../../contract/users.ts'
import type { SystemUser } from '../system/document.ts'
import { changedFields, type ComparedUser, type UserField } from './compare.ts'
import type { UserColumn } from './table.ts'
import { userKey } from './user.ts'

/**
 * `new`: in the table only · `changed`: read before, and different now · `typed`: typed by hand, and different in the table ·
 * `gone`: read before, and not in the table any more (or inactive there) · `kept`: typed by hand, and not in the table · `same`
 */
export const importKinds = ['new', 'changed', 'gone', 'typed', 'kept', 'same'] as const
export type ImportKind = (typeof importKinds)[number]

export interface CurrentUser extends ComparedUser {
  readonly origin?: 'database' | undefined
}

export interface ImportItem<C extends CurrentUser> {
  readonly key: string
  readonly login: string
  readonly kind: ImportKind
  /** as it stands here; null when it is new */
  readonly current: C | null
  /** as it would stand here; null when there is nothing to take */
  readonly table: ReadUserView | null
  /** what would be another, by field */
  readonly fields: readonly UserField[]
  /** gone because the ERP lets nobody in under it any more */
  readonly inactive: boolean
}

export interface ImportOptions {
  /** columns that were there: what no column said stays as it is */
  readonly columns: readonly UserColumn[]
  /** all rows were read and taken: only then is anybody gone */
  readonly whole: boolean
  /** logins of rows that were not taken: they are not gone, only unreadable */
  readonly unreadable: ReadonlySet<string>
  /** the administrator says that SMTPPASSWORD is plain */
  readonly passwords: boolean
}

const columnOfField: Readonly<Record<UserField, UserColumn>> = {
  login: 'APELIDO',
  name: 'NOME',
  email: 'EMAIL',
  'smtp.server': 'SMTPSERVER',
  'smtp.port': 'SMTPPORT',
  'smtp.authentication.enabled': 'SMTPAUTENTICADO',
  'smtp.authentication.ssl': 'SMTPSSL',
  'smtp.authentication.user': 'SMTPUSER',
  'smtp.authentication.password': 'SMTPPASSWORD',
}

/** Fields of the table that differ from what stands here. A login that differs only in case is the same. */
function differingFields(current: CurrentUser, table: ReadUserView, { columns, passwords }: ImportOptions): UserField[] {
  const fields = changedFields(current, table).filter((field) => field !== 'login' && field !== 'smtp.authentication.password' && columns.includes(columnOfField[field]))
  return passwords && table.tablePassword === 'new' ? [...fields, 'smtp.authentication.password'] : fields
}

/** @param isFromTable stands a record as it was read? */
export function importItems<C extends CurrentUser>(
  current: readonly C[],
  read: readonly ReadUserView[],
  options: ImportOptions,
  isFromTable: (user: C) => boolean = ({ origin }) => origin === 'database',
): ImportItem<C>[] {
  const here = new Map(current.flatMap((user): [string, C][] => (user.login === '' ? [] : [[userKey(user.login), user]])))
  const there = new Map(read.map((user) => [userKey(user.login), user]))
  const items: ImportItem<C>[] = []
  for (const [key, table] of there) {
    const user = here.get(key) ?? null
    const put = (kind: ImportKind, fields: readonly UserField[] = []) =>
      items.push({ key, login: table.login, kind, current: user, table, fields, inactive: table.inactive })
    if (user === null) {
      // Whoever may not come in sends nothing.
      if (!table.inactive) put('new')
    } else if (table.inactive) put(isFromTable(user) ? 'gone' : 'kept')
    else {
      const fields = differingFields(user, table, options)
      put(fields.length === 0 ? 'same' : isFromTable(user) ? 'changed' : 'typed', fields)
    }
  }
  for (const [key, user] of here) {
    if (there.has(key)) continue
    const known = options.whole && !options.unreadable.has(key)
    const kind: ImportKind = !isFromTable(user) ? 'kept' : known ? 'gone' : 'same'
    items.push({ key, login: user.login, kind, current: user, table: null, fields: [], inactive: false })
  }
  return items
}

/** What is chosen unless somebody says otherwise: all that nobody typed. */
export const chosenAtFirst = ({ kind }: Pick<ImportItem<CurrentUser>, 'kind'>): boolean => kind === 'new' || kind === 'changed' || kind === 'gone'
/** What can be chosen at all. */
export const canBeChosen = ({ kind }: Pick<ImportItem<CurrentUser>, 'kind'>): boolean => kind !== 'kept' && kind !== 'same'

export function countKinds(items: readonly Pick<ImportItem<CurrentUser>, 'kind'>[]): Readonly<Record<ImportKind, number>> {
  const counts: Record<ImportKind, number> = { new: 0, changed: 0, gone: 0, typed: 0, kept: 0, same: 0 }
  for (const { kind } of items) counts[kind]++
  return counts
}

/**
 * The list afterwards, in the order it had, new ones at the end.
 * @param take makes the record that stands here afterwards, by the fields that were different
 */
export function applyImport<C extends CurrentUser>(
  current: readonly C[],
  items: readonly ImportItem<C>[],
  chosen: ReadonlySet<string>,
  take: (table: ReadUserView, current: C | null, fields: readonly UserField[]) => C,
): C[] {
  const byKey = new Map(items.filter((item) => chosen.has(item.key) && canBeChosen(item)).map((item) => [item.key, item]))
  const kept = current.flatMap((user): C[] => {
    const item = byKey.get(userKey(user.login))
    if (!item) return [user]
    return item.kind === 'gone' || item.table === null ? [] : [take(item.table, user, item.fields)]
  })
  const added = [...byKey.values()].flatMap(({ kind, table, fields }) => (kind === 'new' && table ? [take(table, null, fields)] : []))
  return [...kept, ...added]
}

/** The record in the document afterwards; its password, if one comes, is put there by the back end. */
export function takeIntoDocument(table: ReadUserView, current: SystemUser | null, fields: readonly UserField[]): SystemUser {
  const { login, name, email, smtp } = table
  const whole: SystemUser = { login, name, email, origin: 'database', smtp: { ...smtp, authentication: { ...smtp.authentication } } }
  if (current === null) return whole
  const pick = <T>(field: UserField, now: T, then: T): T => (fields.includes(field) ? then : now)
  const [before, after] = [current.smtp, whole.smtp]
  return {
    ...current,
    origin: 'database',
    name: pick('name', current.name, name),
    email: pick('email', current.email, email),
    smtp: {
      server: pick('smtp.server', before.server, after.server),
      port: pick('smtp.port', before.port, after.port),
      authentication: {
        ...before.authentication,
        enabled: pick('smtp.authentication.enabled', before.authentication.enabled, after.authentication.enabled),
        ssl: pick('smtp.authentication.ssl', before.authentication.ssl, after.authentication.ssl),
        user: pick('smtp.authentication.user', before.authentication.user, after.authentication.user),
      },
    },
  }
}

/** What a read says of itself to the comparison. */
export function importOptions(read: Pick<ReadResult, 'table' | 'more' | 'unreadable'>, passwords: boolean): ImportOptions {
  return { columns: read.table?.columns ?? [], whole: !read.more, unreadable: new Set(read.unreadable.map(userKey)), passwords }
}

/** Logins whose password of the table comes along. */
export function takenPasswords(items: readonly ImportItem<CurrentUser>[], chosen: ReadonlySet<string>, passwords: boolean): string[] {
  if (!passwords) return []
  return items.flatMap(({ key, login, kind, table }) => (chosen.has(key) && kind !== 'gone' && table?.tablePassword === 'new' ? [login] : []))
}
