/** The language of the command line: what was asked for, else what the terminal is set to. */
import { AppError } from '../../shared/errors.ts'
import { languageOf, languages, type Language } from '../../shared/i18n/language.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** By name: `--lang` wherever it stands, else SERVER_MANAGER_LANG. null: nobody did. AppError `usage` where nobody speaks it. */
export function namedLanguage(argv: readonly string[], environment: Environment): Language | null {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = argv[at] ?? ''
  const option = word.includes('=') ? word.slice('--lang='.length) : argv[at + 1]
  const asked = at === -1 ? environment['SERVER_MANAGER_LANG'] : option
  // An option without its value is refused where all options are read.
  if (asked === undefined || (at === -1 && asked === '')) return null
  const language = languageOf(asked)
  if (language === null) throw new AppError('usage', { details: { reason: 'lang', languages: languages.join(', '), asked: asked.slice(0, 40) } })
  return language
}

/** By the first of the variables that is set, as POSIX has them. Portuguese where it names none of ours: `C`, nothing, `de_DE`. */
export function terminalLanguage(environment: Environment): Language {
  const set = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '').find((value) => value !== '')
  return languageOf(set ?? '') ?? 'pt-BR'
}
