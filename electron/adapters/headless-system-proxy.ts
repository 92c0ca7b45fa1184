/** The operating system's proxy with the real world behind it, as the faces without a window use it. */
import type { Clock, Dialer } from '../core/ports.ts'
import { createNodeDialer } from './node-dialer.ts'
import { readHostInfo } from './node-host-info.ts'
import { createScriptRunner } from './pac/script-runner.ts'
import { createSystemClock } from './system-clock.ts'
import { createSystemProxy, type HeadlessSystemProxy } from './system-proxy/system-proxy.ts'

export interface HeadlessSystemProxyOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Pick<Clock, 'monotonic'>
  readonly dialer: Pick<Dialer, 'resolve'>
  /** this computer's own; null when it has none */
  readonly qualifiedName: string | null
}

/** The domain whose `wpad` may be asked: our own, and nothing that belongs to everybody (`com.br`, `co.uk`). */
export function scriptDomain(qualifiedName: string | null): string | null {
  const domain = (qualifiedName ?? '').toLowerCase().replace(/\.$/, '').replace(/^[^.]*\.?/, '')
  return !domain.includes('.') || /^[a-z]{2,3}\.[a-z]{2}$/.test(domain) ? null : domain
}

export function createHeadlessSystemProxy({ environment, clock, dialer, qualifiedName }: HeadlessSystemProxyOptions): HeadlessSystemProxy {
  const scripts = createScriptRunner({ clock, dialer, domain: scriptDomain(qualifiedName) })
  return createSystemProxy({ environment, platform: process.platform, clock, scripts })
}

/** For a command that needs nothing else of the program. */
export function openSystemProxy(environment: HeadlessSystemProxyOptions['environment']): HeadlessSystemProxy {
  const { qualifiedName } = readHostInfo()
  return createHeadlessSystemProxy({ environment, clock: createSystemClock(), dialer: createNodeDialer(), qualifiedName })
}
