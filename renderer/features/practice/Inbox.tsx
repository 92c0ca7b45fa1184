import { Button } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import type { PracticeMessageSummary } from '../../../shared/contract/practice.ts'
import { useClient } from '../../client/context.tsx'
import { Group } from '../../ui/Group.tsx'
import { agoText, useNow, useText } from '../../ui/text.ts'
import styles from './practice.module.css'

/** What arrived, newest first. Only in memory. */
export function Inbox(props: {
  readonly messages: readonly PracticeMessageSummary[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  readonly onCleared: () => void
}) {
  const { messages, selected, onSelect, onCleared } = props
  const t = useText()
  const client = useClient()
  const now = useNow()
  const clear = useMutation({ mutationFn: () => client.call('practice.clear', null), onSuccess: onCleared })
  return (
    <Group title={t('practice.screen.inbox')}>
      {messages.length === 0 ? (
        <p className={styles.help}>{t('practice.screen.empty')}</p>
      ) : (
        <>
          <ul className={styles.messages}>
            {messages.map(({ id, subject, from, to, receivedAt }) => (
              <li key={id}>
                <button type="button" aria-current={id === selected} onClick={() => onSelect(id)}>
                  <strong>{subject === '' ? t('practice.screen.noSubject') : subject}</strong>
                  <span>{agoText(t, receivedAt, now)}</span>
                  <small>
                    {from} → {to.join(', ')}
                  </small>
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.help}>{t('practice.memoryOnly')}</p>
          <Button appearance="subtle" onClick={() => clear.mutate()}>
            {t('practice.screen.clear')}
          </Button>
        </>
      )}
    </Group>
  )
}
