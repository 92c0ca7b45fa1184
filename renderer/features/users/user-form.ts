/**
 * The users of a system as they stand in the fields, and back. The list is one value that is replaced, never written into: what
 * has been worked out for a record holds for as long as the record is the same, so that one keystroke costs one record and not
 * ten thousand. Pure.
 */
import type { Change } from '../../../shared/domain/explain/types.ts'
import { changedFields, type ComparedUser, type UserField } from '../../../shared/domain/users/compare.ts'
import { userKey, userSchema } from '../../../shared/domain/users/user.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { userSecretPath } from '../../../shared/domain/system/secrets.ts'
import type { SystemDocument, SystemDocumentInput, SystemUser } from '../../../shared/domain/system/document.ts'
import type { FieldIssue } from '../../../shared/errors.ts'
import { nameKey } from '../../../shared/domain/system/document.ts'

export interface UserForm {
  /** tells records apart while their logins are typed */
  readonly uid: string
  /** the login under which it is stored; null for a new one */
  readonly stored: string | null
  /** as it stood in the ERP's table; null where somebody typed it */
  readonly read: ComparedUser | null
  /** its password is the one of that read, which this page never sees, as long as the login is the same */
  readonly fromRead: { readonly readId: string; readonly login: string } | null
  readonly login: string
  readonly name: string
  readonly email: string
  readonly smtp: {
    readonly server: string
    readonly port: string
    readonly authentication: {
      readonly enabled: boolean
      readonly user: string
      /** '' = keep what is stored · null = none · text = new */
      readonly password: string | null
      readonly ssl: boolean
    }
  }
}
export type UserForms = readonly UserForm[]
export type SecretStates = Readonly<Record<string, 'stored' | 'lost'>>
type UserInput = NonNullable<SystemDocumentInput['users']>[number]

/** Worked out once for each thing it is asked of, which must never be written into. */
export function onceEach<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return (key) => {
    const found = known.get(key) ?? { value: work(key) }
    known.set(key, found)
    return found.value
  }
}

/**
 * The same for every entry of a list, where one list mostly is the last one with a single entry changed: what is the same
 * entry at the same place is not even looked up.
 */
export function everyOnce<T extends object, V>(work: (entry: T) => V): (list: readonly T[]) => readonly V[] {
  const each = onceEach((entry: T) => ({ value: work(entry) }))
  let last: { readonly list: readonly T[]; readonly values: readonly V[] } = { list: [], values: [] }
  return (list) => {
    if (list === last.list) return last.values
    const before = last
    const values = list.map((entry, index) => (entry === before.list[index] ? (before.values[index] as V) : each(entry).value))
    last = { list, values }
    return values
  }
}

/** Records that stand as they are stored, which nobody needs to read again. */
const untouched = new WeakMap<UserForm, SystemUser>()
function formOfUser(user: SystemUser): UserForm {
  const { login, name, email, smtp } = user
  const { enabled, user: account, ssl } = smtp.authentication
  const form: UserForm = {
    uid: `=${userKey(login)}`,
    stored: login,
    read: user.origin === 'database' ? user : null,
    fromRead: null,
    login,
    name,
    email,
    smtp: { server: smtp.server, port: smtp.port === null ? '' : String(smtp.port), authentication: { enabled, user: account, password: '', ssl } },
  }
  untouched.set(form, user)
  return form
}

const none: UserForms = []
const formsOf = onceEach((users: readonly SystemUser[]): UserForms => users.map(formOfUser))
/** The very same list for the very same document. */
export const userFormsOf = ({ users }: SystemDocument): UserForms => (users ? formsOf(users) : none)

/** @param users those that are there: the new one is told apart from all of them */
export function blankUser(users: UserForms): UserForm {
  const numbers = users.map(({ uid }) => (uid.startsWith('+') ? Number(uid.slice(1)) : 0))
  return {
    uid: `+${1 + numbers.reduce((a, b) => Math.max(a, b), 0)}`,
    stored: null,
    read: null,
    fromRead: null,
    login: '',
    name: '',
    email: '',
    smtp: { server: '', port: '', authentication: { enabled: false, user: '', password: '', ssl: false } },
  }
}

/** Is what is stored under this login the record's own? A password never goes over to another record by a change of logins. */
const keepsItsLogin = ({ stored, login }: UserForm) => stored !== null && userKey(stored) === userKey(login)

/** What is no number stays none, so that the schema refuses it at its place. */
const portValue = (text: string) => (text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)

/** Nobody has typed into it since it was read. */
export const isAsRead = (user: UserForm) => user.read !== null && changedFields(user.read, user).every((field) => field === 'smtp.authentication.password')
const comesWithPassword = ({ fromRead, login }: UserForm) => fromRead !== null && userKey(fromRead.login) === userKey(login)

const userInput = onceEach((user: UserForm): UserInput => {
  const { login, name, email, smtp } = user
  const { password, ...authentication } = smtp.authentication
  const kept = keepsItsLogin(user) || comesWithPassword(user)
  const given = password === '' ? (kept ? {} : { password: null }) : { password }
  return { login, name, email, ...(isAsRead(user) && { origin: 'database' as const }), smtp: { server: smtp.server, port: portValue(smtp.port), authentication: { ...authentication, ...given } } }
})
export const usersInput = (users: UserForms): UserInput[] => users.map(userInput)

const noIssues: readonly FieldIssue[] = []
const issuesOfEvery = everyOnce((user: UserForm): readonly FieldIssue[] => {
  if (untouched.has(user)) return noIssues
  const parsed = userSchema.safeParse(userInput(user))
  return parsed.success ? noIssues : issuesOf(parsed.error)
})
const loginKeys = everyOnce(({ login }: UserForm) => userKey(login))

/** Worked out anew only where one of the keys is another one: while a name is typed, none is. */
function whileSame<K, V>(work: (keys: readonly K[]) => V): (keys: readonly K[]) => V {
  let last: { readonly keys: readonly K[]; readonly value: V } | null = null
  return (keys) => {
    const before = last
    if (before?.keys.length === keys.length && keys.every((key, index) => key === before.keys[index])) return before.value
    const value = work(keys)
    last = { keys, value }
    return value
  }
}
/** Places of logins that stand further up already. */
const repeated = whileSame((keys: readonly string[]): ReadonlySet<number> => {
  const seen = new Set<string>()
  return new Set(keys.flatMap((key, index) => (key !== '' && seen.size === seen.add(key).size ? [index] : [])))
})

/** Wrong fields of every user, in their order, by their place in the list. */
export const usersIssues = onceEach((users: UserForms): readonly FieldIssue[] => {
  const [found, again] = [[] as FieldIssue[], repeated(loginKeys(users))]
  issuesOfEvery(users).forEach((issues, index) => {
    if (again.has(index)) found.push({ path: `users.${index}.login`, code: 'login-duplicate' })
    for (const issue of issues) found.push({ ...issue, path: `users.${index}.${issue.path}` })
  })
  return found
})

function withoutField(holder: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || typeof holder !== 'object' || holder === null) return holder
  const entries = Object.entries(holder)
  if (rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key))
  return Object.fromEntries(entries.map(([name, value]) => [name, name === key ? withoutField(value, rest) : value]))
}

/** As far as it can be read: what is wrong counts as blank. A record without a login stands under one that nobody can have. */
export const readableUser = onceEach((user: UserForm): SystemUser => {
  const stored = untouched.get(user)
  if (stored) return stored
  let input: unknown = userInput(user)
  for (let round = 0; round < 4; round++) {
    const parsed = userSchema.safeParse(input)
    if (parsed.success) return withoutPassword(parsed.data)
    input = parsed.error.issues.reduce(
      (rest, { path }) => (path[0] === 'login' ? { ...(rest as object), login: user.uid } : withoutField(rest, path)),
      input,
    )
  }
  return userSchema.parse({ login: user.uid })
})
function withoutPassword(user: SystemUser): SystemUser {
  const { enabled, user: login, ssl } = user.smtp.authentication
  return { ...user, smtp: { ...user.smtp, authentication: { enabled, user: login, ssl } } }
}
const readableEvery = everyOnce(readableUser)
export const readableUsers = (users: UserForms): SystemUser[] => readableEvery(users) as SystemUser[]

export function userHasPassword(user: UserForm, states: SecretStates): boolean {
  const { password } = user.smtp.authentication
  if (password === null) return false
  return password !== '' || comesWithPassword(user) || userSecretState(user, states) === 'stored'
}

/** What is stored for this record under this login. */
export function userSecretState(user: UserForm, states: SecretStates): 'stored' | 'lost' | null {
  return keepsItsLogin(user) ? (states[userSecretPath(user.login)] ?? null) : null
}

const byUid = onceEach((users: UserForms): ReadonlyMap<string, UserForm> => new Map(users.map((user) => [user.uid, user])))
/** Fields of this record that differ from what is stored; all that are filled in a new one. */
export function changedUserFields(before: UserForms, user: UserForm): readonly UserField[] {
  const fields = changedFields(byUid(before).get(user.uid) ?? blankUser([]), user)
  const password = 'smtp.authentication.password'
  return comesWithPassword(user) && !fields.includes(password) ? [...fields, password] : fields
}
export const isNewUser = (before: UserForms, { uid }: UserForm): boolean => !byUid(before).has(uid)

export function usersChanged(before: UserForms, after: UserForms): boolean {
  if (before === after) return false
  if (before.length !== after.length) return true
  return after.some((user, index) => {
    if (user === before[index]) return false
    const was = byUid(before).get(user.uid)
    return was === undefined || changedUserFields(before, user).length > 0
  })
}

function setAt(holder: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return holder
  return { ...holder, [key]: setAt((holder as Record<string, unknown>)[key], rest, value) }
}

/** The record with one of its fields changed, by the field's path in it. */
export function withUserField(user: UserForm, field: string, value: Change['value']): UserForm {
  if (['uid', 'stored', 'read', 'fromRead'].includes(field)) return user
  return setAt(user, field.split('.'), field === 'smtp.port' ? String(value ?? '') : value) as UserForm
}

/** The list after a change that a warning or a hint proposes; the same list where the change is none of its business. */
export function applyToUsers(users: UserForms, { path, value }: Change): UserForms {
  const [, index, field = ''] = /^users\.(\d{1,9})\.(.+)$/.exec(path) ?? []
  const user = index === undefined ? undefined : users[Number(index)]
  return user ? users.with(Number(index), withUserField(user, field, value)) : users
}

const searchKeys = everyOnce(({ login, name, email, smtp }: UserForm) => nameKey([login, name, email, smtp.server, smtp.authentication.user].join('\n')))
const orderKeys = everyOnce(({ stored }: UserForm) => (stored === null ? null : nameKey(stored)))

/** Places in the list, new ones first, then by the login that is stored: a row stays where it is while its login is typed. */
export const ordered = (users: UserForms): readonly number[] => orderOf(orderKeys(users))
const orderOf = whileSame((keys: readonly (string | null)[]): readonly number[] => {
  const [fresh, rest] = [[] as number[], [] as [string, number][]]
  keys.forEach((key, index) => {
    if (key === null) fresh.unshift(index)
    else rest.push([key, index])
  })
  rest.sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j))
  return [...fresh, ...rest.map(([, index]) => index)]
})

/** Case and accents do not matter. */
export function foundUsers(users: UserForms, filter: string): readonly number[] {
  const wanted = nameKey(filter.trim())
  if (wanted === '') return ordered(users)
  const keys = searchKeys(users)
  return ordered(users).filter((index) => keys[index]?.includes(wanted) === true)
}

/** Whose passwords are still with the back end, which read them, by the read. Typed ones come first. */
export function passwordsOfReads(users: UserForms): { readId: string; logins: string[] }[] {
  const reads = new Map<string, string[]>()
  for (const user of users) {
    if (user.fromRead === null || !comesWithPassword(user) || user.smtp.authentication.password !== '') continue
    const logins = reads.get(user.fromRead.readId) ?? []
    logins.push(user.login)
    reads.set(user.fromRead.readId, logins)
  }
  return [...reads].map(([readId, logins]) => ({ readId, logins }))
}
