/** MAPI and VIM/Notes: what they need on this workstation, whether it is there, how a message is handed over, and the way to SMTP. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, Radio, RadioGroup, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { useController } from 'react-hook-form'
import { clientText } from '../../../shared/domain/mail-client/found.ts'
import { useMailClients } from '../../client/queries.ts'
import { errorText } from '../../ui/error-text.ts'
import { fieldId } from '../../ui/field-id.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { CheckField } from '../systems/fields.tsx'
import styles from './mail-client.module.css'
import { ToSmtpDialog } from './ToSmtpDialog.tsx'
import { WaysButton } from './WaysButton.tsx'

type Protocol = 'mapi' | 'vim'

export function MailClientPanel({ protocol, onBack }: { readonly protocol: Protocol; readonly onBack: () => void }) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <p className={styles.help}>{t(`internet.protocol.needs.${protocol}`)}</p>
      <Station protocol={protocol} />
      <HowToHandOver protocol={protocol} />
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('internet.protocol.legacy')}</MessageBarBody>
        <MessageBarActions>
          <Button appearance="primary" onClick={() => setAsking(true)}>
            {t('mailClient.toSmtp.open')}
          </Button>
          <Button onClick={onBack}>{t('internet.protocol.backToSmtp')}</Button>
        </MessageBarActions>
      </MessageBar>
      <div className={styles.more}>
        <WaysButton />
      </div>
      {asking && <ToSmtpDialog onClose={() => setAsking(false)} />}
    </>
  )
}

/** What was found here, live. */
function Station({ protocol }: { readonly protocol: Protocol }) {
  const t = useText()
  const { data, error, isFetching, refetch } = useMailClients()
  const found = data?.[protocol] ?? null
  return (
    <section className={styles.station} aria-labelledby="mail-client-station" aria-busy={isFetching}>
      <header>
        <h2 id="mail-client-station">{t('mailClient.station')}</h2>
        <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
          {t('mailClient.lookAgain')}
        </Button>
      </header>
      <div aria-live="polite">
        {found === null && error === null && <Spinner size="tiny" label={t('mailClient.looking')} />}
        {error !== null && <p>{errorText(t, error)}</p>}
        {found && (
          <>
            <p className={styles.verdict} data-ready={found.ready}>
              <strong>{t(`mailClient.ready.${found.way === 'desktop' ? 'desktop' : found.ready}`)}</strong>
              {found.client && ` ${clientText(found.client)}`}
            </p>
            <ul>
              {found.findings.map(({ code, state, params }) => (
                <li key={code} data-state={state}>
                  <span className={styles.state}>{t(`mailClient.states.${state}`)}</span> {t(`mailClient.findings.${code}`, params)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

function HowToHandOver({ protocol }: { readonly protocol: Protocol }) {
  const t = useText()
  const { editor } = useSystemScreen()
  const dialog = useController({ control: editor.form.control, name: 'mailClient.dialog' }).field
  return (
    <>
      <RadioGroup
        id={fieldId('mailClient.dialog')}
        aria-label={t('mailClient.dialog.label')}
        value={dialog.value ? 'with' : 'without'}
        onChange={(_, { value }) => dialog.onChange(value === 'with')}
      >
        <Radio value="with" label={t('mailClient.dialog.with')} />
        <Radio value="without" label={t('mailClient.dialog.without')} />
      </RadioGroup>
      {protocol === 'vim' && <CheckField path="mailClient.vim32" label={t('mailClient.vim32')} note={t('mailClient.vim32Note')} />}
    </>
  )
}
