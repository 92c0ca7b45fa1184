/** Summer time, month ends, machines that were off: each case fires once and when documented (quality.md, R4). Prints its figure. */
import { afterAll, describe, expect, test } from 'vitest'
import { parseCron } from './cron.ts'
import { nextOccurrence, nextOccurrences, whatIsDue } from './next.ts'
import { readLocal, scheduleRuleSchema, timeZoneSchema, type ScheduleRule } from './rule.ts'
import { instantOf, isTimeZone, localTime } from './zone.ts'

let counted = 0
afterAll(() => console.log(`R4: ${counted} clock, summer-time and month-end cases`))
const saoPaulo = 'America/Sao_Paulo'
const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z')

describe('where the clock shows a time', () => {
  const cases: [zone: string, local: string, instant: string, placement: string][] = [
    // Brazil's summer time began at midnight: that midnight does not exist.
    [saoPaulo, '2018-11-03T23:59', '2018-11-04T02:59Z', 'as-said'],
    [saoPaulo, '2018-11-04T00:00', '2018-11-04T03:00Z', 'skipped'],
    [saoPaulo, '2018-11-04T00:30', '2018-11-04T03:00Z', 'skipped'],
    [saoPaulo, '2018-11-04T00:59', '2018-11-04T03:00Z', 'skipped'],
    [saoPaulo, '2018-11-04T01:00', '2018-11-04T03:00Z', 'as-said'],
    // and ended at midnight: the last hour of the day is shown twice.
    [saoPaulo, '2018-02-17T22:59', '2018-02-18T00:59Z', 'as-said'],
    [saoPaulo, '2018-02-17T23:00', '2018-02-18T01:00Z', 'repeated'],
    [saoPaulo, '2018-02-17T23:59', '2018-02-18T01:59Z', 'repeated'],
    [saoPaulo, '2018-02-18T00:00', '2018-02-18T03:00Z', 'as-said'],
    // None any more.
    [saoPaulo, '2026-11-01T00:00', '2026-11-01T03:00Z', 'as-said'],
    [saoPaulo, '2060-11-01T00:00', '2060-11-01T03:00Z', 'as-said'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00Z', 'skipped'],
    ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00Z', 'as-said'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', 'repeated'],
    ['America/New_York', '2026-11-01T02:00', '2026-11-01T07:00Z', 'as-said'],
    ['Europe/Lisbon', '2026-03-29T01:30', '2026-03-29T01:00Z', 'skipped'],
    ['Europe/Berlin', '2026-10-25T02:59', '2026-10-25T00:59Z', 'repeated'],
    // Half an hour only.
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30Z', 'skipped'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45Z', 'repeated'],
    // A whole day that was skipped, and one that was lived twice, an hour less.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00Z', 'skipped'],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00Z', 'as-said'],
    ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15Z', 'as-said'],
    ['America/Asuncion', '2024-10-06T00:00', '2024-10-06T04:00Z', 'skipped'],
    ['Africa/Casablanca', '2026-02-15T02:30', '2026-02-15T01:30Z', 'repeated'],
    ['UTC', '2026-06-30T23:59', '2026-06-30T23:59Z', 'as-said'],
    ['America/Manaus', '2018-11-04T00:00', '2018-11-04T04:00Z', 'as-said'],
  ]
  test.each(cases)('%s %s', (zone, local, instant, placement) => {
    counted++
    const found = instantOf(readLocal(local)!, zone)
    expect([iso(found.instant), found.placement]).toEqual([instant, placement])
    if (placement !== 'skipped') expect(localTime(found.instant, zone)).toEqual(readLocal(local))
  })
})

describe('the next times', () => {
  const daily = (time: string): ScheduleRule => ({ kind: 'daily', time })
  const weekly = (days: number[], time: string): ScheduleRule => ({ kind: 'weekly', days, time })
  const monthly = (day: number, time = '08:00'): ScheduleRule => ({ kind: 'monthly', day, time })
  const business = (time = '18:00'): ScheduleRule => ({ kind: 'last-business-day', time })
  const cron = (expression: string): ScheduleRule => ({ kind: 'cron', expression })
  const cases: [name: string, rule: ScheduleRule, zone: string, after: string, expected: string[]][] = [
    ['once, ahead', { kind: 'once', at: '2026-12-01T08:00' }, saoPaulo, '2026-11-25T00:00Z', ['2026-12-01T11:00Z']],
    ['once, gone', { kind: 'once', at: '2026-11-01T08:00' }, saoPaulo, '2026-11-25T00:00Z', []],
    ['once, at its very moment', { kind: 'once', at: '2026-11-24T21:00' }, saoPaulo, '2026-11-25T00:00Z', []],
    ['once, far', { kind: 'once', at: '2099-12-31T23:59' }, 'UTC', '2026-01-01T00:00Z', ['2099-12-31T23:59Z']],
    ['daily over the skipped midnight', daily('00:00'), saoPaulo, '2018-11-02T12:00Z', ['2018-11-03T03:00Z', '2018-11-04T03:00Z', '2018-11-05T02:00Z']],
    ['daily within the gap', daily('00:30'), saoPaulo, '2018-11-03T12:00Z', ['2018-11-04T03:00Z', '2018-11-05T02:30Z']],
    ['daily in the repeated hour: once', daily('23:30'), saoPaulo, '2018-02-17T00:00Z', ['2018-02-17T01:30Z', '2018-02-18T01:30Z', '2018-02-19T02:30Z'].slice(0, 3)],
    ['asked between the two showings', daily('23:30'), saoPaulo, '2018-02-18T01:30Z', ['2018-02-19T02:30Z']],
    ['daily 02:30 in New York', daily('02:30'), 'America/New_York', '2026-03-07T12:00Z', ['2026-03-08T07:00Z', '2026-03-09T06:30Z']],
    ['daily over the day that Samoa skipped', daily('12:00'), 'Pacific/Apia', '2011-12-29T00:00Z', ['2011-12-29T22:00Z', '2011-12-30T10:00Z', '2011-12-30T22:00Z']],
    ['weekly', weekly([1, 5], '09:00'), saoPaulo, '2026-11-24T12:00Z', ['2026-11-27T12:00Z', '2026-11-30T12:00Z', '2026-12-04T12:00Z']],
    ['weekly on the Sunday that has no midnight', weekly([0], '00:00'), saoPaulo, '2018-11-01T00:00Z', ['2018-11-04T03:00Z', '2018-11-11T02:00Z']],
    ['monthly, ordinary', monthly(10), saoPaulo, '2026-11-24T12:00Z', ['2026-12-10T11:00Z', '2027-01-10T11:00Z']],
    ['the 31st in shorter months', monthly(31), 'UTC', '2026-01-31T08:00Z', ['2026-02-28T08:00Z', '2026-03-31T08:00Z', '2026-04-30T08:00Z', '2026-05-31T08:00Z']],
    ['the 29th in a leap year', monthly(29), 'UTC', '2028-02-01T00:00Z', ['2028-02-29T08:00Z', '2028-03-29T08:00Z']],
    ['the 30th in February 2100', monthly(30), 'UTC', '2100-02-01T00:00Z', ['2100-02-28T08:00Z']],
    ['last business day, a Friday before a weekend', business(), saoPaulo, '2026-01-01T00:00Z', ['2026-01-30T21:00Z', '2026-02-27T21:00Z', '2026-03-31T21:00Z']],
    ['last business day on a Monday', business(), 'UTC', '2026-11-01T00:00Z', ['2026-11-30T18:00Z', '2026-12-31T18:00Z', '2027-01-29T18:00Z']],
    ['last business day after it', business('08:00'), 'UTC', '2026-05-29T08:00Z', ['2026-06-30T08:00Z']],
    ['cron, each quarter of an hour of office time', cron('*/15 9-10 * * 1-5'), 'UTC', '2026-11-27T10:30Z', ['2026-11-27T10:45Z', '2026-11-30T09:00Z', '2026-11-30T09:15Z']],
    ['cron, either day', cron('0 12 13 * FRI'), 'UTC', '2026-11-07T00:00Z', ['2026-11-13T12:00Z', '2026-11-20T12:00Z', '2026-11-27T12:00Z', '2026-12-04T12:00Z', '2026-12-11T12:00Z', '2026-12-13T12:00Z']],
    ['cron, 7 is Sunday', cron('0 0 * * 7'), 'UTC', '2026-11-24T00:00Z', ['2026-11-29T00:00Z']],
    ['cron, Sunday to Sunday', cron('0 0 * * 0-7'), 'UTC', '2026-11-24T00:00Z', ['2026-11-25T00:00Z']],
    ['cron, 29 February', cron('0 0 29 2 *'), 'UTC', '2097-01-01T00:00Z', ['2104-02-29T00:00Z']],
    ['cron, a Sunday that is 29 February', cron('0 0 29 2 */7'), 'UTC', '2026-01-01T00:00Z', ['2032-02-29T00:00Z', '2060-02-29T00:00Z', '2088-02-29T00:00Z', '2128-02-29T00:00Z']],
    ['cron, several times in one gap are one', cron('*/10 0 * * *'), saoPaulo, '2018-11-03T12:00Z', ['2018-11-04T03:00Z', '2018-11-05T02:00Z', '2018-11-05T02:10Z']],
    ['cron, the repeated hour once', cron('0,30 23 * * *'), saoPaulo, '2018-02-17T12:00Z', ['2018-02-18T01:00Z', '2018-02-18T01:30Z', '2018-02-19T02:00Z']],
    ['cron, names of months', cron('5 4 1 JAN,jul *'), 'UTC', '2026-02-01T00:00Z', ['2026-07-01T04:05Z', '2027-01-01T04:05Z']],
    ['cron, a nickname', cron('@monthly'), 'UTC', '2026-11-24T00:00Z', ['2026-12-01T00:00Z', '2027-01-01T00:00Z']],
    ['cron, steps that do not divide', cron('*/25 0 * * *'), 'UTC', '2026-11-24T00:00Z', ['2026-11-24T00:25Z', '2026-11-24T00:50Z', '2026-11-25T00:00Z']],
    ['over the end of the year', daily('00:00'), 'Asia/Tokyo', '2026-12-31T14:59Z', ['2026-12-31T15:00Z', '2027-01-01T15:00Z']],
  ]
  test.each(cases)('%s', (_, rule, zone, after, expected) => {
    counted++
    const found = nextOccurrences(rule, zone, at(after), Math.max(1, expected.length))
    expect(found.map(({ instant }) => iso(instant))).toEqual(expected)
  })

  test('from one to the next, none is twice and none goes back', () => {
    const rules: ScheduleRule[] = [daily('00:15'), daily('23:15'), cron('*/20 * * * *'), monthly(31), business()]
    for (const rule of rules) {
      let last = at('2018-02-10T00:00Z')
      for (const { instant } of nextOccurrences(rule, saoPaulo, last, 250)) {
        expect(instant).toBeGreaterThan(last)
        expect(nextOccurrence(rule, saoPaulo, last)?.instant).toBe(instant)
        last = instant
      }
    }
  })
})

describe('what the machine slept through', () => {
  const daily: ScheduleRule = { kind: 'daily', time: '08:00' }
  const cases: [name: string, planned: string, now: string, policy: 'send' | 'skip' | 'ask', expected: object | null][] = [
    ['not yet', '2026-11-24T08:00Z', '2026-11-24T07:59Z', 'send', null],
    ['to the moment', '2026-11-24T08:00Z', '2026-11-24T08:00Z', 'skip', { what: 'send', missed: false, passedOver: 0 }],
    ['a moment late', '2026-11-24T08:00Z', '2026-11-24T08:05Z', 'skip', { what: 'send', missed: false }],
    ['an hour of sleep, send', '2026-11-24T08:00Z', '2026-11-24T09:00Z', 'send', { what: 'send', missed: true, passedOver: 0 }],
    ['an hour of sleep, skip', '2026-11-24T08:00Z', '2026-11-24T09:00Z', 'skip', { what: 'skip', missed: true }],
    ['an hour of sleep, ask', '2026-11-24T08:00Z', '2026-11-24T09:00Z', 'ask', { what: 'ask', missed: true }],
    ['a fortnight: one, not fourteen', '2026-11-10T08:00Z', '2026-11-24T10:00Z', 'send', { what: 'send', missed: true, passedOver: 14, occurrence: at('2026-11-24T08:00Z') }],
    ['back in time for today’s', '2026-11-10T08:00Z', '2026-11-24T08:01Z', 'skip', { what: 'send', missed: false, passedOver: 14 }],
    ['the clock was set back before it', '2026-11-24T08:00Z', '2026-11-23T08:00Z', 'send', null],
  ]
  test.each(cases)('%s', (_, planned, now, policy, expected) => {
    counted++
    const due = whatIsDue(daily, 'UTC', at(planned), at(now), policy)
    if (expected === null) expect(due).toBeNull()
    else {
      expect(due).toMatchObject(expected)
      expect(due?.next).toBeGreaterThan(at(now))
    }
  })
  test('years of every minute end in a moment', () => {
    counted++
    const due = whatIsDue({ kind: 'cron', expression: '* * * * *' }, saoPaulo, at('2020-01-01T00:00Z'), at('2026-01-01T00:00:30Z'), 'send')
    expect(due).toMatchObject({ next: at('2026-01-01T00:01Z'), what: 'send', occurrence: at('2026-01-01T00:00Z') })
  })
  test('once, gone by: nothing after it', () => {
    counted++
    expect(whatIsDue({ kind: 'once', at: '2026-11-01T08:00' }, 'UTC', at('2026-11-01T08:00Z'), at('2026-11-24T08:00Z'), 'ask')).toEqual({
      occurrence: at('2026-11-01T08:00Z'), missed: true, what: 'ask', passedOver: 0, next: null,
    }) // prettier-ignore
  })
})

describe('refused', () => {
  test.each([
    '', '* * * *', '* * * * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * 32 * *', '* * * 13 *', '* * * * 8', '*/0 * * * *', '5/10 * * * *', '9-5 * * * *',
    'a * * * *', '0 0 30 2 *', '0 0 31 4,6,9,11 *', '1,,2 * * * *', '-1 * * * *', '@reboot', '@often', '* * * foo *', '1-2-3 * * * *', '* * L * *', '0 0 * * 1#2',
  ])('cron %j', (text) => {
    expect(parseCron(text)).toBeNull()
  }) // prettier-ignore
  test.each(['2026-02-29T08:00', '2026-13-01T08:00', '2026-11-24T24:00', '2026-11-24T08:60', '2026-11-24', '24/11/2026 08:00', '1969-01-01T00:00', '2026-11-24T08:00Z'])('date %j', (text) => {
    expect(readLocal(text)).toBeNull()
  }) // prettier-ignore
  test.each(['', 'America/Sampa', '+03:00', '-0300', 'GMT+3', 'America/Sao_Paulo\n', 'UTC; DROP'])('zone %j', (text) => {
    expect([isTimeZone(text), timeZoneSchema.safeParse(text).success]).toEqual([false, false])
  })
  test.each([
    {}, { kind: 'hourly' }, { kind: 'daily' }, { kind: 'daily', time: '8:00' }, { kind: 'daily', time: '24:00' }, { kind: 'weekly', days: [], time: '08:00' },
    { kind: 'weekly', days: [7], time: '08:00' }, { kind: 'monthly', day: 0, time: '08:00' }, { kind: 'monthly', day: 32, time: '08:00' },
    { kind: 'daily', time: '08:00', every: 2 }, { kind: 'cron', expression: '* *' },
  ])('rule %j', (rule) => {
    expect(scheduleRuleSchema.safeParse(rule).success).toBe(false)
  }) // prettier-ignore
})
