import type { i18n } from 'i18next'
import { spoken, type Language, type OtherLanguage } from './language.ts'
import { pageRest } from './pt-BR/page-rest.ts'

const others: Readonly<Record<OtherLanguage, () => Promise<{ readonly pageRest: object }>>> = {
  en: () => import('./en/page-rest.ts'),
  es: () => import('./es/page-rest.ts'),
}

export async function addRestOf(language: Language, translator: i18n): Promise<void> {
  const rest = language === 'pt-BR' ? pageRest : (await others[language]()).pageRest
  translator.addResourceBundle(language, 'translation', rest, true, true)
}

/** For the page, whose translator begins with the words of the first screen. Once is enough; more does no harm. */
export async function addTheRest(translator: i18n): Promise<void> {
  // Portuguese at once: it says what another language lacks, and tells page.ts that the rest is here.
  await addRestOf('pt-BR', translator)
  if (spoken() !== 'pt-BR') await addRestOf(spoken(), translator)
}
