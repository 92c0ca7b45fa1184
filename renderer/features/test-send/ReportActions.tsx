import { Button } from '@fluentui/react-components'
import type { TestReport } from '../../../shared/contract/report.ts'
import type { TestRequest } from '../../../shared/contract/tests.ts'
import { messageFor, readerOf } from '../../../shared/domain/diagnosis/message-for.ts'
import { useAppInfo } from '../../client/queries.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { CopyButton } from './CopyButton.tsx'
import { commandLine, reportFileName } from './take-along.ts'
import styles from './test.module.css'

/** From memory: nothing is fetched for it. */
function saveReport(report: TestReport): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = reportFileName(report)
  link.click()
  // The download has its own hold on the data by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** What one takes along: a message to whoever has to act, the same test as a command, the whole report. No secret is in any of them. */
export function ReportActions({ report, request }: { readonly report: TestReport; readonly request: TestRequest | null }) {
  const t = useText()
  const { editor } = useSystemScreen()
  const platform = useAppInfo().data?.platform ?? 'other'
  const saved = editor.view !== null && editor.changed.size === 0
  const again: TestRequest = request ?? {
    systemId: report.systemId,
    document: null,
    asUser: report.asUser ?? null,
    from: report.sender,
    to: report.recipients.map(({ address }) => address),
    subject: null,
    text: null,
    stopAfter: report.stopAfter,
    deadlineSeconds: report.deadlineMs / 1000,
  }
  const reader = readerOf(report)
  return (
    <div className={styles.reportButtons}>
      {reader !== null && (
        <CopyButton
          appearance="secondary"
          label={t(`test.screen.copyFor.${reader}`)}
          title={t('test.screen.copyForHelp')}
          text={() => messageFor(reader, report, (key, params) => t(key, { ...params }))}
        />
      )}
      <CopyButton
        appearance="secondary"
        label={t('test.screen.copyCommand')}
        title={t(saved ? 'test.screen.copyCommandHelp' : 'test.screen.copyCommandUnsaved')}
        disabled={!saved}
        text={() => commandLine(editor.view?.document.name ?? '', again, platform)}
      />
      <Button onClick={() => saveReport(report)}>{t('test.screen.saveReport')}</Button>
    </div>
  )
}
