import type { TFunction } from 'i18next'
import type { CheckBoard } from '../../../shared/contract/check.ts'
import { countStates } from '../../../shared/domain/check/board.ts'
import { checkStates } from '../../../shared/domain/check/states.ts'
import { certificateText, changeLines, findingLines, findingText, nameText, serverText, stateText, type Say } from '../../../shared/domain/check/words.ts'
import { inert } from '../../../shared/domain/text/inert.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { locale } from '../../../shared/i18n/language.ts'
import type { CheckResult } from '../../core/check/check-service.ts'
import { flag, type Command } from '../command.ts'
import { table, timeText } from '../present.ts'
import { findSystem } from './systems.ts'

/** Everything all right, or not looked at · something needs attention · something fails */
export const checkExitCodes = { ok: 0, degraded: 40, failing: 41, cancelled: 31 } as const

export function exitCodeOfCheck({ board, cancelled }: Pick<CheckResult, 'board' | 'cancelled'>): number {
  if (cancelled) return checkExitCodes.cancelled
  const counts = countStates(board.rows)
  return counts.failing > 0 ? checkExitCodes.failing : counts.degraded > 0 ? checkExitCodes.degraded : checkExitCodes.ok
}

function forPeople(t: TFunction, { board, cancelled }: CheckResult): string {
  const say: Say = (key, params) => t(key, { ...params })
  const { rows, changes, at, from, endpoints, ms } = board
  if (rows.length === 0) return `${t('check.noSystems')}\n`
  const heads = (['state', 'system', 'server', 'certificate', 'findings'] as const).map((name) => t(`check.list.${name}`))
  const sorted = rows.toSorted((a, b) => checkStates.indexOf(a.state ?? 'not-looked-at') - checkStates.indexOf(b.state ?? 'not-looked-at'))
  const lines = sorted.flatMap((row) => {
    const [first = '', ...more] = findingLines(say, row).map(inert)
    return [[stateText(say, row.state), inert(nameText(row)), inert(serverText(row)), certificateText(say, row), first], ...more.map((line) => ['', '', '', '', line])]
  })
  const counts = countStates(rows)
  return [
    table([heads, ...lines]),
    checkStates.filter((state) => counts[state] > 0).map((state) => `${stateText(say, state)}: ${counts[state]}`).join(' · '),
    cancelled ? t('check.cancelled') : t('check.last', { when: timeText(at), host: from.host, count: endpoints, time: `${(ms / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 })} s` }),
    ...(changes.length > 0 ? ['', `${t('check.changes.title')}:`] : []),
    ...changes.flatMap((change) => changeLines(say, change, rows.find(({ key }) => key === change.key)).map((line, index) => inert(`${index === 0 ? '  ' : '    '}${line}`))),
    '',
  ].join('\n')
}

function forScripts(t: TFunction, { board, cancelled }: CheckResult): object {
  const say: Say = (key, params) => t(key, { ...params })
  const rows: CheckBoard['rows'] = board.rows.map((row) => ({ ...row, findings: row.findings.map((each) => ({ ...each, message: findingText(say, each) })) }))
  return { ...board, cancelled, counts: countStates(board.rows), rows }
}

export const checkCommand: Command = {
  name: 'check',
  usage: 'check [NAME…] [--json]',
  help: 'check',
  options: { json: { type: 'boolean' } },
  positionals: { least: 0, most: 10_000 },
  async run({ options, positionals }, context) {
    const program = await context.openProgram()
    // Else the first phase would be as long as loading takes.
    await program.bring('dialer', 'systemProxy')
    const { t } = createTranslator()
    const ids: string[] = []
    for (const name of positionals) ids.push((await findSystem(program, name)).id)
    const progress = (_: unknown, done: number, total: number) => context.isTerminal && context.err(`\r${t('check.progress', { done, total })} `)
    const result = await program.services.check.run(ids.length > 0 ? ids : null, { signal: context.interrupted, onRows: progress })
    if (context.isTerminal) context.err('\r\u001b[K')
    context.out(flag(options, 'json') ? `${JSON.stringify(forScripts(t, result))}\n` : forPeople(t, result))
    return exitCodeOfCheck(result)
  },
}
