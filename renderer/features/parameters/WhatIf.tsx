import { Input } from '@fluentui/react-components'
import { useState } from 'react'
import { chooseComponent, versionClass } from '../../../shared/domain/component/choose-component.ts'
import { componentByVersion } from '../../../shared/domain/component/what-if.ts'
import { parseVersion } from '../../../shared/domain/system/version.ts'
import { Group } from '../../ui/Group.tsx'
import { Row } from '../../ui/Row.tsx'
import { useText } from '../../ui/text.ts'
import { useSystemScreen } from '../systems/editor-context.tsx'
import styles from './parameters.module.css'

/** The same parameters on every range of versions, and on any one that is typed. Changes nothing. */
export function WhatIf() {
  const t = useText()
  const { editor } = useSystemScreen()
  const [other, setOther] = useState('')
  const { document, values } = editor
  const parameters = document?.parameters ?? {}
  const today = parseVersion(values.technologyVersion)
  const todayClass = today && versionClass(today)
  const component = parseVersion(other) && chooseComponent({ protocol: 'smtp', technologyVersion: other, parameters }).component
  return (
    <Group title={t('parameters.whatIf.group')}>
      <p className={styles.none}>
        {values.protocol === 'smtp' ? t('parameters.whatIf.help') : t('parameters.whatIf.notSmtp', { protocol: t(`common.protocol.${values.protocol}`) })}
      </p>
      <ul className={styles.ranges}>
        {componentByVersion({ parameters }).map(({ versionClass: range, component: sends }) => (
          <li key={range} className={range === todayClass ? styles.today : ''}>
            <span>{t(`parameters.whatIf.ranges.${range}`)}</span>
            <strong>{sends && t(`common.component.${sends}`)}</strong>
            {range === todayClass && <span className={styles.now}>{t('parameters.whatIf.now')}</span>}
          </li>
        ))}
      </ul>
      <Row
        label={t('parameters.whatIf.other')}
        {...(other !== '' && !component
          ? { validationState: 'error', validationMessage: t('parameters.whatIf.invalid') }
          : { hint: t('parameters.whatIf.otherHelp') })}
      >
        {(field) => (
          <div className={styles.other}>
            <Input {...field} value={other} placeholder="14.1" onChange={(_, { value }) => setOther(value.trim())} />
            <span aria-live="polite">
              {component && t('parameters.whatIf.result', { version: other, component: t(`common.component.${component}`) })}
            </span>
          </div>
        )}
      </Row>
    </Group>
  )
}
