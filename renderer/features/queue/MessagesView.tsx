/** The list with its filters and actions, and the message that is open. */
import { Spinner } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { allowedFrom, type QueueAction } from '../../../shared/domain/outbox/states.ts'
import { useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import { LoadFailure } from '../../ui/LoadFailure.tsx'
import { useText } from '../../ui/text.ts'
import { ActionBar, OutcomeBar } from './ActionBar.tsx'
import { evidenceText } from './evidence.ts'
import { FilterBar } from './FilterBar.tsx'
import { MessageDetails } from './MessageDetails.tsx'
import { MessageTable } from './MessageTable.tsx'
import { AllQuestion, ResolveQuestion } from './questions.tsx'
import styles from './queue.module.css'
import { isAnything, searchOf, type Looking } from './search.ts'
import { countOf, none, only, type Selected } from './selection.ts'
import { useActions } from './use-actions.ts'
import { useRows } from './use-rows.ts'

interface Props {
  readonly systemId: string | null
  readonly looking: Looking
  readonly onLooking: (looking: Looking) => void
}

type Asking = { readonly about: 'all'; readonly action: QueueAction } | { readonly about: 'resolve'; readonly selected: Selected }

export function MessagesView({ systemId, looking, onLooking }: Props) {
  const t = useText()
  const client = useClient()
  // What one types is looked for when the typing rests.
  const deferred = useDeferredValue(looking)
  const search = useMemo(() => searchOf(deferred, systemId), [deferred, systemId])
  const { rows, total, loading, error, look } = useRows(search)
  const [selected, setSelected] = useState<Selected>(none)
  const [current, setCurrent] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const actions = useActions(search)
  const alone = asking?.about === 'resolve' && !asking.selected.all && asking.selected.ids.size === 1 ? [...asking.selected.ids][0] : undefined
  const evidence = useQuery({ queryKey: [...keys.queue, 'message', alone ?? ''], enabled: alone !== undefined, queryFn: () => client.call('queue.get', { id: alone ?? '' }) })

  const all = total ?? rows.length
  const act = (action: QueueAction, on: Selected) => {
    if (on.all) setAsking({ about: 'all', action })
    else void actions.run(action, on)
  }
  const change = (next: Looking) => {
    setSelected(none)
    onLooking(next)
  }
  const unknownOnly = (chosen: Selected): number =>
    chosen.all ? all : rows.filter(({ id, state }) => chosen.ids.has(id) && allowedFrom['resolve-sent'].includes(state)).length

  return (
    <div className={styles.messages} data-open={open !== null}>
      <div className={styles.listSide}>
        <FilterBar looking={looking} systemId={systemId} onChange={change} />
        <ActionBar
          rows={rows}
          total={all}
          selected={selected}
          actions={actions}
          onAction={(action) => act(action, selected)}
          onResolve={() => setAsking({ about: 'resolve', selected })}
        />
        <div aria-live="polite">
          <OutcomeBar actions={actions} />
        </div>
        {error !== null && error !== undefined ? (
          <LoadFailure error={error} />
        ) : loading ? (
          <Spinner label={t('common.session.connecting')} />
        ) : rows.length === 0 ? (
          <p className={styles.nothing}>{t(isAnything(looking) ? 'queue.list.empty' : 'queue.list.nothing')}</p>
        ) : (
          <MessageTable
            rows={rows}
            total={all}
            selected={selected}
            current={current}
            withSystem={systemId === null}
            onSelected={setSelected}
            onCurrent={setCurrent}
            onOpen={setOpen}
            onLook={look}
          />
        )}
        {rows.length > 0 && <p className={styles.keysHelp}>{t('queue.list.keys')}</p>}
      </div>
      {open !== null && (
        <MessageDetails
          id={open}
          busy={actions.done !== null}
          onBack={() => setOpen(null)}
          onAction={(action) => act(action, only(open))}
          onResolve={() => setAsking({ about: 'resolve', selected: only(open) })}
        />
      )}
      {asking?.about === 'all' && (
        <AllQuestion
          action={asking.action}
          count={all}
          onAnswer={(go) => {
            setAsking(null)
            if (go) void actions.run(asking.action, { all: true })
          }}
        />
      )}
      {asking?.about === 'resolve' && (
        <ResolveQuestion
          count={open !== null && !asking.selected.all ? Math.max(1, unknownOnly(asking.selected)) : unknownOnly(asking.selected)}
          evidence={evidence.data && alone !== undefined ? evidenceText(t, evidence.data.attempts) : null}
          onAnswer={(decision) => {
            setAsking(null)
            if (decision) void actions.run(decision, countOf(asking.selected, all) === 0 ? none : asking.selected)
          }}
        />
      )}
    </div>
  )
}

