import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useText } from '../ui/text.ts'
import styles from './app.module.css'

/** The program does not know this page any more. */
export function SessionScreen() {
  const t = useText()
  return (
    <main className={styles.lost}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('common.session.lostTitle')}</MessageBarTitle>
          {t('common.session.lost')}
        </MessageBarBody>
      </MessageBar>
    </main>
  )
}
