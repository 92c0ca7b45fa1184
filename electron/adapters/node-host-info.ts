import { hostname, userInfo } from 'node:os'
import { readEhloName } from '../../shared/domain/system/host-name.ts'
import type { HostInfo } from '../core/ports.ts'

const platforms: Readonly<Partial<Record<NodeJS.Platform, HostInfo['platform']>>> = {
  win32: 'windows',
  darwin: 'macos',
  linux: 'linux',
}

function osUser(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return process.getuid ? String(process.getuid()) : ''
  }
}

/** A name without a dot is not qualified, and servers refuse it in EHLO (RFC 5321 §2.3.5); so does what every machine is called. */
export function qualifiedName(hostName: string): string | null {
  const name = readEhloName(hostName)?.replace(/\.$/, '') ?? ''
  return name.includes('.') && !/\.(?:localdomain|localhost)$/i.test(name) && !name.startsWith('[') ? name : null
}

export function readHostInfo(): HostInfo {
  const hostName = hostname()
  return {
    hostName,
    qualifiedName: qualifiedName(hostName),
    osUser: osUser(),
    platform: platforms[process.platform] ?? 'other',
  }
}
