/** The tab Parâmetros: names and values as typed, what they mean, what they do now, and what they would do elsewhere. */
import { Button, Field, Input } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useFieldArray } from 'react-hook-form'
import { parameterNotes, type ParameterNote } from '../../../shared/domain/component/parameter-notes.ts'
import { knownParameters } from '../../../shared/domain/system/document.ts'
import { fieldId } from '../../ui/field-id.ts'
import { Group } from '../../ui/Group.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { useDocumentField } from '../systems/fields.tsx'
import { MendButton } from '../explain/MendButton.tsx'
import styles from './parameters.module.css'
import { WhatIf } from './WhatIf.tsx'

export function ParametersTab() {
  const t = useText()
  const { editor } = useSystemScreen()
  const { fields, append, remove } = useFieldArray({ control: editor.form.control, name: 'parameters' })
  const rows = editor.values.parameters
  const notes = parameterNotes(rows, editor.values)
  const missing = knownParameters.filter((name) => !rows.some((row) => row.name.toUpperCase() === name))
  return (
    <>
      <Group title={t('parameters.group')}>
        {fields.length === 0 && <p className={styles.none}>{t('parameters.none')}</p>}
        {fields.length > 0 && (
          <table className={styles.grid}>
            <thead>
              <tr>
                <th scope="col">{t('parameters.name')}</th>
                <th scope="col">{t('parameters.value')}</th>
                <th scope="col">{t('parameters.meaning')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {fields.map((field, index) => (
                <ParameterRow
                  key={field.id}
                  index={index}
                  note={notes[index] ?? null}
                  name={rows[index]?.name ?? ''}
                  onRemove={() => remove(index)}
                />
              ))}
            </tbody>
          </table>
        )}
        <datalist id="known-parameters">
          {missing.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <datalist id="switch-values">
          <option value="S" />
          <option value="N" />
        </datalist>
        <div className={styles.add}>
          {missing.map((name) => (
            <Button key={name} icon={<AddRegular />} onClick={() => append({ name, value: 'S' }, { focusName: `parameters.${fields.length}.value` })}>
              {t('parameters.addKnown', { name })}
            </Button>
          ))}
          <Button
            appearance="subtle"
            icon={<AddRegular />}
            id={fieldId('parameters')}
            onClick={() => append({ name: '', value: '' }, { focusName: `parameters.${fields.length}.name` })}
          >
            {t('parameters.add')}
          </Button>
        </div>
      </Group>
      <WhatIf />
    </>
  )
}

function ParameterRow(props: {
  readonly index: number
  readonly note: ParameterNote | null
  readonly name: string
  readonly onRemove: () => void
}) {
  const { index, note, name, onRemove } = props
  const t = useText()
  const row = index + 1
  return (
    <tr>
      <td>
        <Cell index={index} column="name" label={t('parameters.row.name', { row })} list="known-parameters" />
      </td>
      <td>
        <Cell
          index={index}
          column="value"
          label={t('parameters.row.value', { row })}
          {...(note && note.meaning !== 'unknown' && { list: 'switch-values' })}
        />
      </td>
      <td className={styles.meaning}>
        {note && t(`parameters.meanings.${note.meaning}`)}
        {note && note.problem === null && <Effect note={note} name={name} />}
      </td>
      <td>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={name === '' ? t('parameters.removeUnnamed', { row }) : t('parameters.remove', { name })}
          onClick={onRemove}
        />
      </td>
    </tr>
  )
}

/** What the row does with this Tecnologia, and what is worth saying about it. */
function Effect({ note, name }: { readonly note: ParameterNote; readonly name: string }) {
  const t = useText()
  const { editor } = useSystemScreen()
  if (note.meaning === 'unknown') return name === name.toUpperCase() ? null : <span className={styles.effect}>{t('parameters.upper', { name: name.toUpperCase() })}</span>
  const without = editor.values.protocol !== 'smtp'
  return (
    <>
      <span className={note.decides ? styles.decides : styles.effect}>
        {t(without ? 'parameters.withoutEffect' : note.decides ? 'parameters.decides' : 'parameters.noEffect')}
      </span>
      {note.warnings.map((warning) => (
        <span key={warning.code} className={styles.lint}>
          {t(`explain.warnings.${warning.code}`, { ...warning.params })} <MendButton warning={warning} />
        </span>
      ))}
    </>
  )
}

function Cell(props: { readonly index: number; readonly column: 'name' | 'value'; readonly label: string; readonly list?: string }) {
  const { index, column, label, list } = props
  const { field, row, input } = useDocumentField(`parameters.${index}.${column}`)
  return (
    <Field {...row}>
      <Input
        {...input}
        aria-label={label}
        list={list}
        spellCheck={false}
        autoComplete="off"
        value={typeof field.value === 'string' ? field.value : ''}
        onChange={(_, { value }) => field.onChange(value)}
      />
    </Field>
  )
}
