import { hostname, userInfo } from 'node:os'
import { toAscii } from '../../shared/domain/system/host-name.ts'
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

export function readHostInfo(): HostInfo {
  const hostName = hostname()
  // A name without a dot is not qualified; servers refuse it in EHLO (RFC 5321 §2.3.5).
  const qualified = hostName.includes('.') && !hostName.endsWith('.localdomain') && toAscii(hostName) !== null
  return {
    hostName,
    qualifiedName: qualified ? hostName : null,
    osUser: osUser(),
    platform: platforms[process.platform] ?? 'other',
  }
}
