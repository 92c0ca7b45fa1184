/** The languages that people are spoken to in, and the one this process speaks. */

export const languages = ['pt-BR', 'en', 'es'] as const
export type Language = (typeof languages)[number]
/** What is brought only when somebody chooses it. Portuguese is always there: it says what another language lacks. */
export type OtherLanguage = Exclude<Language, 'pt-BR'>

/** Each in itself, so that whoever reads it finds it. */
export const languageNames: Readonly<Record<Language, string>> = { 'pt-BR': 'Português', en: 'English', es: 'Español' }

/**
 * How dates and numbers are written. English puts the day first as the other two do: one company reads them all, and
 * 03/04 must be one day for everybody.
 */
const locales: Readonly<Record<Language, string>> = { 'pt-BR': 'pt-BR', en: 'en-GB', es: 'es-419' }

/** `pt_PT.UTF-8`, `en-US`, `es`: the language among ours, or null. */
export function languageOf(tag: string): Language | null {
  const [, first] = /^([a-z]{2,3})(?:[-_.@]|$)/i.exec(tag) ?? []
  switch (first?.toLowerCase()) {
    case 'pt':
      return 'pt-BR'
    case 'en':
      return 'en'
    case 'es':
      return 'es'
    default:
      return null
  }
}

// A process speaks to one person: whoever typed the command, or looks at the page of this installation.
let current: Language = 'pt-BR'

/** From now on texts, dates and numbers are made in this language. What has been said stays said. */
export function speak(language: Language): void {
  current = language
}
export const spoken = (): Language => current

/** For Intl and toLocaleString. */
export const locale = (): string => locales[current]
