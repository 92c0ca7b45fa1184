/** Facts of a run as the diagnosis gets them, from as little as a case needs to say. */
import type { Phase, ReportCode, TlsReport } from '../shared/contract/report.ts'
import type { DiagnosisFacts } from '../shared/domain/diagnosis/diagnose.ts'
import { systemDocumentSchema, type SystemDocument, type SystemDocumentInput } from '../shared/domain/system/document.ts'

export interface FactsInput extends Partial<Omit<DiagnosisFacts, 'server' | 'tls' | 'proxyReply'>> {
  /** what the server said, whole: `535 5.7.8 no`; the verdict is then "rejected" */
  readonly said?: string
  readonly host?: string
  readonly port?: number
  /** what the proxy answered: status and challenges */
  readonly proxy?: readonly [status: number, ...challenges: string[]]
  /** what the certificate shows; null: no handshake */
  readonly certificate?: Partial<TlsReport['certificates'][number]>
  readonly proxyCertificate?: Partial<TlsReport['certificates'][number]>
  /** there is an exception for the server, and this came of it */
  readonly exceptions?: 'unused' | 'ended'
  /** what the server said first */
  readonly heard?: string
  /** what the proxy answered to CONNECT, its status line apart */
  readonly proxySaid?: readonly string[]
}

const certificate: TlsReport['certificates'][number] = {
  subject: 'smtp.example.com.br',
  issuer: 'Some Authority',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-11-01T00:00:00.000Z',
  daysLeft: 10,
  altNames: ['DNS:smtp.example.com.br'],
  fingerprint256: '',
}

function handshake(code: ReportCode, shown: Partial<TlsReport['certificates'][number]>): TlsReport {
  const host = code === 'certificate-name-mismatch' ? { ok: false, code } : { ok: true, code: null }
  return { protocol: 'TLSv1.3', cipher: 'x', chain: { ok: false, code }, host, certificates: [{ ...certificate, ...shown }] }
}

export function factsOf(phase: Phase, code: ReportCode, input: FactsInput = {}): DiagnosisFacts {
  const { said, host = 'smtp.example.com.br', port = 587, proxy, certificate: shown, proxyCertificate, exceptions, heard, proxySaid = [], ...more } = input
  const numbers = /^(\d{3}) (?:([245]\.\d+\.\d+) )?/.exec(said ?? '')
  const proxied = phase === 'proxy' || /^(?:proxy|socks)/.test(code)
  return {
    runId: 'run',
    systemId: null,
    systemName: 'SISCON',
    at: '2026-11-23T12:00:00.000Z',
    verdict: said === undefined && proxy === undefined ? 'failed' : 'rejected',
    phase,
    code,
    replyCode: numbers ? Number(numbers[1]) : null,
    enhancedCode: numbers?.[2] ?? null,
    reply: said?.slice(4) ?? null,
    recipients: [],
    component: { name: 'indy', could: null, reasons: [] },
    from: { host: 'estacao', user: 'jose' },
    route: {
      kind: proxied ? 'http' : 'direct',
      host: proxied ? 'proxy.example.com.br' : null,
      port: proxied ? 8080 : null,
      origin: proxied ? 'typed' : 'off',
      candidates: [],
      trace: [],
    },
    ms: 100,
    deadlineMs: 30_000,
    stopAfter: 'message',
    server: { host, port },
    sender: 'sistema@example.com.br',
    messageId: null,
    mechanism: null,
    security: 'starttls',
    extensions: [],
    banner: null,
    tls: shown
      ? { ...handshake(code, shown), ...(exceptions && { exceptions: [{ kind: 'certificate' as const, until: '2026-01-01', state: exceptions }] }) }
      : null,
    proxyTls: proxyCertificate ? handshake(code, proxyCertificate) : null,
    proxyReply: proxy ? { status: proxy[0], reason: '', challenges: proxy.slice(1).map(String) } : null,
    issues: [],
    warnings: [],
    phases: [],
    transcript: [
      ...(heard === undefined ? [] : [{ at: 0, from: 'server' as const, text: heard, secure: false }]),
      ...proxySaid.map((text) => ({ at: 0, from: 'proxy' as const, text, secure: false })),
    ],
    ...more,
  }
}

/** A system with authentication and SSL on 587, but for what a case says. */
export function documentForDiagnosis(
  smtp: NonNullable<SystemDocumentInput['smtp']> = {},
  rest: Partial<SystemDocumentInput> = {},
): SystemDocument {
  return systemDocumentSchema.parse({
    name: 'SISCON',
    technologyVersion: '13.1',
    protocol: 'smtp',
    smtp: { server: 'smtp.example.com.br', port: 587, authentication: { user: 'sistema@example.com.br', ssl: true }, ...smtp },
    ...rest,
  })
}
