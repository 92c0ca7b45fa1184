/** How often and when it is tried again, how long what was sent is kept, how many connections, and whether a process starts with the page. */
import { Button, Checkbox, Input, Spinner } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { AppError, type FieldIssue } from '../../../shared/errors.ts'
import type { QueueSettings } from '../../../shared/contract/queue.ts'
import { useNotify } from '../../app/notify.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Group } from '../../ui/Group.tsx'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import { draftOf, settingsOf, type SettingsDraft } from './settings-form.ts'
import styles from './services.module.css'

const key = [...keys.queue, 'settings'] as const

export function QueueSettingsForm() {
  const t = useText()
  const client = useClient()
  const query = useQuery({ queryKey: key, queryFn: () => client.call('queue.settings', null) })
  if (query.error) return <LoadFailure error={query.error} />
  if (!query.data) return <Spinner label={t('common.session.connecting')} />
  return <Form settings={query.data} />
}

const numbers = ['attempts', 'waitMinutes', 'keepSentDays', 'connectionsPerServer'] as const

function Form({ settings }: { readonly settings: QueueSettings }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const notify = useNotify()
  /** null: as it is stored, also when another program changes it */
  const [draft, setDraft] = useState<SettingsDraft | null>(null)
  const [issues, setIssues] = useState<readonly FieldIssue[]>([])
  const shown = draft ?? draftOf(settings)
  const wrong = (path: string): Validation => {
    const found = issues.find((issue) => issue.path.split('.')[0] === path)
    return found ? { validationState: 'error', validationMessage: t(`fields.${found.code}`, { ...found.params }) } : {}
  }
  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    setIssues([])
    try {
      queries.setQueryData(key, await client.call('queue.saveSettings', settingsOf(shown)))
      setDraft(null)
      notify({ intent: 'success', text: t('services.settings.saved') })
    } catch (error) {
      if (error instanceof AppError) setIssues(error.issues)
      notify({ intent: 'error', text: errorText(t, error) })
    }
  }
  return (
    <form className={styles.settings} onSubmit={(event) => void save(event)} noValidate>
      <Group title={t('services.settings.title')}>
        {numbers.map((name) => (
          <Row key={name} path={name} label={t(`services.settings.fields.${name}`)} hint={t(`services.settings.help.${name}`)} {...wrong(name)}>
            <Input id={fieldId(name)} inputMode={name === 'waitMinutes' ? 'text' : 'numeric'} value={shown[name]} onChange={(_, { value }) => setDraft({ ...shown, [name]: value })} />
          </Row>
        ))}
        <Checkbox
          label={t('services.settings.fields.workerWithPage')}
          checked={shown.workerWithPage}
          onChange={(_, { checked }) => setDraft({ ...shown, workerWithPage: checked === true })}
        />
        <div className={styles.buttons}>
          <Button appearance="primary" type="submit" disabled={draft === null}>
            {t('services.settings.save')}
          </Button>
          {draft !== null && (
            <Button
              onClick={() => {
                setDraft(null)
                setIssues([])
              }}
            >
              {t('services.settings.drop')}
            </Button>
          )}
        </div>
      </Group>
    </form>
  )
}
