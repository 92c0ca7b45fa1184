import type { TFunction } from 'i18next'
import type { FindResult, FindRow } from '../../../shared/contract/find.ts'
import { phaseExitCodes, phases } from '../../../shared/contract/report.ts'
import { certificateOf, familyText, leftOut, resultOf, triedRows, type Say } from '../../../shared/domain/find/words.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, text, type Command, type OptionValues } from '../command.ts'
import { table } from '../present.ts'
import { readJsonFile, withPasswordsOf } from '../read-document.ts'
import { findSystem } from './systems.ts'

function deadlineOf(options: OptionValues): number {
  const asked = text(options, 'deadline') ?? '6'
  const seconds = /^\d{1,2}(\.\d{1,3})?$/.test(asked) ? Number(asked) : 0
  if (seconds < 2 || seconds > 60) throw new AppError('usage', { details: { reason: 'find-deadline' } })
  return seconds
}

/** 0: something works, encrypted or not · 16: only with a certificate that was refused · else the phase of what came furthest · 31 */
export function exitCodeOfFind({ rows, cancelled }: Pick<FindResult, 'rows' | 'cancelled'>): number {
  if (rows.some(({ works }) => works === 'trusted' || works === 'clear')) return 0
  if (cancelled) return 31
  if (rows.some(({ works }) => works === 'untrusted')) return phaseExitCodes.tls
  const furthest = Math.max(0, ...rows.map(({ phase }) => (phase === null ? 0 : phases.indexOf(phase))))
  return phaseExitCodes[phases[furthest] ?? 'settings']
}

function milliseconds(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 })} s` : `${Math.round(ms)} ms`
}

function rowCells(t: TFunction, say: Say, row: FindRow, best: boolean): string[] {
  const { port, security, route, phase, ms } = row
  return [
    best ? '→' : ' ',
    String(port),
    t(`find.security.${security}`),
    t(`find.route.${route}`),
    familyText(row),
    phase === null ? '–' : t(`test.phases.${phase}`),
    ms === null ? '–' : milliseconds(ms),
    inert(resultOf(row, say)),
  ]
}

function forPeople(t: TFunction, result: FindResult): string {
  const say: Say = (key, params) => t(key, { ...params })
  const { ranked, rows, notes, login, from, ms } = result
  const columns = (['port', 'security', 'route', 'family', 'phase', 'time', 'result'] as const).map((name) => t(`find.column.${name}`))
  const best = rows.find(({ key }) => key === ranked[0])
  const certificate = best && certificateOf(best, say)
  const skipped = leftOut(rows)
  return [
    table([['', ...columns], ...triedRows(result).map((row) => rowCells(t, say, row, row === best))]),
    ...(best ? [t('find.found', { port: best.port, security: t(`find.security.${best.security}`), route: t(`find.route.${best.route}`) })] : [t(result.cancelled ? 'find.cancelled' : 'find.nothing')]),
    ...(certificate ? [inert(certificate)] : []),
    ...(best?.change?.length === 0 ? [t('find.current')] : []),
    ...(best?.change ?? []).map(({ path, value }) => `  ${path} = ${JSON.stringify(value)}`),
    ...(login ? [login.verdict === 'reached' ? t('find.loginOk', { mechanism: login.mechanism ?? '' }) : t('find.loginFailed', { reason: t(`test.codes.${login.code ?? 'internal'}`) })] : []),
    ...(skipped.length > 0 ? ['', `${t('find.leftOut')}:`, ...skipped.map(({ reason, count }) => `  ${count}: ${t(`find.skipped.${reason}`)}`)] : []),
    ...notes.map((note) => `! ${t(`find.note.${note}`)}`),
    t('find.took', { ...from, seconds: (ms / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 }) }),
    '',
  ].join('\n')
}

function forScripts(t: TFunction, result: FindResult): object {
  const say: Say = (key, params) => t(key, { ...params })
  return { ...result, rows: result.rows.map((row) => ({ ...row, message: row.skipped === null ? resultOf(row, say) : t(`find.skipped.${row.skipped}`) })) }
}

export const findCommand: Command = {
  name: 'find',
  usage: 'find (--system NAME | --file FILE|- | --server HOST [--port N]) [--login] [--deadline SECONDS] [--json]',
  help: 'find',
  options: {
    system: { type: 'string' },
    file: { type: 'string' },
    server: { type: 'string' },
    port: { type: 'string' },
    login: { type: 'boolean' },
    deadline: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: { least: 0, most: 0 },
  async run({ options }, context) {
    const [system, file, server] = [text(options, 'system'), text(options, 'file'), text(options, 'server')]
    if ([system, file, server].filter((given) => given !== undefined).length !== 1) throw new AppError('usage', { details: { reason: 'find' } })
    const port = text(options, 'port')
    if (port !== undefined && (server === undefined || !/^\d{1,5}$/.test(port))) throw new AppError('usage', { details: { reason: 'find' } })
    const deadlineSeconds = deadlineOf(options)
    const typed = file === undefined ? { smtp: { server, ...(port !== undefined && { port: Number(port) }) } } : await readJsonFile(file, context)
    const program = await context.openProgram()
    // Else the first phase would be as long as loading takes.
    await program.bring('dialer', 'systemProxy')
    const view = system === undefined ? null : await findSystem(program, system)
    const { t } = createTranslator()
    const result = await program.services.find.run(
      { systemId: view?.id ?? null, document: withPasswordsOf(context.environment, view?.document ?? typed), login: flag(options, 'login'), deadlineSeconds },
      { signal: context.interrupted },
    )
    context.out(flag(options, 'json') ? `${JSON.stringify(forScripts(t, result))}\n` : forPeople(t, result))
    return exitCodeOfFind(result)
  },
}
