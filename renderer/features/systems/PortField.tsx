import { Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Row } from '../../ui/Row.tsx'
import styles from '../../ui/ui.module.css'
import { useDocumentField, type FieldOptions } from './fields.tsx'

/** A port as text: what is no number is refused at its place, not swallowed while typing. */
export function PortField(props: FieldOptions & { readonly placeholder?: string; readonly children?: ReactNode }) {
  const { path, label, hint, disabled = false, placeholder = '', children } = props
  const { field, row, input } = useDocumentField(path)
  return (
    <Row path={path} label={label} hint={hint} {...row}>
      {(field_) => (
        <div className={styles.port}>
          <Input
            {...field_}
            {...input}
            inputMode="numeric"
            autoComplete="off"
            disabled={disabled}
            placeholder={placeholder}
            value={typeof field.value === 'string' ? field.value : ''}
            onChange={(_, { value }) => field.onChange(value.trim())}
          />
          {children}
        </div>
      )}
    </Row>
  )
}
