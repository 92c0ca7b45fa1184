import type { RouteExplanation } from '../../../shared/domain/explain/types.ts'
import { useText } from '../../ui/text.ts'
import styles from './explain.module.css'

/** How the connection reaches the server, and which setting said so. */
export function Route({ route }: { readonly route: RouteExplanation }) {
  const t = useText()
  const { kind, host, port, trace } = route
  return (
    <dl className={styles.facts}>
      <div className={styles.route}>
        <dt>{t('explain.fields.route')}</dt>
        <dd>
          {kind === null ? t('explain.route.unknown') : t(`explain.route.${kind}`, { host, port })}
          <span className={styles.steps}>{trace.map(({ rule, found }) => t(`explain.routeTrace.${rule}`, { found })).join(' ')}</span>
        </dd>
      </div>
    </dl>
  )
}
