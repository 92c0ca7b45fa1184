import { describe, expect, test } from 'vitest'
import { diagnosisCases } from '../../../test-support/diagnosis-cases.ts'
import { documentForDiagnosis, factsOf } from '../../../test-support/diagnosis-facts.ts'
import { phases, reportCodes, type Phase, type ReportCode } from '../../contract/report.ts'
import { createTranslator } from '../../i18n/index.ts'
import { hints } from '../../i18n/pt-BR/hints.ts'
import { resolveSecurity } from '../effective/effective-settings.ts'
import { systemDocumentSchema, type SystemDocument } from '../system/document.ts'
import { diagnose } from './diagnose.ts'
import { rules } from './rules.ts'

const i18n = createTranslator()
const { subjects, ...ofRules } = hints
const texts: Readonly<Record<string, { readonly cause: string; readonly action: string }>> = ofRules

/** Every field there is, by path. */
const whole = systemDocumentSchema.parse({
  ...documentForDiagnosis({ ehloName: 'x.example' }),
  proxy: { address: 'p', port: 1, authentication: { user: 'u' } },
  mailClient: {},
  users: [{ login: 'JOSE', smtp: { server: 's', port: 25, authentication: { user: 'u' } } }],
})
const ofTheMessage = ['from', 'to', 'subject', 'text', 'asUser']

function at(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), document)
}
function changed(document: SystemDocument, path: string, value: unknown): SystemDocument {
  const copy = structuredClone(document)
  const keys = path.split('.')
  const holder = keys.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy) as Record<string, unknown>
  holder[keys.at(-1) ?? ''] = value
  return copy
}
/** 0 in clear, 1 by chance, 2 always inside TLS */
function protection({ smtp }: SystemDocument): number {
  const ssl = smtp.authentication.enabled && smtp.authentication.ssl
  return { none: 0, 'starttls-if-offered': 1, starttls: 2, tls: 2 }[resolveSecurity(smtp.security, ssl, smtp.port ?? 25)]
}

describe('a cause', () => {
  test.each(diagnosisCases)('%s', (_, facts, document, rule, who, field, change) => {
    const hint = diagnose(facts, document)
    expect([hint?.rule, hint?.who, hint?.field]).toEqual([rule, who, field])
    expect(hint?.change).toEqual(change)
  })

  test('is shown for every rule there is', () => {
    expect(diagnosisCases.length).toBeGreaterThan(90)
    const shown = new Set(diagnosisCases.map(([, , , rule]) => rule))
    expect(rules.map(({ rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([])
  })
})

describe('a rule', () => {
  const said = new Map<string, string>()
  for (const [, { reply, transcript }, , rule] of diagnosisCases)
    said.set(rule, [said.get(rule) ?? '', reply ?? '', ...transcript.map(({ text }) => text)].join('\n'))

  test.each(rules.map((rule) => [rule.rule, rule] as const))('%s names its source, and the day where that can change', (_, { source, checked, words }) => {
    expect(source.length).toBeGreaterThan(3)
    if (checked !== undefined) expect(checked).toMatch(/^2026-\d\d-\d\d$/)
    if (words !== undefined || /\.com\b|\.org\b|\.net\b/.test(source)) expect(checked).toBeDefined()
  })

  const quoting = rules.filter(({ words }) => words !== undefined)
  test('of a provider quotes it; there are enough of them', () => {
    expect(quoting.length).toBeGreaterThanOrEqual(40)
  })
  test.each(quoting.map((rule) => [rule.rule, rule] as const))('%s is shown with each of the words it quotes', (name, { words = [] }) => {
    for (const word of words) expect(said.get(name)).toContain(word)
  })

  test('stands once, so that none hides behind its own name, but where words and codes say the same', () => {
    const names = rules.map(({ rule }) => rule)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual(['client-certificate-required', 'sender-refused', 'recipient-refused', 'proxy-silent'])
  })
})

describe('a reply nobody knows', () => {
  test.each([...Object.keys(subjects)])('is explained by its class and subject: %s', (subject) => {
    for (const first of [4, 5]) {
      const code = subject === 'unsaid' ? '' : `${first}.${subject}.99 `
      const hint = diagnose(factsOf('data', 'data-rejected', { said: `${first}54 ${code}qwertz` }), documentForDiagnosis())
      expect([hint?.rule, hint?.params['subject']]).toEqual([first === 4 ? 'temporary-unknown' : 'permanent-unknown', subject])
    }
  })
})

describe('the words of a cause', () => {
  test('are there for every rule, and for nothing else', () => {
    expect(Object.keys(texts).toSorted()).toEqual([...new Set(rules.map(({ rule }) => rule))].toSorted())
  })

  test.each(diagnosisCases)('have everything they speak of: %s', (_, facts, document) => {
    const hint = diagnose(facts, document)
    expect(hint).not.toBeNull()
    if (!hint) return
    for (const part of ['cause', 'action'] as const) {
      const asked = [...(texts[hint.rule]?.[part] ?? '{{?}}').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
      expect(asked.filter((name) => hint.params[name] === undefined || hint.params[name] === ''), hint.rule).toEqual([])
      const sentence = i18n.t(`hints.${hint.rule}.${part}`, hint.params)
      expect(sentence).toMatch(/^["“\p{L}\p{N}].*[.?]$/su)
      expect(sentence).not.toMatch(/\{\{|\}\}|undefined|null|NaN|hints\./)
    }
  })
})

describe('what a cause asks for', () => {
  test.each(diagnosisCases)('stands on the form, fits it and takes no protection away: %s', (_, facts, document) => {
    const hint = diagnose(facts, document)
    const { field = null, change = null } = hint ?? {}
    if (field !== null && !ofTheMessage.includes(field)) expect(at(whole, field) !== undefined || field.endsWith('.password'), field).toBe(true)
    if (change === null || document === null) return
    let after = document
    for (const { path, value } of change) {
      expect(at(whole, path), path).toBeDefined()
      expect(at(document, path)).not.toBe(value)
      after = changed(after, path, value)
    }
    expect(systemDocumentSchema.safeParse(after).success).toBe(true)
    expect(protection(after)).toBeGreaterThanOrEqual(protection(document))
    // Nobody who did not log in before does so in clear afterwards.
    const begins = after.smtp.authentication.enabled && !document.smtp.authentication.enabled
    expect(begins && protection(after) === 0).toBe(false)
    expect([after.proxy.enabled, after.smtp.trust]).toEqual([document.proxy.enabled, document.smtp.trust])
  })
})

describe('no hint', () => {
  test.each(['sent', 'reached', 'handed-over', 'cancelled'] as const)('where nothing has to be mended: %s', (verdict) => {
    expect(diagnose(factsOf('message', 'deadline', { verdict }), documentForDiagnosis())).toBeNull()
  })
})

describe('a hint', () => {
  /** codes that come in one phase; all others may come in any */
  const only: Partial<Record<ReportCode, Phase>> = {
    'proxy-closed': 'proxy',
    'proxy-not-http': 'proxy',
    'proxy-authentication': 'proxy',
    'proxy-forbidden': 'proxy',
    'proxy-target-failed': 'proxy',
    'proxy-rejected': 'proxy',
    'connection-timed-out': 'connect',
    'connection-failed': 'connect',
    'tls-not-tls': 'tls',
  }
  const said = ['550 no', '451 4.3.0 later', '554 5.7.1 '] as const
  const always = /^(?:greeting|ehlo|sender|recipient|data|message)-rejected$/
  test.each(reportCodes.filter((code) => code !== 'cancelled'))('is there for %s, whatever the phase, the answer and the document', (code) => {
    for (const phase of only[code] ? [only[code]] : phases)
      for (const document of [null, documentForDiagnosis()])
        for (const input of [...(always.test(code) ? [] : [{}]), ...said.map((text) => ({ said: text }))])
          expect(diagnose(factsOf(phase, code, input), document), `${phase} ${JSON.stringify(input)}`).not.toBeNull()
  })
})

describe('a user with settings of one’s own', () => {
  const users = [
    { login: 'ANA', smtp: { server: 'smtp.ana.example', port: 587, authentication: { user: 'ana', ssl: true } } },
    { login: 'JOSE', smtp: { authentication: { user: 'jose' } } },
    { login: 'RUI' },
  ]
  const document = documentForDiagnosis({}, { users })
  test.each([
    ['ana', 'smtp.port', 'connect', 'connection-timed-out', 'users.0.smtp.port'],
    ['ana', 'smtp.authentication.ssl', 'tls', 'starttls-not-offered', 'users.0.smtp.authentication.ssl'],
    ['jose', 'smtp.port', 'connect', 'connection-timed-out', 'smtp.port'],
    ['JOSE', 'smtp.authentication.password', 'settings', 'password-missing', 'users.1.smtp.authentication.password'],
    ['rui', 'smtp.authentication.password', 'settings', 'password-missing', 'smtp.authentication.password'],
    [null, 'smtp.authentication.password', 'settings', 'password-missing', 'smtp.authentication.password'],
  ] as const)('%s is sent to the own record: %s', (asUser, _, phase, code, field) => {
    const hint = diagnose(factsOf(phase, code, { asUser }), document)
    expect(hint?.field).toBe(field)
    expect(at(document, field) !== undefined || field.endsWith('.password')).toBe(true)
  })

  test('gets no change of that record by a click', () => {
    const hint = diagnose(factsOf('connect', 'connection-refused', { asUser: 'ana', port: 465 }), document)
    expect([hint?.rule, hint?.field, hint?.change]).toEqual(['connection-refused', 'users.0.smtp.port', null])
  })
})

describe('hostile words of a server', () => {
  test('cost no time, however long', () => {
    const began = performance.now()
    for (const text of ['a'.repeat(4096), 'sender '.repeat(600), 'helo '.repeat(800), 'too many failed login bad invalid '.repeat(120), ' '.repeat(4096), 'client not authenticated '.repeat(160)])
      diagnose(factsOf('auth', 'authentication-failed', { said: `550 ${text}` }), documentForDiagnosis())
    expect(performance.now() - began).toBeLessThan(4000)
  })
})
