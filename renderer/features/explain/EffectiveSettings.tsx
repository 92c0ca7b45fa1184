import type { EffectiveSmtp, Origin } from '../../../shared/domain/explain/types.ts'
import { useText } from '../../ui/text.ts'
import styles from './explain.module.css'

/** Field, value, where it comes from. */
export function EffectiveSettings({ smtp }: { readonly smtp: EffectiveSmtp }) {
  const t = useText()
  const blank = t('explain.screen.blank')
  const rows: readonly (readonly [field: string, value: string, origin: Origin | null])[] = [
    ['server', smtp.server.value ?? blank, smtp.server.value === null ? null : smtp.server.origin],
    ['port', String(smtp.port.value), smtp.port.origin],
    ['security', t(`explain.security.${smtp.security.value}`), smtp.security.origin],
    ['user', smtp.user.value ?? t('explain.screen.nobody'), smtp.user.value === null ? null : smtp.user.origin],
    ...(smtp.user.value === null
      ? []
      : [['hasPassword', t(smtp.hasPassword.value ? 'explain.screen.stored' : 'explain.screen.noPassword'), smtp.hasPassword.value ? smtp.hasPassword.origin : null] as const]),
  ]
  return (
    <dl className={styles.facts} aria-label={t('explain.screen.effective')}>
      {rows.map(([field, value, origin]) => (
        <div key={field}>
          <dt>{t(`explain.fields.${field}`)}</dt>
          <dd title={value}>{value}</dd>
          <dd className={styles.origin}>{origin && t(`explain.origin.${origin}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
