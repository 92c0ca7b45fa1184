/** "Encontrar o que funciona": which ports, securities and routes lead to a server. Nothing is sent, and nobody logs in unless asked. */
import * as z from 'zod'
import { skipReasons, triedRoutes, triedSecurities } from '../domain/find/combinations.ts'
import { procedure } from './procedure.ts'
import { phases, reportCodes, tlsReportSchema, verdicts } from './report.ts'
import { systemId } from './systems.ts'

/** Only server, port, exceptions, EHLO name and proxy of the document count; AppError `invalid-input` where they cannot be read. */
export const findRequestSchema = z.strictObject({
  /** the stored system whose passwords serve where none was typed; null = nothing stored */
  systemId: systemId.nullable(),
  document: z.unknown(),
  /** one login with the system's own user, on the best way found, and only inside TLS with a certificate that is accepted */
  login: z.boolean().default(false),
  /** for the whole table, the login aside */
  deadlineSeconds: z.number().min(2).max(60).default(6),
})
export type FindRequest = z.output<typeof findRequestSchema>

const change = z.object({ path: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) })
const text = z.string().nullable()

export const findRowSchema = z.object({
  key: z.string(),
  port: z.number(),
  security: z.enum(triedSecurities),
  route: z.enum(triedRoutes),
  /** null: whoever resolves the name chose */
  family: z.union([z.literal(4), z.literal(6), z.null()]),
  state: z.enum(['waiting', 'running', 'done', 'skipped']),
  skipped: z.enum(skipReasons).nullable(),
  /** `untrusted`: encrypted, with a certificate that was refused · `clear`: without encryption · null: not known yet */
  works: z.enum(['trusted', 'untrusted', 'clear', 'no']).nullable(),
  /** how far it came */
  phase: z.enum(phases).nullable(),
  /** why it is not `trusted` or `clear` */
  code: z.enum(reportCodes).nullable(),
  replyCode: z.number().nullable(),
  /** what the other side said, inert */
  reply: text,
  /** until the server was ready for a login, milliseconds; of a failure, until it was one */
  ms: z.number().nullable(),
  /** what the connection was made to: the server's address, or the proxy */
  address: text,
  /** AUTH mechanisms offered; null where the server did not get to say */
  auth: z.array(z.string()).nullable(),
  tls: tlsReportSchema.nullable(),
  /** whether the system's component can do the same; null = not known */
  could: z.boolean().nullable(),
  /** what applying it changes; [] = nothing, it is what stands there. null: there is nothing to apply */
  change: z.array(change).nullable(),
})
export type FindRow = z.output<typeof findRowSchema>

/** `system-direct`, `system-typed`: the operating system's proxy is the direct way, or the typed one, which are tried anyway. */
export const findNotes = ['system-direct', 'system-typed', 'system-unknown', 'login-unsafe', 'login-not-set', 'time-over'] as const
export type FindNote = (typeof findNotes)[number]

export const findResultSchema = z.object({
  findId: z.string(),
  at: z.iso.datetime(),
  server: z.string(),
  from: z.object({ host: z.string(), user: z.string() }),
  ms: z.number(),
  cancelled: z.boolean(),
  rows: z.array(findRowSchema),
  /** keys of what works, the best first */
  ranked: z.array(z.string()),
  notes: z.array(z.enum(findNotes)),
  /** null: nobody logged in */
  login: z
    .object({ key: z.string(), verdict: z.enum(verdicts), code: z.enum(reportCodes).nullable(), replyCode: z.number().nullable(), reply: text, mechanism: text })
    .nullable(),
})
export type FindResult = z.output<typeof findResultSchema>

const findId = z.string()
export const find = {
  /** Starts at once; rows come as events `find.row`, the whole as `find.finished`. */
  'find.start': procedure(findRequestSchema, z.object({ findId })),
  'find.cancel': procedure(z.strictObject({ findId }), z.null()),
  /** for a page that came late: null while it goes on */
  'find.result': procedure(z.strictObject({ findId }), findResultSchema.nullable()),
} as const
