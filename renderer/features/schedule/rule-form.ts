/** When something is to be sent, as the fields of the page have it. Pure. */
import type { MissedPolicy, ScheduleRule } from '../../../shared/domain/schedule/rule.ts'

export const ruleKinds = ['once', 'daily', 'weekly', 'monthly', 'last-business-day', 'cron'] as const
export type RuleKind = (typeof ruleKinds)[number]

/** Each kind keeps its own fields while another is looked at. */
export interface RuleDraft {
  readonly kind: RuleKind
  /** as `<input type=date>` has it */
  readonly date: string
  readonly time: string
  readonly days: readonly number[]
  readonly day: string
  readonly expression: string
  readonly zone: string
  readonly missed: MissedPolicy
}

const two = (value: number) => String(value).padStart(2, '0')

/** The next full hour of today's clock here. */
export function blankRule(now: Date, zone: string): RuleDraft {
  const next = new Date(now.getTime() + 3_600_000)
  return {
    kind: 'once',
    date: `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`,
    time: `${two(next.getHours())}:00`,
    days: [1, 2, 3, 4, 5],
    day: '1',
    expression: '0 8 * * 1-5',
    zone,
    missed: 'send',
  }
}

/** What the fields say, as it is; the rules about it are the program's. */
export function ruleOf({ kind, date, time, days, day, expression }: RuleDraft): ScheduleRule {
  switch (kind) {
    case 'once':
      return { kind, at: `${date}T${time}` }
    case 'daily':
    case 'last-business-day':
      return { kind, time }
    case 'weekly':
      return { kind, days: [...days], time }
    case 'monthly':
      return { kind, day: /^\d{1,2}$/.test(day.trim()) ? Number(day) : 0, time }
    case 'cron':
      return { kind, expression: expression.trim() }
  }
}

export function draftOf(rule: ScheduleRule, zone: string, missed: MissedPolicy, blank: RuleDraft): RuleDraft {
  const kept = { ...blank, kind: rule.kind, zone, missed }
  switch (rule.kind) {
    case 'once':
      return { ...kept, date: rule.at.slice(0, 10), time: rule.at.slice(11, 16) }
    case 'daily':
    case 'last-business-day':
      return { ...kept, time: rule.time }
    case 'weekly':
      return { ...kept, days: rule.days, time: rule.time }
    case 'monthly':
      return { ...kept, day: String(rule.day), time: rule.time }
    case 'cron':
      return { ...kept, expression: rule.expression }
  }
}
