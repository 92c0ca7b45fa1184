/** A queue that nothing outlives; for tests of what stands on it. */
import { queueSettingsSchema, type QueuedContent, type QueueSettings } from '../../../shared/contract/queue.ts'
import type { MessageStanding } from '../../../shared/domain/outbox/states.ts'
import type { Claim, Counted, Lane, OutboxFilter, OutboxMessage, OutboxStore, NewMessage, Pause, StoredAttempt, StoredSchedule, StoredWorker } from '../../core/outbox/outbox-store.ts' // prettier-ignore

interface Kept {
  readonly number: number
  message: OutboxMessage
  content: QueuedContent | null
  attempts: StoredAttempt[]
}

const keyOf = ({ systemId, asUser }: Lane) => JSON.stringify([systemId, asUser?.toUpperCase() ?? null])
const domainOf = ({ recipients }: OutboxMessage) => (recipients[0]?.address ?? '').replace(/^.*@/, '').toLowerCase()

function fits({ states, systemId, search, since, until }: OutboxFilter, message: OutboxMessage): boolean {
  const text = [message.subject, message.from ?? '', ...message.recipients.map(({ address }) => address)].join('\n').toLowerCase()
  return (
    (states.length === 0 || states.includes(message.state)) &&
    (systemId === null || message.systemId === systemId) &&
    (since === null || message.createdAt >= since) &&
    (until === null || message.createdAt < until) &&
    text.includes(search.toLowerCase())
  )
}

export function createMemoryOutbox({ freeSpace = () => null }: { readonly freeSpace?: () => number | null } = {}): OutboxStore {
  let kept: Kept[] = []
  let made = 0
  let written = 0
  const listeners = new Set<() => void>()
  function wrote(): void {
    written++
    for (const listener of listeners) listener()
  }
  const pauses = new Map<string, Pause>()
  const workers = new Map<string, StoredWorker>()
  const schedules = new Map<string, StoredSchedule>()
  let settings: QueueSettings = queueSettingsSchema.parse({})
  const find = (id: string) => kept.find(({ message }) => message.id === id)
  const pauseKey = (systemId: string, lane: Lane | null) => (lane ? keyOf(lane) : systemId)
  // As a real one: nothing happens within the turn that asks.
  const soon = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve()
    return work()
  }

  function insert({ content, ...message }: NewMessage): void {
    wrote()
    const twice = message.occurrence !== null && kept.some(({ message: other }) => other.scheduleId === message.scheduleId && other.occurrence === message.occurrence)
    if (twice || find(message.id)) throw new Error('UNIQUE constraint failed')
    kept.push({
      number: ++made,
      message: {
        ...message, changedAt: message.createdAt, attempts: 0, firstTriedAt: null, sentAt: null, hasContent: true, worker: null, leaseUntil: null,
        released: false, fence: 0,
      },
      content: structuredClone(content),
      attempts: [],
    }) // prettier-ignore
  }

  function apply(entry: Kept, change: Partial<MessageStanding>, now: number, keepWorker = false): void {
    wrote()
    const message = { ...entry.message, ...change, changedAt: now }
    const sending = message.state === 'sending'
    entry.message = {
      ...message,
      sentAt: message.state === 'sent' ? (message.sentAt ?? now) : null,
      worker: sending || keepWorker ? message.worker : null,
      leaseUntil: sending ? message.leaseUntil : null,
      released: (sending || keepWorker) && message.released,
    }
  }

  const held = ({ id, worker, fence }: Claim) => {
    const entry = find(id)
    return entry?.message.worker === worker && entry.message.fence === fence ? entry : undefined
  }
  const lastAttempt = (entry: Kept, change: Partial<StoredAttempt>) => {
    const last = entry.attempts.at(-1)
    if (last) entry.attempts[entry.attempts.length - 1] = { ...last, ...change }
  }
  const waiting = () => kept.filter(({ message }) => message.state === 'waiting').sort((a, b) => a.message.dueAt - b.message.dueAt || a.number - b.number)

  return {
    add: (messages) => soon(() => messages.forEach(insert)),
    get: (id) => soon(() => find(id)?.message ?? null),
    content: (id) => soon(() => find(id)?.content ?? null),
    attempts: (id) => soon(() => find(id)?.attempts ?? []),
    list: (filter, limit, before) =>
      soon(() => {
        const found = kept.filter(({ message }) => fits(filter, message)).reverse()
        const rest = found.filter(({ number }) => before === null || number < Number(before))
        const page = rest.slice(0, limit)
        return { messages: page.map(({ message }) => message), total: found.length, next: rest.length > limit ? String(page.at(-1)?.number) : null }
      }),
    change: (ids, decide, now) =>
      soon(() => {
        const changed: string[] = []
        const refused: { id: string; state: OutboxMessage['state'] | null }[] = []
        for (const id of ids) {
          const entry = find(id)
          const change = entry && decide(entry.message)
          if (!entry || !change) refused.push({ id, state: entry?.message.state ?? null })
          else {
            apply(entry, change, now)
            changed.push(id)
          }
        }
        return { changed, refused }
      }),
    counts: () =>
      soon(() => {
        const counted = new Map<string, Counted>()
        for (const { message: { systemId, systemName, state } } of kept) {
          const key = `${systemId}/${state}`
          const before = counted.get(key)
          counted.set(key, { systemId, state, count: (before?.count ?? 0) + 1, systemName: before && before.systemName > systemName ? before.systemName : systemName })
        } // prettier-ignore
        return [...counted.values()]
      }),
    ages: (since) =>
      soon(() => {
        const rows = new Map<string, number[]>()
        for (const { message } of waiting()) {
          const row = rows.get(domainOf(message)) ?? Array<number>(since.length + 1).fill(0)
          const found = since.findIndex((at) => message.createdAt >= at)
          const column = found < 0 ? since.length : found
          row[column] = (row[column] ?? 0) + 1
          rows.set(domainOf(message), row)
        }
        const sum = (row: number[]) => row.reduce((total, count) => total + count, 0)
        return [...rows].map(([domain, counts]) => ({ domain, counts })).sort((a, b) => sum(b.counts) - sum(a.counts) || (a.domain < b.domain ? -1 : 1))
      }),
    clean: (contentsBefore, rowsBefore, limit) =>
      soon(() => {
        const sentBefore = (at: number) => kept.filter(({ message }) => message.state === 'sent' && (message.sentAt ?? 0) < at)
        const stale = sentBefore(contentsBefore).filter(({ message }) => message.hasContent).slice(0, limit)
        for (const entry of stale) {
          entry.content = null
          entry.message = { ...entry.message, hasContent: false }
          entry.attempts = entry.attempts.map((attempt) => ({ ...attempt, report: null }))
        }
        const old = sentBefore(rowsBefore).filter(({ message }) => !message.hasContent).slice(0, limit)
        kept = kept.filter((entry) => !old.includes(entry))
        return { contents: stale.length, rows: old.length }
      }),

    lanes: () =>
      soon(() => {
        const lanes = new Map<string, { systemId: string; asUser: string | null; dueAt: number }>()
        for (const { message: { systemId, asUser, dueAt } } of waiting()) if (!lanes.has(keyOf({ systemId, asUser }))) lanes.set(keyOf({ systemId, asUser }), { systemId, asUser, dueAt }) // prettier-ignore
        return [...lanes.values()]
      }),
    claim: (lane, worker, now, leaseUntil, limit) =>
      soon(() =>
        waiting()
          .filter(({ message }) => keyOf(message) === keyOf(lane) && message.dueAt <= now)
          .slice(0, limit)
          .map((entry) => {
            const { message } = entry
            entry.message = {
              ...message, state: 'sending', worker, leaseUntil, released: false, fence: message.fence + 1, attempts: message.attempts + 1, changedAt: now,
              firstTriedAt: message.firstTriedAt ?? now,
            } // prettier-ignore
            entry.attempts.push({
              number: entry.attempts.length + 1, worker, startedAt: now, endedAt: null, releasedAt: null, report: null, verdict: null, phase: null, code: null,
              replyCode: null,
            }) // prettier-ignore
            return entry.message
          }),
      ),
    unclaim: (claims) =>
      soon(() => {
        for (const claim of claims) {
          const entry = held(claim)
          if (entry?.message.state !== 'sending' || entry.message.released) continue
          wrote()
          entry.attempts.pop()
          entry.message = {
            ...entry.message, state: 'waiting', worker: null, leaseUntil: null, attempts: entry.message.attempts - 1,
            firstTriedAt: entry.attempts.length === 0 ? null : entry.message.firstTriedAt,
          } // prettier-ignore
        }
      }),
    renew: (worker, ids, leaseUntil) =>
      soon(() => {
        for (const entry of kept) if (entry.message.state === 'sending' && entry.message.worker === worker && ids.includes(entry.message.id)) entry.message = { ...entry.message, leaseUntil }
      }),
    release: (claim, decide, now) =>
      soon(() => {
        const entry = held(claim)
        if (entry?.message.state !== 'sending' || entry.message.released) return false
        const change = decide(entry.message)
        entry.message = { ...entry.message, released: true }
        apply(entry, { ...change, state: 'sending' }, now)
        lastAttempt(entry, { releasedAt: now })
        return true
      }),
    settle: (claim, decide, report, now) =>
      soon(() => {
        const entry = held(claim)
        if (!entry || (entry.message.state !== 'sending' && !(entry.message.state === 'unknown' && entry.message.released))) return false
        const change = decide(entry.message)
        if (!change) return false
        apply(entry, change, now)
        const { verdict = null, phase = null, replyCode = null } = report ?? {}
        lastAttempt(entry, { endedAt: now, report, verdict, phase, replyCode, code: report ? report.code : (change.code ?? null) })
        return true
      }),
    recover: (now, latest, decide) =>
      soon(() =>
        kept.flatMap((entry) => {
          const { state, leaseUntil } = entry.message
          if (state !== 'sending' || leaseUntil === null || (leaseUntil >= now && leaseUntil <= latest)) return []
          const change = decide(entry.message)
          if (!change) return []
          apply(entry, change, now, change.state === 'unknown')
          lastAttempt(entry, { endedAt: now, code: 'worker-lost' })
          return [entry.message]
        }),
      ),

    pauses: () => soon(() => [...pauses.values()].sort((a, b) => a.at - b.at)),
    pause: (pause) => soon(() => void pauses.set(pauseKey(pause.systemId, pause.lane), pause)),
    resume: (systemId, lane) => soon(() => void (written += Number(pauses.delete(pauseKey(systemId, lane))))),
    beat: (worker) => soon(() => void workers.set(worker.id, worker)),
    leave: (workerId) => soon(() => void workers.delete(workerId)),
    workers: () => soon(() => [...workers.values()].sort((a, b) => a.startedAt - b.startedAt)),

    schedules: () => soon(() => [...schedules.values()].sort((a, b) => (a.nextAt ?? Infinity) - (b.nextAt ?? Infinity) || a.createdAt - b.createdAt)),
    schedule: (id) => soon(() => schedules.get(id) ?? null),
    saveSchedule: (schedule) => soon(() => {
      wrote()
      schedules.set(schedule.id, structuredClone(schedule))
    }),
    removeSchedule: (id) => soon(() => schedules.delete(id)),
    fire: (id, planned, nextAt, message) =>
      soon(() => {
        const schedule = schedules.get(id)
        if (schedule?.nextAt !== planned || schedule.paused) return false
        if (message) insert(message)
        schedules.set(id, { ...schedule, nextAt, lastAt: message?.occurrence ?? schedule.lastAt })
        return true
      }),
    nextFiring: () => soon(() => [...schedules.values()].flatMap(({ nextAt, paused }) => (nextAt === null || paused ? [] : [nextAt])).sort((a, b) => a - b)[0] ?? null),

    settings: () => soon(() => settings),
    saveSettings: (changed) => soon(() => void (settings = changed)),
    version: () => written,
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    freeSpace,
    close: () => {},
  }
}
