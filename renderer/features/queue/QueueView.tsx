/** The queue of one system, or of all: messages, schedules, overview; and, for one system, a new message. */
import { Button, Tab, TabList } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useState } from 'react'
import { ScheduleList } from '../schedule/ScheduleList.tsx'
import { useText } from '../../ui/text.ts'
import { Ages } from './Ages.tsx'
import { Compose, type Composing } from './Compose.tsx'
import { MessagesView } from './MessagesView.tsx'
import styles from './queue.module.css'
import { anything, type Looking } from './search.ts'

export const queueViews = ['messages', 'schedules', 'ages'] as const
export type QueueViewName = (typeof queueViews)[number]

export interface QueueViewProps {
  readonly systemId: string | null
  /** may a new message be written? */
  readonly compose?: boolean
  readonly first?: { readonly view: QueueViewName; readonly looking: Looking }
}

export function QueueView({ systemId, compose = false, first }: QueueViewProps) {
  const t = useText()
  const [view, setView] = useState<QueueViewName>(first?.view ?? 'messages')
  const [looking, setLooking] = useState<Looking>(first?.looking ?? anything)
  const [composing, setComposing] = useState<Composing | null>(null)
  if (composing)
    return (
      <Compose
        composing={composing}
        onDone={(to) => {
          setComposing(null)
          if (to) setView(to)
        }}
      />
    )
  const open = (next: Looking) => {
    setLooking({ ...next, at: Date.now() })
    setView('messages')
  }
  return (
    <div className={styles.queue}>
      <div className={styles.views}>
        <TabList size="small" selectedValue={view} onTabSelect={(_, { value }) => setView(value as QueueViewName)} aria-label={t('queue.views.label')}>
          {queueViews.map((name) => (
            <Tab key={name} value={name}>
              {t(`queue.views.${name}`)}
            </Tab>
          ))}
        </TabList>
        {systemId === null ? (
          <span className={styles.help}>{t('queue.composeElsewhere')}</span>
        ) : (
          compose && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setComposing({ systemId, schedule: null })}>
              {t('queue.compose.new')}
            </Button>
          )
        )}
      </div>
      {view === 'messages' && <MessagesView systemId={systemId} looking={looking} onLooking={setLooking} />}
      {view === 'schedules' && (
        <ScheduleList
          systemId={systemId}
          onEdit={(schedule) => setComposing({ systemId: schedule.systemId, schedule })}
          onMessages={(scheduleId) => open({ ...anything, scheduleId })}
        />
      )}
      {view === 'ages' && <Ages systemId={systemId} onOpen={open} />}
    </div>
  )
}
