/** All texts for people, by language. Faces call `createTranslator`; no text stands in a component. */
import { createInstance, type i18n } from 'i18next'
import { ptBR } from './pt-BR/index.ts'

export const languages = ['pt-BR'] as const
export type Language = (typeof languages)[number]

export const resources = { 'pt-BR': { translation: ptBR } } as const

/** An initialised i18next instance; synchronous, since every text is in the bundle. React escapes by itself. */
export function createTranslator(language: Language = 'pt-BR'): i18n {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'pt-BR',
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}
