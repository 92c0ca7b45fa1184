/**
 * What there is to look at when all systems are checked: every place that somebody sends by, once, and who shares it. Two senders share
 * one when nothing that is said before a login could differ: server, port, security, EHLO name, exceptions, and the way there.
 */
import { effectiveSettings, type EffectiveSettings } from '../effective/effective-settings.ts'
import { explain } from '../explain/explain.ts'
import type { Explanation, ResolvedSecurity } from '../explain/types.ts'
import { toAscii } from '../system/host-name.ts'
import type { SystemDocument } from '../system/document.ts'
import type { SecretPath } from '../system/secrets.ts'
import { entriesFor } from '../trust/judge.ts'
import type { TrustEntry } from '../trust/entry.ts'

export interface CheckedSystem {
  readonly id: string
  readonly document: SystemDocument
  readonly hasSecret: (path: SecretPath) => boolean
  /** the same for the same password at the proxy, and nothing else of it; null: none */
  readonly proxySecret: number | null
}

/** A system, or one of its users with a server of its own. */
export interface Sender {
  /** of its row; the same in every run */
  readonly key: string
  readonly system: CheckedSystem
  readonly asUser: string | null
  readonly settings: EffectiveSettings
  readonly explanation: Explanation
}

export interface Endpoint {
  readonly key: string
  readonly host: string
  readonly port: number
  readonly security: ResolvedSecurity
  readonly ehloName: string | null
  readonly trust: readonly TrustEntry[]
  readonly proxy: SystemDocument['proxy']
  /** who tells the proxy's password to the run: all that share it have the same one */
  readonly systemId: string
  /** the proxy with its login, null = direct; what one of them says of itself holds for all that go by it */
  readonly hop: string | null
  readonly senders: readonly Sender[]
}

function sendersOf(system: CheckedSystem, now: Date): Sender[] {
  const { id, document, hasSecret } = system
  const smtp = document.protocol === 'smtp'
  const logins = smtp ? (document.users ?? []).flatMap(({ login, smtp: own }) => (own.server === '' ? [] : [login])) : []
  return [null, ...logins].map((asUser) => ({
    key: asUser === null ? id : `${id}/${asUser.toUpperCase()}`,
    system,
    asUser,
    settings: effectiveSettings(document, asUser, hasSecret),
    explanation: explain(document, { asUser, hasSecret, systemProxy: null, now }),
  }))
}

/** In the order of the systems, each before its users. */
export function allSenders(systems: readonly CheckedSystem[], now: Date): Sender[] {
  return systems.flatMap((system) => sendersOf(system, now))
}

/** Is there a server to look at? */
export function hasEndpoint({ system, settings }: Sender): boolean {
  return system.document.protocol === 'smtp' && settings.smtp.server.value !== null
}

const hostKey = (host: string) => (toAscii(host) ?? host).toLowerCase().replace(/\.$/, '')

function hopOf({ enabled, kind, address, port, authentication }: SystemDocument['proxy'], secret: number | null): string | null {
  if (!enabled) return null
  return JSON.stringify([kind, hostKey(address), port, ...(authentication.enabled ? [authentication.user, secret] : [])])
}

export function distinctEndpoints(senders: readonly Sender[]): Endpoint[] {
  const found = new Map<string, Endpoint & { readonly senders: Sender[] }>()
  for (const sender of senders) {
    const { system, settings } = sender
    const { smtp, ehloName } = settings
    const host = smtp.server.value
    if (!hasEndpoint(sender) || host === null) continue
    const { proxy } = system.document
    const port = smtp.port.value
    const security = smtp.security.value
    const hop = hopOf(proxy, system.proxySecret)
    // A proxy's own certificate may be excepted as well: then all entries tell.
    const trust = hop === null ? entriesFor(settings.trust, { host, port }) : settings.trust
    const key = JSON.stringify([hostKey(host), port, security, ehloName, hop, trust.map(({ host: of, port: at, kind, value, until }) => [hostKey(of), at, kind, value, until])])
    const known = found.get(key)
    if (known) known.senders.push(sender)
    else found.set(key, { key, host, port, security, ehloName, trust, proxy, systemId: system.id, hop, senders: [sender] })
  }
  return [...found.values()]
}
