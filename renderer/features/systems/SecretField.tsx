import type { SecretPath } from '../../../shared/domain/system/secrets.ts'
import { useSystemScreen } from './editor-context.tsx'
import { useDocumentField } from './fields.tsx'
import { PasswordRow } from './PasswordRow.tsx'

interface Props {
  readonly path: 'smtp.authentication.password' | 'smtp.authentication.oauth.clientSecret' | 'proxy.authentication.password' | 'database.password'
  readonly secret: SecretPath
  readonly label: string
  readonly disabled: boolean
}

/** A password of the system. */
export function SecretField({ path, secret, label, disabled }: Props) {
  const { editor } = useSystemScreen()
  const { field, row, input } = useDocumentField(path)
  return (
    <PasswordRow
      path={path}
      label={label}
      disabled={disabled}
      value={field.value === null || typeof field.value === 'string' ? field.value : ''}
      onChange={field.onChange}
      stored={editor.view?.secrets[secret] ?? null}
      revision={editor.view?.revision ?? 0}
      row={row}
      input={input}
    />
  )
}
