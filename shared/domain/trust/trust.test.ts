import { describe, expect, test } from 'vitest'
import { createAuthority, createSelfSigned } from '../../../test-support/certificates.ts'
import { explain } from '../explain/explain.ts'
import { systemDocumentSchema, type SystemDocumentInput } from '../system/document.ts'
import { issuesOf } from '../system/issues.ts'
import { fingerprintOf, isDay, trustSchema, type TrustEntry } from './entry.ts'
import { hasEnded, samePeer } from './peer.ts'
import { addedIssuers, judgeCertificate, type CertificateSeen } from './judge.ts'
import { readAuthorities } from './pem.ts'

const fingerprint = Array<string>(32).fill('AB').join(':')
const other = Array<string>(32).fill('CD').join(':')
const authority = createAuthority('Empresa — Raiz')
const entry = { host: 'smtp.example', port: 587, kind: 'certificate', value: fingerprint } as const

describe('an entry', () => {
  const wrong = (...list: readonly unknown[]) => {
    const parsed = trustSchema.safeParse(list)
    return parsed.success ? [] : issuesOf(parsed.error).map(({ path, code }) => `${path} ${code}`)
  }

  test('has a normal form: fingerprints in one spelling, files without what stands around the certificate', () => {
    const [a, b, c] = trustSchema.parse([
      { ...entry, value: ` sha256:${'ab'.repeat(32)} ` },
      { ...entry, kind: 'key', value: 'aB '.repeat(32), until: '2028-02-29', note: 'x' },
      { ...entry, kind: 'ca', value: `Bag Attributes\r\n${authority.cert.replaceAll('\n', '\r\n')}\r\n` },
    ])
    expect(a).toEqual({ ...entry, until: null, note: '' })
    expect(b).toEqual({ ...entry, kind: 'key', until: '2028-02-29', note: 'x' })
    expect(c?.value).toBe(authority.cert)
    expect(trustSchema.parse([c])).toEqual([c])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['no host', { host: '' }, '0.host host-empty'],
    ['a host with a port', { host: 'a:1' }, '0.host host-port'],
    ['any host', { host: '*' }, '0.host host-invalid'],
    ['no port', { port: null }, '0.port port-range'],
    ['any port', { port: 0 }, '0.port port-range'],
    ['another kind', { kind: 'all' }, '0.kind not-listed'],
    ['half a fingerprint', { value: 'AB:CD' }, '0.value trust-fingerprint'],
    ['a SHA-1', { value: 'ab'.repeat(20) }, '0.value trust-fingerprint'],
    ['a day that does not exist', { until: '2027-02-29' }, '0.until trust-until'],
    ['a time', { until: '2027-02-28T10:00:00Z' }, '0.until trust-until'],
    ['a note of two lines', { note: 'a\nb' }, '0.note control'],
    ['a switch of its own', { ignoreAll: true }, '0.ignoreAll unknown-key'],
    ['an authority by fingerprint', { kind: 'ca' }, '0.value trust-not-pem'],
    ['a server’s certificate as authority', { kind: 'ca', value: createSelfSigned().cert }, '0.value trust-not-authority'],
    ['a private key', { kind: 'ca', value: authority.cert + createSelfSigned().key }, '0.value trust-private-key'],
    ['half a certificate', { kind: 'ca', value: `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----` }, '0.value trust-not-pem'],
    ['eleven certificates', { kind: 'ca', value: authority.cert.repeat(11) }, '0.value trust-too-many'],
  ])('is refused at its place: %s', (_, change, expected) => {
    expect(wrong({ ...entry, ...change })).toEqual([expected])
  })

  test('is refused twice, whatever the letters of the host', () => {
    expect(wrong(entry, { ...entry, port: 25 }, { ...entry, host: 'SMTP.example.' })).toEqual(['2.value trust-duplicate'])
    expect(wrong(...Array.from({ length: 101 }, (_, port) => ({ ...entry, port: port + 1 })))).toEqual([' trust-too-many'])
  })

  test('ends with its last day', () => {
    const at = (...time: [number, number]) => new Date(2027, 0, 31, ...time)
    expect([hasEnded({ until: '2027-01-31' }, at(23, 59)), hasEnded({ until: '2027-01-31' }, at(24, 0)), hasEnded({ until: null }, at(0, 0))]).toEqual([false, true, false])
    expect(['2028-02-29', '2027-02-29', '2027-13-01', '27-1-1'].map(isDay)).toEqual([true, false, false, false])
    expect(fingerprintOf(fingerprint.toLowerCase())).toBe(fingerprint)
  })

  test('is for one host and port', () => {
    const to = (host: string, port = 587) => samePeer({ host: 'correio.São.example', port: 587 }, { host, port })
    expect([to('CORREIO.são.example.'), to('correio.xn--so-sia.example'), to('são.example'), to('x.correio.são.example'), to('correio.são.example', 588)]).toEqual([true, true, false, false, false])
  })
})

test('authorities are read by name, several of them too', () => {
  expect(readAuthorities(authority.cert + createAuthority('Outra').cert)).toMatchObject({ names: ['Empresa — Raiz', 'Outra'] })
})

describe('a verdict', () => {
  const now = new Date('2027-06-01T12:00:00Z')
  const seen: CertificateSeen = {
    chain: null,
    byAddedIssuer: false,
    nameFits: true,
    fingerprint,
    keyFingerprint: other,
    validFrom: new Date('2027-01-01'),
    validTo: new Date('2028-01-01'),
  }
  const make = (kind: TrustEntry['kind'], more: Partial<TrustEntry> = {}): TrustEntry => ({
    ...entry, until: null, note: '', kind, value: kind === 'certificate' ? fingerprint : kind === 'key' ? other : authority.cert, ...more,
  }) // prettier-ignore
  const expired = { chain: 'certificate-expired', validTo: new Date('2027-05-01') } as const
  const early = { chain: 'certificate-not-yet-valid', validFrom: new Date('2027-07-01') } as const
  const cases: readonly (readonly [string, Partial<CertificateSeen>, readonly TrustEntry[], refused: string | null, trusted: string | null])[] = [
    ['nothing wrong, nothing trusted', {}, [], null, null],
    ['nothing wrong, all trusted', {}, [make('certificate'), make('key'), make('ca')], null, null],
    ['untrusted', { chain: 'certificate-untrusted' }, [], 'certificate-untrusted', null],
    ['untrusted and misnamed: the chain first', { chain: 'certificate-untrusted', nameFits: false }, [], 'certificate-untrusted', null],
    ['misnamed', { nameFits: false }, [make('ca')], 'certificate-name-mismatch', null],
    ['misnamed, certificate', { nameFits: false }, [make('certificate')], null, 'certificate'],
    ['misnamed, key', { nameFits: false }, [make('key')], null, 'key'],
    ['whole by an added issuer', { byAddedIssuer: true }, [make('ca')], null, 'ca'],
    ['whole by an added issuer, all trusted: the narrowest', { byAddedIssuer: true }, [make('certificate'), make('key'), make('ca')], null, 'ca'],
    ['whole by an added issuer, misnamed', { byAddedIssuer: true, nameFits: false }, [make('ca')], 'certificate-name-mismatch', null],
    ['whole by an added issuer, misnamed, key', { byAddedIssuer: true, nameFits: false }, [make('ca'), make('key')], null, 'key'],
    ['expired, key', expired, [make('key')], 'certificate-expired', null],
    ['expired, certificate', expired, [make('certificate')], null, 'certificate'],
    ['expired, key and certificate', expired, [make('key'), make('certificate')], null, 'certificate'],
    ['early, key', early, [make('key')], 'certificate-not-yet-valid', null],
    ['self-signed and expired, told by its chain, key', { ...expired, chain: 'certificate-self-signed' }, [make('key')], 'certificate-expired', null],
    ['weak, certificate', { chain: 'certificate-weak' }, [make('certificate')], null, 'certificate'],
    ['no certificate at all', { chain: 'certificate-untrusted', fingerprint: null, keyFingerprint: null }, [make('certificate'), make('key')], 'certificate-untrusted', null],
    ['ended', { chain: 'certificate-untrusted' }, [make('certificate', { until: '2027-05-31' })], 'certificate-untrusted', null],
    ['its last day', { chain: 'certificate-untrusted' }, [make('certificate', { until: '2027-06-02' })], null, 'certificate'],
    ['another host', { chain: 'certificate-untrusted' }, [make('certificate', { host: 'x.example' })], 'certificate-untrusted', null],
    ['another port', { chain: 'certificate-untrusted' }, [make('certificate', { port: 465 })], 'certificate-untrusted', null],
    ['another fingerprint', { chain: 'certificate-untrusted' }, [make('certificate', { value: other }), make('key', { value: fingerprint })], 'certificate-untrusted', null],
  ]
  test.each(cases)('%s', (_, change, trust, refused, trusted) => {
    const verdict = judgeCertificate({ ...seen, ...change }, trust, entry, now)
    expect([verdict.refused, verdict.trusted?.kind ?? null]).toEqual([refused, trusted])
    // Accepted without an exception means: both verdicts are good.
    if (verdict.refused === null && verdict.trusted === null) expect([verdict.chain, verdict.host]).toEqual([null, null])
    if (verdict.trusted !== null) expect(verdict.exceptions.filter(({ state }) => state === 'used')).toHaveLength(1)
  })

  test('only current authorities of this very peer are added to a handshake', () => {
    const trust = [make('ca'), make('ca', { port: 25 }), make('ca', { until: '2027-05-01' }), make('certificate')]
    expect(addedIssuers(trust, entry, now)).toEqual([authority.cert])
  })
})

describe('"Quem envia de verdade?" says of exceptions', () => {
  const trust = [{ ...entry, until: '2027-12-31' }, { ...entry, kind: 'ca' as const, value: authority.cert }, { ...entry, value: other, until: '2027-01-31' }]
  const warningsOf = (smtp: SystemDocumentInput['smtp'], rest: Partial<SystemDocumentInput> = {}) => {
    const document = systemDocumentSchema.parse({ name: 'X', technologyVersion: '13.1', protocol: 'smtp', smtp: { security: 'starttls', port: 587, ...smtp }, ...rest })
    const { warnings } = explain(document, { asUser: null, hasSecret: () => true, systemProxy: null, now: new Date(2027, 5, 1) })
    return warnings.filter(({ code }) => code.startsWith('trust-')).map(({ code, params, field }) => [code, params['kind'], params['until'] ?? null, field])
  }

  test('each that counts, with its end, and those that have ended', () => {
    expect(warningsOf({ server: 'smtp.example', trust })).toEqual([
      ['trust-exception', 'certificate', '31/12/2027', 'smtp.trust'],
      ['trust-exception', 'ca', null, 'smtp.trust'],
      ['trust-ended', 'certificate', '31/01/2027', 'smtp.trust'],
    ])
  })

  test('none for another server, another port, or without TLS', () => {
    expect(warningsOf({ server: 'smtp2.example', trust })).toEqual([])
    expect(warningsOf({ server: 'smtp.example', port: 588, trust })).toEqual([])
    expect(warningsOf({ server: 'smtp.example', security: 'none', trust })).toEqual([])
  })

  test('those of a proxy that is spoken to inside TLS', () => {
    const to = (kind: 'http' | 'https') => warningsOf({ server: 'other.example', trust }, { proxy: { kind, address: 'smtp.example', port: 587 } })
    expect([to('https').length, to('http').length]).toEqual([3, 0])
  })
})
