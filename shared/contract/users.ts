/** Users read from the ERP's own database, and taken over. */
import * as z from 'zod'
import { databaseSchema, systemDocumentSchema } from '../domain/system/document.ts'
import { databaseFailureCodes } from '../domain/users/database-failures.ts'
import { mostUsers, userColumns } from '../domain/users/table.ts'
import { procedure } from './procedure.ts'
import { revision, systemId, systemViewSchema } from './systems.ts'

const readId = z.string().max(100)
const text = (max: number) => z.string().max(max)

export const readRequestSchema = z.strictObject({
  /** the stored system whose password of the database serves where none is given; null = nothing stored */
  systemId: systemId.nullable(),
  /** as it stands on the screen, saved or not. The password only ever goes in */
  database: databaseSchema,
  /** `connection`: only whether it can be reached, and what the table has */
  what: z.enum(['connection', 'users']),
})
export type ReadRequest = z.output<typeof readRequestSchema>

/** One row as it would stand here. Of its password only whether there is one, and whether it is the one that is stored already. */
export const readUserSchema = z.object({
  login: text(190),
  name: text(40),
  email: text(190),
  inactive: z.boolean(),
  tablePassword: z.enum(['none', 'new', 'same', 'unusable']),
  smtp: z.object({
    server: text(40),
    port: z.number().nullable(),
    authentication: z.object({ enabled: z.boolean(), user: text(100), ssl: z.boolean() }),
  }),
})
export type ReadUserView = z.output<typeof readUserSchema>

const strangeRowSchema = z.object({
  handle: z.string().nullable(),
  login: z.string(),
  column: z.enum(userColumns).nullable(),
  code: z.string(),
})
export type StrangeRowView = z.output<typeof strangeRowSchema>

const columns = z.array(z.enum(userColumns))
export const readResultSchema = z.object({
  readId,
  outcome: z.enum(['read', 'failed', 'cancelled']),
  failure: z.object({ code: z.enum(databaseFailureCodes), field: z.string().nullable(), detail: z.string() }).nullable(),
  table: z.object({ server: z.string(), schema: z.string(), columns, missing: columns, forbidden: columns }).nullable(),
  users: z.array(readUserSchema),
  /** rows that were not taken: the first of them */
  strange: z.array(strangeRowSchema),
  strangeCount: z.number(),
  /** logins of all rows that were not taken */
  unreadable: z.array(z.string()),
  /** there are more rows than are read at most */
  more: z.boolean(),
})
export type ReadResult = z.output<typeof readResultSchema>

export const users = {
  /** Starts at once; progress and the end come as events `users.read` and `users.readFinished`. */
  'users.startRead': procedure(readRequestSchema, z.object({ readId })),
  /** Ends a read, or forgets one that has ended: its passwords with it. */
  'users.dropRead': procedure(z.strictObject({ readId }), z.null()),
  /** null while it goes on. `read-expired` for one that is not known (any more). */
  'users.readResult': procedure(z.strictObject({ readId }), readResultSchema.nullable()),
  /**
   * As `systems.save` and, without an id, `systems.create`; the passwords of these logins go from what was read straight to where
   * secrets are sealed.
   */
  'users.save': procedure(
    z.strictObject({
      id: systemId.nullable(),
      revision: revision.nullable(),
      document: systemDocumentSchema,
      passwords: z.array(z.strictObject({ readId, logins: z.array(text(190)).max(mostUsers) })).max(4),
    }),
    systemViewSchema,
  ),
} as const
