/** Who works and since when, how fast, what is next, what stands still and why. */
import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ShownWorker, WorkerOverview } from '../../../shared/contract/queue-page.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { Group } from '../../ui/Group.tsx'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { agoText, dateTimeText, numberText, useNow, useText } from '../../ui/text.ts'
import { anything, type Looking } from '../queue/search.ts'
import { timeText } from '../queue/why.ts'
import styles from './services.module.css'
import { Stuck } from './Stuck.tsx'

export function Processes({ onShow }: { readonly onShow: (looking: Looking) => void }) {
  const t = useText()
  const client = useClient()
  const query = useQuery({ queryKey: [...keys.queue, 'overview'], queryFn: () => client.call('worker.overview', null) })
  if (query.error) return <LoadFailure error={query.error} />
  if (!query.data) return <Spinner label={t('common.session.connecting')} />
  const { data } = query
  return (
    <div className={styles.columns}>
      <div>
        <Power overview={data} />
        <Stuck stuck={data.stuck} onShow={onShow} />
      </div>
      <div>
        <Group title={t('services.throughput.title')}>
          <dl className={styles.figures}>
            <div>
              <dt>{t('services.throughput.minute')}</dt>
              <dd>{numberText(data.throughput.minute)}</dd>
            </div>
            <div>
              <dt>{t('services.throughput.hour')}</dt>
              <dd>{numberText(data.throughput.hour)}</dd>
            </div>
          </dl>
        </Group>
        <Next next={data.next} onShow={() => onShow({ ...anything, state: 'waiting' })} />
      </div>
    </div>
  )
}

function Power({ overview: { pulse, workers } }: { readonly overview: WorkerOverview }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const power = useMutation({
    mutationFn: (on: boolean) => client.call(on ? 'worker.start' : 'worker.stop', null),
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.queue }),
  })
  const running = pulse.own === 'running'
  // A process that was just started shows itself a moment later.
  const active = pulse.alive > 0
  return (
    <Group title={t('services.process.title')}>
      <div className={styles.power}>
        <span className={styles.dot} data-on={active} />
        <span aria-live="polite">{active ? t('services.process.active', { count: pulse.alive }) : running ? t('services.process.starting') : t('services.process.stopped')}</span>
        {pulse.own !== 'absent' && (
          <Button disabledFocusable={power.isPending} onClick={() => !power.isPending && power.mutate(!running)}>
            {t(power.isPending && running ? 'services.process.stopping' : running ? 'services.process.stop' : 'services.process.start')}
          </Button>
        )}
      </div>
      {power.error && <p role="alert">{errorText(t, power.error)}</p>}
      <p className={styles.help}>{t(pulse.own === 'absent' ? 'services.process.absent' : 'services.process.help')}</p>
      {!active && !running && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('services.process.nobody')}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.workers} aria-label={t('services.process.title')}>
        {workers.map((worker) => (
          <Worker key={worker.id} worker={worker} />
        ))}
      </ul>
    </Group>
  )
}

function Worker({ worker }: { readonly worker: ShownWorker }) {
  const t = useText()
  const now = useNow()
  const { host, pid, startedAt, seenAt, sending, sent, version, alive, own } = worker
  return (
    <li data-on={alive}>
      <strong>
        {t('services.worker.name', { host, pid: String(pid) })}
        {own && ` · ${t('services.worker.own')}`}
        {version !== '' && ` · ${t('services.worker.version', { version })}`}
      </strong>
      <span>{t('services.worker.since', { time: dateTimeText(startedAt) })}</span>
      <span>{alive ? t('services.worker.work', { sent: numberText(sent), sending: numberText(sending) }) : t('services.worker.silent', { when: agoText(t, seenAt, now) })}</span>
    </li>
  )
}

function Next({ next, onShow }: { readonly next: WorkerOverview['next']; readonly onShow: () => void }) {
  const t = useText()
  const now = useNow()
  return (
    <Group title={t('services.next.title')}>
      {next.length === 0 ? (
        <p className={styles.help}>{t('services.next.nothing')}</p>
      ) : (
        <>
          <ol className={styles.next}>
            {next.map(({ id, subject, systemName, to, dueAt }) => (
              <li key={id}>
                <strong>{subject === '' ? t('queue.noSubject') : subject}</strong>
                <span>{dueAt === null || Date.parse(dueAt) <= now ? t('queue.list.due') : timeText(dueAt, now)}</span>
                <small>
                  {systemName} · {to.join(', ')}
                </small>
              </li>
            ))}
          </ol>
          <Button size="small" appearance="subtle" onClick={onShow}>
            {t('services.next.all')}
          </Button>
        </>
      )}
    </Group>
  )
}
