/** Why a message is where it is, in words. */
import { locale } from '../../../shared/i18n/language.ts'
import type { TFunction } from 'i18next'
import type { QueueRow } from '../../../shared/contract/queue-page.ts'

/** A code of the queue's own, or one of a report. */
export function reasonText(t: TFunction, code: string): string {
  return t([`queue.codes.${code}`, `test.codes.${code}`], { defaultValue: code })
}

/** What holds it now, else what was said of it last; blank where there is nothing to say. */
export function whyText(t: TFunction, { state, held, code, reply, replyCode }: Pick<QueueRow, 'state' | 'held' | 'code' | 'reply' | 'replyCode'>): string {
  if (held !== null) return t('queue.list.held', { reason: reasonText(t, held) })
  const said = reply === null || reply === '' ? '' : t('queue.list.said', { code: replyCode ?? '', reply })
  if (state === 'sent') return said
  if (code !== null && code !== 'recipient-rejected') return reasonText(t, code)
  if (state === 'error' || (state === 'waiting' && code !== null)) return said === '' ? reasonText(t, 'recipient-rejected') : said
  return ''
}

/** `12 de nov., 08:30`: short, and with the year where it is another one. */
export function timeText(iso: string, now: number, zone?: string): string {
  const date = new Date(iso)
  const sameDay = date.toDateString() === new Date(now).toDateString()
  const options: Intl.DateTimeFormatOptions = sameDay ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' }
  return new Intl.DateTimeFormat(locale(), { ...options, ...(zone !== undefined && { timeZone: zone, dateStyle: 'short' }) }).format(date)
}
