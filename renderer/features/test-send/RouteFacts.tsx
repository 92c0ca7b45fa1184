import type { RouteAttempt, TestReport } from '../../../shared/contract/report.ts'
import { durationText, useText } from '../../ui/text.ts'
import { TrustButton } from '../trust/TrustButton.tsx'
import { Facts, tlsRows, type FactRow } from './Certificate.tsx'
import styles from './test.module.css'

/** What the way to the server was like, where it was more than one connection: every attempt, and the proxy's own TLS. */
export function RouteFacts({ report, onMend }: { readonly report: TestReport; readonly onMend: (change: () => void) => void }) {
  const t = useText()
  const { attempts = [], proxyTls = null } = report
  const rows: FactRow[] = []
  if (attempts.length > 1 || attempts.some(({ addresses }) => addresses.length > 1))
    rows.push([t('test.screen.attempts'), <Attempts key="attempts" attempts={attempts} />])
  if (proxyTls) rows.push(...tlsRows(t, proxyTls, 'proxy'))
  if (rows.length === 0) return null
  return (
    <>
      <Facts label={t('test.screen.proxyDetails')} rows={rows} />
      <TrustButton report={report} of="proxy" onMend={onMend} />
    </>
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
