/** By what messages are found together. Apart from the rows: the thread of the disk needs no more, and loads no schema for it. */
import type { QueuedRecipient } from '../../shared/domain/outbox/states.ts'
import type { Lane } from '../core/outbox/outbox-store.ts'

/** `/` stands in no id. Logins differ in more than case for nobody. */
export function laneKey({ systemId, asUser }: Lane): string {
  return `${systemId}/${asUser === null ? '' : asUser.toUpperCase()}`
}

/** Where a message is to go: the overview's line. */
export function domainOf(recipients: readonly QueuedRecipient[]): string {
  const first = recipients[0]?.address ?? ''
  return first.slice(first.lastIndexOf('@') + 1).toLowerCase()
}
