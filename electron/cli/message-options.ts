/** A message as options of the command line describe it: for the queue and for a schedule. */
import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
import type { Command, CommandContext, OptionValues } from './command.ts'
import { flag, text, texts } from './command.ts'
import { priorities, queuedContentSchema, type QueuedContent } from '../../shared/contract/queue.ts'
import { issuesOf } from '../../shared/domain/system/issues.ts'
import { AppError } from '../../shared/errors.ts'
import { readJsonFile } from './read-document.ts'

export const messageUsage =
  '--system NAME (--to ADDR… [--cc ADDR…] [--bcc ADDR…] [--from ADDR] [--reply-to ADDR] [--subject S] [--text T] [--html] [--attach FILE…] [--priority P] [--read-receipt] [--as-user LOGIN] | --file FILE|-)'

export const messageOptions = {
  system: { type: 'string' },
  file: { type: 'string' },
  to: { type: 'string', multiple: true },
  cc: { type: 'string', multiple: true },
  bcc: { type: 'string', multiple: true },
  from: { type: 'string' },
  'reply-to': { type: 'string' },
  subject: { type: 'string' },
  text: { type: 'string' },
  html: { type: 'boolean' },
  attach: { type: 'string', multiple: true },
  priority: { type: 'string' },
  'read-receipt': { type: 'boolean' },
  'as-user': { type: 'string' },
} as const satisfies Command['options']

/** The command reads it as the person who gave the command may; what is kept is the content. AppError `unreadable-file`. */
function attachmentOf(file: string) {
  try {
    return { name: basename(file), content: readFileSync(file).toString('base64') }
  } catch (error) {
    throw new AppError('unreadable-file', { details: { file, reason: (error as NodeJS.ErrnoException).code ?? 'unreadable' }, cause: error })
  }
}

/** More recipients may follow the first, as in `test`. AppError `usage`, `invalid-input`, `unreadable-file`. */
export async function messageOf(options: OptionValues, more: readonly string[], context: Pick<CommandContext, 'readStdin'>): Promise<QueuedContent> {
  const file = text(options, 'file')
  const to = [...texts(options, 'to'), ...more]
  const given = ['cc', 'bcc', 'from', 'reply-to', 'subject', 'text', 'html', 'attach', 'priority', 'read-receipt', 'as-user'].some((name) => options[name] !== undefined)
  if (text(options, 'system') === undefined || (file === undefined) === (to.length === 0) || (file !== undefined && given))
    throw new AppError('usage', { details: { reason: 'message' } })
  const priority = text(options, 'priority') ?? 'normal'
  if (!priorities.some((name) => name === priority)) throw new AppError('usage', { details: { reason: 'priority', priorities: priorities.join(', ') } })
  const content =
    file !== undefined
      ? await readJsonFile(file, context)
      : {
          to,
          cc: texts(options, 'cc'),
          bcc: texts(options, 'bcc'),
          from: text(options, 'from') ?? null,
          replyTo: text(options, 'reply-to') ?? null,
          subject: text(options, 'subject') ?? '',
          text: text(options, 'text') ?? '',
          html: flag(options, 'html'),
          attachments: texts(options, 'attach').map(attachmentOf),
          priority,
          readReceipt: flag(options, 'read-receipt'),
          asUser: text(options, 'as-user') ?? null,
        }
  const parsed = queuedContentSchema.safeParse(content)
  if (!parsed.success) throw new AppError('invalid-input', { issues: issuesOf(parsed.error) })
  return parsed.data
}
