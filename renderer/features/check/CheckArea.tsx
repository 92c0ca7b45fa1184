/** Avaliação: what works, what will not for long and what fails, of all systems at once. */
import { Button, MessageBar, MessageBarBody, MessageBarTitle, ProgressBar, SearchBox, Select, Spinner, ToggleButton } from '@fluentui/react-components'
import { useDeferredValue, useMemo, useState } from 'react'
import { checkRepeats, type CheckRepeat, type CheckRow } from '../../../shared/contract/check.ts'
import { countStates } from '../../../shared/domain/check/board.ts'
import { checkStates } from '../../../shared/domain/check/states.ts'
import { changeLines, findingLines, nameText, stateText, tableOf, type Say } from '../../../shared/domain/check/words.ts'
import { csvText } from '../../../shared/domain/text/csv.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { dateTimeText, durationText, useText } from '../../ui/text.ts'
import { CheckTable } from './CheckTable.tsx'
import styles from './check.module.css'
import { useBoard } from './use-board.ts'
import { fieldOf, shownRows, sorts, type Looking, type Sort } from './view.ts'

/** Changes that are told before the table; there are more in it. */
const shownChanges = 5

interface Props {
  /** @param field path in the document, null = where one tests */
  readonly onOpen: (sender: Pick<CheckRow, 'systemId' | 'asUser'>, field: string | null) => void
}

export function CheckArea({ onOpen }: Props) {
  const t = useText()
  const say: Say = (key, params) => t(key, { ...params })
  const board = useBoard()
  const [looking, setLooking] = useState<Looking>({ state: null, search: '', sort: 'state' })
  const [current, setCurrent] = useState<string | null>(null)
  const asked = useDeferredValue(looking)
  const { rows, state, error } = board
  const counts = useMemo(() => countStates(rows), [rows])
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `say` is made of `t` at each render
  const shown = useMemo(() => shownRows(rows, asked, say), [rows, asked, t])
  if (error) return <LoadFailure error={error} />
  if (!state) return <Spinner label={t('common.session.connecting')} />
  const { running } = state
  const row = shown.find(({ key }) => key === current) ?? null
  const open = (which: CheckRow) => onOpen(which, fieldOf(which))
  const saveTable = () => saveFile(t('check.file', { day: new Date().toISOString().slice(0, 10) }), 'text/csv;charset=utf-8', csvText(tableOf(say, shown)))
  return (
    <div className={styles.area}>
      <header>
        <h1>{t('check.title')}</h1>
        <p>{t('check.what')}</p>
      </header>
      <div className={styles.bar}>
        {running ? (
          <Button onClick={board.cancel}>{t('check.stop')}</Button>
        ) : (
          <Button appearance="primary" onClick={() => board.start(null)}>
            {t('check.begin')}
          </Button>
        )}
        {!running && shown.length > 0 && shown.length < rows.length && (
          <Button onClick={() => board.start([...new Set(shown.map(({ systemId }) => systemId))])}>{t('check.beginShown', { count: shown.length })}</Button>
        )}
        <label className={styles.repeat}>
          <span>{t('check.repeat.label')}</span>
          <Select value={state.repeat} title={t('check.repeat.help')} onChange={(_, { value }) => board.setRepeat(value as CheckRepeat)}>
            {checkRepeats.map((name) => (
              <option key={name} value={name}>
                {t(`check.repeat.${name}`)}
              </option>
            ))}
          </Select>
        </label>
        <Button disabled={shown.length === 0} onClick={saveTable}>
          {t('check.export')}
        </Button>
        {running && <ProgressBar className={styles.progress ?? ''} value={running.done} max={Math.max(1, running.total)} aria-label={t('check.progress', { done: running.done, total: running.total })} />}
        <span className={styles.quiet} role="status">
          {statusText(board)}
        </span>
      </div>
      {!running && <Changes board={board} say={say} />}
      {board.cancelled && (
        <MessageBar intent="warning" className={styles.message ?? ''}>
          <MessageBarBody>{t('check.cancelled')}</MessageBarBody>
        </MessageBar>
      )}
      {rows.length > 0 && (
        <>
          <div className={styles.bar} role="group" aria-label={t('check.filter')}>
            {([null, ...checkStates] as const).map((name) => (
              <ToggleButton key={name ?? 'all'} size="small" checked={looking.state === name} onClick={() => setLooking({ ...looking, state: name })}>
                {name === null ? t('check.all') : t(`check.states.${name}`)} {name === null ? rows.length : counts[name]}
              </ToggleButton>
            ))}
            <SearchBox
              className={styles.search ?? ''}
              size="small"
              placeholder={t('check.search')}
              aria-label={t('check.search')}
              dismiss={{ 'aria-label': t('check.clearSearch') }}
              value={looking.search}
              onChange={(_, { value }) => setLooking({ ...looking, search: value.slice(0, 200) })}
            />
            <Select size="small" aria-label={t('check.sort.label')} value={looking.sort} onChange={(_, { value }) => setLooking({ ...looking, sort: value as Sort })}>
              {sorts.map((name) => (
                <option key={name} value={name}>
                  {t(`check.sort.${name}`)}
                </option>
              ))}
            </Select>
          </div>
          {shown.length === 0 ? <p className={styles.nothing}>{t('check.none')}</p> : <CheckTable rows={shown} current={current} onCurrent={setCurrent} onOpen={open} />}
          {row ? (
            <section className={styles.details} aria-label={nameText(row)}>
              <div>
                <strong>{`${nameText(row)} · ${stateText(say, row.state)}`}</strong>
                <ul>
                  {findingLines(say, row).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
              <Button size="small" disabled={fieldOf(row) === null} onClick={() => open(row)}>
                {t('check.open')}
              </Button>
              <Button size="small" onClick={() => onOpen(row, null)}>
                {t('check.openTest')}
              </Button>
            </section>
          ) : (
            <p className={styles.quiet}>{t('check.keys')}</p>
          )}
        </>
      )}
    </div>
  )

  function statusText({ state: now }: typeof board): string {
    if (running) return running.total === 0 && running.rows.length === 0 ? t('check.starting') : t('check.progress', { done: running.done, total: running.total })
    const next = now?.nextAt ? ` ${t('check.repeat.next', { when: dateTimeText(now.nextAt) })}` : ''
    if (!now?.board) return `${t('check.never')}${next}`
    const { at, from, endpoints, ms } = now.board
    return `${t('check.last', { when: dateTimeText(at), host: from.host, count: endpoints, time: durationText(t, ms) })}${next}`
  }
}

/** What is not as it was on the board before. */
function Changes({ board, say }: { readonly board: ReturnType<typeof useBoard>; readonly say: Say }) {
  const changes = board.cancelled ? [] : (board.state?.board?.changes ?? [])
  if (changes.length === 0) return null
  return (
    <MessageBar intent={changes.some(({ after }) => after === 'failing') ? 'error' : 'info'} layout="multiline" className={styles.message ?? ''}>
      <MessageBarBody>
        <MessageBarTitle>{say('check.changes.title')}</MessageBarTitle>
        <ul className={styles.changes}>
          {changes.slice(0, shownChanges).map((change) => (
            <li key={change.key}>{changeLines(say, change, board.rows.find(({ key }) => key === change.key)).join(' ')}</li>
          ))}
          {changes.length > shownChanges && <li>… +{changes.length - shownChanges}</li>}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}
