/** Which of what works is best, and what applying it means for the form. */
import type { FindRow } from '../../contract/find.ts'
import type { Change } from '../explain/types.ts'
import { resolveSecurity } from '../effective/effective-settings.ts'
import type { SystemDocument } from '../system/document.ts'
import type { Combination, TriedRoute } from './combinations.ts'

/** Encrypted with somebody known before encrypted with anybody before in clear. */
const qualities = ['trusted', 'untrusted', 'clear'] as const
type Row = Pick<FindRow, 'works' | 'could' | 'auth' | 'route' | 'ms'>

export interface RatingNeeds {
  /** somebody logs in, so a port that offers no AUTH is of no use */
  readonly authenticates: boolean
  /** the one that the settings take now */
  readonly route: TriedRoute
}

/** Milliseconds below which two ways are equally quick; the next run may have them the other way round. */
const equallyQuick = 100

function rank(row: Row, { authenticates, route }: RatingNeeds): readonly number[] {
  return [
    qualities.findIndex((quality) => quality === row.works),
    row.could === false ? 1 : 0,
    authenticates && (row.auth ?? []).length === 0 ? 1 : 0,
    row.route === route ? 0 : 1,
    Math.floor((row.ms ?? 0) / equallyQuick),
  ]
}

/** The best first; among equals the one that was planned first. Only what works. */
export function ranked<T extends Row>(rows: readonly T[], needs: RatingNeeds): readonly T[] {
  return rows
    .filter(({ works }) => works !== 'no' && works !== null)
    .map((row) => ({ row, rank: rank(row, needs) }))
    .toSorted((a, b) => {
      const at = a.rank.findIndex((value, index) => value !== b.rank[index])
      return at === -1 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0)
    })
    .map(({ row }) => row)
}

type Settings = Pick<SystemDocument, 'smtp' | 'proxy'>

/** The route that these settings take; blank proxy fields are the operating system's, whatever that answers. */
export function routeOfSettings({ proxy }: Pick<Settings, 'proxy'>): TriedRoute {
  if (!proxy.enabled) return 'direct'
  return proxy.address === '' ? 'system' : 'typed'
}

/** "Servidor com SSL" where it says the same, a precise mode elsewhere; SSL counts only inside "com autenticação". */
function securityChanges({ port, security }: Combination, { smtp }: Settings): Change[] {
  const { enabled, ssl } = smtp.authentication
  if (resolveSecurity(smtp.security, enabled && ssl, port) === security) return []
  const wanted = security !== 'none'
  if (resolveSecurity('auto', enabled && wanted, port) !== security) return [{ path: 'smtp.security', value: security }]
  return [
    { path: 'smtp.security', value: 'auto' },
    ...(enabled && ssl !== wanted ? [{ path: 'smtp.authentication.ssl', value: wanted }] : []),
  ]
}

/** A login that was given for one proxy is not carried to another. */
function routeChanges(route: TriedRoute, { proxy }: Settings): Change[] {
  if (routeOfSettings({ proxy }) === route) return []
  if (route === 'direct') return [{ path: 'proxy.enabled', value: false }]
  const on: Change = { path: 'proxy.enabled', value: true }
  if (route === 'typed' || proxy.address === '') return [on]
  return [
    on,
    { path: 'proxy.address', value: '' },
    { path: 'proxy.port', value: null },
    ...(proxy.authentication.enabled ? [{ path: 'proxy.authentication.enabled', value: false }] : []),
  ]
}

/** What changes on the form; nothing where these are the settings already. */
export function changesFor(combination: Combination, settings: Settings): Change[] {
  const { smtp } = settings
  return [
    ...((smtp.port ?? 25) === combination.port ? [] : [{ path: 'smtp.port', value: combination.port }]),
    ...securityChanges(combination, settings),
    ...routeChanges(combination.route, settings),
  ]
}
