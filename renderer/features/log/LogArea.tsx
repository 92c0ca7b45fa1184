/** The area Log: every saved change of a system, who made it, when, from what to what. */
import { Button, Combobox, Option, SearchBox, Spinner } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import type { ChangeEntry } from '../../../shared/contract/history.ts'
import { changeText, sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { changeCells, changeHeads } from '../../../shared/domain/history/cells.ts'
import { searchKey } from '../../../shared/domain/history/summary.ts'
import { useClient } from '../../client/context.tsx'
import { useSystems } from '../../client/queries.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { useText } from '../../ui/text.ts'
import { ExportMenu } from '../history/ExportMenu.tsx'
import { allChanges, useChangeLog } from '../history/use-history.ts'
import { momentText } from '../history/when.ts'
import styles from './log.module.css'

/** Systems that the list of the filter shows at once. */
const shownSystems = 50
/** Changes of a save that are shown before somebody asks for all. */
const shownChanges = 8

export function LogArea() {
  const t = useText()
  const client = useClient()
  const [search, setSearch] = useState('')
  const [systemId, setSystemId] = useState<string | null>(null)
  const filter = { systemId, search: useDeferredValue(search.slice(0, 200)) }
  const { rows, total, error, loading, more } = useChangeLog(filter)
  return (
    <div className={styles.area}>
      <header>
        <h1>{t('history.log.title')}</h1>
        <p>{t('history.log.intro')}</p>
      </header>
      <div className={styles.bar}>
        <SearchBox
          className={styles.search ?? ''}
          placeholder={t('history.log.search')}
          aria-label={t('history.log.search')}
          dismiss={{ 'aria-label': t('history.list.clear') }}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <SystemFilter onChoose={setSystemId} />
        <ExportMenu
          name="log"
          disabled={rows.length === 0}
          load={() => allChanges(client, filter)}
          rows={(all) => [changeHeads(sayWith(t)), ...all.flatMap((entry) => changeCells(sayWith(t), entry))]}
        />
        <span className={styles.quiet} aria-live="polite">
          {t('history.list.total', { count: total })}
        </span>
      </div>
      {error ? (
        <LoadFailure error={error} />
      ) : loading ? (
        <Spinner label={t('common.session.connecting')} />
      ) : rows.length === 0 ? (
        <p className={styles.quiet}>{t(search !== '' || systemId !== null ? 'history.log.nothing' : 'history.log.empty')}</p>
      ) : (
        <Entries entries={rows} total={total} onEnd={more} />
      )}
      <p className={styles.quiet}>{t('history.log.kept')}</p>
    </div>
  )
}

/** Typed or chosen; of ten thousand only the first that fit are listed. */
function SystemFilter({ onChoose }: { readonly onChoose: (id: string | null) => void }) {
  const t = useText()
  const systems = useSystems().data?.systems ?? []
  const [typed, setTyped] = useState('')
  const every = t('history.log.everySystem')
  const wanted = searchKey(typed)
  const shown = systems.filter(({ name }) => typed === '' || searchKey(name).includes(wanted)).slice(0, shownSystems)
  return (
    <Combobox
      className={styles.system ?? ''}
      aria-label={t('history.log.system')}
      placeholder={every}
      clearable
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        if (value === '') onChoose(null)
      }}
      onOptionSelect={(_, { optionValue, optionText }) => {
        setTyped(optionText ?? '')
        onChoose(optionValue ?? null)
      }}
    >
      {shown.map(({ id, name }) => (
        <Option key={id} value={id}>
          {name}
        </Option>
      ))}
    </Combobox>
  )
}

function Entries({ entries, total, onEnd }: { readonly entries: readonly ChangeEntry[]; readonly total: number; readonly onEnd: () => void }) {
  const t = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 70,
    getItemKey: (index) => entries[index]?.number ?? index,
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= entries.length - 20) onEnd()
  })
  return (
    // Scrolls, so the keyboard must reach it.
    <div ref={scroller} className={styles.entries} tabIndex={0} role="list" aria-label={t('history.log.list')}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {items.map(({ index, start, key }) => {
          const entry = entries[index]
          return (
            entry && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.entry}
                style={{ transform: `translateY(${start}px)` }}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={total}
              >
                <Entry entry={entry} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function Entry({ entry: { at, systemName, revision, what, by, changes, more } }: { readonly entry: ChangeEntry }) {
  const t = useText()
  const [all, setAll] = useState(false)
  const shown = all ? changes : changes.slice(0, shownChanges)
  return (
    <>
      <p className={styles.head}>
        <time dateTime={at}>{momentText(at)}</time> <strong>{systemName}</strong> {t('history.log.entry', { what: t(`history.log.whats.${what}`), ...by })}
        <span className={styles.quiet}> · {t('history.log.revision', { revision })}</span>
      </p>
      {changes.length === 0 && what !== 'removed' && <p className={styles.quiet}>{t('history.log.noChange')}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map((change) => (
            <li key={`${change.path} ${change.secret ?? ''}`}>{changeText(sayWith(t), change)}</li>
          ))}
        </ul>
      )}
      {shown.length < changes.length && (
        <Button appearance="subtle" size="small" onClick={() => setAll(true)}>
          {t('history.log.all', { count: changes.length })}
        </Button>
      )}
      {more > 0 && <p className={styles.quiet}>{t('history.log.more', { count: more })}</p>}
    </>
  )
}
