/**
 * Wall clock and instants in a time zone, from what Intl knows of it. A time that the clock skips means the first moment after the
 * gap; one that the clock shows twice means its first showing (domain.md §6).
 */

/** What a clock on the wall shows: no zone, no seconds. */
export interface LocalTime {
  readonly year: number
  /** 1..12 */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export function isTimeZone(zone: string): boolean {
  // Offsets such as +03:00 are no zone: they know no summer time, and Intl of some engines refuses them.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    }) // prettier-ignore
    formatters.set(zone, formatter)
  }
  return formatter
}

function fieldsOf(instant: number, zone: string): LocalTime & { readonly second: number } {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) if (type in found) found[type as keyof typeof found] = Number(value)
  return found
}

/** Fields as if they were UTC: a number that can be compared and counted with. */
export function asUtc({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}

export function fromUtc(utc: number): LocalTime {
  const date = new Date(utc)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(), minute: date.getUTCMinutes(),
  } // prettier-ignore
}

/** What the clock shows at an instant (epoch milliseconds). */
export function localTime(instant: number, zone: string): LocalTime {
  const { year, month, day, hour, minute } = fieldsOf(instant, zone)
  return { year, month, day, hour, minute }
}

/** Milliseconds that the clock is ahead of UTC at an instant. Zones of long ago had offsets with seconds. */
function offsetAt(instant: number, zone: string): number {
  const fields = fieldsOf(instant, zone)
  return asUtc(fields) + fields.second * 1000 - Math.floor(instant / 1000) * 1000
}

const halfDayMs = dayMs / 2
/** by zone: the offset at noons and midnights of UTC, which are asked for again and again */
const known = new Map<string, Map<number, number>>()

function offsetAtHalfDay(instant: number, zone: string): number {
  const offsets = known.get(zone) ?? new Map<number, number>()
  known.set(zone, offsets)
  let offset = offsets.get(instant)
  if (offset === undefined) {
    if (offsets.size > 1000) offsets.clear()
    offset = offsetAt(instant, zone)
    offsets.set(instant, offset)
  }
  return offset
}

/** `as-said`, or what the clock made of it. */
export type Placement = 'as-said' | 'skipped' | 'repeated'

/** The instant at which the clock shows `local`. */
export function instantOf(local: LocalTime, zone: string): { readonly instant: number; readonly placement: Placement } {
  const wall = asUtc(local)
  // Whatever changes near this time has changed a day and a half later; some zones have skipped a whole day.
  const halfDay = Math.floor(wall / halfDayMs) * halfDayMs
  const before = offsetAtHalfDay(halfDay - 3 * halfDayMs, zone)
  const after = offsetAtHalfDay(halfDay + 4 * halfDayMs, zone)
  if (before === after) return { instant: wall - before, placement: 'as-said' }
  const shown = [...new Set([before, after])].map((offset) => wall - offset).filter((instant) => offsetAt(instant, zone) === wall - instant)
  const first = Math.min(...shown)
  if (shown.length > 0) return { instant: first, placement: shown.length > 1 ? 'repeated' : 'as-said' }
  return { instant: changeBetween(wall - Math.max(before, after), wall - Math.min(before, after), zone), placement: 'skipped' }
}

/** The moment at which the offset changes: the end of the gap. */
function changeBetween(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone)
  let low = from
  let high = to
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (offsetAt(middle, zone) === before) low = middle
    else high = middle
  }
  return high
}
