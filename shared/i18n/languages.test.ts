/** Every language says everything: the same keys, the same values in the sentences, the same plurals. */
import { describe, expect, test } from 'vitest'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { bringAll, createTranslator } from './index.ts'
import { languageNames, languageOf, languages, locale, speak, type OtherLanguage } from './language.ts'
import { ptBR } from './pt-BR/index.ts'
import { translatorOf } from './translator.ts'

await bringAll()

const others: Readonly<Record<OtherLanguage, Readonly<Record<string, unknown>>>> = { en, es }

/** Every text with its key. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
}
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}|\$t\([^)]*\)/g) ?? [])].sort()

describe.each(Object.keys(others) as OtherLanguage[])('%s', (language) => {
  const theirs = new Map(leaves(others[language], ''))
  const ours = new Map(leaves(ptBR, ''))

  test('has the keys of Portuguese, no other', () => {
    expect([...ours.keys()].filter((key) => !theirs.has(key))).toEqual([])
    expect([...theirs.keys()].filter((key) => !ours.has(key))).toEqual([])
  })

  test('puts the same values into its sentences', () => {
    for (const [key, text] of theirs) {
      const original = ours.get(key) ?? ''
      // A single thing may be said without its number: "one user" for "{{count}} usuário".
      const single = key.endsWith('_one') && placeholders(text).every((each) => placeholders(original).includes(each))
      if (!single) expect([key, placeholders(text)]).toEqual([key, placeholders(original)])
    }
  })

  test('says something wherever Portuguese does, without blanks at the edges', () => {
    for (const [key, text] of theirs) expect([key, text.replace(/\n$/, ''), text === '']).toEqual([key, text.trim(), ours.get(key) === ''])
  })
})

/** Words that stand in no other of the languages. Names and options of this program's own keep theirs. */
const wordsOf = {
  'pt-BR': /(?<!\p{L})(?:não|você|são|também|nenhuma?|senhas?|mensage(?:m|ns)|\p{L}+(?:ção|ções)|usuários?|ainda|aqui|então|uma?|deste|desta)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:usted|también|ningun[oa]|contraseñas?|mensajes?|\p{L}+(?:ción|ciones)|usuarios?|todavía|aquí|entonces|una?)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:the|and|not|with|this|which|password|message|from)(?!\p{L})/iu,
} as const
const names = /PRÁTICA|Message-ID|[A-Z]+(?:_[A-Z]+)+|--[a-z-]+|\{\{\w+\}\}|\$t\([^)]*\)|“[^”]*”/g

describe.each(['en', 'es'] as const)('%s speaks no other language', (language) => {
  const foreign = Object.entries(wordsOf).filter(([other]) => other !== language)
  test.each(foreign)('not %s', (_, words) => {
    for (const [key, text] of leaves(others[language], '')) expect([key, words.exec(text.replace(names, ''))?.[0] ?? null]).toEqual([key, null])
  })
})

test('what a language lacks is said in Portuguese', () => {
  const translator = translatorOf('en', { 'pt-BR': { a: 'sim', b: 'só aqui' }, en: { a: 'yes' } })
  expect([translator.t('a'), translator.t('b')]).toEqual(['yes', 'só aqui'])
})

test.each([
  ['pt', 'pt-BR'], ['pt_BR.UTF-8', 'pt-BR'], ['pt-PT', 'pt-BR'], ['PT-br', 'pt-BR'], ['en_US.UTF-8', 'en'], ['en', 'en'], ['es-419', 'es'], ['es_AR@euro', 'es'],
  ['C', null], ['C.UTF-8', null], ['POSIX', null], ['', null], ['de_DE', null], ['english', null], ['enx', null],
])('%j is %s', (tag, language) => expect(languageOf(tag)).toBe(language))

test('a process speaks one language at a time, Portuguese first', () => {
  expect(createTranslator().language).toBe('pt-BR')
  try {
    speak('es')
    expect([createTranslator().language, locale()]).toEqual(['es', 'es-419'])
  } finally {
    speak('pt-BR')
  }
  expect(languages.map((language) => languageNames[language])).toEqual(['Português', 'English', 'Español'])
})
