import { useMemo } from 'react'
import type { SystemSummary } from '../../shared/contract/systems.ts'
import { useAppInfo, useWorkerPulse } from '../client/queries.ts'
import { newestTest } from '../features/systems/summaries.ts'
import { newSystem, type Editor } from '../features/systems/use-editor.ts'
import { agoText, useNow, useText } from '../ui/text.ts'
import styles from './app.module.css'
import { LanguageChoice } from './LanguageChoice.tsx'

/** Where this program runs, where its data lies, the newest test of all, and what is not saved. */
export function StatusBar({ editor, systems }: { readonly editor: Editor; readonly systems: readonly SystemSummary[] }) {
  const t = useText()
  const info = useAppInfo().data
  const pulse = useWorkerPulse().data
  const now = useNow()
  const newest = useMemo(() => newestTest(systems), [systems])
  const count = editor.changed.size
  const saved =
    count > 0 ? t('common.status.changed', { count }) : t(editor.selection === newSystem ? 'common.status.newSystem' : 'common.status.saved')
  return (
    <footer className={styles.status} aria-label={t('common.status.label')}>
      {info && (
        <>
          <span>{info.host}</span>
          <span title={info.dataDir} className={styles.dataDir}>
            {t('common.status.dataDir', { dataDir: info.dataDir })}
          </span>
        </>
      )}
      {pulse && <span>{t(pulse.alive > 0 ? 'common.status.worker.active' : 'common.status.worker.stopped')}</span>}
      <span>
        {newest
          ? t('common.status.lastTest', { result: t(`test.results.${newest.verdict}`), when: agoText(t, newest.at, now) })
          : t('common.status.noTest')}
      </span>
      <span className={styles.saved} aria-live="polite">
        {editor.selection !== null && saved}
      </span>
      <LanguageChoice />
    </footer>
  )
}
