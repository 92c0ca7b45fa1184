/** Users from the ERP's database: where it is, a look, what would change, and what of it comes into the fields. */
import { Button, Spinner } from '@fluentui/react-components'
import { useMemo, useState, type SyntheticEvent } from 'react'
import type { ReadRequest, ReadResult } from '../../../../shared/contract/users.ts'
import { applyImport } from '../../../../shared/domain/users/import.ts'
import { focusField } from '../../../app/focus-field.ts'
import { useNotify } from '../../../app/notify.ts'
import { errorText } from '../../../ui/error-text.ts'
import { Question } from '../../../ui/Question.tsx'
import { numberText, useText } from '../../../ui/text.ts'
import { useSystemScreen } from '../../systems/editor-context.tsx'
import { databaseInput } from '../../systems/form.ts'
import { ConnectionFields } from './ConnectionFields.tsx'
import { ReadFailure, ReadNotes } from './ReadNotes.tsx'
import { ReadPreview } from './ReadPreview.tsx'
import styles from './read.module.css'
import { newUids, takeIntoForm } from './take.ts'
import { useReading, type Reading } from './use-reading.ts'
import { useSelection } from './use-selection.ts'

export function ReadUsersDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { reading, start, stop, keep } = useReading()
  const found = reading.at === 'done' && reading.what === 'users' && reading.result.outcome === 'read' ? reading.result : null

  async function begin(what: ReadRequest['what']): Promise<void> {
    if (!(await editor.form.trigger('database'))) {
      const field = Object.keys(editor.form.getFieldState('database').error ?? {})[0]
      return focusField(`database.${field ?? 'kind'}`)
    }
    const { database } = databaseInput(editor.form.getValues('database'))
    if (!database) return focusField('database.kind')
    await start({ systemId: editor.view?.id ?? null, database, what })
  }

  if (found) return <PreviewStep result={found} onBack={stop} onClose={onClose} onKeep={keep} />
  const running = reading.at === 'running'
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!running) void begin('users')
  }
  return (
    <Question
      wide
      className={styles.dialog ?? ''}
      title={t('usersRead.title')}
      onClose={onClose}
      // Enter in a field reads.
      onSubmit={submit}
      actions={
        running ? (
          <Button onClick={stop}>{t('usersRead.stop')}</Button>
        ) : (
          <>
            <Button appearance="primary" type="submit">
              {t('usersRead.read')}
            </Button>
            <Button onClick={() => void begin('connection')}>{t('usersRead.test')}</Button>
            <Button onClick={onClose}>{t('usersRead.close')}</Button>
          </>
        )
      }
    >
      <p className={styles.note}>{t('usersRead.about')}</p>
      <ConnectionFields />
      <State reading={reading} />
    </Question>
  )
}

/** How it goes, or how it went. */
function State({ reading }: { readonly reading: Reading }) {
  const t = useText()
  switch (reading.at) {
    case 'idle':
      return null
    case 'running': {
      const { rows } = reading
      return (
        <div className={styles.state} role="status">
          <Spinner size="tiny" label={rows === 0 ? t('usersRead.connecting') : t('usersRead.rows', { number: numberText(rows) })} />
        </div>
      )
    }
    case 'broken':
      return (
        <div role="alert" className={styles.failure}>
          <p>{errorText(t, reading.error)}</p>
        </div>
      )
    case 'done': {
      const { failure, table, outcome } = reading.result
      if (failure) return <ReadFailure failure={failure} />
      if (outcome === 'cancelled' || !table) return <p role="status">{t('usersRead.cancelled')}</p>
      return (
        <div role="status" className={styles.reached}>
          <p>{t('usersRead.reached', { server: table.server, schema: table.schema })}</p>
          <ReadNotes result={reading.result} />
        </div>
      )
    }
  }
}

function PreviewStep(props: {
  readonly result: ReadResult
  readonly onBack: () => void
  readonly onClose: () => void
  readonly onKeep: (readId: string) => void
}) {
  const { result, onBack, onClose, onKeep } = props
  const t = useText()
  const notify = useNotify()
  const { editor } = useSystemScreen()
  const [passwords, setPasswords] = useState(false)
  const { users } = editor.values
  const selection = useSelection(users, result, passwords)
  const count = selection.chosen.length
  const uids = useMemo(() => newUids(users), [users])

  function take(): void {
    const before = editor.values
    const readId = passwords ? result.readId : null
    if (readId !== null) onKeep(readId)
    const next = applyImport(users, selection.all, new Set(selection.chosen), (table, current, fields) => takeIntoForm(table, current, fields, readId, uids()))
    editor.replace({ ...before, users: next })
    notify({
      intent: 'info',
      text: t('usersRead.taken', { count, number: numberText(count) }),
      action: { label: t('common.undo'), run: () => editor.replace(before) },
    })
    onClose()
  }
  return (
    <Question
      wide
      className={styles.dialog ?? ''}
      title={t('usersRead.title')}
      onClose={onClose}
      actions={
        <>
          <Button appearance="primary" disabled={count === 0} onClick={take}>
            {t('usersRead.take', { count, number: numberText(count) })}
          </Button>
          <Button onClick={onBack}>{t('usersRead.change')}</Button>
          <Button onClick={onClose}>{t('usersRead.close')}</Button>
        </>
      }
    >
      <ReadPreview result={result} selection={selection} passwords={passwords} onPasswords={setPasswords} />
    </Question>
  )
}
