import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import type { TestReport } from '../../../shared/contract/report.ts'
import { useText } from '../../ui/text.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './test.module.css'

const arrows = { client: '→', server: '←', proxy: '⇠', note: '·' } as const

export function transcriptText({ transcript }: Pick<TestReport, 'transcript'>): string {
  return transcript.map(({ from, text }) => `${arrows[from]} ${text}`).join('\n')
}

/** What was said, without a secret. */
export function Transcript({ report }: { readonly report: TestReport }) {
  const t = useText()
  const { transcript } = report
  return (
    <section className={styles.transcript} aria-labelledby="transcript-title">
      <header>
        <h2 id="transcript-title">{t('test.screen.transcript')}</h2>
        <span>{t('test.screen.transcriptHelp')}</span>
        {transcript.length > 0 && <CopyButton label={t('test.screen.copyTranscript')} text={() => transcriptText(report)} />}
      </header>
      {transcript.length === 0 ? (
        <p className={styles.help}>{t('test.screen.noTranscript')}</p>
      ) : (
        // Scrolls sideways, so the keyboard must reach it.
        <div className={styles.lines} tabIndex={0} role="group" aria-labelledby="transcript-title">
          {transcript.map(({ at, from, text, secure }, index) => (
            <div key={index} data-from={from} title={`${Math.round(at)} ms`}>
              <span aria-hidden>{arrows[from]}</span> {text}
              {secure && <LockClosedRegular aria-label={t('test.screen.secure')} />}
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
