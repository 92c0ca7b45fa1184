import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { TestReport, TlsReport } from '../../../shared/contract/report.ts'
import { useText } from '../../ui/text.ts'
import { TrustButton } from '../trust/TrustButton.tsx'
import styles from './test.module.css'

export function chainText(t: TFunction, code: string | null): string {
  return t(`test.screen.chainProblems.${code ?? ''}`, { defaultValue: t('test.screen.chainWrong', { code: code ?? '?' }) })
}

export type FactRow = readonly [label: string, value: ReactNode, verdict?: boolean]

const daysText = (t: TFunction, days: number) => (days < 0 ? t('test.screen.expired') : t('test.screen.days', { count: days }))
const dayOf = (iso: string) => iso.slice(0, 10).split('-').reverse().join('/')

/** Whose it is, both verdicts apart, the exception that was used, and the chain. @param of whose name it should have been for */
export function tlsRows(t: TFunction, tls: TlsReport, of: 'server' | 'proxy'): FactRow[] {
  const rows: FactRow[] = []
  const [certificate] = tls.certificates
  if (certificate) {
    const { subject, issuer, daysLeft } = certificate
    const days = daysText(t, daysLeft)
    rows.push([t(of === 'server' ? 'test.screen.certificate' : 'test.screen.proxyCertificate'), `${subject} (${days})`])
    rows.push([t('test.screen.issuer'), issuer])
  }
  const wrongHost = t(of === 'server' ? 'test.screen.hostWrong' : 'test.screen.proxyHostWrong')
  rows.push([t('test.screen.chain'), tls.chain.ok ? t('test.screen.chainOk') : chainText(t, tls.chain.code), tls.chain.ok])
  rows.push([t('test.screen.host'), tls.host.ok ? t('test.screen.hostOk') : wrongHost, tls.host.ok])
  const { trusted = null, exceptions = [], weak = [] } = tls
  const used = trusted && { kind: t(`common.trust.${trusted.kind}`), until: trusted.until === null ? '' : dayOf(trusted.until) }
  if (used) rows.push([t('test.screen.exception'), t(used.until === '' ? 'test.screen.exceptionUsed' : 'test.screen.exceptionUntil', used)])
  else if (exceptions.some(({ state }) => state === 'ended')) rows.push([t('test.screen.exception'), t('test.screen.exceptionEnded'), false])
  if (weak.length > 0) rows.push([t('test.screen.weak'), weak.map((what) => t(`test.screen.weakness.${what}`)).join('; '), false])
  rows.push([t('test.screen.session'), `${tls.protocol} · ${tls.cipher}`])
  if (tls.certificates.length > 0) rows.push([t('test.screen.certificates'), <Chain key="chain" tls={tls} />])
  return rows
}

/** Every certificate that was shown, the peer's own first. */
function Chain({ tls: { certificates } }: { readonly tls: TlsReport }) {
  const t = useText()
  return (
    <details className={styles.chain}>
      <summary>{t('test.screen.showChain', { count: certificates.length })}</summary>
      <ol>
        {certificates.map((certificate) => {
          const { keyType = null, keyBits = null, signatureAlgorithm = null, keyFingerprint256 = null } = certificate
          const key = [keyType?.toUpperCase(), keyBits].filter((part) => part !== null && part !== undefined).join(' ')
          return (
            <li key={certificate.fingerprint256}>
              <strong>{certificate.subject}</strong>
              <span>{t('test.screen.issuedBy', { issuer: certificate.issuer })}</span>
              <span>{t('test.screen.validity', { from: dayOf(certificate.validFrom), to: dayOf(certificate.validTo), days: daysText(t, certificate.daysLeft) })}</span>
              {certificate.altNames.length > 0 && <span>{certificate.altNames.map((name) => name.replace(/^(?:DNS|IP Address):/, '')).join(', ')}</span>}
              {key !== '' && <span>{[key, signatureAlgorithm].filter((part) => part !== null).join(' · ')}</span>}
              <code>SHA-256 {certificate.fingerprint256}</code>
              {keyFingerprint256 !== null && <code>{t('test.screen.keyFingerprint', { fingerprint: keyFingerprint256 })}</code>}
            </li>
          )
        })}
      </ol>
    </details>
  )
}

export function Facts({ label, rows }: { readonly label: string; readonly rows: readonly FactRow[] }) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {rows.map(([name, value, good]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-good={good}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The certificate, its chain and its name judged apart; what the session used. */
export function Certificate({ report, onMend }: { readonly report: TestReport; readonly onMend: (change: () => void) => void }) {
  const t = useText()
  const { tls, mechanism, extensions, banner } = report
  const rows: FactRow[] = tls ? tlsRows(t, tls, 'server') : []
  if (mechanism !== null) rows.push([t('test.screen.mechanism'), mechanism])
  if (extensions.length > 0) rows.push([t('test.screen.offered'), extensions.join(', ')])
  if (banner !== null) rows.push([t('test.screen.banner'), banner])
  if (rows.length === 0) return null
  return (
    <>
      <Facts label={t('test.screen.details')} rows={rows} />
      <TrustButton report={report} of="server" onMend={onMend} />
    </>
  )
}
