/** A password: it only ever goes in. What is stored is shown as stored, never as text. */
import { Button, Input, type InputProps } from '@fluentui/react-components'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { useState } from 'react'
import type { RefCallBack } from 'react-hook-form'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import styles from '../../ui/ui.module.css'
import type { SecretInput } from './form.ts'

interface Props {
  readonly path: string
  readonly label: string
  readonly disabled: boolean
  readonly value: SecretInput
  readonly onChange: (value: SecretInput) => void
  /** what is stored at this place */
  readonly stored: 'stored' | 'lost' | null
  /** Of the version that is stored now: what is saved is shown as stored again. */
  readonly revision: number
  readonly row: Validation
  readonly input: Pick<InputProps, 'id' | 'onBlur' | 'className' | 'aria-description'> & { readonly name: string; readonly ref?: RefCallBack }
}

export function PasswordRow({ path, label, disabled, value, onChange, stored, revision, row, input }: Props) {
  const t = useText()
  const [changingAt, setChangingAt] = useState<number | null>(null)
  const changing = changingAt === revision
  const [visible, setVisible] = useState(false)
  const typed = typeof value === 'string' && value !== ''
  const removed = value === null

  if (removed)
    return (
      <Row path={path} label={label} hint={t('internet.secret.removed')}>
        <div className={styles.secret}>
          <Input {...input} disabled value="" />
          <Button appearance="transparent" onClick={() => onChange('')}>
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
          <Button appearance="transparent" disabled={disabled} onClick={() => onChange(null)}>
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
          value={typeof value === 'string' ? value : ''}
          onChange={(_, data) => onChange(data.value)}
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
              onChange('')
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
