/** Tokens as they are sealed: with what they were given for, so that they serve nothing else. */
import * as z from 'zod'
import type { Tokens } from './oauth-ports.ts'

const schema = z.object({
  v: z.literal(1),
  /** see tokenKey */
  key: z.string(),
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  account: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  renewedAt: z.iso.datetime(),
})
export type KeptTokens = z.output<typeof schema>

/** so that it does not end between here and the server */
const margin = 120_000

export function fromKept(text: string): KeptTokens | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A provider that gives no new refresh token means that the old one goes on (RFC 6749 §6). */
export function toKept({ accessToken, refreshToken, lifetime, account }: Tokens, key: string, now: Date, before: KeptTokens | null): KeptTokens {
  return {
    v: 1,
    key,
    accessToken,
    refreshToken: refreshToken ?? before?.refreshToken ?? null,
    account: account ?? before?.account ?? null,
    expiresAt: lifetime === null ? null : new Date(now.getTime() + lifetime * 1000).toISOString(),
    renewedAt: now.toISOString(),
  }
}

export function needsRenewal({ expiresAt }: KeptTokens, now: Date): boolean {
  return expiresAt !== null && Date.parse(expiresAt) - margin <= now.getTime()
}
