/** What the back end tells every open page, over one channel. */
import * as z from 'zod'
import { checkFinishedEventSchema, checkRowsEventSchema } from './check.ts'
import { findResultSchema, findRowSchema } from './find.ts'
import { languages } from '../i18n/language.ts'
import { testEventSchema, testReportSchema } from './report.ts'

export const eventSchemas = {
  'app.languageChanged': z.object({ language: z.enum(languages) }),
  'test.progress': z.object({ runId: z.string(), event: testEventSchema }),
  'test.finished': z.object({ runId: z.string(), report: testReportSchema }),
  /** a row of the table, new or with more known of it */
  'find.row': z.object({ findId: z.string(), row: findRowSchema }),
  'find.finished': z.object({ findId: z.string(), result: findResultSchema }),
  /** rows of the board of all systems, new or with more known of them */
  'check.rows': checkRowsEventSchema,
  'check.finished': checkFinishedEventSchema,
  /** Something about the list or a document changed, here or in another program on the same data. */
  'systems.changed': z.null(),
  'practice.changed': z.null(),
  /** Messages, accounts that stand still, or who works: here or in another program. Many at once are told once. */
  'queue.changed': z.null(),
  'schedule.changed': z.null(),
  /** of `queue.actOnFound`: how many it has looked at */
  'queue.progress': z.object({ runId: z.string(), done: z.number() }),
  /** so many rows of the ERP's database have come */
  'users.read': z.object({ readId: z.string(), rows: z.number() }),
  'users.readFinished': z.object({ readId: z.string() }),
  /** From the menu of the desktop window: the page does what its toolbar's button does. */
  'shell.command': z.object({ command: z.enum(['new', 'remove', 'save', 'cancel', 'refresh', 'find']) }),
  /** A link `server-manager://system/NAME` was opened: the page goes there, as after a click in the list. */
  'shell.openSystem': z.object({ name: z.string() }),
} as const
export type EventName = keyof typeof eventSchemas
export type AppEvent = { [N in EventName]: { readonly name: N; readonly data: z.output<(typeof eventSchemas)[N]> } }[EventName]
