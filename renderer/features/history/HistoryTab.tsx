/** The tab Histórico: every test and send of a system that is kept, searched, compared, taken along. */
import { Button, Checkbox, SearchBox, Select, Spinner } from '@fluentui/react-components'
import { useDeferredValue, useRef, useState } from 'react'
import { maxReportFile, runOrigins, runStates, type RunFilter, type RunState } from '../../../shared/contract/history.ts'
import { sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { runCells, runHeads } from '../../../shared/domain/history/cells.ts'
import { useNotify } from '../../app/notify.ts'
import { useClient } from '../../client/context.tsx'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { ComparisonDialog, type Asked } from './ComparisonDialog.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import styles from './history.module.css'
import { RunDetails } from './RunDetails.tsx'
import { RunTable } from './RunTable.tsx'
import { allRuns, useRunHistory } from './use-history.ts'

export function HistoryTab() {
  const t = useText()
  const { editor } = useSystemScreen()
  const [opened, setOpened] = useState<string | null>(null)
  const systemId = editor.view?.id ?? null
  return (
    <div className={styles.tab} role="tabpanel" aria-label={t('systems.tabs.history')}>
      {systemId === null ? (
        <p className={styles.quiet}>{t('history.list.unsaved')}</p>
      ) : (
        <>
          {/* The list keeps its place and its filter while a report is open. */}
          <div className={styles.list} hidden={opened !== null}>
            <Runs systemId={systemId} onOpen={setOpened} />
          </div>
          {opened !== null && <RunDetails runId={opened} onBack={() => setOpened(null)} />}
        </>
      )}
    </div>
  )
}

function Runs({ systemId, onOpen }: { readonly systemId: string; readonly onOpen: (runId: string) => void }) {
  const t = useText()
  const client = useClient()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<RunState | 'all'>('all')
  const [origin, setOrigin] = useState<NonNullable<RunFilter['origin']> | 'all'>('all')
  const [every, setEvery] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asked, setAsked] = useState<Asked | null>(null)
  const filter: RunFilter = {
    systemId: every ? null : systemId,
    states: state === 'all' ? [] : [state],
    origin: origin === 'all' ? null : origin,
    search: useDeferredValue(search.slice(0, 200)),
  }
  const { rows, total, error, loading, more } = useRunHistory(filter)
  const [one, other] = chosen
  const filtered = search !== '' || state !== 'all' || origin !== 'all'
  /** Two at most: a third takes the place of the first. */
  const choose = (runId: string) => setChosen((now) => (now.includes(runId) ? now.filter((id) => id !== runId) : [...now, runId].slice(-2)))
  return (
    <>
      <div className={styles.bar}>
        <SearchBox
          className={styles.search ?? ''}
          placeholder={t('history.list.search')}
          aria-label={t('history.list.search')}
          dismiss={{ 'aria-label': t('history.list.clear') }}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Select aria-label={t('history.list.state')} value={state} onChange={(_, { value }) => setState(value as RunState | 'all')}>
          {(['all', ...runStates] as const).map((name) => (
            <option key={name} value={name}>
              {t(`history.list.states.${name}`)}
            </option>
          ))}
        </Select>
        <Select aria-label={t('history.list.origin')} value={origin} onChange={(_, { value }) => setOrigin(value as typeof origin)}>
          {(['all', ...runOrigins] as const).map((name) => (
            <option key={name} value={name}>
              {t(`history.list.origins.${name}`)}
            </option>
          ))}
        </Select>
        <Checkbox label={t('history.list.everySystem')} checked={every} onChange={(_, { checked }) => setEvery(checked === true)} />
      </div>
      <div className={styles.bar}>
        <Button
          appearance="primary"
          disabled={one === undefined || other === undefined}
          title={t('history.list.chooseTwo')}
          onClick={() => one !== undefined && other !== undefined && setAsked({ one: { runId: one }, other: { runId: other } })}
        >
          {t('history.list.compareTwo')}
        </Button>
        <FileButton disabled={rows.length === 0} onFile={(file) => setAsked({ one: { runId: one ?? rows[0]?.runId ?? '' }, other: { file } })} />
        <ExportMenu
          name="historico"
          disabled={rows.length === 0}
          load={() => allRuns(client, filter)}
          rows={(all) => [runHeads(sayWith(t)), ...all.map((run) => runCells(sayWith(t), run))]}
        />
        <span className={styles.quiet} aria-live="polite">
          {t('history.list.total', { count: total })}
          {chosen.length > 0 && ` · ${t('history.list.chosen', { count: chosen.length })}`}
        </span>
      </div>
      {error ? (
        <LoadFailure error={error} />
      ) : loading ? (
        <Spinner label={t('common.session.connecting')} />
      ) : rows.length === 0 ? (
        <p className={styles.quiet}>{t(filtered ? 'history.list.nothing' : 'history.list.empty')}</p>
      ) : (
        <RunTable rows={rows} total={total} systems={every} chosen={chosen} onChoose={choose} onOpen={onOpen} onEnd={more} />
      )}
      <p className={styles.quiet}>{t('history.list.kept')}</p>
      {asked && <ComparisonDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

/** A report from another computer: read here, judged by the program, shown as text. */
function FileButton({ disabled, onFile }: { readonly disabled: boolean; readonly onFile: (text: string) => void }) {
  const t = useText()
  const notify = useNotify()
  const input = useRef<HTMLInputElement>(null)
  const read = (file: File) => {
    if (file.size > maxReportFile) return notify({ intent: 'error', text: t('fields.report-too-big') })
    file.text().then(onFile, () => notify({ intent: 'error', text: t('fields.report-invalid') }))
  }
  return (
    <>
      <Button disabled={disabled} title={t('history.list.withFileHelp')} onClick={() => input.current?.click()}>
        {t('history.list.withFile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('history.list.withFile')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // The same file may be chosen again.
          currentTarget.value = ''
          if (file) read(file)
        }}
      />
    </>
  )
}
