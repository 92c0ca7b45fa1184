/** What the pages Fila and Serviços ask of the queue: found by index and shown by the page, however many messages there are. */
import * as z from 'zod'
import { messageStates, queueActions } from '../domain/outbox/states.ts'
import { procedure } from './procedure.ts'
import { pauseSchema, queueFilterSchema, workerSchema } from './queue.ts'
import { systemId } from './systems.ts'

const instant = z.iso.datetime()

export const queueSearchSchema = queueFilterSchema.extend({
  /** of the first recipient: where it is to go */
  domain: z.string().max(255).nullable().default(null),
  /** null: whoever; '': the system itself */
  asUser: z.string().max(190).nullable().default(null),
  scheduleId: z.string().max(36).nullable().default(null),
})
export type QueueSearch = z.output<typeof queueSearchSchema>

/** A line of the list. */
export const queueRowSchema = z.object({
  id: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  asUser: z.string().nullable(),
  state: z.enum(messageStates),
  subject: z.string(),
  /** the first two of its recipients */
  to: z.array(z.string()),
  recipients: z.number(),
  attempts: z.number(),
  createdAt: instant,
  dueAt: instant.nullable(),
  sentAt: instant.nullable(),
  code: z.string().nullable(),
  /** what was said of the first recipient last */
  replyCode: z.number().nullable(),
  reply: z.string().nullable(),
  held: z.string().nullable(),
  scheduleId: z.string().nullable(),
})
export type QueueRow = z.output<typeof queueRowSchema>

/** A place between two messages of the list: what lies before it is newer. */
const place = z.string().regex(/^\d{1,15}$/).nullable().default(null)

const shownWorker = workerSchema.extend({
  version: z.string(),
  /** it gave a sign of life lately */
  alive: z.boolean(),
  /** started by the program that answers */
  own: z.boolean(),
})
export type ShownWorker = z.output<typeof shownWorker>

const pulseSchema = z.object({
  alive: z.number(),
  /** of those that are alive, when the first began */
  since: instant.nullable(),
  /** the one that this program starts itself; `absent`: it cannot */
  own: z.enum(['running', 'stopped', 'absent']),
})
export type WorkerPulse = z.output<typeof pulseSchema>

export const workerOverviewSchema = z.object({
  pulse: pulseSchema,
  workers: z.array(shownWorker),
  /** sent in the last minute, in the last hour */
  throughput: z.object({ minute: z.number(), hour: z.number() }),
  next: z.array(queueRowSchema),
  stuck: z.object({ pauses: z.array(pauseSchema), unknown: z.number(), errors: z.number(), expired: z.number() }),
})
export type WorkerOverview = z.output<typeof workerOverviewSchema>

export const queuePage = {
  /** Newest first, between two places. `total` is counted for the first page only. */
  'queue.rows': procedure(
    z.strictObject({ search: queueSearchSchema.prefault({}), after: place, downTo: place, limit: z.int().min(1).max(500).default(100) }),
    z.object({ rows: z.array(queueRowSchema), total: z.number().nullable(), next: z.string().nullable() }),
  ),
  /** On all that is found, a piece at a time; `queue.progress` tells how far it is. */
  'queue.actOnFound': procedure(
    z.strictObject({ search: queueSearchSchema, action: z.enum(queueActions), runId: z.uuid() }),
    z.object({ changed: z.number(), refused: z.array(z.object({ state: z.enum(messageStates), count: z.number() })) }),
  ),
  /** What one may filter by. */
  'queue.choices': procedure(z.null(), z.object({ domains: z.array(z.string()), users: z.array(z.object({ systemId: z.string(), asUser: z.string() })) })),
  /** How long what waits has been waiting, by where it is to go; columns as in `ageColumns`. */
  'queue.ages': procedure(z.strictObject({ systemId: systemId.nullable() }), z.array(z.object({ domain: z.string(), minutes: z.array(z.number()) }))),
  /** The beginning of the message as it would go on the wire, and the octets of the whole; null where it was cleaned away. */
  'queue.source': procedure(z.strictObject({ id: z.string().max(36) }), z.object({ text: z.string(), size: z.number() }).nullable()),
  'worker.pulse': procedure(z.null(), pulseSchema),
  'worker.overview': procedure(z.null(), workerOverviewSchema),
  'worker.start': procedure(z.null(), pulseSchema),
  /** Resolves when it has finished what was on the wire. */
  'worker.stop': procedure(z.null(), pulseSchema),
} as const
