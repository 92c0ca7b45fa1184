/** What a look into the table said beside the rows: columns that are not there, rows that could not be taken, and why it failed. */
import { Link } from '@fluentui/react-components'
import type { TFunction } from 'i18next'
import type { ReadResult } from '../../../../shared/contract/users.ts'
import { focusField } from '../../../app/focus-field.ts'
import { numberText, useText } from '../../../ui/text.ts'
import styles from './read.module.css'

export function ReadFailure({ failure }: { readonly failure: NonNullable<ReadResult['failure']> }) {
  const t = useText()
  const { code, field, detail } = failure
  return (
    <div role="alert" className={styles.failure}>
      <p>
        {t(`usersRead.failures.${code}`)}{' '}
        {field !== null && (
          <Link as="button" inline onClick={() => focusField(field)}>
            {t('usersRead.goTo')}
          </Link>
        )}
      </p>
      {detail !== '' && <p className={styles.detail}>{t('usersRead.detail', { detail })}</p>}
    </div>
  )
}

/** One row that was left out: by its own words, or by those of the field it would have been. */
function strangeText(t: TFunction, { login, handle, column, code }: ReadResult['strange'][number]): string {
  const known = ['much-too-long', 'not-a-value', 'not-a-number', 'not-s-or-n', 'not-one-or-two'].includes(code)
  const reason = known ? t(`usersRead.strangeReasons.${code}`) : t(`fields.${code}`, { max: '' })
  return t('usersRead.strangeRow', { login: login === '' ? t('usersRead.unnamed') : login, handle: handle ?? '?', column: column ?? '?', reason })
}

/** As many as one reads before asking the ERP's administrator. */
const most = 20

export function ReadNotes({ result }: { readonly result: ReadResult }) {
  const t = useText()
  const { table, strange, strangeCount, more, users } = result
  const rest = strangeCount - Math.min(most, strange.length)
  return (
    <>
      {table && table.missing.length > 0 && <p className={styles.note}>{t('usersRead.missing', { count: table.missing.length, columns: table.missing.join(', ') })}</p>}
      {table && table.forbidden.length > 0 && <p className={styles.note}>{t('usersRead.forbidden', { count: table.forbidden.length, columns: table.forbidden.join(', ') })}</p>}
      {more && <p className={styles.note}>{t('usersRead.more', { number: numberText(users.length) })}</p>}
      {strangeCount > 0 && (
        <details className={styles.note}>
          <summary>{t('usersRead.strange', { count: strangeCount, number: numberText(strangeCount) })}</summary>
          <ul>
            {strange.slice(0, most).map((row) => (
              <li key={`${row.handle ?? ''} ${row.login}`}>{strangeText(t, row)}</li>
            ))}
            {rest > 0 && <li>{t('usersRead.strangeMore', { number: numberText(rest) })}</li>}
          </ul>
        </details>
      )}
    </>
  )
}
