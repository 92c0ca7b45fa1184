/** The users of the system: searched as one types, ten thousand of them without a hitch. */
import { Button, SearchBox, ToggleButton } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { fieldId } from '../../ui/field-id.ts'
import { onListKey } from '../../ui/list-keys.ts'
import { numberText, useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { ReadUsersButton } from './read/ReadUsersButton.tsx'
import { useUserMarks, type Mark } from './user-marks.ts'
import { foundUsers, type UserForm } from './user-form.ts'
import styles from './users.module.css'

const rowHeight = 34

interface Props {
  readonly onAdd: () => void
  readonly onRemove: () => void
  readonly onEdit: () => void
}

export function UserList({ onAdd, onRemove, onEdit }: Props) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { users } = editor
  const { list } = users
  const chosenUid = list[users.chosen]?.uid ?? null
  const [filter, setFilter] = useState('')
  const [onlyMarked, setOnlyMarked] = useState(false)
  const { markOf, marked } = useUserMarks()
  const only = onlyMarked && marked.size > 0
  const shown = useMemo(() => {
    const found = foundUsers(list, filter)
    // The one that is being mended stays until another is chosen.
    return only ? found.filter((index) => marked.has(index) || list[index]?.uid === chosenUid) : found
  }, [list, filter, only, marked, chosenUid])
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  const at = shown.indexOf(users.chosen)

  // Whatever chose it, a hint or a key: the row of the one that is shown can be seen.
  useEffect(() => {
    if (at !== -1) rows.scrollToIndex(at)
    // Not when the list is searched or scrolled.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another choice moves the list
  }, [chosenUid])

  function move(to: number): void {
    const index = shown[to]
    if (index !== undefined) users.choose(index)
  }
  function onKeyDown(event: KeyboardEvent): void {
    const keys = { Delete: onRemove, Insert: onAdd, Enter: onEdit, F2: onEdit }
    onListKey(event, { at, count: shown.length, rowHeight, scroller: scroller.current, move, keys })
  }
  /** One listener for all rows, so that these stay as they are while somebody types. */
  function onMouseDown(event: MouseEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('[data-user]')
    if (row) users.choose(Number(row.dataset['user']))
  }

  return (
    <>
      <div className={styles.tools}>
        <SearchBox
          className={styles.search ?? ''}
          placeholder={t('users.list.search')}
          aria-label={t('users.list.search')}
          dismiss={{ 'aria-label': t('users.list.clear') }}
          value={filter}
          onChange={(_, { value }) => setFilter(value)}
          onKeyDown={(event) => event.key === 'ArrowDown' && (event.preventDefault(), scroller.current?.focus())}
        />
        <Button id={fieldId('users')} icon={<AddRegular />} onClick={onAdd}>
          {t('users.list.add')}
        </Button>
        <ReadUsersButton />
      </div>
      {list.length === 0 ? (
        <p className={styles.none}>{t('users.list.none')}</p>
      ) : (
        <div
          ref={scroller}
          className={styles.list}
          role="listbox"
          tabIndex={0}
          aria-label={t('users.list.label')}
          aria-activedescendant={at === -1 ? undefined : `user-${chosenUid ?? ''}`}
          onKeyDown={onKeyDown}
          style={{ height: Math.min(6, Math.max(2, shown.length)) * rowHeight + 10 }}
        >
          <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="presentation" onMouseDown={onMouseDown}>
            {rows.getVirtualItems().map(({ index: place, start }) => {
              const index = shown[place] ?? -1
              const user = list[index]
              return (
                user && (
                  <Item key={user.uid} user={user} index={index} place={place} count={shown.length} top={start} selected={index === users.chosen} mark={markOf(index)} />
                )
              )
            })}
          </div>
          {shown.length === 0 && <p className={styles.none}>{t('users.list.nothing')}</p>}
        </div>
      )}
      {list.length > 0 && (
        <div className={styles.count}>
          <span role="status">
            {shown.length === list.length
              ? t('users.list.count', { count: list.length, number: numberText(list.length) })
              : t('users.list.found', { number: numberText(shown.length), total: numberText(list.length) })}
          </span>
          {marked.size > 0 && (
            <ToggleButton size="small" checked={onlyMarked} onClick={() => setOnlyMarked(!onlyMarked)}>
              {t('users.list.onlyMarked', { count: marked.size, number: numberText(marked.size) })}
            </ToggleButton>
          )}
        </div>
      )}
    </>
  )
}

const Item = memo(function Item(props: {
  readonly user: UserForm
  readonly index: number
  readonly place: number
  readonly count: number
  readonly top: number
  readonly selected: boolean
  readonly mark: Mark
}) {
  const { user, index, place, count, top, selected, mark } = props
  const t = useText()
  const { server, port, authentication } = user.smtp
  const rule = server !== '' ? 'user-server' : authentication.enabled && authentication.user !== '' ? 'user-credentials' : 'system'
  const by = t(`users.list.by.${rule}`, { server: port === '' ? server : `${server}:${port}`, user: authentication.user })
  return (
    <div
      id={`user-${user.uid}`}
      role="option"
      aria-selected={selected}
      aria-posinset={place + 1}
      aria-setsize={count}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-user={index}
    >
      <span className={styles.dot} data-mark={mark} />
      <span className={styles.login} title={user.login}>
        {user.login === '' ? t('users.fields.newGroup') : user.login}
      </span>
      <span className={styles.name} title={user.name}>
        {user.name}
      </span>
      <span className={styles.by} data-rule={rule} title={by}>
        {by}
      </span>
      <span className={styles.mark}>{mark !== 'none' && t(`users.list.mark.${mark}`)}</span>
    </div>
  )
})
