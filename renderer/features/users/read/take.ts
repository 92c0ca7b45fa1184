/** Rows of the ERP's table become records in the fields. Pure. */
import type { ReadUserView } from '../../../../shared/contract/users.ts'
import { userFieldValue, type UserField } from '../../../../shared/domain/users/compare.ts'
import { blankUser, withUserField, type UserForm } from '../user-form.ts'

const all: readonly UserField[] = [
  'login',
  'name',
  'email',
  'smtp.server',
  'smtp.port',
  'smtp.authentication.enabled',
  'smtp.authentication.ssl',
  'smtp.authentication.user',
]

/**
 * @param fields what is another in the table; of a record that is there the rest stays
 * @param readId of the read whose password comes along; null when none does
 * @param uid for a new one
 */
export function takeIntoForm(table: ReadUserView, current: UserForm | null, fields: readonly UserField[], readId: string | null, uid: string): UserForm {
  const taken = current === null ? all : fields.filter((field) => all.includes(field))
  const start = current ?? { ...blankUser([]), uid }
  const record = taken.reduce((user, field) => withUserField(user, field, userFieldValue(table, field)), start)
  if (readId === null || table.tablePassword !== 'new') return { ...record, read: record }
  const authentication = { ...record.smtp.authentication, password: '' }
  const withPassword = { ...record, smtp: { ...record.smtp, authentication } }
  return { ...withPassword, read: withPassword, fromRead: { readId, login: record.login } }
}

/** Names for new records that none of these has. */
export function newUids(users: readonly UserForm[]): () => string {
  let last = Number(blankUser(users).uid.slice(1)) - 1
  return () => `+${++last}`
}
