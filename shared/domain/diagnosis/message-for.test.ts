import { describe, expect, test } from 'vitest'
import { diagnosisCases } from '../../../test-support/diagnosis-cases.ts'
import { documentForDiagnosis, factsOf, type FactsInput } from '../../../test-support/diagnosis-facts.ts'
import type { Phase, ReportCode, TestReport } from '../../contract/report.ts'
import { createTranslator } from '../../i18n/index.ts'
import { diagnose, type DiagnosisFacts } from './diagnose.ts'
import { messageFor, readerOf } from './message-for.ts'

const i18n = createTranslator()
const say = (key: string, params?: Record<string, string | number>) => i18n.t(key, { ...params })
const reportOf = (facts: DiagnosisFacts): TestReport => ({ ...facts, hint: diagnose(facts, documentForDiagnosis()) })
const report = (phase: Phase, code: ReportCode, input: FactsInput = {}) => reportOf(factsOf(phase, code, input))
const zone = { timeZone: 'America/Sao_Paulo' }

const refused = report('message', 'message-rejected', {
  mechanism: 'PLAIN',
  said: '550 5.1.8 Access denied, bad outbound sender AS(42004)',
  host: 'smtp.office365.com',
  banner: '220 X.outlook.office365.com Microsoft ESMTP MAIL Service ready',
  recipients: [{ address: 'ana@example.org', replyCode: 250, reply: 'ok' }],
  messageId: '<1@estacao>',
})
const silent = report('connect', 'deadline', {
  port: 2587,
  attempts: [{ kind: 'direct', host: null, port: null, code: 'connection-timed-out', ms: 9, addresses: [{ address: '192.0.2.7', family: 4, outcome: 'unanswered', ms: 9 }] }],
})

describe('whom to write to', () => {
  test.each([
    ['the provider, who refused', refused, 'provider'],
    ['the network, that is silent', silent, 'network'],
    ['nobody: the form has to change', report('auth', 'authentication-failed', { said: '535 5.7.8 no' }), null],
    ['nobody: it may have been taken', report('message', 'deadline', { verdict: 'unknown' }), null],
    ['nobody: it works', report('message', 'deadline', { verdict: 'sent' }), null],
  ] as const)('%s', (_, seen, reader) => {
    expect(readerOf(seen)).toBe(reader)
  })
})

test('to the provider: what, when, from where, how, and the answer word for word', () => {
  const text = messageFor('provider', refused, say, zone)
  for (const part of [
    'Assunto: envio de e-mail por smtp.office365.com não funciona (550 5.1.8)',
    '23/11/2026',
    '09:00:00',
    'GMT-03:00',
    'Do computador: estacao',
    'Caminho: direto, sem proxy',
    'Servidor: smtp.office365.com:587',
    '220 X.outlook.office365.com Microsoft ESMTP MAIL Service ready',
    'Autenticação: PLAIN',
    'Remetente: sistema@example.com.br',
    'Para: ana@example.org',
    'Message-ID: <1@estacao>',
    'Parou em: Entrega',
    '\n    550 5.1.8 Access denied, bad outbound sender AS(42004)\n',
    'O que entendemos: O Microsoft 365 bloqueou o envio',
  ])
    expect(text).toContain(part)
  // The account of the operating system is nobody's business outside.
  expect(text).not.toContain('jose')
})

test('to the network: the way and its end, and nothing of who writes to whom', () => {
  const text = messageFor('network', silent, say, zone)
  for (const part of ['smtp.example.com.br:2587', '192.0.2.7', 'Não veio nenhuma resposta.', 'Parou em: Conexão', 'de estacao até smtp.example.com.br:2587']) expect(text).toContain(part)
  expect(text).not.toMatch(/sistema@|Remetente|Para:|Autenticação/)
})

test('a proxy’s answer is told with its status and what it asks for', () => {
  const text = messageFor('network', report('proxy', 'proxy-login-unusable', { proxy: [407, 'Negotiate', 'NTLM'] }), say, zone)
  expect(text).toContain('    HTTP 407\n    Proxy-Authenticate: Negotiate\n    Proxy-Authenticate: NTLM\n')
  expect(text).toContain('Caminho: proxy HTTP proxy.example.com.br:8080')
})

describe('of every result one can write about', () => {
  const about = diagnosisCases.map(([what, facts, document]) => [what, { ...facts, hint: diagnose(facts, document) }] as const).filter(([, seen]) => readerOf(seen) !== null)
  test('there are many', () => expect(about.length).toBeGreaterThan(80))
  test.each(about)('%s', (_, seen) => {
    const reader = readerOf(seen)
    if (!reader) return
    const text = messageFor(reader, seen, say, zone)
    expect(text).not.toMatch(/\{\{|undefined|null|NaN|(?:test|hints|explain)\.\w+\./)
    if (seen.reply !== null) expect(text).toContain(seen.reply)
  })
})
