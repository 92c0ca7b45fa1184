/** What the queue asks of a run beyond a test. */
import { afterEach, describe, expect, test } from 'vitest'
import type { MessageParts } from '../ports.ts'
import { startScriptedServer, smtpScript } from '../../../test-support/scripted-smtp.ts'
import { startSmtpServer } from '../../../test-support/smtp-server.ts'
import { createTestEngine, documentFor } from '../../../test-support/test-engine.ts'
import type { Delivery } from './run.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})
const parts = (more: Partial<MessageParts> = {}): MessageParts => ({
  fromName: '', to: ['ana@example.com'], cc: [], replyTo: null, html: false, priority: 'normal', readReceipt: false, attachments: [], ...more,
}) // prettier-ignore
const delivery = (more: Partial<Delivery> = {}): Delivery => ({
  messageId: '<kept@example.com>', date: new Date('2026-11-24T12:00:00Z'), parts: parts(), beforeRelease: () => Promise.resolve(true), answerMs: 5000, ...more,
}) // prettier-ignore
const document = (port: number) => documentFor({ smtp: { server: '127.0.0.1', port } })

describe('a message of the queue', () => {
  test('has copies, a reply address, HTML, attachments, a priority and a receipt; hidden copies are on the envelope alone', async () => {
    const server = await startSmtpServer()
    undo.push(() => server.close())
    const content = Buffer.from('conteúdo').toString('base64')
    const report = await createTestEngine().run(
      { document: document(server.port), to: ['ana@example.com', 'rui@example.com', 'oculto@example.com'], subject: 'Ação', text: '<p>Olá <img src="cid:logo"></p>' },
      {
        delivery: delivery({
          parts: parts({
            fromName: 'José', to: ['ana@example.com', 'ja.servida@example.com'], cc: ['rui@example.com'], replyTo: 'resposta@example.com', html: true, priority: 'highest', readReceipt: true,
            attachments: [{ name: 'relatório.txt', type: 'text/plain', content, contentId: null }, { name: 'logo.png', type: 'image/png', content, contentId: 'logo' }],
          }),
        }),
      },
    ) // prettier-ignore
    expect([report.verdict, report.messageId]).toEqual(['sent', '<kept@example.com>'])
    const [received] = server.messages
    expect(received?.to).toEqual(['ana@example.com', 'rui@example.com', 'oculto@example.com'])
    const raw = received?.raw ?? ''
    for (const line of [
      'Message-ID: <kept@example.com>', 'To: ana@example.com, ja.servida@example.com', 'Cc: rui@example.com', 'Reply-To: resposta@example.com', 'X-Priority: 1',
      'Importance: high', 'Disposition-Notification-To: <sistema@example.com>', 'Date: Tue, 24 Nov 2026 12:00:00 +0000', 'Content-ID: <logo>', content,
    ]) expect(raw).toContain(line) // prettier-ignore
    expect(raw).toContain('text/html')
    expect(raw).not.toContain('oculto')
  })

  test('goes to those who are taken; each answer is known before the end is released', async () => {
    const server = await startSmtpServer({ refuse: 'ruim@example.com' })
    undo.push(() => server.close())
    const heard: (number | null)[][] = []
    const report = await createTestEngine().run(
      { document: document(server.port), to: ['ana@example.com', 'ruim@example.com'] },
      { delivery: delivery({ beforeRelease: (recipients) => Promise.resolve(heard.push(recipients.map(({ replyCode }) => replyCode)) > 0) }) },
    )
    expect([report.verdict, heard, server.messages.map(({ to }) => to)]).toEqual(['sent', [[250, 550]], [['ana@example.com']]])
  })

  test('goes to nobody when nobody is taken', async () => {
    const server = await startSmtpServer({ refuse: 'ruim@example.com' })
    undo.push(() => server.close())
    const report = await createTestEngine().run({ document: document(server.port), to: ['ruim@example.com'] }, { delivery: delivery() })
    expect([report.verdict, report.phase, report.replyCode, server.messages]).toEqual(['rejected', 'rcpt', 550, []])
  })

  test('is kept back when it may not be released', async () => {
    const server = await startSmtpServer()
    undo.push(() => server.close())
    const report = await createTestEngine().run({ document: document(server.port) }, { delivery: delivery({ beforeRelease: () => Promise.resolve(false) }) })
    expect([report.verdict, report.code, server.messages]).toEqual(['cancelled', 'cancelled', []])
    await server.idle()
  })

  test('released, it waits for the answer as long as was said, whoever cancels meanwhile', async () => {
    const server = await startScriptedServer(smtpScript({ message: null }))
    undo.push(() => server.close())
    const cancel = new AbortController()
    const began = performance.now()
    const report = await createTestEngine().run(
      { document: document(server.port), deadlineSeconds: 1 },
      { signal: cancel.signal, delivery: delivery({ answerMs: 1500, beforeRelease: () => (setTimeout(() => cancel.abort(), 50), Promise.resolve(true)) }) },
    )
    expect([report.verdict, report.code]).toEqual(['unknown', 'deadline'])
    expect(performance.now() - began).toBeGreaterThan(1400)
  })
})
