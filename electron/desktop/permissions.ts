/** What the page may ask of the browser: everything is denied but what stands here. */
import type { Session } from 'electron'
import { isPage } from '../core/shell/page-address.ts'

type Handler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
export type Permission = Parameters<Handler>[1]

const allowed: Partial<Record<Permission, string>> = {
  'clipboard-sanitized-write': 'copies a report, a transcript or a command line when the button for it is pressed',
}

export function mayUse(permission: string, address: string, isMainFrame: boolean): boolean {
  return isMainFrame && isPage(address) && Object.hasOwn(allowed, permission)
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayUse(permission, details.requestingUrl, details.isMainFrame))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) => mayUse(permission, origin, details.isMainFrame))
  session.setDevicePermissionHandler(() => false)
}
