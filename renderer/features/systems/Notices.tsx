import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from './editor-context.tsx'
import styles from './systems.module.css'

/** What happened to this system elsewhere while it is open here. */
export function Notices({ onCompare, onKeepAsNew }: { readonly onCompare: () => void; readonly onKeepAsNew: () => void }) {
  const t = useText()
  const { editor } = useSystemScreen()
  return (
    <div className={styles.notices}>
      {editor.newer && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('systems.newer')}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={onCompare}>{t('systems.compare')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {editor.gone && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('systems.gone')}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={onKeepAsNew}>{t('systems.keepAsNew')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  )
}
