/** The schedules: what, when, the next time; pause, edit, cancel, send one now. */
import { Button, Spinner } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScheduleView } from '../../../shared/contract/schedule.ts'
import { useNotify } from '../../app/notify.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { focusFirst, Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import queueStyles from '../queue/queue.module.css'
import { inZoneText, ruleText } from './rule-text.ts'
import styles from './schedule.module.css'

interface Props {
  /** null: those of all systems */
  readonly systemId: string | null
  readonly onEdit: (schedule: ScheduleView) => void
  readonly onMessages: (scheduleId: string) => void
}

type Change = { readonly kind: 'pause' | 'resume' | 'send' | 'remove'; readonly id: string }

export function ScheduleList({ systemId, onEdit, onMessages }: Props) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const notify = useNotify()
  const [removing, setRemoving] = useState<ScheduleView | null>(null)
  const query = useQuery({ queryKey: keys.schedules, queryFn: () => client.call('schedule.list', null) })
  const change = useMutation({
    async mutationFn({ kind, id }: Change) {
      if (kind === 'send') await client.call('schedule.sendNow', { id })
      else if (kind === 'remove') await client.call('schedule.remove', { id })
      else await client.call('schedule.pause', { id, paused: kind === 'pause' })
    },
    onSuccess: (_, { kind }) => notify({ intent: 'success', text: t(`schedule.done.${kind}`) }),
    onError: (error) => notify({ intent: 'error', text: errorText(t, error) }),
    onSettled: () => {
      for (const queryKey of [keys.schedules, keys.queue]) void queries.invalidateQueries({ queryKey })
    },
  })
  if (query.error) return <LoadFailure error={query.error} />
  if (!query.data) return <Spinner />
  const shown = query.data.filter((schedule) => systemId === null || schedule.systemId === systemId)
  if (shown.length === 0) return <p className={queueStyles.nothing}>{t(systemId === null ? 'schedule.emptyAll' : 'schedule.empty')}</p>
  return (
    <>
      <ul className={styles.list} aria-label={t('schedule.label')}>
        {shown.map((schedule) => {
          const { id, subject, to, systemName, rule, zone, paused, nextAt, lastAt } = schedule
          return (
            <li key={id} data-off={paused || nextAt === null}>
              <div className={styles.what}>
                <strong>{subject === '' ? t('queue.noSubject') : subject}</strong>
                <span>
                  {ruleText(t, rule)} · {paused ? t('schedule.paused') : nextAt === null ? t('schedule.ended') : t('schedule.next', { time: inZoneText(nextAt, zone), zone })}
                </span>
                <small>
                  {systemId === null && `${systemName} · `}
                  {t('schedule.to', { to: to.slice(0, 3).join(', ') })}
                  {lastAt !== null && ` · ${t('schedule.last', { time: inZoneText(lastAt, zone) })}`}
                </small>
              </div>
              <div className={styles.buttons} role="group" aria-label={subject}>
                <Button size="small" disabled={change.isPending} onClick={() => change.mutate({ kind: 'send', id })}>
                  {t('schedule.actions.send')}
                </Button>
                {nextAt !== null && (
                  <Button size="small" disabled={change.isPending} onClick={() => change.mutate({ kind: paused ? 'resume' : 'pause', id })}>
                    {t(paused ? 'schedule.actions.resume' : 'schedule.actions.pause')}
                  </Button>
                )}
                <Button size="small" onClick={() => onEdit(schedule)}>
                  {t('schedule.actions.edit')}
                </Button>
                <Button size="small" appearance="subtle" onClick={() => onMessages(id)}>
                  {t('schedule.actions.messages')}
                </Button>
                <Button size="small" appearance="subtle" onClick={() => setRemoving(schedule)}>
                  {t('schedule.actions.remove')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      {removing && (
        <Question
          title={t('schedule.removeQuestion.title')}
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button
                appearance="primary"
                onClick={() => {
                  change.mutate({ kind: 'remove', id: removing.id })
                  setRemoving(null)
                }}
              >
                {t('schedule.removeQuestion.go')}
              </Button>
              <Button {...focusFirst} onClick={() => setRemoving(null)}>
                {t('queue.back')}
              </Button>
            </>
          }
        >
          {t('schedule.removeQuestion.text', { subject: removing.subject })}
        </Question>
      )}
    </>
  )
}
