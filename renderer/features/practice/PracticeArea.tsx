/** Prática: a server inside the program, the faults it can pretend, and what arrived. */
import { Button } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { practicePassword, type PracticeFault, type PracticeStatus } from '../../../shared/contract/practice.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { AreaPage } from '../../ui/AreaPage.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Group } from '../../ui/Group.tsx'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { useText } from '../../ui/text.ts'
import { FaultChoice } from './FaultChoice.tsx'
import { Inbox } from './Inbox.tsx'
import { Message } from './Message.tsx'
import styles from './practice.module.css'
import { TryNowButton } from './TryNowButton.tsx'
import { UseSslButton } from './UseSslButton.tsx'

export function PracticeArea({ onReady }: { readonly onReady: (systemId: string) => void }) {
  const t = useText()
  const client = useClient()
  const [open, setOpen] = useState<string | null>(null)
  const status = useQuery({ queryKey: keys.practice, queryFn: () => client.call('practice.status', null) })
  const messages = useQuery({ queryKey: keys.practiceMessages, queryFn: () => client.call('practice.messages', null) })
  if (status.error) return <LoadFailure error={status.error} />
  const list = messages.data ?? []
  // The newest one is open until somebody chooses another.
  const shown = list.some(({ id }) => id === open) ? open : (list[0]?.id ?? null)
  return (
    <AreaPage title={t('practice.title')} intro={t('practice.what')}>
      <div className={styles.columns}>
        <div>
          {status.data && <Server status={status.data} onReady={onReady} />}
          <Inbox messages={list} selected={shown} onSelect={setOpen} onCleared={() => setOpen(null)} />
        </div>
        <Message id={shown} />
      </div>
    </AreaPage>
  )
}

function Server({ status, onReady }: { readonly status: PracticeStatus; readonly onReady: (systemId: string) => void }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const take = (next: PracticeStatus) => queries.setQueryData(keys.practice, next)
  const power = useMutation({
    mutationFn: (on: boolean) => client.call(on ? 'practice.start' : 'practice.stop', null),
    onSuccess: take,
  })
  const fault = useMutation({
    mutationFn: (value: PracticeFault) => client.call('practice.setFault', { fault: value }),
    onSuccess: take,
  })
  const { running, host, port, problem, user } = status
  const error = power.error ?? fault.error
  return (
    <Group title={t('practice.screen.server')}>
      <div className={styles.power}>
        <span className={styles.dot} data-on={running} />
        <span aria-live="polite">{running ? t('practice.running', { host, port }) : t('practice.stopped')}</span>
        <Button disabled={power.isPending} onClick={() => power.mutate(!running)}>
          {t(running ? 'practice.screen.stop' : 'practice.screen.start')}
        </Button>
      </div>
      {problem !== null && <p role="alert">{t('practice.problem', { problem: t(`errors.${problem}`, { port }) })}</p>}
      {error && <p role="alert">{errorText(t, error)}</p>}
      {running && <p className={styles.help}>{t('practice.login', { user, password: practicePassword })}</p>}
      <FaultChoice fault={status.fault} onChange={(value) => fault.mutate(value)} />
      {running && (
        <div className={styles.ssl}>
          <UseSslButton onReady={onReady} />
          <p className={styles.help}>{t('practice.screen.useSslHelp')}</p>
        </div>
      )}
      {!running && <TryNowButton onReady={onReady} />}
    </Group>
  )
}
