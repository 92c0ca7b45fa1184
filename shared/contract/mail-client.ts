import * as z from 'zod'
import { clientProblems, handOverWays } from '../domain/mail-client/found.ts'
import { procedure } from './procedure.ts'

export const clientNameSchema = z.object({
  name: z.string(),
  version: z.string().nullable(),
  bits: z.union([z.literal(32), z.literal(64)]).nullable(),
})

const clientFoundSchema = z.object({
  ready: z.enum(['yes', 'unsure', 'no']),
  way: z.enum(handOverWays).nullable(),
  client: clientNameSchema.nullable(),
  problem: z.enum(clientProblems).nullable(),
  findings: z.array(z.object({ code: z.string(), state: z.enum(['ok', 'attention', 'missing']), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
})

/** How a message was handed to a mail client; absent or null where none was asked. */
export const handOverReportSchema = z.object({
  way: z.enum(handOverWays),
  client: clientNameSchema.nullable(),
  /** shown to a person, who then sends it */
  dialog: z.boolean(),
  /** what the client answered: a rule of the diagnosis (`mapi-2`, `vim-256`…); null where it answered nothing wrong, or nothing */
  status: z.string().nullable(),
  /** one line of inert text, for whoever helps: the function, a message of the client's */
  detail: z.string(),
})

export const mailClient = {
  /** What this workstation has for MAPI and for VIM/Notes, looked up now. */
  'clients.look': procedure(z.null(), z.object({ mapi: clientFoundSchema, vim: clientFoundSchema })),
} as const
