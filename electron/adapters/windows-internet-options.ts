import { spawn } from 'node:child_process'
import { win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Opções da Internet by its canonical name ("Canonical Names of Control Panel Items", learn.microsoft.com). Named by its
 * whole path, so that no program of that name in another folder is started. null where there is no such panel.
 */
export function internetOptionsCommand(platform: NodeJS.Platform, environment: Environment): { file: string; args: string[] } | null {
  if (platform !== 'win32') return null
  const root = environment['SystemRoot'] ?? environment['SYSTEMROOT'] ?? 'C:\\Windows'
  return { file: win32.join(root, 'System32', 'control.exe'), args: ['/name', 'Microsoft.InternetOptions'] }
}

export function openInternetOptions(environment: Environment, failed: (error: Error) => void): void {
  const command = internetOptionsCommand(process.platform, environment)
  if (!command) return
  spawn(command.file, command.args, { stdio: 'ignore', detached: true }).once('error', failed).unref()
}
