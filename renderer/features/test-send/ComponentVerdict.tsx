import { Link } from '@fluentui/react-components'
import type { TestReport } from '../../../shared/contract/report.ts'
import { useText } from '../../ui/text.ts'
import styles from './test.module.css'

/** Two verdicts, apart: what our test did, from here; and whether this system's component could have done the same. */
export function ComponentVerdict({ report, onWithoutProxy }: { readonly report: TestReport; readonly onWithoutProxy: () => void }) {
  const t = useText()
  const { component, from, route, verdict } = report
  const { name, could, reasons } = component
  const way = route === null || route.kind === null ? t('test.screen.noRoute') : t(`explain.route.${route.kind}`, { host: route.host, port: route.port })
  const answer = name === null ? 'none' : could === null ? 'unknown' : could ? 'yes' : 'no'
  return (
    <div className={styles.verdicts} data-could={answer}>
      <p>
        <strong>{t('test.screen.ourTest')}:</strong> {t(`test.results.${verdict}`)}; {t('test.screen.ourTestFrom', { ...from, route: way })}.
      </p>
      <p>
        <strong>{t('test.screen.component')}:</strong>{' '}
        {t(`test.screen.componentCould.${answer}`, { component: name === null ? '' : t(`common.component.${name}`) })}
      </p>
      {name !== null && reasons.length > 0 && (
        <ul>
          {reasons.map(({ code, params }) => (
            <li key={code}>{t(`explain.reasons.${code}`, params)}</li>
          ))}
        </ul>
      )}
      {route !== null && route.kind !== null && route.kind !== 'direct' && (
        <Link as="button" inline onClick={onWithoutProxy}>
          {t('test.screen.withoutProxy')}
        </Link>
      )}
    </div>
  )
}
