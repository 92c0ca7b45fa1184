/** The board as lines, as many as there are: only those on the screen are drawn. One stop for the keyboard, its arrows go from line to line. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef, type KeyboardEvent } from 'react'
import type { CheckRow } from '../../../shared/contract/check.ts'
import { certificateText, findingLines, serverText, stateText, type Say } from '../../../shared/domain/check/words.ts'
import lines from '../../ui/lines.module.css'
import { useText } from '../../ui/text.ts'
import styles from './check.module.css'

const rowHeight = 54
const heads = ['state', 'system', 'server', 'certificate', 'findings'] as const

interface Props {
  readonly rows: readonly CheckRow[]
  /** where the keyboard is */
  readonly current: string | null
  readonly onCurrent: (key: string) => void
  readonly onOpen: (row: CheckRow) => void
}

export function CheckTable({ rows, current, onCurrent, onOpen }: Props) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6, scrollPaddingEnd: 32, getItemKey: (index) => rows[index]?.key ?? index })
  const at = rows.findIndex(({ key }) => key === current)

  function move(to: number): void {
    const index = Math.max(0, Math.min(rows.length - 1, to))
    const row = rows[index]
    if (!row) return
    list.scrollToIndex(index)
    onCurrent(row.key)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at === -1 ? 0 : at - 1),
      PageDown: () => move(at + page),
      PageUp: () => move(at - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => {
        const row = rows[at]
        if (row) onOpen(row)
      },
    }
    if (!act[event.key]) return
    event.preventDefault()
    act[event.key]?.()
  }
  const rowOf = (target: EventTarget) => {
    const key = (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row']
    return rows.find((row) => row.key === key)
  }

  return (
    <div
      ref={scroller}
      className={`${lines.table ?? ''} ${styles.table ?? ''}`}
      role="grid"
      tabIndex={0}
      aria-label={t('check.list.label')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at === -1 ? undefined : `check-${current ?? ''}`}
      onKeyDown={onKeyDown}
      onFocus={() => at === -1 && move(0)}
      onClick={({ target }) => {
        const row = rowOf(target)
        if (row) onCurrent(row.key)
      }}
      onDoubleClick={({ target }) => {
        const row = rowOf(target)
        if (row) onOpen(row)
      }}
    >
      <div role="row" aria-rowindex={1} className={`${lines.line ?? ''} ${lines.head ?? ''} ${styles.line ?? ''}`}>
        {heads.map((name) => (
          <span key={name} role="columnheader">
            {t(`check.list.${name}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return row && <Line key={row.key} row={row} index={index} top={start} current={row.key === current} />
        })}
      </div>
    </div>
  )
}

const Line = memo(function Line({ row, index, top, current }: { readonly row: CheckRow; readonly index: number; readonly top: number; readonly current: boolean }) {
  const t = useText()
  const say: Say = (key, params) => t(key, { ...params })
  const found = findingLines(say, row)
  const soon = row.findings.some(({ code }) => code.startsWith('certificate-'))
  return (
    <div
      id={`check-${row.key}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={current}
      className={`${lines.line ?? ''} ${styles.line ?? ''}`}
      data-current={current}
      data-row={row.key}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className={styles.state} data-state={row.state ?? 'pending'}>
        {stateText(say, row.state)}
      </span>
      <span role="gridcell" className={`${lines.cut ?? ''} ${lines.name ?? ''}`}>
        <span title={row.systemName}>{row.systemName}</span>
        {row.asUser !== null && <small title={row.asUser}>{row.asUser}</small>}
      </span>
      <span role="gridcell" className={lines.cut}>
        <span title={serverText(row)}>{row.server === null ? t(`common.protocol.${row.protocol}`) : serverText(row)}</span>
        {row.sharedBy > 0 && <small>{t('check.shared', { count: row.sharedBy })}</small>}
      </span>
      <span role="gridcell" className={styles.days} data-soon={soon}>
        {certificateText(say, row)}
      </span>
      <span role="gridcell" className={lines.told} title={found.join('\n')}>
        {found.join(' ')}
      </span>
    </div>
  )
})
