/** The tab Testar: a real test send of what is on the screen, phase by phase, and what to do then. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { phases as allPhases, type TestReport } from '../../../shared/contract/report.ts'
import { useLastTest } from '../../client/queries.ts'
import { agoText, useNow, useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { Certificate } from './Certificate.tsx'
import { ComponentVerdict } from './ComponentVerdict.tsx'
import { defaultRecipient, defaultSender, requestOf } from './draft.ts'
import { MessageForm } from './MessageForm.tsx'
import { PhaseList } from './PhaseList.tsx'
import { ReportActions } from './ReportActions.tsx'
import { Result } from './Result.tsx'
import { RouteFacts } from './RouteFacts.tsx'
import { useRun, useRuns } from './runs-context.ts'
import styles from './test.module.css'
import { Transcript } from './Transcript.tsx'
import { lastRecipient, useDraft } from './use-draft.ts'

export function TestTab() {
  const t = useText()
  const runs = useRuns()
  const now = useNow()
  const { editor } = useSystemScreen()
  const owner = editor.view?.id ?? 'new'
  const run = useRun(owner)
  const stored = useLastTest(editor.view?.id ?? null).data ?? null
  const [draft, setDraft] = useDraft()
  const { protocol } = editor.values
  // A mail client of the workstation sends with its own account.
  const ofClient = protocol !== 'smtp'
  const sender = ofClient ? '' : defaultSender(editor.document, draft.asUser)
  const running = run !== null && run.report === null && run.error === null
  const report: TestReport | null = run ? run.report : stored

  function start(): void {
    const request = requestOf(ofClient ? { ...draft, from: null } : draft, { systemId: editor.view?.id ?? null, document: editor.input(), sender })
    if (draft.to !== '' && draft.to !== defaultRecipient(editor.document)) localStorage.setItem(lastRecipient, draft.to)
    void runs.start(owner, request)
  }

  function changeAndStart(change: () => void): void {
    change()
    start()
  }

  const order = report ? report.stopAfter : draft.stopAfter
  return (
    <div className={styles.columns} role="tabpanel" aria-label={t('systems.tabs.test')}>
      <div>
        {ofClient && (
          <MessageBar intent="info" layout="multiline" className={styles.legacy ?? ''}>
            <MessageBarBody>{t('test.screen.legacy', { protocol: t(`common.protocol.${protocol}`) })}</MessageBarBody>
          </MessageBar>
        )}
        <MessageForm
          draft={draft}
          sender={sender}
          senderOfClient={ofClient}
          issues={running ? [] : (report?.issues ?? [])}
          running={running}
          cancelling={run?.cancelling === true}
          again={report !== null}
          onChange={setDraft}
          onStart={start}
          onCancel={() => runs.cancel(owner)}
        />
        <div aria-live="polite">
          {running && <p className={styles.hidden}>{t('test.screen.running')}</p>}
          {run === null && report !== null && <p className={styles.earlier}>{t('test.screen.earlier', { when: agoText(t, report.at, now) })}</p>}
          {!running && <Result report={report} error={run?.error ?? null} onMend={changeAndStart} />}
        </div>
        {report && !running && <Transcript report={report} />}
      </div>
      <section className={styles.panel} aria-labelledby="phases-title">
        <PhaseList
          all={allPhases}
          stopAfter={order}
          phases={running ? run.phases : (report?.phases ?? [])}
          startedAt={running ? run.startedAt : null}
          ms={report?.ms ?? null}
          totalMs={running ? run.request.deadlineSeconds * 1000 : (report?.deadlineMs ?? draft.deadlineSeconds * 1000)}
        />
        {report && !running && (
          <>
            <Certificate report={report} onMend={changeAndStart} />
            <RouteFacts report={report} onMend={changeAndStart} />
            <ComponentVerdict report={report} onWithoutProxy={() => changeAndStart(() => editor.apply([{ path: 'proxy.enabled', value: false }]))} />
            <ReportActions report={report} request={run?.request ?? null} />
          </>
        )}
      </section>
    </div>
  )
}

