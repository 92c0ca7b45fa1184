/** All texts for people, by language. Faces call `createTranslator`; no text stands in a component. The page has its own: page.ts. */
import type { i18n } from 'i18next'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { spoken, type Language } from './language.ts'
import { ptBR } from './pt-BR/index.ts'
import { translatorOf } from './translator.ts'

const texts: Readonly<Record<Language, object>> = { 'pt-BR': ptBR, en, es }

/** One a language: making one takes longer than sending a message. */
const made = new Map<Language, i18n>()

/** In the language this process speaks, unless another is named. What it lacks is said in Portuguese. */
export function createTranslator(language: Language = spoken()): i18n {
  const translator = made.get(language) ?? translatorOf(language, { 'pt-BR': ptBR, [language]: texts[language] })
  made.set(language, translator)
  return translator
}
