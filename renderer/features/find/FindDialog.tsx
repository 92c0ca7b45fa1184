/** The table of what leads to the server, as it fills in. It changes only the form, and only what somebody applies. */
import { Button, Checkbox, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import type { FindRow } from '../../../shared/contract/find.ts'
import { leftOut, portsText } from '../../../shared/domain/find/words.ts'
import { AppError } from '../../../shared/errors.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { errorText } from '../../ui/error-text.ts'
import { focusFirst, Question } from '../../ui/Question.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { defaultSender, requestOf } from '../test-send/draft.ts'
import { useRuns } from '../test-send/runs-context.ts'
import { useDraft } from '../test-send/use-draft.ts'
import { canBeApplied } from './find-state.ts'
import styles from './find.module.css'
import { FindTable } from './FindTable.tsx'
import { useFind } from './use-find.ts'

const usualSeconds = 6
const patientSeconds = 30

export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const runs = useRuns()
  const { editor, openTab } = useSystemScreen()
  const [draft] = useDraft()
  const find = useFind()
  const [login, setLogin] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const { smtp, proxy } = editor.values
  const { running, result, rows, error } = find
  const best = result?.ranked[0] ?? null
  const row = rows.find((each) => each.key === (chosen ?? best) && canBeApplied(each)) ?? null
  const port = /^\d{1,5}$/.test(smtp.port) ? Number(smtp.port) : null

  function start(deadlineSeconds: number): void {
    setChosen(null)
    void find.start({ systemId: editor.view?.id ?? null, document: editor.input(), login, deadlineSeconds })
  }
  function apply(change: NonNullable<FindRow['change']>): void {
    editor.apply(change)
    onClose()
  }
  function applyAndTest(change: NonNullable<FindRow['change']>): void {
    apply(change)
    openTab('test')
    // Without a recipient the tab asks for one.
    if (draft.to.trim() === '') return
    const sender = defaultSender(editor.document, draft.asUser)
    void runs.start(editor.view?.id ?? 'new', requestOf(draft, { systemId: editor.view?.id ?? null, document: editor.input(), sender }))
  }

  const change = row?.change ?? null
  return (
    <Question
      wide
      className={styles.surface ?? ''}
      title={t('find.title')}
      onClose={onClose}
      actions={
        <>
          {change && (
            <>
              <Button appearance="primary" onClick={() => applyAndTest(change)}>
                {t('find.applyAndTest')}
              </Button>
              <Button disabled={change.length === 0} onClick={() => apply(change)}>
                {t('find.apply')}
              </Button>
            </>
          )}
          {!running && result?.notes.includes('time-over') === true && (
            <Button onClick={() => start(patientSeconds)}>{t('find.longer', { seconds: patientSeconds })}</Button>
          )}
          {/* One button, so that the cursor stays on it while it means something else. */}
          <Button {...focusFirst} appearance={change || running ? 'secondary' : 'primary'} onClick={() => (running ? find.stop() : start(usualSeconds))}>
            {running ? t('find.stop') : t(result ? 'find.again' : 'find.search')}
          </Button>
          <Button onClick={onClose}>{t('find.close')}</Button>
        </>
      }
    >
      {!running && !result && (
        <>
          <p className={styles.intro}>{t('find.intro', { server: smtp.server, ports: portsText(port) })}</p>
          {proxy.authentication.enabled && <p className={styles.help}>{t('find.proxyLogin')}</p>}
          {smtp.authentication.enabled && <Checkbox checked={login} label={t('find.login')} onChange={(_, { checked }) => setLogin(checked === true)} />}
        </>
      )}
      <div aria-live="polite" className={styles.summary}>
        {running && <Spinner size="tiny" label={t('find.searching', { count: rows.filter(({ state }) => state === 'done').length })} labelPosition="after" />}
        <Failure error={error} />
        {result && <Summary result={result} row={rows.find(({ key }) => key === best) ?? null} />}
      </div>
      {(running || result) && <FindTable rows={rows} result={result} chosen={row?.key ?? null} onChoose={setChosen} />}
      {result && leftOut(rows).length > 0 && (
        <details className={styles.leftOut}>
          <summary>{t('find.leftOut')}</summary>
          <ul>
            {leftOut(rows).map(({ reason, count }) => (
              <li key={reason}>
                {count}: {t(`find.skipped.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Question>
  )
}

function Summary({ result, row }: { readonly result: NonNullable<ReturnType<typeof useFind>['result']>; readonly row: FindRow | null }) {
  const t = useText()
  const { cancelled, notes, login, from, ms } = result
  const seconds = (ms / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 })
  return (
    <>
      <p>
        <strong>
          {row
            ? t('find.found', { port: row.port, security: t(`find.security.${row.security}`), route: t(`find.route.${row.route}`) })
            : t(cancelled ? 'find.cancelled' : 'find.nothing')}
        </strong>{' '}
        {row?.change?.length === 0 && t('find.current')} {t('find.took', { seconds, ...from })}
      </p>
      {login && (
        <p>
          {login.verdict === 'reached'
            ? t('find.loginOk', { mechanism: login.mechanism ?? '' })
            : t('find.loginFailed', { reason: t(`test.codes.${login.code ?? 'internal'}`) })}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.help}>
          {t(`find.note.${note}`)}
        </p>
      ))}
    </>
  )
}

/** A field that cannot be read is named; it stands behind this question. */
function Failure({ error }: { readonly error: unknown }) {
  const t = useText()
  if (error === null) return null
  const issues = error instanceof AppError ? error.issues : []
  if (issues.length === 0) return <p role="alert">{errorText(t, error)}</p>
  return (
    <ul role="alert">
      {issues.map(({ path, code, params }) => (
        <li key={path}>
          {t(`systems.fields.${path}`, { defaultValue: path })}: {t(`fields.${code}`, { ...params })}
        </li>
      ))}
    </ul>
  )
}
