/** The command line: finds the command, reads its options, turns what comes of it into an exit code. */
import { parseArgs } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { bring, createTranslator } from '../../shared/i18n/index.ts'
import { speak, spoken } from '../../shared/i18n/language.ts'
import type { Program } from '../compose.ts'
import type { Command, CommandContext } from './command.ts'
import { groups } from './commands/index.ts'
import { namedLanguage, terminalLanguage } from './language.ts'
import { errorLines, table } from './present.ts'

export const exitCodes = { ok: 0, internal: 1, usage: 2 } as const

export interface CommandLineOptions extends Omit<CommandContext, 'openProgram' | 'dataDir' | 'language'> {
  readonly argv: readonly string[]
  /** the absolute data folder for what `--data-dir` said */
  readonly dataFolder: (asked: string | undefined) => string
  readonly openProgram: (dataDir: string) => Promise<Program>
}

async function help({ out, version }: Pick<CommandContext, 'out' | 'version'>): Promise<number> {
  const { t } = createTranslator()
  const commands = (await Promise.all(Object.values(groups).map((load) => load()))).flat()
  const lines = commands.flatMap(({ usage, help: key }) => [...wrap(usage), `      ${t(`cli.help.${key}`)}`])
  const options = table([
    ['  --data-dir DIR', t('cli.help.options.dataDir')],
    ['  --json', t('cli.help.options.json')],
    ['  --lang LANG', t('cli.help.options.lang')],
    ['  -h, --help', t('cli.help.options.help')],
    ['  --version', t('cli.help.options.version')],
  ])
  const parts = [
    t('cli.help.intro', { version }),
    [t('cli.help.commands'), ...lines].join('\n'),
    [t('cli.help.common'), options.trimEnd()].join('\n'),
    t('cli.help.secrets'),
    t('cli.help.exit'),
  ]
  out(`${parts.join('\n\n')}\n`)
  return exitCodes.ok
}

/** Broken between options, so that a terminal of 100 columns shows it whole. */
function wrap(usage: string): string[] {
  const lines = ['  ']
  for (const piece of usage.split(/ (?=\[|\(|--)(?![^(]*\))/)) {
    const last = lines.at(-1) ?? ''
    if (last.trim() !== '' && last.length + piece.length > 98) lines.push(`    ${piece}`)
    else lines[lines.length - 1] = last.trim() === '' ? `${last}${piece}` : `${last} ${piece}`
  }
  return lines
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

/** `--data-dir` and `--lang` may stand before the command as well. */
function commandFirst(argv: readonly string[]): string[] {
  const words = [...argv]
  const moved: string[] = []
  while (/^--(?:data-dir|lang)(?:=|$)/.test(words[0] ?? '')) moved.push(...words.splice(0, words[0]?.includes('=') === true ? 1 : 2))
  return [...words, ...moved]
}

function readOptions(command: Command, rest: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, 'data-dir': { type: 'string' }, lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
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
    if ((error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new AppError('usage', { details: { reason: 'option-value', option: option ?? '' }, cause: error })
    throw new AppError('unknown-command', { details: { name: option ?? command.name }, cause: error })
  }
}

/** A bug: written down whole under a reference, which is all that the answer names. */
function noted(thrown: unknown, err: (text: string) => void): AppError {
  const reference = crypto.randomUUID()
  err(`${reference} ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`)
  return new AppError('internal', { details: { reference }, cause: thrown })
}

export async function runCommandLine(options: CommandLineOptions): Promise<number> {
  const { out, err } = options
  const words = commandFirst(options.argv)
  const asJson = words.includes('--json')
  let usage = ''
  const opened: Program[] = []
  // Also for what is said about a language that nobody here speaks.
  speak(terminalLanguage(options.environment))
  await bring(spoken())
  try {
    const asked = namedLanguage(words, options.environment)
    if (asked !== null) speak(asked)
    await bring(spoken())
    if (words.length === 0 || /^(?:help|--help|-h|--lang(?:=.*)?)$/.test(words[0] ?? '')) return await help(options)
    if (words[0] === '--version') {
      out(`${options.version}\n`)
      return exitCodes.ok
    }
    const found = await findCommand(words)
    const named = words.slice(0, words[1]?.startsWith('-') === true ? 1 : 2)
    if (!found) throw new AppError('unknown-command', { details: { name: named.join(' ').slice(0, 100) } })
    usage = found.command.usage
    const { values, positionals } = readOptions(found.command, found.rest)
    if (values['help'] === true) {
      const { t } = createTranslator()
      out(`${t('cli.usage', { usage })}\n${t(`cli.help.${found.command.help}`)}\n`)
      return exitCodes.ok
    }
    const folder = values['data-dir']
    const dataDir = options.dataFolder(typeof folder === 'string' ? folder : undefined)
    const openProgram = async () => {
      const already = opened.at(0)
      if (already) return already
      const program = await options.openProgram(dataDir)
      opened.push(program)
      return program
    }
    return await found.command.run({ positionals, options: values }, { ...options, dataDir, openProgram, language: asked })
  } catch (thrown) {
    const error = thrown instanceof AppError ? thrown : noted(thrown, err)
    const { t } = createTranslator()
    // With --json standard output carries the answer alone, and the answer is the error.
    if (asJson) out(`${JSON.stringify({ error: error.toWire() })}\n`)
    err(`${errorLines(t, error).join('\n')}\n`)
    if (error.code === 'usage' && usage !== '') err(`${t('cli.usage', { usage })}\n`)
    return error.code === 'internal' ? exitCodes.internal : exitCodes.usage
  } finally {
    await opened[0]?.close()
  }
}
