/** The queue: messages that leave when nobody is looking. Times are ISO instants; contents only ever come by value, never by path. */
import * as z from 'zod'
import { messageStates, queueActions, recipientStates } from '../domain/outbox/states.ts'
import { procedure } from './procedure.ts'
import { phases, testReportSchema, verdicts } from './report.ts'
import { systemId } from './systems.ts'

// ---- the message, as in the ERP's mail table (Z_EMAILS, Z_EMAILANEXOS) -------------------------------------------------

/** PRIORIDADE 0 Muito alta … 4 Muito baixa */
export const priorities = ['highest', 'high', 'normal', 'low', 'lowest'] as const
export type Priority = (typeof priorities)[number]

export const messageLimits = {
  recipients: 100,
  /** octets of a subject; characters of a text */
  subject: 998,
  text: 1_000_000,
  attachments: 50,
  /** octets of all attachments together */
  attachmentBytes: 25 * 1024 * 1024,
  name: 255,
} as const

// eslint-disable-next-line no-control-regex -- control characters are what is refused
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Octets that a base64 text stands for, without decoding it. */
export function base64Octets(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return (text.length / 4) * 3 - padding
}

/** What a reader would show as something else than was typed: half a character, and a word that is encoded already (RFC 2047 §2). */
const readsOtherwise = (text: string) => !text.isWellFormed() || /=\?[^?]+\?[bq]\?[^?]*\?=/i.test(text)

const attachmentSchema = z.strictObject({
  name: z
    .string()
    .min(1, { error: 'attachment-name' })
    .max(messageLimits.name, { error: 'too-long' })
    // A name is a label for the reader, never a place; what looks like one is refused.
    .refine((name) => !control.test(name) && !readsOtherwise(name) && !/[/\\]/.test(name) && name.trim() !== '' && name !== '.' && name !== '..', { error: 'attachment-name' }),
  type: z
    .string()
    .max(127, { error: 'too-long' })
    .regex(/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/i, { error: 'attachment-type' })
    .default('application/octet-stream'),
  /** base64 (RFC 4648 §4) */
  content: z.string().refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text), { error: 'attachment-content' }),
  /** LINKEDRESOURCE: shown inside the HTML text as `cid:` and this name */
  contentId: z
    .string()
    .regex(/^[A-Za-z0-9._@-]{1,100}$/, { error: 'attachment-content-id' })
    .nullable()
    .default(null),
})
export type QueuedAttachment = z.output<typeof attachmentSchema>

const addresses = z.array(z.string()).max(messageLimits.recipients, { error: 'too-many-recipients' })

/** Addresses, subject and text are checked by the rules of a test send; they are refused, never rewritten. */
export const queuedContentSchema = z
  .strictObject({
    asUser: z.string().max(190).nullable().default(null),
    /** null: the user's or the system's own address, when it is sent */
    from: z.string().nullable().default(null),
    to: addresses.default([]),
    cc: addresses.default([]),
    bcc: addresses.default([]),
    replyTo: z.string().nullable().default(null),
    subject: z.string().default(''),
    text: z.string().max(messageLimits.text, { error: 'too-long' }).default(''),
    html: z.boolean().default(false),
    attachments: z.array(attachmentSchema).max(messageLimits.attachments, { error: 'too-many-attachments' }).default([]),
    priority: z.enum(priorities).default('normal'),
    readReceipt: z.boolean().default(false),
  })
  .superRefine(({ to, cc, bcc, attachments }, context) => {
    if (to.length + cc.length + bcc.length > messageLimits.recipients)
      context.addIssue({ code: 'custom', message: 'too-many-recipients', path: ['to'] })
    if (attachments.reduce((sum, { content }) => sum + base64Octets(content), 0) > messageLimits.attachmentBytes)
      context.addIssue({ code: 'custom', message: 'attachments-too-big', path: ['attachments'] })
  })
export type QueuedContent = z.output<typeof queuedContentSchema>

// ---- what a face sees of it --------------------------------------------------------------------------------------------

export const messageId = z.string().regex(/^[0-9a-f-]{36}$/)
const instant = z.iso.datetime()

export const queuedRecipientSchema = z.object({
  address: z.string(),
  kind: z.enum(['to', 'cc', 'bcc']),
  state: z.enum(recipientStates),
  replyCode: z.number().nullable(),
  reply: z.string().nullable(),
})

export const queuedMessageSchema = z.object({
  id: messageId,
  systemId: z.string(),
  systemName: z.string(),
  asUser: z.string().nullable(),
  state: z.enum(messageStates),
  /** STATUS of the ERP's table; null for the state it does not have */
  erpStatus: z.number().nullable(),
  from: z.string().nullable(),
  recipients: z.array(queuedRecipientSchema),
  subject: z.string(),
  /** octets of its content as it is kept */
  size: z.number(),
  messageId: z.string(),
  createdAt: instant,
  changedAt: instant,
  /** the next try; null where none is planned */
  dueAt: instant.nullable(),
  firstTriedAt: instant.nullable(),
  sentAt: instant.nullable(),
  attempts: z.number(),
  /** why it is where it is: a code of a report, or `worker-lost`, `missed-schedule` */
  code: z.string().nullable(),
  /** nothing of its account leaves at present, and why; null where nothing holds it */
  held: z.string().nullable(),
  scheduleId: z.string().nullable(),
  /** false: cleaned away, only what is listed here is left */
  hasContent: z.boolean(),
  actions: z.array(z.enum(queueActions)),
})
export type QueuedMessage = z.output<typeof queuedMessageSchema>

export const queueAttemptSchema = z.object({
  number: z.number(),
  worker: z.string(),
  startedAt: instant,
  /** null: it goes on, or its worker is gone */
  endedAt: instant.nullable(),
  /** the end of the message was about to be released at */
  releasedAt: instant.nullable(),
  verdict: z.enum(verdicts).nullable(),
  phase: z.enum(phases).nullable(),
  code: z.string().nullable(),
  replyCode: z.number().nullable(),
  /** null while it goes on, or cleaned away */
  report: testReportSchema.nullable(),
})
export type QueueAttempt = z.output<typeof queueAttemptSchema>

export const queueFilterSchema = z.strictObject({
  states: z.array(z.enum(messageStates)).default([]),
  systemId: systemId.nullable().default(null),
  /** in subject, sender and recipients */
  search: z.string().max(200).default(''),
  /** instants of acceptance, the first included, the second not */
  since: instant.nullable().default(null),
  until: instant.nullable().default(null),
})
export type QueueFilter = z.output<typeof queueFilterSchema>

export const queuePageSchema = z.object({
  messages: z.array(queuedMessageSchema),
  total: z.number(),
  /** for the page after this one; null where there is none */
  next: z.string().nullable(),
})
export type QueuePage = z.output<typeof queuePageSchema>

const counts = z.object(Object.fromEntries(messageStates.map((state) => [state, z.number()])) as Record<(typeof messageStates)[number], z.ZodNumber>)

export const workerSchema = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  startedAt: instant,
  seenAt: instant,
  sending: z.number(),
  sent: z.number(),
})
export type WorkerView = z.output<typeof workerSchema>

export const pauseSchema = z.object({
  systemId: z.string(),
  systemName: z.string(),
  /** null: the whole system */
  asUser: z.string().nullable(),
  /** a code of a report, or `by-hand`, `system-removed` */
  reason: z.string(),
  at: instant,
})
export type PauseView = z.output<typeof pauseSchema>

export const queueStatsSchema = z.object({
  counts,
  systems: z.array(z.object({ systemId: z.string(), systemName: z.string(), counts })),
  /** how long what waits has been waiting, by where it is to go */
  ages: z.array(z.object({ domain: z.string(), minutes: z.array(z.number()) })),
  pauses: z.array(pauseSchema),
  workers: z.array(workerSchema),
  nextDueAt: instant.nullable(),
})
export type QueueStats = z.output<typeof queueStatsSchema>
/** upper ends of the columns of `ages`, in minutes; the last column has none */
export const ageColumns = [5, 10, 20, 40, 80, 160, 320, 640, 1280] as const

export const queueSettingsSchema = z.strictObject({
  attempts: z.int({ error: 'attempts-range' }).min(1, { error: 'attempts-range' }).max(50, { error: 'attempts-range' }).default(5),
  waitMinutes: z.array(z.number().min(0.1).max(10_080), { error: 'wait-minutes' }).min(1, { error: 'wait-minutes' }).max(20).default([1, 5, 5, 60]),
  keepSentDays: z.int({ error: 'keep-days' }).min(1, { error: 'keep-days' }).max(3650, { error: 'keep-days' }).default(30),
  connectionsPerServer: z.int({ error: 'connections-range' }).min(1, { error: 'connections-range' }).max(20, { error: 'connections-range' }).default(5),
  /** the page's process starts a worker beside itself */
  workerWithPage: z.boolean().default(false),
})
export type QueueSettings = z.output<typeof queueSettingsSchema>

const refused = z.array(z.object({ id: z.string(), state: z.enum(messageStates).nullable() }))
export const actionResultSchema = z.object({ changed: z.array(z.string()), refused })
export type ActionResult = z.output<typeof actionResultSchema>

const account = z.strictObject({ systemId: z.string(), asUser: z.string().nullable().default(null) })

export const queue = {
  /** Accepted means on disk. */
  'queue.add': procedure(z.strictObject({ systemId, content: queuedContentSchema, hold: z.boolean().default(false) }), z.object({ id: messageId })),
  'queue.list': procedure(
    z.strictObject({ filter: queueFilterSchema.prefault({}), after: z.string().nullable().default(null), limit: z.int().min(1).max(500).default(100) }),
    queuePageSchema,
  ),
  'queue.get': procedure(z.strictObject({ id: messageId }), z.object({ message: queuedMessageSchema, attempts: z.array(queueAttemptSchema) })),
  /** The message as it would go on the wire now, and its parts; null where it was cleaned away. */
  'queue.raw': procedure(z.strictObject({ id: messageId }), z.object({ raw: z.string().nullable() })),
  /** What may not be done in a message's state is refused for that message only. */
  'queue.act': procedure(z.strictObject({ ids: z.array(messageId).min(1).max(1000), action: z.enum(queueActions) }), actionResultSchema),
  'queue.actOnAll': procedure(z.strictObject({ filter: queueFilterSchema, action: z.enum(queueActions) }), z.object({ changed: z.number(), refused: z.number() })),
  'queue.stats': procedure(z.null(), queueStatsSchema),
  /** Without a user: the whole system. */
  'queue.pause': procedure(account, z.null()),
  'queue.resume': procedure(account, z.null()),
  'queue.settings': procedure(z.null(), queueSettingsSchema),
  'queue.saveSettings': procedure(queueSettingsSchema, queueSettingsSchema),
} as const
