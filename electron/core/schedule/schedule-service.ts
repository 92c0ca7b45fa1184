import type { QueuedContent } from '../../../shared/contract/queue.ts'
import type { PlannedTime, ScheduleInput, ScheduleView } from '../../../shared/contract/schedule.ts'
import { nextOccurrence, nextOccurrences, whatIsDue } from '../../../shared/domain/schedule/next.ts'
import type { ScheduleRule } from '../../../shared/domain/schedule/rule.ts'
import type { SystemDocument } from '../../../shared/domain/system/document.ts'
import { AppError } from '../../../shared/errors.ts'
import { checkContent, newMessage } from '../outbox/intake.ts'
import type { StoredSchedule } from '../outbox/outbox-store.ts'
import { isoOf, maybeIso } from '../outbox/queue-views.ts'
import type { Ports } from '../ports.ts'
import type { SystemsService } from '../systems/systems-service.ts'

export interface ScheduleService {
  /** AppError `needs-smtp`, `invalid-input` (also for a time that will never come), `not-found` */
  add(input: ScheduleInput): Promise<ScheduleView>
  list(): Promise<ScheduleView[]>
  /** AppError `not-found` */
  get(id: string): Promise<{ schedule: ScheduleView; content: QueuedContent }>
  change(id: string, input: ScheduleInput): Promise<ScheduleView>
  /** What passes while it stands still is not made up for. */
  pause(id: string, paused: boolean): Promise<ScheduleView>
  sendNow(id: string): Promise<{ id: string }>
  remove(id: string): Promise<null>
  preview(rule: ScheduleRule, zone: string, count: number): PlannedTime[]
  /** For the worker: everything whose time has come becomes a message, once. Returns how many did. */
  fireDue(): Promise<number>
}

function viewOf({ id, systemId, systemName, rule, zone, missed, paused, content, createdAt, nextAt, lastAt }: StoredSchedule): ScheduleView {
  const { subject, to } = content
  return { id, systemId, systemName, rule, zone, missed, paused, subject, to, createdAt: isoOf(createdAt), nextAt: maybeIso(nextAt), lastAt: maybeIso(lastAt) }
}

const two = (number: number) => String(number).padStart(2, '0')

export function createScheduleService(ports: Pick<Ports, 'outboxStore' | 'clock' | 'ids' | 'log'>, systems: Pick<SystemsService, 'get'>): ScheduleService {
  const { outboxStore: store, clock, ids, log } = ports
  const now = () => clock.now().getTime()

  async function found(id: string): Promise<StoredSchedule> {
    const schedule = await store.schedule(id)
    if (!schedule) throw new AppError('not-found')
    return schedule
  }

  async function checked({ systemId, rule, zone, missed, content }: ScheduleInput) {
    const { document } = await systems.get(systemId)
    checkContent(content, document)
    const next = nextOccurrence(rule, zone, now())
    if (!next) throw new AppError('invalid-input', { issues: [{ path: 'rule', code: 'never-again' }] })
    return { systemId, systemName: document.name, rule, zone, missed, content, nextAt: next.instant }
  }

  async function save(schedule: StoredSchedule): Promise<ScheduleView> {
    await store.saveSchedule(schedule)
    return viewOf(schedule)
  }

  /** A system that is gone still has its messages kept; the worker holds them and says why. */
  async function documentOf(systemId: string): Promise<SystemDocument | null> {
    try {
      return (await systems.get(systemId)).document
    } catch (error) {
      if (error instanceof AppError) return null
      throw error
    }
  }

  async function fire(schedule: StoredSchedule): Promise<boolean> {
    const { id, rule, zone, missed, nextAt } = schedule
    const due = nextAt === null || schedule.paused ? null : whatIsDue(rule, zone, nextAt, now(), missed)
    if (nextAt === null || !due) return false
    if (due.what === 'skip') {
      await store.fire(id, nextAt, due.next, null)
      log.info('a time of a schedule passed while nothing was running, and was skipped', { scheduleId: id, occurrence: isoOf(due.occurrence) })
      return false
    }
    const document = await documentOf(schedule.systemId)
    const message = newMessage({
      id: ids.uuid(), systemId: schedule.systemId, systemName: document?.name ?? schedule.systemName, document, content: schedule.content, now: now(),
      state: due.what === 'ask' ? 'registered' : 'waiting', scheduleId: id, occurrence: due.occurrence, ...(due.what === 'ask' && { code: 'missed-schedule' }),
    }) // prettier-ignore
    try {
      return await store.fire(id, nextAt, due.next, message)
    } catch (error) {
      if (error instanceof AppError) throw error
      // It was fired for this time before (a plan that was edited back); on to the next.
      await store.fire(id, nextAt, due.next, null)
      return false
    }
  }

  return {
    async add(input) {
      const plan = await checked(input)
      return save({ ...plan, id: ids.uuid(), paused: false, createdAt: now(), lastAt: null })
    },
    list: async () => (await store.schedules()).map(viewOf),
    async get(id) {
      const schedule = await found(id)
      return { schedule: viewOf(schedule), content: schedule.content }
    },
    async change(id, input) {
      const before = await found(id)
      return save({ ...before, ...(await checked(input)) })
    },
    async pause(id, paused) {
      const before = await found(id)
      const nextAt = paused || !before.paused ? before.nextAt : (nextOccurrence(before.rule, before.zone, now())?.instant ?? null)
      return save({ ...before, paused, nextAt })
    },
    async sendNow(id) {
      const { systemId, content } = await found(id)
      const { document } = await systems.get(systemId)
      checkContent(content, document)
      const message = newMessage({ id: ids.uuid(), systemId, systemName: document.name, document, content, now: now(), state: 'waiting', scheduleId: id })
      await store.add([message])
      return { id: message.id }
    },
    async remove(id) {
      if (!(await store.removeSchedule(id))) throw new AppError('not-found')
      return null
    },
    preview: (rule, zone, count) =>
      nextOccurrences(rule, zone, now(), count).map(({ instant, local, placement }) => ({
        at: isoOf(instant),
        local: `${local.year}-${two(local.month)}-${two(local.day)}T${two(local.hour)}:${two(local.minute)}`,
        placement,
      })),
    async fireDue() {
      const first = await store.nextFiring()
      if (first === null || first > now()) return 0
      let fired = 0
      for (const schedule of await store.schedules()) {
        try {
          if (await fire(schedule)) fired++
        } catch (error) {
          // One that cannot be fired must not keep the others waiting; it is tried again at the next look.
          log.error('a schedule could not be fired', { scheduleId: schedule.id, error: error instanceof Error ? error.message : typeof error })
        }
      }
      return fired
    },
  }
}
