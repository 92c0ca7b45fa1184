import type { TFunction } from 'i18next'
import type { PlannedTime, ScheduleView } from '../../../shared/contract/schedule.ts'
import { missedPolicies, scheduleRuleSchema, timeZoneSchema, type ScheduleRule } from '../../../shared/domain/schedule/rule.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { locale } from '../../../shared/i18n/language.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, text, type Command, type OptionValues } from '../command.ts'
import { messageOf, messageOptions, messageUsage } from '../message-options.ts'
import { table } from '../present.ts'
import { findSystem } from './systems.ts'

const json = { json: { type: 'boolean' } } as const
const ruleOptions = {
  at: { type: 'string' },
  daily: { type: 'string' },
  weekly: { type: 'string' },
  monthly: { type: 'string' },
  'last-business-day': { type: 'boolean' },
  cron: { type: 'string' },
  time: { type: 'string' },
  zone: { type: 'string' },
} as const satisfies Command['options']
const ruleUsage =
  '(--at "DATE TIME" | --daily TIME | --weekly DAYS --time TIME | --monthly DAY --time TIME | --last-business-day --time TIME | --cron "EXPR") [--zone ZONE]'

const dayNames: readonly (readonly string[])[] = [
  ['dom', 'seg', 'ter', 'qua', 'qui', 'sex', 'sab'],
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  ['dom', 'lun', 'mar', 'mie', 'jue', 'vie', 'sab'],
  ['0', '1', '2', '3', '4', '5', '6'],
]

function weekdays(list: string): number[] {
  const days = list.split(',').map((part) => {
    const name = part.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    return Math.max(...dayNames.map((names) => names.indexOf(name)))
  })
  if (days.some((day) => day < 0)) throw new AppError('usage', { details: { reason: 'weekdays' } })
  return [...new Set(days)]
}

/** AppError `usage`, `invalid-input` */
function ruleOf(options: OptionValues): { rule: ScheduleRule; zone: string } {
  const kinds = ['at', 'daily', 'weekly', 'monthly', 'last-business-day', 'cron'].filter((name) => options[name] !== undefined)
  const time = text(options, 'time')
  const [kind] = kinds
  const needsTime = kind === 'weekly' || kind === 'monthly' || kind === 'last-business-day'
  if (kinds.length !== 1 || kind === undefined || needsTime !== (time !== undefined)) throw new AppError('usage', { details: { reason: 'rule' } })
  const value = text(options, kind) ?? ''
  const descriptions: Readonly<Record<string, () => object>> = {
    at: () => ({ kind: 'once', at: value.replace(' ', 'T') }),
    daily: () => ({ kind: 'daily', time: value }),
    weekly: () => ({ kind: 'weekly', days: weekdays(value), time }),
    monthly: () => ({ kind: 'monthly', day: /^\d+$/.test(value) ? Number(value) : value, time }),
    'last-business-day': () => ({ kind: 'last-business-day', time }),
    cron: () => ({ kind: 'cron', expression: value }),
  }
  const described = descriptions[kind]?.()
  const rule = scheduleRuleSchema.safeParse(described)
  const zone = timeZoneSchema.safeParse(text(options, 'zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (!rule.success) throw new AppError('invalid-input', { issues: issuesOf(rule.error) })
  if (!zone.success) throw new AppError('invalid-input', { issues: issuesOf(zone.error).map((issue) => ({ ...issue, path: 'zone' })) })
  return { rule: rule.data, zone: zone.data }
}

/** In the zone it was planned in: the administrator's clock on the wall there. */
const inZone = (iso: string, zone: string) => new Date(iso).toLocaleString(locale(), { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

function ruleText(t: TFunction, rule: ScheduleRule): string {
  const named = t('cli.queue.schedule.days', { returnObjects: true }) as unknown as string[]
  switch (rule.kind) {
    case 'once':
      return t('cli.queue.schedule.rules.once')
    case 'weekly':
      return t('cli.queue.schedule.rules.weekly', { time: rule.time, days: rule.days.map((day) => named[day]).join(', ') })
    case 'daily':
    case 'monthly':
    case 'last-business-day':
    case 'cron':
      return t(`cli.queue.schedule.rules.${rule.kind}`, { ...rule })
  }
}

function nextText(t: TFunction, { nextAt, zone, paused }: ScheduleView): string {
  if (paused) return t('cli.queue.schedule.paused')
  return nextAt === null ? t('cli.queue.schedule.ended') : t('cli.queue.schedule.at', { time: inZone(nextAt, zone), zone })
}

const add: Command = {
  name: 'schedule add',
  usage: `schedule add ${ruleUsage} [--missed send|skip|ask] ${messageUsage} [--json]`,
  help: 'scheduleAdd',
  options: { ...messageOptions, ...ruleOptions, missed: { type: 'string' }, ...json },
  positionals: { least: 0, most: 100 },
  async run({ options, positionals }, context) {
    const { rule, zone } = ruleOf(options)
    const missed = missedPolicies.find((policy) => policy === (text(options, 'missed') ?? 'send'))
    if (!missed) throw new AppError('usage', { details: { reason: 'missed' } })
    const content = await messageOf(options, positionals, context)
    const program = await context.openProgram()
    const { id: systemId } = await findSystem(program, text(options, 'system') ?? '')
    const view = await program.services.schedule.add({ systemId, rule, zone, missed, content })
    context.out(flag(options, 'json') ? `${JSON.stringify(view)}\n` : `${view.id}\n`)
    return 0
  },
}

const list: Command = {
  name: 'schedule list',
  usage: 'schedule list [--json]',
  help: 'scheduleList',
  options: json,
  positionals: { least: 0, most: 0 },
  async run({ options }, { openProgram, out }) {
    const { t } = createTranslator()
    const schedules = await (await openProgram()).services.schedule.list()
    if (flag(options, 'json')) out(`${JSON.stringify({ schedules })}\n`)
    else if (schedules.length === 0) out(`${t('cli.queue.schedule.empty')}\n`)
    else {
      const columns = ['id', 'system', 'rule', 'next', 'subject'] as const
      const rows = schedules.map((view) => [view.id, view.systemName, ruleText(t, view.rule), nextText(t, view), inert(view.subject).slice(0, 40)])
      out(table([columns.map((column) => t(`cli.queue.schedule.${column}`)), ...rows]))
    }
    return 0
  },
}

const remove: Command = {
  name: 'schedule remove',
  usage: 'schedule remove ID [--json]',
  help: 'scheduleRemove',
  options: json,
  positionals: { least: 1, most: 1 },
  async run({ positionals, options }, { openProgram, out }) {
    const id = positionals[0] ?? ''
    await (await openProgram()).services.schedule.remove(id)
    out(flag(options, 'json') ? `${JSON.stringify({ removed: id })}\n` : `${createTranslator().t('cli.queue.schedule.removed')}\n`)
    return 0
  },
}

function standing(name: 'pause' | 'resume', help: string): Command {
  return {
    name: `schedule ${name}`,
    usage: `schedule ${name} ID [--json]`,
    help,
    options: json,
    positionals: { least: 1, most: 1 },
    async run({ positionals, options }, { openProgram, out }) {
      const { t } = createTranslator()
      const view = await (await openProgram()).services.schedule.pause(positionals[0] ?? '', name === 'pause')
      out(flag(options, 'json') ? `${JSON.stringify(view)}\n` : `${ruleText(t, view.rule)}: ${nextText(t, view)}\n`)
      return 0
    },
  }
}

const send: Command = {
  name: 'schedule send',
  usage: 'schedule send ID [--json]',
  help: 'scheduleSend',
  options: json,
  positionals: { least: 1, most: 1 },
  async run({ positionals, options }, { openProgram, out }) {
    const { id } = await (await openProgram()).services.schedule.sendNow(positionals[0] ?? '')
    out(flag(options, 'json') ? `${JSON.stringify({ id })}\n` : `${id}\n`)
    return 0
  },
}

function plannedText(t: TFunction, zone: string, { at, local, placement }: PlannedTime): string {
  const said = placement === 'as-said' ? '' : `  (${t(`cli.queue.schedule.placements.${placement}`, { local: local.slice(11) })})`
  return `${t('cli.queue.schedule.at', { time: inZone(at, zone), zone })}${said}\n`
}

const preview: Command = {
  name: 'schedule preview',
  usage: `schedule preview (ID | ${ruleUsage}) [--count N] [--json]`,
  help: 'schedulePreview',
  options: { ...ruleOptions, count: { type: 'string' }, ...json },
  positionals: { least: 0, most: 1 },
  async run({ positionals, options }, { openProgram, out }) {
    const { t } = createTranslator()
    const count = Number(text(options, 'count') ?? '5')
    if (!Number.isInteger(count) || count < 1 || count > 50) throw new AppError('usage', { details: { reason: 'count' } })
    const [id] = positionals
    const typed = id === undefined ? ruleOf(options) : null
    const { services } = await openProgram()
    const { rule, zone } = typed ?? (await services.schedule.get(id ?? '')).schedule
    const times = services.schedule.preview(rule, zone, count)
    out(flag(options, 'json') ? `${JSON.stringify({ zone, times })}\n` : times.map((time) => plannedText(t, zone, time)).join('') || `${t('cli.queue.schedule.ended')}\n`)
    return 0
  },
}

export const scheduleCommands: readonly Command[] = [add, list, remove, standing('pause', 'schedulePause'), standing('resume', 'scheduleResume'), send, preview]
