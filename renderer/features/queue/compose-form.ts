/** A new message, or one of a schedule, as its fields have it, and what is sent of it. Pure. */
import type { Priority, QueuedAttachment, QueuedContent } from '../../../shared/contract/queue.ts'
import type { FieldIssue } from '../../../shared/errors.ts'
import { splitAddresses } from '../test-send/draft.ts'

export const whens = ['now', 'hold', 'later'] as const
export type When = (typeof whens)[number]

export interface MessageDraft {
  readonly asUser: string
  readonly from: string
  readonly to: string
  readonly cc: string
  readonly bcc: string
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: boolean
  readonly attachments: readonly QueuedAttachment[]
  readonly priority: Priority
  readonly readReceipt: boolean
}

export const blankMessage: MessageDraft = {
  asUser: '', from: '', to: '', cc: '', bcc: '', replyTo: '', subject: '', text: '', html: false, attachments: [], priority: 'normal', readReceipt: false,
} // prettier-ignore

export function contentOf(draft: MessageDraft): QueuedContent {
  const blankIsNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    asUser: blankIsNull(draft.asUser),
    from: blankIsNull(draft.from),
    to: splitAddresses(draft.to),
    cc: splitAddresses(draft.cc),
    bcc: splitAddresses(draft.bcc),
    replyTo: blankIsNull(draft.replyTo),
    subject: draft.subject,
    text: draft.text,
    html: draft.html,
    attachments: [...draft.attachments],
    priority: draft.priority,
    readReceipt: draft.readReceipt,
  }
}

export function messageDraftOf(content: QueuedContent): MessageDraft {
  const { asUser, from, to, cc, bcc, replyTo } = content
  return {
    ...content,
    asUser: asUser ?? '', from: from ?? '', to: to.join(', '), cc: cc.join(', '), bcc: bcc.join(', '), replyTo: replyTo ?? '',
  } // prettier-ignore
}

/** Where on the page an issue is told: the call names the whole input, a service the message, the page its fields. */
export function issuePath(path: string): string {
  const inside = path.replace(/^(?:schedule\.)?(?:content\.)?/, '')
  const [first = ''] = inside.split('.')
  return ['to', 'cc', 'bcc', 'attachments'].includes(first) ? first : inside
}

export function issuesAt(issues: readonly FieldIssue[], path: string): readonly FieldIssue[] {
  return issues.filter((issue) => issuePath(issue.path) === path)
}

/** The name of a file without what makes a name a place; a browser gives none, but what it gives is not checked here. */
export function attachmentOf(file: { readonly name: string; readonly type: string }, base64: string): QueuedAttachment {
  const type = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/i.test(file.type) ? file.type : 'application/octet-stream'
  return { name: file.name, type, content: base64, contentId: null }
}
