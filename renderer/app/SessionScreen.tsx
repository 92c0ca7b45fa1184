import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useText } from '../ui/text.ts'
import styles from './app.module.css'

/** The program does not know this page any more. */
export function SessionLostBar() {
  const t = useText()
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('common.session.lostTitle')}</MessageBarTitle>
        {t('common.session.lost')}
      </MessageBarBody>
    </MessageBar>
  )
}

/** In the place of everything, where nothing has been read yet. */
export function SessionScreen() {
  const t = useText()
  return (
    <main className={styles.lost}>
      <h1>{t('common.program')}</h1>
      <SessionLostBar />
    </main>
  )
}
