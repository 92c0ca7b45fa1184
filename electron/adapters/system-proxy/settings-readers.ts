/** The settings of the operating system this runs on: asked of its own programs, read by the parsers in shared/domain/route. */
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { RouteTraceItem } from '../../../shared/domain/explain/types.ts'
import { readGnomeSettings } from '../../../shared/domain/route/gnome-settings.ts'
import { readKdeSettings } from '../../../shared/domain/route/kde-settings.ts'
import { readMacosSettings } from '../../../shared/domain/route/macos-settings.ts'
import type { ProxySettings } from '../../../shared/domain/route/proxy-settings.ts'
import { readWindowsSettings } from '../../../shared/domain/route/windows-settings.ts'
import { runProgram } from './run-program.ts'
import type { WinHttp, WinHttpAnswer } from './winhttp.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface ReadSettings {
  readonly settings: ProxySettings
  /** "no proxy" is an answer only where these are the settings in use */
  readonly inUse: boolean
}
/** `problem`: they are there and could not be read */
export type ReadingSettings = ReadSettings | { readonly problem: RouteTraceItem } | null
export type SettingsReader = () => Promise<ReadingSettings>

const problem = (rule: string, found: string): ReadingSettings => ({ problem: { rule, found, outcome: 'passed' } })

// ---- Windows ---------------------------------------------------------------------------------------------------------

function fromWinHttp(answer: WinHttpAnswer, source: 'windows' | 'windows-service'): ReadingSettings {
  return answer.ok ? { settings: readWindowsSettings(answer.config, source), inUse: true } : problem('windows-unreadable', answer.reason)
}
export const createWindowsReader =
  (winHttp: WinHttp): SettingsReader =>
  () =>
    Promise.resolve(fromWinHttp(winHttp.forCurrentUser(), 'windows'))
export const createWindowsServiceReader =
  (winHttp: WinHttp): SettingsReader =>
  () =>
    Promise.resolve(fromWinHttp(winHttp.forServices(), 'windows-service'))

// ---- macOS -----------------------------------------------------------------------------------------------------------

export function createMacosReader(environment: Environment, program = '/usr/sbin/scutil'): SettingsReader {
  return async () => {
    const answer = await runProgram(program, ['--proxy'], { environment })
    if (!answer.ok) return problem('macos-unreadable', answer.reason)
    const settings = readMacosSettings(answer.out)
    return settings ? { settings, inUse: true } : problem('macos-unreadable', 'scutil --proxy')
  }
}

// ---- Linux desktops --------------------------------------------------------------------------------------------------

const desktopOf = (environment: Environment) => (environment['XDG_CURRENT_DESKTOP'] ?? '').trim()
const isKde = (environment: Environment) => desktopOf(environment).toLowerCase().split(':').includes('kde')

/** GNOME's settings serve the desktops that grew out of it as well; without a desktop they count only where something is set. */
export function createGnomeReader(environment: Environment): SettingsReader {
  return async () => {
    if (isKde(environment)) return null
    const answer = await runProgram('gsettings', ['list-recursively', 'org.gnome.system.proxy'], { environment })
    // No such program, or (exit 1) a computer without this schema: there is no GNOME here.
    if (!answer.ok) return answer.missing || answer.reason === 'exit 1' ? null : problem('gnome-unreadable', answer.reason)
    const settings = readGnomeSettings(answer.out)
    return settings && { settings, inUse: desktopOf(environment) !== '' }
  }
}

/** The machine's files before the user's, as KDE lays them over each other. */
function kdeFiles(environment: Environment): string[] {
  const folders = (environment['XDG_CONFIG_DIRS'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  const home = environment['HOME'] ?? homedir()
  const own = environment['XDG_CONFIG_HOME'] ?? ''
  const machine = folders.length > 0 ? folders.reverse() : ['/etc/xdg']
  return [...machine, own.startsWith('/') ? own : join(home, '.config')].map((folder) => join(folder, 'kioslaverc'))
}

async function readSmallFile(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).slice(0, 256 * 1024)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

export function createKdeReader(environment: Environment): SettingsReader {
  return async () => {
    const inUse = isKde(environment)
    if (desktopOf(environment) !== '' && !inUse) return null
    try {
      const texts = (await Promise.all(kdeFiles(environment).map(readSmallFile))).filter((text) => text !== null)
      const settings = readKdeSettings(texts, environment)
      return settings && { settings, inUse }
    } catch (error) {
      return problem('kde-unreadable', (error as NodeJS.ErrnoException).code ?? '')
    }
  }
}
