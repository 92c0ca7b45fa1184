/** Serviços: what sends when nobody is looking, what stands still, and the queue of all systems. */
import { Tab, TabList } from '@fluentui/react-components'
import { useState } from 'react'
import { AreaPage } from '../../ui/AreaPage.tsx'
import { useText } from '../../ui/text.ts'
import { QueueView } from '../queue/QueueView.tsx'
import { anything, type Looking } from '../queue/search.ts'
import { Install } from './Install.tsx'
import { Processes } from './Processes.tsx'
import { QueueSettingsForm } from './QueueSettingsForm.tsx'
import styles from './services.module.css'

const parts = ['process', 'queue', 'settings', 'install'] as const
type Part = (typeof parts)[number]

export function ServicesArea() {
  const t = useText()
  const [part, setPart] = useState<Part>('process')
  /** each time somebody is sent there the list begins anew */
  const [shown, setShown] = useState<{ readonly looking: Looking; readonly turn: number }>({ looking: anything, turn: 0 })
  const show = (looking: Looking) => {
    setShown({ looking, turn: shown.turn + 1 })
    setPart('queue')
  }
  return (
    <AreaPage title={t('services.title')} intro={t('services.what')}>
      <TabList className={styles.tabs ?? ''} selectedValue={part} onTabSelect={(_, { value }) => setPart(value as Part)} aria-label={t('services.parts.label')}>
        {parts.map((name) => (
          <Tab key={name} value={name}>
            {t(`services.parts.${name}`)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" aria-label={t(`services.parts.${part}`)} className={styles.panel}>
        {part === 'process' && <Processes onShow={show} />}
        {part === 'queue' && <QueueView key={shown.turn} systemId={null} first={{ view: 'messages', looking: shown.looking }} />}
        {part === 'settings' && <QueueSettingsForm />}
        {part === 'install' && <Install />}
      </div>
    </AreaPage>
  )
}
