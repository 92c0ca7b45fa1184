/** Ten thousand differences, each with a box; what is typed by hand starts without a tick. */
import { useVirtualizer } from '@tanstack/react-virtual'
import type { TFunction } from 'i18next'
import { useRef, useState, type MouseEvent } from 'react'
import { userFieldValue, type UserField } from '../../../../shared/domain/users/compare.ts'
import { canBeChosen } from '../../../../shared/domain/users/import.ts'
import { onListKey } from '../../../ui/list-keys.ts'
import { useText } from '../../../ui/text.ts'
import styles from './read.module.css'
import type { Item } from './use-selection.ts'

const rowHeight = 44

function valueText(t: TFunction, value: string | boolean | null): string {
  if (typeof value === 'boolean') return t(value ? 'usersRead.yes' : 'usersRead.no')
  return value === null || value === '' ? t('usersRead.blank') : value
}

/** What would be another, in one line; of a new one how it would send. A password only by its name. */
function details(t: TFunction, { kind, current, table, fields }: Item): string {
  const one = (field: UserField) => {
    if (field === 'smtp.authentication.password' || !current || !table) return t('usersRead.passwordNew')
    const [before, after] = [current, table].map((user) => valueText(t, userFieldValue(user, field)))
    return t('usersRead.was', { field: t(`usersRead.fieldNames.${field}`), before, after })
  }
  if (kind === 'changed' || kind === 'typed') return fields.map(one).join('; ')
  const user = table ?? current
  return user ? [user.email, user.smtp.server].filter((text) => text !== '').join(' · ') : ''
}

interface Props {
  readonly items: readonly Item[]
  readonly isChosen: (item: Item) => boolean
  readonly onToggle: (item: Item) => void
  readonly onToggleAll: () => void
}

export function DifferenceList({ items, isChosen, onToggle, onToggleAll }: Props) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6 })
  const [place, setPlace] = useState(0)
  const at = Math.min(place, items.length - 1)
  const active = items[at]
  function move(to: number): void {
    setPlace(to)
    rows.scrollToIndex(to)
  }
  function onClick(event: MouseEvent): void {
    const index = Number((event.target as Element).closest<HTMLElement>('[data-place]')?.dataset['place'] ?? -1)
    const item = items[index]
    if (!item) return
    setPlace(index)
    onToggle(item)
  }
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      aria-multiselectable
      tabIndex={0}
      aria-label={t('usersRead.list')}
      aria-activedescendant={active ? `difference-${active.key}` : undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey && event.key.toLowerCase() === 'a') {
          event.preventDefault()
          onToggleAll()
        } else onListKey(event, { at, count: items.length, rowHeight, scroller: scroller.current, move, keys: { ' ': () => active && onToggle(active) } })
      }}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation" onClick={onClick}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (!item) return null
          const { key, login, kind, inactive, table, current } = item
          const text = details(t, item)
          return (
            <div
              key={key}
              id={`difference-${key}`}
              role="option"
              aria-selected={isChosen(item)}
              aria-disabled={!canBeChosen(item)}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-place={index}
              data-active={index === at}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className={styles.box} aria-hidden />
              <span className={styles.who} title={login}>
                {login}
                <span className={styles.quiet}> {(table ?? current)?.name}</span>
              </span>
              <span className={styles.kind} data-kind={kind}>
                {t(`usersRead.kindOf.${inactive ? 'inactive' : kind}`)}
              </span>
              <span className={styles.details} title={text}>
                {text}
              </span>
            </div>
          )
        })}
      </div>
      {items.length === 0 && <p className={styles.none}>{t('usersRead.noneFound')}</p>}
    </div>
  )
}
