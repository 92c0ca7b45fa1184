/** The list of systems: filtered as one types, ten thousand of them without a hitch. */
import { SearchBox } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import type { SystemSummary } from '../../../shared/contract/systems.ts'
import { onListKey } from '../../ui/list-keys.ts'
import { useText } from '../../ui/text.ts'
import { testState, type TestState } from '../test-send/test-state.ts'
import styles from './list.module.css'
import { filterSystems, searchable } from './summaries.ts'
import { newSystem, type Selection } from './use-editor.ts'

export interface SystemListHandle {
  focusFilter(): void
}

interface Props {
  readonly ref: Ref<SystemListHandle>
  readonly systems: readonly SystemSummary[]
  readonly selected: Selection
  /** the open system has changes that are not saved */
  readonly dirty: boolean
  readonly onSelect: (id: string) => void
  readonly onRename: () => void
  readonly onRemove: () => void
  readonly onNew: () => void
}

const rowHeight = 52

export function SystemList({ ref, systems, selected, dirty, onSelect, onRename, onRemove, onNew }: Props) {
  const t = useText()
  const [filter, setFilter] = useState('')
  const names = useMemo(() => searchable(systems), [systems])
  const shown = useMemo(() => filterSystems(names, filter), [names, filter])
  const scroller = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  useImperativeHandle(ref, () => ({
    focusFilter: () => {
      search.current?.focus()
      search.current?.select()
    },
  }))

  const at = useMemo(() => shown.findIndex(({ id }) => id === selected), [shown, selected])
  function move(to: number): void {
    const system = shown[to]
    if (!system) return
    rows.scrollToIndex(to)
    onSelect(system.id)
  }
  function onKeyDown(event: KeyboardEvent): void {
    const keys = { Delete: onRemove, Insert: onNew, F2: onRename }
    onListKey(event, { at, count: shown.length, rowHeight, scroller: scroller.current, move, keys })
  }

  /** One listener for all rows, so that these stay as they are while somebody types in a form. */
  function onMouseDown(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-system]')
    if (row?.dataset['system'] !== undefined) onSelect(row.dataset['system'])
  }

  return (
    <section className={styles.pane} aria-label={t('systems.list.label')}>
      <SearchBox
        input={{ ref: search }}
        className={styles.filter ?? ''}
        placeholder={t('systems.list.filter')}
        aria-label={t('systems.list.filter')}
        dismiss={{ 'aria-label': t('systems.list.clear') }}
        value={filter}
        onChange={(_, { value }) => setFilter(value)}
        onKeyDown={(event) => event.key === 'ArrowDown' && (event.preventDefault(), scroller.current?.focus())}
      />
      <div
        ref={scroller}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={t('systems.list.label')}
        aria-activedescendant={at === -1 ? undefined : `system-${selected ?? ''}`}
        onKeyDown={onKeyDown}
      >
        {selected === newSystem && (
          <div role="option" aria-selected className={`${styles.row ?? ''} ${styles.fresh ?? ''}`}>
            <span className={styles.dot} data-state="none" />
            <span className={styles.name}>{t('systems.new')}</span>
            <span className={styles.state}>{t('systems.list.unsaved')}</span>
          </div>
        )}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation" onMouseDown={onMouseDown}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const system = shown[index]
            return (
              system && (
                <Item
                  key={system.id}
                  system={system}
                  top={start}
                  index={index}
                  count={shown.length}
                  selected={system.id === selected}
                  dirty={dirty && system.id === selected}
                />
              )
            )
          })}
        </div>
        {shown.length === 0 && filter !== '' && <p className={styles.nothing}>{t('systems.list.nothing', { filter })}</p>}
      </div>
    </section>
  )
}

const Item = memo(function Item(props: {
  readonly system: SystemSummary
  readonly top: number
  readonly index: number
  readonly count: number
  readonly selected: boolean
  readonly dirty: boolean
}) {
  const { system, top, index, count, selected, dirty } = props
  const t = useText()
  const state: TestState = testState(system.lastTest)
  const sends = system.component ? ` · ${t(`common.component.${system.component}`)}` : ''
  return (
    <div
      id={`system-${system.id}`}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-system={system.id}
    >
      <span className={styles.dot} data-state={dirty ? 'changed' : state} />
      <span className={styles.name} title={system.name}>
        {system.name}
      </span>
      <span className={styles.state} title={t(`systems.list.stateHelp.${state}`)}>
        {dirty ? t('systems.list.changed') : t(`systems.list.state.${state}`)}
      </span>
      <span className={styles.detail}>
        {system.technologyVersion} · {t(`common.protocol.${system.protocol}`)}
        {sends}
      </span>
    </div>
  )
})
