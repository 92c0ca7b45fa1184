import * as z from 'zod'
import { procedure } from './procedure.ts'
import { systemId } from './systems.ts'

/** Who can open the passwords that are kept here, and which of them could not be opened. Never a password. */
export const secretsStatusSchema = z.object({
  /** how the key is protected, by its weakest way; `unavailable`: it cannot be opened here */
  protection: z.enum(['key-file', 'environment', 'safe-storage', 'unavailable']),
  /** every way in which the key can be opened, whoever tries */
  ways: z.array(z.object({ by: z.enum(['key-file', 'environment', 'safe-storage']), backend: z.string().nullable() })),
  /** may the command line, the page and a server process open it? */
  keyFileAllowed: z.boolean(),
  /** is there another way, so that the permission can be taken back? */
  canWithdraw: z.boolean(),
  stored: z.number(),
  lost: z.array(z.object({ systemId, systemName: z.string(), path: z.string() })),
})
export type SecretsStatus = z.output<typeof secretsStatusSchema>

export const secrets = {
  'secrets.status': procedure(z.null(), secretsStatusSchema),
  /** The permission "ao processo de servidor e à linha de comando". `only-way` when it is all that opens the key. */
  'secrets.allowKeyFile': procedure(z.strictObject({ allowed: z.boolean() }), secretsStatusSchema),
} as const
