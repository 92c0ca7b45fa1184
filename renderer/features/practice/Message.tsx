import { Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { dateTimeText, useText } from '../../ui/text.ts'
import styles from './practice.module.css'

const views = ['text', 'headers', 'raw'] as const
type View = (typeof views)[number]

/** One message as inert text: nothing in it is ever rendered as HTML. */
export function Message({ id }: { readonly id: string | null }) {
  const t = useText()
  const client = useClient()
  const [view, setView] = useState<View>('text')
  const query = useQuery({
    queryKey: keys.practiceMessage(id ?? ''),
    enabled: id !== null,
    queryFn: () => client.call('practice.message', { id: id ?? '' }),
  })
  if (id === null) return <p className={styles.choose}>{t('practice.screen.choose')}</p>
  if (query.error) return <p className={styles.choose}>{t('practice.screen.gone')}</p>
  const message = query.data
  if (!message) return null
  return (
    <article className={styles.message} aria-label={message.subject}>
      <h2>{message.subject === '' ? t('practice.screen.noSubject') : message.subject}</h2>
      <dl className={styles.envelope}>
        <dt>{t('practice.screen.from')}</dt>
        <dd>{message.from}</dd>
        <dt>{t('practice.screen.to')}</dt>
        <dd>{message.to.join(', ')}</dd>
        <dt>{t('practice.screen.received')}</dt>
        <dd>
          {dateTimeText(message.receivedAt)}, {t('practice.screen.size', { size: (message.size / 1024).toLocaleString('pt-BR', { maximumFractionDigits: 1 }) })}
        </dd>
      </dl>
      <TabList size="small" selectedValue={view} onTabSelect={(_, { value }) => setView(value as View)} aria-label={t('practice.screen.views.label')}>
        {views.map((name) => (
          <Tab key={name} value={name}>
            {t(`practice.screen.views.${name}`)}
          </Tab>
        ))}
      </TabList>
      {view === 'headers' ? (
        <dl className={styles.headers} tabIndex={0}>
          {message.headers.map(({ name, value }, index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        // Scrolls, so the keyboard must reach it.
        <pre className={view === 'raw' ? styles.raw : styles.text} tabIndex={0}>
          {view === 'raw' ? message.raw : message.text}
        </pre>
      )}
    </article>
  )
}
