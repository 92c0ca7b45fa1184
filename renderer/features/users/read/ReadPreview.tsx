/** What would be new, changed or gone, before anything is taken over; and whether the table's passwords come along. */
import { Button, Checkbox, SearchBox, Select } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { ReadResult } from '../../../../shared/contract/users.ts'
import { importKinds } from '../../../../shared/domain/users/import.ts'
import { numberText, useText } from '../../../ui/text.ts'
import { DifferenceList } from './DifferenceList.tsx'
import { ReadNotes } from './ReadNotes.tsx'
import styles from './read.module.css'
import type { Selection, Shown } from './use-selection.ts'

interface Props {
  readonly result: ReadResult
  readonly selection: Selection
  readonly passwords: boolean
  readonly onPasswords: (plain: boolean) => void
}

export function ReadPreview({ result, selection, passwords, onPasswords }: Props) {
  const t = useText()
  const [filter, setFilter] = useState<Shown>('all')
  const [search, setSearch] = useState('')
  const { counts, choosable, chosen } = selection
  // Not with every box that is ticked.
  const shown = useMemo(() => selection.shown(filter, search), [selection.all.length, counts, filter, search]) // eslint-disable-line react-hooks/exhaustive-deps -- `counts` is another one exactly when the items are
  const all = shown.length > 0 && shown.every((item) => selection.isChosen(item))
  const [offered, unusable] = ['new', 'unusable'].map((state) => result.users.filter(({ tablePassword }) => tablePassword === state).length)
  return (
    <div className={styles.preview}>
      <p className={styles.note}>{t('usersRead.found', { server: result.table?.server })}</p>
      <ReadNotes result={result} />
      <div className={styles.tools}>
        <SearchBox
          className={styles.search ?? ''}
          placeholder={t('usersRead.search')}
          aria-label={t('usersRead.search')}
          dismiss={{ 'aria-label': t('users.list.clear') }}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Select aria-label={t('usersRead.filter')} value={filter} onChange={(_, { value }) => setFilter(value as Shown)}>
          <option value="all">{`${t('usersRead.kindNames.all')} (${numberText(choosable)})`}</option>
          {importKinds.map((kind) => (
            <option key={kind} value={kind} disabled={counts[kind] === 0}>
              {`${t(`usersRead.kindNames.${kind}`)} (${numberText(counts[kind])})`}
            </option>
          ))}
        </Select>
        <Button onClick={() => selection.set(shown, !all)}>{t(all ? 'usersRead.selectNone' : 'usersRead.selectAll')}</Button>
      </div>
      {choosable === 0 && filter === 'all' ? (
        <p className={styles.none}>{t('usersRead.nothing')}</p>
      ) : (
        <DifferenceList
          items={shown}
          isChosen={selection.isChosen}
          onToggle={(item) => selection.set([item], !selection.isChosen(item))}
          onToggleAll={() => selection.set(shown, !all)}
        />
      )}
      <p className={styles.count} role="status">
        {t('usersRead.chosen', { number: numberText(chosen.length), total: numberText(choosable) })}
        {counts.typed > 0 && ` · ${t('usersRead.typedHelp')}`}
      </p>
      {((offered ?? 0) > 0 || (unusable ?? 0) > 0) && (
        <Checkbox label={t('usersRead.passwords')} checked={passwords} disabled={offered === 0} onChange={(_, { checked }) => onPasswords(checked === true)} aria-describedby="users-read-passwords" />
      )}
      <p id="users-read-passwords" className={styles.note}>
        {(offered ?? 0) > 0 && t('usersRead.passwordsHelp')} {(unusable ?? 0) > 0 && t('usersRead.passwordUnusable', { count: unusable ?? 0, number: numberText(unusable ?? 0) })}
      </p>
    </div>
  )
}
