import type { TFunction } from 'i18next'
import type { Comparison, RunReference, RunSummary } from '../../../shared/contract/history.ts'
import { differenceText, sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { inert } from '../../../shared/domain/text/inert.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Program } from '../../compose.ts'
import { flag, text, texts, type Command, type CommandContext, type CommandInput } from '../command.ts'
import { timeText } from '../present.ts'
import { readJsonFile } from '../read-document.ts'
import { findSystem } from './systems.ts'

interface Asked {
  readonly comparison: Comparison | null
  /** nothing worked before it; null where two were named */
  readonly alone: RunSummary | null
}

/** As text, which is how a report comes from outside; what is nested too deep to be written is none. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return ''
  }
}

async function compare({ options, positionals }: CommandInput, context: CommandContext): Promise<Asked> {
  const system = text(options, 'system')
  const files = texts(options, 'file')
  const named = positionals.length + files.length
  // A file beside a system is held against the system's last test; a test alone against what worked before it.
  const wanted = system === undefined ? named === 2 || (named === 1 && files.length === 0) : named === 0 || (named === 1 && files.length === 1)
  if (!wanted) throw new AppError('usage', { details: { reason: 'diff' } })
  const fromFiles: RunReference[] = []
  for (const file of files) fromFiles.push({ file: written(await readJsonFile(file, context)) })
  const program = await context.openProgram()
  const { history, tests } = program.services
  const [one, other] = [...positionals.map((runId): RunReference => ({ runId })), ...fromFiles]
  if (one && other) return { comparison: history.compare(one, other), alone: null }
  if (system === undefined) return beforeIt(program, positionals[0] ?? '')
  const view = await findSystem(program, system)
  const last = tests.last(view.id)
  if (!last) {
    context.err(`${createTranslator().t('history.compare.noRuns')}\n`)
    throw new AppError('not-found')
  }
  return one ? { comparison: history.compare({ runId: last.runId }, one), alone: null } : beforeIt(program, last.runId)
}

function beforeIt({ services: { history } }: Program, runId: string): Asked {
  const { systemId } = history.get(runId)
  const comparison = systemId === null ? null : history.whatChanged(systemId, runId)
  return { comparison, alone: comparison ? null : history.summary(runId) }
}

function headLine(t: TFunction, name: 'older' | 'newer', { systemName, at, verdict, phase, from }: RunSummary): string {
  const run = t('history.compare.run', { system: systemName === '' ? t('history.unknownSystem') : systemName, when: timeText(at) })
  return `${t(`history.compare.${name}`)}: ${run} · ${t(`test.results.${verdict}`)} (${t(`test.phases.${phase}`)}) · ${t('history.compare.from', from)}`
}

const marks = { high: '!!', medium: ' !', low: '  ' } as const

function forPeople(t: TFunction, { older, newer, differences, gaps }: Comparison): string {
  const lines = [headLine(t, 'older', older), headLine(t, 'newer', newer), '']
  if (differences.length === 0) lines.push(t('history.compare.none'))
  for (const difference of differences) {
    const { what, before, after, why, by } = differenceText(sayWith(t), difference, timeText)
    lines.push(`${marks[difference.rating]} ${what}: ${before} → ${after}`, `     ${why}${by === null ? '' : ` ${by}`}`)
  }
  if (gaps.length > 0) lines.push('', t('history.compare.gaps', { gaps: gaps.map((gap) => t(`history.gaps.${gap}`)).join(', ') }))
  return `${lines.map(inert).join('\n')}\n`
}

export const diffCommand: Command = {
  name: 'diff',
  usage: 'diff [--system NAME] [RUN [RUN]] [--file REPORT.json]… [--json]',
  help: 'diff',
  options: { system: { type: 'string' }, file: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  positionals: { least: 0, most: 2 },
  async run(input, context) {
    const { t } = createTranslator()
    const { comparison, alone } = await compare(input, context)
    if (!flag(input.options, 'json')) context.out(comparison ? forPeople(t, comparison) : `${t('history.compare.neverGood')}\n`)
    else if (!comparison) context.out(`${JSON.stringify({ older: null, newer: alone, differences: [], gaps: [] })}\n`)
    else {
      const differences = comparison.differences.map((difference) => ({ ...difference, text: differenceText(sayWith(t), difference, timeText) }))
      context.out(`${JSON.stringify({ ...comparison, differences })}\n`)
    }
    return 0
  },
}
