import { describe, expect, test } from 'vitest'
import { verdicts } from '../../../shared/contract/report.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { actButton, notificationOf, question, statement, systemFromArguments, systemFromLink } from './manners.ts'

const translator = createTranslator()
const t = (key: string, values?: Readonly<Record<string, string>>) => translator.t(key, { ...values })

describe('a link', () => {
  test.each([
    ['server-manager://system/SISCON', 'SISCON'],
    ['server-manager://system/SISCON/', 'SISCON'],
    ['SERVER-MANAGER://SYSTEM/SISCON', 'SISCON'],
    ['server-manager://system/PR%C3%81TICA%202', 'PRÁTICA 2'],
    ['server-manager://system/RH%2FFolha', 'RH/Folha'],
    ['server-manager://system/%20RH%20', 'RH'],
    [`server-manager://system/${'x'.repeat(60)}`, 'x'.repeat(60)],
  ])('%s names %j', (link, name) => expect(systemFromLink(link)).toBe(name))

  test.each([
    'server-manager://system/', 'server-manager://system', 'server-manager://system/%20', 'server-manager://other/SISCON',
    'server-manager://system/A/B', 'server-manager://system/A?run=1', 'server-manager://system/A#x', 'server-manager:system/A',
    'x-server-manager://system/A', ' server-manager://system/A', 'server-manager://system/%', 'server-manager://system/%C3',
    'server-manager://system/A%0AB', 'server-manager://system/A%00', 'server-manager://system/%1B[31m', 'server-manager://system/A\nB',
    `server-manager://system/${'x'.repeat(61)}`, 'https://system/A', '--data-dir=/x', '',
  ])('%j names nothing', (link) => expect(systemFromLink(link)).toBeNull()) // prettier-ignore

  test('is found among the arguments of a second start', () => {
    expect(systemFromArguments(['/opt/x', '--data-dir', '/d', 'server-manager://system/RH', 'server-manager://system/B'])).toBe('RH')
    expect(systemFromArguments(['/opt/x', '.'])).toBeNull()
    expect(systemFromArguments([])).toBeNull()
  })
})

describe('a question', () => {
  test.each(['unsaved', 'running', 'noVault', 'pageGone', 'lookForUpdates', 'update'] as const)('%s has two answers, of which Esc takes the careful one', (about) => {
    const asked = question(about, t, { newest: '2.0.0', version: '1.0.0' })
    expect(asked.buttons).toHaveLength(2)
    expect(asked.cancelId).not.toBe(actButton)
    expect(asked.defaultId).toBe(about === 'pageGone' ? actButton : asked.cancelId)
    for (const text of [asked.message, asked.detail, ...asked.buttons]) {
      expect(text).not.toMatch(/^desktop\./)
      expect(text).not.toMatch(/\{\{|\}\}/)
    }
  })
})

describe('a statement', () => {
  test.each(['newest', 'updateReady', 'lookFailed', 'fetchFailed'] as const)('%s says everything, and asks nothing', (about) => {
    const said = statement(about, t, { newest: '2.0.0', version: '1.0.0' })
    expect(said.buttons).toEqual(['OK'])
    for (const text of [said.message, said.detail]) expect(text).not.toMatch(/^desktop\.|\{\{/)
  })
})

describe('a notification', () => {
  const report = { phase: 'auth', systemName: 'SISCON' } as const

  test('is for what went wrong behind the back of the user', () => {
    const told = verdicts.filter((verdict) => notificationOf({ ...report, verdict }, false, t) !== null)
    expect([...told].sort()).toEqual(['failed', 'rejected', 'unknown'])
  })

  test('is not for what the user sees', () => {
    for (const verdict of verdicts) expect(notificationOf({ ...report, verdict }, true, t)).toBeNull()
  })

  test('names system and phase, and never says that a message was lost that may have arrived', () => {
    const failed = notificationOf({ ...report, verdict: 'failed' }, false, t)
    expect(failed?.title).toContain('SISCON')
    expect(failed?.body).toContain(t('test.phases.auth'))
    expect(t('test.phases.auth')).not.toBe('test.phases.auth')
    expect(notificationOf({ ...report, verdict: 'unknown' }, false, t)?.body).toContain('pode ter sido aceita')
  })
})
