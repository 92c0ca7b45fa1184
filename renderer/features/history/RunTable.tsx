/** The runs as a grid of one tab stop: arrows move, Enter opens, the space bar ticks for comparing. Only what is in sight is there. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { RunSummary } from '../../../shared/contract/history.ts'
import { sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { routeOfRun } from '../../../shared/domain/history/cells.ts'
import { durationText, useText } from '../../ui/text.ts'
import { testState } from '../test-send/test-state.ts'
import styles from './history.module.css'
import { momentText } from './when.ts'

interface Props {
  readonly rows: readonly RunSummary[]
  readonly total: number
  /** with the name of the system in each row */
  readonly systems: boolean
  readonly chosen: readonly string[]
  readonly onChoose: (runId: string) => void
  readonly onOpen: (runId: string) => void
  readonly onEnd: () => void
}

const rowHeight = 40
const columns = ['when', 'state', 'phase', 'cause', 'route', 'time', 'origin'] as const

export function RunTable({ rows, total, systems, chosen, onChoose, onOpen, onEnd }: Props) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 20) onEnd()
  })

  const at = Math.min(active, rows.length - 1)
  function move(to: number): void {
    const index = Math.max(0, Math.min(rows.length - 1, to))
    setActive(index)
    virtual.scrollToIndex(index)
  }
  function onKeyDown(event: KeyboardEvent): void {
    const run = rows[at]
    if (!run || event.ctrlKey || event.altKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      PageDown: () => move(at + page),
      PageUp: () => move(at - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => onOpen(run.runId),
      ' ': () => onChoose(run.runId),
    }
    if (!act[event.key]) return
    event.preventDefault()
    act[event.key]?.()
  }

  return (
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('history.list.label')}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-activedescendant={rows[at] ? `run-${rows[at].runId}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.heading} role="row" aria-rowindex={1}>
        <span role="columnheader">
          <span className={styles.hidden}>{t('history.list.compareTwo')}</span>
        </span>
        {columns.map((name) => (
          <span key={name} role="columnheader" data-column={name}>
            {t(`history.list.${name}`)}
          </span>
        ))}
      </div>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {items.map(({ index, start }) => {
          const run = rows[index]
          return (
            run && (
              <Row
                key={run.runId}
                run={run}
                index={index}
                top={start}
                active={index === at}
                system={systems}
                chosen={chosen.includes(run.runId)}
                onChoose={() => {
                  setActive(index)
                  onChoose(run.runId)
                }}
                onOpen={() => {
                  setActive(index)
                  onOpen(run.runId)
                }}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function Row(props: {
  readonly run: RunSummary
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly system: boolean
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly onOpen: () => void
}) {
  const { run, index, top, active, system, chosen, onChoose, onOpen } = props
  const t = useText()
  const { runId, at, verdict, phase, code, ms, origin, systemName, asUser } = run
  const when = momentText(at)
  return (
    <div
      id={`run-${runId}`}
      className={styles.run}
      style={{ transform: `translateY(${top}px)` }}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-active={active}
      onClick={onOpen}
    >
      <span
        role="gridcell"
        className={styles.tick}
        onClick={(event) => {
          event.stopPropagation()
          onChoose()
        }}
      >
        <input type="checkbox" tabIndex={-1} checked={chosen} readOnly aria-label={t('history.list.select', { when })} />
      </span>
      <span role="gridcell" data-column="when">
        {when}
        {(system || asUser !== null) && <small>{[...(system ? [systemName] : []), ...(asUser === null ? [] : [asUser])].join(' · ')}</small>}
      </span>
      <span role="gridcell" data-column="state">
        <span className={styles.dot} data-state={testState(run)} aria-hidden /> {t(`test.results.${verdict}`)}
      </span>
      <span role="gridcell" data-column="phase">
        {t(`test.phases.${phase}`)}
      </span>
      <span role="gridcell" data-column="cause" title={code === null ? undefined : t(`test.codes.${code}`)}>
        {code !== null && t(`test.codes.${code}`)}
      </span>
      <span role="gridcell" data-column="route" title={routeOfRun(sayWith(t), run)}>
        {routeOfRun(sayWith(t), run)}
      </span>
      <span role="gridcell" data-column="time">
        {durationText(t, ms)}
      </span>
      <span role="gridcell" data-column="origin">
        {t(`history.list.originOf.${origin}`)}
      </span>
    </div>
  )
}
