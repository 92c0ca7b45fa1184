/** Two versions of the users side by side, in a comparison: who is there, and for each who differs, in what. */
import type { TFunction } from 'i18next'
import { compareUsers, userFieldValue, type UserField } from '../../../shared/domain/users/compare.ts'
import { useText } from '../../ui/text.ts'
import type { UserForm, UserForms } from './user-form.ts'

/** As many as one looks through before deciding. */
const most = 20

interface Difference {
  readonly login: string
  readonly theirs: string
  readonly mine: string
}

/** One field in words; a password never. */
function shown(t: TFunction, user: UserForm, field: UserField): string {
  const value = userFieldValue(user, field)
  const words = (key: string) => t(`systems.conflict.${key}`)
  const text =
    field === 'smtp.authentication.password'
      ? words(value === null ? 'secretRemoved' : value === '' ? 'secretKept' : 'secretTyped')
      : typeof value === 'boolean'
        ? words(value ? 'on' : 'off')
        : value === null || value === ''
          ? words('blank')
          : value
  return t('users.compare.field', { field: t(`users.compare.fields.${field}`), value: text })
}

function differences(t: TFunction, theirs: UserForms, mine: UserForms): Difference[] {
  const { added, changed, gone } = compareUsers(theirs, mine)
  const [present, absent] = [t('users.compare.present'), t('users.compare.absent')]
  const lines = (user: UserForm, fields: readonly UserField[]) => fields.map((field) => shown(t, user, field)).join('; ')
  return [
    ...changed.map(({ before, after, fields }) => ({ login: after.login, theirs: lines(before, fields), mine: lines(after, fields) })),
    ...added.map(({ login }) => ({ login, theirs: absent, mine: present })),
    ...gone.map(({ login }) => ({ login, theirs: present, mine: absent })),
  ]
}

export function UsersDifference({ theirs, mine }: { readonly theirs: UserForms; readonly mine: UserForms }) {
  const t = useText()
  const all = differences(t, theirs, mine)
  return (
    <>
      {all.slice(0, most).map(({ login, theirs: left, mine: right }) => (
        <tr key={login}>
          <th scope="row">{t('users.compare.user', { login })}</th>
          <td>{left}</td>
          <td>{right}</td>
        </tr>
      ))}
      {all.length > most && (
        <tr>
          <td colSpan={3}>{t('users.compare.others', { count: all.length - most })}</td>
        </tr>
      )}
    </>
  )
}
