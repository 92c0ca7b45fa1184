import { Checkbox } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { fieldId } from './field-id.ts'
import styles from './ui.module.css'

/** A group box with its caption on the line, as administrators know it. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
    </fieldset>
  )
}

/** A group whose caption is the box that switches it on. Its fields keep their values while it is off. */
export function SwitchedGroup(props: {
  readonly title: string
  readonly path: string
  readonly on: boolean
  readonly changed: boolean
  /** inside another group */
  readonly inner?: boolean
  readonly disabled?: boolean
  readonly onChange: (on: boolean) => void
  readonly children: ReactNode
}) {
  const { title, path, on, changed, inner = false, disabled = false, onChange, children } = props
  const box = (
    <Checkbox
      id={fieldId(path)}
      className={changed ? styles.changedBox : ''}
      checked={on}
      disabled={disabled}
      onChange={(_, data) => onChange(data.checked === true)}
      label={{ children: title, className: styles.caption ?? '' }}
    />
  )
  return inner ? (
    <fieldset className={styles.inner} aria-label={title}>
      {box}
      {children}
    </fieldset>
  ) : (
    <fieldset className={styles.group}>
      <legend className={`${styles.legend ?? ''} ${styles.boxLegend ?? ''}`}>{box}</legend>
      {children}
    </fieldset>
  )
}
