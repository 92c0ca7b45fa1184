/** Fields of a system's document: bound to the form, marked when changed, wrong ones told at their place. */
import { Checkbox, Input, Select, type InputProps } from '@fluentui/react-components'
import { useController, type FieldPath } from 'react-hook-form'
import { Row, type Validation } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import styles from '../../ui/ui.module.css'
import { useSystemScreen } from './editor-context.tsx'
import type { FieldsForm } from './form.ts'
import { fieldId } from '../../ui/field-id.ts'

export interface FieldOptions {
  readonly path: FieldPath<FieldsForm>
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean
}

/** The binding of one field; every kind of field is built on it. */
export function useDocumentField(path: FieldPath<FieldsForm>) {
  const t = useText()
  const { editor } = useSystemScreen()
  const { field, fieldState } = useController({ control: editor.form.control, name: path })
  const changed = editor.changed.has(path)
  const error = fieldState.error?.message
  const row: Validation =
    error === undefined ? {} : { validationState: 'error', validationMessage: error }
  return {
    field,
    row,
    changed,
    input: {
      id: fieldId(path),
      name: path,
      ref: field.ref,
      onBlur: field.onBlur,
      className: changed ? (styles.changed ?? '') : '',
      ...(changed && { 'aria-description': t('common.changedMark') }),
    },
  }
}

export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

export function TextField({ path, label, hint, required = false, ...props }: FieldOptions & Omit<InputProps, 'name' | 'size'>) {
  const { field, row, input } = useDocumentField(path)
  return (
    <Row path={path} label={label} hint={hint} required={required} {...row}>
      <Input {...props} {...input} spellCheck={false} autoComplete="off" value={textOf(field.value)} onChange={(_, { value }) => field.onChange(value)} />
    </Row>
  )
}

export function ChoiceField(props: FieldOptions & { readonly choices: readonly (readonly [value: string, text: string])[] }) {
  const { path, label, hint, disabled = false, choices } = props
  const { field, row, input } = useDocumentField(path)
  return (
    <Row path={path} label={label} hint={hint} {...row}>
      <Select {...input} disabled={disabled} value={textOf(field.value)} onChange={(_, { value }) => field.onChange(value)}>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
    </Row>
  )
}

export function CheckField({ path, label, disabled = false, note }: FieldOptions & { readonly note?: string }) {
  const { field, input, changed } = useDocumentField(path)
  return (
    <div className={styles.check}>
      <Checkbox
        {...input}
        className={changed ? (styles.changedBox ?? '') : ''}
        label={label}
        disabled={disabled}
        checked={field.value === true}
        onChange={(_, { checked }) => field.onChange(checked === true)}
        aria-describedby={note === undefined ? undefined : `${input.id}-note`}
      />
      {note !== undefined && (
        <span id={`${input.id}-note`} className={styles.note}>
          {note}
        </span>
      )}
    </div>
  )
}
