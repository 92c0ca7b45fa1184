import type { ParseArgsConfig } from 'node:util'
import type { HeadlessSystemProxy } from '../adapters/system-proxy/system-proxy.ts'
import type { Language } from '../../shared/i18n/language.ts'
import type { Program } from '../compose.ts'

/** What a command may use of the world; tests pass their own. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Standard input; it may stop once more than `limit` bytes have come. */
  readonly readStdin: (limit: number) => Promise<Uint8Array>
  /** Standard input line by line while the command runs; silent where that is a terminal. */
  readonly onLine: (listener: (line: string) => void) => void
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly isTerminal: boolean
  /** opens the data folder that `--data-dir` names; closed when the command ends */
  readonly openProgram: () => Promise<Program>
  /** aborted by SIGINT or SIGTERM */
  readonly interrupted: AbortSignal
  /** folder of the built page, for `serve` */
  readonly pageFolder: string
  readonly openBrowser: (url: string) => void
  /** what blank proxy fields mean here; asked without opening the data folder */
  readonly systemProxy: () => Promise<HeadlessSystemProxy>
  readonly dataDir: string
  /** asked for by name; null: the terminal's, or Portuguese */
  readonly language: Language | null
  readonly version: string
}

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
export interface CommandInput {
  readonly positionals: readonly string[]
  readonly options: OptionValues
}

export interface Command {
  /** as in `server-manager systems show NAME` */
  readonly name: string
  readonly usage: string
  /** key of shared/i18n → `cli.help` */
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  readonly positionals: { readonly least: number; readonly most: number }
  /** Returns the exit code. */
  run(input: CommandInput, context: CommandContext): Promise<number>
}

export function text(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

export function texts(options: OptionValues, name: string): string[] {
  const value = options[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function flag(options: OptionValues, name: string): boolean {
  return options[name] === true
}
