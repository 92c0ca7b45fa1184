import { changeText, sayWith } from '../../../shared/domain/compare-runs/words.ts'
import { changeCells, changeHeads } from '../../../shared/domain/history/cells.ts'
import { csvText } from '../../../shared/domain/text/csv.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { flag, text, type Command } from '../command.ts'
import { timeText } from '../present.ts'
import { limitOf } from './history.ts'
import { findSystem } from './systems.ts'

export const logCommand: Command = {
  name: 'log',
  usage: 'log [--system NAME] [--search TEXT] [--limit N] [--after CURSOR] [--csv | --json]',
  help: 'log',
  options: {
    system: { type: 'string' },
    search: { type: 'string' },
    limit: { type: 'string' },
    after: { type: 'string' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const { t } = createTranslator()
    const limit = limitOf(options)
    const program = await context.openProgram()
    const system = text(options, 'system')
    const systemId = system === undefined ? null : (await findSystem(program, system)).id
    const page = program.services.history.changes({ systemId, search: text(options, 'search') ?? '' }, text(options, 'after') ?? null, limit)
    if (flag(options, 'json')) context.out(`${JSON.stringify(page)}\n`)
    else if (flag(options, 'csv')) context.out(csvText([changeHeads(sayWith(t)), ...page.entries.flatMap((entry) => changeCells(sayWith(t), entry))]))
    else if (page.entries.length === 0) context.out(`${t('history.log.empty')}\n`)
    else {
      for (const { at, systemName, revision, what, by, changes, more } of page.entries) {
        const done = t('history.log.entry', { what: t(`history.log.whats.${what}`), ...by })
        context.out(`${timeText(at)}  ${systemName}  ${done}, ${t('history.log.revision', { revision })}\n`)
        for (const change of changes) context.out(`    ${changeText(sayWith(t), change)}\n`)
        if (more > 0) context.out(`    ${t('history.log.more', { count: more })}\n`)
      }
      if (page.next !== null) context.out(`${t('history.list.more', { shown: page.entries.length, total: page.total, next: page.next })}\n`)
    }
    return 0
  },
}
