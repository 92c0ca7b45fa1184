/**
 * What the network says of a domain's mail, as offers that somebody may apply. None of these sources proves anything: DNS is not
 * signed here, and a page is only its web server's word. So each offer carries who said it, and only encrypted ones are made.
 */
import type { Change } from '../explain/types.ts'
import { implicitTlsPort } from '../effective/effective-settings.ts'
import { hostProblem, toAscii } from '../system/host-name.ts'
import { changesOf, domainOf, providerPresets, type ProviderId } from './presets.ts'

/** The domain itself says it in a page of its own · in its SRV records (RFC 6186, RFC 8314) · whoever takes its mail is known */
export const offerSources = ['autoconfig', 'srv', 'mx'] as const
export type OfferSource = (typeof offerSources)[number]

export interface Offer {
  readonly source: OfferSource
  /** the address of the page, or the name of the record */
  readonly where: string
  readonly provider: ProviderId | null
  readonly server: string
  readonly port: number
  readonly security: 'tls' | 'starttls'
  /** the form of the user's name; null: nobody says */
  readonly user: 'address' | 'local-part' | null
}

/** A domain that can be asked about: a name with a dot, no address literal. Lower case, as it goes over the wire; null for what is none. */
export function askableDomain(text: string): string | null {
  const domain = toAscii((domainOf(text) ?? text).trim().toLowerCase().replace(/\.$/, ''))
  if (domain === null || hostProblem(domain) !== null) return null
  return domain.includes('.') && !domain.includes(':') && !/(?:^|\.)\d+$/.test(domain) && domain.length <= 200 ? domain : null
}

/** RFC 6186 §3.1, RFC 8314 §5.1 */
export const srvServices = [
  { service: '_submissions._tcp', security: 'tls' },
  { service: '_submission._tcp', security: 'starttls' },
] as const
/** By https only: what is said in clear could be anybody's (the addresses: Thunderbird's autoconfiguration). */
export const autoconfigPages = (domain: string): readonly string[] => [
  `https://autoconfig.${domain}/mail/config-v1.1.xml`,
  `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
]

export interface SrvRecord {
  readonly target: string
  readonly port: number
  readonly priority: number
  readonly weight: number
}
export interface MxRecord {
  readonly exchange: string
  readonly priority: number
}

const usableHost = (name: string): string | null => {
  const host = toAscii(name.toLowerCase().replace(/\.$/, ''))
  return host !== null && host !== '' && hostProblem(host) === null ? host : null
}
const usablePort = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65535
/** So many of one source are enough to choose from. */
const most = 4

/** The first to be tried first; "." means that the service is not there (RFC 6186 §3.4). */
export function offersOfSrv(where: string, security: Offer['security'], records: readonly SrvRecord[]): readonly Offer[] {
  return records
    .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
    .flatMap(({ target, port }): Offer[] => {
      const server = target === '.' ? null : usableHost(target)
      return server !== null && usablePort(port) ? [{ source: 'srv', where, provider: null, server, port, security, user: null }] : []
    })
    .slice(0, most)
}

/**
 * Who takes the mail of whom. Microsoft, Google and Yahoo: the lists that Thunderbird looks an MX up in (github.com/thunderbird/autoconfig).
 * Locaweb, Hostinger, Titan: github.com/blisspixel/recon, validation/2026-08-13-catalog-regional-round.md, from the help of each. GoDaddy:
 * its template in github.com/Domain-Connect/Templates. Zoho: github.com/jace/mxsniff; mxrecordchecker.com. UOL Host, KingHost: what their
 * customers' domains have (pastebin.com/KWKBM1Tg; github.com/saulobernardino/jbc-site, DEPLOY.md). Read 2026-11-25 and 2026-11-30.
 */
const exchanges: Readonly<Partial<Record<ProviderId, readonly string[]>>> = {
  'microsoft-365': ['mail.protection.outlook.com'],
  'outlook-com': ['olc.protection.outlook.com'],
  google: ['google.com', 'googlemail.com'],
  'uol-host': ['mx.uhserver.com'],
  kinghost: ['mx-vip-01.kinghost.net', 'mx-vip-02.kinghost.net'],
  locaweb: ['mx.core.locaweb.com.br', 'mx.a.locaweb.com.br', 'mx.b.locaweb.com.br', 'mx.jk.locaweb.com.br'],
  hostinger: ['mx1.hostinger.com', 'mx2.hostinger.com'],
  titan: ['mx1.titan.email', 'mx2.titan.email'],
  godaddy: ['smtp.secureserver.net', 'mailstore1.secureserver.net'],
  yahoo: ['am0.yahoodns.net'],
  'zoho-pro': ['zoho.com'],
}

/** Who keeps a domain's mail usually sends it as well, but not always: a filter may stand before it. */
export function offersOfMx(domain: string, records: readonly MxRecord[]): readonly Offer[] {
  const [first] = records.toSorted((a, b) => a.priority - b.priority)
  const exchange = first?.exchange.toLowerCase().replace(/\.$/, '') ?? ''
  const preset = providerPresets.find(({ id }) => exchanges[id]?.some((below) => exchange === below || exchange.endsWith(`.${below}`)))
  if (!preset) return []
  const { id, server, port, user } = preset
  const form = user === 'address' || user === 'local-part' ? user : null
  return [{ source: 'mx', where: `MX ${domain} → ${exchange}`, provider: id, server, port, security: port === implicitTlsPort ? 'tls' : 'starttls', user: form }]
}

/** One of an `outgoingServer` of a page, as it stands there. */
export interface PageServer {
  readonly hostname: string
  readonly port: string
  readonly socketType: string
  readonly username: string
}

const securityOf: Readonly<Record<string, Offer['security']>> = { SSL: 'tls', STARTTLS: 'starttls' }
const userForms: Readonly<Record<string, Offer['user']>> = { '%EMAILADDRESS%': 'address', '%EMAILLOCALPART%': 'local-part' }

/** `plain` is left out: what this program fills in by itself encrypts. */
export function offersOfPage(where: string, domain: string, servers: readonly PageServer[]): readonly Offer[] {
  return servers
    .flatMap(({ hostname, port, socketType, username }): Offer[] => {
      const server = usableHost(hostname.trim().replaceAll('%EMAILDOMAIN%', domain))
      const security = securityOf[socketType.trim().toUpperCase()]
      const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0
      if (server === null || !security || !usablePort(number)) return []
      return [{ source: 'autoconfig', where, provider: null, server, port: number, security, user: userForms[username.trim().toUpperCase()] ?? null }]
    })
    .slice(0, most)
}

/** The domain's own word first; what two sources say alike stands once, under the better one. */
export function inOrder(offers: readonly Offer[]): readonly Offer[] {
  const sorted = offers.toSorted((a, b) => offerSources.indexOf(a.source) - offerSources.indexOf(b.source))
  const key = ({ server, port, security }: Offer) => `${server} ${port} ${security}`
  return sorted.filter((offer, index) => sorted.findIndex((other) => key(other) === key(offer)) === index)
}

/** What it changes on the form, as a preset does; a port on which the box "Servidor com SSL" means something else gets the precise mode. */
export function changesOfOffer({ server, port, security, user, provider }: Offer, address: string): readonly Change[] {
  const preset = providerPresets.find(({ id }) => id === provider)
  if (preset) return changesOf(preset, address)
  const usual = (port === implicitTlsPort ? 'tls' : 'starttls') === security
  const name = domainOf(address) === null || user === null ? null : user === 'address' ? address.trim() : address.trim().replace(/@[^@]*$/, '')
  return [
    { path: 'protocol', value: 'smtp' },
    { path: 'smtp.server', value: server },
    { path: 'smtp.port', value: port },
    { path: 'smtp.security', value: usual ? 'auto' : security },
    { path: 'smtp.authentication.enabled', value: true },
    { path: 'smtp.authentication.ssl', value: true },
    ...(name === null ? [] : [{ path: 'smtp.authentication.user', value: name }]),
  ]
}
