/** Messages to be sent later, or again and again. */
import * as z from 'zod'
import { missedPolicies, scheduleRuleSchema, timeZoneSchema } from '../domain/schedule/rule.ts'
import { procedure } from './procedure.ts'
import { queuedContentSchema } from './queue.ts'
import { systemId } from './systems.ts'

const scheduleId = z.string().regex(/^[0-9a-f-]{36}$/)
const instant = z.iso.datetime()

export const scheduleInputSchema = z.strictObject({
  systemId,
  rule: scheduleRuleSchema,
  zone: timeZoneSchema,
  /** what happens to a time that passed while nothing was running */
  missed: z.enum(missedPolicies).default('send'),
  content: queuedContentSchema,
})
export type ScheduleInput = z.output<typeof scheduleInputSchema>

export const scheduleViewSchema = z.object({
  id: scheduleId,
  systemId: z.string(),
  systemName: z.string(),
  rule: scheduleRuleSchema,
  zone: z.string(),
  missed: z.enum(missedPolicies),
  paused: z.boolean(),
  subject: z.string(),
  to: z.array(z.string()),
  createdAt: instant,
  /** null: it has come to its end */
  nextAt: instant.nullable(),
  lastAt: instant.nullable(),
})
export type ScheduleView = z.output<typeof scheduleViewSchema>

/** A time to come, as it is on the wall, and what the clock makes of it. */
export const plannedTimeSchema = z.object({
  at: instant,
  local: z.string(),
  placement: z.enum(['as-said', 'skipped', 'repeated']),
})
export type PlannedTime = z.output<typeof plannedTimeSchema>

export const schedule = {
  'schedule.add': procedure(scheduleInputSchema, scheduleViewSchema),
  'schedule.list': procedure(z.null(), z.array(scheduleViewSchema)),
  'schedule.get': procedure(z.strictObject({ id: scheduleId }), z.object({ schedule: scheduleViewSchema, content: queuedContentSchema })),
  'schedule.change': procedure(z.strictObject({ id: scheduleId, schedule: scheduleInputSchema }), scheduleViewSchema),
  'schedule.pause': procedure(z.strictObject({ id: scheduleId, paused: z.boolean() }), scheduleViewSchema),
  /** one message now; the plan stays as it is */
  'schedule.sendNow': procedure(z.strictObject({ id: scheduleId }), z.object({ id: z.string() })),
  'schedule.remove': procedure(z.strictObject({ id: scheduleId }), z.null()),
  'schedule.preview': procedure(
    z.strictObject({ rule: scheduleRuleSchema, zone: timeZoneSchema, count: z.int().min(1).max(50).default(5) }),
    z.array(plannedTimeSchema),
  ),
} as const
