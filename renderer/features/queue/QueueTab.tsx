/** The tab Fila of a system. Only SMTP has a queue (domain.md §1): the others are told why, and the way out. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { QueueView } from './QueueView.tsx'
import styles from './queue.module.css'

export function QueueTab() {
  const t = useText()
  const { editor, goTo } = useSystemScreen()
  const { view } = editor
  const protocol = view?.document.protocol ?? editor.values.protocol
  return (
    <div className={styles.tab} role="tabpanel" aria-label={t('systems.tabs.queue')}>
      {view === null ? (
        <p className={styles.nothing}>{t('queue.saveFirst')}</p>
      ) : (
        <>
          {protocol !== 'smtp' && (
            <MessageBar intent="warning" layout="multiline" className={styles.bar ?? ''}>
              <MessageBarBody>
                <MessageBarTitle>{t('queue.onlySmtp.title')}</MessageBarTitle>
                {t('errors.needs-smtp', { name: view.document.name, protocol: t(`common.protocol.${protocol}`) })}
              </MessageBarBody>
              <MessageBarActions>
                <Button onClick={() => goTo('protocol')}>{t('queue.onlySmtp.go')}</Button>
              </MessageBarActions>
            </MessageBar>
          )}
          {editor.changed.size > 0 && <p className={styles.help}>{t('queue.savedSettings')}</p>}
          <QueueView key={view.id} systemId={view.id} compose={protocol === 'smtp'} />
        </>
      )}
    </div>
  )
}
