import { Button } from '@fluentui/react-components'
import { useText } from '../../ui/text.ts'
import { TryNowButton } from '../practice/TryNowButton.tsx'
import styles from './systems.module.css'

/** The empty first screen: two ways in, one of them within a minute. */
export function Welcome({ onNew, onReady }: { readonly onNew: () => void; readonly onReady: (systemId: string) => void }) {
  const t = useText()
  return (
    <div className={styles.screen}>
      <div className={styles.welcome}>
        <h1>{t('systems.welcome.title')}</h1>
        <p>{t('systems.welcome.text')}</p>
        <TryNowButton onReady={onReady} />
        <small>{t('systems.welcome.tryNowHelp')}</small>
        <Button onClick={onNew}>{t('systems.welcome.create')}</Button>
      </div>
    </div>
  )
}
