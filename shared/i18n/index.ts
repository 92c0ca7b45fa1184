/** All texts for people, by language. Faces call `createTranslator`; no text stands in a component. The page has its own: page.ts. */
import type { i18n } from 'i18next'
import { ptBR } from './pt-BR/index.ts'
import { translatorOf, type Language } from './translator.ts'

/** One a language: making one takes longer than sending a message. */
const made = new Map<Language, i18n>()

export function createTranslator(language: Language = 'pt-BR'): i18n {
  const translator = made.get(language) ?? translatorOf(language, ptBR)
  made.set(language, translator)
  return translator
}
