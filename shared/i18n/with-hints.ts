import type { i18n } from 'i18next'
import { hints } from './pt-BR/hints.ts'

/** For the page, whose translator begins without them. Once is enough; more does no harm. */
export function addHints(translator: i18n): void {
  if (!translator.exists('hints.internal.cause')) translator.addResourceBundle('pt-BR', 'translation', { hints })
}
