/** "Quem envia de verdade?": beside the fields, live, before anything is saved. */
import { Button, Input, Spinner } from '@fluentui/react-components'
import { Suspense, useDeferredValue } from 'react'
import { effectiveSettings } from '../../../shared/domain/effective/effective-settings.ts'
import { explain } from '../../../shared/domain/explain/explain.ts'
import type { Explanation } from '../../../shared/domain/explain/types.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { useSystemProxy } from '../../client/queries.ts'
import { fieldId } from '../../ui/field-id.ts'
import { later } from '../../ui/later.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { useAsUser } from '../test-send/use-draft.ts'
import { EffectiveSettings } from './EffectiveSettings.tsx'
import ui from '../../ui/ui.module.css'
import styles from './explain.module.css'
import { MendButton } from './MendButton.tsx'
import { Route } from './Route.tsx'

const AsUserPicker = later(async () => (await import('../users/AsUserPicker.tsx')).AsUserPicker)

/** The operating system's proxy matters only where the proxy fields are blank. */
function proxyTarget(document: SystemDocument | null, asUser: string | null): { host: string; port: number } | null {
  if (!document || document.protocol !== 'smtp' || !document.proxy.enabled || document.proxy.address !== '') return null
  const { smtp } = effectiveSettings(document, asUser, () => true)
  return { host: smtp.server.value ?? '', port: smtp.port.value }
}

/** @param user login of the one that is explained; absent: whoever is chosen here or in Testar, the system itself otherwise */
export function ExplainPanel({ user, children }: { readonly user?: string | null; readonly children?: React.ReactNode }) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { document, issues, hasSecret } = editor
  const [chosen, choose] = useAsUser()
  const asUser = user === undefined ? chosen : user
  const target = useDeferredValue(proxyTarget(document, asUser))
  const systemProxy = useSystemProxy(target)
  const explanation = document && explain(document, { asUser, hasSecret, systemProxy: target ? (systemProxy.data ?? null) : null })
  return (
    <section className={styles.panel} aria-labelledby="explain-title">
      <h2 id="explain-title" className={styles.title}>
        {t('explain.title')}
      </h2>
      {user === undefined && (document?.users?.length ?? 0) > 0 && (
        <div className={styles.as}>
          <label htmlFor={fieldId('viewAs')}>{t('users.as.label')}</label>
          <Suspense fallback={<Input disabled value={asUser ?? t('users.as.system')} />}>
            <AsUserPicker id={fieldId('viewAs')} value={asUser} onChoose={choose} />
          </Suspense>
        </div>
      )}
      {explanation ? (
        <>
          <Sender explanation={explanation} />
          {issues.length > 0 && <p className={styles.partly}>{t('explain.screen.partly')}</p>}
          <Trace explanation={explanation} />
          {explanation.smtp && asUser !== null && (
            <p className={styles.rule}>{t(`users.as.rule.${effectiveSettings(document, asUser, hasSecret).rule}`)}</p>
          )}
          {explanation.smtp && <EffectiveSettings smtp={explanation.smtp} />}
          {explanation.route &&
            (target && systemProxy.isFetching ? <Spinner size="tiny" label={t('explain.screen.looking')} /> : <Route route={explanation.route} />)}
          <Warnings warnings={user === undefined ? explanation.warnings : explanation.warnings.filter(({ code, field }) => !saidAtTheField(code, field))} />
        </>
      ) : (
        <p className={styles.partly}>{t('explain.screen.waiting')}</p>
      )}
      {children}
    </section>
  )
}

function Sender({ explanation: { component, protocol } }: { readonly explanation: Explanation }) {
  const t = useText()
  return (
    <p className={styles.sender} aria-live="polite">
      <strong>{component ? t(`common.component.${component}`) : t(`common.protocol.${protocol}`)}</strong>
      <span>{component ? t(`explain.screen.componentIs.${component}`) : t(protocol === 'vim' ? 'explain.screen.vim' : 'explain.screen.mapi')}</span>
    </p>
  )
}

function Trace({ explanation: { trace } }: { readonly explanation: Explanation }) {
  const t = useText()
  return (
    <ol className={styles.trace} aria-label={t('explain.screen.steps')}>
      {trace.map(({ rule, found, outcome, source }) => (
        <li key={rule} className={outcome === 'decided' ? styles.decided : ''}>
          {t(`explain.trace.${rule}`, { found })}
          {outcome === 'decided' && <span className={ui.hidden}> ({t('explain.screen.decided')})</span>}
          {source === 'decided-here' && (
            <span className={styles.here} title={t('explain.decidedHere')}>
              {t('explain.screen.here')}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What the fields of the Usuários tab themselves say of a record. */
const saidAtTheField = (code: string, field: string | null) => field?.startsWith('users.') === true && ['user-blank', 'password-blank'].includes(code)

function Warnings({ warnings }: { readonly warnings: Explanation['warnings'] }) {
  const t = useText()
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings} aria-label={t('explain.screen.warnings')}>
      {warnings.map((warning, index) => (
        <li key={`${warning.code} ${index}`}>
          {t(`explain.warnings.${warning.code}`, { ...warning.params })} <MendButton warning={warning} />
        </li>
      ))}
    </ul>
  )
}

/** The panel's own buttons, under everything. */
export function ExplainActions({ onTest }: { readonly onTest: () => void }) {
  const t = useText()
  return (
    <div className={styles.actions}>
      <Button appearance="primary" onClick={onTest}>
        {t('explain.screen.testNow')}
      </Button>
    </div>
  )
}
