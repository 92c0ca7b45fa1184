/** The times at which a rule falls due, as instants. Pure: the clock, the zone and the rule are all there is. */
import { fitsDay, parseCron, type Cron } from './cron.ts'
import { readLocal, type MissedPolicy, type ScheduleRule } from './rule.ts'
import { asUtc, fromUtc, instantOf, localTime, type LocalTime, type Placement } from './zone.ts'

export interface Occurrence {
  /** epoch milliseconds */
  readonly instant: number
  /** what the clock on the wall was meant to show */
  readonly local: LocalTime
  readonly placement: Placement
}

const dayMs = 86_400_000
/** 29 February on a given weekday can be 40 years away, over a century that is no leap year. */
const farthestDays = 41 * 366

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const weekdayOf = (utc: number) => new Date(utc).getUTCDay()

function lastBusinessDay(year: number, month: number): number {
  const last = lastDay(year, month)
  const weekday = weekdayOf(Date.UTC(year, month - 1, last))
  return last - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0)
}

const timesOf = (time: string) => [{ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) }]

/** The times of one day, in order. */
function onDay(rule: Exclude<ScheduleRule, { kind: 'once' }>, cron: Cron | null, day: number): readonly { hour: number; minute: number }[] {
  const { year, month, day: number } = fromUtc(day)
  switch (rule.kind) {
    case 'daily':
      return timesOf(rule.time)
    case 'weekly':
      return rule.days.includes(weekdayOf(day)) ? timesOf(rule.time) : []
    case 'monthly':
      return number === Math.min(rule.day, lastDay(year, month)) ? timesOf(rule.time) : []
    case 'last-business-day':
      return number === lastBusinessDay(year, month) ? timesOf(rule.time) : []
    case 'cron':
      if (!cron || !fitsDay(cron, month, number, weekdayOf(day))) return []
      return cron.hours.flatMap((hour) => cron.minutes.map((minute) => ({ hour, minute })))
  }
}

/** All that fall after an instant, in order, each instant once (times of one gap all mean its end). */
export function* occurrences(rule: ScheduleRule, zone: string, after: number): Generator<Occurrence, void> {
  const place = (local: LocalTime): Occurrence => ({ local, ...instantOf(local, zone) })
  if (rule.kind === 'once') {
    const local = readLocal(rule.at)
    const found = local && place(local)
    if (found && found.instant > after) yield found
    return
  }
  const cron = rule.kind === 'cron' ? parseCron(rule.expression) : null
  const { year, month, day } = localTime(after, zone)
  let last = after
  // A gap may put a time of the day before here, and a zone may have skipped a whole day.
  const start = asUtc({ year, month, day, hour: 0, minute: 0 }) - 2 * dayMs
  for (let count = 0, found = 0; count < farthestDays + found; count++) {
    const date = start + count * dayMs
    const { year: y, month: m, day: d } = fromUtc(date)
    for (const time of onDay(rule, cron, date)) {
      const occurrence = place({ year: y, month: m, day: d, ...time })
      if (occurrence.instant <= last) continue
      last = occurrence.instant
      found = count
      yield occurrence
    }
  }
}

/** Null when there is none any more. */
export function nextOccurrence(rule: ScheduleRule, zone: string, after: number): Occurrence | null {
  return occurrences(rule, zone, after).next().value ?? null
}

export function nextOccurrences(rule: ScheduleRule, zone: string, after: number, count: number): Occurrence[] {
  const found: Occurrence[] = []
  if (count < 1) return found
  for (const occurrence of occurrences(rule, zone, after)) if (found.push(occurrence) >= count) break
  return found
}

/** How late a time may be met and still count as met: a busy or waking machine is not one that was off. */
export const graceMs = 5 * 60_000

const countedUpTo = 1000
/** What falls a thousand times within the years falls within two months. */
const nearMs = 62 * dayMs

export interface Due {
  /** the time that is met now, the newest of those that passed */
  readonly occurrence: number
  readonly missed: boolean
  /** `send`: off it goes · `ask`: put at "Cadastrado" for a person to release · `skip`: nothing */
  readonly what: 'send' | 'ask' | 'skip'
  /** how many passed with it and are not made up for */
  readonly passedOver: number
  readonly next: number | null
}

/** What is to be done at `now` about a schedule that was to fire at `planned`; null while it is not yet time. */
export function whatIsDue(rule: ScheduleRule, zone: string, planned: number, now: number, policy: MissedPolicy): Due | null {
  if (planned > now) return null
  let occurrence = planned
  let passedOver = 0
  let next: number | null = null
  // Only the newest counts.
  let times = occurrences(rule, zone, planned)
  for (let step = times.next(); !step.done; step = times.next()) {
    if (step.value.instant > now) {
      next = step.value.instant
      break
    }
    occurrence = step.value.instant
    // A machine that was off for years has nothing to gain from the exact number.
    if (++passedOver === countedUpTo) times = occurrences(rule, zone, Math.max(occurrence, now - nearMs))
  }
  const missed = now - occurrence > graceMs
  return { occurrence, missed, what: missed ? policy : 'send', passedOver, next }
}
