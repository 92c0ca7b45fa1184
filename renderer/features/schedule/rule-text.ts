import { locale } from '../../../shared/i18n/language.ts'
import type { TFunction } from 'i18next'
import type { ScheduleRule } from '../../../shared/domain/schedule/rule.ts'

/** A rule in a few words: `toda semana (seg, qua) às 08:00`. */
export function ruleText(t: TFunction, rule: ScheduleRule): string {
  const days = t('schedule.days', { returnObjects: true }) as unknown as readonly string[]
  if (rule.kind === 'weekly') return t('schedule.rules.weekly', { time: rule.time, days: [...rule.days].sort().map((day) => days[day]).join(', ') })
  return t(`schedule.rules.${rule.kind}`, { ...rule })
}

/** In the zone it was planned in: the clock on the wall there. */
export function inZoneText(iso: string, zone: string): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
}
