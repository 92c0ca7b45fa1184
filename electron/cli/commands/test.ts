import type { TFunction } from 'i18next'
import { exitCodeOf, phases, type Phase, type TestEvent, type TestReport } from '../../../shared/contract/report.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, text, texts, type Command, type OptionValues } from '../command.ts'
import { issueText, reportJson } from '../present.ts'
import { readJsonFile, withPasswordsOf } from '../read-document.ts'
import { findSystem } from './systems.ts'

function stopAfterOf(options: OptionValues): Phase {
  const asked = text(options, 'stop-after') ?? 'message'
  const phase = phases.find((name) => name === asked)
  if (!phase) throw new AppError('usage', { details: { reason: 'stop-after', phases: phases.join(', ') } })
  return phase
}

function deadlineOf(options: OptionValues): number {
  const asked = text(options, 'deadline') ?? '30'
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(asked) ? Number(asked) : 0
  if (seconds < 1 || seconds > 600) throw new AppError('usage', { details: { reason: 'deadline' } })
  return seconds
}

function milliseconds(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toLocaleString(locale(), { maximumFractionDigits: 1 })} s` : `${Math.round(ms)} ms`
}

function eventLine(t: TFunction, { phase, status, ms, detail }: TestEvent): string | null {
  if (status === 'started') return null
  const mark = { ok: '✓', failed: '✗', skipped: '·' }[status]
  const time = status === 'skipped' ? t('cli.test.skipped') : milliseconds(ms)
  return `${mark} ${t(`test.phases.${phase}`).padEnd(16)} ${time.padStart(9)}${detail === undefined ? '' : `  ${detail}`}\n`
}

function forPeople(t: TFunction, report: TestReport): string {
  const { verdict, code, reply, replyCode, hint, component, from, ms, deadlineMs, recipients, issues } = report
  const lines = ['', t(`test.verdicts.${verdict}`)]
  if (code !== null) lines.push(t(`test.codes.${code}`))
  for (const { path, code: field, params } of issues) {
    const place = t(`cli.test.options.${path}`, { defaultValue: path })
    const address = params?.['address']
    const shown = address === undefined || address === '' ? place : `${place} ${inert(String(address))}`
    lines.push(`  ${issueText(t, { path: shown, code: field, ...(params && { params }) })}`)
  }
  if (reply !== null) lines.push(`  « ${String(replyCode)} ${reply} »`)
  if (recipients.length > 1) for (const { address, reply: answer, replyCode: number } of recipients) lines.push(`  ${address}: ${String(number)} ${answer ?? ''}`)
  if (hint)
    lines.push('', t(`hints.${hint.rule}.cause`, hint.params), `${t('cli.test.who', { who: t(`test.who.${hint.who}`) })} ${t(`hints.${hint.rule}.action`, hint.params)}`)
  for (const { code: warned, params } of report.warnings) lines.push('', `! ${t(`explain.warnings.${warned}`, params)}`)
  const could = component.could === null ? 'unknown' : component.could ? 'yes' : 'no'
  lines.push('', t('cli.test.from', { ...from, time: milliseconds(ms), total: milliseconds(deadlineMs) }))
  if (component.name) lines.push(t(`cli.test.component.${could}`, { component: t(`common.component.${component.name}`) }))
  for (const { code: reason, params } of component.reasons) lines.push(`  ${t(`explain.reasons.${reason}`, params)}`)
  return `${lines.join('\n')}\n`
}

export const testCommand: Command = {
  name: 'test',
  usage:
    'test (--system NAME | --file FILE|-) --to ADDR… [--from ADDR] [--subject S] [--text T] [--as-user LOGIN] [--stop-after PHASE] [--deadline SECONDS] [--json]',
  help: 'test',
  options: {
    system: { type: 'string' },
    file: { type: 'string' },
    to: { type: 'string', multiple: true },
    from: { type: 'string' },
    subject: { type: 'string' },
    text: { type: 'string' },
    'as-user': { type: 'string' },
    'stop-after': { type: 'string' },
    deadline: { type: 'string' },
    json: { type: 'boolean' },
  },
  // More addresses may follow the first: --to a@x b@x
  positionals: { least: 0, most: 100 },
  async run({ options, positionals }, context) {
    const system = text(options, 'system')
    const file = text(options, 'file')
    if ((system === undefined) === (file === undefined)) throw new AppError('usage', { details: { reason: 'test' } })
    const to = [...texts(options, 'to'), ...positionals]
    if (to.length === 0) throw new AppError('usage', { details: { reason: 'to' } })
    const stopAfter = stopAfterOf(options)
    const deadlineSeconds = deadlineOf(options)
    const typed = file === undefined ? null : await readJsonFile(file, context)
    const program = await context.openProgram()
    // Else the first phase would be as long as loading takes.
    await program.bring('dialer', 'systemProxy', 'mailer')
    const view = system === undefined ? null : await findSystem(program, system)

    const { t } = createTranslator()
    const json = flag(options, 'json')
    const report = await program.services.tests.run(
      {
        systemId: view?.id ?? null,
        document: withPasswordsOf(context.environment, view?.document ?? typed),
        asUser: text(options, 'as-user') ?? null,
        from: text(options, 'from') ?? null,
        to,
        subject: text(options, 'subject') ?? null,
        text: text(options, 'text') ?? null,
        stopAfter,
        deadlineSeconds,
      },
      {
        signal: context.interrupted,
        keep: view !== null,
        onEvent: (event) => {
          const line = json ? `${JSON.stringify(event)}\n` : eventLine(t, event)
          if (line !== null) context.out(line)
        },
      },
    )
    context.out(json ? `${JSON.stringify(reportJson(t, report))}\n` : forPeople(t, report))
    return exitCodeOf(report)
  },
}
