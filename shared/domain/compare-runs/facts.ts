/** What a report says of one thing, in a form that two reports can be compared by; undefined where it does not know. */
import type { TestReport, TlsReport } from '../../contract/report.ts'

export type FactValue = string | number | boolean | null | readonly string[]

const upper = (words: readonly string[]) => words.map((word) => word.toUpperCase())

/** EHLO keywords with their parameters; undefined where nobody got so far. */
function keywords({ extensions }: TestReport): string[][] | undefined {
  return extensions.length === 0 ? undefined : extensions.map((line) => upper(line.trim().split(/[\s=]+/)))
}

/** Before and after STARTTLS a server offers different things: which of the two a report shows. */
export const offeredInside = (report: TestReport): boolean => report.tls !== null

/** What AUTH offers, in a fixed order: servers shuffle it. */
export function authMechanisms(report: TestReport): readonly string[] | undefined {
  const all = keywords(report)
  return all && [...new Set(all.filter(([keyword]) => keyword === 'AUTH').flatMap(([, ...mechanisms]) => mechanisms))].sort()
}

/** Whether STARTTLS was there to be had; with TLS from the first byte nobody asks. */
export function offersStartTls(report: TestReport): boolean | undefined {
  const { security, code, tls } = report
  if (code === 'starttls-not-offered') return false
  if (tls !== null) return security === 'tls' ? undefined : true
  return keywords(report)?.some(([keyword]) => keyword === 'STARTTLS')
}

/** The other keywords; SIZE, AUTH and STARTTLS are looked at by themselves. */
export function otherExtensions(report: TestReport): readonly string[] | undefined {
  const own = ['AUTH', 'STARTTLS', 'SIZE']
  // The first word of some servers' list is a greeting that holds the name of the client.
  const known = keywords(report)?.map(([keyword = '']) => keyword).filter((keyword) => /^[A-Z0-9][A-Z0-9-]*$/.test(keyword) && !own.includes(keyword))
  return known && [...new Set(known)].sort()
}

/** The largest message, in octets; 0 and absent mean that none is said. */
export function sizeLimit(report: TestReport): number | null | undefined {
  const all = keywords(report)
  const said = Number(all?.find(([keyword]) => keyword === 'SIZE')?.[1] ?? Number.NaN)
  return all && (Number.isSafeInteger(said) && said > 0 ? said : null)
}

export function routeText({ route }: TestReport): string | undefined {
  if (!route || route.kind === null) return undefined
  return route.host === null ? route.kind : `${route.kind} ${route.host}:${String(route.port)}`
}

/** Every address that the name had, or at least those that were tried. */
export function addressesOf({ resolved, attempts = [] }: TestReport): readonly string[] | undefined {
  const known = resolved ?? attempts.flatMap(({ addresses }) => addresses.map(({ address }) => address))
  return known.length === 0 ? undefined : [...new Set(known)].sort()
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
export function recipientDomains({ recipients }: TestReport): readonly string[] | undefined {
  return recipients.length === 0 ? undefined : [...new Set(recipients.map(({ address }) => domainOf(address)))].sort()
}

type OfTls<T> = (tls: TlsReport) => T | undefined
/** The certificate of the server itself, of those that came with it. */
const leaf = <T>(read: (certificate: TlsReport['certificates'][number]) => T | null | undefined): OfTls<T> => ({ certificates: [first] }) => (first ? (read(first) ?? undefined) : undefined)

const verdict = ({ ok, code }: TlsReport['chain']) => (ok ? 'ok' : (code ?? 'unknown'))
export const certificateFacts = {
  chain: (tls) => (tls.certificates.length === 0 ? undefined : verdict(tls.chain)),
  host: (tls) => (tls.certificates.length === 0 ? undefined : verdict(tls.host)),
  issuer: leaf(({ issuer }) => issuer),
  subject: leaf(({ subject }) => subject),
  key: leaf(({ keyFingerprint256 }) => keyFingerprint256),
  dates: leaf(({ validFrom, validTo }) => `${validFrom.slice(0, 10)} – ${validTo.slice(0, 10)}`),
} as const satisfies Readonly<Record<string, OfTls<FactValue>>>
