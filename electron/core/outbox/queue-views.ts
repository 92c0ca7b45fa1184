/** What is kept, as faces see it. */
import type { PauseView, QueueAttempt, QueuedMessage, WorkerView } from '../../../shared/contract/queue.ts'
import { actionsFor, erpStatus } from '../../../shared/domain/outbox/states.ts'
import type { Lane, OutboxMessage, Pause, StoredAttempt, StoredWorker } from './outbox-store.ts'

export const isoOf = (at: number) => new Date(at).toISOString()
export const maybeIso = (at: number | null) => (at === null ? null : isoOf(at))

export function sameLane(one: Lane, other: Lane): boolean {
  return one.systemId === other.systemId && (one.asUser?.toUpperCase() ?? null) === (other.asUser?.toUpperCase() ?? null)
}

/** What holds a lane; the whole system before the user's own. */
export function pauseOf(pauses: readonly Pause[], lane: Lane): Pause | null {
  const whole = pauses.find((pause) => pause.systemId === lane.systemId && pause.lane === null)
  return whole ?? pauses.find((pause) => pause.lane !== null && sameLane(pause.lane, lane)) ?? null
}

export function messageView(message: OutboxMessage, pauses: readonly Pause[]): QueuedMessage {
  const { id, systemId, systemName, asUser, state, from, recipients, subject, size, messageId, attempts, code, scheduleId, hasContent } = message
  return {
    id, systemId, systemName, asUser, state, from, subject, size, messageId, attempts, code, scheduleId, hasContent,
    erpStatus: erpStatus[state],
    recipients: recipients.map((recipient) => ({ ...recipient })),
    createdAt: isoOf(message.createdAt),
    changedAt: isoOf(message.changedAt),
    dueAt: state === 'waiting' ? isoOf(message.dueAt) : null,
    firstTriedAt: maybeIso(message.firstTriedAt),
    sentAt: maybeIso(message.sentAt),
    held: state === 'waiting' ? (pauseOf(pauses, message)?.reason ?? null) : null,
    actions: actionsFor(state),
  } // prettier-ignore
}

export function attemptView({ number, worker, startedAt, endedAt, releasedAt, verdict, phase, code, replyCode, report }: StoredAttempt): QueueAttempt {
  return { number, worker, verdict, phase, code, replyCode, report, startedAt: isoOf(startedAt), endedAt: maybeIso(endedAt), releasedAt: maybeIso(releasedAt) }
}

export function pauseView({ systemId, systemName, lane, reason, at }: Pause): PauseView {
  return { systemId, systemName, asUser: lane?.asUser ?? null, reason, at: isoOf(at) }
}

export function workerView({ id, host, pid, startedAt, seenAt, sending, sent }: StoredWorker): WorkerView {
  return { id, host, pid, sending, sent, startedAt: isoOf(startedAt), seenAt: isoOf(seenAt) }
}
