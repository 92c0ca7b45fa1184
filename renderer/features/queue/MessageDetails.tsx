/** One message: where it stands and why, who got it, every try with its conversation, and the message itself. */
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { QueueAttempt, QueuedMessage } from '../../../shared/contract/queue.ts'
import type { QueueAction } from '../../../shared/domain/outbox/states.ts'
import { useClosedByEscape } from '../../app/innermost.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { dateTimeText, numberText, useText } from '../../ui/text.ts'
import { Transcript } from '../test-send/Transcript.tsx'
import styles from './queue.module.css'
import { reasonText } from './why.ts'
import { evidenceText } from './evidence.ts'

interface Props {
  readonly id: string
  readonly busy: boolean
  readonly onBack: () => void
  readonly onAction: (action: QueueAction) => void
  readonly onResolve: () => void
}

const direct: readonly QueueAction[] = ['send-now', 'hold', 'release', 'cancel', 'resend']

export function MessageDetails({ id, busy, onBack, onAction, onResolve }: Props) {
  const t = useText()
  const client = useClient()
  const article = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useClosedByEscape(article, onBack)
  const query = useQuery({ queryKey: [...keys.queue, 'message', id], queryFn: () => client.call('queue.get', { id }) })
  const there = query.data !== undefined
  useEffect(() => {
    if (there) heading.current?.focus()
  }, [there, id])
  const back = (
    <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
      {t('queue.details.back')}
    </Button>
  )
  if (query.error)
    return (
      <section className={styles.details}>
        {back}
        <LoadFailure error={query.error} />
      </section>
    )
  if (!query.data) return <Spinner />
  const { message, attempts } = query.data
  const { actions } = message
  return (
    <article ref={article} className={styles.details} aria-labelledby="message-title">
      <div className={styles.detailsHead}>
        {back}
        <span className={styles.detailsActions}>
          {direct
            .filter((action) => actions.includes(action))
            .map((action) => (
              <Button key={action} size="small" disabled={busy} onClick={() => onAction(action)}>
                {t(`queue.actions.${action}`)}
              </Button>
            ))}
          {actions.includes('resolve-sent') && (
            <Button size="small" appearance="primary" disabled={busy} onClick={onResolve}>
              {t('queue.actions.resolve')}
            </Button>
          )}
        </span>
      </div>
      <h2 id="message-title" ref={heading} tabIndex={-1}>
        {message.subject === '' ? t('queue.noSubject') : message.subject}
      </h2>
      <p className={styles.state} data-state={message.state}>
        <span>{t(`queue.states.${message.state}`)}</span>
      </p>
      {message.state === 'unknown' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{evidenceText(t, attempts) ?? t('queue.resolve.what')}</MessageBarBody>
        </MessageBar>
      )}
      {message.held !== null && <p>{t('queue.list.held', { reason: reasonText(t, message.held) })}</p>}
      {message.code !== null && message.state !== 'sent' && <p>{reasonText(t, message.code)}</p>}
      <Facts message={message} />
      <Recipients message={message} />
      <Attempts attempts={attempts} />
      <Source id={id} hasContent={message.hasContent} />
    </article>
  )
}

function Facts({ message }: { readonly message: QueuedMessage }) {
  const t = useText()
  const { systemName, asUser, from, createdAt, dueAt, sentAt, attempts, size, messageId, scheduleId } = message
  const facts: readonly (readonly [string, string | null])[] = [
    ['system', systemName],
    ['asUser', asUser],
    ['from', from],
    ['created', dateTimeText(createdAt)],
    ['due', dueAt === null ? null : dateTimeText(dueAt)],
    ['sent', sentAt === null ? null : dateTimeText(sentAt)],
    ['attempts', String(attempts)],
    ['size', t('queue.details.kilobytes', { size: numberText(size / 1024) })],
    ['messageId', messageId],
    ['schedule', scheduleId],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{t(`queue.details.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Recipients({ message: { recipients } }: { readonly message: QueuedMessage }) {
  const t = useText()
  return (
    <section aria-labelledby="recipients-title">
      <h3 id="recipients-title">{t('queue.details.recipients')}</h3>
      {/* Scrolls sideways on a narrow screen, so the keyboard must reach it. */}
      <div className={styles.wide} tabIndex={0} role="group" aria-labelledby="recipients-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('queue.details.address')}</th>
              <th scope="col">{t('queue.details.kind')}</th>
              <th scope="col">{t('queue.details.state')}</th>
              <th scope="col">{t('queue.details.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {recipients.map(({ address, kind, state, replyCode, reply }) => (
              <tr key={address}>
                <td>{address}</td>
                <td>{t(`queue.details.kinds.${kind}`)}</td>
                <td>{t(`queue.recipientStates.${state}`)}</td>
                <td>{reply === null ? '–' : `${replyCode ?? ''} ${reply}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function resultOf(t: ReturnType<typeof useText>, { endedAt, verdict, phase, code, replyCode, report }: QueueAttempt): string {
  if (endedAt === null) return t('queue.details.going')
  if (verdict === null) return code === null ? t('queue.details.lost') : reasonText(t, code)
  const said = report?.reply ?? null
  const result = `${t(`test.results.${verdict}`)}${phase === null || verdict === 'sent' ? '' : `, ${t(`test.phases.${phase}`)}`}`
  const why = said !== null ? `${replyCode ?? ''} ${said}` : code === null ? null : reasonText(t, code)
  return why === null ? result : `${result}: ${why}`
}

function Attempts({ attempts }: { readonly attempts: readonly QueueAttempt[] }) {
  const t = useText()
  const [open, setOpen] = useState<number | null>(null)
  if (attempts.length === 0) return <p className={styles.help}>{t('queue.details.noAttempts')}</p>
  const shown = attempts.find(({ number }) => number === open)?.report ?? null
  return (
    <section aria-labelledby="attempts-title">
      <h3 id="attempts-title">{t('queue.details.attemptsTitle')}</h3>
      <ol className={styles.attempts}>
        {attempts.map((attempt) => {
          const { number, worker, startedAt, releasedAt, report } = attempt
          return (
            <li key={number}>
              <div>
                <strong>{t('queue.details.attempt', { number, time: dateTimeText(startedAt) })}</strong> {resultOf(t, attempt)}
              </div>
              <small>
                {t('queue.details.by', { worker })}
                {releasedAt !== null && ` · ${t('queue.details.released', { time: dateTimeText(releasedAt) })}`}
              </small>
              {report && (
                <Button size="small" appearance="subtle" aria-expanded={open === number} onClick={() => setOpen(open === number ? null : number)}>
                  {t(open === number ? 'queue.details.hideTranscript' : 'queue.details.showTranscript')}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {shown && <Transcript report={shown} />}
    </section>
  )
}

/** The text of it, never rendered: what somebody wrote into a message can do nothing here. */
function Source({ id, hasContent }: { readonly id: string; readonly hasContent: boolean }) {
  const t = useText()
  const client = useClient()
  const [open, setOpen] = useState(false)
  const query = useQuery({ queryKey: ['queue-source', id], enabled: open, gcTime: 0, queryFn: () => client.call('queue.source', { id }) })
  if (!hasContent) return <p className={styles.help}>{t('queue.details.cleaned')}</p>
  const source = query.data ?? null
  return (
    <section>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'queue.details.hideSource' : 'queue.details.showSource')}
      </Button>
      {open && query.error && <LoadFailure error={query.error} />}
      {open && source && (
        <>
          {source.size > 64 * 1024 && <p className={styles.help}>{t('queue.details.sourceCut', { size: numberText(source.size / 1024) })}</p>}
          <pre className={styles.source} tabIndex={0} aria-label={t('queue.details.source')}>
            {source.text}
          </pre>
        </>
      )}
    </section>
  )
}
