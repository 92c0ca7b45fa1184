/** The whole report of one run, as it was then. Nothing of it can be applied: the form may be another one today. */
import { Button, Spinner } from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { phases as allPhases, type TestReport } from '../../../shared/contract/report.ts'
import { placeText, sayWith, valueText } from '../../../shared/domain/compare-runs/words.ts'
import { useClosedByEscape } from '../../app/innermost.ts'
import { useClient } from '../../client/context.tsx'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useText } from '../../ui/text.ts'
import { Facts, tlsRows, type FactRow } from '../test-send/Certificate.tsx'
import { PhaseList } from '../test-send/PhaseList.tsx'
import { reportFileName } from '../test-send/take-along.ts'
import { testState } from '../test-send/test-state.ts'
import testStyles from '../test-send/test.module.css'
import { Transcript } from '../test-send/Transcript.tsx'
import styles from './history.module.css'
import { WhatChangedButton } from './WhatChangedButton.tsx'
import { momentText } from './when.ts'

export function RunDetails({ runId, onBack }: { readonly runId: string; readonly onBack: () => void }) {
  const t = useText()
  const client = useClient()
  const element = useRef<HTMLDivElement>(null)
  useClosedByEscape(element, onBack)
  const { data: report, error } = useQuery({ queryKey: ['history', 'run', runId], queryFn: () => client.call('history.get', { runId }) })
  return (
    <div ref={element} className={styles.details}>
      <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} autoFocus>
        {t('history.list.back')}
      </Button>
      {error ? <LoadFailure error={error} /> : report ? <Report report={report} /> : <Spinner label={t('common.session.connecting')} />}
    </div>
  )
}

function Report({ report }: { readonly report: TestReport }) {
  const t = useText()
  const { phases, stopAfter, ms, deadlineMs, tls, proxyTls = null, attempts = [] } = report
  const rows: FactRow[] = tls ? tlsRows(t, tls, 'server') : []
  if (report.mechanism !== null) rows.push([t('test.screen.mechanism'), report.mechanism])
  if (report.extensions.length > 0) rows.push([t('test.screen.offered'), report.extensions.join(', ')])
  if (report.banner !== null) rows.push([t('test.screen.banner'), report.banner])
  const addresses = report.resolved ?? attempts.flatMap((attempt) => attempt.addresses.map(({ address }) => address))
  const about: FactRow[] = [
    [t('history.list.when'), momentText(report.at)],
    [t('history.list.system'), report.systemName],
    [t('history.list.by'), `${report.from.user} @ ${report.from.host}`],
    ...(report.version === undefined ? [] : [[t('history.what.version'), report.version] as const]),
    ...(addresses.length === 0 ? [] : [[t('history.what.addresses'), [...new Set(addresses)].join(', ')] as const]),
  ]
  return (
    <div className={testStyles.columns}>
      <div>
        <Outcome report={report} />
        <Transcript report={report} />
      </div>
      <section className={testStyles.panel} aria-labelledby="phases-title">
        <PhaseList all={allPhases} stopAfter={stopAfter} phases={phases} startedAt={null} ms={ms} totalMs={deadlineMs} />
        <Facts label={t('history.list.by')} rows={about} />
        {rows.length > 0 && <Facts label={t('test.screen.details')} rows={rows} />}
        {proxyTls && <Facts label={t('test.screen.proxyDetails')} rows={tlsRows(t, proxyTls, 'proxy')} />}
        {report.settings && <Settings settings={report.settings} />}
      </section>
    </div>
  )
}

function Outcome({ report }: { readonly report: TestReport }) {
  const t = useText()
  const { verdict, code, hint, reply, replyCode } = report
  const state = testState(report)
  return (
    <section className={testStyles.result} data-state={state} aria-label={t('test.screen.result')}>
      <h2>{state === 'failed' && code !== null ? t(`test.codes.${code}`) : t(`test.verdicts.${verdict}`)}</h2>
      {hint && (
        <p>
          {t(`hints.${hint.rule}.cause`, hint.params)} {t(`hints.${hint.rule}.action`, hint.params)}
        </p>
      )}
      {reply !== null && state !== 'ok' && (
        <blockquote aria-label={t('test.screen.reply')}>
          {replyCode} {reply}
        </blockquote>
      )}
      <div className={testStyles.resultButtons}>
        <WhatChangedButton report={report} label={t('history.list.changedSince')} />
        <Button onClick={() => saveFile(reportFileName(report), 'application/json', JSON.stringify(report, null, 2))}>{t('test.screen.saveReport')}</Button>
      </div>
    </section>
  )
}

function Settings({ settings }: { readonly settings: NonNullable<TestReport['settings']> }) {
  const t = useText()
  const say = sayWith(t)
  return (
    <details className={testStyles.chain}>
      <summary>{t('history.gaps.settings')}</summary>
      <Facts label={t('history.gaps.settings')} rows={Object.entries(settings).map(([path, value]) => [placeText(say, path), valueText(say, path, value)] as const)} />
    </details>
  )
}
