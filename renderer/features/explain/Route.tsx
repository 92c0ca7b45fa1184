import type { RouteExplanation } from '../../../shared/domain/explain/types.ts'
import { useText } from '../../ui/text.ts'
import styles from './explain.module.css'

/** How the connection reaches the server, and which setting said so. */
export function Route({ route }: { readonly route: RouteExplanation }) {
  const t = useText()
  const { kind, host, port, origin, trace } = route
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('explain.fields.route')}</dt>
        <dd>{kind === null ? t('explain.route.unknown') : t(`explain.route.${kind}`, { host, port })}</dd>
        <dd className={styles.origin}>{t(`explain.routeOrigin.${origin}`)}</dd>
      </div>
      {origin !== 'off' && (
        <dd className={styles.steps}>{trace.map(({ rule, found }) => t(`explain.routeTrace.${rule}`, { found })).join(' ')}</dd>
      )}
    </dl>
  )
}
