import type { i18n } from 'i18next'
import { practice } from './pt-BR/practice.ts'

/** For the page, whose translator begins without them: they come with the area Prática. Once is enough; more does no harm. */
export function addPractice(translator: i18n): void {
  if (!translator.exists('practice.title')) translator.addResourceBundle('pt-BR', 'translation', { practice })
}
