import { useController } from 'react-hook-form'
import { proxyKinds } from '../../../shared/domain/system/document.ts'
import { SwitchedGroup } from '../../ui/Group.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { ChoiceField, TextField } from '../systems/fields.tsx'
import { PortField } from '../systems/PortField.tsx'
import { SecretField } from '../systems/SecretField.tsx'
import styles from './internet.module.css'

export function ProxyGroup() {
  const t = useText()
  const { editor } = useSystemScreen()
  const { control } = editor.form
  const proxy = useController({ control, name: 'proxy.enabled' }).field
  const authentication = useController({ control, name: 'proxy.authentication.enabled' }).field
  const on = proxy.value
  const withLogin = on && authentication.value
  const values = editor.values.proxy
  const userOnly = withLogin && (values.kind === 'socks4' || values.kind === 'socks4a') && values.address !== ''
  return (
    <SwitchedGroup
      title={t('internet.proxy.group')}
      path="proxy.enabled"
      on={on}
      changed={editor.changed.has('proxy.enabled')}
      onChange={proxy.onChange}
    >
      <p className={styles.help}>
        {t('internet.proxy.help')} {t('internet.proxy.extension')}
      </p>
      <div className={styles.address}>
        <TextField path="proxy.address" label={t('internet.proxy.address')} disabled={!on} placeholder={t('internet.proxy.blank')} />
        <PortField path="proxy.port" label={t('internet.proxy.port')} disabled={!on} />
      </div>
      <div className={styles.kind}>
        <ChoiceField
          path="proxy.kind"
          label={t('internet.proxy.kind')}
          disabled={!on}
          choices={proxyKinds.map((kind) => [kind, t(`internet.proxy.kinds.${kind}`)] as const)}
        />
      </div>
      <SwitchedGroup
        inner
        title={t('internet.proxy.authentication')}
        path="proxy.authentication.enabled"
        on={authentication.value}
        changed={editor.changed.has('proxy.authentication.enabled')}
        disabled={!on}
        onChange={authentication.onChange}
      >
        <TextField path="proxy.authentication.user" label={t('internet.proxy.user')} disabled={!withLogin} hint={userOnly ? t('internet.proxy.userOnly') : undefined} />
        <SecretField
          path="proxy.authentication.password"
          secret="proxy.authentication"
          label={t('internet.proxy.password')}
          disabled={!withLogin}
        />
      </SwitchedGroup>
    </SwitchedGroup>
  )
}
