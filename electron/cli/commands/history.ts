import type { TFunction } from 'i18next'
import { runOrigins, runStates, type RunSummary } from '../../../shared/contract/history.ts'
import { sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { csvText } from '../../../shared/domain/text/csv.ts'
import { runCells, runHeads } from '../../../shared/domain/history/cells.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { flag, text, texts, type Command, type OptionValues } from '../command.ts'
import { table, timeText } from '../present.ts'
import { findSystem } from './systems.ts'

export function limitOf(options: OptionValues): number {
  const asked = text(options, 'limit') ?? '100'
  const limit = /^\d{1,3}$/.test(asked) ? Number(asked) : 0
  if (limit < 1 || limit > 500) throw new AppError('usage', { details: { reason: 'limit' } })
  return limit
}

function statesOf(options: OptionValues) {
  return texts(options, 'state').map((asked) => {
    const state = runStates.find((name) => name === asked)
    if (!state) throw new AppError('usage', { details: { reason: 'run-state', states: runStates.join(', ') } })
    return state
  })
}

function originOf(options: OptionValues) {
  const asked = text(options, 'origin')
  const origin = runOrigins.find((name) => name === asked)
  if (asked !== undefined && !origin) throw new AppError('usage', { details: { reason: 'origin', origins: runOrigins.join(', ') } })
  return origin ?? null
}

function rowOf(t: TFunction, { runId, systemName, at, verdict, phase, code, origin }: RunSummary): string[] {
  return [
    timeText(at), systemName, t(`test.results.${verdict}`), t(`test.phases.${phase}`), t(`history.list.originOf.${origin}`), runId,
    code === null ? '' : t(`test.codes.${code}`),
  ] // prettier-ignore
}

const list: Command = {
  name: 'history list',
  usage: 'history list [--system NAME] [--state STATE…] [--origin test|queue] [--search TEXT] [--limit N] [--after CURSOR] [--csv | --json]',
  help: 'historyList',
  options: {
    system: { type: 'string' },
    state: { type: 'string', multiple: true },
    origin: { type: 'string' },
    search: { type: 'string' },
    limit: { type: 'string' },
    after: { type: 'string' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const { t } = createTranslator()
    const filter = { states: statesOf(options), origin: originOf(options), search: text(options, 'search') ?? '' }
    const limit = limitOf(options)
    const program = await context.openProgram()
    const system = text(options, 'system')
    const systemId = system === undefined ? null : (await findSystem(program, system)).id
    const page = program.services.history.list({ ...filter, systemId }, text(options, 'after') ?? null, limit)
    if (flag(options, 'json')) context.out(`${JSON.stringify(page)}\n`)
    else if (flag(options, 'csv')) context.out(csvText([runHeads(sayWith(t)), ...page.runs.map((run) => runCells(sayWith(t), run))]))
    else if (page.runs.length === 0) context.out(`${t('history.list.nothing')}\n`)
    else {
      const heads = ['when', 'system', 'state', 'phase', 'origin', 'run', 'cause'].map((name) => t(`history.list.${name}`))
      context.out(table([heads, ...page.runs.map((run) => rowOf(t, run))]))
      if (page.next !== null) context.out(`${t('history.list.more', { shown: page.runs.length, total: page.total, next: page.next })}\n`)
    }
    return 0
  },
}

const show: Command = {
  name: 'history show',
  usage: 'history show RUN [--json]',
  help: 'historyShow',
  options: { json: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  async run({ options, positionals }, context) {
    const report = (await context.openProgram()).services.history.get(positionals[0] ?? '')
    context.out(`${JSON.stringify(report, null, flag(options, 'json') ? 0 : 2)}\n`)
    return 0
  },
}

export const historyCommands: readonly Command[] = [list, show]
