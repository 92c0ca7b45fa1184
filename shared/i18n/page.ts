/** The texts of the page. What only other faces say stays away from it, and the many hints come with the part that shows them. */
import type { i18n } from 'i18next'
import { pageTexts } from './pt-BR/page.ts'
import { translatorOf, type Language } from './translator.ts'

export function createPageTranslator(language: Language = 'pt-BR'): i18n {
  // Its own copy of what the rest is merged into (page-rest.ts).
  return translatorOf(language, { ...pageTexts, test: { ...pageTexts.test } })
}
