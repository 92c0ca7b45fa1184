/**
 * The queue on disk for a process that sends it: what each message makes it wait for (claim, release, result) happens in a thread, so
 * that the conversations go on while the disk syncs. The same file, the same promise: what resolves is on disk. All that is rare, and all
 * that a rule has to look at anew, goes the ordinary way on a connection of this thread.
 */
import { Worker } from 'node:worker_threads'
import type { QueuedContent } from '../../shared/contract/queue.ts'
import { AppError, type WireError } from '../../shared/errors.ts'
import type { Claim, OutboxMessage, OutboxStore } from '../core/outbox/outbox-store.ts'
import { newRow } from './sqlite-outbox-insert.ts'
import { laneKey } from './sqlite-outbox-keys.ts'
import { messageOf } from './sqlite-outbox-rows.ts'
import { endOf } from './sqlite-outbox-sending.ts'
import { columnPlaces, contentPlace, type Claimed, type Known, type Step } from './sqlite-outbox-steps.ts'
import { createSqliteOutbox, type SqliteOutboxOptions } from './sqlite-outbox.ts'

/**
 * With so many the thread begins though the turn has not ended. A conversation waits for each release: if all of them waited for the same
 * commit, they would go in step from then on, and either the disk or the network would have nothing to do.
 */
const enough = { releases: 5, steps: 200 }

/**
 * Nobody on the wire waits for results, and for what is taken ahead of its turn, so these wait a moment themselves, milliseconds, for a step
 * that somebody does wait for, and share its sync of the disk. A worker killed in this moment leaves a doubt where it would have left a result.
 */
const lazyMs = 3
const mayWait = (step: Step) => step.kind === 'settle' || (step.kind === 'claim' && step.lazy)

export type ThreadWork = SqliteOutboxOptions
export interface Asked {
  readonly id: number
  readonly step: Step
}
export interface Answer {
  readonly id: number
  readonly value?: Claimed[] | boolean
  readonly error?: WireError
}

interface Held {
  readonly known: Known
  readonly message: OutboxMessage
  /** as it is stored, where the claim brought it */
  readonly content: string | null
}

export function createThreadedOutbox(options: SqliteOutboxOptions): OutboxStore {
  const ordinary = createSqliteOutbox(options)
  const waiting = new Map<number, { resolve: (value: Claimed[] | boolean) => void; reject: (error: unknown) => void }>()
  /** what this process holds, by id */
  const held = new Map<string, Held>()
  let thread: Worker | null = null
  let asked: Asked[] = []
  /** among them */
  let releases = 0
  let soon: NodeJS.Immediate | undefined
  let later: NodeJS.Timeout | undefined
  let made = 0

  function begin(): Worker {
    const file = import.meta.url.endsWith('.ts') ? './sqlite-outbox-thread.ts' : './outbox-thread.js'
    const started = new Worker(new URL(file, import.meta.url), {
      workerData: options satisfies ThreadWork,
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
    })
    started.on('message', (answers: Answer[]) => {
      for (const { id, value, error } of answers) {
        const one = waiting.get(id)
        waiting.delete(id)
        if (error) one?.reject(AppError.fromWire(error))
        else if (value !== undefined) one?.resolve(value)
      }
      if (waiting.size === 0) started.unref()
    })
    const gone = (cause: unknown) => {
      if (thread === started) thread = null
      for (const { reject } of waiting.values()) reject(new AppError('store-write-failed', { details: { reason: 'thread' }, cause }))
      waiting.clear()
    }
    started.once('error', gone)
    started.once('exit', gone)
    return started
  }

  function hand(): void {
    clearImmediate(soon)
    clearTimeout(later)
    soon = later = undefined
    if (asked.length === 0) return
    const steps = asked
    asked = []
    releases = 0
    thread ??= begin()
    thread.ref()
    thread.postMessage(steps)
  }

  /** Those of one turn go over together, up to what is worth beginning with. */
  function take(step: Step): Promise<Claimed[] | boolean> {
    return new Promise((resolve, reject) => {
      const id = ++made
      waiting.set(id, { resolve, reject })
      asked.push({ id, step })
      if (mayWait(step)) later ??= setTimeout(hand, lazyMs)
      else soon ??= setImmediate(hand)
      if (step.kind === 'release') releases++
      if (releases >= enough.releases || asked.length >= enough.steps) hand()
    })
  }

  function find({ id, worker, fence }: Claim): Held | null {
    const found = held.get(id)
    return found?.known.worker === worker && found.known.fence === fence ? found : null
  }

  return {
    ...ordinary,
    async add(messages) {
      await take({ kind: 'add', rows: messages.map(newRow) })
    },
    async claim(lane, worker, now, leaseUntil, limit) {
      const rows = (await take({ kind: 'claim', lane: laneKey(lane), worker, now, leaseUntil, limit, lazy: held.size > 0 })) as Claimed[]
      return rows.map((row) => {
        const message = messageOf(row)
        const known = {
          number: Number(row[columnPlaces.number]), tries: Number(row[columnPlaces.tries]), worker, fence: message.fence, recipients: String(row[columnPlaces.recipients]),
        } // prettier-ignore
        const content = row[contentPlace] ?? null
        held.set(message.id, { known, message, content: content === null ? null : String(content) })
        return message
      })
    },
    async content(id) {
      const brought = held.get(id)?.content ?? null
      return brought === null ? ordinary.content(id) : (JSON.parse(brought) as QueuedContent)
    },
    async unclaim(claims) {
      await take({ kind: 'unclaim', claims })
      for (const { id } of claims) held.delete(id)
    },
    async renew(worker, ids, leaseUntil) {
      await take({ kind: 'renew', worker, ids: JSON.stringify(ids), leaseUntil })
    },
    async release(claim, decide, now) {
      const found = find(claim)
      const change = found && decide(found.message)
      // A rule that changes more than who is to get it is not expected here; the ordinary way knows what to do.
      if (!found || !change || Object.keys(change).some((key) => key !== 'recipients')) return ordinary.release(claim, decide, now)
      const recipients = JSON.stringify(change.recipients ?? found.message.recipients)
      if ((await take({ kind: 'release', known: found.known, recipients, now })) === false) return ordinary.release(claim, decide, now)
      held.set(claim.id, { known: { ...found.known, recipients }, message: { ...found.message, ...change, released: true }, content: null })
      return true
    },
    async settle(claim, decide, report, now) {
      const found = find(claim)
      const change = found && decide(found.message)
      if (found && change && change.state !== undefined && change.state !== 'sending') {
        const { state, dueAt, attempts, recipients, code, sentAt } = { ...found.message, ...change }
        const after = { state, dueAt, attempts, code, recipients: JSON.stringify(recipients), sentAt: state === 'sent' ? (sentAt ?? now) : null }
        const done = await take({ kind: 'settle', known: found.known, after, attempt: endOf(report, change.code ?? null), now })
        if (done === true) held.delete(claim.id)
        if (done === true) return true
      }
      const settled = await ordinary.settle(claim, decide, report, now)
      held.delete(claim.id)
      return settled
    },
    close() {
      ordinary.close()
      hand()
      thread?.postMessage('close')
      thread = null
    },
  }
}
