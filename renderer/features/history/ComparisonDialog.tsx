/** "O que mudou?": two runs side by side, only what differs, the most suspicious first. */
import { Button, Spinner } from '@fluentui/react-components'
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningRegular } from '@fluentui/react-icons/svg/warning'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import type { Comparison, Difference, RunReference, RunSummary } from '../../../shared/contract/history.ts'
import { differenceText, sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { AppError } from '../../../shared/errors.ts'
import { useClient } from '../../client/context.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import { CopyButton } from '../test-send/CopyButton.tsx'
import { testState } from '../test-send/test-state.ts'
import styles from './history.module.css'
import { momentText } from './when.ts'

/** A run beside the last good one before it, or two that somebody chose. */
export type Asked = { readonly systemId: string; readonly runId: string } | { readonly one: RunReference; readonly other: RunReference }

const icons = { high: <ErrorCircleRegular aria-hidden />, medium: <WarningRegular aria-hidden />, low: <InfoRegular aria-hidden /> } as const

function problemText(t: TFunction, error: unknown): string {
  const issue = error instanceof AppError ? error.issues[0] : undefined
  return issue ? t(`fields.${issue.code}`) : errorText(t, error)
}

/** As it is copied to somebody who helps. */
function comparisonText(t: TFunction, { older, newer, differences }: Comparison): string {
  const head = (name: 'older' | 'newer', run: RunSummary) => `${t(`history.compare.${name}`)}: ${runText(t, run)}, ${t(`test.results.${run.verdict}`)} (${t(`test.phases.${run.phase}`)})`
  const lines = differences.map((difference) => {
    const { what, before, after, why, by } = differenceText(sayWith(t), difference, momentText)
    return `- ${what}: ${before} → ${after}. ${why}${by === null ? '' : ` ${by}`}`
  })
  return [head('older', older), head('newer', newer), '', ...(lines.length === 0 ? [t('history.compare.none')] : lines), ''].join('\n')
}

function runText(t: TFunction, { systemName, at }: RunSummary): string {
  return t('history.compare.run', { system: systemName === '' ? t('history.unknownSystem') : systemName, when: momentText(at) })
}

export function ComparisonDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const t = useText()
  const client = useClient()
  // A file may be long: it is no key.
  const [key] = useState(() => crypto.randomUUID())
  const { data, error } = useQuery({
    queryKey: ['history', 'comparison', key],
    gcTime: 0,
    queryFn: () => ('one' in asked ? client.call('history.compare', asked) : client.call('history.whatChanged', asked)),
  })
  return (
    <Question
      wide
      title={t('history.compare.title')}
      onClose={onClose}
      actions={
        <>
          <Button appearance="primary" onClick={onClose}>
            {t('history.compare.close')}
          </Button>
          {data && <CopyButton appearance="secondary" label={t('history.compare.copy')} text={() => comparisonText(t, data)} />}
        </>
      }
    >
      <div className={styles.comparison} aria-live="polite">
        {error ? (
          <p>{problemText(t, error)}</p>
        ) : data === undefined ? (
          <Spinner label={t('common.session.connecting')} />
        ) : data === null ? (
          <p>{t('history.compare.neverGood')}</p>
        ) : (
          <ComparisonView comparison={data} />
        )}
      </div>
    </Question>
  )
}

function Head({ name, run }: { readonly name: 'older' | 'newer'; readonly run: RunSummary }) {
  const t = useText()
  return (
    <div className={styles.compared}>
      <dt>{t(`history.compare.${name}`)}</dt>
      <dd>
        <strong>{runText(t, run)}</strong>
        <span>
          <span className={styles.dot} data-state={testState(run)} aria-hidden /> {t(`test.results.${run.verdict}`)} · {t(`test.phases.${run.phase}`)}
          {run.code !== null && ` · ${t(`test.codes.${run.code}`)}`}
        </span>
        <span className={styles.quiet}>{t('history.compare.from', run.from)}</span>
      </dd>
    </div>
  )
}

function ComparisonView({ comparison: { older, newer, differences, gaps } }: { readonly comparison: Comparison }) {
  const t = useText()
  return (
    <>
      <dl className={styles.heads}>
        <Head name="older" run={older} />
        <Head name="newer" run={newer} />
      </dl>
      {differences.length === 0 ? (
        <p>{t('history.compare.none')}</p>
      ) : (
        <table className={styles.differences} aria-label={t('history.compare.differences', { count: differences.length })}>
          <thead>
            <tr>
              <th scope="col">{t('history.compare.what')}</th>
              <th scope="col">{t('history.compare.older')}</th>
              <th scope="col">{t('history.compare.newer')}</th>
              <th scope="col">{t('history.compare.why')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <Row key={`${difference.kind} ${difference.path ?? ''}`} difference={difference} />
            ))}
          </tbody>
        </table>
      )}
      {gaps.length > 0 && <p className={styles.quiet}>{t('history.compare.gaps', { gaps: gaps.map((gap) => t(`history.gaps.${gap}`)).join(', ') })}</p>}
    </>
  )
}

function Row({ difference }: { readonly difference: Difference }) {
  const t = useText()
  const { rating } = difference
  const { what, before, after, why, by } = differenceText(sayWith(t), difference, momentText)
  return (
    <tr data-rating={rating}>
      <th scope="row">
        <span className={styles.rating} title={t(`history.rating.${rating}`)}>
          {icons[rating]}
          <span className={styles.hidden}>{t(`history.rating.${rating}`)}</span>
        </span>
        {what}
      </th>
      <td>{before}</td>
      <td>{after}</td>
      <td>
        {why} {by}
      </td>
    </tr>
  )
}
