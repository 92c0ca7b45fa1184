import * as z from 'zod'
import { procedure } from './procedure.ts'
import { phases, testReportSchema } from './report.ts'
import { systemId } from './systems.ts'

/** Not trusted to be valid: what is wrong with it becomes a report in phase `settings`, not an error. */
export const testRequestSchema = z.strictObject({
  /** the stored system whose passwords serve where none was typed; null = nothing stored */
  systemId: systemId.nullable(),
  /** what is on the screen, saved or not */
  document: z.unknown(),
  asUser: z.string().nullable().default(null),
  from: z.string().nullable().default(null),
  to: z.array(z.string()).max(100),
  subject: z.string().nullable().default(null),
  text: z.string().nullable().default(null),
  stopAfter: z.enum(phases).default('message'),
  /** total time in seconds, 1..600 */
  deadlineSeconds: z.number().min(1).max(600).default(30),
})
export type TestRequest = z.output<typeof testRequestSchema>

const runId = z.string()

export const tests = {
  /** Starts at once; progress and the report come as events `test.progress` and `test.finished`. */
  'tests.start': procedure(testRequestSchema, z.object({ runId })),
  'tests.cancel': procedure(z.strictObject({ runId }), z.null()),
  'tests.last': procedure(z.strictObject({ systemId }), testReportSchema.nullable()),
  /** A run's state for a page that came late: null while it runs. */
  'tests.report': procedure(z.strictObject({ runId }), testReportSchema.nullable()),
} as const
