/** SASL mechanisms (RFC 4954): which one is tried. One attempt a run: a second could lock the account. */
import type { Component } from '../../../shared/domain/explain/types.ts'
import type { Mechanism } from '../../../shared/domain/system/document.ts'
import type { Channel } from './channel.ts'
import { failed, refused } from './outcome.ts'
import { exchanges, MechanismUnusable, type Credentials, type LoginTools } from './sasl-exchanges.ts'

export type { Credentials } from './sasl-exchanges.ts'
type KnownMechanism = Exclude<Mechanism, 'auto'>

/** Strongest first: a proof of both sides, an answer to a challenge, then the password itself. */
const byStrength: readonly KnownMechanism[] = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'CRAM-MD5', 'NTLM']

/**
 * Mechanisms in the order in which they may be tried. PLAIN before LOGIN, unless the system's component cannot (.NET): the
 * test goes the way the system would.
 */
export function mechanismsToTry(wanted: Mechanism, offered: readonly string[], component: Component | null): KnownMechanism[] {
  const order: KnownMechanism[] = [...byStrength, ...(component === 'dotnet' ? (['LOGIN', 'PLAIN'] as const) : (['PLAIN', 'LOGIN'] as const))]
  const usable = order.filter((name) => offered.includes(name))
  if (wanted === 'XOAUTH2' || wanted === 'OAUTHBEARER') return offered.includes(wanted) ? [wanted] : []
  return wanted === 'auto' ? usable : usable.filter((name) => name === wanted)
}

/** Logs in and returns the mechanism used. */
export async function authenticate(
  channel: Channel,
  credentials: Credentials,
  mechanisms: readonly KnownMechanism[],
  tools: LoginTools,
  trying: (mechanism: KnownMechanism) => void,
): Promise<KnownMechanism> {
  let unusable = false
  for (const [index, mechanism] of mechanisms.entries()) {
    trying(mechanism)
    try {
      const reply = await exchanges[mechanism](channel, credentials, tools)
      if (reply.code === 235) return mechanism
      // 504: this mechanism is not supported after all; nothing was judged yet (RFC 4954 §4)
      if (reply.code === 504 && index < mechanisms.length - 1) continue
      throw refused(reply, reply.code < 500 ? 'authentication-temporary' : 'authentication-failed')
    } catch (error) {
      if (!(error instanceof MechanismUnusable)) throw error
      unusable = true
    }
  }
  throw failed(unusable ? 'auth-password-unusable' : 'auth-not-offered')
}
