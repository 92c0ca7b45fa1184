/** A password: it only ever goes in. What is stored is shown as stored, never as text. */
import { Button, Input } from '@fluentui/react-components'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { useState } from 'react'
import type { SecretPath } from '../../../shared/domain/system/secrets.ts'
import { Row } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import styles from '../../ui/ui.module.css'
import { useSystemScreen } from './editor-context.tsx'
import { useDocumentField } from './fields.tsx'

interface Props {
  readonly path: 'smtp.authentication.password' | 'proxy.authentication.password'
  readonly secret: SecretPath
  readonly label: string
  readonly disabled: boolean
}

export function SecretField({ path, secret, label, disabled }: Props) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { field, row, input } = useDocumentField(path)
  // Of the version that is stored now: what is saved is shown as stored again.
  const revision = editor.view?.revision ?? 0
  const [changingAt, setChangingAt] = useState<number | null>(null)
  const changing = changingAt === revision
  const [visible, setVisible] = useState(false)
  const stored = editor.view?.secrets[secret] ?? null
  const typed = typeof field.value === 'string' && field.value !== ''
  const removed = field.value === null

  if (removed)
    return (
      <Row path={path} label={label} hint={t('internet.secret.removed')}>
        <div className={styles.secret}>
          <Input {...input} disabled value="" />
          <Button appearance="transparent" onClick={() => field.onChange('')}>
            {t('internet.secret.keep')}
          </Button>
        </div>
      </Row>
    )

  if (stored === 'stored' && !changing && !typed)
    return (
      <Row path={path} label={label} {...row}>
        <div className={styles.secret}>
          <Input key="stored" {...input} readOnly disabled={disabled} type="password" value="••••••••" aria-description={t('internet.secret.stored')} />
          <Button appearance="transparent" disabled={disabled} onClick={() => setChangingAt(revision)}>
            {t('internet.secret.change')}
          </Button>
          <Button appearance="transparent" disabled={disabled} onClick={() => field.onChange(null)}>
            {t('internet.secret.remove')}
          </Button>
        </div>
      </Row>
    )

  const lost = stored === 'lost' && !typed && !disabled
  return (
    <Row path={path} label={label} {...(lost ? { validationState: 'warning', validationMessage: t('internet.secret.lost') } : {})} {...row}>
      <div className={styles.secret}>
        <Input
          key="typed"
          {...input}
          type={visible ? 'text' : 'password'}
          autoComplete="new-password"
          spellCheck={false}
          disabled={disabled}
          // The field appears because somebody pressed "Trocar" to type there.
          autoFocus={changing}
          value={typeof field.value === 'string' ? field.value : ''}
          onChange={(_, { value }) => field.onChange(value)}
          contentAfter={
            !typed ? null : (
              <Button
                appearance="transparent"
                size="small"
                icon={visible ? <EyeOffRegular /> : <EyeRegular />}
                aria-label={t(visible ? 'internet.secret.hide' : 'internet.secret.show')}
                onClick={() => setVisible(!visible)}
              />
            )
          }
        />
        {stored !== null && changing && (
          <Button
            appearance="transparent"
            onClick={() => {
              field.onChange('')
              setChangingAt(null)
              setVisible(false)
            }}
          >
            {t('internet.secret.keep')}
          </Button>
        )}
      </div>
    </Row>
  )
}
