/** Encryption: asked for and not there, there and not asked for, and certificates. */
import { implicitTlsPort, submissionPort } from '../effective/effective-settings.ts'
import { encrypt, place, toSubmissionPort, where } from './advice.ts'
import type { DiagnosisFacts, Rule } from './rule.ts'

const rfc8314 = 'RFC 8314 §3'
/** What a port that waits for a ClientHello looks like to somebody who waits for a greeting. */
const noGreeting: Rule['signs']['code'] = ['deadline', 'connection-closed', 'connection-reset', 'not-smtp']

function certificate({ tls }: DiagnosisFacts) {
  return tls?.certificates[0] ?? null
}

function namesOf(facts: DiagnosisFacts): string {
  const altNames = certificate(facts)?.altNames ?? []
  return altNames.slice(0, 4).map((name) => name.replace(/^(?:DNS|IP Address):/, '')).join(', ')
}

export const tlsRules: readonly Rule[] = [
  {
    rule: 'clear-text-on-tls-port',
    who: 'you',
    field: 'smtp.authentication.ssl',
    signs: { phase: ['greeting'], code: noGreeting, port: [implicitTlsPort], security: ['none'] },
    advise: (facts, document) => ({ params: place(facts), ...encrypt(document, 'tls') }),
    source: rfc8314,
  },
  {
    rule: 'starttls-on-tls-port',
    who: 'you',
    field: 'smtp.security',
    signs: { phase: ['greeting'], code: noGreeting, port: [implicitTlsPort], security: ['starttls', 'starttls-if-offered'] },
    advise: (facts) => ({ params: place(facts), change: [{ path: 'smtp.security', value: 'tls' }] }),
    source: rfc8314,
  },
  {
    rule: 'tls-on-clear-port',
    who: 'you',
    field: 'smtp.port',
    signs: { code: ['tls-not-tls'], security: ['tls'] },
    advise: (facts, document) =>
      // "Servidor com SSL" on 465: the port is what has to change. A precise mode of TLS elsewhere: the mode is.
      document?.smtp.security === 'tls' && facts.server?.port !== implicitTlsPort
        ? { params: place(facts), field: 'smtp.security', change: [{ path: 'smtp.security', value: 'starttls' }] }
        : document?.smtp.security === 'tls'
          ? {
              params: place(facts),
              field: 'smtp.port',
              change: [
                { path: 'smtp.port', value: submissionPort },
                { path: 'smtp.security', value: 'starttls' },
              ],
            }
          : toSubmissionPort(facts),
    source: 'RFC 8314 §3.3; OpenSSL, wrong version number',
  },
  {
    rule: 'starttls-not-offered',
    who: 'provider',
    field: 'smtp.authentication.ssl',
    signs: { code: ['starttls-not-offered'] },
    // Switching SSL off is for a person to decide, with the sentence before the eyes.
    advise: (facts, document) => {
      if (facts.server?.port === 25) return toSubmissionPort(facts)
      return { params: place(facts), ...(document && document.smtp.security !== 'auto' && { field: 'smtp.security' }) }
    },
    source: 'RFC 3207 §4',
  },
  {
    rule: 'starttls-rejected',
    who: 'provider',
    field: null,
    signs: { code: ['starttls-rejected'] },
    advise: where,
    source: 'RFC 3207 §4 (454)',
  },
  {
    rule: 'starttls-injection',
    who: 'network',
    field: null,
    signs: { code: ['starttls-injection'] },
    advise: where,
    source: 'RFC 3207 §6',
  },
  {
    rule: 'certificate-expired',
    who: 'provider',
    field: null,
    signs: { code: ['certificate-expired'] },
    advise: (facts) => ({ params: { ...place(facts), date: certificate(facts)?.validTo.slice(0, 10).split('-').reverse().join('/') ?? '' } }),
    source: 'RFC 5280 §4.1.2.5',
  },
  {
    rule: 'certificate-not-yet-valid',
    who: 'you',
    field: null,
    signs: { code: ['certificate-not-yet-valid'] },
    advise: where,
    source: 'RFC 5280 §4.1.2.5',
  },
  {
    rule: 'certificate-name',
    who: 'you',
    field: 'smtp.server',
    signs: { code: ['certificate-name-mismatch'] },
    // A name from the certificate is better than an exception; one without a name leaves only that, or a new certificate.
    advise: (facts) =>
      namesOf(facts) === ''
        ? { params: { ...place(facts), names: '—' }, field: 'smtp.trust' }
        : { params: { ...place(facts), names: namesOf(facts) } },
    source: 'RFC 9525 §6',
  },
  {
    rule: 'certificate-self-signed',
    who: 'provider',
    field: 'smtp.trust',
    signs: { code: ['certificate-self-signed'] },
    advise: where,
    source: 'RFC 5280 §6',
  },
  {
    rule: 'certificate-untrusted',
    who: 'network',
    field: 'smtp.trust',
    signs: { code: ['certificate-untrusted'] },
    advise: (facts) => ({ params: { ...place(facts), issuer: certificate(facts)?.issuer ?? '' } }),
    source: 'RFC 5280 §6',
  },
  {
    rule: 'tls-failed',
    who: 'provider',
    field: null,
    // TLS 1.3 tells of some failures only after the handshake: then the phase is a later one.
    signs: {
      code: ['tls-failed', 'tls-not-tls', 'connection-closed', 'connection-reset'],
      also: ({ phase, code }) => phase === 'tls' || code === 'tls-failed',
    },
    advise: where,
    source: 'RFC 8446 §6',
  },
]
