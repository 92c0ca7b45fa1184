import { Textarea } from '@fluentui/react-components'
import { Row } from '../../ui/Row.tsx'
import { textOf, useDocumentField, type FieldOptions } from './fields.tsx'

export function LongTextField({ path, label, hint }: FieldOptions) {
  const { field, row, input } = useDocumentField(path)
  return (
    <Row path={path} label={label} hint={hint} {...row}>
      <Textarea {...input} rows={3} value={textOf(field.value)} onChange={(_, { value }) => field.onChange(value)} />
    </Row>
  )
}
