import type { FindNote, FindRequest, FindResult, FindRow } from '../../../shared/contract/find.ts'
import { ranked, routeOfSettings } from '../../../shared/domain/find/rating.ts'
import { systemDocumentSchema, type SystemDocument } from '../../../shared/domain/system/document.ts'
import { issuesOf } from '../../../shared/domain/system/issues.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import type { RunPorts } from '../test-send/run.ts'
import { logInOnce } from './log-in-once.ts'
import { search } from './search.ts'

export interface FindService {
  /** Starts at once; rows and the result come as events. AppError `invalid-input`: server or proxy cannot be read. */
  start(request: FindRequest): { findId: string }
  /** Ends a search; one that has ended is none of its business. AppError `not-found` for an id that never was. */
  cancel(findId: string): null
  /** null while it goes on. AppError `not-found`. */
  result(findId: string): FindResult | null
  /** The whole search. AppError `invalid-input`. */
  run(request: FindRequest, options?: FindOptions): Promise<FindResult>
  close(): Promise<void>
}
export interface FindOptions {
  readonly signal?: AbortSignal
  readonly onRow?: (row: FindRow) => void
}

/** Ended searches a page that came late can still ask for. */
const remembered = 20
/** Of the total time, milliseconds that are kept for ending what is under way. */
const toEnd = 150

interface Readable {
  readonly document: SystemDocument
  readonly whole: boolean
}

/** What is used of a document: the rest of it may be wrong. AppError `invalid-input`. */
export function readForFind(document: unknown): Readable {
  const whole = systemDocumentSchema.safeParse(document)
  const parts = typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {}
  const needed = { name: '-', technologyVersion: '14.1', protocol: 'smtp', smtp: parts['smtp'], proxy: parts['proxy'] }
  const isWhole = whole.success && whole.data.protocol === 'smtp'
  const read = isWhole ? whole : systemDocumentSchema.safeParse(needed)
  if (!read.success) throw new AppError('invalid-input', { issues: issuesOf(read.error) })
  if (read.data.smtp.server === '') throw new AppError('invalid-input', { issues: [{ path: 'smtp.server', code: 'host-empty' }] })
  return { document: read.data, whole: isWhole }
}

export function createFindService(ports: RunPorts & Pick<Ports, 'events'>, systems: Pick<SystemsService, 'get' | 'password'>): FindService {
  const running = new Map<string, { controller: AbortController; done: Promise<void> }>()
  const ended = new Map<string, FindResult>()

  async function findOut(findId: string, request: FindRequest, { document, whole }: Readable, signal: AbortSignal, onRow: (row: FindRow) => void): Promise<FindResult> {
    const { clock, host } = ports
    const began = clock.monotonic()
    const at = clock.now().toISOString()
    const total = request.deadlineSeconds * 1000 - toEnd
    const controller = new AbortController()
    const end = () => controller.abort(new Error('ended'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
    const stop = clock.after(total, end)
    const world = { ports, systems, systemId: request.systemId, document, whole }
    const found = await search({ world: { ...world, signal: controller.signal }, total, onRow }).finally(stop)
    signal.removeEventListener('abort', end)
    const notes: FindNote[] = [...found.notes]
    if (!signal.aborted && found.rows.some(({ skipped }) => skipped === 'time')) notes.push('time-over')
    const needs = { authenticates: document.smtp.authentication.enabled, route: routeNow(document, found.notes) }
    const order = ranked(found.rows, needs)
    const login = request.login && !signal.aborted ? await logInOnce({ ...world, signal }, order, (note) => notes.push(note)) : null
    return {
      findId,
      at,
      server: document.smtp.server,
      from: { host: host.hostName, user: host.osUser },
      ms: Math.round(clock.monotonic() - began),
      cancelled: signal.aborted,
      rows: [...found.rows],
      ranked: order.map(({ key }) => key),
      notes,
      login,
    }
  }

  /** A bug: whoever waits hears of an end all the same. */
  function broken(findId: string, { smtp }: SystemDocument): FindResult {
    const from = { host: ports.host.hostName, user: ports.host.osUser }
    return { findId, at: ports.clock.now().toISOString(), server: smtp.server, from, ms: 0, cancelled: true, rows: [], ranked: [], notes: [], login: null }
  }

  function remember(result: FindResult): void {
    ended.set(result.findId, result)
    const oldest = ended.keys().next().value
    if (ended.size > remembered && oldest !== undefined) ended.delete(oldest)
  }

  return {
    start(request) {
      const readable = readForFind(request.document)
      const findId = ports.ids.uuid()
      const controller = new AbortController()
      const onRow = (row: FindRow) => ports.events.emit({ name: 'find.row', data: { findId, row } })
      const done = findOut(findId, request, readable, controller.signal, onRow)
        .catch((error: unknown) => {
          ports.log.error('a search failed in a way that nothing explains', { findId, error: error instanceof Error ? error.stack : String(error) })
          return broken(findId, readable.document)
        })
        .then((result) => {
          running.delete(findId)
          remember(result)
          ports.events.emit({ name: 'find.finished', data: { findId, result } })
        })
      running.set(findId, { controller, done })
      return { findId }
    },
    cancel(findId) {
      const search = running.get(findId)
      if (!search && !ended.has(findId)) throw new AppError('not-found')
      search?.controller.abort()
      return null
    },
    result(findId) {
      const result = ended.get(findId)
      if (!result && !running.has(findId)) throw new AppError('not-found')
      return result ?? null
    },
    async run(request, { signal = new AbortController().signal, onRow = () => {} } = {}) {
      return findOut(ports.ids.uuid(), request, readForFind(request.document), signal, onRow)
    },
    async close() {
      const all = [...running.values()]
      for (const { controller } of all) controller.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}

/** Blank proxy fields on a machine without a proxy are the direct way. */
function routeNow(document: SystemDocument, notes: readonly FindNote[]): ReturnType<typeof routeOfSettings> {
  const route = routeOfSettings(document)
  if (route !== 'system') return route
  return notes.includes('system-direct') ? 'direct' : notes.includes('system-typed') ? 'typed' : route
}
