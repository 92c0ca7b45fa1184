/**
 * Two lists of users side by side: who is new, who is changed and in what, who is gone. By login, whatever its case; of a login
 * that stands there twice the first counts. Passwords are never compared, only said to be given. Pure.
 */
import type { SystemUser } from '../system/document.ts'
import { userKey } from './user.ts'

/** A record as stored, as read from the table, or as it stands in the fields (where a port is text). */
export interface ComparedUser {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly smtp: Omit<SystemUser['smtp'], 'port' | 'authentication'> & {
    readonly port: number | string | null
    readonly authentication: {
      readonly enabled: boolean
      readonly user: string
      readonly ssl: boolean
      /** absent or blank: whatever is stored · null: none · text: a new one */
      readonly password?: string | null | undefined
    }
  }
}

export const userFields = [
  'login',
  'name',
  'email',
  'smtp.server',
  'smtp.port',
  'smtp.authentication.enabled',
  'smtp.authentication.ssl',
  'smtp.authentication.user',
  'smtp.authentication.password',
] as const
export type UserField = (typeof userFields)[number]

export interface ChangedUser<U> {
  readonly before: U
  readonly after: U
  readonly fields: readonly UserField[]
}
export interface UsersComparison<U> {
  readonly added: readonly U[]
  readonly changed: readonly ChangedUser<U>[]
  readonly gone: readonly U[]
}

/** What stands in one field. A blank port is a blank port, however it is written. */
export function userFieldValue(user: ComparedUser, field: UserField): string | boolean | null {
  const { smtp } = user
  switch (field) {
    case 'login':
    case 'name':
    case 'email':
      return user[field]
    case 'smtp.server':
      return smtp.server
    case 'smtp.port':
      return smtp.port === null ? '' : String(smtp.port)
    case 'smtp.authentication.enabled':
      return smtp.authentication.enabled
    case 'smtp.authentication.ssl':
      return smtp.authentication.ssl
    case 'smtp.authentication.user':
      return smtp.authentication.user
    case 'smtp.authentication.password':
      return smtp.authentication.password === undefined ? '' : smtp.authentication.password
  }
}

export function changedFields(before: ComparedUser, after: ComparedUser): readonly UserField[] {
  if (before === after) return []
  return userFields.filter((field) =>
    field === 'smtp.authentication.password'
      ? // What was given before is of no account: a record as stored has none.
        userFieldValue(after, field) !== ''
      : userFieldValue(before, field) !== userFieldValue(after, field),
  )
}

function byKey<U extends ComparedUser>(users: readonly U[]): Map<string, U> {
  const map = new Map<string, U>()
  for (const user of users) if (!map.has(userKey(user.login))) map.set(userKey(user.login), user)
  return map
}

export function compareUsers<U extends ComparedUser>(before: readonly U[], after: readonly U[]): UsersComparison<U> {
  const [was, is] = [byKey(before), byKey(after)]
  const changed: ChangedUser<U>[] = []
  const added: U[] = []
  for (const [key, user] of is) {
    const old = was.get(key)
    if (!old) added.push(user)
    else {
      const fields = changedFields(old, user)
      if (fields.length > 0) changed.push({ before: old, after: user, fields })
    }
  }
  return { added, changed, gone: [...was].flatMap(([key, user]) => (is.has(key) ? [] : [user])) }
}
