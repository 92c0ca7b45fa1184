import type { TFunction } from 'i18next'
import { queueFilterSchema, queueSettingsSchema, type QueuedMessage, type QueueFilter } from '../../../shared/contract/queue.ts'
import { messageStates, type QueueAction } from '../../../shared/domain/outbox/states.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import type { Program } from '../../compose.ts'
import { inert } from '../../core/test-send/redact.ts'
import { flag, text, texts, type Command, type OptionValues } from '../command.ts'
import { messageOf, messageOptions, messageUsage } from '../message-options.ts'
import { reportJson, table, timeText } from '../present.ts'
import { findSystem } from './systems.ts'

const json = { json: { type: 'boolean' } } as const
const filterOptions = { system: { type: 'string' }, state: { type: 'string', multiple: true }, search: { type: 'string' } } as const
const filterUsage = '[--system NAME] [--state S…] [--search T]'

/** i18next finds `_one` and `_other` behind these */
const pluralKeys = { changed: `cli.queue.changed`, refused: `cli.queue.refusedCount` } as const

export function reasonOf(t: TFunction, code: string): string {
  return t(`test.codes.${code}`, { defaultValue: t(`cli.queue.codes.${code}`, { defaultValue: code }) })
}

async function filterOf(program: Program, options: OptionValues): Promise<QueueFilter> {
  const system = text(options, 'system')
  const asked = texts(options, 'state')
  const states = messageStates.filter((state) => asked.includes(state))
  if (states.length !== new Set(asked).size) throw new AppError('usage', { details: { reason: 'state', states: messageStates.join(', ') } })
  return queueFilterSchema.parse({
    states,
    systemId: system === undefined ? null : (await findSystem(program, system)).id,
    search: (text(options, 'search') ?? '').slice(0, 200),
  })
}

const add: Command = {
  name: 'queue add',
  usage: `queue add ${messageUsage} [--hold] [--json]`,
  help: 'queueAdd',
  options: { ...messageOptions, hold: { type: 'boolean' }, ...json },
  positionals: { least: 0, most: 100 },
  async run({ options, positionals }, context) {
    const content = await messageOf(options, positionals, context)
    const program = await context.openProgram()
    const { id: systemId } = await findSystem(program, text(options, 'system') ?? '')
    const hold = flag(options, 'hold')
    const { id } = await program.services.queue.add({ systemId, content, hold })
    context.out(flag(options, 'json') ? `${JSON.stringify({ id, state: hold ? 'registered' : 'waiting' })}\n` : `${id}\n`)
    return 0
  },
}

const list: Command = {
  name: 'queue list',
  usage: `queue list ${filterUsage} [--limit N] [--after CURSOR] [--json]`,
  help: 'queueList',
  options: { ...filterOptions, limit: { type: 'string' }, after: { type: 'string' }, ...json },
  positionals: { least: 0, most: 0 },
  async run({ options }, { openProgram, out }) {
    const { t } = createTranslator()
    const limit = Number(text(options, 'limit') ?? '100')
    if (!Number.isInteger(limit) || limit < 1 || limit > 500) throw new AppError('usage', { details: { reason: 'limit' } })
    const program = await openProgram()
    const page = await program.services.queue.list(await filterOf(program, options), text(options, 'after') ?? null, limit)
    if (flag(options, 'json')) {
      out(`${JSON.stringify(page)}\n`)
      return 0
    }
    if (page.messages.length === 0) out(`${t('cli.queue.list.empty')}\n`)
    else {
      const columns = ['id', 'state', 'system', 'to', 'subject', 'created', 'due'] as const
      const rows = page.messages.map((message) => [
        message.id,
        t(`cli.queue.states.${message.state}`),
        message.systemName,
        `${message.recipients[0]?.address ?? ''}${message.recipients.length > 1 ? ` +${message.recipients.length - 1}` : ''}`,
        inert(message.subject).slice(0, 40),
        timeText(message.createdAt),
        message.held !== null ? reasonOf(t, message.held) : message.dueAt === null ? '–' : timeText(message.dueAt),
      ])
      out(table([columns.map((column) => t(`cli.queue.list.${column}`)), ...rows]))
      out(`${page.next === null ? t('cli.queue.list.total', { total: page.total }) : t('cli.queue.list.more', { shown: rows.length, total: page.total, next: page.next })}\n`)
    }
    return 0
  },
}

function forPeople(t: TFunction, message: QueuedMessage): string[] {
  const { id, state, systemName, subject, recipients, code, held, attempts, dueAt } = message
  return [
    `${id}  ${t(`cli.queue.states.${state}`)}`,
    `${systemName}  ${inert(subject)}  (${attempts})${dueAt === null ? '' : `  ${timeText(dueAt)}`}`,
    ...(held === null ? [] : [t('cli.queue.show.held', { reason: reasonOf(t, held) })]),
    ...(code === null ? [] : [t('cli.queue.show.why', { reason: reasonOf(t, code) })]),
    ...(state === 'unknown' ? [t('cli.queue.show.unknown', { id })] : []),
    ...recipients.map(({ address, state: own, replyCode, reply }) => {
      const said = replyCode === null ? '' : `  « ${replyCode} ${inert(reply ?? '').slice(0, 200)} »`
      return `  ${address}: ${t(`cli.queue.recipientStates.${own}`)}${said}`
    }),
  ]
}

const show: Command = {
  name: 'queue show',
  usage: 'queue show ID [--raw] [--json]',
  help: 'queueShow',
  options: { raw: { type: 'boolean' }, ...json },
  positionals: { least: 1, most: 1 },
  async run({ positionals, options }, { openProgram, out, err }) {
    const { t } = createTranslator()
    const { queue } = (await openProgram()).services
    const id = positionals[0] ?? ''
    const { message, attempts } = await queue.get(id)
    if (flag(options, 'raw')) {
      const { raw } = await queue.raw(id)
      if (raw === null) err(`${t('cli.queue.show.cleaned')}\n`)
      if (flag(options, 'json')) out(`${JSON.stringify({ id, raw })}\n`)
      else if (raw !== null) out(raw)
      return 0
    }
    if (flag(options, 'json')) {
      out(`${JSON.stringify({ ...message, attemptList: attempts.map((attempt) => ({ ...attempt, report: attempt.report && reportJson(t, attempt.report) })) })}\n`)
      return 0
    }
    const tries = attempts.map(({ number, startedAt, endedAt, verdict, code }) => {
      const result = verdict ? t(`test.results.${verdict}`) : t(endedAt === null ? 'cli.queue.show.going' : 'cli.queue.show.lost')
      return `${t('cli.queue.show.attempt', { number, time: timeText(startedAt), result })}${code === null ? '' : `  ${reasonOf(t, code)}`}`
    })
    out(`${[...forPeople(t, message), ...tries].join('\n')}\n`)
    return 0
  },
}

/** On messages by their identifiers, or on all that a filter finds. 2 when one could not be changed. */
function action(name: string, help: string, chosen: (options: OptionValues) => QueueAction, more: Command['options'] = {}, moreUsage = ''): Command {
  return {
    name: `queue ${name}`,
    usage: `queue ${name} (ID… | --all ${filterUsage})${moreUsage} [--json]`,
    help,
    options: { ...filterOptions, all: { type: 'boolean' }, ...more, ...json },
    positionals: { least: 0, most: 1000 },
    async run({ positionals, options }, { openProgram, out, err }) {
      const { t } = createTranslator()
      const what = chosen(options)
      const all = flag(options, 'all')
      const filtered = ['system', 'state', 'search'].some((option) => options[option] !== undefined)
      if (all === positionals.length > 0 || (filtered && !all)) throw new AppError('usage', { details: { reason: 'selection' } })
      const program = await openProgram()
      const { queue } = program.services
      if (all) {
        const { changed, refused } = await queue.actOnAll(await filterOf(program, options), what)
        if (flag(options, 'json')) out(`${JSON.stringify({ changed, refused })}\n`)
        else out(`${t(pluralKeys.changed, { count: changed })}\n${refused > 0 ? `${t(pluralKeys.refused, { count: refused })}\n` : ''}`)
        return 0
      }
      const { changed, refused } = await queue.act([...new Set(positionals)], what)
      if (flag(options, 'json')) out(`${JSON.stringify({ changed, refused })}\n`)
      else if (changed.length > 0) out(`${t(pluralKeys.changed, { count: changed.length })}\n`)
      for (const { id, state } of refused) {
        const shown = inert(id).slice(0, 100)
        err(`${state === null ? t('cli.queue.notThere', { id: shown }) : t('cli.queue.refused', { id: shown, state: t(`cli.queue.states.${state}`) })}\n`)
      }
      return refused.length === 0 ? 0 : 2
    },
  }
}

function decision(options: OptionValues): QueueAction {
  const decisions: Readonly<Record<string, QueueAction>> = { sent: 'resolve-sent', error: 'resolve-error', resend: 'resolve-resend' }
  const as = text(options, 'as') ?? ''
  const found = Object.hasOwn(decisions, as) ? decisions[as] : undefined
  if (!found) throw new AppError('usage', { details: { reason: 'resolve' } })
  return found
}

function standing(name: 'pause' | 'resume', help: string): Command {
  return {
    name: `queue ${name}`,
    usage: `queue ${name} NAME [--as-user LOGIN] [--json]`,
    help,
    options: { 'as-user': { type: 'string' }, ...json },
    positionals: { least: 1, most: 1 },
    async run({ positionals, options }, { openProgram, out }) {
      const { t } = createTranslator()
      const program = await openProgram()
      const { id, document } = await findSystem(program, positionals[0] ?? '')
      await program.services.queue[name](id, text(options, 'as-user') ?? null)
      const said = name === 'pause' ? t('cli.queue.paused', { name: document.name }) : t('cli.queue.resumed', { name: document.name })
      out(flag(options, 'json') ? `${JSON.stringify({ [name === 'pause' ? 'paused' : 'resumed']: document.name })}\n` : `${said}\n`)
      return 0
    },
  }
}

const stats: Command = {
  name: 'queue stats',
  usage: 'queue stats [--json]',
  help: 'queueStats',
  options: json,
  positionals: { least: 0, most: 0 },
  async run({ options }, { openProgram, out }) {
    const { t } = createTranslator()
    const found = await (await openProgram()).services.queue.stats()
    if (flag(options, 'json')) {
      out(`${JSON.stringify(found)}\n`)
      return 0
    }
    out(table(messageStates.map((state) => [t(`cli.queue.states.${state}`), String(found.counts[state])])))
    const lines = found.pauses.map(({ systemName, asUser, reason }) => t('cli.queue.stats.pause', { name: asUser === null ? systemName : `${systemName} (${asUser})`, reason: reasonOf(t, reason) }))
    if (found.nextDueAt !== null) lines.push(t('cli.queue.stats.next', { time: timeText(found.nextDueAt) }))
    lines.push(...found.workers.map((worker) => t('cli.queue.stats.worker', { ...worker, since: timeText(worker.startedAt) })))
    if (found.workers.length === 0) lines.push(t('cli.queue.stats.noWorker'))
    out(`${lines.join('\n')}\n`)
    return 0
  },
}

const settings: Command = {
  name: 'queue settings',
  usage: 'queue settings [--set NAME=VALUE…] [--json]',
  help: 'queueSettings',
  options: { set: { type: 'string', multiple: true }, ...json },
  positionals: { least: 0, most: 0 },
  async run({ options }, { openProgram, out }) {
    const { queue } = (await openProgram()).services
    let found = await queue.settings()
    const names = Object.keys(found)
    const changes = texts(options, 'set').map((pair) => {
      const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(pair) ?? []
      if (!names.includes(name)) throw new AppError('usage', { details: { reason: 'set', names: names.join(', ') } })
      if (name === 'waitMinutes') return [name, value.split(',').map(Number)] as const
      return [name, value === 'true' ? true : value === 'false' ? false : Number(value)] as const
    })
    if (changes.length > 0) {
      const parsed = queueSettingsSchema.safeParse({ ...found, ...Object.fromEntries(changes) })
      if (!parsed.success) throw new AppError('invalid-input', { issues: issuesOf(parsed.error) })
      found = await queue.saveSettings(parsed.data)
    }
    out(flag(options, 'json') ? `${JSON.stringify(found)}\n` : table(Object.entries(found).map(([name, value]) => [name, String(value)])))
    return 0
  },
}

export const queueCommands: readonly Command[] = [
  add,
  list,
  show,
  action('send', 'queueSend', () => 'send-now'),
  action('hold', 'queueHold', () => 'hold'),
  action('release', 'queueRelease', () => 'release'),
  action('cancel', 'queueCancel', () => 'cancel'),
  action('retry', 'queueRetry', () => 'resend'),
  action('resolve', 'queueResolve', decision, { as: { type: 'string' } }, ' --as sent|error|resend'),
  standing('pause', 'queuePause'),
  standing('resume', 'queueResume'),
  stats,
  settings,
]
