/** Connecting a system to an identity provider, so that it sends with an access token. No token ever crosses. */
import * as z from 'zod'
import { procedure } from './procedure.ts'
import { systemId } from './systems.ts'

/** `not-set`: the stored system does not use OAuth · `cancelled`, and what the provider said */
export const oauthProblems = ['not-set', 'refused', 'denied', 'expired', 'client-refused', 'unreachable', 'secret-lost'] as const
export type OauthProblemCode = (typeof oauthProblems)[number]

const pending = z.object({
  kind: z.enum(['open', 'device']),
  /** for the person's browser */
  address: z.url(),
  /** what to type there */
  code: z.string().nullable(),
})
export const oauthStatusSchema = z.object({
  /** `off`: this system does not use OAuth · `none`: not connected yet */
  state: z.enum(['off', 'none', 'pending', 'connected']),
  /** whose mailbox, where the provider says so */
  account: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  renewedAt: z.iso.datetime().nullable(),
  /** goes on by itself when it expires */
  renewable: z.boolean(),
  pending: pending.nullable(),
  /** why the last attempt came to nothing, and the provider's own word */
  problem: z.object({ code: z.enum(oauthProblems), said: z.string() }).nullable(),
})
export type OauthStatus = z.output<typeof oauthStatusSchema>

const ofSystem = z.strictObject({ systemId })
export const oauth = {
  /** Begins anew with what is stored of the system; the status then says where to go. */
  'oauth.begin': procedure(ofSystem, oauthStatusSchema),
  'oauth.status': procedure(ofSystem, oauthStatusSchema),
  'oauth.cancel': procedure(ofSystem, oauthStatusSchema),
  /** Throws the tokens away. */
  'oauth.forget': procedure(ofSystem, oauthStatusSchema),
} as const
