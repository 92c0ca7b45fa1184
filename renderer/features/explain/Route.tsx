import type { RouteExplanation } from '../../../shared/domain/explain/types.ts'
import { useText } from '../../ui/text.ts'
import styles from './explain.module.css'

/** How the connection reaches the server, and which setting said so. */
export function Route({ route }: { readonly route: RouteExplanation }) {
  const t = useText()
  const { kind, host, port, trace, candidates } = route
  const next = candidates.slice(1).map((candidate) => t(`explain.route.${candidate.kind}`, { host: candidate.host, port: candidate.port }))
  const steps = trace.map(({ rule, found }) => t(`explain.routeTrace.${rule}`, { found }))
  if (next.length > 0) steps.push(t('explain.routeNext', { list: next.join('; ') }))
  return (
    <dl className={styles.facts}>
      <div className={styles.route}>
        <dt>{t('explain.fields.route')}</dt>
        <dd>
          {kind === null ? t('explain.route.unknown') : t(`explain.route.${kind}`, { host, port })}
          <span className={styles.steps}>{steps.join(' ')}</span>
        </dd>
      </div>
    </dl>
  )
}
