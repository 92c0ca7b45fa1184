import { Field, type FieldProps } from '@fluentui/react-components'
import { fieldId } from './field-id.ts'
import styles from './ui.module.css'

/** What is wrong at a field, or nothing. */
export type Validation = Pick<FieldProps, 'validationState' | 'validationMessage'>

interface RowProps extends Pick<FieldProps, 'children' | 'required'>, Validation {
  readonly label: string
  readonly hint?: string | undefined
  /** path of the field, where its element has the id that is made of it: a click on the label goes there */
  readonly path?: string
}

/** Label on the left, field on the right, what is wrong right under it. */
export function Row({ children, label, hint, path, ...rest }: RowProps) {
  return (
    <Field
      orientation="horizontal"
      className={styles.row ?? ''}
      label={path === undefined ? label : { children: label, htmlFor: fieldId(path) }}
      {...rest}
      {...(hint !== undefined && { hint })}
    >
      {children}
    </Field>
  )
}
