/** When something is to be sent: once at a time, or again and again. The schema that page, command line and store share. */
import * as z from 'zod'
import { parseCron } from './cron.ts'
import { asUtc, fromUtc, isTimeZone, type LocalTime } from './zone.ts'

// A message is a key of shared/i18n → `fields`.
const time = z.string({ error: 'time-invalid' }).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'time-invalid' })

/** `2026-12-01T08:30` (a blank for the T is taken too); null when there is no such day or time. */
export function readLocal(text: string): LocalTime | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)$/.exec(text) ?? []
  if (year === undefined) return null
  const local = { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) }
  if (local.year < 1970) return null
  const there = fromUtc(asUtc(local))
  return Object.entries(local).every(([key, value]) => there[key as keyof LocalTime] === value) ? local : null
}

export const scheduleRuleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('once'), at: z.string().refine((text) => readLocal(text) !== null, { error: 'date-time-invalid' }) }),
    z.strictObject({ kind: z.literal('daily'), time }),
    z.strictObject({
      kind: z.literal('weekly'),
      /** 0..6, Sunday is 0 */
      days: z.array(z.int().min(0).max(6), { error: 'weekdays-empty' }).min(1, { error: 'weekdays-empty' }).max(7),
      time,
    }),
    /** a day that the month does not have means its last one */
    z.strictObject({ kind: z.literal('monthly'), day: z.int({ error: 'day-range' }).min(1, { error: 'day-range' }).max(31, { error: 'day-range' }), time }),
    /** the last Monday to Friday of each month; holidays are not known here */
    z.strictObject({ kind: z.literal('last-business-day'), time }),
    z.strictObject({ kind: z.literal('cron'), expression: z.string().max(200).refine((text) => parseCron(text) !== null, { error: 'cron-invalid' }) }),
  ],
  { error: 'not-listed' },
)
export type ScheduleRule = z.output<typeof scheduleRuleSchema>

export const timeZoneSchema = z.string().refine(isTimeZone, { error: 'time-zone-unknown' })

/** What happens to a time that passed while nothing was running: once for the newest of them, never for each. */
export const missedPolicies = ['send', 'skip', 'ask'] as const
export type MissedPolicy = (typeof missedPolicies)[number]
