import type { i18n } from 'i18next'
import { pageRest } from './pt-BR/page-rest.ts'

/** For the page, whose translator begins with the words of the first screen. Once is enough; more does no harm. */
export function addTheRest(translator: i18n): void {
  translator.addResourceBundle('pt-BR', 'translation', pageRest, true, true)
}
