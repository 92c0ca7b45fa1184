import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** The data folder: asked for, named in the environment, or where the operating system keeps such things. Absolute. */
export function dataFolder(asked: string | undefined, environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const named = asked ?? environment['SERVER_MANAGER_DATA']
  if (named !== undefined && named !== '') return resolve(named)
  const home = homedir()
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'server-manager')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'server-manager')
  // The XDG base directory specification: a relative value is to be ignored.
  const config = environment['XDG_CONFIG_HOME']
  return join(config !== undefined && isAbsolute(config) ? config : join(home, '.config'), 'server-manager')
}
