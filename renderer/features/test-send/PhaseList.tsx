import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Phase, TestEvent } from '../../../shared/contract/report.ts'
import { durationText, useText } from '../../ui/text.ts'
import { expectedPhases } from './runs.ts'
import styles from './test.module.css'

interface Props {
  readonly all: readonly Phase[]
  readonly stopAfter: Phase
  readonly phases: readonly TestEvent[]
  /** of a run that goes on, by this page's clock */
  readonly startedAt: number | null
  /** of a run that has ended */
  readonly ms: number | null
  readonly totalMs: number
}

/** The time while a run goes on, a few times a second. */
function useElapsed(startedAt: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (startedAt === null) return
    const timer = setInterval(() => setNow(Date.now()), 100)
    return () => clearInterval(timer)
  }, [startedAt])
  return startedAt === null ? 0 : Math.max(0, now - startedAt)
}

/** The phases as they pass, each with its time and, as a bar, its share. */
export function PhaseList({ all, stopAfter, phases, startedAt, ms, totalMs }: Props) {
  const t = useText()
  const elapsed = useElapsed(startedAt)
  const byPhase = new Map(phases.map((event) => [event.phase, event]))
  const before = phases.reduce((sum, event) => sum + event.ms, 0)
  /** a phase that goes on has taken what the ended ones have not */
  const spent = (event: TestEvent) => (event.status === 'started' ? Math.max(event.ms, elapsed - before) : event.ms)
  const longest = Math.max(1, ...phases.map(spent))
  const time = startedAt === null ? ms : elapsed
  return (
    <>
      <header className={styles.phasesHead}>
        <h2 id="phases-title">{t('test.screen.phases')}</h2>
        {time !== null && (
          <span>{t('test.screen.elapsed', { time: durationText(t, time), total: durationText(t, totalMs) })}</span>
        )}
      </header>
      {phases.length === 0 && startedAt === null && <p className={styles.help}>{t('test.screen.waiting')}</p>}
      <ol className={styles.phases}>
        {expectedPhases(all, stopAfter, phases).map((phase) => {
          const event = byPhase.get(phase) ?? null
          const status = event?.status ?? 'waiting'
          return (
            <li key={phase} data-status={status} title={event?.detail}>
              <span className={styles.mark}>
                <Mark status={status} />
                <span className={styles.hidden}>{t(`test.screen.status.${status}`)}</span>
              </span>
              <span className={styles.phase}>
                {t(`test.phases.${phase}`)}
                {event?.detail !== undefined && <small>{event.detail}</small>}
              </span>
              <span className={styles.bar}>
                {event && event.status !== 'skipped' && <span style={{ width: `${Math.max(2, (spent(event) / longest) * 100)}%` }} />}
              </span>
              <span className={styles.time}>{event && event.status !== 'skipped' && durationText(t, spent(event))}</span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Mark({ status }: { readonly status: TestEvent['status'] | 'waiting' }) {
  switch (status) {
    case 'ok':
      return <CheckmarkRegular aria-hidden />
    case 'failed':
      return <DismissRegular aria-hidden />
    case 'started':
      return <Spinner size="extra-tiny" aria-hidden />
    case 'skipped':
      return <span aria-hidden>–</span>
    case 'waiting':
      return <span aria-hidden>·</span>
  }
}
