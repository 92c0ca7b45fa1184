/**
 * The texts of the page. What only other faces say stays away from it, and the many hints come with the part that shows them.
 * Portuguese is in the page itself; another language is fetched when it is spoken, before anything is shown in it.
 */
import type { i18n } from 'i18next'
import { speak, type Language, type OtherLanguage } from './language.ts'
import { pageTexts } from './pt-BR/page.ts'
import { translatorOf } from './translator.ts'

const others: Readonly<Record<OtherLanguage, () => Promise<{ readonly pageTexts: object }>>> = {
  en: () => import('./en/page.ts'),
  es: () => import('./es/page.ts'),
}

/** In Portuguese, until `sayIn`. */
export function createPageTranslator(): i18n {
  // Its own copy: the rest is merged into it (page-rest.ts).
  return translatorOf('pt-BR', { 'pt-BR': JSON.parse(JSON.stringify(pageTexts)) as object })
}

const hasTheRest = (translator: i18n) => translator.getResource('pt-BR', 'translation', 'hints') !== undefined

/** Speaks another language, also while the page is open. Rejects when its texts cannot be fetched; then nothing has changed. */
export async function sayIn(translator: i18n, language: Language): Promise<void> {
  if (language !== 'pt-BR') {
    const { pageTexts: first } = await others[language]()
    if (hasTheRest(translator)) await (await import('./page-rest.ts')).addRestOf(language, translator)
    translator.addResourceBundle(language, 'translation', first, true, true)
  }
  speak(language)
  await translator.changeLanguage(language)
}
