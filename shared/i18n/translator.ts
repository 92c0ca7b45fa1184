import { createInstance, type i18n } from 'i18next'

export const languages = ['pt-BR'] as const
export type Language = (typeof languages)[number]

/** An initialised i18next instance; synchronous, since its texts are in the bundle. React escapes by itself. */
export function translatorOf(language: Language, translation: object): i18n {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'pt-BR',
    resources: { 'pt-BR': { translation } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}
