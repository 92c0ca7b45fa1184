/** The messages as lines, as many as there are: only those on the screen are drawn. One stop for the keyboard, its arrows go from line to line. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useEffectEvent, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { QueueRow } from '../../../shared/contract/queue-page.ts'
import lines from '../../ui/lines.module.css'
import { useNow, useText } from '../../ui/text.ts'
import styles from './queue.module.css'
import { everything, isSelected, only, range, toggle, type Selected } from './selection.ts'
import { timeText, whyText } from './why.ts'

const rowHeight = 54

interface Props {
  readonly rows: readonly QueueRow[]
  readonly total: number
  readonly selected: Selected
  /** where the keyboard is */
  readonly current: string | null
  readonly withSystem: boolean
  readonly onSelected: (selected: Selected) => void
  readonly onCurrent: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onLook: (first: number, last: number) => void
}

export function MessageTable(props: Props) {
  const { rows, total, selected, current, withSystem, onSelected, onCurrent, onOpen, onLook } = props
  const t = useText()
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  /** where a range begins */
  const anchor = useRef<string | null>(null)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6, scrollPaddingEnd: 32, getItemKey: (index) => rows[index]?.id ?? index })
  const items = list.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const looked = useEffectEvent(onLook)
  useEffect(() => looked(first, last), [first, last, rows])

  const ids = rows.map(({ id }) => id)
  const at = current === null ? -1 : ids.indexOf(current)

  function move(to: number, extend: boolean): void {
    const index = Math.max(0, Math.min(rows.length - 1, to))
    const id = ids[index]
    if (id === undefined) return
    list.scrollToIndex(index)
    onCurrent(id)
    if (extend) onSelected(range(selected, anchor.current ?? current, id, ids))
    else {
      anchor.current = id
      onSelected(only(id))
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2)
    const ctrl = event.ctrlKey || event.metaKey
    const act: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(at + 1, event.shiftKey),
      ArrowUp: () => move(at === -1 ? 0 : at - 1, event.shiftKey),
      PageDown: () => move(at + page, event.shiftKey),
      PageUp: () => move(at - page, event.shiftKey),
      Home: () => move(0, event.shiftKey),
      End: () => move(rows.length - 1, event.shiftKey),
      ' ': () => current !== null && onSelected(toggle(selected, current, ids)),
      Enter: () => current !== null && onOpen(current),
    }
    if (ctrl && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      onSelected(everything)
      return
    }
    if (!act[event.key] || ctrl || event.altKey) return
    event.preventDefault()
    act[event.key]?.()
  }

  /** One listener for all lines. */
  function onMouseDown(event: MouseEvent): void {
    const id = (event.target as Element).closest<HTMLElement>('[data-message]')?.dataset['message']
    if (id === undefined || event.button !== 0) return
    onCurrent(id)
    if (event.shiftKey) {
      event.preventDefault()
      scroller.current?.focus()
      return onSelected(range(selected, anchor.current ?? current, id, ids))
    }
    anchor.current = id
    if (event.ctrlKey || event.metaKey || (event.target as Element).closest('[data-box]')) return onSelected(toggle(selected, id, ids))
    onSelected(only(id))
  }

  return (
    <div
      ref={scroller}
      className={`${lines.table ?? ''} ${styles.table ?? ''}`}
      role="grid"
      tabIndex={0}
      aria-label={t('queue.list.label')}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-activedescendant={at === -1 ? undefined : `message-${current ?? ''}`}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onDoubleClick={(event) => {
        const id = (event.target as Element).closest<HTMLElement>('[data-message]')?.dataset['message']
        if (id !== undefined) onOpen(id)
      }}
    >
      <div role="row" aria-rowindex={1} className={`${lines.line ?? ''} ${lines.head ?? ''} ${styles.line ?? ''}`}>
        <span role="columnheader">
          <span className={styles.hidden}>{t('queue.list.selected')}</span>
        </span>
        <span role="columnheader">{t('queue.list.state')}</span>
        <span role="columnheader">{t('queue.list.message')}</span>
        <span role="columnheader">{t('queue.list.tries')}</span>
        <span role="columnheader">{t('queue.list.why')}</span>
      </div>
      <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => {
          const row = rows[index]
          return row && <Line key={row.id} row={row} index={index} top={start} now={now} selected={isSelected(selected, row.id)} current={row.id === current} withSystem={withSystem} />
        })}
      </div>
    </div>
  )
}

interface LineProps {
  readonly row: QueueRow
  readonly index: number
  readonly top: number
  readonly now: number
  readonly selected: boolean
  readonly current: boolean
  readonly withSystem: boolean
}

const Line = memo(function Line({ row, index, top, now, selected, current, withSystem }: LineProps) {
  const t = useText()
  const { id, state, subject, to, recipients, asUser, systemName, attempts, dueAt, sentAt, createdAt } = row
  const more = recipients - to.length
  const why = whyText(t, row)
  const when = sentAt ?? createdAt
  return (
    <div
      id={`message-${id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${lines.line ?? ''} ${styles.line ?? ''}`}
      data-current={current}
      data-message={id}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" data-box className={styles.box}>
        <span aria-hidden data-on={selected} />
      </span>
      <span role="gridcell" className={styles.state} data-state={state} data-held={row.held !== null}>
        <span>{t(`queue.states.${state}`)}</span>
        <small>{timeText(when, now)}</small>
      </span>
      <span role="gridcell" className={`${lines.cut ?? ''} ${lines.name ?? ''}`}>
        <span title={subject}>{subject === '' ? t('queue.noSubject') : subject}</span>
        <small title={to.join(', ')}>
          {withSystem && `${systemName} · `}
          {asUser !== null && `${asUser} · `}
          {to.join(', ')}
          {more > 0 && ` ${t('queue.list.more', { count: more })}`}
        </small>
      </span>
      <span role="gridcell" className={styles.tries}>
        <span>{attempts > 0 ? t('queue.list.attempts', { count: attempts }) : '–'}</span>
        {dueAt !== null && row.held === null && <small>{Date.parse(dueAt) <= now ? t('queue.list.due') : timeText(dueAt, now)}</small>}
      </span>
      <span role="gridcell" className={lines.told} title={why}>
        {why}
      </span>
    </div>
  )
})
