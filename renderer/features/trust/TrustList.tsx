/** The exceptions of this system: for whom, what, until when. */
import { Button, Field, Input } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import type { TrustEntry } from '../../../shared/domain/trust/entry.ts'
import { hasEnded } from '../../../shared/domain/trust/peer.ts'
import { readAuthorities } from '../../../shared/domain/trust/pem.ts'
import { fieldId } from '../../ui/field-id.ts'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import { useDocumentField } from '../systems/fields.tsx'
import { TrustDialog } from './TrustDialog.tsx'
import { peersOf, peerText, withEntry, withTrust } from './trust-form.ts'
import styles from './trust.module.css'

export function TrustList() {
  const t = useText()
  const { editor } = useSystemScreen()
  const [adding, setAdding] = useState(false)
  const { trust } = editor.values.smtp
  const peers = peersOf(editor.values)
  const ofList = editor.issues.filter(({ path }) => path === 'smtp.trust' || /^smtp\.trust\.\d+(?:\.(?!until$)\w+)?$/.test(path))
  function change(list: TrustEntry[]): void {
    editor.replace(withTrust(editor.values, list))
    void editor.form.trigger()
  }
  return (
    <section className={styles.list} aria-labelledby={fieldId('smtp.trust.title')} data-changed={editor.changed.has('smtp.trust')}>
      <p className={styles.title} id={fieldId('smtp.trust.title')}>{t('internet.trust.list')}</p>
      {trust.length === 0 ? (
        <p className={styles.help}>{t('internet.trust.none')}</p>
      ) : (
        <ul aria-labelledby={fieldId('smtp.trust.title')}>
          {trust.map((entry, index) => (
            <Row key={`${peerText(entry)} ${entry.kind} ${entry.value}`} entry={entry} index={index} onRemove={() => change(trust.filter((each) => each !== entry))} />
          ))}
        </ul>
      )}
      {ofList.map(({ path, code, params }) => (
        <p key={`${path} ${code}`} role="alert" className={styles.wrong}>
          {t(`fields.${code}`, { ...params })}
        </p>
      ))}
      <Button id={fieldId('smtp.trust')} appearance="subtle" icon={<AddRegular />} disabled={peers.length === 0} onClick={() => setAdding(true)}>
        {t('internet.trust.addFile')}
      </Button>
      {peers.length === 0 && <span className={styles.help}>{t('internet.trust.serverFirst')}</span>}
      {adding && (
        <TrustDialog
          refused={null}
          peers={peers}
          onClose={() => setAdding(false)}
          onTrust={(entry) => {
            setAdding(false)
            change(withEntry(editor.values, entry, new Date()).smtp.trust)
          }}
        />
      )}
    </section>
  )
}

function authorityNames(pem: string): string {
  const read = readAuthorities(pem)
  return typeof read === 'string' ? '' : read.names.join('; ')
}

function Row({ entry, index, onRemove }: { readonly entry: TrustEntry; readonly index: number; readonly onRemove: () => void }) {
  const t = useText()
  const { field, row, input } = useDocumentField(`smtp.trust.${index}.until`)
  const peer = peerText(entry)
  const ended = hasEnded(entry, new Date())
  const what = entry.kind === 'ca' ? authorityNames(entry.value) : entry.value
  return (
    <li data-ended={ended}>
      <div className={styles.what}>
        <strong>{peer}</strong> <span>{t(`internet.trust.kinds.${entry.kind}.name`)}</span>
        {ended && <em>{t('internet.trust.ended')}</em>}
        <code title={what}>{what}</code>
        {entry.note !== '' && <span className={styles.help}>{entry.note}</span>}
      </div>
      <Field {...row}>
        <Input
          {...input}
          type="date"
          aria-label={t('internet.trust.untilOf', { peer })}
          value={typeof field.value === 'string' ? field.value : ''}
          onChange={(_, { value }) => field.onChange(value === '' ? null : value)}
        />
      </Field>
      <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('internet.trust.remove', { peer })} onClick={onRemove} />
    </li>
  )
}
