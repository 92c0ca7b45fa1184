/** What came of it, in plain words: cause, who acts, which field, one click. */
import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { practiceSystemName, practiceUser } from '../../../shared/contract/practice.ts'
import type { Phase, TestReport } from '../../../shared/contract/report.ts'
import { errorText } from '../../ui/error-text.ts'
import { useNavigate } from '../../app/navigate.ts'
import { FindButton } from '../find/FindButton.tsx'
import { WhatChangedButton } from '../history/WhatChangedButton.tsx'
import { UseSslButton } from '../practice/UseSslButton.tsx'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { placeOf } from '../systems/places.ts'
import { testState } from './test-state.ts'
import styles from './test.module.css'

interface Props {
  readonly report: TestReport | null
  readonly error: unknown
  /** makes a change on the form and tests again */
  readonly onMend: (change: () => void) => void
}

/** Fields of the message itself say what is wrong at their place; the others are named here. */
const atTheirPlace: readonly string[] = ['from', 'to', 'subject', 'text', 'asUser']

/** Failures that another port, security or route may not have. A login that was refused is refused everywhere. */
const waysMayDiffer: readonly Phase[] = ['dns', 'connect', 'proxy', 'greeting', 'ehlo', 'tls']

/** A user's own server is another one than the system's, which is what is looked for. */
function offersFind({ phase, code, route, asUser }: TestReport): boolean {
  return route !== null && (asUser ?? null) === null && (waysMayDiffer.includes(phase) || code === 'auth-not-offered')
}

export function Result({ report, error, onMend }: Props) {
  const { t } = useTranslation()
  const { editor, goTo } = useSystemScreen()
  const navigate = useNavigate()
  if (error !== null)
    return (
      <section className={styles.result} data-state="failed">
        <h2>{t('test.screen.couldNotStart')}</h2>
        <p>{errorText(t, error)}</p>
      </section>
    )
  if (!report) return null
  const { verdict, code, hint, reply, replyCode, recipients, proxyReply, issues } = report
  const state = testState(report)
  const field = hint?.field ?? null
  const practice = report.server?.host === '127.0.0.1' && editor.values.smtp.authentication.user === practiceUser
  // Where there is one cause, its hint has already said it.
  const elsewhere = code === 'invalid-settings' ? issues.filter(({ path }) => !atTheirPlace.includes(path)) : []
  return (
    <section className={styles.result} data-state={state} aria-label={t('test.screen.result')}>
      <h2>{hint && state === 'failed' && code !== null ? t(`test.codes.${code}`) : t(`test.verdicts.${verdict}`)}</h2>
      {!hint && code !== null && <p>{t(`test.codes.${code}`)}</p>}
      {hint && (
        <p>
          {t(`hints.${hint.rule}.cause`, hint.params)} {t(`hints.${hint.rule}.action`, hint.params)}{' '}
          <strong>{t('test.screen.whoActs', { who: t(`test.who.${hint.who}`) })}</strong>
          {field === null && !hint.change && hint.who !== 'you' && ` ${t('test.screen.noChange')}`}
        </p>
      )}
      {elsewhere.length > 0 && (
        <ul aria-label={t('test.screen.fields')}>
          {elsewhere.map(({ path, code: wrong, params }) => (
            <li key={`${path} ${wrong}`}>
              <button type="button" className={styles.link} onClick={() => goTo(path)}>
                {t(`systems.fields.${path.startsWith('parameters.') ? 'parameters' : path}`, { defaultValue: path })}
              </button>
              : {t(`fields.${wrong}`, { ...params })}
            </li>
          ))}
        </ul>
      )}
      {proxyReply && state === 'failed' && report.phase === 'proxy' && <p>{t('test.screen.proxyReply', { ...proxyReply })}</p>}
      {reply !== null && state !== 'ok' && (
        <blockquote aria-label={t('test.screen.reply')}>
          {replyCode} {reply}
        </blockquote>
      )}
      {recipients.length > 1 && (
        <dl className={styles.recipients} aria-label={t('test.screen.recipients')}>
          {recipients.map(({ address, replyCode: number, reply: answer }) => (
            <div key={address}>
              <dt>{address}</dt>
              <dd>{number === null ? t('test.screen.notAsked') : `${number} ${answer ?? ''}`}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.resultButtons}>
        {practice && state === 'failed' && (
          <Button appearance="primary" onClick={() => navigate('practice')}>
            {t('test.screen.openPractice')}
          </Button>
        )}
        {hint?.change && (
          <Button appearance="primary" onClick={() => onMend(() => editor.apply(hint.change ?? []))}>
            {t('test.screen.apply')}
          </Button>
        )}
        {field !== null && placeOf(field) && (
          <Button appearance={hint?.change || practice ? 'secondary' : 'primary'} onClick={() => goTo(field)}>
            {t('test.screen.goTo')}
          </Button>
        )}
        {state === 'failed' && !practice && offersFind(report) && <FindButton appearance="secondary" />}
        {(state === 'failed' || state === 'unknown') && <WhatChangedButton report={report} />}
        {practice && verdict === 'sent' && (
          <Button appearance="primary" onClick={() => navigate('practice')}>
            {t('test.screen.read')}
          </Button>
        )}
        {practice && verdict === 'sent' && report.security === 'none' && report.systemName.startsWith(practiceSystemName) && <UseSslButton onReady={() => {}} />}
      </div>
    </section>
  )
}
