/** Asking the network which server a domain sends through. Only the domain is told, never an address. */
import * as z from 'zod'
import { offerSources } from '../domain/providers/offers.ts'
import { providerIds } from '../domain/providers/presets.ts'
import { procedure } from './procedure.ts'

/** `none`: answered, and there is nothing · `unreachable`, `refused`: no answer, or one that was not taken */
export const askedOutcomes = ['found', 'none', 'unusable', 'unreachable', 'refused', 'time'] as const
export type AskedOutcome = (typeof askedOutcomes)[number]

export const offerSchema = z.object({
  source: z.enum(offerSources),
  where: z.string(),
  provider: z.enum(providerIds).nullable(),
  server: z.string(),
  port: z.number(),
  security: z.enum(['tls', 'starttls']),
  user: z.enum(['address', 'local-part']).nullable(),
})
export const providerAnswerSchema = z.object({
  domain: z.string(),
  /** the best source first */
  offers: z.array(offerSchema),
  /** everything that was asked, and what came of it */
  asked: z.array(z.object({ what: z.string(), outcome: z.enum(askedOutcomes) })),
  ms: z.number(),
})
export type ProviderAnswer = z.output<typeof providerAnswerSchema>

export const providers = {
  /** Ends within 5 s. AppError `invalid-input`: not a domain that can be asked about. */
  'providers.ask': procedure(z.strictObject({ domain: z.string().max(320) }), providerAnswerSchema),
} as const
