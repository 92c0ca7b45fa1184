import { Tab, TabList } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { PracticeMessage } from '../../../shared/contract/practice.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { dateTimeText, useText } from '../../ui/text.ts'
import styles from './practice.module.css'
import { shutIn } from './shut-in.ts'

const views = ['text', 'html', 'headers', 'raw'] as const
type View = (typeof views)[number]

/** In a frame that may do nothing: no scripts, no forms, no windows, no origin. */
function ShutInHtml({ html }: { readonly html: string }) {
  const t = useText()
  const { page, leftOut } = useMemo(() => shutIn(html), [html])
  return (
    <>
      <iframe className={styles.html} sandbox="" referrerPolicy="no-referrer" srcDoc={page} title={t('practice.screen.htmlTitle')} />
      <p className={styles.help}>
        {t('practice.screen.htmlInert')} {leftOut && t('practice.screen.htmlLeftOut')}
      </p>
    </>
  )
}

function Attachments({ attachments }: Pick<PracticeMessage, 'attachments'>) {
  const t = useText()
  return (
    <section className={styles.attachments} aria-label={t('practice.screen.attachments')}>
      <h3>{t('practice.screen.attachments')}</h3>
      <ul>
        {attachments.map(({ name, type, size }, index) => (
          <li key={index}>
            <span>{name === '' ? t('practice.screen.noName') : name}</span>
            <span>
              {type}, {sizeText(t, size)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const sizeText = (t: ReturnType<typeof useText>, bytes: number) =>
  t('practice.screen.size', { size: (bytes / 1024).toLocaleString(locale(), { maximumFractionDigits: 1 }) })

/** One message. Only its HTML is ever rendered, and that shut in. */
export function Message({ id }: { readonly id: string | null }) {
  const t = useText()
  const client = useClient()
  const [chosen, setChosen] = useState<View>('text')
  const query = useQuery({
    queryKey: keys.practiceMessage(id ?? ''),
    enabled: id !== null,
    queryFn: () => client.call('practice.message', { id: id ?? '' }),
  })
  if (id === null) return <p className={styles.choose}>{t('practice.screen.choose')}</p>
  if (query.error) return <p className={styles.choose}>{t('practice.screen.gone')}</p>
  const message = query.data
  if (!message) return null
  const shown = views.filter((name) => name !== 'html' || message.html !== '')
  // What was chosen stays chosen, for the next message that has it.
  const view = shown.includes(chosen) ? chosen : 'text'
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
          {dateTimeText(message.receivedAt)}, {sizeText(t, message.size)}
        </dd>
      </dl>
      <TabList size="small" selectedValue={view} onTabSelect={(_, { value }) => setChosen(value as View)} aria-label={t('practice.screen.views.label')}>
        {shown.map((name) => (
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
      ) : view === 'html' ? (
        <ShutInHtml html={message.html} />
      ) : (
        // Scrolls, so the keyboard must reach it.
        <pre className={view === 'raw' ? styles.raw : styles.text} tabIndex={0}>
          {view === 'raw' ? message.raw : message.text}
        </pre>
      )}
      {message.attachments.length > 0 && <Attachments attachments={message.attachments} />}
    </article>
  )
}
