/**
 * States of a queued message and what may be done in each (domain.md §6). The first six are those of the ERP's mail table; the
 * seventh is ours: the server had the end of the message, and its answer never came.
 */

export const messageStates = ['registered', 'waiting', 'sending', 'sent', 'cancelled', 'error', 'unknown'] as const
export type MessageState = (typeof messageStates)[number]

/** The number that the ERP's table has for a state; ours has none. */
export const erpStatus = {
  registered: 1, waiting: 2, sending: 3, sent: 4, cancelled: 5, error: 6, unknown: null,
} as const satisfies Record<MessageState, number | null> // prettier-ignore

export const recipientStates = ['pending', 'sent', 'error', 'unknown'] as const
export type RecipientState = (typeof recipientStates)[number]

/** One address of a message, with what its server said last. */
export interface QueuedRecipient {
  readonly address: string
  readonly kind: 'to' | 'cc' | 'bcc'
  readonly state: RecipientState
  readonly replyCode: number | null
  readonly reply: string | null
}

/** What the rules need to know of a message, and may change of it. */
export interface MessageStanding {
  readonly state: MessageState
  /** epoch milliseconds: when it is to be tried next */
  readonly dueAt: number
  /** tries begun since it was last put at "Aguardando envio" by a person */
  readonly attempts: number
  readonly recipients: readonly QueuedRecipient[]
  /** a word of the closed list of reports, or one of the queue's own; why it is where it is */
  readonly code: string | null
}

export const queueActions = ['send-now', 'release', 'cancel', 'hold', 'resend', 'resolve-sent', 'resolve-error', 'resolve-resend'] as const
export type QueueAction = (typeof queueActions)[number]

/** From which states an action may be taken. Nobody but the three `resolve` actions touches a result that is not known. */
export const allowedFrom: Readonly<Record<QueueAction, readonly MessageState[]>> = {
  'send-now': ['registered', 'waiting'],
  release: ['registered'],
  cancel: ['registered', 'waiting'],
  hold: ['waiting', 'cancelled', 'error'],
  resend: ['error'],
  'resolve-sent': ['unknown'],
  'resolve-error': ['unknown'],
  'resolve-resend': ['unknown'],
}

export function actionsFor(state: MessageState): QueueAction[] {
  return queueActions.filter((action) => allowedFrom[action].includes(state))
}

type Recipients = readonly QueuedRecipient[]
const withStates = (recipients: Recipients, from: readonly RecipientState[], to: RecipientState): Recipients =>
  recipients.map((recipient) => (from.includes(recipient.state) ? { ...recipient, state: to } : recipient))

/** Where a message stands once nothing of it is on the wire: what is left to do wins over what went wrong. */
export function stateOfRecipients(recipients: Recipients): 'unknown' | 'waiting' | 'error' | 'sent' {
  const has = (state: RecipientState) => recipients.some((recipient) => recipient.state === state)
  if (has('unknown')) return 'unknown'
  if (has('pending')) return 'waiting'
  return has('error') ? 'error' : 'sent'
}

/** What an action makes of a message; null where it may not be taken. Recipients that were served are never served again. */
export function act(message: MessageStanding, action: QueueAction, now: number): Partial<MessageStanding> | null {
  if (!allowedFrom[action].includes(message.state)) return null
  const again = (from: readonly RecipientState[]): Partial<MessageStanding> => ({
    state: 'waiting', dueAt: now, attempts: 0, code: null, recipients: withStates(message.recipients, from, 'pending'),
  }) // prettier-ignore
  switch (action) {
    case 'send-now':
      return { state: 'waiting', dueAt: now }
    case 'release':
      return { state: 'waiting', dueAt: Math.max(now, message.dueAt) }
    case 'cancel':
      return { state: 'cancelled' }
    case 'hold':
      return { state: 'registered', attempts: 0, code: null, recipients: withStates(message.recipients, ['error'], 'pending') }
    case 'resend':
      return again(['error'])
    case 'resolve-resend':
      return again(['unknown', 'error'])
    case 'resolve-sent': {
      const recipients = withStates(message.recipients, ['unknown'], 'sent')
      const state = stateOfRecipients(recipients)
      return { state, recipients, dueAt: now, attempts: 0, code: state === 'sent' ? null : message.code }
    }
    case 'resolve-error':
      // Those that were still to be tried go with it: a person decided about the message as a whole.
      return { state: 'error', recipients: withStates(message.recipients, ['unknown', 'pending'], 'error') }
  }
}
