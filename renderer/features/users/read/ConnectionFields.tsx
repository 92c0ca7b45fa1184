/** Where the ERP's database is, and as whom it is read. Part of the system's settings, saved with them. */
import { Select } from '@fluentui/react-components'
import { databaseEncryptions, databaseKinds, type DatabaseKind } from '../../../../shared/domain/system/document.ts'
import { databasePorts } from '../../../../shared/domain/users/database-failures.ts'
import { Row } from '../../../ui/Row.tsx'
import { useText } from '../../../ui/text.ts'
import { useSystemScreen } from '../../systems/editor-context.tsx'
import { ChoiceField, TextField, textOf, useDocumentField } from '../../systems/fields.tsx'
import { PortField } from '../../systems/PortField.tsx'
import { SecretField } from '../../systems/SecretField.tsx'
import styles from './read.module.css'

function KindField() {
  const t = useText()
  const { form } = useSystemScreen().editor
  const { field, row, input } = useDocumentField('database.kind')
  function choose(kind: string): void {
    field.onChange(kind)
    // Oracle's driver knows no such thing.
    if (kind === 'oracle' && form.getValues('database.encryption') === 'unverified') form.setValue('database.encryption', 'verified', { shouldDirty: true })
  }
  return (
    <Row path="database.kind" label={t('usersRead.fields.kind')} {...row}>
      <Select {...input} value={textOf(field.value)} onChange={(_, { value }) => choose(value)}>
        {field.value === '' && <option value="">{t('usersRead.fields.chooseKind')}</option>}
        {databaseKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`usersRead.kinds.${kind}`)}
          </option>
        ))}
      </Select>
    </Row>
  )
}

export function ConnectionFields() {
  const t = useText()
  const { database } = useSystemScreen().editor.values
  const { encryption, nameIs } = database
  const kind: DatabaseKind | null = database.kind === '' ? null : database.kind
  const encryptions = databaseEncryptions.filter((one) => kind !== 'oracle' || one !== 'unverified')
  const nameLabel = kind === 'oracle' ? (nameIs === 'sid' ? t('usersRead.fields.sid') : t('usersRead.fields.service')) : t('usersRead.fields.name')
  return (
    <div className={styles.connection}>
      <KindField />
      {kind !== null && (
        <>
          <TextField path="database.host" label={t('usersRead.fields.host')} />
          <PortField path="database.port" label={t('usersRead.fields.port')} placeholder={kind === 'sqlserver' && database.instance !== '' ? '' : String(databasePorts[kind])} />
          {kind === 'sqlserver' && <TextField path="database.instance" label={t('usersRead.fields.instance')} hint={t('usersRead.fields.instanceHelp')} />}
          {kind === 'oracle' && (
            <ChoiceField
              path="database.nameIs"
              label={t('usersRead.fields.nameIs')}
              choices={[
                ['service', t('usersRead.fields.byService')],
                ['sid', t('usersRead.fields.bySid')],
              ]}
            />
          )}
          <TextField path="database.name" label={nameLabel} />
          <TextField path="database.schema" label={t('usersRead.fields.schema')} hint={t('usersRead.fields.schemaHelp')} />
          <TextField path="database.user" label={t('usersRead.fields.user')} {...(kind === 'sqlserver' && { hint: t('usersRead.fields.userHelp') })} />
          <SecretField path="database.password" secret="database" label={t('usersRead.fields.password')} disabled={false} />
          <ChoiceField
            path="database.encryption"
            label={t('usersRead.fields.encryption')}
            choices={encryptions.map((one) => [one, t(`usersRead.encryptions.${one}`)] as const)}
            hint={t(`usersRead.encryptionHelp.${encryption}`)}
          />
        </>
      )}
    </div>
  )
}
