import { effectiveSettings } from '../../../shared/domain/effective/effective-settings.ts'
import { EffectiveSettings } from '../explain/EffectiveSettings.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import styles from './users.module.css'

/** What is effective for one user, field by field, and the rule that joined it. */
export function UserSettings({ login }: { readonly login: string }) {
  const t = useText()
  const { document, hasSecret } = useSystemScreen().editor
  if (!document || document.protocol !== 'smtp') return null
  const { smtp, rule } = effectiveSettings(document, login, hasSecret)
  return (
    <div className={styles.settings}>
      <p>{t(`users.as.rule.${rule}`)}</p>
      <EffectiveSettings smtp={smtp} />
    </div>
  )
}
