import { describe, expect, test } from 'vitest'
import { documentForDiagnosis } from '../../../test-support/diagnosis-facts.ts'
import { createTranslator } from '../../i18n/index.ts'
import { resolveSecurity } from '../effective/effective-settings.ts'
import { changesOf, findProviders, providerIds, providerPresets, userOf } from './presets.ts'

const i18n = createTranslator()

describe('a preset', () => {
  test('stands once, under its id', () => {
    expect(providerPresets.map(({ id }) => id)).toEqual([...providerIds])
    const domains = providerPresets.flatMap((preset) => preset.domains)
    expect(new Set(domains).size).toBe(domains.length)
  })

  test.each(providerPresets)('$id has a source, a day, a link and its words', ({ id, sources, checked, link, limits, notes, user, sender }) => {
    expect(sources.length).toBeGreaterThan(0)
    expect(checked).toMatch(/^2026-\d\d-\d\d$/)
    expect(new URL(link).protocol).toBe('https:')
    expect([i18n.exists(`providers.limits.${id}`), i18n.exists(`providers.notes.${id}`)]).toEqual([limits, notes])
    expect(i18n.exists(`providers.user.${typeof user === 'object' ? 'fixed' : user}`)).toBe(true)
    if (sender !== null) expect(i18n.exists(`providers.sender.${sender}`)).toBe(true)
  })

  test.each(providerPresets)('$id fills in a document that encrypts', (preset) => {
    const document = documentForDiagnosis({ security: 'none', authentication: { enabled: false } })
    for (const { path, value } of changesOf(preset, 'jose@uol.com.br')) {
      const keys = path.split('.')
      const holder = keys.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], document) as Record<string, unknown>
      holder[keys.at(-1) ?? ''] = value
    }
    const { smtp } = documentForDiagnosis(document.smtp)
    expect([smtp.server, smtp.port, smtp.authentication.enabled]).toEqual([preset.server, preset.port, true])
    expect(['starttls', 'tls']).toContain(resolveSecurity(smtp.security, smtp.authentication.ssl, smtp.port ?? 25))
    expect(changesOf(preset, '').map(({ path }) => path)).not.toContain('smtp.authentication.password')
  })
})

test.each([
  ['jose@gmail.com', ['google']],
  [' Jose@GMAIL.com ', ['google']],
  ['jose@empresa.onmicrosoft.com', ['microsoft-365']],
  ['jose@notgmail.com', []],
  ['jose@empresa.com.br', []],
  ['são paulo', ['ses-sao-paulo']],
  ['SAO', ['ses-sao-paulo']],
  ['uol', ['uol', 'uol-host']],
  ['jose@bol.com.br', ['bol']],
  ['KingHost', ['kinghost', 'kinghost-smtp']],
  ['uhserver', ['uol-host']],
  ['smtp.office365.com', ['microsoft-365']],
  ['locaweb', ['locaweb', 'locaweb-smtp']],
  ['email-ssl.com.br', ['locaweb']],
  ['HostGator', ['titan']],
  ['secureserver', ['godaddy']],
  ['jose@hotmail.com.br', ['outlook-com']],
  ['zoho', ['zoho', 'zoho-pro']],
  ['terra', []],
  ['', [...providerIds]],
])('asked for "%s"', (asked, ids) => {
  expect(findProviders(asked).map(({ id }) => id)).toEqual(ids)
})

test.each([
  ['google', 'jose@empresa.com.br', 'jose@empresa.com.br'],
  ['uol', 'jose@uol.com.br', 'jose'],
  ['bol', 'jose@bol.com.br', 'jose@bol.com.br'],
  ['uol-host', 'jose@empresa.com.br', 'jose@empresa.com.br'],
  ['kinghost-smtp', 'jose@empresa.com.br', null],
  ['locaweb', 'jose@empresa.com.br', 'jose@empresa.com.br'],
  ['locaweb-smtp', 'jose@empresa.com.br', null],
  ['sendgrid', '', 'apikey'],
  ['ses-sao-paulo', 'jose@empresa.com.br', null],
  ['google', 'jose', null],
] as const)('the user of %s for "%s"', (id, address, user) => {
  const preset = providerPresets.find((each) => each.id === id)
  expect(preset && userOf(preset, address)).toBe(user)
})
