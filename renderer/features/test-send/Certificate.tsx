import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { TestReport } from '../../../shared/contract/report.ts'
import { useText } from '../../ui/text.ts'
import styles from './test.module.css'

export function chainText(t: TFunction, code: string | null): string {
  return t(`test.screen.chainProblems.${code ?? ''}`, { defaultValue: t('test.screen.chainWrong', { code: code ?? '?' }) })
}

/** The certificate, its chain and its name judged apart; what the session used. */
export function Certificate({ report }: { readonly report: TestReport }) {
  const t = useText()
  const { tls, mechanism, extensions, banner } = report
  const certificate = tls?.certificates[0] ?? null
  const rows: [label: string, value: ReactNode, verdict?: boolean][] = []
  if (certificate) {
    const { subject, issuer, daysLeft } = certificate
    const days = daysLeft < 0 ? t('test.screen.expired') : t('test.screen.days', { count: daysLeft })
    rows.push([t('test.screen.certificate'), `${subject} (${days})`])
    rows.push([t('test.screen.issuer'), issuer])
  }
  if (tls) {
    rows.push([t('test.screen.chain'), tls.chain.ok ? t('test.screen.chainOk') : chainText(t, tls.chain.code), tls.chain.ok])
    rows.push([t('test.screen.host'), t(tls.host.ok ? 'test.screen.hostOk' : 'test.screen.hostWrong'), tls.host.ok])
    rows.push([t('test.screen.session'), `${tls.protocol} · ${tls.cipher}`])
  }
  if (mechanism !== null) rows.push([t('test.screen.mechanism'), mechanism])
  if (extensions.length > 0) rows.push([t('test.screen.offered'), extensions.join(', ')])
  if (banner !== null) rows.push([t('test.screen.banner'), banner])
  if (rows.length === 0) return null
  return (
    <dl className={styles.facts} aria-label={t('test.screen.details')}>
      {rows.map(([label, value, good]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-good={good}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
