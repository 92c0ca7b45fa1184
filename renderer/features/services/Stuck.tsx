/** What does not go on by itself: accounts that stand still, results that nobody knows, failures, messages whose process is gone. */
import { Button } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { WorkerOverview } from '../../../shared/contract/queue-page.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { Group } from '../../ui/Group.tsx'
import { agoText, numberText, useNow, useText } from '../../ui/text.ts'
import { anything, type Looking } from '../queue/search.ts'
import { reasonText } from '../queue/why.ts'
import styles from './services.module.css'

export function Stuck({ stuck, onShow }: { readonly stuck: WorkerOverview['stuck']; readonly onShow: (looking: Looking) => void }) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const now = useNow()
  const resume = useMutation({
    mutationFn: (account: { systemId: string; asUser: string | null }) => client.call('queue.resume', account),
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.queue }),
  })
  const { pauses, unknown, errors, expired } = stuck
  const nothing = pauses.length === 0 && unknown === 0 && errors === 0 && expired === 0
  return (
    <Group title={t('services.stuck.title')}>
      {nothing && <p className={styles.help}>{t('services.stuck.nothing')}</p>}
      {resume.error && <p role="alert">{errorText(t, resume.error)}</p>}
      <ul className={styles.stuck} aria-label={t('services.stuck.title')}>
        {pauses.map(({ systemId, systemName, asUser, reason, at }) => (
          <li key={`${systemId} ${asUser ?? ''}`}>
            <span>
              <strong>{asUser === null ? systemName : t('services.stuck.account', { system: systemName, user: asUser })}</strong> {reasonText(t, reason)} <small>{agoText(t, at, now)}</small>
            </span>
            <Button size="small" disabledFocusable={resume.isPending} onClick={() => resume.mutate({ systemId, asUser })}>
              {t('services.stuck.resume')}
            </Button>
          </li>
        ))}
        {unknown > 0 && (
          <li>
            <span>{t('services.stuck.unknown', { count: unknown, number: numberText(unknown) })}</span>
            <Button size="small" onClick={() => onShow({ ...anything, state: 'unknown' })}>
              {t('services.stuck.show')}
            </Button>
          </li>
        )}
        {errors > 0 && (
          <li>
            <span>{t('services.stuck.errors', { count: errors, number: numberText(errors) })}</span>
            <Button size="small" onClick={() => onShow({ ...anything, state: 'error' })}>
              {t('services.stuck.show')}
            </Button>
          </li>
        )}
        {expired > 0 && (
          <li>
            <span>{t('services.stuck.expired', { count: expired, number: numberText(expired) })}</span>
            <Button size="small" onClick={() => onShow({ ...anything, state: 'sending' })}>
              {t('services.stuck.show')}
            </Button>
          </li>
        )}
      </ul>
    </Group>
  )
}
