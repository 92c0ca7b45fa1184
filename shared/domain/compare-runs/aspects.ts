/**
 * What is held side by side, a line a thing: how it is read from a report, which phases it can spoil, and how suspicious it is that
 * it differs. Weights only order: 90 and above are looked at first whatever failed, below 50 hardly ever explain anything.
 */
import type { DifferenceKind, DifferenceReason, Gap } from '../../contract/history.ts'
import type { Phase, TestReport, TlsReport } from '../../contract/report.ts'
import { bannerShape } from './banner.ts'
import { addressesOf, authMechanisms, certificateFacts, offeredInside, offersStartTls, otherExtensions, recipientDomains, routeText, sizeLimit, type FactValue } from './facts.ts'

export interface Judgement {
  readonly weight: number
  readonly reason: DifferenceReason
}
export interface Aspect {
  readonly kind: DifferenceKind
  /** said to be missing where only one of the two knows it; null: that is no loss */
  readonly gap: Gap | null
  /** phases that it can spoil */
  readonly concerns: readonly Phase[]
  /** it comes with the server: with another server it differs as a matter of course */
  readonly ofServer: boolean
  /** it follows from the settings: said only where these are not known */
  readonly derived?: true
  readonly read: (report: TestReport) => FactValue | undefined
  /** may they be held side by side at all? */
  readonly comparable?: (older: TestReport, newer: TestReport) => boolean
  readonly same?: (before: FactValue, after: FactValue) => boolean
  /** symmetric in what it finds different, not in what it says of it */
  readonly judge: (before: FactValue, after: FactValue) => Judgement
}

const always = (weight: number, reason: DifferenceReason) => () => ({ weight, reason })
const list = (value: FactValue): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : [])
const lost = (before: FactValue, after: FactValue) => list(before).some((word) => !list(after).includes(word))
const reaching = ['dns', 'connect', 'proxy', 'greeting', 'tls'] as const satisfies readonly Phase[]
const dialogue = ['greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data', 'message'] as const satisfies readonly Phase[]

/** OpenSSL's and Node's names for protocol versions stand in their order. */
const tlsAge = (value: FactValue) => Number(/(\d+(?:\.\d+)?)$/.exec(String(value))?.[1] ?? 0)

type CertificateKind = Extract<DifferenceKind, `certificate-${string}`>
const certificate: readonly [kind: CertificateKind, read: (tls: TlsReport) => FactValue | undefined, judge: Aspect['judge']][] = [
  ['certificate-chain', certificateFacts.chain, (_, after) => (after === 'ok' ? { weight: 40, reason: 'chain-mended' } : { weight: 96, reason: 'chain-broken' })],
  ['certificate-host', certificateFacts.host, (_, after) => (after === 'ok' ? { weight: 40, reason: 'name-mended' } : { weight: 95, reason: 'name-broken' })],
  ['certificate-issuer', certificateFacts.issuer, always(93, 'other-issuer')],
  ['certificate-subject', certificateFacts.subject, always(78, 'other-subject')],
  ['certificate-key', certificateFacts.key, always(52, 'other-key')],
  ['certificate-dates', certificateFacts.dates, always(45, 'renewed')],
]
function tlsAspects(of: 'server' | 'proxy'): Aspect[] {
  const ofReport = (report: TestReport) => (of === 'server' ? report.tls : (report.proxyTls ?? null))
  const name = <K extends CertificateKind | 'tls-protocol' | 'tls-cipher'>(kind: K) => (of === 'server' ? kind : (`proxy-${kind}` as const))
  const common = {
    gap: of === 'server' ? 'certificate' : null,
    concerns: of === 'server' ? (['tls'] as const) : (['proxy'] as const),
    ofServer: of === 'server',
  } as const
  const reading = (read: (tls: TlsReport) => FactValue | undefined) => (report: TestReport) => {
    const tls = ofReport(report)
    return tls === null ? undefined : read(tls)
  }
  return [
    ...certificate.map(([kind, read, judge]): Aspect => ({ ...common, kind: name(kind), read: reading(read), judge })),
    {
      ...common,
      kind: name('tls-protocol'),
      gap: null,
      read: reading(({ protocol }) => protocol),
      judge: (before, after) => (tlsAge(after) < tlsAge(before) ? { weight: 60, reason: 'older-tls' } : { weight: 30, reason: 'newer-tls' }),
    },
    { ...common, kind: name('tls-cipher'), gap: null, read: reading(({ cipher }) => cipher), judge: always(20, 'other-cipher') },
  ]
}

const offers = { gap: 'offers', ofServer: true, comparable: (older: TestReport, newer: TestReport) => offeredInside(older) === offeredInside(newer) } as const
const own = { gap: null, ofServer: false } as const

export const aspects: readonly Aspect[] = [
  { ...own, kind: 'server', derived: true, concerns: [...reaching, 'auth'], read: ({ server }) => server ? `${server.host}:${server.port}` : undefined, judge: always(87, 'other-server') },
  { ...own, kind: 'security', derived: true, concerns: ['greeting', 'tls', 'auth'], read: ({ security }) => security ?? undefined, judge: always(84, 'setting-changed') },
  { ...own, kind: 'component', concerns: [], read: ({ component }) => component.name ?? undefined, judge: always(53, 'derived') },
  { ...own, kind: 'as-user', concerns: ['auth', 'mail'], read: ({ asUser }) => asUser ?? null, judge: always(57, 'other-user') },
  { ...own, kind: 'sender', concerns: ['mail', 'rcpt', 'message'], read: ({ sender }) => (sender === '' ? undefined : sender.toLowerCase()), judge: always(56, 'other-sender') },
  { ...own, kind: 'recipients', concerns: ['rcpt'], read: recipientDomains, judge: always(51, 'other-recipients') },
  { ...own, kind: 'route', concerns: reaching, read: routeText, judge: always(91, 'other-route') },
  { ...own, kind: 'proxy-reply', concerns: ['proxy'], read: ({ proxyReply }) => proxyReply ? `${proxyReply.status} ${proxyReply.reason}`.trim() : undefined, judge: always(70, 'proxy-answer') },
  {
    kind: 'addresses', gap: 'addresses', ofServer: true, concerns: reaching, read: addressesOf, judge: always(80, 'other-addresses'),
    // One of several, each time another: what is shared shows that it is the same place.
    same: (before, after) => list(before).some((address) => list(after).includes(address)),
  },
  {
    kind: 'banner', gap: 'banner', ofServer: true, concerns: dialogue, read: ({ banner }) => banner ?? undefined, judge: always(76, 'other-product'),
    same: (before, after) => bannerShape(String(before)) === bannerShape(String(after)),
  },
  {
    kind: 'starttls', gap: 'offers', ofServer: true, concerns: ['tls'], read: offersStartTls,
    judge: (_, after) => (after === true ? { weight: 35, reason: 'starttls-came' } : { weight: 94, reason: 'starttls-gone' }),
  },
  {
    ...offers, kind: 'auth', concerns: ['auth'], read: authMechanisms,
    judge: (before, after) => (lost(before, after) ? { weight: 92, reason: 'auth-gone' } : { weight: 30, reason: 'auth-came' }),
  },
  {
    ...offers, kind: 'extensions', concerns: ['ehlo', 'mail', 'data', 'message'], read: otherExtensions,
    judge: (before, after) => (lost(before, after) ? { weight: 48, reason: 'fewer-extensions' } : { weight: 22, reason: 'more-extensions' }),
  },
  {
    ...offers, kind: 'size', concerns: ['mail', 'message'], read: sizeLimit,
    judge: (before, after) => (after !== null && (before === null || Number(after) < Number(before)) ? { weight: 55, reason: 'size-smaller' } : { weight: 25, reason: 'size-bigger' }),
  },
  { ...own, kind: 'mechanism', concerns: ['auth'], read: ({ mechanism }) => mechanism ?? undefined, judge: always(58, 'other-login') },
  ...tlsAspects('server'),
  ...tlsAspects('proxy'),
  { ...own, kind: 'machine', concerns: reaching, read: ({ from }) => from.host, judge: always(54, 'other-machine') },
  { ...own, kind: 'os-user', concerns: [], read: ({ from }) => from.user, judge: always(28, 'other-os-user') },
  { ...own, kind: 'version', concerns: [], read: ({ version }) => version, judge: always(24, 'other-version') },
  { ...own, kind: 'until', concerns: [], read: ({ stopAfter }) => stopAfter, judge: always(15, 'other-extent') },
] // prettier-ignore
