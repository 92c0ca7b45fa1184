import type { ActionResult, QueueAttempt, QueuedContent, QueuedMessage, QueueFilter, QueuePage, QueueSettings, QueueStats } from '../../../shared/contract/queue.ts' // prettier-ignore
import { ageColumns } from '../../../shared/contract/queue.ts'
import { act, messageStates, type QueueAction } from '../../../shared/domain/outbox/states.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ports } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'
import { checkContent, newMessage } from './intake.ts'
import type { OutboxFilter } from './outbox-store.ts'
import { attemptView, maybeIso, messageView, pauseView, workerView } from './queue-views.ts'

export interface QueueService {
  /** Resolves once it is on disk. AppError `needs-smtp`, `invalid-input`, `not-found`, `store-write-failed`. */
  add(input: { readonly systemId: string; readonly content: QueuedContent; readonly hold: boolean }): Promise<{ id: string }>
  list(filter: QueueFilter, after: string | null, limit: number): Promise<QueuePage>
  /** AppError `not-found` */
  get(id: string): Promise<{ message: QueuedMessage; attempts: QueueAttempt[] }>
  /** What a person wrote; null where it was cleaned away. */
  content(id: string): Promise<QueuedContent | null>
  /** The message as it would go on the wire; null where it was cleaned away. */
  raw(id: string): Promise<{ raw: string | null }>
  /** Its beginning alone, for a screen, and how many octets the whole has. */
  source(id: string): Promise<{ text: string; size: number } | null>
  act(ids: readonly string[], action: QueueAction): Promise<ActionResult>
  /** On all that a filter finds, a piece at a time; `onProgress` hears how many are done. */
  actOnAll(filter: QueueFilter, action: QueueAction, onProgress?: (done: number) => void): Promise<{ changed: number; refused: number }>
  stats(): Promise<QueueStats>
  /** AppError `not-found` */
  pause(systemId: string, asUser: string | null): Promise<null>
  resume(systemId: string, asUser: string | null): Promise<null>
  settings(): Promise<QueueSettings>
  saveSettings(settings: QueueSettings): Promise<QueueSettings>
}

type Needs = Pick<Ports, 'outboxStore' | 'clock' | 'ids' | 'mailer'>

/** Beside what a message itself takes (its row, the write-ahead log, what it leaves in a history): room to go on working. */
const reserve = 32 * 1024 * 1024
const pieces = 500
/** as much of a message as a screen shows */
const shownOctets = 64 * 1024

function storedFilter({ states, systemId, search, since, until }: QueueFilter): OutboxFilter {
  return { states, systemId, search, since: since === null ? null : Date.parse(since), until: until === null ? null : Date.parse(until) }
}

export function createQueueService(ports: Needs, systems: Pick<SystemsService, 'get'>): QueueService {
  const { outboxStore: store, clock, ids } = ports
  const now = () => clock.now().getTime()

  async function found(id: string) {
    const message = await store.get(id)
    if (!message) throw new AppError('not-found')
    return message
  }

  const looks = new Map<string, Promise<{ document: SystemDocument; free: number | null }>>()
  /** Thousands that are handed over together share one look at their system, which opens its secrets, and at the room there is. */
  function lookAt(systemId: string): Promise<{ document: SystemDocument; free: number | null }> {
    const going = looks.get(systemId)
    if (going) return going
    const look = systems.get(systemId).then(({ document }) => ({ document, free: store.freeSpace() }))
    looks.set(systemId, look)
    // Who comes when it is there has one of its own.
    const there = () => void looks.delete(systemId)
    look.then(there, there)
    return look
  }

  /** As it would go on the wire. */
  async function compose(id: string): Promise<Uint8Array | null> {
    const message = await found(id)
    const content = await store.content(id)
    if (!content) return null
    const { to, cc, replyTo, html, priority, readReceipt, attachments, subject, text } = content
    const parts = { fromName: '', to, cc, replyTo, html, priority, readReceipt, attachments }
    const write = await ports.mailer.compose({
      from: content.from ?? message.messageId.replace(/^<.*@(.*)>$/, 'sistema@$1'),
      to: message.recipients.map(({ address }) => address),
      subject, text, date: new Date(message.firstTriedAt ?? message.createdAt), messageId: message.messageId, more: parts,
    }) // prettier-ignore
    return write()
  }

  return {
    async add({ systemId, content, hold }) {
      const { document, free } = await lookAt(systemId)
      checkContent(content, document)
      const id = ids.uuid()
      const message = newMessage({ id, systemId, systemName: document.name, document, content, now: now(), state: hold ? 'registered' : 'waiting' })
      // Said before anything is taken in, while there is still room to say it (as Postfix does, with 1.5 messages).
      if (free !== null && free < 3 * message.size + reserve) throw new AppError('store-write-failed', { details: { reason: 'ENOSPC' } })
      await store.add([message])
      return { id }
    },
    async list(filter, after, limit) {
      const [{ messages, total, next }, pauses] = await Promise.all([store.list(storedFilter(filter), limit, after), store.pauses()])
      return { messages: messages.map((message) => messageView(message, pauses)), total, next }
    },
    async get(id) {
      const [message, attempts, pauses] = await Promise.all([found(id), store.attempts(id), store.pauses()])
      return { message: messageView(message, pauses), attempts: attempts.map(attemptView) }
    },
    async content(id) {
      await found(id)
      return store.content(id)
    },
    async raw(id) {
      const composed = await compose(id)
      return { raw: composed && Buffer.from(composed).toString('utf8') }
    },
    async source(id) {
      const composed = await compose(id)
      return composed && { text: Buffer.from(composed.subarray(0, shownOctets)).toString('utf8'), size: composed.length }
    },
    act: (chosen, action) => store.change(chosen, (message) => act(message, action, now()), now()),
    async actOnAll(filter, action, onProgress) {
      const sum = { changed: 0, refused: 0 }
      let after: string | null = null
      do {
        const page = await store.list(storedFilter(filter), pieces, after)
        const { changed, refused } = await store.change(page.messages.map(({ id }) => id), (message) => act(message, action, now()), now())
        sum.changed += changed.length
        sum.refused += refused.length
        onProgress?.(sum.changed + sum.refused)
        after = page.next
      } while (after !== null)
      return sum
    },
    async stats() {
      const at = now()
      const [counted, ages, pauses, workers, lanes] = await Promise.all([
        store.counts(), store.ages(ageColumns.map((minutes) => at - minutes * 60_000)), store.pauses(), store.workers(), store.lanes(),
      ]) // prettier-ignore
      const none = () => Object.fromEntries(messageStates.map((state) => [state, 0])) as QueueStats['counts']
      const counts = none()
      const perSystem = new Map<string, QueueStats['systems'][number]>()
      for (const { systemId, systemName, state, count } of counted) {
        counts[state] += count
        const system = perSystem.get(systemId) ?? { systemId, systemName, counts: none() }
        system.counts[state] += count
        perSystem.set(systemId, system)
      }
      return {
        counts,
        systems: [...perSystem.values()].sort((a, b) => a.systemName.localeCompare(b.systemName, 'pt-BR')),
        ages: ages.map(({ domain, counts: minutes }) => ({ domain, minutes })),
        // A system that was removed left its name on its messages.
        pauses: pauses.map((pause) => pauseView({ ...pause, systemName: pause.systemName || (perSystem.get(pause.systemId)?.systemName ?? '') })),
        workers: workers.map(workerView),
        nextDueAt: maybeIso(lanes[0]?.dueAt ?? null),
      }
    },
    async pause(systemId, asUser) {
      const { document } = await systems.get(systemId)
      await store.pause({ systemId, systemName: document.name, lane: asUser === null ? null : { systemId, asUser }, reason: 'by-hand', at: now(), revision: null })
      return null
    },
    async resume(systemId, asUser) {
      // Without a user all of the system goes on, whoever stopped it.
      if (asUser === null) {
        for (const pause of await store.pauses()) if (pause.systemId === systemId) await store.resume(systemId, pause.lane)
      } else await store.resume(systemId, { systemId, asUser })
      return null
    },
    settings: () => store.settings(),
    async saveSettings(settings) {
      await store.saveSettings(settings)
      return settings
    },
  }
}

