import { describe, expect, test } from 'vitest'
import { queuedContentSchema, queueSettingsSchema } from '../../../shared/contract/queue.ts'
import { queueSearchSchema } from '../../../shared/contract/queue-page.ts'
import { scheduleRuleSchema, type ScheduleRule } from '../../../shared/domain/schedule/rule.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { blankRule, draftOf as ruleDraftOf, ruleKinds, ruleOf } from '../schedule/rule-form.ts'
import { draftOf as settingsDraftOf, settingsOf } from '../services/settings-form.ts'
import { attachmentOf, blankMessage, contentOf, issuePath, messageDraftOf } from './compose-form.ts'
import { ages, anything, isAnything, searchOf } from './search.ts'
import { countOf, everything, isSelected, none, only, range, toggle } from './selection.ts'
import { whyText } from './why.ts'

const { t } = createTranslator()
const ids = ['a', 'b', 'c', 'd']
const names = (selected: ReturnType<typeof only>) => (selected.all ? 'all' : [...selected.ids].sort().join(''))

describe('a selection', () => {
  test('grows and shrinks by one, and one out of all leaves those that are there', () => {
    expect([names(toggle(none, 'b', ids)), names(toggle(only('b'), 'b', ids)), names(toggle(everything, 'c', ids))]).toEqual(['b', '', 'abd'])
    expect([isSelected(everything, 'x'), isSelected(only('a'), 'x')]).toEqual([true, false])
  })
  test('stretches either way from where it began', () => {
    expect([names(range(none, 'b', 'd', ids)), names(range(none, 'd', 'b', ids)), names(range(only('a'), 'c', 'd', ids, true)), names(range(none, null, 'c', ids))]).toEqual(['bcd', 'bcd', 'acd', 'c'])
    // What it began at is no longer in the list.
    expect(names(range(only('x'), 'x', 'c', ids))).toBe('c')
    expect([countOf(everything, 90_000), countOf(only('a'), 90_000)]).toEqual([90_000, 1])
  })
})

describe('what one looks for', () => {
  const now = Date.parse('2026-11-25T12:00:00.000Z')
  test.each(ages)('an age is an instant of when it was chosen: %s', (age) => {
    const found = queueSearchSchema.parse(searchOf({ ...anything, age, at: now }, null))
    expect([found.since !== null, found.until !== null]).toEqual([['hour', 'day', 'week'].includes(age), age.startsWith('older')])
  })
  test('a cell of the overview lies between two instants, its ends open where the table ends', () => {
    const of = (from: number, to: number | null) => searchOf({ ...anything, waiting: { from, to }, at: now }, null)
    expect([of(0, 5).since, of(0, 5).until, of(5, 10).until, of(1280, null).since]).toEqual(['2026-11-25T11:55:00.000Z', null, '2026-11-25T11:55:00.000Z', null])
  })
  test('blanks are nothing, and time alone is no filter', () => {
    expect(searchOf({ ...anything, domain: ' ', asUser: '  ', text: ' ' }, 'x')).toMatchObject({ domain: null, asUser: null, search: '', systemId: 'x' })
    expect([isAnything({ ...anything, at: 5 }), isAnything({ ...anything, text: 'x' })]).toEqual([true, false])
  })
})

test('a message goes through its fields unchanged, and what is blank is left to the settings', () => {
  expect(contentOf(blankMessage)).toEqual(queuedContentSchema.parse({}))
  const content = queuedContentSchema.parse({
    asUser: 'JOSE', from: 'a@example.com', to: ['b@example.com', 'c@example.com'], cc: ['d@example.com'], bcc: ['e@example.com'], replyTo: 'f@example.com', subject: 'Olá', text: '<b>x</b>',
    html: true, attachments: [{ name: 'n.txt', type: 'text/plain', content: 'eA==' }], priority: 'high', readReceipt: true,
  }) // prettier-ignore
  expect(contentOf(messageDraftOf(content))).toEqual(content)
  expect(attachmentOf({ name: 'a.bin', type: 'nonsense' }, 'eA==')).toEqual({ name: 'a.bin', type: 'application/octet-stream', content: 'eA==', contentId: null })
})

test.each([
  ['content.to', 'to'], ['to', 'to'], ['to.3', 'to'], ['schedule.content.attachments.0.name', 'attachments'], ['schedule.rule.at', 'rule.at'], ['rule.time', 'rule.time'], ['zone', 'zone'],
])('the issue %s is told at %s', (path, field) => expect(issuePath(path)).toBe(field)) // prettier-ignore

const rules: readonly ScheduleRule[] = [
  { kind: 'once', at: '2026-12-01T08:30' }, { kind: 'daily', time: '07:00' }, { kind: 'weekly', days: [1, 5], time: '07:00' }, { kind: 'monthly', day: 31, time: '07:00' },
  { kind: 'last-business-day', time: '18:00' }, { kind: 'cron', expression: '0 8 * * 1-5' },
] // prettier-ignore
test.each(rules)('a rule goes through its fields unchanged: $kind', (rule) => {
  const blank = blankRule(new Date(2026, 10, 25, 23, 40), 'America/Sao_Paulo')
  expect(ruleOf(ruleDraftOf(rule, 'UTC', 'ask', blank))).toEqual(rule)
})
test('what is offered first is the next hour, valid in each kind, and nonsense is left for the rules to refuse', () => {
  const blank = blankRule(new Date(2026, 11, 31, 23, 40), 'UTC')
  expect([blank.date, blank.time]).toEqual(['2027-01-01', '00:00'])
  for (const kind of ruleKinds) expect([kind, scheduleRuleSchema.safeParse(ruleOf({ ...blank, kind })).success]).toEqual([kind, true])
  expect(scheduleRuleSchema.safeParse(ruleOf({ ...blank, kind: 'monthly', day: 'x' })).success).toBe(false)
})

test('settings go through their fields unchanged; what is no number is refused by the rules, not taken for one', () => {
  const settings = queueSettingsSchema.parse({ waitMinutes: [0.5, 5, 60] })
  expect(settingsOf(settingsDraftOf(settings))).toEqual(settings)
  for (const wrong of [{ attempts: '' }, { attempts: '1e3' }, { keepSentDays: '-1' }, { waitMinutes: '1; x' }, { waitMinutes: '' }])
    expect([wrong, queueSettingsSchema.safeParse(settingsOf({ ...settingsDraftOf(settings), ...wrong })).success]).toEqual([wrong, false])
})

test.each([
  [{ state: 'waiting', held: 'by-hand', code: null }, 'Parada: Parado por uma pessoa.'],
  [{ state: 'waiting', held: null, code: null }, ''],
  [{ state: 'error', held: null, code: 'recipient-rejected', replyCode: 550, reply: 'no such user' }, '550 no such user'],
  [{ state: 'error', held: null, code: 'recipient-rejected' }, 'O servidor recusou o destinatário.'],
  [{ state: 'sent', held: null, code: null, replyCode: 250, reply: '2.0.0 Ok' }, '250 2.0.0 Ok'],
  [{ state: 'unknown', held: null, code: 'worker-lost' }, 'O processo que a enviava terminou sem dizer o resultado.'],
] as const)('why: %j', (row, expected) => expect(whyText(t, { reply: null, replyCode: null, ...row })).toBe(expected)) // prettier-ignore
