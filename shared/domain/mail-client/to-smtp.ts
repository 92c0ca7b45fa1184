/**
 * A MAPI or VIM/Notes system turned into an SMTP one with what is known: what its fields still hold, what its users have, what the
 * provider of their addresses publishes. Nothing is guessed: where nothing is known, nothing is offered. Pure.
 */
import type { Change } from '../explain/types.ts'
import { changesOf, domainOf, findProviders, type ProviderId } from '../providers/presets.ts'
import type { SystemDocument } from '../system/document.ts'

export type SmtpProposal =
  /** the server that stood here before the protocol was changed */
  | { readonly from: 'kept'; readonly server: string; readonly port: number | null; readonly changes: readonly Change[] }
  /** the provider of this address */
  | { readonly from: 'provider'; readonly provider: ProviderId; readonly name: string; readonly server: string; readonly port: number; readonly changes: readonly Change[] }
  /** a server that users of this system have; `users` counts them */
  | { readonly from: 'users'; readonly server: string; readonly port: number | null; readonly users: number; readonly changes: readonly Change[] }

/** The address of the system, as far as something says it: its login, else the commonest domain of its users, whose first address stands for it. */
export function likelyAddress({ smtp, users = [] }: SystemDocument): string {
  const { user } = smtp.authentication
  if (domainOf(user) !== null) return user
  const domains = new Map<string, { count: number; first: string }>()
  for (const { email } of users) {
    const domain = domainOf(email)
    if (domain === null) continue
    const seen = domains.get(domain)
    domains.set(domain, { count: (seen?.count ?? 0) + 1, first: seen?.first ?? email })
  }
  return [...domains.values()].toSorted((a, b) => b.count - a.count)[0]?.first ?? ''
}

function loginChanges(address: string, ssl: boolean): Change[] {
  return [
    { path: 'smtp.security', value: 'auto' },
    { path: 'smtp.authentication.enabled', value: true },
    { path: 'smtp.authentication.ssl', value: ssl },
    ...(domainOf(address) === null ? [] : [{ path: 'smtp.authentication.user', value: address.trim() }]),
  ]
}

function fromKept({ smtp }: SystemDocument): SmtpProposal[] {
  if (smtp.server === '') return []
  return [{ from: 'kept', server: smtp.server, port: smtp.port, changes: [{ path: 'protocol', value: 'smtp' }] }]
}

function fromProvider(address: string): SmtpProposal[] {
  if (domainOf(address) === null) return []
  return findProviders(address).map((preset) => ({
    from: 'provider',
    provider: preset.id,
    name: preset.name,
    server: preset.server,
    port: preset.port,
    changes: changesOf(preset, address),
  }))
}

/** The server, its port and how it is reached; never a user's password, which is the user's. */
function fromUsers({ users = [], smtp: system }: SystemDocument, address: string): SmtpProposal[] {
  const servers = new Map<string, { server: string; port: number | null; ssl: boolean; users: number }>()
  for (const { smtp } of users) {
    if (smtp.server === '' || smtp.server.toLowerCase() === system.server.toLowerCase()) continue
    const key = `${smtp.server.toLowerCase()}:${String(smtp.port ?? '')}`
    const seen = servers.get(key)
    const ssl = smtp.authentication.enabled && smtp.authentication.ssl
    servers.set(key, { server: seen?.server ?? smtp.server, port: smtp.port, ssl: ssl || seen?.ssl === true, users: (seen?.users ?? 0) + 1 })
  }
  return [...servers.values()]
    .toSorted((a, b) => b.users - a.users)
    .slice(0, 3)
    .map(({ server, port, ssl, users: count }) => ({
      from: 'users',
      server,
      port,
      users: count,
      changes: [{ path: 'protocol', value: 'smtp' }, { path: 'smtp.server', value: server }, { path: 'smtp.port', value: port }, ...loginChanges(address, ssl)],
    }))
}

/** The likeliest first. @param address of the account that is to send, '' where nobody knows it */
export function smtpProposals(document: SystemDocument, address: string): readonly SmtpProposal[] {
  return [...fromKept(document), ...fromProvider(address), ...fromUsers(document, address)]
}
