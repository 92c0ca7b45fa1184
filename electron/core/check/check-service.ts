import type { CheckBoard, CheckChange, CheckRepeat, CheckRow, CheckStateNow } from '../../../shared/contract/check.ts'
import { compareBoards, judgedRow, plannedRow, unlookedRow } from '../../../shared/domain/check/board.ts'
import { allSenders, distinctEndpoints, type CheckedSystem } from '../../../shared/domain/check/endpoints.ts'
import { AppError } from '../../../shared/errors.ts'
import { knowNetwork } from '../find/known-network.ts'
import type { Ports, StoredSystem } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import type { RunPorts } from '../test-send/run.ts'
import { createRepeat } from './repeat.ts'
import { walk } from './walk.ts'

export interface CheckService {
  /** Starts at once; rows and the end come as events. While one goes on, it is that one. */
  start(systemIds: readonly string[] | null): { checkId: string }
  /** Ends a run at once; one that has ended is none of its business. AppError `not-found`. */
  cancel(checkId: string): null
  state(): CheckStateNow
  /** AppError `store-write-failed` */
  setRepeat(repeat: CheckRepeat): null
  /** The whole run. AppError `not-found` where one of the systems is none. */
  run(systemIds: readonly string[] | null, options?: CheckOptions): Promise<CheckResult>
  /** For programs that stay: checks by the clock, as it is set. */
  getReady(): void
  close(): Promise<void>
}
export interface CheckOptions {
  readonly signal?: AbortSignal
  readonly onRows?: (rows: readonly CheckRow[], done: number, total: number) => void
}
export interface CheckResult {
  readonly board: CheckBoard
  readonly cancelled: boolean
  readonly partial: boolean
}

/** For one place, milliseconds: two lost packets at connecting, and a slow greeting. */
const perEndpoint = 20_000
/** For everything; a board that is older than this is none of today. */
const total = 15 * 60_000

interface Running {
  readonly checkId: string
  readonly controller: AbortController
  /** null while the systems are read: nothing is known yet */
  progress: { readonly rows: Map<string, CheckRow>; done: number; total: number } | null
  finished: Promise<void>
}

type Needs = RunPorts & Pick<Ports, 'events' | 'systemStore' | 'secretBox' | 'checkStore'>

export function createCheckService(ports: Needs, systems: Pick<SystemsService, 'get' | 'password'>): CheckService {
  const { clock, events, log, checkStore, secretBox } = ports
  let running: Running | null = null
  const known = new Set<string>()

  /** Passwords are only compared, and only those of proxies: whose login is the same needs to be said once. */
  function checkedSystem({ id, document, secrets }: StoredSystem, proxySecrets: Map<string, number>): CheckedSystem {
    const closed = secretBox.protection === 'unavailable'
    const sealed = secrets['proxy.authentication']
    const plain = sealed && !closed ? secretBox.open(sealed, { recordId: id, path: 'proxy.authentication' }) : null
    if (plain !== null && !proxySecrets.has(plain)) proxySecrets.set(plain, proxySecrets.size)
    return {
      id,
      document,
      proxySecret: plain === null ? null : (proxySecrets.get(plain) ?? null),
      // One that cannot be opened is lost; where none can be, nothing is known of any.
      hasSecret: (path) => {
        const stored = secrets[path]
        return stored !== undefined && (closed || secretBox.open(stored, { recordId: id, path }) !== null)
      },
    }
  }

  async function chosen(systemIds: readonly string[] | null): Promise<CheckedSystem[]> {
    const { systems: stored } = await ports.systemStore.list()
    const order = new Intl.Collator('pt-BR', { numeric: true, sensitivity: 'base' })
    const sorted = stored.toSorted((a, b) => order.compare(a.document.name, b.document.name))
    const wanted = systemIds && new Set(systemIds)
    const found = wanted ? sorted.filter(({ id }) => wanted.has(id)) : sorted
    if (wanted && found.length < wanted.size) throw new AppError('not-found')
    const proxySecrets = new Map<string, number>()
    return found.map((each) => checkedSystem(each, proxySecrets))
  }

  async function checkAll(systemIds: readonly string[] | null, signal: AbortSignal, onRows: NonNullable<CheckOptions['onRows']>): Promise<CheckResult> {
    const began = clock.monotonic()
    const at = clock.now()
    const senders = allSenders(await chosen(systemIds), at)
    const endpoints = distinctEndpoints(senders)
    const sharing = new Map(endpoints.flatMap(({ senders: all }) => all.map(({ key }) => [key, all.length] as const)))
    const rows = new Map(senders.map((sender) => [sender.key, plannedRow(sender, sharing.get(sender.key) ?? 0, at)]))
    let done = 0
    onRows([...rows.values()], done, endpoints.length)

    const controller = new AbortController()
    const end = () => controller.abort(new Error('ended'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
    const stop = clock.after(total, end)
    const network = knowNetwork(ports.dialer, ports.systemProxy, controller.signal)
    const world = { ports: { ...ports, dialer: network.dialer(null), systemProxy: network.systemProxy }, systems, signal: controller.signal, limit: perEndpoint }
    await walk(world, endpoints, (endpoint, report) => {
      done += 1
      const settled = endpoint.senders.flatMap((sender) => {
        const planned = rows.get(sender.key)
        return planned ? [report ? judgedRow(sender, planned, report) : unlookedRow(planned)] : []
      })
      for (const row of settled) rows.set(row.key, row)
      // Whoever cancelled has the answer already.
      if (!signal.aborted) onRows(settled, done, endpoints.length)
    }).finally(() => {
      stop()
      signal.removeEventListener('abort', end)
    })
    const partial = systemIds !== null
    const before = checkStore.read().board
    const all = [...rows.values()]
    const board: CheckBoard = {
      at: at.toISOString(),
      from: { host: ports.host.hostName, user: ports.host.osUser },
      ms: Math.round(clock.monotonic() - began),
      endpoints: endpoints.length,
      rows: all,
      changes: before && !signal.aborted ? compareBoards(before.rows, all) : [],
    }
    if (!partial && !signal.aborted) keep(board)
    return { board, cancelled: signal.aborted, partial }
  }

  function keep(board: CheckBoard): void {
    try {
      checkStore.write({ ...checkStore.read(), board })
    } catch (error) {
      // A full disk must not take the answer from whoever waits for it.
      log.error('the board of all systems could not be kept', { error: String(error) })
    }
  }

  function begin(systemIds: readonly string[] | null, repeated: boolean): Running {
    const checkId = ports.ids.uuid()
    const controller = new AbortController()
    const own: Running = { checkId, controller, progress: null, finished: Promise.resolve() }
    running = own
    known.add(checkId)
    const onRows = (rows: readonly CheckRow[], done: number, of: number) => {
      const seen = own.progress?.rows ?? new Map<string, CheckRow>()
      for (const row of rows) seen.set(row.key, row)
      own.progress = { rows: seen, done, total: of }
      events.emit({ name: 'check.rows', data: { checkId, rows: [...rows], done, total: of } })
    }
    const end = (changes: CheckChange[], cancelled: boolean) => {
      if (running === own) running = null
      repeat.planNext()
      events.emit({ name: 'check.finished', data: { checkId, cancelled, repeated, partial: systemIds !== null, changes } })
    }
    own.finished = checkAll(systemIds, controller.signal, onRows).then(
      ({ board, cancelled }) => end([...board.changes], cancelled),
      (error: unknown) => {
        log.error('checking all systems failed in a way that nothing explains', { error: error instanceof Error ? error.stack : String(error) })
        end([], true)
      },
    )
    return own
  }

  const repeat = createRepeat(clock, {
    every: () => checkStore.read().repeat,
    last: () => checkStore.read().board?.at ?? null,
    run: () => (running ? undefined : void begin(null, true)),
  })

  return {
    start: (systemIds) => ({ checkId: (running ?? begin(systemIds, false)).checkId }),
    cancel(checkId) {
      if (!known.has(checkId)) throw new AppError('not-found')
      if (running?.checkId === checkId) running.controller.abort(new Error('cancelled'))
      return null
    },
    state() {
      const { board, repeat: every } = checkStore.read()
      const now = running && { checkId: running.checkId, rows: [...(running.progress?.rows.values() ?? [])], done: running.progress?.done ?? 0, total: running.progress?.total ?? 0 }
      return { running: now, board, repeat: every, nextAt: repeat.nextAt()?.toISOString() ?? null }
    },
    setRepeat(every) {
      checkStore.write({ ...checkStore.read(), repeat: every })
      repeat.planNext()
      return null
    },
    run: (systemIds, { signal = new AbortController().signal, onRows = () => {} } = {}) => checkAll(systemIds, signal, onRows),
    getReady: () => repeat.begin(),
    async close() {
      repeat.stop()
      running?.controller.abort(new Error('closed'))
      await running?.finished
    },
  }
}
