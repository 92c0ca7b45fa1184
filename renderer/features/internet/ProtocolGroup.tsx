import { Button, ToggleButton } from '@fluentui/react-components'
import { Suspense } from 'react'
import { useController } from 'react-hook-form'
import { defaultPort, resolveSecurity, submissionPort } from '../../../shared/domain/effective/effective-settings.ts'
import { protocols, tokenMechanisms, type Protocol } from '../../../shared/domain/system/document.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Group, SwitchedGroup } from '../../ui/Group.tsx'
import { later } from '../../ui/later.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { CheckField, TextField } from '../systems/fields.tsx'
import { PortField } from '../systems/PortField.tsx'
import { SecretField } from '../systems/SecretField.tsx'
import { FindButton } from '../find/FindButton.tsx'
import { ProviderButton } from '../providers/ProviderButton.tsx'
import { Advanced } from './Advanced.tsx'
import styles from './internet.module.css'
import { WaysButton } from './WaysButton.tsx'

const MailClientPanel = later(async () => (await import('./MailClientPanel.tsx')).MailClientPanel)

export function ProtocolGroup() {
  const t = useText()
  const { editor } = useSystemScreen()
  const { field } = useController({ control: editor.form.control, name: 'protocol' })
  const choose = (protocol: Protocol) => field.onChange(protocol)
  const chosen = field.value
  return (
    <Group title={t('internet.protocol.group')}>
      <div role="group" aria-label={t('internet.protocol.group')} className={styles.protocols}>
        {protocols.map((protocol) => (
          <ToggleButton
            key={protocol}
            {...(protocol === chosen && { id: fieldId('protocol') })}
            appearance="subtle"
            checked={protocol === chosen}
            className={styles.protocol}
            onClick={() => choose(protocol)}
          >
            {t(`common.protocol.${protocol}`)}
          </ToggleButton>
        ))}
      </div>
      <p className={styles.line}>
        <strong>{t(`internet.protocol.name.${chosen}`)}</strong> — {t(`internet.protocol.line.${chosen}`)}
      </p>
      {chosen === 'smtp' ? (
        <Smtp />
      ) : (
        <Suspense fallback={<p className={styles.help}>{t(`internet.protocol.needs.${chosen}`)}</p>}>
          <MailClientPanel protocol={chosen} onBack={() => choose('smtp')} />
        </Suspense>
      )}
    </Group>
  )
}

/** What the box "Servidor com SSL" means on the port as typed. */
function useSslNote(): string {
  const t = useText()
  const { smtp } = useSystemScreen().editor.values
  if (smtp.security !== 'auto') return t('internet.authentication.sslMode.precise')
  const port = smtp.port === '' ? defaultPort : Number(smtp.port)
  const mode = resolveSecurity('auto', smtp.authentication.enabled && smtp.authentication.ssl, port)
  return t(`internet.authentication.sslMode.${mode}`, { port: smtp.port === '' ? defaultPort : smtp.port })
}

function Smtp() {
  const t = useText()
  const { editor } = useSystemScreen()
  const { smtp } = editor.values
  const { control } = editor.form
  const authentication = useController({ control, name: 'smtp.authentication.enabled' }).field
  const on = authentication.value
  const usual = smtp.port === '' || Number(smtp.port) === defaultPort
  const offers587 = on && smtp.authentication.ssl && usual && smtp.security === 'auto'
  const setPort = (port: string) => editor.form.setValue('smtp.port', port, { shouldValidate: true, shouldDirty: true })
  const note = useSslNote()
  const path = 'smtp.authentication.enabled'
  return (
    <>
      <TextField path="smtp.server" label={t('internet.server')} />
      <PortField
        path="smtp.port"
        label={t('internet.port')}
        placeholder={String(defaultPort)}
        hint={offers587 ? t('internet.offer587', { port: submissionPort }) : undefined}
      >
        <Button onClick={() => setPort('')} disabled={smtp.port === ''}>
          {t('internet.useDefault')}
        </Button>
        {offers587 && (
          <Button appearance="transparent" onClick={() => setPort(String(submissionPort))}>
            {t('internet.use587', { port: submissionPort })}
          </Button>
        )}
      </PortField>
      <SwitchedGroup
        inner
        title={t('internet.authentication.group')}
        path={path}
        on={on}
        changed={editor.changed.has(path)}
        onChange={authentication.onChange}
      >
        <CheckField path="smtp.authentication.ssl" label={t('internet.authentication.ssl')} disabled={!on} {...(on && { note })} />
        <TextField path="smtp.authentication.user" label={t('internet.authentication.user')} disabled={!on} />
        <SecretField
          path="smtp.authentication.password"
          secret="smtp.authentication"
          label={t('internet.authentication.password')}
          disabled={!on || tokenMechanisms.includes(smtp.authentication.mechanism)}
        />
      </SwitchedGroup>
      {/* Behind what the original has, so that its Tab order stays. */}
      <div className={styles.provider}>
        <ProviderButton />
        <FindButton appearance="transparent" />
        <WaysButton />
      </div>
      <Advanced />
    </>
  )
}
