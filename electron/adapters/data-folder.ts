import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { makeFolders } from './make-folders.ts'

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

/** Makes the folder when it is not there. AppError `data-folder-unusable`, before anything relies on it. */
export function requireDataFolder(folder: string): void {
  try {
    makeFolders(folder)
    accessSync(folder, constants.R_OK | constants.X_OK)
  } catch (error) {
    throw new AppError('data-folder-unusable', {
      details: { folder, reason: (error as NodeJS.ErrnoException).code ?? 'UNKNOWN' },
      cause: error,
    })
  }
}
