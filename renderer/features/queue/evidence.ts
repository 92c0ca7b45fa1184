import type { TFunction } from 'i18next'
import type { QueueAttempt } from '../../../shared/contract/queue.ts'
import { dateTimeText } from '../../ui/text.ts'

/** What is known of a result that nobody knows: when the end of the message left, by whom, to which server, and what was heard then. */
export function evidenceText(t: TFunction, attempts: readonly QueueAttempt[]): string | null {
  const last = attempts.findLast(({ releasedAt }) => releasedAt !== null)
  if (!last || last.releasedAt === null) return null
  const { report, worker } = last
  const server = report?.server ? `${report.server.host}:${report.server.port}` : '–'
  return t(report === null ? 'queue.resolve.evidenceLost' : 'queue.resolve.evidence', { time: dateTimeText(last.releasedAt), worker, server })
}
