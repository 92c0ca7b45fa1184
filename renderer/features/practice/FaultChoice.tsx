import { Button, Select } from '@fluentui/react-components'
import { useId } from 'react'
import { practiceFaultGroups, type PracticeFault, type PracticeFaultGroup } from '../../../shared/contract/practice.ts'
import { useText } from '../../ui/text.ts'
import styles from './practice.module.css'

const groups = Object.entries(practiceFaultGroups) as [PracticeFaultGroup, readonly PracticeFault[]][]

/** What the server is to pretend: one list by the part of the conversation, and below it what the choice does. */
export function FaultChoice({ fault, onChange }: { readonly fault: PracticeFault; readonly onChange: (fault: PracticeFault) => void }) {
  const t = useText()
  const id = useId()
  return (
    <div className={styles.faults}>
      <div className={styles.faultHead}>
        <label htmlFor={id}>{t('practice.screen.fault')}</label>
        {fault !== 'none' && (
          <Button size="small" onClick={() => onChange('none')}>
            {t('practice.screen.mend')}
          </Button>
        )}
      </div>
      <Select id={id} aria-describedby={`${id}-help`} value={fault} onChange={(_, { value }) => onChange(value as PracticeFault)}>
        {groups.map(([group, faults]) => (
          <optgroup key={group} label={t(`practice.faultGroups.${group}`)}>
            {faults.map((name) => (
              <option key={name} value={name}>
                {t(`practice.faults.${name}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <p id={`${id}-help`} className={styles.faultHelp} data-fault={fault !== 'none'} aria-live="polite">
        {t(`practice.faultHelp.${fault}`)}
      </p>
    </div>
  )
}
