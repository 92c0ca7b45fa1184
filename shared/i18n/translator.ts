import { createInstance, type i18n } from 'i18next'
import type { Language } from './language.ts'

/** An initialised i18next instance; synchronous, since its texts are in the bundle. React escapes by itself. */
export function translatorOf(language: Language, texts: Readonly<Partial<Record<Language, object>>>): i18n {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'pt-BR',
    resources: Object.fromEntries(Object.entries(texts).map(([each, translation]) => [each, { translation }])),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}
