/** Whole, valid things to store in tests. */
import type { TestReport } from '../../../shared/contract/report.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../../../shared/domain/system/document.ts'
import type { StoredSystem } from '../../core/ports.ts'

/** A UUID with the number in it. */
export const sampleId = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const sampleInput: SystemDocumentInput = {
  name: 'SISCON',
  technologyVersion: '14.1',
  protocol: 'smtp',
  smtp: { server: 'smtp.example.com', port: 587, authentication: { user: 'a.b@example.com', ssl: true } },
  parameters: { 'DOTTED.NAME': 'x', USEDOTNETMAIL: 'S' },
}

export const sampleDocument = (more: Partial<SystemDocumentInput> = {}) => systemDocumentSchema.parse({ ...sampleInput, ...more })

export function sampleSystem(number: number, more: Partial<StoredSystem> = {}): StoredSystem {
  return {
    id: sampleId(number),
    revision: 1,
    savedAt: '2026-01-01T12:00:00.000Z',
    document: sampleDocument({ name: `SISTEMA ${number}` }),
    secrets: { 'smtp.authentication': { v: 1, iv: 'AAAA', data: 'AAAA', tag: 'AAAA' } },
    ...more,
  }
}

export function sampleReport(runId: string, more: Partial<TestReport> = {}): TestReport {
  return {
    runId,
    systemId: sampleId(1),
    systemName: 'SISCON',
    at: '2026-01-01T12:00:00.000Z',
    verdict: 'failed',
    phase: 'auth',
    code: 'authentication-failed',
    replyCode: 535,
    enhancedCode: '5.7.8',
    reply: '535 5.7.8 no',
    recipients: [],
    hint: null,
    component: { name: 'dotnet', could: true, reasons: [] },
    from: { host: 'here', user: 'me' },
    route: null,
    ms: 12.5,
    deadlineMs: 30_000,
    stopAfter: 'message',
    server: { host: 'smtp.example.com', port: 587 },
    sender: 'a@example.com',
    messageId: null,
    mechanism: 'PLAIN',
    security: 'starttls',
    extensions: [],
    banner: null,
    tls: null,
    proxyReply: null,
    issues: [],
    warnings: [],
    phases: [],
    transcript: [],
    ...more,
  }
}
