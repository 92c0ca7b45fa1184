/** One system: its name, its tabs, and beside the fields who really sends. */
import { Spinner, Tab, TabList } from '@fluentui/react-components'
import { Suspense } from 'react'
import { useLastTest } from '../../client/queries.ts'
import { agoText, useNow, useText } from '../../ui/text.ts'
import { later } from '../../ui/later.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { ExplainActions, ExplainPanel } from '../explain/ExplainPanel.tsx'
import { InternetTab } from '../internet/InternetTab.tsx'
import { testState } from '../test-send/test-state.ts'
import { useSystemScreen } from './editor-context.tsx'
import listStyles from './list.module.css'
import { Notices } from './Notices.tsx'
import { placeOf, tabs, type SystemTab } from './places.ts'
import styles from './systems.module.css'
import type { Editor } from './use-editor.ts'

const GeneralTab = later(async () => (await import('./GeneralTab.tsx')).GeneralTab)
const ParametersTab = later(async () => (await import('../parameters/ParametersTab.tsx')).ParametersTab)
const UsersTab = later(async () => (await import('../users/UsersTab.tsx')).UsersTab)
const QueueTab = later(async () => (await import('../queue/QueueTab.tsx')).QueueTab)
const HistoryTab = later(async () => (await import('../history/HistoryTab.tsx')).HistoryTab)
const TestTab = later(async () => (await import('../test-send/TestTab.tsx')).TestTab)

interface Props {
  readonly onRemove: () => void
  readonly onDuplicated: (id: string) => void
  readonly onCompare: () => void
  readonly onKeepAsNew: () => void
}

export function SystemScreen({ onRemove, onDuplicated, onCompare, onKeepAsNew }: Props) {
  const t = useText()
  const { editor, tab, openTab } = useSystemScreen()
  if (editor.loadError !== null && editor.loadError !== undefined) return <LoadFailure error={editor.loadError} />
  if (editor.loading) return <Spinner label={t('common.session.connecting')} />
  return (
    <div className={styles.screen}>
      <Head />
      <TabList
        className={styles.tabs ?? ''}
        selectedValue={tab}
        onTabSelect={(_, { value }) => openTab(value as SystemTab)}
        aria-label={t('systems.tabs.label')}
      >
        {tabs.map((name) => (
          <SystemTabLabel key={name} name={name} />
        ))}
      </TabList>
      <Notices onCompare={onCompare} onKeepAsNew={onKeepAsNew} />
      {tab === 'history' ? (
        <Suspense fallback={<Spinner label={t('common.session.connecting')} />}>
          <HistoryTab key={String(editor.selection)} />
        </Suspense>
      ) : tab === 'queue' ? (
        <Suspense fallback={<Spinner label={t('common.session.connecting')} />}>
          <QueueTab key={String(editor.selection)} />
        </Suspense>
      ) : tab === 'test' ? (
        <Suspense fallback={<Spinner label={t('common.session.connecting')} />}>
          <TestTab key={String(editor.selection)} />
        </Suspense>
      ) : (
        <div className={styles.body}>
          <div role="tabpanel" aria-label={t(`systems.tabs.${tab}`)}>
            <Suspense fallback={<Spinner label={t('common.session.connecting')} />}>
              {tab === 'general' && <GeneralTab onRemove={onRemove} onDuplicated={onDuplicated} />}
              {tab === 'parameters' && <ParametersTab />}
              {tab === 'internet' && <InternetTab />}
              {tab === 'users' && <UsersTab key={String(editor.selection)} />}
            </Suspense>
          </div>
          <ExplainPanel {...(tab === 'users' && { user: shownUser(editor) })}>
            <ExplainActions onTest={() => openTab('test')} />
          </ExplainPanel>
        </div>
      )}
    </div>
  )
}

/** The login under which the record that is shown stands in the document, also while it is not typed yet. */
function shownUser({ document, users }: Editor): string | null {
  return document?.users?.[users.chosen]?.login ?? null
}

/** A tab with a field that is shown to be wrong says so. */
function SystemTabLabel({ name }: { readonly name: SystemTab }) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { errors } = editor.form.formState
  const wrong = name === 'users' ? editor.users.shownIssues.length > 0 : Object.keys(errors).some((path) => placeOf(path)?.tab === name)
  const label = t(`systems.tabs.${name}`)
  return (
    <Tab value={name} {...(wrong && { 'aria-label': t('systems.tabs.withErrors', { tab: label }) })}>
      <span className={wrong ? styles.errorTab : ''}>{label}</span>
    </Tab>
  )
}

function Head() {
  const t = useText()
  const { editor } = useSystemScreen()
  const { values, component, view } = editor
  const last = useLastTest(view?.id ?? null).data ?? null
  const now = useNow()
  const state = testState(last)
  return (
    <header className={styles.head}>
      <h1>{values.name.trim() === '' ? t('systems.new') : values.name}</h1>
      <span className={styles.tag}>
        {values.technologyVersion === '' ? t('systems.noTechnology') : t('systems.technology', { version: values.technologyVersion })}
      </span>
      <span className={`${styles.tag ?? ''} ${styles.accent ?? ''}`}>
        {t(`common.protocol.${values.protocol}`)}
        {component && ` · ${t(`common.component.${component}`)}`}
      </span>
      {last && (
        <span className={styles.last}>
          <span className={listStyles.dot} data-state={state} />
          {t(state === 'failed' || state === 'cancelled' ? 'systems.lastTestAt' : 'systems.lastTest', {
            result: t(`test.results.${last.verdict}`),
            phase: t(`test.phases.${last.phase}`),
            when: agoText(t, last.at, now),
          })}
        </span>
      )}
    </header>
  )
}
