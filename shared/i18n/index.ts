/** All texts for people, by language. Faces call `createTranslator`; no text stands in a component. The page has its own: page.ts. */
import type { i18n } from 'i18next'
import { ptBR } from './pt-BR/index.ts'
import { translatorOf, type Language } from './translator.ts'

export function createTranslator(language: Language = 'pt-BR'): i18n {
  return translatorOf(language, ptBR)
}
