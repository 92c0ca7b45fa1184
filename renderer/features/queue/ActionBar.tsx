/** What can be done with what is selected, and what came of it. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner, Toolbar } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { QueueRow } from '../../../shared/contract/queue-page.ts'
import { allowedFrom, type QueueAction } from '../../../shared/domain/outbox/states.ts'
import { errorText } from '../../ui/error-text.ts'
import { numberText, useText } from '../../ui/text.ts'
import styles from './queue.module.css'
import { countOf, isSelected, type Selected } from './selection.ts'
import type { Actions } from './use-actions.ts'

export const directActions = ['send-now', 'hold', 'release', 'cancel', 'resend'] as const

interface Props {
  readonly rows: readonly QueueRow[]
  readonly total: number
  readonly selected: Selected
  readonly actions: Actions
  readonly onAction: (action: QueueAction) => void
  readonly onResolve: () => void
}

export function ActionBar({ rows, total, selected, actions, onAction, onResolve }: Props) {
  const t = useText()
  const count = countOf(selected, total)
  const known = rows.filter(({ id }) => isSelected(selected, id))
  // Of those that are not on the screen nobody knows here; what may not be is told afterwards.
  const unknown = count > known.length
  const may = (action: QueueAction) => count > 0 && actions.done === null && (unknown || known.some(({ state }) => allowedFrom[action].includes(state)))
  return (
    <Toolbar className={styles.actions ?? ''} aria-label={t('queue.actions.label')}>
      {directActions.map((action) => (
        <Button key={action} size="small" disabled={!may(action)} onClick={() => onAction(action)}>
          {t(`queue.actions.${action}`)}
        </Button>
      ))}
      <Button size="small" disabled={!may('resolve-sent')} onClick={onResolve}>
        {t('queue.actions.resolve')}
      </Button>
      <span className={styles.count} aria-live="polite">
        {actions.done !== null ? (
          <Spinner size="extra-tiny" label={t('queue.actions.going', { done: numberText(Math.min(actions.done, count)), count: numberText(count) })} />
        ) : selected.all ? (
          t('queue.list.allSelected', { total: numberText(total) })
        ) : count > 0 ? (
          t('queue.list.someSelected', { count, total: numberText(total), number: numberText(count) })
        ) : (
          t('queue.list.total', { count: total, total: numberText(total) })
        )}
      </span>
    </Toolbar>
  )
}

/** How many it did, which it could not, and why. */
export function OutcomeBar({ actions }: { readonly actions: Actions }) {
  const t = useText()
  const { outcome, error } = actions
  if (!outcome && error === null) return null
  const refused = outcome?.refused ?? []
  const close = <Button appearance="transparent" icon={<DismissRegular />} aria-label={t('queue.actions.close')} onClick={actions.forget} />
  return (
    <MessageBar intent={error !== null ? 'error' : refused.length > 0 ? 'warning' : 'success'} layout="multiline" className={styles.bar ?? ''}>
      <MessageBarBody>
        {error !== null && errorText(t, error)}
        {outcome && t('queue.actions.changed', { count: outcome.changed, number: numberText(outcome.changed), action: t(`queue.actions.${outcome.action}`) })}
        {refused.map(({ state, count }) => (
          <div key={state}>
            {state === null
              ? t('queue.actions.gone', { count })
              : t('queue.actions.refused', { count, number: numberText(count), state: t(`queue.states.${state}`), why: t(`queue.actions.whyNot.${outcome?.action ?? 'hold'}`) })}
          </div>
        ))}
      </MessageBarBody>
      <MessageBarActions containerAction={close} />
    </MessageBar>
  )
}
