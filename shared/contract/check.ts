/** "Avaliar todos": what works and what will not for long, of all systems at once. Nothing is sent, and nobody logs in at a mail server. */
import * as z from 'zod'
import { checkStates, severities } from '../domain/check/states.ts'
import { protocols } from '../domain/system/document.ts'
import { procedure } from './procedure.ts'
import { phases, reportCodes } from './report.ts'
import { systemId } from './systems.ts'

export const findingSchema = z.object({
  code: z.string(),
  /** where its sentence stands: `check.findings`, `explain.warnings`, or `test.codes` */
  of: z.enum(['check', 'warning', 'report']),
  severity: z.enum(severities),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** path in the document */
  field: z.string().nullable(),
})

/** A system, or one of its users with a server of its own. */
export const checkRowSchema = z.object({
  key: z.string(),
  systemId,
  systemName: z.string(),
  /** login of the user; null = the system itself */
  asUser: z.string().nullable(),
  protocol: z.enum(protocols),
  /** null: not known yet */
  state: z.enum(checkStates).nullable(),
  /** the worst first */
  findings: z.array(findingSchema),
  server: z.string().nullable(),
  port: z.number().nullable(),
  security: z.enum(['none', 'starttls-if-offered', 'starttls', 'tls']).nullable(),
  /** how many share this place with it, itself included; 0 = there is none */
  sharedBy: z.number(),
  certificate: z.object({ subject: z.string(), issuer: z.string(), validTo: z.iso.datetime(), daysLeft: z.number() }).nullable(),
  /** e.g. `TLSv1.3`; null = not encrypted, or not reached */
  tls: z.string().nullable(),
  /** AUTH mechanisms offered */
  auth: z.array(z.string()).nullable(),
  phase: z.enum(phases).nullable(),
  code: z.enum(reportCodes).nullable(),
  /** what the other side said, inert */
  reply: z.string().nullable(),
  /** milliseconds until the server was ready for a login, or until it failed */
  ms: z.number().nullable(),
})
export type CheckRow = z.output<typeof checkRowSchema>

/** What is not as it was on the board before. */
export const checkChangeSchema = z.object({
  key: z.string(),
  systemId,
  systemName: z.string(),
  asUser: z.string().nullable(),
  before: z.enum(checkStates),
  after: z.enum(checkStates),
  /** codes of findings that came and went; notes do not count */
  appeared: z.array(z.string()),
  gone: z.array(z.string()),
})
export type CheckChange = z.output<typeof checkChangeSchema>

export const checkRepeats = ['off', 'quarter', 'hour', 'day'] as const
export type CheckRepeat = (typeof checkRepeats)[number]

export const checkBoardSchema = z.object({
  at: z.iso.datetime(),
  from: z.object({ host: z.string(), user: z.string() }),
  ms: z.number(),
  /** distinct places that were called */
  endpoints: z.number(),
  rows: z.array(checkRowSchema),
  /** against the board before; [] = nothing, or there was none */
  changes: z.array(checkChangeSchema),
})
export type CheckBoard = z.output<typeof checkBoardSchema>

const checkId = z.string()
/** places that are done, of how many */
const progress = { done: z.number(), total: z.number() }

export const checkRowsEventSchema = z.object({ checkId, ...progress, rows: z.array(checkRowSchema) })
export const checkFinishedEventSchema = z.object({
  checkId,
  cancelled: z.boolean(),
  /** by the clock: nobody asked just now */
  repeated: z.boolean(),
  /** only some systems: the board that is kept stays */
  partial: z.boolean(),
  changes: z.array(checkChangeSchema),
})

export const checkStateSchema = z.object({
  running: z.object({ checkId, ...progress, rows: z.array(checkRowSchema) }).nullable(),
  /** of the last run of all systems that went to its end, here or before a restart */
  board: checkBoardSchema.nullable(),
  repeat: z.enum(checkRepeats),
  nextAt: z.iso.datetime().nullable(),
})
export type CheckStateNow = z.output<typeof checkStateSchema>

export const check = {
  /** Starts at once; rows come as events `check.rows`, the end as `check.finished`. While one goes on it is that one's id. `systemIds` null = all. */
  'check.start': procedure(z.strictObject({ systemIds: z.array(systemId).min(1).max(10_000).nullable() }), z.object({ checkId })),
  'check.cancel': procedure(z.strictObject({ checkId }), z.null()),
  'check.state': procedure(z.null(), checkStateSchema),
  /** By the clock, while the program is open. */
  'check.repeat': procedure(z.strictObject({ repeat: z.enum(checkRepeats) }), z.null()),
} as const
