/**
 * What "Encontrar o que funciona" tries: ports × security × routes × families, and in which order. A port is tried at one
 * security after the other, since what the first try hears decides whether another one could tell anything new.
 */
import type { Phase, ReportCode } from '../../contract/report.ts'
import { implicitTlsPort } from '../effective/effective-settings.ts'

export const triedSecurities = ['tls', 'starttls', 'none'] as const
export type TriedSecurity = (typeof triedSecurities)[number]
/** `system`: the proxy that the operating system names · `typed`: the one that stands in the form */
export const triedRoutes = ['direct', 'system', 'typed'] as const
export type TriedRoute = (typeof triedRoutes)[number]
export type Family = 4 | 6

/** One way to one port. `family` null: whoever resolves the name chooses, as a proxy does. */
export interface Door {
  readonly port: number
  readonly route: TriedRoute
  readonly family: Family | null
}
export interface Combination extends Door {
  readonly security: TriedSecurity
}

/** Submission first (RFC 8314 §3.3, RFC 6409), then what is left of relaying, then the port that some providers add. */
export const usualPorts = [587, 465, 25, 2525] as const

/** The typed port first: it is the one that somebody was told to use. */
export function portsToTry(typed: number | null): readonly number[] {
  return typed === null ? usualPorts : [typed, ...usualPorts.filter((port) => port !== typed)]
}

/** A family after the other, so that what is likeliest to answer is not kept waiting by a network without IPv6. */
export function doorsOf(route: TriedRoute, ports: readonly number[], families: readonly Family[]): readonly Door[] {
  const ways: readonly (Family | null)[] = route === 'direct' && families.length > 0 ? families : [null]
  return ways.flatMap((family) => ports.map((port) => ({ port, route, family })))
}

export function keyOf({ port, security, route, family }: Combination): string {
  return [port, security, route, ...(family === null ? [] : [`ipv${family}`])].join('/')
}

/** What one try came to, as far as the next one depends on it. */
export interface Tried {
  readonly security: TriedSecurity
  readonly phase: Phase
  /** null: it worked */
  readonly code: ReportCode | null
}

/** Why a combination was left out. */
export const skipReasons = ['unreachable', 'speaks-tls', 'encrypts', 'certificate', 'refused', 'silent', 'not-tls', 'proxy', 'time'] as const
export type SkipReason = (typeof skipReasons)[number]

type Next = { readonly security: TriedSecurity } | { readonly done: SkipReason }

/** On 465 TLS comes before everything (RFC 8314 §3.3); elsewhere a server greets first, and says then whether it encrypts. */
export function firstSecurity(port: number): TriedSecurity {
  return port === implicitTlsPort ? 'tls' : 'starttls'
}

const beforeServer: readonly Phase[] = ['settings', 'dns', 'connect', 'proxy']
const isCertificate = (code: ReportCode | null) => code?.startsWith('certificate-') === true

/**
 * What to try next at a door, or why nothing else there could tell more. Never in clear where a certificate was refused: whoever
 * can put a wrong one in the way must not be able to talk us out of encryption.
 */
export function nextAt(door: Pick<Door, 'port'>, tried: readonly Tried[]): Next {
  const last = tried.at(-1)
  if (!last) return { security: firstSecurity(door.port) }
  const { security, phase, code } = last
  const wasTried = (other: TriedSecurity) => tried.some((each) => each.security === other)
  const next = (other: TriedSecurity, otherwise: SkipReason): Next => (wasTried(other) ? { done: otherwise } : { security: other })
  if (code === null) return { done: ({ tls: 'speaks-tls', starttls: 'encrypts', none: 'not-tls' } as const)[security] }
  if (beforeServer.includes(phase)) return { done: 'unreachable' }
  if (isCertificate(code)) return { done: 'certificate' }
  if (security === 'none') return { done: 'refused' }
  if (security === 'tls') {
    // Greeted inside TLS: whatever went wrong then, this port is one for TLS.
    if (phase !== 'tls') return { done: 'speaks-tls' }
    return next('starttls', 'silent')
  }
  // A server for TLS from the first byte says nothing until it hears the client's first.
  if (phase === 'greeting') return code === 'greeting-rejected' ? { done: 'refused' } : next('tls', 'silent')
  if (phase !== 'tls' || code === 'starttls-injection') return { done: 'refused' }
  return next('none', 'not-tls')
}

/** Proxies that will answer the same for every port: they are asked once, since a wrong login that is repeated locks accounts. */
export function proxyAnswersAll(code: ReportCode | null): boolean {
  return code !== null && /^(?:proxy-(?:authentication|login|negotiate|not-http|tls|certificate|client|name|connection|host)|socks-(?:not-socks|login|method)|system-proxy)/.test(code)
}

/** A try that was ended because its time was over, in the words of the phase in which it stood. */
export function codeOfSilence(phase: Phase, route: TriedRoute): ReportCode {
  if (phase === 'dns') return route === 'direct' ? 'name-lookup-failed' : 'proxy-name-lookup-failed'
  if (phase === 'connect') return route === 'direct' ? 'connection-timed-out' : 'proxy-connection-timed-out'
  return phase === 'proxy' ? 'proxy-silent' : 'deadline'
}
