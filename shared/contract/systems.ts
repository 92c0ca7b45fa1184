import * as z from 'zod'
import { protocols, systemDocumentSchema, type SystemDocument } from '../domain/system/document.ts'
import { procedure } from './procedure.ts'
import { phases, verdicts } from './report.ts'

export const systemId = z.string().regex(/^[0-9a-f-]{36}$/)
/** Grows by one with every save; a save that names an older one is refused. */
export const revision = z.int().min(1)

export const lastTestSchema = z.object({
  verdict: z.enum(verdicts),
  phase: z.enum(phases),
  at: z.iso.datetime(),
  ms: z.number(),
})

export const systemSummarySchema = z.object({
  id: systemId,
  name: z.string(),
  technologyVersion: z.string(),
  protocol: z.enum(protocols),
  component: z.enum(['dotnet', 'indy', 'wodsmtp']).nullable(),
  revision,
  lastTest: lastTestSchema.nullable(),
})
export type SystemSummary = z.output<typeof systemSummarySchema>

/** A document that could not be read: set aside under another name, or left alone because a newer program wrote it. */
export const storeProblemSchema = z.object({
  file: z.string(),
  keptAs: z.string(),
  reason: z.enum(['not-json', 'not-a-system', 'newer-version', 'unreadable']),
  at: z.iso.datetime(),
})
export type StoreProblem = z.output<typeof storeProblemSchema>

/** `stored`: there is one · `lost`: there is one, but it cannot be opened here · absent: none. */
export const secretStates = z.record(z.string(), z.enum(['stored', 'lost']))
export type SecretStates = z.output<typeof secretStates>

function holdsPassword(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.entries(value).some(([key, inner]) => key === 'password' || key === 'clientSecret' || holdsPassword(inner))
}
/** Normal form. Nobody puts a password in; should a mistake ever do so, it stops here. */
const documentGoingOut = z
  .looseObject({})
  .refine((document) => !holdsPassword(document)) as unknown as z.ZodType<SystemDocument, SystemDocument>

export const systemViewSchema = z.object({
  id: systemId,
  revision,
  savedAt: z.iso.datetime(),
  document: documentGoingOut,
  secrets: secretStates,
})
export type SystemView = z.output<typeof systemViewSchema>

export const systems = {
  'systems.list': procedure(z.null(), z.object({ systems: z.array(systemSummarySchema), problems: z.array(storeProblemSchema) })),
  'systems.get': procedure(z.strictObject({ id: systemId }), systemViewSchema),
  'systems.create': procedure(z.strictObject({ document: systemDocumentSchema }), systemViewSchema),
  /** `conflict` (details.current: SystemView) when `revision` is not the stored one. */
  'systems.save': procedure(z.strictObject({ id: systemId, revision, document: systemDocumentSchema }), systemViewSchema),
  /** Copies the passwords too, sealed anew for the copy. */
  'systems.duplicate': procedure(z.strictObject({ id: systemId, name: z.string() }), systemViewSchema),
  'systems.remove': procedure(z.strictObject({ id: systemId, revision }), z.null()),
} as const
