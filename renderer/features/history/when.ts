import { locale } from '../../../shared/i18n/language.ts'

/** To the second: two tests are often of one minute. */
export function momentText(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso))
}
