/** The translator for components, and numbers and times as people read them. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { locale } from '../../shared/i18n/language.ts'

export function useText(): TFunction {
  return useTranslation().t
}

/** One a language: making one takes longer than using it in a list of thousands. */
const numbers = new Map<string, Intl.NumberFormat>()

export function numberText(value: number): string {
  const made = numbers.get(locale()) ?? new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 })
  numbers.set(locale(), made)
  return made.format(value)
}

/** `12 ms`, `1,9 s` */
export function durationText(t: TFunction, ms: number): string {
  const whole = Math.round(ms)
  return whole < 1000
    ? t('common.duration.milliseconds', { count: whole })
    : t('common.duration.seconds', { seconds: numberText(ms / 1000) })
}

const minute = 60_000
const hour = 60 * minute

/** How long ago, as one would say it. */
export function agoText(t: TFunction, iso: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(iso))
  if (ms < minute) return t('common.ago.now')
  if (ms < hour) return t('common.ago.minutes', { count: Math.floor(ms / minute) })
  if (ms < 24 * hour) return t('common.ago.hours', { count: Math.floor(ms / hour) })
  const days = Math.floor(ms / (24 * hour))
  return days === 1 ? t('common.ago.day') : t('common.ago.days', { count: days })
}

export function dateTimeText(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso))
}

/** The time of day to the half minute, so that "há 2 min" stays true. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
