/** What one looks for in the queue, as the fields of the page have it. Pure. */
import type { QueueSearch } from '../../../shared/contract/queue-page.ts'
import type { MessageState } from '../../../shared/domain/outbox/states.ts'

export const ages = ['any', 'hour', 'day', 'week', 'older-day', 'older-week'] as const
export type Age = (typeof ages)[number]

export interface Looking {
  /** null: any */
  readonly state: MessageState | null
  readonly domain: string
  readonly asUser: string
  readonly scheduleId: string | null
  readonly age: Age
  readonly text: string
  /** a cell of the overview: minutes of waiting, from and up to */
  readonly waiting: { readonly from: number; readonly to: number | null } | null
  /** when it was chosen, epoch milliseconds: an age counts from then, so that the list is not another one with each second */
  readonly at: number
}

export const anything: Looking = { state: null, domain: '', asUser: '', scheduleId: null, age: 'any', text: '', waiting: null, at: 0 }

export function isAnything(looking: Looking): boolean {
  return JSON.stringify({ ...looking, at: 0 }) === JSON.stringify(anything)
}

const hourMs = 3_600_000
const spans: Readonly<Record<Exclude<Age, 'any'>, number>> = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, 'older-day': 24 * hourMs, 'older-week': 7 * 24 * hourMs }

export function searchOf(looking: Looking, systemId: string | null): QueueSearch {
  const { state, domain, asUser, scheduleId, age, text, waiting, at: now } = looking
  const iso = (at: number) => new Date(at).toISOString()
  const at = age === 'any' ? null : iso(now - spans[age])
  const older = age.startsWith('older')
  return {
    states: state === null ? [] : [state],
    systemId,
    domain: domain.trim() === '' ? null : domain.trim(),
    asUser: asUser.trim() === '' ? null : asUser.trim(),
    scheduleId,
    search: text.trim().slice(0, 200),
    since: waiting ? (waiting.to === null ? null : iso(now - waiting.to * 60_000)) : older ? null : at,
    until: waiting ? (waiting.from === 0 ? null : iso(now - waiting.from * 60_000)) : older ? at : null,
  }
}
