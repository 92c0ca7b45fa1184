/** The command line: finds the command, reads its options, turns what comes of it into an exit code. */
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { createTranslator } from '../../shared/i18n/index.ts'
import type { Program } from '../compose.ts'
import type { Command, CommandContext } from './command.ts'
import { groups } from './commands/index.ts'
import { errorLines } from './present.ts'

export const exitCodes = { ok: 0, internal: 1, usage: 2 } as const

export interface CommandLineOptions extends Omit<CommandContext, 'openProgram' | 'dataDir'> {
  readonly argv: readonly string[]
  /** the absolute data folder for what `--data-dir` said */
  readonly dataFolder: (asked: string | undefined) => string
  readonly openProgram: (dataDir: string) => Promise<Program>
}

async function help(out: (text: string) => void): Promise<number> {
  const { t } = createTranslator()
  const commands = (await Promise.all(Object.values(groups).map((load) => load()))).flat()
  const lines = commands.flatMap(({ usage, help: key }) => [`  ${usage}`, `      ${t(`cli.help.${key}`)}`])
  out(`${t('cli.help.intro')}\n\n${lines.join('\n')}\n\n${t('cli.help.common')}\n`)
  return exitCodes.ok
}

/** The longest name that the words begin with: `systems list` before `systems`. */
async function findCommand(words: readonly string[]): Promise<{ command: Command; rest: readonly string[] } | null> {
  const load = Object.hasOwn(groups, words[0] ?? '') ? groups[words[0] ?? ''] : undefined
  for (const command of (await load?.()) ?? []) {
    const parts = command.name.split(' ')
    if (parts.every((part, index) => words[index] === part)) return { command, rest: words.slice(parts.length) }
  }
  return null
}

/** `--data-dir` may stand before the command as well. */
function commandFirst(argv: readonly string[]): string[] {
  const words = [...argv]
  const moved: string[] = []
  while (words[0]?.startsWith('--data-dir') === true) moved.push(...words.splice(0, words[0].includes('=') ? 1 : 2))
  return [...words, ...moved]
}

function readOptions(command: Command, rest: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, 'data-dir': { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
    const { least, most } = command.positionals
    if (values['help'] !== true && (positionals.length < least || positionals.length > most))
      throw new AppError('usage', { details: { reason: 'positionals' } })
    return { values, positionals }
  } catch (error) {
    if (error instanceof AppError) throw error
    const option = /'(-[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1]
    throw new AppError('unknown-command', { details: { name: option ?? command.name }, cause: error })
  }
}

export async function runCommandLine(options: CommandLineOptions): Promise<number> {
  const { out, err } = options
  const words = commandFirst(options.argv)
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')) return help(out)
  if (words[0] === '--version') {
    out(`${options.version}\n`)
    return exitCodes.ok
  }
  const asJson = words.includes('--json')
  let usage = ''
  const opened: Program[] = []
  try {
    const found = await findCommand(words)
    if (!found) throw new AppError('unknown-command', { details: { name: words.slice(0, 2).join(' ').slice(0, 100) } })
    usage = found.command.usage
    const { values, positionals } = readOptions(found.command, found.rest)
    if (values['help'] === true) {
      out(`${usage}\n`)
      return exitCodes.ok
    }
    const asked = values['data-dir']
    const dataDir = options.dataFolder(typeof asked === 'string' ? asked : undefined)
    const openProgram = async () => {
      const program = opened[0] ?? (await options.openProgram(dataDir))
      opened[0] ??= program
      return program
    }
    return await found.command.run({ positionals, options: values }, { ...options, dataDir, openProgram })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { t } = createTranslator()
    // With --json standard output carries the answer alone, and the answer is the error.
    if (asJson) out(`${JSON.stringify({ error: error.toWire() })}\n`)
    err(`${errorLines(t, error).join('\n')}\n`)
    if (error.code === 'usage' && usage !== '') err(`server-manager ${usage}\n`)
    return error.code === 'internal' ? exitCodes.internal : exitCodes.usage
  } finally {
    await opened[0]?.close()
  }
}
