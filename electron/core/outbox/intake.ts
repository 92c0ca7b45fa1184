/** A message on its way in: checked by the rules it will be sent by, refused with a place for each fault, never repaired. */
import type { QueuedContent } from '../../../shared/contract/queue.ts'
import { effectiveSettings, findUser } from '../../../shared/domain/effective/effective-settings.ts'
import type { QueuedRecipient } from '../../../shared/domain/outbox/states.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { AppError, type FieldIssue } from '../../../shared/errors.ts'
import { readAddress, readEnvelope } from '../test-send/envelope.ts'
import { defaultSender } from '../test-send/settings-phase.ts'
import type { NewMessage } from './outbox-store.ts'

/** Where a message goes, with domains as they stand on the wire; each address once. */
function recipientsOf(content: QueuedContent, issues: FieldIssue[]): QueuedRecipient[] {
  const found = new Map<string, QueuedRecipient>()
  for (const kind of ['to', 'cc', 'bcc'] as const)
    for (const text of content[kind]) {
      const read = readAddress(text)
      if ('problem' in read) issues.push({ path: kind, code: read.problem, params: { address: text.slice(0, 100) } })
      else if (!found.has(read.address.toLowerCase())) found.set(read.address.toLowerCase(), { address: read.address, kind, state: 'pending', replyCode: null, reply: null })
    }
  if (found.size === 0 && issues.length === 0) issues.push({ path: 'to', code: 'address-empty' })
  return [...found.values()]
}

function senderOf(content: QueuedContent, document: SystemDocument): string {
  return content.from ?? defaultSender(document, content.asUser, effectiveSettings(document, content.asUser, () => true))
}

/** Only SMTP has a server process and a schedule (domain.md §1). AppError `needs-smtp`, `invalid-input`. */
export function checkContent(content: QueuedContent, document: SystemDocument): void {
  if (document.protocol !== 'smtp') throw new AppError('needs-smtp', { details: { name: document.name, protocol: document.protocol } })
  const issues: FieldIssue[] = []
  if (content.asUser !== null && !findUser(document, content.asUser)) issues.push({ path: 'asUser', code: 'unknown-user' })
  const one = (path: string, text: string) => {
    const read = readAddress(text)
    if ('problem' in read) issues.push({ path, code: read.problem, params: { address: text.slice(0, 100) } })
  }
  one('from', senderOf(content, document))
  if (content.replyTo !== null) one('replyTo', content.replyTo)
  recipientsOf(content, issues)
  const { subject, text } = content
  issues.push(...readEnvelope({ from: 'a@example.com', to: ['a@example.com'], subject, text }).issues)
  if (issues.length > 0) throw new AppError('invalid-input', { issues })
}

export interface IntakeInput {
  readonly id: string
  readonly systemId: string
  readonly systemName: string
  /** null: the system is gone; what a schedule sends for it is kept all the same */
  readonly document: SystemDocument | null
  readonly content: QueuedContent
  readonly now: number
  readonly state: NewMessage['state']
  readonly scheduleId?: string
  readonly occurrence?: number
  readonly code?: string
}

export function newMessage({ id, systemId, systemName, document, content, now, state, scheduleId, occurrence, code }: IntakeInput): NewMessage {
  const sender = document ? senderOf(content, document) : (content.from ?? '')
  const read = readAddress(sender)
  const domain = 'address' in read ? read.address.slice(read.address.lastIndexOf('@') + 1).replace(/[[\]]/g, '') : 'server-manager.invalid'
  return {
    id, systemId, systemName, content, state,
    asUser: content.asUser,
    from: content.from,
    subject: content.subject,
    recipients: recipientsOf(content, []),
    size: JSON.stringify(content).length,
    // Made once: every try and every resend has it, so that a reader's program can tell two copies for one.
    messageId: `<${id}@${domain}>`,
    createdAt: now,
    dueAt: now,
    scheduleId: scheduleId ?? null,
    occurrence: occurrence ?? null,
    code: code ?? null,
  } // prettier-ignore
}
