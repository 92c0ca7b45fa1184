/** Actions on messages, and what came of the last one: how many were changed, which could not be and why. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { QueueSearch } from '../../../shared/contract/queue-page.ts'
import type { MessageState, QueueAction } from '../../../shared/domain/outbox/states.ts'
import { useAppEvents, useClient } from '../../client/context.tsx'
import { keys } from '../../client/queries.ts'
import type { Selected } from './selection.ts'

export interface Outcome {
  readonly action: QueueAction
  readonly changed: number
  /** null: no longer there */
  readonly refused: readonly { readonly state: MessageState | null; readonly count: number }[]
}
export interface Actions {
  /** how many were looked at so far; null: nothing is going on */
  readonly done: number | null
  readonly outcome: Outcome | null
  readonly error: unknown
  run(action: QueueAction, selected: Selected): Promise<void>
  forget(): void
}

/** As many as one call takes. */
const piece = 1000

export function useActions(search: QueueSearch): Actions {
  const client = useClient()
  const queries = useQueryClient()
  const [runId, setRunId] = useState<string | null>(null)
  const [done, setDone] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [error, setError] = useState<unknown>(null)
  useAppEvents(({ name, data }) => {
    if (name === 'queue.progress' && data.runId === runId) setDone(data.done)
  })

  async function onSome(action: QueueAction, ids: readonly string[]): Promise<Outcome> {
    let changed = 0
    const refused = new Map<MessageState | null, number>()
    for (let from = 0; from < ids.length; from += piece) {
      const result = await client.call('queue.act', { ids: ids.slice(from, from + piece), action })
      changed += result.changed.length
      for (const { state } of result.refused) refused.set(state, (refused.get(state) ?? 0) + 1)
      setDone(from + piece)
    }
    return { action, changed, refused: [...refused].map(([state, count]) => ({ state, count })) }
  }
  async function onAll(action: QueueAction): Promise<Outcome> {
    const id = crypto.randomUUID()
    setRunId(id)
    return { action, ...(await client.call('queue.actOnFound', { search, action, runId: id })) }
  }

  return {
    done,
    outcome,
    error,
    async run(action, selected) {
      setDone(0)
      setOutcome(null)
      setError(null)
      try {
        setOutcome(await (selected.all ? onAll(action) : onSome(action, [...selected.ids])))
      } catch (failure) {
        setError(failure)
      }
      setDone(null)
      setRunId(null)
      void queries.invalidateQueries({ queryKey: keys.queue })
    },
    forget() {
      setOutcome(null)
      setError(null)
    },
  }
}
