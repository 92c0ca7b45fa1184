/** The window: toolbar, areas, list, one system or one area, status bar. */
import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { Suspense, useEffect, useRef } from 'react'
import { useConnection } from '../client/context.tsx'
import { useSystems } from '../client/queries.ts'
import { SessionLost } from '../client/transport.ts'
import { SystemScreenProvider } from '../features/systems/editor-context.tsx'
import { StoreProblems } from '../features/systems/StoreProblems.tsx'
import { SystemList, type SystemListHandle } from '../features/systems/SystemList.tsx'
import { SystemScreen } from '../features/systems/SystemScreen.tsx'
import { Welcome } from '../features/systems/Welcome.tsx'
import { fetchTheRest, later } from '../ui/later.ts'
import { LoadFailure } from '../ui/LoadFailure.tsx'
import { useText } from '../ui/text.ts'
import styles from './app.module.css'
import { NavigateProvider } from './navigate.ts'
import { SessionLostBar, SessionScreen } from './SessionScreen.tsx'
import { SideBar } from './SideBar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useWorkspace } from './use-workspace.ts'

const SecurityArea = later(async () => (await import('../features/secrets/SecurityArea.tsx')).SecurityArea)
const ServicesArea = later(async () => (await import('../features/services/ServicesArea.tsx')).ServicesArea)
const CheckArea = later(async () => (await import('../features/check/CheckArea.tsx')).CheckArea)
const CheckWatch = later(async () => (await import('../features/check/CheckWatch.tsx')).CheckWatch)
const LogArea = later(async () => (await import('../features/log/LogArea.tsx')).LogArea)
const PracticeArea = later(async () => (await import('../features/practice/PracticeArea.tsx')).PracticeArea)
const Notifications = later(async () => (await import('./Notifications.tsx')).Notifications)
const Questions = later(async () => (await import('./Questions.tsx')).Questions)

export function App() {
  const t = useText()
  const list = useRef<SystemListHandle>(null)
  const query = useSystems()
  const systems = query.data?.systems ?? null
  const workspace = useWorkspace(systems, () => list.current?.focusFilter())
  const connection = useConnection()
  const { area, editor, selection } = workspace
  const ready = systems !== null
  useEffect(() => {
    if (ready) fetchTheRest()
  }, [ready])

  const refused = connection === 'refused' || query.error instanceof SessionLost
  // With something on the screen already, it stays there.
  if (systems === null && query.error instanceof SessionLost) return <SessionScreen />
  if (systems === null) return query.error ? <LoadFailure error={query.error} /> : <Spinner label={t('common.session.connecting')} />
  const onSystems = area === 'systems'
  return (
    <div className={styles.app}>
      <Toolbar can={workspace.can} run={workspace.run} />
      <SideBar area={area} onArea={workspace.setArea} />
      <div className={styles.list} hidden={!onSystems}>
        <SystemList
          ref={list}
          systems={systems}
          selected={selection}
          dirty={editor.changed.size > 0}
          onSelect={(id) => workspace.select(id)}
          onNew={() => workspace.run('new')}
          onRemove={() => workspace.run('remove')}
          onRename={() => workspace.goTo('name')}
        />
      </div>
      {/* What is not saved stays in its fields while one looks at another area. */}
      <main className={styles.main} hidden={!onSystems}>
        <div className={styles.mainColumn}>
          {refused ? (
            <SessionLostBar />
          ) : (
            connection === 'lost' && (
              <MessageBar intent="warning">
                <MessageBarBody>{t('common.session.disconnected')}</MessageBarBody>
              </MessageBar>
            )
          )}
          <StoreProblems problems={query.data?.problems ?? []} />
          {selection === null ? (
            <Welcome onNew={() => workspace.run('new')} onReady={(id) => workspace.select(id, 'test')} />
          ) : (
            <NavigateProvider value={workspace.setArea}>
              <SystemScreenProvider value={workspace}>
                <SystemScreen
                  onRemove={() => workspace.run('remove')}
                  onDuplicated={(id) => workspace.select(id)}
                  onCompare={workspace.compare}
                  onKeepAsNew={workspace.keepAsNew}
                />
              </SystemScreenProvider>
            </NavigateProvider>
          )}
        </div>
      </main>
      {!onSystems && (
        <main className={`${styles.main ?? ''} ${styles.whole ?? ''}`}>
          <Suspense fallback={<Spinner label={t('common.session.connecting')} />}>
            {area === 'security' && <SecurityArea onOpen={(id) => workspace.select(id, 'internet')} />}
            {area === 'services' && <ServicesArea />}
            {area === 'log' && <LogArea />}
            {area === 'check' && <CheckArea onOpen={workspace.openAt} />}
            {area === 'practice' && <PracticeArea onReady={(id) => workspace.select(id, 'test')} />}
          </Suspense>
        </main>
      )}
      <StatusBar editor={editor} systems={systems} />
      <Suspense>{workspace.asking && <Questions workspace={workspace} />}</Suspense>
      <Suspense>
        <Notifications />
        <CheckWatch shown={area === 'check'} onShow={() => workspace.setArea('check')} />
      </Suspense>
    </div>
  )
}
