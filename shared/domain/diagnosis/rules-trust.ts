/** Exceptions that no longer help, and handshakes that end before a certificate can be judged. */
import type { ReportCode, TlsReport } from '../../contract/report.ts'
import { implicitTlsPort } from '../effective/effective-settings.ts'
import { place, toSubmissionPort, where } from './advice.ts'
import type { DiagnosisFacts, Rule } from './rule.ts'

/** What an exception could have overridden; of a date that is over a renewal is the cure. */
const overridable = ['certificate-self-signed', 'certificate-untrusted', 'certificate-name-mismatch'] as const
const refusedForTrust: readonly ReportCode[] = [...overridable, ...overridable.map((code) => `proxy-${code}` as const)]

/** The hop whose certificate was refused. */
function hopOf({ code, tls, proxyTls, server, route }: DiagnosisFacts): { tls: TlsReport | null; host: string; port: number } {
  return code?.startsWith('proxy-') === true
    ? { tls: proxyTls ?? null, host: route?.host ?? '', port: route?.port ?? 0 }
    : { tls, host: server?.host ?? '', port: server?.port ?? 0 }
}

function hasException(state: 'ended' | 'unused') {
  return (facts: DiagnosisFacts) => hopOf(facts).tls?.exceptions?.some((exception) => exception.state === state) === true
}

function hopPlace(facts: DiagnosisFacts) {
  const { host, port } = hopOf(facts)
  return { params: { host, port } }
}

/** Before the rules of the certificates themselves: somebody had decided about this peer already. */
export const trustRules: readonly Rule[] = [
  {
    rule: 'trust-no-longer-fits',
    who: 'you',
    field: 'smtp.trust',
    signs: { code: refusedForTrust, also: hasException('unused') },
    advise: hopPlace,
    source: 'shared/domain/trust/entry.ts',
  },
  {
    rule: 'trust-ended',
    who: 'you',
    field: 'smtp.trust',
    signs: { code: refusedForTrust, also: hasException('ended') },
    advise: hopPlace,
    source: 'shared/domain/trust/entry.ts',
  },
  {
    rule: 'certificate-weak',
    who: 'provider',
    field: null,
    signs: { code: ['certificate-weak'] },
    advise: where,
    source: 'RFC 9325 §4.5; OpenSSL security level 2',
  },
  { rule: 'tls-version', who: 'provider', field: null, signs: { code: ['tls-version'] }, advise: where, source: 'RFC 8996' },
  {
    rule: 'client-certificate-required',
    who: 'provider',
    field: null,
    signs: { code: ['client-certificate-required'] },
    advise: where,
    source: 'RFC 8446 §4.4.2.4',
  },
  {
    rule: 'proxy-certificate-weak',
    who: 'network',
    field: null,
    signs: { code: ['proxy-certificate-weak', 'proxy-tls-version'] },
    advise: where,
    source: 'RFC 9325 §4.5; RFC 8996',
  },
  {
    rule: 'proxy-client-certificate',
    who: 'network',
    field: null,
    signs: { code: ['proxy-client-certificate-required'] },
    advise: where,
    source: 'RFC 8446 §4.4.2.4',
  },
]

const services: readonly (readonly [service: string, speaks: RegExp])[] = [
  ['HTTP', /^(?:HTTP\/\d|<!doctype|<html)/i],
  ['IMAP', /^\* (?:OK|PREAUTH|BYE|BAD)\b/i],
  ['POP3', /^(?:\+OK|-ERR)\b/i],
  ['SSH', /^SSH-\d/],
  ['FTP', /^220[ -].*\bFTP\b/i],
]

/** What the other side said of itself, in clear and unasked. */
export function serviceHeard({ transcript }: Pick<DiagnosisFacts, 'transcript'>): string | null {
  const said = transcript.find(({ from, secure }) => from === 'server' && !secure)?.text ?? ''
  return services.find(([, speaks]) => speaks.test(said))?.[0] ?? null
}

export const wrongPortRules: readonly Rule[] = [
  {
    rule: 'other-service',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['not-smtp', 'tls-not-tls', 'ehlo-rejected', 'greeting-rejected'], also: (facts) => serviceHeard(facts) !== null },
    advise: (facts, document) => {
      const params = { ...place(facts), service: serviceHeard(facts) ?? '' }
      // A mode that was chosen keeps its own port.
      if (document?.smtp.security !== 'tls') return { ...toSubmissionPort(facts), params }
      return { params, change: facts.server?.port === implicitTlsPort ? null : [{ path: 'smtp.port', value: implicitTlsPort }] }
    },
    source: 'RFC 9112 §4; RFC 9051 §7.1; RFC 1939 §3; RFC 4253 §4.2; RFC 959 §5.4',
  },
]
