/**
 * All texts for people, by language. Faces call `createTranslator`; no text stands in a component. The page has its own: page.ts.
 * A command that ends at once reads the texts of one language only, so others are brought before they are spoken.
 */
import type { i18n } from 'i18next'
import { languages, spoken, type Language } from './language.ts'
import { ptBR } from './pt-BR/index.ts'
import { translatorOf } from './translator.ts'

const texts: Partial<Record<Language, object>> = { 'pt-BR': ptBR }

/** Before `createTranslator` is asked for them; a language that was not brought is said in Portuguese. */
export async function bring(language: Language): Promise<void> {
  if (language === 'en') texts.en ??= (await import('./en/index.ts')).en
  if (language === 'es') texts.es ??= (await import('./es/index.ts')).es
}

/** For faces that stay and whose language may change. */
export async function bringAll(): Promise<void> {
  await Promise.all(languages.map(bring))
}

/** One a language: making one takes longer than sending a message. */
const made = new Map<Language, i18n>()

/** In the language this process speaks, unless another is named. What it lacks is said in Portuguese. */
export function createTranslator(language: Language = spoken()): i18n {
  const own = texts[language]
  if (!own) return createTranslator('pt-BR')
  const translator = made.get(language) ?? translatorOf(language, { 'pt-BR': ptBR, [language]: own })
  made.set(language, translator)
  return translator
}
