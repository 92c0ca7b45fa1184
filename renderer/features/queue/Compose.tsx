/** A new message: into the queue now, held, or at its time; and a schedule that is changed. */
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SyntheticEvent } from 'react'
import type { QueuedContent } from '../../../shared/contract/queue.ts'
import type { ScheduleView } from '../../../shared/contract/schedule.ts'
import { AppError, type FieldIssue } from '../../../shared/errors.ts'
import { focusField } from '../../app/focus-field.ts'
import { useClosedByEscape } from '../../app/innermost.ts'
import { useNotify } from '../../app/notify.ts'
import { useClient } from '../../client/context.tsx'
import { keys, useSystem } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import type { Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import { blankRule, draftOf, ruleOf } from '../schedule/rule-form.ts'
import { blankMessage, contentOf, issuePath, issuesAt, messageDraftOf, type When } from './compose-form.ts'
import styles from './compose.module.css'
import { MessageFields } from './MessageFields.tsx'
import { WhenFields } from './WhenFields.tsx'

export interface Composing {
  readonly systemId: string
  /** null: a new message */
  readonly schedule: ScheduleView | null
}
interface Props {
  readonly composing: Composing
  /** to the messages, to the schedules, or back to where one was */
  readonly onDone: (to: 'messages' | 'schedules' | null) => void
}

export function Compose({ composing, onDone }: Props) {
  const t = useText()
  const client = useClient()
  const id = composing.schedule?.id ?? null
  const query = useQuery({ queryKey: ['schedule-content', id], enabled: id !== null, gcTime: 0, staleTime: 0, queryFn: () => client.call('schedule.get', { id: id ?? '' }) })
  if (query.error) return <LoadFailure error={query.error} />
  if (id !== null && !query.data) return <Spinner label={t('common.session.connecting')} />
  return <ComposeForm composing={query.data ? { ...composing, schedule: query.data.schedule } : composing} content={query.data?.content ?? null} onDone={onDone} />
}

function ComposeForm({ composing, content, onDone }: Props & { readonly content: QueuedContent | null }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const notify = useNotify()
  const { systemId, schedule } = composing
  const system = useSystem(systemId).data?.document ?? null
  const [message, setMessage] = useState(() => (content ? messageDraftOf(content) : blankMessage))
  const [when, setWhen] = useState<When>(schedule ? 'later' : 'now')
  const [rule, setRule] = useState(() => {
    const blank = blankRule(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone)
    return schedule ? draftOf(schedule.rule, schedule.zone, schedule.missed, blank) : blank
  })
  const [issues, setIssues] = useState<readonly FieldIssue[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const touched = useRef(false)
  // What was typed is thrown away by the button that says so, never by a key.
  useClosedByEscape(form, () => !touched.current && onDone(null))

  const wrong = (path: string): Validation => {
    const found = [...new Set(issuesAt(issues, path).map(({ code, params }) => t(`fields.${code}`, { ...params })))]
    return found.length === 0 ? {} : { validationState: 'error', validationMessage: found.join(' ') }
  }

  async function send(): Promise<void> {
    const written = contentOf(message)
    const planned = { systemId, rule: ruleOf(rule), zone: rule.zone.trim(), missed: rule.missed, content: written }
    if (when !== 'later') await client.call('queue.add', { systemId, content: written, hold: when === 'hold' })
    else if (schedule) await client.call('schedule.change', { id: schedule.id, schedule: planned })
    else await client.call('schedule.add', planned)
  }

  async function submit(event: SyntheticEvent): Promise<void> {
    event.preventDefault()
    if (sending) return
    setSending(true)
    setFailure(null)
    setIssues([])
    try {
      await send()
      for (const queryKey of [keys.queue, keys.schedules]) void queries.invalidateQueries({ queryKey })
      notify({ intent: 'success', text: t(schedule ? 'queue.compose.done.changed' : `queue.compose.done.${when}`) })
      onDone(when === 'later' ? 'schedules' : 'messages')
    } catch (error) {
      setSending(false)
      setFailure(error)
      if (!(error instanceof AppError) || error.issues.length === 0) return
      setIssues(error.issues)
      focusField(issuePath(error.issues[0]?.path ?? ''))
    }
  }

  return (
    <form ref={form} className={styles.compose} onChange={() => (touched.current = true)} onSubmit={(event) => void submit(event)} noValidate aria-labelledby="compose-title">
      <header>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => onDone(null)}>
          {t('queue.details.back')}
        </Button>
        <h2 id="compose-title">{t(schedule ? 'queue.compose.editTitle' : 'queue.compose.title')}</h2>
      </header>
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{errorText(t, failure)}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.columns}>
        <MessageFields message={message} system={system} wrong={wrong} onChange={setMessage} />
        <div>
          <WhenFields when={when} rule={rule} fixed={schedule !== null} wrong={wrong} onWhen={setWhen} onRule={setRule} />
          <div className={styles.go}>
            <Button size="large" appearance="primary" type="submit" disabledFocusable={sending}>
              {t(schedule ? 'queue.compose.go.changed' : `queue.compose.go.${when}`)}
            </Button>
            <Button size="large" onClick={() => onDone(null)}>
              {t('queue.compose.drop')}
            </Button>
          </div>
        </div>
      </div>
    </form>
  )
}
