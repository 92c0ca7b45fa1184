/**
 * The five fields of crontab(5): minute, hour, day of the month, month, day of the week. Lists, ranges, steps, names of months and
 * days, 7 for Sunday, and the usual nicknames. Of days, both kinds restricted means either, as crontab(5) says.
 */

export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  /** 1..31 */
  readonly days: ReadonlySet<number>
  /** 1..12 */
  readonly months: ReadonlySet<number>
  /** 0..6, Sunday is 0 */
  readonly weekdays: ReadonlySet<number>
  /** a restricted day of either kind is enough; else both have to fit */
  readonly eitherDay: boolean
}

const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function numberOf(text: string, names: readonly string[], first: number): number {
  const index = names.indexOf(text.toLowerCase())
  if (index >= 0) return index + first
  return /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
}

/** Null when it is not what crontab(5) describes. */
function readField(text: string, least: number, most: number, names: readonly string[] = []): number[] | null {
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const [, range, step] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? []
    if (range === undefined) return null
    const every = step === undefined ? 1 : Number(step)
    if (every < 1) return null
    let from = least
    let to = most
    if (range !== '*') {
      const ends = range.split('-')
      if (ends.length > 2) return null
      from = numberOf(ends[0] ?? '', names, least)
      // `5/10` has no meaning in crontab(5): a step goes with a range or a star.
      if (ends.length === 1 && step !== undefined) return null
      to = ends.length === 1 ? from : numberOf(ends[1] ?? '', names, least)
    }
    // Not a number compares as false.
    if (!(from >= least && to <= most && from <= to)) return null
    for (let value = from; value <= to; value += every) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}

/** Null when the text is no cron expression, or names a day that no month has. */
export function parseCron(text: string): Cron | null {
  const nickname = nicknames[text.trim().toLowerCase()]
  const fields = (nickname ?? text).trim().split(/\s+/)
  if (fields.length !== 5) return null
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields
  const minutes = readField(minute, 0, 59)
  const hours = readField(hour, 0, 23)
  const days = readField(day, 1, 31)
  const months = readField(month, 1, 12, monthNames)
  const weekdays = readField(weekday, 0, 7, dayNames)
  if (!minutes || !hours || !days || !months || !weekdays) return null
  const eitherDay = !day.startsWith('*') && !weekday.startsWith('*')
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (!eitherDay && !months.some((number) => (days[0] ?? 32) <= (longest[number - 1] ?? 0))) return null
  return { minutes, hours, days: new Set(days), months: new Set(months), weekdays: new Set(weekdays.map((number) => number % 7)), eitherDay }
}

/** @param weekday 0..6 */
export function fitsDay(cron: Cron, month: number, day: number, weekday: number): boolean {
  if (!cron.months.has(month)) return false
  const byDay = cron.days.has(day)
  const byWeekday = cron.weekdays.has(weekday)
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday
}
