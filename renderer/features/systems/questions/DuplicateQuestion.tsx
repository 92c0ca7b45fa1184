import { Button, Input } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { SystemView } from '../../../../shared/contract/systems.ts'
import { AppError } from '../../../../shared/errors.ts'
import { useClient } from '../../../client/context.tsx'
import { keys } from '../../../client/queries.ts'
import { Question } from '../../../ui/Question.tsx'
import { Row } from '../../../ui/Row.tsx'
import { useText } from '../../../ui/text.ts'

export function DuplicateQuestion(props: { readonly view: SystemView; readonly onClose: () => void; readonly onDuplicated: (id: string) => void }) {
  const { view, onClose, onDuplicated } = props
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { name } = view.document
  const [copy, setCopy] = useState(() => t('systems.duplicateQuestion.suggestion', { name }).slice(0, 60))
  const [wrong, setWrong] = useState<string | null>(null)

  async function duplicate(event: SyntheticEvent) {
    event.preventDefault()
    try {
      const made = await client.call('systems.duplicate', { id: view.id, name: copy })
      // What is chosen has to be in the list.
      await queries.invalidateQueries({ queryKey: keys.systems })
      onClose()
      onDuplicated(made.id)
    } catch (error) {
      const issue = error instanceof AppError ? error.issues[0] : undefined
      const code = error instanceof AppError ? error.code : 'internal'
      setWrong(issue ? t(`fields.${issue.code}`, { ...issue.params }) : t(`errors.${code}`, { ...(error instanceof AppError ? error.details : {}) }))
    }
  }

  return (
    <Question
      title={t('systems.duplicateQuestion.title', { name })}
      onClose={onClose}
      onSubmit={(event) => void duplicate(event)}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {t('systems.duplicateQuestion.ok')}
          </Button>
          <Button onClick={onClose}>{t('systems.duplicateQuestion.cancel')}</Button>
        </>
      }
    >
      <Row label={t('systems.duplicateQuestion.label')} {...(wrong !== null && { validationState: 'error', validationMessage: wrong })}>
        <Input autoFocus value={copy} maxLength={200} onChange={(_, { value }) => setCopy(value)} />
      </Row>
    </Question>
  )
}
