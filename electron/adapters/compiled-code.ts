/**
 * Compiled code is kept between starts in a folder that is this user's own. Node's default lies among the temporary files, where another
 * user of the machine may have made it first, and what lies in it is run unseen.
 */
import { lstatSync, mkdirSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Beside other things of this user that can be made anew. */
export function compiledCodeFolder(environment: Environment, platform: NodeJS.Platform, home: string): string {
  const { LOCALAPPDATA: local, XDG_CACHE_HOME: named } = environment
  if (platform === 'win32') return join(local ?? join(home, 'AppData', 'Local'), 'server-manager-cache', 'compiled')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'server-manager', 'compiled')
  return join(named !== undefined && isAbsolute(named) ? named : join(home, '.cache'), 'server-manager', 'compiled')
}

/** Can nobody else put something there? On Windows the profile says so. */
export function isOwn(folder: string, uid = process.getuid?.()): boolean {
  if (uid === undefined) return true
  const found = lstatSync(folder)
  return found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0
}

/** Without such a folder every start compiles anew, which is all that happens. */
export function keepCompiledCode(environment: Environment): void {
  // Since Node 22.8.
  const { enableCompileCache } = nodeModule as Partial<typeof nodeModule>
  try {
    const folder = compiledCodeFolder(environment, process.platform, homedir())
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const above = dirname(folder)
    if ([folder, above, dirname(above)].every((each) => isOwn(each))) enableCompileCache?.(folder)
  } catch {
    // No home, or nothing can be written there.
  }
}
