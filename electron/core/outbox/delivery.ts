/** One message through the engine of the test send: the same settings, the same route, the same code. */
import type { QueuedContent } from '../../../shared/contract/queue.ts'
import type { TestReport } from '../../../shared/contract/report.ts'
import { findUser } from '../../../shared/domain/effective/effective-settings.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import type { ConnectionKeeper } from '../test-send/connection.ts'
import type { Delivery } from '../test-send/run.ts'
import type { TestsService } from '../test-send/tests-service.ts'
import type { OutboxMessage } from './outbox-store.ts'

export interface DeliverOptions {
  readonly document: SystemDocument
  readonly message: OutboxMessage
  readonly content: QueuedContent
  readonly signal: AbortSignal
  readonly beforeRelease: Delivery['beforeRelease']
  readonly turn: NonNullable<Delivery['turn']>
  /** milliseconds for everything up to the end of the message */
  readonly totalMs: number
  /** and then for the answer to it */
  readonly answerMs: number
}
/** Never rejects for anything a setting, a server or a proxy does. */
export type Deliver = (options: DeliverOptions) => Promise<TestReport>

/** RFC 5321 §4.5.3.2: the sum of what a server may take for its greeting, each command and DATA would be half an hour. */
export const totalMs = 5 * 60_000
/** RFC 5321 §4.5.3.2.6 */
export const answerMs = 10 * 60_000

/** From is NOME<EMAIL> of the user, as in the ERP's table. */
function nameOf(document: SystemDocument, { asUser, from }: QueuedContent): string {
  const user = asUser === null ? null : findUser(document, asUser)
  return user && (from === null || from.toLowerCase() === user.email.toLowerCase()) ? user.name : ''
}

const complete = new WeakMap<SystemDocument, SystemDocument>()
/** A stored document says all there is of its users: nobody need look for others. The same one for the same. */
function withUsers(document: SystemDocument): SystemDocument {
  const whole = document.users ? document : (complete.get(document) ?? { ...document, users: [] })
  complete.set(document, whole)
  return whole
}

/** @param keeper of connections between messages */
export function createDeliver(tests: Pick<TestsService, 'run'>, keeper?: ConnectionKeeper): Deliver {
  return ({ document, message, content, signal, beforeRelease, turn, totalMs: total, answerMs: answer }) =>
    tests.run(
      {
        systemId: message.systemId,
        document: withUsers(document),
        asUser: message.asUser,
        from: content.from,
        to: message.recipients.filter(({ state }) => state === 'pending').map(({ address }) => address),
        subject: content.subject,
        text: content.text,
        stopAfter: 'message',
        deadlineSeconds: total / 1000,
      },
      {
        signal,
        delivery: {
          messageId: message.messageId,
          // The same for every try, as the rest of the message.
          date: new Date(message.firstTriedAt ?? message.createdAt),
          parts: {
            fromName: nameOf(document, content),
            to: content.to,
            cc: content.cc,
            replyTo: content.replyTo,
            html: content.html,
            priority: content.priority,
            readReceipt: content.readReceipt,
            attachments: content.attachments,
          },
          beforeRelease,
          turn,
          answerMs: answer,
          ...(keeper && { keeper }),
        },
      },
    )
}
