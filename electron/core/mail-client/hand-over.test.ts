/** A test of a MAPI or VIM/Notes system, from the settings to what is said of it. */
import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../../shared/contract/report.ts'
import { clientFound } from '../../../shared/domain/mail-client/found.ts'
import { createTranslator } from '../../../shared/i18n/index.ts'
import { createTestEngine, documentFor, outline } from '../../../test-support/test-engine.ts'
import { bothClients, createMemoryMailClients } from '../../adapters/memory/mail-clients.ts'
import type { HandOverAnswer } from './mail-client-port.ts'

const systemFor = (protocol: 'mapi' | 'vim', mailClient?: { dialog?: boolean; vim32?: boolean }) => documentFor({ protocol, ...(mailClient && { mailClient }) })
const refusal = (more: Partial<Extract<HandOverAnswer, { ok: false }>>): HandOverAnswer => ({ ok: false, way: 'simple-mapi', code: 'mail-client-refused', status: null, detail: '', mayHaveTaken: false, ...more })
const skipped = 'proxy:skipped greeting:skipped ehlo:skipped tls:skipped auth:skipped mail:skipped rcpt:skipped data:skipped'

describe('handed over', () => {
  test.each(['mapi', 'vim'] as const)('%s: phase by phase, with what was found, and never called sent', async (protocol) => {
    const mailClients = createMemoryMailClients()
    const report = await createTestEngine({ mailClients }).run({ document: systemFor(protocol), to: ['jose@example.com', 'ana@exämple.com'], subject: 'Olá', text: 'a\nb', from: null })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual(['handed-over', 'message', null, 0])
    expect(outline(report.phases)).toBe(`settings dns:skipped connect ${skipped} message`)
    expect(report.phases.find(({ phase }) => phase === 'connect')?.detail).toBe(protocol === 'mapi' ? 'Microsoft Outlook 16.0 · 64 bits' : 'Notes 12.0.2 · 32 bits')
    expect(report.handOver).toEqual({ way: protocol === 'mapi' ? 'simple-mapi' : 'notes-ole', client: bothClients[protocol].client, dialog: true, status: null, detail: '' })
    expect([report.server, report.hint, report.route, report.warnings]).toEqual([null, null, null, []])
    expect(mailClients.handed).toEqual([{ by: protocol, vim32: false, message: { subject: 'Olá', text: 'a\nb', dialog: true, attachments: [], recipients: [
      { kind: 'to', name: 'jose@example.com', address: 'jose@example.com' }, { kind: 'to', name: 'ana@xn--exmple-cua.com', address: 'ana@xn--exmple-cua.com' },
    ] } }]) // prettier-ignore
    const { t } = createTranslator()
    expect(t('test.verdicts.handed-over')).toMatch(/^Mensagem entregue ao cliente de e-mail/)
    expect(t('test.results.handed-over')).toBe('entregue ao cliente de e-mail')
  })

  test('without the window where the system says so; a sender that was given is told to have no effect', async () => {
    const mailClients = createMemoryMailClients()
    const report = await createTestEngine({ mailClients }).run({ document: systemFor('mapi', { dialog: false }), from: 'x@example.com' })
    expect([mailClients.handed[0]?.message.dialog, report.warnings]).toEqual([false, [{ code: 'sender-of-client', params: {} }]])
  })

  test.each(['settings', 'connect', 'data'] as const)('not when it is to go only as far as %s', async (stopAfter) => {
    const mailClients = createMemoryMailClients()
    const report = await createTestEngine({ mailClients }).run({ document: systemFor('mapi'), stopAfter })
    expect([report.verdict, mailClients.handed]).toEqual(['reached', []])
  })
})

describe('not handed over', () => {
  test.each([
    ['no client', { ...bothClients, mapi: clientFound(null, null, 'mail-client-none', []) }, null, 'failed', 'connect', 'mail-client-none', 12],
    ['a status', bothClients, refusal({ status: 'mapi-2' }), 'failed', 'message', 'mail-client-refused', 21],
    ['closed by the person', bothClients, refusal({ code: 'mail-client-closed', status: 'mapi-1' }), 'cancelled', 'message', 'mail-client-closed', 31],
    ['crashed once it was called', bothClients, refusal({ code: 'mail-client-crashed', mayHaveTaken: true }), 'unknown', 'message', 'mail-client-crashed', 30],
    ['never loaded', bothClients, refusal({ code: 'mail-client-unloadable' }), 'failed', 'message', 'mail-client-unloadable', 21],
  ] as const)('%s', async (_, found, answer, verdict, phase, code, exit) => {
    const report = await createTestEngine({ mailClients: createMemoryMailClients(found, answer) }).run({ document: systemFor('mapi') })
    expect([report.verdict, report.phase, report.code, exitCodeOf(report)]).toEqual([verdict, phase, code, exit])
    expect(report.hint === null).toBe(verdict === 'cancelled')
  })

  test('the status has its words', async () => {
    const report = await createTestEngine({ mailClients: createMemoryMailClients(bothClients, refusal({ status: 'mapi-6' })) }).run({ document: systemFor('mapi') })
    expect(report.hint?.rule).toBe('mapi-6')
  })

  test('VIM32.DLL only where it was allowed', async () => {
    const found = { ...bothClients, vim: clientFound('vim32', null, null, []) }
    const off = createMemoryMailClients(found)
    const refused = await createTestEngine({ mailClients: off }).run({ document: systemFor('vim') })
    expect([refused.code, refused.hint?.change, off.handed]).toEqual(['vim32-off', [{ path: 'mailClient.vim32', value: true }], []])
    const on = createMemoryMailClients(found)
    expect((await createTestEngine({ mailClients: on }).run({ document: systemFor('vim', { vim32: true }) })).verdict).toBe('handed-over')
    expect(on.handed).toMatchObject([{ vim32: true }])
  })

  test('the total time and a cancel end it at once, and say that nobody can know', async () => {
    const slow = await createTestEngine({ mailClients: createMemoryMailClients(bothClients, 'hangs') }).run({ document: systemFor('mapi'), deadlineSeconds: 1 })
    expect([slow.verdict, slow.phase, slow.code, slow.hint?.rule]).toEqual(['unknown', 'message', 'deadline', 'mail-client-unknown'])
    const given = new AbortController()
    const cancelled = await createTestEngine({ mailClients: createMemoryMailClients(bothClients, 'hangs') }).run(
      { document: systemFor('mapi') },
      { signal: given.signal, onEvent: ({ phase }) => phase === 'message' && setTimeout(() => given.abort(), 5) },
    )
    expect([cancelled.verdict, cancelled.code]).toEqual(['unknown', 'cancelled'])
  })

  test('an address that is none, a user that nobody knows', async () => {
    const engine = createTestEngine()
    expect(await engine.run({ document: systemFor('mapi'), to: ['x'] })).toMatchObject({ phase: 'settings', code: 'address-invalid', issues: [{ path: 'to' }] })
    expect(await engine.run({ document: systemFor('vim'), asUser: 'NINGUEM' })).toMatchObject({ phase: 'settings', code: 'unknown-user' })
  })
})
