/** Two programs saved the same system: both versions side by side, where they differ, and the choice. */
import { Button } from '@fluentui/react-components'
import type { TFunction } from 'i18next'
import type { SystemView } from '../../../../shared/contract/systems.ts'
import { Question } from '../../../ui/Question.tsx'
import { dateTimeText, useText } from '../../../ui/text.ts'
import { changedPaths, formOf, type SystemForm } from '../form.ts'
import styles from '../systems.module.css'
import { UsersDifference } from '../../users/UsersDifference.tsx'

export type ConflictAnswer = 'mine' | 'theirs' | 'stay'

function valueAt(form: SystemForm, path: string): unknown {
  return path.split('.').reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], form)
}

/** One side of the comparison in words; a password never. */
function shown(t: TFunction, path: string, value: unknown): string {
  const words = (key: string) => t(`systems.conflict.${key}`)
  if (path.endsWith('.password')) return words(value === null ? 'secretRemoved' : value === '' ? 'secretKept' : 'secretTyped')
  if (typeof value === 'boolean') return words(value ? 'on' : 'off')
  if (path === 'protocol') return t(`common.protocol.${String(value)}`)
  if (path === 'smtp.security') return t(`internet.advanced.securities.${String(value)}`)
  if (path === 'parameters')
    return (value as SystemForm['parameters']).map((row) => `${row.name}=${row.value}`).join('; ') || words('blank')
  if (path === 'smtp.trust')
    return (value as SystemForm['smtp']['trust']).map((entry) => `${entry.host}:${entry.port} (${t(`common.trust.${entry.kind}`)})`).join('; ') || words('blank')
  return typeof value === 'string' && value !== '' ? value : words('blank')
}

export function ConflictQuestion(props: {
  readonly current: SystemView
  readonly mine: SystemForm
  readonly onAnswer: (answer: ConflictAnswer) => void
}) {
  const { current, mine, onAnswer } = props
  const t = useText()
  const theirs = formOf(current.document)
  const different = [...changedPaths(theirs, mine)]
  return (
    <Question
      wide
      title={t('systems.conflict.title', { name: current.document.name })}
      onClose={() => onAnswer('stay')}
      actions={
        <>
          <Button appearance="primary" onClick={() => onAnswer('stay')}>
            {t('systems.conflict.stay')}
          </Button>
          <Button onClick={() => onAnswer('theirs')}>{t('systems.conflict.takeTheirs')}</Button>
          <Button onClick={() => onAnswer('mine')}>{t('systems.conflict.keepMine')}</Button>
        </>
      }
    >
      <p>{t('systems.conflict.text', { when: dateTimeText(current.savedAt) })}</p>
      {different.length === 0 ? (
        <p>{t('systems.conflict.same')}</p>
      ) : (
        <table className={styles.compare}>
          <thead>
            <tr>
              <th scope="col">{t('systems.conflict.field')}</th>
              <th scope="col">{t('systems.conflict.theirs')}</th>
              <th scope="col">{t('systems.conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {different.filter((path) => path !== 'users').map((path) => (
              <tr key={path}>
                <th scope="row">{t(`systems.fields.${path}`)}</th>
                <td>{shown(t, path, valueAt(theirs, path))}</td>
                <td>{shown(t, path, valueAt(mine, path))}</td>
              </tr>
            ))}
            {different.includes('users') && <UsersDifference theirs={theirs.users} mine={mine.users} />}
          </tbody>
        </table>
      )}
    </Question>
  )
}
