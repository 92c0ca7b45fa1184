import type { ReactNode } from 'react'
import type { RouteAttempt, TestReport } from '../../../shared/contract/report.ts'
import { durationText, useText } from '../../ui/text.ts'
import { chainText } from './Certificate.tsx'
import styles from './test.module.css'

/** What the way to the server was like, where it was more than one connection: every attempt, and the proxy's own TLS. */
export function RouteFacts({ report }: { readonly report: TestReport }) {
  const t = useText()
  const { attempts = [], proxyTls = null } = report
  const rows: [label: string, value: ReactNode, good?: boolean][] = []
  if (attempts.length > 1 || attempts.some(({ addresses }) => addresses.length > 1))
    rows.push([t('test.screen.attempts'), <Attempts key="attempts" attempts={attempts} />])
  const certificate = proxyTls?.certificates[0]
  if (certificate) {
    const { subject, daysLeft } = certificate
    const days = daysLeft < 0 ? t('test.screen.expired') : t('test.screen.days', { count: daysLeft })
    rows.push([t('test.screen.proxyCertificate'), `${subject} (${days})`], [t('test.screen.issuer'), certificate.issuer])
  }
  if (proxyTls) {
    const { chain, host, protocol, cipher } = proxyTls
    rows.push(
      [t('test.screen.chain'), chain.ok ? t('test.screen.chainOk') : chainText(t, chain.code), chain.ok],
      [t('test.screen.host'), t(host.ok ? 'test.screen.hostOk' : 'test.screen.proxyHostWrong'), host.ok],
      [t('test.screen.session'), `${protocol} · ${cipher}`],
    )
  }
  if (rows.length === 0) return null
  return (
    <dl className={styles.facts} aria-label={t('test.screen.proxyDetails')}>
      {rows.map(([label, value, good]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-good={good}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A candidate of the route with each address it was tried at; of a single candidate, its addresses alone. */
function Attempts({ attempts }: { readonly attempts: readonly RouteAttempt[] }) {
  const t = useText()
  const addressesOf = ({ addresses }: RouteAttempt) =>
    addresses.map(({ address, outcome, ms }) => `${address}: ${t(`test.screen.outcomes.${outcome}`)} (${durationText(t, ms)})`)
  const only = attempts.length === 1 ? attempts[0] : undefined
  return (
    <ul className={styles.attempts}>
      {only
        ? addressesOf(only).map((text, index) => <li key={index}>{text}</li>)
        : attempts.map((attempt, index) => (
            <li key={index}>
              {t(`explain.route.${attempt.kind}`, { host: attempt.host, port: attempt.port })}
              <br />
              {attempt.code === null ? t('test.screen.attemptOk') : t(`test.codes.${attempt.code}`)}
              {attempt.addresses.length > 1 && <small>{addressesOf(attempt).join('; ')}</small>}
            </li>
          ))}
    </ul>
  )
}
