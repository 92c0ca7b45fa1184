/**
 * A document as a list of places and values, for whoever keeps or compares settings. No secret is in a document, so none is here.
 *
 * A user's record stands under its login (`users.JOSE.smtp.port`), not under its place in the list, which says nothing.
 */
import type { SystemDocument } from '../system/document.ts'
import { inert } from '../text/inert.ts'

export type SettingValue = string | number | boolean
/** What is blank, or not there at all, is left out: for a setting these are the same. */
export type SettingValues = ReadonlyMap<string, SettingValue>

/** Characters of one value. */
const longest = 500

const userFields = ['name', 'email', 'origin', 'smtp.server', 'smtp.port', 'smtp.authentication.enabled', 'smtp.authentication.user', 'smtp.authentication.ssl', 'smtp.authentication.password'] // prettier-ignore

/** `users.JOSE.smtp.port` → JOSE and `smtp.port`; a login may hold dots itself. Null for every other place. */
export function userPlace(path: string): { readonly login: string; readonly field: string } | null {
  if (!path.startsWith('users.')) return null
  const rest = path.slice('users.'.length)
  const field = userFields.filter((name) => rest.endsWith(`.${name}`)).reduce((best, name) => (name.length > best.length ? name : best), '')
  return field === '' ? null : { login: rest.slice(0, -field.length - 1), field }
}

/** An exception in a line: whose, of which kind, until when. Of an authority's certificate its end tells it apart from others. */
function trustText({ host, port, kind, value, until }: SystemDocument['smtp']['trust'][number]): string {
  const mark = kind === 'ca' ? value.replace(/-----[^-]*-----|\s/g, '').slice(-16) : value
  return `${host}:${port} ${kind} ${mark}${until === null ? '' : ` → ${until}`}`
}

function gather(values: Map<string, SettingValue>, path: string, value: unknown): void {
  if (value === null || value === undefined || value === '') return
  if (typeof value === 'string') values.set(path, inert(value).slice(0, longest))
  else if (typeof value === 'number' || typeof value === 'boolean') values.set(path, value)
  else if (!Array.isArray(value) && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) gather(values, path === '' ? key : `${path}.${key}`, inner)
}

/** Everything that somebody can have changed. */
export function valuesOf(document: SystemDocument): SettingValues {
  const { smtp, users = [] } = document
  const values = new Map<string, SettingValue>()
  gather(values, '', { ...document, users: null, smtp: { ...smtp, trust: smtp.trust.map(trustText).join('; ') } })
  // The login is in the path.
  for (const user of users) gather(values, `users.${user.login.toUpperCase()}`, { ...user, login: null })
  return values
}

/** What a run depends on: of the users only the one it ran as, under `user`; nothing of names, notes and the ERP's database. */
export function settingsOfRun(document: SystemDocument, asUser: string | null): Record<string, SettingValue> {
  const values = [...valuesOf({ ...document, users: [] })].filter(([path]) => !/^(?:name$|description$|database\.)/.test(path))
  const user = asUser === null ? undefined : document.users?.find(({ login }) => login.toUpperCase() === asUser.toUpperCase())
  const own = new Map<string, SettingValue>()
  if (user) gather(own, 'user', { ...user, login: null, name: null })
  return Object.fromEntries([...values, ...own])
}
