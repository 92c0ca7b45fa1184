/** The same back end as every face, with what only a desktop session has: its vault and its proxy settings. */
import { app, dialog, safeStorage, session } from 'electron'
import { hasDataKey, openVaultKey } from '../adapters/data-key-vault.ts'
import { keyVariable, type OpenedKey } from '../adapters/data-key-box.ts'
import type { WindowSettingsStore } from '../adapters/electron-store-window.ts'
import { createEnvironmentProxy } from '../adapters/environment-proxy.ts'
import { createJsonLog } from '../adapters/json-log.ts'
import { createResolverProxy } from '../adapters/resolver-proxy.ts'
import { createSystemClock } from '../adapters/system-clock.ts'
import { startWorkerProcess, type WorkerProcess } from '../adapters/worker-process.ts'
import { composePorts, createProgram, type Program, type ProgramOptions } from '../compose.ts'
import { actButton, question, type Translate } from '../core/shell/manners.ts'
import { workerCommand } from '../core/shell/worker-beside.ts'
import { findVault } from './safe-storage.ts'

type Options = ProgramOptions & { readonly settings: WindowSettingsStore; readonly t: Translate }

/** undefined: by key file or environment, as every other face does. null: no password is kept. */
async function openKey(options: Options): Promise<OpenedKey | null | undefined> {
  const { environment, settings, t } = options
  if ((environment[keyVariable] ?? '') !== '') return undefined
  const vault = await findVault(safeStorage, process.platform)
  const opened = vault && (await openVaultKey(vault, { ...options, log: createJsonLog(options.writeLog) }))
  if (opened || hasDataKey(options)) return opened ?? undefined
  let { keyFileAllowed } = settings.read()
  if (keyFileAllowed === null) {
    const { response } = await dialog.showMessageBox(question('noVault', t))
    keyFileAllowed = response === actButton
    settings.write({ keyFileAllowed })
  }
  return keyFileAllowed ? undefined : null
}

/** A process of its own: what it waits for never makes the window wait. */
function startWorker(dataDir: string): Promise<WorkerProcess> {
  const log = createJsonLog((line) => process.stderr.write(line))
  const { command, args } = workerCommand({ packaged: app.isPackaged, resources: process.resourcesPath, here: import.meta.dirname, platform: process.platform })
  return Promise.resolve(startWorkerProcess({ command, args: [...args, dataDir], clock: createSystemClock(), log }))
}

/** After `ready`: neither the vault nor the session is there before. */
export async function startProgram(options: Options): Promise<Program> {
  const ports = composePorts({ ...options, openedKey: await openKey(options), startWorker })
  const environment = createEnvironmentProxy(options.environment)
  const resolve = (url: string) => session.defaultSession.resolveProxy(url)
  return createProgram({ ...ports, systemProxy: createResolverProxy({ resolve, clock: ports.clock, environment }) }, { stays: true })
}
