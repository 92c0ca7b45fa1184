/** SASL mechanisms (RFC 4954): which one is tried, and its exchange. One attempt a run: a second could lock the account. */
import type { Component } from '../../../shared/domain/explain/types.ts'
import type { Mechanism } from '../../../shared/domain/system/document.ts'
import type { Channel } from './channel.ts'
import { failed, refused } from './outcome.ts'
import type { Reply } from './reply.ts'

export interface Credentials {
  readonly user: string
  readonly password: string
}
type KnownMechanism = Exclude<Mechanism, 'auto'>

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

/**
 * Mechanisms in the order in which they may be tried. PLAIN before LOGIN, unless the system's component cannot (.NET): the
 * test goes the way the system would.
 */
export function mechanismsToTry(wanted: Mechanism, offered: readonly string[], component: Component | null): KnownMechanism[] {
  const order: KnownMechanism[] = component === 'dotnet' ? ['LOGIN', 'PLAIN'] : ['PLAIN', 'LOGIN']
  const usable = order.filter((name) => offered.includes(name))
  return wanted === 'auto' ? usable : usable.filter((name) => name === wanted)
}

async function plain(channel: Channel, { user, password }: Credentials): Promise<Reply> {
  const response = base64(`\0${user}\0${password}`)
  // RFC 4954 §4: an initial response must fit the command line of 512 octets
  if (response.length <= 480) return channel.command(`AUTH PLAIN ${response}`, 'AUTH PLAIN •••')
  const challenge = await channel.command('AUTH PLAIN')
  return challenge.code === 334 ? channel.command(response, '•••') : challenge
}

/** draft-murchison-sasl-login-00: the server asks for the name, then for the password. */
async function login(channel: Channel, { user, password }: Credentials): Promise<Reply> {
  const name = await channel.command('AUTH LOGIN')
  if (name.code !== 334) return name
  const secret = await channel.command(base64(user))
  return secret.code === 334 ? channel.command(base64(password), '•••') : secret
}

const exchanges: Readonly<Record<KnownMechanism, typeof plain>> = { PLAIN: plain, LOGIN: login }

/** Logs in and returns the mechanism used. */
export async function authenticate(
  channel: Channel,
  credentials: Credentials,
  mechanisms: readonly KnownMechanism[],
  trying: (mechanism: KnownMechanism) => void,
): Promise<KnownMechanism> {
  for (const [index, mechanism] of mechanisms.entries()) {
    trying(mechanism)
    const reply = await exchanges[mechanism](channel, credentials)
    if (reply.code === 235) return mechanism
    // 504: this mechanism is not supported after all; nothing was judged yet (RFC 4954 §4)
    if (reply.code === 504 && index < mechanisms.length - 1) continue
    throw refused(reply, reply.code < 500 ? 'authentication-temporary' : 'authentication-failed')
  }
  throw failed('auth-not-offered')
}
