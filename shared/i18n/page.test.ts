/** The page's texts: one language at a time, fetched when it is spoken, the many of later screens with those. */
import { afterEach, expect, test } from 'vitest'
import { bringAll, createTranslator } from './index.ts'
import { languages, speak, spoken } from './language.ts'
import { addTheRest } from './page-rest.ts'
import { createPageTranslator, sayIn } from './page.ts'

await bringAll()

afterEach(() => speak('pt-BR'))
const first = 'systems.general.name'
const later = 'hints.unknown-result.cause'
const said = (key: string) => languages.map((language) => createTranslator(language).t(key))

test('the words are different ones in each language, as the tests below need', () => {
  for (const key of [later, 'errors.usage']) expect(new Set(said(key)).size).toBe(3)
})

test('another language is there when it is spoken, and the rest of it with the rest', async () => {
  const page = createPageTranslator()
  expect(page.hasResourceBundle('en', 'translation')).toBe(false)
  await sayIn(page, 'en')
  expect([page.t(first), page.exists(later), spoken()]).toEqual([createTranslator('en').t(first), false, 'en'])
  await addTheRest(page)
  expect(page.t(later)).toBe(createTranslator('en').t(later))
})

test('a language that is chosen later has its rest at once', async () => {
  const page = createPageTranslator()
  await addTheRest(page)
  for (const language of ['es', 'en', 'pt-BR', 'es'] as const) {
    await sayIn(page, language)
    expect([page.language, page.t('errors.usage'), page.t(later)]).toEqual([language, ...['errors.usage', later].map((key) => createTranslator(language).t(key))])
  }
})

test('one that is chosen while the rest is on its way has its own', async () => {
  const page = createPageTranslator()
  const rest = addTheRest(page)
  await sayIn(page, 'en')
  await rest
  expect(page.t(later)).toBe(createTranslator('en').t(later))
})

test('what was chosen for one page is not another one’s texts', async () => {
  await sayIn(createPageTranslator(), 'en')
  const other = createPageTranslator()
  expect([other.t(first), other.exists(later)]).toEqual([createTranslator('pt-BR').t(first), false])
})
