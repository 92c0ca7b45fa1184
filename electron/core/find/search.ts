/** One search: the routes side by side, on each its doors under the limits, and at a door one try after the other. */
import type { FindNote, FindRow } from '../../../shared/contract/find.ts'
import {
  doorsOf,
  keyOf,
  nextAt,
  portsToTry,
  proxyAnswersAll,
  triedSecurities,
  type Combination,
  type Door,
  type SkipReason,
  type Tried,
} from '../../../shared/domain/find/combinations.ts'
import type { RouteCandidate } from '../../../shared/domain/explain/types.ts'
import { toAscii } from '../../../shared/domain/system/host-name.ts'
import { knowNetwork, untilAborted } from './known-network.ts'
import { probe, proxyOf, type ProbeWorld } from './probe.ts'
import { createSlots } from './slots.ts'

/**
 * Four at once to one host, the server or a proxy: what a mail client opens, and below what mail servers begin to refuse, or
 * to take for a scan of their ports. Three of them to one port of the server, whatever way they come: it sees them all.
 */
const mostPerHost = 4
const mostPerPort = 3

/** Parts of the total time. Three rounds of four black holes fit in it; a proxy has to reach the server in its part as well. */
const reachDirect = 0.3
const reachThroughProxy = 0.45
const wholeTry = 0.7

export interface SearchOptions {
  readonly world: ProbeWorld
  /** milliseconds for everything */
  readonly total: number
  readonly onRow: (row: FindRow) => void
}

const blank: Omit<FindRow, 'key' | 'port' | 'security' | 'route' | 'family'> = {
  state: 'waiting',
  skipped: null,
  works: null,
  phase: null,
  code: null,
  replyCode: null,
  reply: null,
  ms: null,
  address: null,
  auth: null,
  tls: null,
  could: null,
  change: null,
}

/** Ends with the world's signal, and then with every row settled. Never rejects for anything the network does. */
export async function search({ world, total, onRow }: SearchOptions): Promise<{ rows: readonly FindRow[]; notes: readonly FindNote[] }> {
  const { document, signal } = world
  const { dialer, systemProxy } = world.ports
  const network = knowNetwork(dialer, systemProxy, signal)
  const rows = new Map<string, FindRow>()
  const notes = new Set<FindNote>()
  const slots = createSlots((name) => (name.startsWith('port ') ? mostPerPort : mostPerHost))
  const ports = portsToTry(document.smtp.port)
  const host = toAscii(document.smtp.server) ?? document.smtp.server

  function put(combination: Combination, part: Partial<FindRow>): void {
    const key = keyOf(combination)
    const { port, security, route, family } = combination
    const row = { ...(rows.get(key) ?? { ...blank, key, port, security, route, family }), ...part }
    rows.set(key, row)
    onRow(row)
  }
  const plan = (door: Door) => triedSecurities.forEach((security) => put({ ...door, security }, {}))
  function leaveOut(door: Door, reason: SkipReason): void {
    for (const security of triedSecurities)
      if (rows.get(keyOf({ ...door, security }))?.state === 'waiting') put({ ...door, security }, { state: 'skipped', skipped: reason })
  }

  async function tryDoor(door: Door, hop: string): Promise<Tried | null> {
    const give = await slots.take([hop, `port ${door.port}`], signal)
    const tried: Tried[] = []
    try {
      for (;;) {
        const next = nextAt(door, tried)
        if ('done' in next) {
          leaveOut(door, next.done)
          return tried.at(-1) ?? null
        }
        const combination = { ...door, security: next.security }
        put(combination, { state: 'running' })
        const reach = total * (door.route === 'direct' ? reachDirect : reachThroughProxy)
        const own = { ...world, ports: { ...world.ports, dialer: network.dialer(door.family), systemProxy: network.systemProxy } }
        const answer = await probe(own, combination, { reach, whole: total * wholeTry })
        if (!answer || answer.phase === null) return null
        put(combination, { ...answer, state: 'done' })
        tried.push({ security: next.security, phase: answer.phase, code: answer.code })
      }
    } finally {
      give()
    }
  }

  /** Through a proxy one port goes ahead: what it says of itself holds for all, and a refused login is not said again. */
  async function tryRoute(doors: readonly Door[], hop: string): Promise<void> {
    const [first] = doors
    if (!first) return
    doors.forEach(plan)
    if (first.route === 'direct') {
      await Promise.all(doors.map((door) => tryDoor(door, hop)))
      return
    }
    const answer = await tryDoor(first, hop)
    const rest = doors.slice(1)
    if (answer && proxyAnswersAll(answer.code)) return rest.forEach((door) => leaveOut(door, 'proxy'))
    await Promise.all(rest.map((door) => tryDoor(door, hop)))
  }

  /** Within its part of the time; null: nothing was said by then. */
  async function within<T>(answer: Promise<T>): Promise<T | null> {
    const own = new AbortController()
    const stop = world.ports.clock.after(total * reachDirect, () => own.abort(new Error('enough')))
    const end = () => own.abort(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    return untilAborted(answer, own.signal)
      .catch((error: unknown) => {
        if (own.signal.aborted) return null
        throw error
      })
      .finally(() => {
        stop()
        signal.removeEventListener('abort', end)
      })
  }

  async function direct(): Promise<void> {
    const found = await within(network.resolve(host))
    const families = found?.ok === true ? [...new Set(found.value.map(({ family }) => family))] : []
    await tryRoute(doorsOf('direct', ports, families), 'server')
  }

  const typedProxy = document.proxy.address !== '' && document.proxy.port !== null
  async function typed(): Promise<void> {
    if (typedProxy) await tryRoute(doorsOf('typed', ports, []), nameOf(proxyOf('typed', document)))
  }

  async function system(): Promise<void> {
    const answers = await within(Promise.all(ports.map((port) => network.systemProxy.find(host, port))))
    const first = (index: number): RouteCandidate | undefined => answers?.[index]?.candidates?.[0]
    const known = ports.map((port, index) => ({ port, candidate: first(index) }))
    if (known.every(({ candidate }) => !candidate)) return void notes.add('system-unknown')
    const through = known.flatMap(({ port, candidate }) => (candidate && candidate.kind !== 'direct' ? [{ port, candidate }] : []))
    if (through.length === 0) return void notes.add('system-direct')
    const same = (candidate: RouteCandidate) => typedProxy && nameOf(candidate) === nameOf(document.proxy)
    if (through.every(({ candidate }) => same(candidate))) return void notes.add('system-typed')
    // A configuration script may name another proxy for each port: each of them hears of a login once.
    const byHop = Map.groupBy(through, ({ candidate }) => nameOf(candidate))
    await Promise.all([...byHop].map(([hop, places]) => tryRoute(doorsOf('system', places.map(({ port }) => port), []), hop)))
  }

  await Promise.all(
    [direct, system, typed].map((route) =>
      route().catch((error: unknown) => {
        if (!signal.aborted) throw error
      }),
    ),
  )
  for (const row of rows.values())
    if (row.state === 'waiting' || row.state === 'running') put(row, { state: 'skipped', skipped: 'time' })
  return { rows: [...rows.values()], notes: [...notes] }
}

function nameOf({ kind, ...rest }: Pick<RouteCandidate, 'kind'> & ({ host: string | null; port: number | null } | { address: string; port: number | null })): string {
  const host = 'host' in rest ? rest.host : rest.address
  return `${kind} ${(host ?? '').toLowerCase()}:${String(rest.port)}`
}
