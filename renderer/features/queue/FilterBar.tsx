/** What the list shows: by state, destination, user, age and text. A schedule or a cell of the overview comes from elsewhere and can be taken back. */
import { Button, Input, SearchBox, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { messageStates, type MessageState } from '../../../shared/domain/outbox/states.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { useText } from '../../ui/text.ts'
import styles from './queue.module.css'
import { ages, anything, isAnything, type Age, type Looking } from './search.ts'

export function FilterBar({ looking, systemId, onChange }: { readonly looking: Looking; readonly systemId: string | null; readonly onChange: (looking: Looking) => void }) {
  const t = useText()
  const client = useClient()
  const id = useId()
  const choices = useQuery({ queryKey: [...keys.queue, 'choices'], queryFn: () => client.call('queue.choices', null), staleTime: 60_000 })
  const change = (part: Partial<Looking>) => onChange({ ...looking, ...part, at: Date.now() })
  const users = [...new Set((choices.data?.users ?? []).filter((user) => systemId === null || user.systemId === systemId).map(({ asUser }) => asUser))]
  return (
    <div className={styles.filters} role="search" aria-label={t('queue.filter.label')}>
      <SearchBox
        className={styles.text ?? ''}
        placeholder={t('queue.filter.text')}
        aria-label={t('queue.filter.text')}
        dismiss={{ 'aria-label': t('queue.filter.clearText') }}
        maxLength={200}
        value={looking.text}
        onChange={(_, { value }) => change({ text: value })}
      />
      <Select aria-label={t('queue.filter.state')} value={looking.state ?? ''} onChange={(_, { value }) => change({ state: value === '' ? null : (value as MessageState) })}>
        <option value="">{t('queue.filter.anyState')}</option>
        {messageStates.map((state) => (
          <option key={state} value={state}>
            {t(`queue.states.${state}`)}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('queue.filter.age')}
        value={looking.age}
        onChange={(_, { value }) => change({ age: value as Age, waiting: null })}
      >
        {ages.map((age) => (
          <option key={age} value={age}>
            {t(`queue.filter.ages.${age}`)}
          </option>
        ))}
      </Select>
      <Input
        aria-label={t('queue.filter.domain')}
        placeholder={t('queue.filter.domain')}
        value={looking.domain}
        spellCheck={false}
        autoComplete="off"
        list={`${id}-domains`}
        onChange={(_, { value }) => change({ domain: value })}
      />
      <datalist id={`${id}-domains`}>
        {choices.data?.domains.map((domain) => (
          <option key={domain} value={domain} />
        ))}
      </datalist>
      <Input
        aria-label={t('queue.filter.asUser')}
        placeholder={t('queue.filter.asUser')}
        value={looking.asUser}
        spellCheck={false}
        autoComplete="off"
        list={`${id}-users`}
        onChange={(_, { value }) => change({ asUser: value })}
      />
      <datalist id={`${id}-users`}>
        {users.map((user) => (
          <option key={user} value={user} />
        ))}
      </datalist>
      {looking.scheduleId !== null && <span className={styles.chip}>{t('queue.filter.ofSchedule')}</span>}
      {looking.waiting !== null && (
        <span className={styles.chip}>{looking.waiting.to === null ? t('queue.filter.waitingOver', { from: looking.waiting.from }) : t('queue.filter.waiting', { ...looking.waiting })}</span>
      )}
      {!isAnything(looking) && (
        <Button appearance="subtle" onClick={() => onChange(anything)}>
          {t('queue.filter.clear')}
        </Button>
      )}
    </div>
  )
}
