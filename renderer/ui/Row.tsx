import { Field, type FieldProps } from '@fluentui/react-components'
import styles from './ui.module.css'

/** What is wrong at a field, or nothing. */
export type Validation = Pick<FieldProps, 'validationState' | 'validationMessage'>

/** Label on the left, field on the right, what is wrong right under it. */
export function Row(props: Pick<FieldProps, 'children' | 'required'> & Validation & { readonly label: string; readonly hint?: string | undefined }) {
  const { children, hint, ...rest } = props
  return (
    <Field orientation="horizontal" className={styles.row ?? ''} {...rest} {...(hint !== undefined && { hint })}>
      {children}
    </Field>
  )
}
